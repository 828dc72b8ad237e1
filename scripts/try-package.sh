#!/usr/bin/env bash
# Installs the .deb that scripts/package.sh made, starts what it installed as a user would, and removes it again:
#
#   scripts/try-package.sh [PACKAGE.deb]
#
# Needs root or sudo, and a display (or xvfb-run).
set -euo pipefail
cd "$(dirname "$0")/.."

package=${1:-$(ls -t target/release/bundle/deb/*.deb | head -n 1)}
as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}
fail() {
    echo "try-package.sh: $1" >&2
    exit 1
}

name=$(dpkg-deb --field "$package" Package)
as_root env DEBIAN_FRONTEND=noninteractive apt-get install --quiet --quiet --yes "$(realpath "$package")" </dev/null
work=$(mktemp -d)
window=
# shellcheck disable=SC2317 # the trap calls it
clean_up() {
    [ -z "$window" ] || kill -- "-$window" 2>/dev/null || true
    rm -rf "$work"
    as_root apt-get purge --quiet --quiet --yes "$name" >/dev/null
}
trap clean_up EXIT

desktop=$(dpkg --listfiles "$name" | grep '\.desktop$') || fail "no desktop file was installed"
grep -q '^Exec=tillup' "$desktop" || fail "$desktop does not start tillup"
tillupctl --data-dir "$work/terminal" --json demo >"$work/demo.json" || fail "the installed tillupctl could not sell in the demo"

# The window makes its ledger once it is there; it must still be there a while later.
start=(tillup --data-dir "$work/window" --demo)
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    start=(xvfb-run --auto-servernum "${start[@]}")
fi
# In a process group of its own: what xvfb-run started ends with it.
setsid "${start[@]}" &
window=$!
for _ in $(seq 100); do
    [ -f "$work/window/ledger.sqlite3" ] && break
    kill -0 "$window" 2>/dev/null || fail "the installed window ended by itself"
    sleep 0.2
done
[ -f "$work/window/ledger.sqlite3" ] || fail "the installed window opened no shop"
sleep 2
kill -0 "$window" 2>/dev/null || fail "the installed window ended by itself"
echo "$name $(dpkg-deb --field "$package" Version) installs, sells in the demo and opens its window."

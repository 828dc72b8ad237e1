#!/usr/bin/env bash
# Runs a command with a session bus and an unlocked keyring of its own, as a desktop would give it, but without one:
#
#   scripts/with-keyring.sh cargo test
#
# The keyring is new and empty, lies in a folder of its own, and is gone afterwards; that of the person who runs this is
# not touched. Works as root and without a terminal.
set -euo pipefail

[ $# -gt 0 ] || { echo "usage: with-keyring.sh COMMAND [ARGUMENT…]" >&2; exit 2; }

if [ "${1}" != --on-the-bus ]; then
    exec dbus-run-session -- "$0" --on-the-bus "$@"
fi
shift

folder=$(mktemp -d)
daemon=
# shellcheck disable=SC2317 # the trap calls it
clean_up() {
    [ -z "$daemon" ] || kill "$daemon" 2>/dev/null || true
    [ -z "$daemon" ] || wait "$daemon" 2>/dev/null || true
    rm -rf "$folder"
}
trap clean_up EXIT

mkdir -m 700 "$folder/run"
# The password only has to be there: it makes the keyring, unlocked, and nobody asks for it again.
XDG_DATA_HOME=$folder XDG_RUNTIME_DIR=$folder/run \
    gnome-keyring-daemon --components=secrets --foreground --unlock <<<"tests" >"$folder/daemon.log" 2>&1 &
daemon=$!

is_there() {
    dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus / \
        org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets 2>/dev/null | grep -q true
}
for _ in $(seq 100); do
    is_there && break
    sleep 0.1
done
is_there || { echo "with-keyring.sh: the keyring did not start:" >&2; cat "$folder/daemon.log" >&2; exit 1; }

status=0
"$@" || status=$?
exit "$status"

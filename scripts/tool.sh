#!/usr/bin/env bash
# Prints the path of one of the project's own tools, building it into target/tools first where it is missing:
#
#   scripts/tool.sh tauri-driver
#
# Versions are pinned here. The tools are built from their published sources with their own lock files.
set -euo pipefail
cd "$(dirname "$0")/.."

case ${1:-} in
    tauri-driver) version=2.1.0 ;;
    cargo-deny) version=0.19.9 ;;
    *) echo "usage: tool.sh tauri-driver|cargo-deny" >&2; exit 2 ;;
esac

root=$PWD/target/tools
if ! grep -qs "\"$1 $version " "$root/.crates.toml"; then
    echo "Building $1 $version into target/tools" >&2
    # Not linted: it is not ours.
    env -u RUSTC_WORKSPACE_WRAPPER cargo install --quiet --locked --force --root "$root" "$1@$version" >&2
fi
echo "$root/bin/$1"

#!/usr/bin/env bash
# From a fresh checkout to a shop on the screen: installs what is missing, builds, lets the demo sell once through each
# simulated provider, and opens the window on those sales if there is a display.
set -euo pipefail
cd "$(dirname "$0")/.."

if command -v apt-get >/dev/null; then
    scripts/setup-debian.sh run
elif ! command -v cargo >/dev/null; then
    echo "Tillup is built with Rust: install it from https://rustup.rs, then run this again." >&2
    exit 1
fi
PATH=$PATH:$HOME/.cargo/bin

echo "Building (some minutes the first time)…"
cargo build

# One folder for both, so that the window shows what the terminal sold.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
target/debug/tillupctl --data-dir "$folder" demo

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; then
    echo "Opening the window; close it to end."
    target/debug/tillup --data-dir "$folder" --demo
else
    echo "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the window is not opened."
    echo "In a desktop session, open it with: target/debug/tillup --demo"
fi

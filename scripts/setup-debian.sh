#!/usr/bin/env bash
# Installs what Tillup needs on Debian 12 or newer (and its relatives), and only what is missing.
#
#   scripts/setup-debian.sh run      to build and run it
#   scripts/setup-debian.sh test     that, and what the tests need
#   scripts/setup-debian.sh package  that, and what makes and tries the installer
#
# It says what it is about to install. It uses sudo where it is not root, and rustup only where there is no cargo.
set -euo pipefail

purpose=${1:-run}
# The oldest Rust that the workspace builds with: rust-version in Cargo.toml.
rust_version=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' "$(dirname "$0")/../Cargo.toml" | head -n 1)

# A linker, the web view and what it is found by, and letters for Bengali and Devanagari.
packages=(build-essential pkg-config ca-certificates curl libwebkit2gtk-4.1-dev libdbus-1-dev fonts-noto-core)
case $purpose in
    run) ;;
    # A display without a screen, a keyring without a desktop, a hand for the window, a browser for its files, and programs
    # that read what is exported and take what is printed.
    test) packages+=(xvfb xauth dbus gnome-keyring webkit2gtk-driver chromium hledger libreoffice-calc-nogui age cups-daemon poppler-utils) ;;
    # A display for trying what was packaged.
    package) packages+=(xvfb xauth) ;;
    *) echo "setup-debian.sh: say 'run', 'test' or 'package', not '$purpose'" >&2; exit 2 ;;
esac
if [ "$purpose" != run ]; then
    command -v node >/dev/null || packages+=(nodejs)
    command -v npm >/dev/null || packages+=(npm)
fi

if ! command -v apt-get >/dev/null; then
    echo "setup-debian.sh: this system has no apt-get. Install the like of these, then build with cargo: ${packages[*]}" >&2
    exit 1
fi

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

missing=()
for package in "${packages[@]}"; do
    [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
    echo "Installing Debian packages: ${missing[*]}"
    as_root apt-get update --quiet --quiet
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install --quiet --quiet --yes --no-install-recommends "${missing[@]}" </dev/null
fi

if ! command -v cargo >/dev/null && [ ! -x "$HOME/.cargo/bin/cargo" ]; then
    echo "Installing Rust with rustup, for this user only"
    curl --proto '=https' --tlsv1.2 --silent --show-error --fail https://sh.rustup.rs | sh -s -- -y --profile minimal --component clippy --component rustfmt
fi
PATH=$PATH:$HOME/.cargo/bin
have=$(cargo --version | cut -d ' ' -f 2)
if [ "$(printf '%s\n' "$rust_version" "$have" | sort --version-sort | head -n 1)" != "$rust_version" ]; then
    echo "setup-debian.sh: Tillup needs Rust $rust_version or newer, this is $have: run 'rustup update stable'" >&2
    exit 1
fi

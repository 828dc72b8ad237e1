#!/usr/bin/env bash
# Builds the installers of the system it runs on, into target/release/bundle: .deb on Linux, .msi and .exe on Windows
# (with WebView2 inside, for machines without a network), .dmg on macOS. tillupctl is in each of them.
#
#   scripts/package.sh [deb|nsis,msi|dmg]
set -euo pipefail
cd "$(dirname "$0")/.."

case ${1:-$(uname -s)} in
    Linux) bundles=deb ;;
    Darwin) bundles=dmg ;;
    MINGW* | MSYS*) bundles=nsis,msi ;;
    *) bundles=$1 ;;
esac

cargo build --release --package tillupctl
npx tauri build --ci --bundles "$bundles"

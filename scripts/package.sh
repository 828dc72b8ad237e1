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

# Pinned here, and not among the packages of the checks: it is as large as all of them together.
tauri_cli=@tauri-apps/cli@2.12.5

cargo build --release --package tillupctl
npm exec --yes --package="$tauri_cli" -- tauri build --ci --bundles "$bundles"

#!/usr/bin/env bash
# Renders icons/icon.svg into every format the bundler and the window need.
# Run it after changing the drawing; the results are committed, so a build needs none of these tools.
# Needs rsvg-convert (librsvg2-bin), convert (imagemagick) and png2icns (icnsutils).
set -euo pipefail
cd "$(dirname "$0")/../icons"

for tool in rsvg-convert /usr/bin/convert png2icns; do
    command -v "$tool" >/dev/null || { echo "icons.sh: $tool is missing (apt-get install librsvg2-bin imagemagick icnsutils)" >&2; exit 1; }
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for size in 16 24 32 48 64 128 256 512 1024; do
    rsvg-convert --width "$size" --height "$size" --format png --output "$work/$size.png" icon.svg
done

cp "$work/32.png" 32x32.png
cp "$work/128.png" 128x128.png
cp "$work/256.png" 128x128@2x.png
cp "$work/512.png" icon.png
/usr/bin/convert "$work"/{16,24,32,48,64,256}.png icon.ico
# png2icns knows these sizes only.
png2icns icon.icns "$work"/{16,32,48,128,256,512,1024}.png >/dev/null

// A page as it will be printed, dot by dot. Drawn and not linked to: the window's policy lets no picture in but its own.
import { html, useLayoutEffect, useRef, useState } from "../vendor/preact.js";

/** @param {string} png in base64 */
const decoded = (png) => createImageBitmap(new Blob([Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))], { type: "image/png" }));

/**
 * Its width on the screen is the style sheet's; drawn one to one, or smaller where there is no room.
 * @param {{ sheet: import("../types-printing.js").Sheet, label: string, testid: string }} props
 * @returns {import("../vendor/preact.js").VNode}
 */
export function Sheet({ sheet: { png, width, height }, label, testid }) {
  const canvas = useRef(/** @type {HTMLCanvasElement | null} */ (null));
  const [drawn, setDrawn] = useState("");
  useLayoutEffect(() => {
    let isWanted = true;
    const draw = async () => {
      const picture = await decoded(png).catch(() => null);
      if (isWanted && canvas.current !== null) {
        // The size with the picture: the one before stays until the next is there.
        Object.assign(canvas.current, { width, height });
        if (picture !== null) {
          canvas.current.getContext("2d")?.drawImage(picture, 0, 0);
        }
        setDrawn(png);
      }
      picture?.close();
    };
    void draw();
    return () => {
      isWanted = false;
    };
  }, [png]);
  return html`<canvas ref=${canvas} class="sheet" role="img" aria-label=${label} aria-busy=${String(drawn !== png)} data-testid=${testid} data-width=${width} data-height=${height}></canvas>`;
}

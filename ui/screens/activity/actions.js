// What can be done with any sale: the same again for the counter's form, and its reference for somebody else.
import { fill } from "../../state/sale.js";
import { page } from "../../state/session.js";
import { signal } from "../../vendor/preact.js";

/** @typedef {import("../../types.js").Sale} Sale */

/** The reference that was copied last. */
export const copied = signal(/** @type {string | null} */ (null));

/** Fills the counter's form with the same; sells nothing by itself. @param {Sale} sale */
export function repeat(sale) {
  page.value = "counter";
  fill(sale);
}

/** @param {Sale} sale */
export async function copyReference({ reference }) {
  try {
    await navigator.clipboard.writeText(reference);
  } catch {
    // A web view may keep its clipboard from scripts; what is marked can still be copied the old way.
    copyMarked(reference);
  }
  copied.value = reference;
}

/** @param {string} text */
function copyMarked(text) {
  const shown = document.querySelector(`[data-copy="${CSS.escape(text)}"]`);
  if (shown !== null) {
    window.getSelection()?.selectAllChildren(shown);
    document.execCommand("copy");
    window.getSelection()?.removeAllRanges();
  }
}

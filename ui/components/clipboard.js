// Text for somebody else, written to the clipboard.

/**
 * @param {string} text
 * @param {Element | null} shown where it stands on the page
 */
export async function copyText(text, shown) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // A web view may keep its clipboard from scripts; what is marked can still be copied the old way.
    copyMarked(shown);
  }
}

/** @param {Element | null} shown */
function copyMarked(shown) {
  if (shown !== null) {
    window.getSelection()?.selectAllChildren(shown);
    document.execCommand("copy");
    window.getSelection()?.removeAllRanges();
  }
}

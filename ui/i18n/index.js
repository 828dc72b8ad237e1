// The only way a screen comes to words. Today one language out of a table; the seam is where Fluent goes.
import { en } from "./en.js";

/** @typedef {keyof typeof en} MessageId */

/** The language that words, dates and numbers are written in. */
export const locale = "en";

/**
 * The text of a message.
 * @param {MessageId} id
 * @param {Readonly<Record<string, string>>} [args] put in place of `{name}`
 * @returns {string}
 */
export function t(id, args = {}) {
  return en[id].replace(/\{(\w+)\}/g, (whole, name) => args[name] ?? whole);
}

/**
 * Fills in the words of elements that stand in the page from the start and name their message in `data-l10n`.
 * @param {ParentNode} root
 */
export function translate(root) {
  for (const element of root.querySelectorAll("[data-l10n]")) {
    const id = /** @type {MessageId} */ (element.getAttribute("data-l10n"));
    element.textContent = t(id);
  }
}

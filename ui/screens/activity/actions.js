// What can be done with any sale: the same again for the counter's form, its receipt, and its reference for somebody else.
import { copyText } from "../../components/clipboard.js";
import { show } from "../../state/document.js";
import { fill } from "../../state/sale.js";
import { page } from "../../state/session.js";
import { signal } from "../../vendor/preact.js";
import { isOpen } from "./checking.js";

/** @typedef {import("../../types.js").Sale} Sale */

/** The reference that was copied last. */
export const copied = signal(/** @type {string | null} */ (null));

/** Not beside "do not send it again": while a sale is open, the same again is not offered here. @param {Sale} sale */
export const mayRepeat = (sale) => !isOpen(sale);

/** Fills the counter's form with the same; sells nothing by itself. @param {Sale} sale */
export function repeat(sale) {
  if (mayRepeat(sale)) {
    page.value = "counter";
    fill(sale);
  }
}

/** Shows what can be printed of it. @param {Sale} sale @param {"receipt" | "refund"} document */
export const lookAtPaper = ({ reference }, document) => show({ document, reference });

/** @param {Sale} sale */
export async function copyReference({ reference }) {
  await copyText(reference, document.querySelector(`[data-copy="${CSS.escape(reference)}"]`));
  copied.value = reference;
}

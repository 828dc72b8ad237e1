// What can be done with any sale: the same again for the counter's form, its receipt, and its reference for somebody else.
import { copyText } from "../../components/clipboard.js";
import { show } from "../../state/document.js";
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

/** Shows what can be printed of it. @param {Sale} sale @param {"receipt" | "refund"} document */
export const lookAtPaper = ({ reference }, document) => show({ document, reference });

/** @param {Sale} sale */
export async function copyReference({ reference }) {
  await copyText(reference, document.querySelector(`[data-copy="${CSS.escape(reference)}"]`));
  copied.value = reference;
}

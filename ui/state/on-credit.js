// Who buys the sale that is being typed on credit; nobody: it is paid in cash, as every new sale is at first.
import { batch, signal } from "../vendor/preact.js";

/** @typedef {Pick<import("../types.js").Debtor, "id" | "name">} Buyer */

export const debtor = signal(/** @type {Buyer | null} */ (null));
/** Whether somebody is being looked for, in place of the form or the review. */
export const picking = signal(false);

/** In cash again. */
export function inCash() {
  batch(() => {
    debtor.value = null;
    picking.value = false;
  });
}

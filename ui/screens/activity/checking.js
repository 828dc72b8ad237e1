// Asking the provider about an open sale now, and what came of it.
import { asBackendError, check } from "../../backend.js";
import { renew } from "../../state/activity.js";
import { signal } from "../../vendor/preact.js";

/** @typedef {import("../../types.js").Sale} Sale */

/**
 * @typedef {object} Checking
 * @property {string} reference
 * @property {"asking" | "same" | "changed" | "failed"} state
 * @property {string} [code] of what went wrong
 */

/** The sale that was asked about last. */
export const checking = signal(/** @type {Checking | null} */ (null));

/** Whether a provider can still tell something new of it. @param {Sale} sale */
export const isOpen = (sale) => sale.finalAt === null && !["succeeded", "failed", "reversed"].includes(sale.status);

/** @param {Sale} sale */
export async function checkNow(sale) {
  const { reference } = sale;
  if (!isOpen(sale) || checking.value?.state === "asking") {
    return;
  }
  checking.value = { reference, state: "asking" };
  try {
    const answer = await check(reference);
    renew(answer);
    checking.value = { reference, state: answer.status === sale.status ? "same" : "changed" };
  } catch (error) {
    checking.value = { reference, state: "failed", code: asBackendError(error).code };
  }
}

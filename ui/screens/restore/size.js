// How large a file is, for people.
import { figures } from "../../format.js";
import { t } from "../../i18n/index.js";

const STEP = 1024;
const UNITS = /** @type {const} */ (["kb", "mb", "gb"]);

/** @param {number} bytes @returns {string} */
export function size(bytes) {
  let [amount, unit] = [bytes / STEP, 0];
  while (amount >= STEP && unit < UNITS.length - 1) {
    [amount, unit] = [amount / STEP, unit + 1];
  }
  return t(`size-${UNITS[unit] ?? "gb"}`, { amount: figures(amount.toFixed(amount < 10 ? 1 : 0)) });
}

// What the form holds, as the program takes it.
import { plainAmount } from "./digits.js";
import { isoDay } from "./day.js";
import { debtor } from "./on-credit.js";
import { amount, charge, circle, dob, operator, pack, scheme, service, text, unit } from "./sale.js";

/** @typedef {import("../types.js").Order} Order */

/** @param {string} typed */
const filled = (typed) => (typed.trim() === "" ? null : typed.trim());

/**
 * @returns {Order | string} the order, or the code of what is missing in it
 */
export function orderNow() {
  const day = filled(dob.value);
  const born = day === null ? null : isoDay(day);
  if (service.value === "insurance" && born === null) {
    return "dob_needed";
  }
  const chosen = pack.value;
  return {
    number: text.value.trim(),
    amount: filled(plainAmount(amount.value)),
    operator: operator.value,
    service: service.value,
    account: chosen?.account ?? null,
    offer: chosen?.id ?? null,
    circle: circle.value,
    charge: filled(plainAmount(charge.value)),
    unit: service.value === "electricity" ? filled(unit.value) : null,
    dob: service.value === "insurance" ? born : null,
    scheme: scheme.value,
    again: false,
    debtor: debtor.value?.id ?? null,
  };
}

// Where the hands are wanted in the sale's form.
import { signal } from "../vendor/preact.js";

/** `turn` makes the same place a new wish. */
export const focus = signal({ field: /** @type {"number" | "amount" | "unit" | "dob" | "charge"} */ ("number"), turn: 0 });

/** @param {typeof focus.value.field} [field] */
export function focusOn(field = "number") {
  focus.value = { field, turn: focus.peek().turn + 1 };
}

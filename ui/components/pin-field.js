// A field for a PIN. What is typed stays in the field alone: no signal, no attribute has it.
import { latin } from "../state/digits.js";
import { html } from "../vendor/preact.js";

export const LONGEST_PIN = 12;
export const SHORTEST_PIN = 4;

/**
 * Digits of any script are taken as digits, everything else is left out.
 * @param {HTMLInputElement} field
 */
export function tidyPin(field) {
  const tidy = latin(field.value).replace(/\D/g, "").slice(0, LONGEST_PIN);
  if (tidy !== field.value) {
    field.value = tidy;
  }
}

/**
 * @param {{ field: import("preact").RefObject<HTMLInputElement>, testid: string, onInput?: () => void, id?: string, label?: string, invalid?: boolean, describedby?: string | undefined }} props
 * @returns {import("../vendor/preact.js").VNode}
 */
export function PinField({ field, testid, onInput, id, label, invalid, describedby }) {
  return html`<input
    ref=${field}
    id=${id}
    class="input pin-field"
    type="password"
    inputmode="numeric"
    autocomplete="off"
    data-testid=${testid}
    aria-label=${label}
    aria-invalid=${invalid ? "true" : undefined}
    aria-describedby=${describedby}
    onInput=${(/** @type {Event} */ event) => {
      tidyPin(/** @type {HTMLInputElement} */ (event.currentTarget));
      onInput?.();
    }}
  />`;
}

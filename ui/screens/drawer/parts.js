// What the parts of the drawer's page share: a field for money, and why something was not done.
import { Icon } from "../../components/icons.js";
import { explainError } from "../../components/status.js";
import { clock, money, shortDay } from "../../format.js";
import { plainAmount } from "../../state/digits.js";
import { refused } from "../../state/drawer.js";
import { currency } from "../../state/session.js";
import { html } from "../../vendor/preact.js";

/** @typedef {import("../../vendor/preact.js").VNode} VNode */

/** Whether it can be read as money. @param {string} typed */
export const isAmount = (typed) => /^\d+(\.\d{1,4})?$/.test(plainAmount(typed));

/** What was typed as it will be understood; nothing where it cannot be. @param {string} typed @param {string} [unit] currency; the shop's own, if not told */
export const understood = (typed, unit = currency.value) => (isAmount(typed) ? money(plainAmount(typed), unit) : "");

/** A moment of today by its time, another with its day. @param {string} moment @param {string} [today] */
export const when = (moment, today) => (today === undefined || moment.startsWith(today) ? clock(moment) : `${shortDay(moment)}, ${clock(moment)}`);

/** The day that it is now, by this machine; only for leaving it out. */
export const thisDay = () => {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
};

/**
 * `means`: what it comes to, beside how it was understood; `wrong`: it cannot be that much; `unit`: its currency, if not the shop's.
 * @param {{ id: string, testid: string, label: string, typed: import("../../vendor/preact.js").Signal<string>, onInput?: () => void, onEnter?: () => void, large?: boolean, hint?: string, means?: string, wrong?: boolean, unit?: string }} props
 * @returns {VNode}
 */
export function AmountField({ id, testid, label, typed, onInput, onEnter, large = false, hint, means = "", wrong = false, unit = currency.value }) {
  const sign = money("0", unit).replace(/[\d০-৯०-९.,]/g, "");
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <div class="cash-field" data-large=${String(large)}>
      <span class="figure" aria-hidden="true">${sign}</span>
      <input
        class="input figure"
        id=${id}
        data-testid=${testid}
        type="text"
        inputmode="decimal"
        autocomplete="off"
        spellcheck="false"
        maxlength="20"
        aria-invalid=${String(wrong)}
        aria-describedby=${`${id}-means`}
        value=${typed.value}
        onKeyDown=${(/** @type {KeyboardEvent} */ event) => {
          if (event.key === "Enter" && onEnter !== undefined) {
            event.preventDefault();
            onEnter();
          }
        }}
        onInput=${(/** @type {Event} */ event) => {
          typed.value = /** @type {HTMLInputElement} */ (event.currentTarget).value;
          onInput?.();
        }}
      />
    </div>
    <p class="field-hint cash-means" data-wrong=${String(wrong)} id=${`${id}-means`}>${[understood(typed.value, unit) || hint, means].filter(Boolean).join(" \u00b7 ")}</p>
  </div>`;
}

/** @returns {VNode | null} */
export function Refused() {
  if (refused.value === null) {
    return null;
  }
  const { what, todo } = explainError(refused.value.code);
  return html`<p class="notice notice-danger" role="alert" data-testid="drawer-error" data-code=${refused.value.code}><${Icon} name="warning" /><span>${what} ${todo}</span></p>`;
}

/**
 * A line of text. `isProse`: words and no name or number, in which a web view may mark misspellings.
 * @param {{ id: string, label: string, typed: import("../../vendor/preact.js").Signal<string>, maxlength: number, hint?: string, inputmode?: string, isProse?: boolean }} props
 * @returns {import("../../vendor/preact.js").VNode}
 */
export const TextField = ({ id, label, typed, maxlength, hint, inputmode = "text", isProse = false }) => html`<div class="field">
  <label for=${id}>${label}</label>
  <input
    class="input"
    id=${id}
    data-testid=${id}
    type="text"
    inputmode=${inputmode}
    dir="auto"
    maxlength=${maxlength}
    autocomplete="off"
    spellcheck=${isProse ? undefined : "false"}
    value=${typed.value}
    onInput=${(/** @type {Event} */ event) => {
      typed.value = /** @type {HTMLInputElement} */ (event.currentTarget).value;
    }}
  />
  ${hint && html`<p class="field-hint">${hint}</p>`}
</div>`;

// Cash that goes into the open drawer or out of it and is no sale.
import { Icon } from "../../components/icons.js";
import { Key } from "../../components/key.js";
import { clock, money } from "../../format.js";
import { t } from "../../i18n/index.js";
import { plainAmount } from "../../state/digits.js";
import { busy, move } from "../../state/drawer.js";
import { html, useSignal } from "../../vendor/preact.js";
import { AmountField, isAmount } from "./parts.js";

/** @typedef {import("../../types.js").Shift} Shift */

/** @param {{ shift: Shift }} props @returns {import("../../vendor/preact.js").VNode} */
function Moved({ shift: { float, movements, openedAt, currency } }) {
  return html`<ol class="cash-moved" tabindex="0" aria-label=${t("drawer-cash")}>
    ${[...movements].reverse().map(
      ({ way, amount, reason, at }) => html`<li data-testid="cash-moved" data-way=${way} data-amount=${amount}>
        <span class="figure soft">${clock(at)}</span><span class="foreign" dir="auto">${reason}</span>
        <b class="figure">${way === "in" ? "+" : "\u2212"}${money(amount, currency)}</b>
      </li>`,
    )}
    <li><span class="figure soft">${clock(openedAt)}</span><span>${t("drawer-start")}</span><b class="figure" data-testid="cash-float" data-value=${float}>${money(float, currency)}</b></li>
  </ol>`;
}

/** @param {{ shift: Shift }} props @returns {import("../../vendor/preact.js").VNode} */
export function Cash({ shift }) {
  const [out, amount, reason] = [useSignal(true), useSignal(""), useSignal("")];
  const isWhole = isAmount(amount.value) && reason.value.trim() !== "";
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!isWhole) {
      document.getElementById(isAmount(amount.value) ? "cash-reason" : "cash-amount")?.focus();
    } else if (await move(out.value, plainAmount(amount.value), reason.value)) {
      amount.value = "";
      reason.value = "";
      document.getElementById("cash-amount")?.focus();
    }
  };
  const way = (/** @type {boolean} */ isOut) => html`<button
    type="button"
    class="chip"
    data-testid=${isOut ? "cash-out" : "cash-in"}
    aria-pressed=${String(out.value === isOut)}
    onClick=${() => {
      out.value = isOut;
    }}
  >
    <${Icon} name=${isOut ? "up" : "down"} />${t(isOut ? "drawer-out" : "drawer-in")}
  </button>`;
  return html`<section class="card drawer-card" aria-labelledby="cash-heading">
    <h2 id="cash-heading">${t("drawer-cash")} <${Key} name="F6" /></h2>
    <form class="drawer-form" onSubmit=${submit}>
      <p class="soft drawer-note">${t("drawer-cash-hint")}</p>
      <div class="cash-ways" role="group" aria-label=${t("drawer-cash")}>${way(true)}${way(false)}</div>
      <${AmountField} id="cash-amount" testid="cash-amount" label=${t("drawer-amount")} typed=${amount} />
      <div class="field">
        <label for="cash-reason">${t("drawer-reason")}</label>
        <input
          class="input"
          id="cash-reason"
          data-testid="cash-reason"
          type="text"
          maxlength="80"
          autocomplete="off"
          value=${reason.value}
          onInput=${(/** @type {Event} */ event) => {
            reason.value = /** @type {HTMLInputElement} */ (event.currentTarget).value;
          }}
        />
      </div>
      <button type="submit" class="button button-quiet button-wide" data-testid="cash-move" aria-disabled=${String(busy.value)}>${t(out.value ? "drawer-move-out" : "drawer-move-in")}</button>
    </form>
    <${Moved} shift=${shift} />
  </section>`;
}

// Customers of before: the latest while nothing is typed, else those that fit.
import { Key } from "../../components/key.js";
import { figures, price } from "../../format.js";
import { t } from "../../i18n/index.js";
import { active, matches, takeCustomer } from "../../state/customers.js";
import { text } from "../../state/sale.js";
import { currency } from "../../state/session.js";
import { html } from "../../vendor/preact.js";
import { shortName } from "./names.js";
import { keepFocus } from "./where.js";

/** @param {{ customer: import("../../types.js").Customer, place: number }} props */
function Row({ customer, place }) {
  return html`<div
    class="recent-row"
    id=${`sale-recent-${place}`}
    role="option"
    aria-selected=${String(active.value === place)}
    data-testid="sale-recent"
    data-number=${customer.number}
    data-op=${customer.operator}
    onMouseDown=${keepFocus}
    onClick=${() => takeCustomer(customer)}
  >
    <bdi class="recent-name clipped">${customer.name ?? ""}</bdi>
    <span class="figure recent-number">${figures(customer.grouped)}</span>
    <span class="recent-operator clipped">${shortName(customer.operator)}</span>
    <span class="figure recent-amount">${price(customer.amount, currency.value)}</span>
  </div>`;
}

/** @returns {import("../../vendor/preact.js").VNode} */
export function Recent() {
  const all = matches.value;
  return html`<div class="sale-recent">
    <p class="label recent-title">
      <span>${t(text.value.trim() === "" ? "sale-recent-latest" : "sale-recent-label")}</span>
      ${all.length > 0 && html`<span class="recent-keys"><${Key} name="ArrowDown" /><${Key} name="Enter" /></span>`}
    </p>
    <div class="recent-list" id="sale-recent" role="listbox" aria-label=${t("sale-recent-label")}>
      ${all.map((customer, place) => html`<${Row} key=${customer.number} customer=${customer} place=${place} />`)}
    </div>
    ${all.length === 0 && html`<p class="recent-none">${t(text.value.trim() === "" ? "sale-recent-empty" : "sale-recent-none")}</p>`}
  </div>`;
}

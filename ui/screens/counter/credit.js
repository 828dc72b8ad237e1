// How the sale is paid: in cash, or on credit by somebody who is named. One key changes it, in the form and in the review.
import { Icon } from "../../components/icons.js";
import { Key } from "../../components/key.js";
import { price } from "../../format.js";
import { t } from "../../i18n/index.js";
import { toggleCredit } from "../../state/credit.js";
import { share } from "../../state/exact.js";
import { debtor } from "../../state/on-credit.js";
import { html } from "../../vendor/preact.js";
import { keepFocus } from "./where.js";

/** @typedef {import("../../types.js").Quote} Quote */
/** @typedef {import("../../vendor/preact.js").VNode} VNode */

export const CREDIT_KEY = "-";
/** A longer name is cut by the page; this only keeps the page from carrying a book. */
const MOST_CHARACTERS = 120;

/** A hyphen within a number is the number's. @type {import("../../keys.js").Handler} */
export function creditInForm(event) {
  const at = event.target;
  const isWritten = at instanceof HTMLInputElement && at.id === "sale-number" && at.value !== "";
  return isWritten ? false : toggleCredit();
}

/** @param {MouseEvent} event The second click of a double click was meant for the first. */
const clicked = (event) => event.detail < 2 && toggleCredit();

/** In the form: the way to credit, or on whose it goes. @returns {VNode} */
export function CreditChip() {
  const buyer = debtor.value;
  if (buyer === null) {
    return html`<button type="button" class="button button-plain sale-credit" data-testid="sale-credit" aria-keyshortcuts=${CREDIT_KEY} onMouseDown=${keepFocus} onClick=${clicked}>
      <${Icon} name="book" />${t("credit-open")} <${Key} name=${CREDIT_KEY} />
    </button>`;
  }
  return html`<button
    type="button"
    class="chip sale-credit"
    data-testid="sale-credit"
    data-debtor=${buyer.id}
    aria-pressed="true"
    aria-keyshortcuts=${CREDIT_KEY}
    title=${t("credit-off")}
    onMouseDown=${keepFocus}
    onClick=${clicked}
  >
    <${Icon} name="book" /><span class="clipped">${t("credit-to")} <bdi>${buyer.name.slice(0, MOST_CHARACTERS)}</bdi></span><${Icon} name="close" /><${Key} name=${CREDIT_KEY} />
  </button>`;
}

/** In the review, of a sale in cash. @returns {VNode} */
export function PaidInCash() {
  return html`<button type="button" class="button button-plain button-small" data-testid="sale-credit" aria-keyshortcuts=${CREDIT_KEY} onClick=${clicked}>
    <${Icon} name="book" />${t("credit-open")} <${Key} name=${CREDIT_KEY} />
  </button>`;
}

/** In the review: who owes it, what they owe now and after it, and how far that goes. @param {{ quote: Quote }} props @returns {VNode | null} */
export function OnCredit({ quote }) {
  const { debtor: buyer, currency } = quote;
  if (buyer === null) {
    return null;
  }
  const { name, due, after, limit, over } = buyer;
  const width = `${Math.min(100, Math.round(share(after, limit) * 100))}%`;
  const fact = (/** @type {string} */ label, /** @type {string} */ testid, /** @type {string} */ amount) =>
    html`<div><dt>${label}</dt><dd class="figure" data-testid=${testid} data-value=${amount}>${price(amount, currency)}</dd></div>`;
  return html`<section class="credit" data-testid="debtor-credit" data-debtor=${buyer.id} data-over=${String(over)} aria-label=${t("credit-on")}>
    <header>
      <${Icon} name="book" />
      <p><span>${t("credit-on")}</span><b class="foreign" dir="auto" data-testid="debtor-name">${name.slice(0, MOST_CHARACTERS)}</b></p>
      <button type="button" class="button button-quiet button-small" data-testid="debtor-off" aria-keyshortcuts=${CREDIT_KEY} onClick=${clicked}>${t("credit-off")} <${Key} name=${CREDIT_KEY} /></button>
    </header>
    <dl>
      ${fact(t("credit-before"), "due-before", due)}<${Icon} name="next" />${fact(t("credit-after"), "due-after", after)}${fact(t("credit-limit"), "debtor-limit", limit)}
    </dl>
    <div class="credit-bar" aria-hidden="true"><span style=${{ width: over ? "100%" : width }}></span></div>
    ${over && html`<p class="credit-over" role="alert" data-testid="debtor-over"><${Icon} name="warning" /><span>${t("credit-over", { limit: price(limit, currency) })}</span></p>`}
  </section>`;
}

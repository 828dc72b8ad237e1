// The order once more before it is sold, in place of the form: what the clerk reads aloud and the customer sees from afar.
import { Sentences } from "../../components/explained.js";
import { Icon } from "../../components/icons.js";
import { Key } from "../../components/key.js";
import { explainError, Status } from "../../components/status.js";
import { clock, figures, money, price } from "../../format.js";
import { t } from "../../i18n/index.js";
import { useKeys } from "../../keys.js";
import { DIGITS } from "../../state/digits.js";
import { commission } from "../../state/preferences.js";
import { network } from "../../state/program.js";
import { again, closeReview, confirmByClick, confirmByKey, isReady, quoted, repeat, state, toggleAgain, typeAhead } from "../../state/review.js";
import { isOwner, page } from "../../state/session.js";
import { html, useEffect, useLayoutEffect, useRef } from "../../vendor/preact.js";
import { toggleCredit } from "../../state/credit.js";
import { limitWords } from "./amount.js";
import { CREDIT_KEY, OnCredit, PaidInCash } from "./credit.js";
import { CustomerName } from "./customer-name.js";
import { serviceName, shortName } from "./names.js";

/** @typedef {import("../../types.js").Quote} Quote */

/** @param {string} exact */
const isNothing = (exact) => /^[0.]*$/.test(exact);

/** @param {{ name: string, children: import("../../vendor/preact.js").ComponentChildren, testid?: string }} props */
function Fact({ name, children, testid }) {
  return html`<div class="review-fact"><dt>${name}</dt><dd data-testid=${testid}>${children}</dd></div>`;
}

function toggleCommission() {
  commission.value = commission.value === "shown" ? "hidden" : "shown";
}

/** @param {{ quote: Quote }} props */
function Commission({ quote }) {
  if (!isOwner.value || quote.commission === null) {
    return null;
  }
  const shown = commission.value === "shown";
  return html`<${Fact} name=${t("review-commission")} testid="review-commission">
    <span class="figure">${shown ? money(quote.commission, quote.currency) : "•••"}</span>
    <button type="button" class="button button-plain button-small" aria-pressed=${String(shown)} aria-keyshortcuts="F7" onClick=${toggleCommission}>
      ${t(shown ? "review-commission-hide" : "review-commission-show")} <${Key} name="F7" />
    </button>
  <//>`;
}

/** Whose phone, and where it goes: read aloud to the customer. @param {{ quote: Quote }} props */
function Whose({ quote }) {
  const where = [shortName(quote.operator), serviceName(quote.service), quote.circle].filter(Boolean).join(" · ");
  return html`<div class="review-whose">
    <p class="review-number figure" data-testid="review-number">${figures(quote.grouped)}</p>
    <p class="review-where clipped" data-op=${quote.operator}>${where}</p>
  </div>`;
}

/** @param {{ quote: Quote }} props */
function Facts({ quote }) {
  return html`<dl class="review-facts">
    ${quote.offer && html`<${Fact} name=${t("review-pack")}><span class="foreign review-pack" dir="auto">${quote.offer.title.slice(0, 300)}</span><//>`}
    ${!isNothing(quote.charge) &&
    html`<${Fact} name=${t("review-amount")}><span class="figure">${price(quote.amount, quote.currency)}</span><//>
      <${Fact} name=${t("review-charge")}><span class="figure">${price(quote.charge, quote.currency)}</span><//>`}
    ${quote.debtor === null && html`<${Fact} name=${t("review-paid")}><span class="review-cash"><b data-testid="review-cash">${t("review-cash")}</b><${PaidInCash} /></span><//>`}
    <${Commission} quote=${quote} />
    <${Fact} name=${t("review-by")}><span class="soft review-by">${quote.provider} · <bdi>${quote.account}</bdi></span><//>
  </dl>`;
}

/** An earlier sale that is the same: only a deliberate other key goes past it. */
function Repeated() {
  const earlier = repeat.value;
  const isAgain = again.value;
  if (earlier === null) {
    return null;
  }
  return html`<div class="notice notice-warning review-repeat" role="alert" data-testid="sale-error" data-code="repeat_guard">
    <${Icon} name="warning" />
    <div>
      <${Sentences} words=${explainError("repeat_guard")} />
      <div class="review-earlier"><p>
        ${earlier.at !== "" && html`<span class="figure">${clock(earlier.at)}</span>`} <${Status} sale=${{ status: earlier.status, reason: null }} />
        <span class="soft figure">${earlier.reference}</span>
      </p>
      <button type="button" class="button button-quiet review-again" data-testid="sale-again" aria-pressed=${String(isAgain)} aria-keyshortcuts="F9" onClick=${(/** @type {MouseEvent} */ event) => event.detail < 2 && toggleAgain()}>
        <${Icon} name=${isAgain ? "check" : "plus"} />${t(isAgain ? "review-again-chosen" : "review-again")} <${Key} name="F9" />
      </button></div>
    </div>
  </div>`;
}

/** @param {{ quote: Quote }} props */
function Warnings({ quote }) {
  return html`<div class="review-warnings">
    <${OnCredit} quote=${quote} />
    <${Repeated} />
    ${network.value.state === "offline" &&
    html`<div class="notice notice-danger" data-testid="review-offline"><${Icon} name="offline" /><p>${t("review-offline")}</p></div>`}
    ${network.value.state === "slow" &&
    html`<div class="notice notice-warning" data-testid="review-slow"><${Icon} name="slow" /><p>${t("review-slow")}</p></div>`}
    ${quote.limit && html`<div class="notice notice-warning" data-testid="review-limit"><${Icon} name="warning" /><p>${limitWords(quote.limit, quote.amount)}</p></div>`}
  </div>`;
}

/** Keys of a button that has the focus are the button's. @type {import("../../keys.js").Handler} */
function enter(event) {
  const at = event.target;
  const own = at instanceof HTMLElement && at.matches("input, summary, button:not([data-testid=sale-confirm], [data-testid=sale-again])");
  return own ? false : confirmByKey(event);
}

/** @type {import("../../keys.js").Handler} */
function other(event) {
  if (state.value === "selling") {
    typeAhead(event.key);
    return undefined;
  }
  return false;
}

/** Whoever takes a digit back means the amount: what is typed next replaces it, and Enter does not sell what was there. @type {import("../../keys.js").Handler} */
function correct(event) {
  if (state.value === "selling" || event.target instanceof HTMLInputElement) {
    return false;
  }
  closeReview();
  return undefined;
}

const AHEAD = Object.fromEntries(DIGITS.map((digit) => [digit, other]));

/** @param {Quote} quote What the button says. */
function confirmWords({ debtor }) {
  if (state.value === "selling") {
    return "review-selling";
  }
  return debtor === null ? "review-confirm" : "review-confirm-credit";
}

/** @returns {import("../../vendor/preact.js").VNode} */
export function Review() {
  const quote = quoted.value;
  const confirm = useRef(/** @type {HTMLElement | null} */ (null));
  const isOpen = quote !== null;
  const isFront = page.value === "counter";
  useKeys(isFront ? { Enter: enter, Escape: closeReview, Backspace: correct, F9: toggleAgain, [CREDIT_KEY]: (event) => (event.target instanceof HTMLInputElement ? false : toggleCredit()), F7: () => (isOwner.value ? toggleCommission() : false), ...AHEAD } : {});
  useLayoutEffect(() => {
    if (isOpen && isFront) {
      confirm.current?.focus({ preventScroll: true });
    }
  }, [isOpen, isFront, repeat.value]);
  // A click beside the buttons must not take the keys from the review.
  useEffect(() => {
    const back = () => document.activeElement === document.body && confirm.current?.focus({ preventScroll: true });
    document.addEventListener("click", back);
    return () => document.removeEventListener("click", back);
  }, []);
  if (!isOpen) {
    return html`<section class="sale sale-reviewing" aria-label=${t("review-title")} aria-busy="true">
      <p class="review-asking">${t("review-asking")}</p>
    </section>`;
  }
  return html`<section class="sale sale-reviewing" aria-label=${t("review-title")} data-state=${state.value}>
    <${Whose} quote=${quote} />
    <p class="review-pays" data-credit=${String(quote.debtor !== null)}><span>${t(quote.debtor === null ? "review-pays" : "review-owes")}</span><strong class="figure" data-testid="review-total" data-value=${quote.total}>${price(quote.total, quote.currency)}</strong></p>
    <div class="review-middle">
      <${Warnings} quote=${quote} />
      <${Facts} quote=${quote} />
      <${CustomerName} number=${quote.number} />
    </div>
    <div class="review-answers">
      <button
        type="button"
        class="button review-confirm"
        data-testid="sale-confirm"
        aria-disabled=${String(!isReady.value)}
        ref=${confirm}
        onClick=${confirmByClick}
      >
        ${t(confirmWords(quote), { amount: price(quote.total, quote.currency) })} <${Key} name="Enter" />
      </button>
      <button type="button" class="button button-quiet" data-testid="sale-cancel" onClick=${(/** @type {MouseEvent} */ event) => event.detail < 2 && closeReview()}>
        ${t("review-cancel")} <${Key} name="Escape" />
      </button>
    </div>
  </section>`;
}

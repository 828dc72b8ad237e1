// What it costs: the amount as typed, what this shop usually sells, and which pack the same money buys.
import { Icon } from "../../components/icons.js";
import { Key } from "../../components/key.js";
import { clock, figures, money, price } from "../../format.js";
import { t } from "../../i18n/index.js";
import { asTyped, isLess, plainAmount } from "../../state/digits.js";
import { preview, stepAmount, usual } from "../../state/habits.js";
import { matching } from "../../state/packs.js";
import { openReview } from "../../state/review.js";
import * as sale from "../../state/sale.js";
import { currency, shop } from "../../state/session.js";
import { html, useLayoutEffect, useSignal } from "../../vendor/preact.js";
import { fieldKeys, useKeys } from "../../keys.js";
import { CreditChip } from "./credit.js";
import { keepFocus } from "./where.js";

/** A title is clipped by the page; this only keeps the page from carrying a book. */
const MOST_CHARACTERS = 300;

const onKeyDown = fieldKeys({ Enter: () => void openReview(), ArrowUp: () => stepAmount(1), ArrowDown: () => stepAmount(-1) });

function Usual() {
  const now = asTyped(plainAmount(sale.amount.value));
  return html`<div class="sale-usual" role="group" aria-label=${t("sale-usual-label")}>
    ${usual.value.map(
      (one) => html`<button
        key=${one}
        type="button"
        class="chip figure"
        data-testid="sale-quick"
        data-value=${one}
        aria-pressed=${String(asTyped(one) === now)}
        tabindex="-1"
        onMouseDown=${keepFocus}
        onClick=${() => {
          sale.typeAmount(asTyped(one));
          sale.focusOn("amount");
        }}
      >
        ${figures(asTyped(one))}
      </button>`,
    )}
  </div>`;
}

/** The pack that the amount buys, exactly or nearly. */
function pack() {
  const typed = plainAmount(sale.amount.value);
  if (sale.pack.value !== null || !/^\d+(\.\d+)?$/.test(typed)) {
    return null;
  }
  const { exact, near } = matching(typed);
  return exact ?? near;
}

/** @param {{ title: string, price: string }} offer */
const named = (offer) => ({ price: price(offer.price, currency.value), title: offer.title.slice(0, MOST_CHARACTERS) });

function ChosenPack() {
  const chosen = sale.pack.value;
  return html`<p class="sale-hint" data-kind="pack" data-testid="sale-pack">
    <span class="foreign clipped" dir="auto">${chosen?.title.slice(0, MOST_CHARACTERS)}</span>
    <button type="button" class="icon-button" aria-label=${t("sale-pack-drop")} title=${t("sale-pack-drop")} onMouseDown=${keepFocus} onClick=${sale.clearPack}>
      <${Icon} name="close" />
    </button>
  </p>`;
}

/** Which end of the operator's limit an amount breaks. @param {{ min: string | null, max: string | null }} limit @param {string} exact */
export function limitWords({ min, max }, exact) {
  return min !== null && (max === null || isLess(exact, min))
    ? t("sale-limit-min", { amount: price(min, currency.value) })
    : t("sale-limit-max", { amount: price(max ?? "", currency.value) });
}

/** The chosen pack, or one for the same money. */
function PackHint() {
  const offer = pack();
  useKeys({ F6: () => (offer === null ? false : sale.choosePack(offer)) });
  if (sale.pack.value !== null) {
    return html`<${ChosenPack} />`;
  }
  if (offer === null) {
    return html`<p class="sale-hint"></p>`;
  }
  const isExact = asTyped(offer.price) === asTyped(plainAmount(sale.amount.value));
  return html`<p class="sale-hint" data-kind="offer" data-testid="sale-hint">
    <span class="clipped foreign">${t(isExact ? "sale-pack-exact" : "sale-pack-near", named(offer))}</span>
    <button type="button" class="button button-plain button-small" aria-keyshortcuts="F6" onMouseDown=${keepFocus} onClick=${() => sale.choosePack(offer)}>
      ${t("sale-pack-take")} <${Key} name="F6" />
    </button>
  </p>`;
}

/** What the review would warn of. Both lines are always there, so that nothing moves. */
function Warning() {
  const { repeat = null, limit = null } = preview.value ?? {};
  const words = repeat !== null ? t("sale-repeat-soon", { time: clock(repeat.at) }) : limit !== null ? limitWords(limit, plainAmount(sale.amount.value)) : "";
  return html`<p class="sale-warning" data-testid="sale-warning" data-kind=${repeat !== null ? "repeat" : limit !== null ? "limit" : undefined}>
    ${words !== "" && html`<${Icon} name="warning" /><span class="clipped">${words}</span>`}
  </p>`;
}

function Charge() {
  const open = useSignal(false);
  const isOpen = open.value || sale.charge.value !== "";
  const focus = () => document.getElementById("sale-charge")?.focus({ preventScroll: true });
  const show = () => {
    open.value = true;
    focus();
  };
  useKeys({ F7: show });
  // Not before it is drawn: what is typed next is the charge, and no other number.
  useLayoutEffect(() => {
    if (open.value) {
      focus();
    }
  }, [open.value]);
  if (!isOpen) {
    return html`<button type="button" class="button button-plain sale-charge-open" data-testid="sale-charge-open" aria-keyshortcuts="F7" onMouseDown=${keepFocus} onClick=${show}>
      <${Icon} name="plus" />${t("sale-charge-open")} <${Key} name="F7" />
    </button>`;
  }
  return html`<label class="sale-charge">
    <span class="label">${t("sale-charge-label")}</span>
    <input
      class="input figure"
      id="sale-charge"
      data-testid="sale-charge"
      type="text"
      inputmode="decimal"
      autocomplete="off"
      maxlength="20"
      value=${sale.charge.value}
      onInput=${(/** @type {{ currentTarget: HTMLInputElement }} */ event) => (sale.charge.value = event.currentTarget.value)}
      onBlur=${() => (open.value = sale.charge.value !== "")}
      onKeyDown=${(/** @type {KeyboardEvent} */ event) => {
        if (event.key === "Enter" && !event.repeat) {
          event.preventDefault();
          void openReview();
        }
      }}
    />
  </label>`;
}

/** @returns {import("../../vendor/preact.js").VNode} */
export function AmountPart() {
  return html`<div class="sale-money">
    <label class="label" for="sale-amount">${t("sale-amount-label")}</label>
    <div class="sale-amount-line">
      <div class="sale-amount-box">
        <span class="sale-currency" aria-hidden="true">${money("0", currency.value).replace(/[\d.০-৯०-९]/g, "")}</span>
        <input
          class="input sale-input figure"
          id="sale-amount"
          data-testid="sale-amount"
          type="text"
          inputmode="decimal"
          autocomplete="off"
          maxlength="20"
          aria-describedby="sale-hint"
          value=${sale.amount.value}
          onInput=${(/** @type {{ currentTarget: HTMLInputElement }} */ event) => sale.typeAmount(event.currentTarget.value)}
          onKeyDown=${onKeyDown}
        />
        <span class="sale-amount-keys"><${Key} name="ArrowUp" /><${Key} name="ArrowDown" /></span>
      </div>
      <${Usual} />
    </div>
    <div id="sale-hint" aria-live="polite"><${Warning} /><${PackHint} /></div>
  </div>`;
}

/** The last row of the form. @returns {import("../../vendor/preact.js").VNode} */
export function GoPart() {
  return html`<div class="sale-go">
    <div class="sale-go-more">${shop.value?.chargeAllowed && html`<${Charge} />`}<${CreditChip} /></div>
    <button type="button" class="button sale-review-button" data-testid="sale-review" onMouseDown=${keepFocus} onClick=${() => void openReview()}>
      ${t("sale-review")} <${Key} name="Enter" />
    </button>
  </div>`;
}

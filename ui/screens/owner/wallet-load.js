// Money put into a wallet: what arrived, what was paid for it, and what of it is commission before it is booked, once.
import { Icon } from "../../components/icons.js";
import { Key } from "../../components/key.js";
import { explainError } from "../../components/status.js";
import { money } from "../../format.js";
import { t } from "../../i18n/index.js";
import { notByHeldEnter } from "../../keys.js";
import { asTyped, plainAmount } from "../../state/digits.js";
import { decimal, minus, parts } from "../../state/exact.js";
import { busy, done, history, load, refused } from "../../state/wallet.js";
import { html, useSignal } from "../../vendor/preact.js";
import { AmountField, isAmount, TextField } from "../drawer/parts.js";

/** @typedef {import("../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../types.js").Wallet} Wallet */

/** @param {string} id */
function focus(id) {
  const field = document.getElementById(id);
  if (field instanceof HTMLInputElement) {
    field.focus();
    field.select();
  }
}

/** An amount that can be read and is more than nothing. @param {string} typed */
const isSome = (typed) => isAmount(typed) && parts(plainAmount(typed)) > 0n;

/** What of a load is commission, or what it cost beyond what arrived. @param {string} amount @param {string} paid @param {string} currency */
function meaning(amount, paid, currency) {
  if (!isSome(amount) || !isAmount(paid)) {
    return { uplift: "", words: "" };
  }
  const uplift = minus(plainAmount(amount), plainAmount(paid));
  const size = money(uplift.replace("-", ""), currency);
  const whole = parts(uplift);
  return { uplift, words: whole === 0n ? t("load-same") : t(whole > 0n ? "load-gain" : "load-loss", { amount: size }) };
}

/** Why the last load was not booked. @returns {VNode | null} */
function Refused() {
  if (refused.value === null) {
    return null;
  }
  const { code } = refused.value;
  const { what, todo } = explainError(code);
  return html`<p class="notice notice-danger" role="alert" data-testid="load-refused" data-code=${code}><${Icon} name="warning" /><span>${what} ${todo}</span></p>`;
}

/** What was booked last. @param {{ currency: string }} props @returns {VNode} */
function Done({ currency }) {
  const [booked, balance] = [done.value, history.value?.balance ?? null];
  return html`<div role="status" class="load-done-room">
    ${
      booked !== null &&
      balance !== null &&
      html`<p class="notice notice-good" data-testid="load-done" data-amount=${booked.amount}><${Icon} name="check" /><span>${t("load-done", { amount: money(booked.amount, currency), balance: money(balance, currency) })}</span></p>`
    }
  </div>`;
}

/** @param {{ of: Wallet }} props @returns {VNode} */
export function LoadForm({ of: { currency } }) {
  const [amount, paid, note] = [useSignal(""), useSignal(""), useSignal("")];
  const { uplift, words } = meaning(amount.value, paid.value, currency);
  const isReady = uplift !== "";
  const after = isSome(amount.value) && history.value !== null ? t("load-leaves", { balance: money(decimal(parts(history.value.balance) + parts(plainAmount(amount.value))), currency) }) : "";
  const book = async () => {
    if (!isSome(amount.value)) {
      focus("load-amount");
    } else if (paid.value.trim() === "" && document.activeElement?.id === "load-paid") {
      // Said once more before it is booked: as much as arrived.
      paid.value = asTyped(plainAmount(amount.value));
      requestAnimationFrame(() => focus("load-paid"));
    } else if (!isReady) {
      focus("load-paid");
    } else if (await load(plainAmount(amount.value), plainAmount(paid.value), note.value)) {
      [amount.value, paid.value, note.value] = ["", "", ""];
      focus("load-amount");
    }
  };
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    void book();
  };
  return html`<form class="card load" data-testid="load-form" novalidate onSubmit=${submit} onKeyDown=${notByHeldEnter}>
    <h2>${t("load-heading")}</h2>
    <div class="load-fields">
      <${AmountField} id="load-amount" testid="load-amount" label=${t("load-amount")} typed=${amount} unit=${currency} hint=${t("load-amount-hint")} means=${after} />
      <${AmountField} id="load-paid" testid="load-paid" label=${t("load-paid")} typed=${paid} unit=${currency} hint=${t("load-paid-hint")} means=${words} />
    </div>
    <div class="load-end">
      <${TextField} id="load-note" label=${t("load-note")} typed=${note} maxlength=${80} isProse />
      <button type="submit" class="button" data-testid="load-book" data-uplift=${uplift} aria-disabled=${String(busy.value || !isReady)}>${isReady ? t("load-book-amount", { amount: money(plainAmount(amount.value), currency) }) : t("load-book")} <${Key} name="Enter" /></button>
    </div>
    <${Refused} />
    <${Done} currency=${currency} />
  </form>`;
}

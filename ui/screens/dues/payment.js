// Cash for what is owed: the amount, Enter. It is booked once, however often Enter is pressed.
import { Icon } from "../../components/icons.js";
import { Key } from "../../components/key.js";
import { explainError } from "../../components/status.js";
import { money, price } from "../../format.js";
import { t } from "../../i18n/index.js";
import { notByHeldEnter } from "../../keys.js";
import { asTyped, isLess, plainAmount } from "../../state/digits.js";
import { busy, done, pay, refused } from "../../state/dues.js";
import { minus, parts } from "../../state/exact.js";
import { html, useEffect, useSignal } from "../../vendor/preact.js";
import { AmountField, isAmount, TextField } from "../drawer/parts.js";

/** @typedef {import("../../types.js").Debtor} Debtor */
/** @typedef {import("../../vendor/preact.js").VNode} VNode */

/** Why the last thing was not done. @returns {VNode | null} */
export function Refused() {
  if (refused.value === null) {
    return null;
  }
  const { code } = refused.value;
  const { what, todo } = explainError(code);
  // What the counter says of such a number speaks of selling to it.
  const words = code === "invalid_number" ? t("debtor-wrong-phone") : `${what} ${todo}`;
  return html`<p class="notice notice-danger" role="alert" data-testid="due-refused" data-code=${code}><${Icon} name="warning" /><span>${words}</span></p>`;
}

/** What was done last. @param {{ debtor: Debtor }} props @returns {VNode} */
function Done({ debtor }) {
  const told = done.value;
  const words =
    told === null ? "" : told.what === "paid" ? t("payment-done", { amount: money(told.amount, debtor.currency), due: money(debtor.due, debtor.currency) }) : t(told.what === "saved" ? "debtor-saved" : "due-adjusted");
  return html`<div role="status" class="due-done-room">
    ${told !== null && html`<p class="notice notice-good" data-testid="payment-done" data-what=${told.what} data-amount=${told.amount}><${Icon} name="check" /><span>${words}</span></p>`}
  </div>`;
}

/** Whether it is more than is owed. @param {string} typed @param {string} due */
const isMore = (typed, due) => isAmount(typed) && isLess(due, plainAmount(typed));

/** What is wrong with the amount, or what it leaves. @param {string} typed @param {Debtor} debtor */
function meaning(typed, { due, currency }) {
  if (!isAmount(typed)) {
    return "";
  }
  const amount = plainAmount(typed);
  return isMore(typed, due) ? t("payment-too-much", { due: money(due, currency) }) : t("payment-leaves", { due: money(minus(due, amount), currency) });
}

/** @param {{ debtor: Debtor }} props @returns {VNode} */
export function Payment({ debtor }) {
  const [amount, note] = [useSignal(""), useSignal("")];
  const { due, currency } = debtor;
  const owes = parts(due) > 0n;
  const isRight = isAmount(amount.value) && parts(plainAmount(amount.value)) > 0n && !isMore(amount.value, due);
  const focus = () => document.getElementById("payment-amount")?.focus();
  // Opened by Enter: the amount can be typed at once.
  useEffect(focus, []);
  const take = async () => {
    if (!isRight) {
      focus();
    } else if (await pay(debtor.id, plainAmount(amount.value), note.value)) {
      amount.value = "";
      note.value = "";
      focus();
    }
  };
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    void take();
  };
  const all = () => {
    amount.value = asTyped(due);
    focus();
  };
  if (!owes) {
    return html`<div class="payment"><${Done} debtor=${debtor} /><p class="soft" data-testid="payment-nothing">${parts(due) < 0n ? t("payment-shop-owes", { amount: money(due.replace("-", ""), currency) }) : t("payment-nothing")}</p></div>`;
  }
  return html`<form class="payment" novalidate onSubmit=${submit} onKeyDown=${notByHeldEnter}>
    <div class="payment-amount">
      <${AmountField} id="payment-amount" testid="payment-amount" label=${t("payment-amount")} typed=${amount} large hint=${t("payment-hint")} means=${meaning(amount.value, debtor)} wrong=${isMore(amount.value, due)} />
      <button type="button" class="chip figure" data-testid="payment-all" onClick=${all}>${t("payment-all", { due: price(due, currency) })}</button>
    </div>
    <div class="payment-end"><${TextField} id="payment-note" label=${t("payment-note")} typed=${note} maxlength=${80} isProse />
    <button type="submit" class="button" data-testid="payment-take" aria-disabled=${String(busy.value || !isRight)}>
      ${isRight ? t("payment-take-amount", { amount: money(plainAmount(amount.value), currency) }) : t("payment-take")} <${Key} name="Enter" />
    </button></div>
    <${Refused} />
    <${Done} debtor=${debtor} />
  </form>`;
}

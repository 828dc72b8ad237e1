// The book of dues: who owes what on the left, one of them with payment and lines on the right.
import { Key } from "../../components/key.js";
import { Icon } from "../../components/icons.js";
import { count, money } from "../../format.js";
import { t } from "../../i18n/index.js";
import { useKeys } from "../../keys.js";
import { DIGITS } from "../../state/digits.js";
import { back, begin, follow, list, opened, owing, text, total, view, work } from "../../state/dues.js";
import { currency, isOwner } from "../../state/session.js";
import { html, useEffect, useLayoutEffect } from "../../vendor/preact.js";
import { Detail, NobodyOpen, Owners } from "./detail.js";
import { AdjustForm, DebtorForm } from "./edit.js";
import { List } from "./list.js";

/** @typedef {import("../../vendor/preact.js").VNode} VNode */

/** @returns {VNode} */
function Head() {
  const sum = total.value;
  return html`<header class="due-head">
    <h1>${t("due-heading")}</h1>
    ${sum !== null && html`<p class="due-total"><span class="soft">${t("due-total", { n: owing.value, count: count(owing.value) })}</span> <b class="figure" data-testid="due-total" data-value=${sum}>${money(sum, currency.value)}</b></p>`}
    ${isOwner.value && html`<div class="due-owners">${view.value !== null && work.value === null && html`<${Owners} />`}<button type="button" class="button button-quiet button-small" data-testid="debtor-add" aria-keyshortcuts="F9" onClick=${() => begin("add")}><${Icon} name="plus" />${t("debtor-add")} <${Key} name="F9" /></button></div>`}
  </header>`;
}

/** @param {string} id @returns {void | false} */
function focus(id) {
  const field = document.getElementById(id);
  if (!(field instanceof HTMLInputElement)) {
    return false;
  }
  field.focus();
  field.select();
}

/** What stands on the right. @returns {VNode} */
function Side() {
  const debtor = view.value?.debtor ?? null;
  if (isOwner.value && work.value === "add") {
    return html`<${DebtorForm} debtor=${null} />`;
  }
  if (isOwner.value && debtor !== null && work.value === "change") {
    return html`<${DebtorForm} key=${debtor.id} debtor=${debtor} />`;
  }
  if (isOwner.value && debtor !== null && work.value === "adjust") {
    return html`<${AdjustForm} key=${debtor.id} debtor=${debtor} />`;
  }
  return opened.value === null ? html`<${NobodyOpen} />` : html`<${Detail} />`;
}

/** Digits that are typed where nothing can be written are looked for. @type {import("../../keys.js").Handler} */
function toTheSearch(event) {
  if (!(event.target instanceof HTMLInputElement)) {
    document.getElementById("due-search")?.focus();
  }
  return false;
}

const TO_THE_SEARCH = Object.fromEntries(DIGITS.map((digit) => [digit, toTheSearch]));

/** Back by one: from what is being done, from whom is looked at, from what was looked for. @returns {void | false} */
function escape() {
  if (back()) {
    document.getElementById("due-search")?.focus();
  } else if (text.value !== "") {
    text.value = "";
  } else {
    return false;
  }
}

/** @param {import("../../state/dues.js").Work} wanted @returns {void | false} */
const owners = (wanted) => (isOwner.value && (wanted === "add" || view.value !== null) ? begin(wanted) : false);

/** @returns {VNode} */
export function DuesScreen() {
  useEffect(follow, []);
  useLayoutEffect(() => void focus("due-search"), []);
  useKeys({
    ...TO_THE_SEARCH,
    "Ctrl+K": () => focus("due-search"),
    F6: () => focus("payment-amount"),
    F7: () => owners("change"),
    "Shift+F7": () => owners("adjust"),
    F9: () => owners("add"),
    Escape: escape,
  });
  return html`<div class="dues" aria-busy=${String(list.value === null)} data-open=${String(opened.value !== null || work.value !== null)}>
    <${Head} />
    <div class="due-body"><${List} /><${Side} /></div>
  </div>`;
}

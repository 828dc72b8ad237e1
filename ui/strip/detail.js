// One sale of the strip, with all that is known of it: what happened, what about the money, what to do, and the evidence.
import { Folded, Sentences } from "../components/explained.js";
import { Icon } from "../components/icons.js";
import { Key } from "../components/key.js";
import { explainError, explainSale, stateOf, Status } from "../components/status.js";
import { clock, count, duration, figures, money, price } from "../format.js";
import { known, t } from "../i18n/index.js";
import { useKeys } from "../keys.js";
import { CustomerName } from "../screens/counter/customer-name.js";
import { serviceName, shortName } from "../screens/counter/names.js";
import { DIGITS } from "../state/digits.js";
import { print } from "../state/printing.js";
import { fill } from "../state/sale.js";
import { currency, page } from "../state/session.js";
import { checkFailed, checking, checkNow, closeDetail, now, setAside } from "../state/strip.js";
import { isOpen, statusOf } from "../state/strip-list.js";
import { html, useLayoutEffect, useRef } from "../vendor/preact.js";

/** @typedef {import("../state/strip-list.js").Item} Item */
/** @typedef {import("../types.js").Attempt} Attempt */

/** What the wallet says, and what the checks did. @param {{ attempt: Attempt, sale: import("../types.js").Sale }} props */
function Evidence({ attempt, sale }) {
  const wallet = attempt.walletEvidence === null ? null : known(`evidence-${attempt.walletEvidence.replaceAll("_", "-")}`);
  const isCompared = attempt.walletBefore !== null && attempt.walletAfter !== null;
  return html`<ul class="detail-evidence">
    ${attempt.sentAt !== null && html`<li>${t("evidence-sent", { time: clock(attempt.sentAt), provider: attempt.provider })}</li>`}
    ${attempt.checks > 0 && html`<li>${t("evidence-checks", { n: attempt.checks, count: count(attempt.checks) })}</li>`}
    ${wallet !== null && html`<li data-testid="wallet-evidence" data-evidence=${attempt.walletEvidence}>${wallet}</li>`}
    ${isCompared &&
    html`<li class="figure">${t("evidence-balances", { before: money(attempt.walletBefore ?? "", sale.currency), after: money(attempt.walletAfter ?? "", sale.currency) })}</li>`}
    ${attempt.operatorReference !== null && html`<li>${t("evidence-operator")} <bdi class="figure selectable">${attempt.operatorReference}</bdi></li>`}
  </ul>`;
}

/** @param {{ item: Item }} props */
function NextCheck({ item }) {
  const next = item.sale?.nextCheckAt ?? null;
  if (item.sale !== null && checking.value.has(item.sale.reference)) {
    return html`<p class="detail-next">${t("strip-checking")}</p>`;
  }
  const seconds = next === null ? 0 : (Date.parse(next) - now.value) / 1000;
  return next === null ? null : html`<p class="detail-next">${seconds > 0 ? t("strip-next-check", { time: duration(seconds) }) : t("strip-checking-soon")}</p>`;
}

/** @param {{ item: Item }} props */
function Check({ item }) {
  if (item.sale === null || !isOpen(item)) {
    return null;
  }
  const busy = checking.value.has(item.sale.reference);
  return html`<button type="button" class="button" data-testid="sale-check" aria-keyshortcuts="F5" disabled=${busy} onClick=${() => void checkNow(item)}>
    ${t(busy ? "strip-checking" : "strip-check")} <${Key} name="F5" />
  </button>`;
}

/** @param {Item} item What can be done with one that came to nothing: the form once more, for the clerk to decide. */
function reopen(item) {
  const again = item.sale ?? item.order;
  setAside(item.key);
  if (again !== null) {
    fill(again);
  }
}

/** Nothing of it was charged for certain. @param {Item} item */
function canReopen(item) {
  if (item.error !== null) {
    return item.error.code !== "sent_not_written";
  }
  return item.sale?.status === "failed" || item.sale?.status === "reversed";
}

/** Its receipt: on paper where there is a printer, else to look at. @param {{ sale: import("../types.js").Sale }} props */
const Print = ({ sale: { reference } }) => html`<button type="button" class="button button-quiet" data-testid="sale-print" aria-keyshortcuts="Control+P" onClick=${() => void print({ document: "receipt", reference })}>
  <${Icon} name="print" />${t("print-receipt")} <${Key} name="Ctrl+P" />
</button>`;

/** @param {{ item: Item }} props */
function Answers({ item }) {
  return html`<div class="detail-answers">
    <${Check} item=${item} />
    ${item.sale !== null && html`<${Print} sale=${item.sale} />`}
    ${canReopen(item) &&
    html`<button type="button" class="button" data-testid="sale-reopen" onClick=${() => reopen(item)}>${t("strip-reopen")} <${Key} name="F9" /></button>`}
    ${item.sale?.status === "unknown" &&
    html`<button type="button" class="button button-quiet" data-testid="sale-aside" onClick=${() => setAside(item.key)}>${t("strip-aside")}</button>`}
    <button type="button" class="button button-quiet" data-testid="sale-new" onClick=${closeDetail}>${t("strip-new")} <${Key} name="Escape" /></button>
  </div>`;
}

/** @param {{ item: Item, status: ReturnType<typeof statusOf> }} props */
function Head({ item, status }) {
  const sale = item.sale;
  return html`<header class="detail-head">
      <span class="detail-status"><${Status} sale=${status} /></span>
      <bdi class="figure detail-number">${figures(item.grouped)}</bdi>
      <strong class="figure detail-amount">${price(item.amount, sale?.currency ?? currency.value)}</strong>
      <button type="button" class="icon-button" aria-label=${t("strip-close")} onClick=${closeDetail}><${Icon} name="close" /></button>
    </header>
    <p class="soft detail-what">
      ${shortName(item.operator)}${sale !== null && html` · ${serviceName(sale.service)} · ${t("detail-receipt", { no: figures(sale.receiptNo) })} · ${clock(sale.createdAt)}`}
    </p>
    ${sale?.debtor && html`<p class="detail-credit" data-testid="sale-debtor" data-debtor=${sale.debtor.id}><${Icon} name="book" /><span class="clipped">${t("credit-to")} <bdi>${sale.debtor.name.slice(0, 120)}</bdi></span></p>`}
    ${sale?.offer && html`<p class="foreign clipped detail-pack" dir="auto">${sale.offer.title.slice(0, 300)}</p>`}`;
}

/** @param {{ item: Item }} props Why the last check could not be made. */
function CheckFailed({ item }) {
  const failed = checkFailed.value;
  if (failed === null || failed.key !== item.key) {
    return null;
  }
  const { what, todo } = explainError(failed.code);
  return html`<p class="field-error" role="alert" data-code=${failed.code}>${what} ${todo}</p>`;
}

/** @param {{ item: Item }} props What is known beyond the state. */
function Known({ item }) {
  const { sale, error } = item;
  const last = sale?.attempts.at(-1);
  if (sale === null || last === undefined) {
    return html`<${Folded} message=${error?.message ?? null} />`;
  }
  return html`<${Evidence} attempt=${last} sale=${sale} />
    <${NextCheck} item=${item} />
    <${CheckFailed} item=${item} />
    <${Folded} message=${last.message} label=${t("detail-provider-said")} />
    <${CustomerName} number=${sale.number} name=${sale.customer} />`;
}

/** A digit is the next customer's: the detail makes way, and the digit goes on to the number. @type {import("../keys.js").Handler} */
function next(event) {
  if (page.value === "counter" && !(event.target instanceof HTMLInputElement)) {
    closeDetail();
  }
  return false;
}

const NEXT = Object.fromEntries(DIGITS.map((digit) => [digit, next]));

/**
 * @param {{ item: Item }} props
 * @returns {import("../vendor/preact.js").VNode}
 */
export function Detail({ item }) {
  const panel = useRef(/** @type {HTMLElement | null} */ (null));
  useKeys({ Escape: closeDetail, F9: () => (canReopen(item) ? reopen(item) : false), ...NEXT });
  useLayoutEffect(() => {
    panel.current?.focus({ preventScroll: true });
    return () => {
      // The hands go back to where the next customer's number is typed.
      document.getElementById("sale-number")?.focus({ preventScroll: true });
    };
  }, []);
  const status = statusOf(item);
  const words = item.error === null ? explainSale({ ...status, debtor: item.sale?.debtor ?? null }) : explainError(item.error.code);
  return html`<section class="detail" tabindex="-1" ref=${panel} aria-label=${t("strip-detail")} data-state=${stateOf(status)} data-testid="sale-detail">
    <${Head} item=${item} status=${status} />
    <div class="detail-body">
      <${Sentences} words=${words} />
      <${Known} item=${item} />
    </div>
    <${Answers} item=${item} />
  </section>`;
}

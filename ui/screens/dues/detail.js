// One who buys on credit: what they owe, what they may, the payment, and every line of how it came to that.
import { Icon } from "../../components/icons.js";
import { Key } from "../../components/key.js";
import { clock, figures, money, price, shortDay } from "../../format.js";
import { t } from "../../i18n/index.js";
import { grouped } from "../../state/digits.js";
import { back, begin, list, showSale, view } from "../../state/dues.js";
import { minus, parts } from "../../state/exact.js";
import { shop } from "../../state/session.js";
import { html } from "../../vendor/preact.js";
import { LimitBar, named } from "./list.js";
import { Payment } from "./payment.js";

/** @typedef {import("../../types.js").Debtor} Debtor */
/** @typedef {import("../../types.js").DueLine} DueLine */
/** @typedef {import("../../vendor/preact.js").VNode} VNode */

/** The room for somebody who is not chosen yet. @returns {VNode} */
export function NobodyOpen() {
  return html`<aside class="card due-detail due-nobody" aria-label=${t("due-detail")}>${list.value?.length !== 0 && html`<${Icon} name="book" /><p>${t("due-choose")}</p>`}</aside>`;
}

/** Whether the shop owes them: what was paid was given back by the provider later. @param {string} due */
const isOwed = (due) => parts(due) < 0n;

/** @param {{ debtor: Debtor }} props @returns {VNode} */
function Limit({ debtor }) {
  const { due, open, limit, currency } = debtor;
  const left = minus(limit, minus(due, minus("0", open)));
  const isOver = parts(left) < 0n;
  const words = parts(limit) === 0n ? t("due-no-limit-long") : isOver ? t("due-over", { limit: price(limit, currency) }) : t("due-left", { left: price(left, currency), limit: price(limit, currency) });
  return html`<div class="due-limit">
    <${LimitBar} debtor=${debtor} />
    <p><span data-testid="due-limit" data-value=${limit} data-over=${String(isOver)}>${words}</span>${parts(open) !== 0n && html`<span class="soft" data-testid="due-open" data-value=${open}>${t("due-open", { open: price(open, currency) })}</span>`}</p>
  </div>`;
}

/** @param {{ debtor: Debtor }} props @returns {VNode} */
function Head({ debtor }) {
  const { phone, due, currency, enabled, lastPaidAt } = debtor;
  return html`<header>
    <div class="due-name">
      <h2 class="foreign" dir="auto" data-testid="debtor-name">${named(debtor)}</h2>
      <p class="soft">
        ${phone !== null && html`<span class="figure">${figures(grouped(phone, shop.value?.country ?? "BD"))}</span>`} ${!enabled && html`<span class="badge" data-testid="debtor-off">${t("due-off")}</span>`}
        ${lastPaidAt !== null && html`<span>${t("due-last-paid", { day: shortDay(lastPaidAt) })}</span>`}
      </p>
    </div>
    <p class="due-sum"><small class="soft">${t(isOwed(due) ? "due-shop-owes" : "due-owes")}</small><b class="figure" data-testid="due-amount" data-value=${due}>${money(due.replace("-", ""), currency)}</b></p>
    <button type="button" class="icon-button" data-testid="due-close" aria-label=${t("due-close")} aria-keyshortcuts="Escape" onClick=${back}><${Icon} name="close" /></button>
  </header>`;
}

/** @param {{ line: DueLine, currency: string }} props @returns {VNode} */
function Line({ line, currency }) {
  const { at, kind, amount, due, reference, clerk, reason } = line;
  const isMore = parts(amount) > 0n;
  return html`<tr data-testid="due-line" data-kind=${kind} data-amount=${amount} data-due=${due}>
    <td class="figure soft due-when">${shortDay(at)}, ${clock(at)}</td>
    <td class="due-what">
      <b>${t(`due-kind-${kind}`)}</b> <small class="soft">${clerk}</small>
      ${reference !== null && html`<button type="button" class="button button-plain due-sale" data-testid="due-sale" data-reference=${reference} onClick=${() => void showSale(reference)}>${t("due-show-sale")}<${Icon} name="next" /></button>`}
      ${reason !== null && html`<small class="foreign due-reason" dir="auto">${reason.slice(0, 300)}</small>`}
    </td>
    <td class="amount figure" data-more=${String(isMore)}>${isMore ? "+" : "\u2212"}${money(amount.replace("-", ""), currency)}</td>
    <td class="amount figure"><b>${money(due, currency)}</b></td>
  </tr>`;
}

/** @param {{ lines: DueLine[], currency: string }} props @returns {VNode} */
function Lines({ lines, currency }) {
  if (lines.length === 0) {
    return html`<p class="soft due-lines-none">${t("due-lines-none")}</p>`;
  }
  return html`<table class="table due-lines">
    <thead>
      <tr><th scope="col">${t("due-when")}</th><th scope="col">${t("due-what")}</th><th scope="col" class="amount">${t("due-change")}</th><th scope="col" class="amount">${t("due-after")}</th></tr>
    </thead>
    <tbody>
      ${lines.map((line, place) => html`<${Line} key=${`${line.at} ${lines.length - place}`} line=${line} currency=${currency} />`)}
    </tbody>
  </table>`;
}

/** What only the owner may do with the one that is open. @returns {VNode} */
export function Owners() {
  return html`<button type="button" class="button button-quiet button-small" data-testid="debtor-change" aria-keyshortcuts="F7" onClick=${() => begin("change")}>${t("debtor-change")} <${Key} name="F7" /></button>
    <button type="button" class="button button-quiet button-small" data-testid="due-adjust" aria-keyshortcuts="Shift+F7" onClick=${() => begin("adjust")}>${t("due-adjust")} <${Key} name="Shift+F7" /></button>`;
}

/** @returns {VNode} */
export function Detail() {
  const told = view.value;
  if (told === null) {
    return html`<aside class="card due-detail" aria-busy="true" aria-label=${t("due-detail")}></aside>`;
  }
  const { debtor, lines } = told;
  return html`<aside class="card due-detail" data-testid="due-detail" data-debtor=${debtor.id} aria-label=${t("due-detail")}>
    <${Head} debtor=${debtor} />
    <div class="due-scroll" tabindex="0" role="group" aria-label=${t("due-detail")}>
      <${Limit} debtor=${debtor} />
      <${Payment} key=${debtor.id} debtor=${debtor} />
      <${Lines} lines=${lines} currency=${debtor.currency} />
    </div>
  </aside>`;
}

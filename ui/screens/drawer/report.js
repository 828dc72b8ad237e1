// A shift in figures: so far (X), or as its Z report says for good.
import { Icon } from "../../components/icons.js";
import { Key } from "../../components/key.js";
import { Status } from "../../components/status.js";
import { clock, count, figures, longDay, money, shortDay } from "../../format.js";
import { t } from "../../i18n/index.js";
import { back, showSale } from "../../state/drawer.js";
import { show } from "../../state/document.js";
import { minus, parts } from "../../state/exact.js";
import { user } from "../../state/session.js";
import { html } from "../../vendor/preact.js";
import { shortName } from "../counter/names.js";
import { earned } from "../owner/cover.js";

/** @typedef {import("../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../types.js").Shift} Shift */

/** Over, short or exact: a word, an icon and a colour. @param {{ difference: string, currency: string }} props @returns {VNode} */
export function Difference({ difference, currency }) {
  const sum = parts(difference);
  const amount = money(difference.replace("-", ""), currency);
  const [way, icon] = sum === 0n ? ["exact", "check"] : sum < 0n ? ["short", "warning"] : ["over", "plus"];
  const words = way === "exact" ? t("z-exact") : way === "short" ? t("z-short", { amount }) : t("z-over", { amount });
  return html`<span class="difference" data-way=${way}><${Icon} name=${icon} />${words}</span>`;
}

/** @param {{ label: string, value: string, testid: string, exact: string | number, strong?: boolean }} props @returns {VNode} */
const Fact = ({ label, value, testid, exact, strong = false }) => html`<div data-strong=${String(strong)}>
  <dt>${label}</dt>
  <dd class="figure" data-testid=${testid} data-value=${exact}>${value}</dd>
</div>`;

/** @param {{ shift: Shift }} props @returns {VNode} */
function Figures({ shift }) {
  const { currency, z } = shift;
  const fact = (/** @type {string} */ label, /** @type {string} */ testid, /** @type {string} */ amount, strong = false) =>
    html`<${Fact} label=${t(label)} testid=${testid} exact=${amount} value=${money(amount, currency)} strong=${strong} />`;
  const paid = minus(shift.amount, minus("0", shift.charge));
  return html`<dl class="z-figures">
    <${Fact} label=${t("z-sales")} testid="z-sales" exact=${shift.sales} value=${count(shift.sales)} />
    ${fact(parts(shift.onCredit) === 0n ? "z-paid" : "z-sold-for", "z-paid", paid)} ${parts(shift.charge) !== 0n && fact("z-charge", "z-charge", shift.charge)}
    ${parts(shift.onCredit) !== 0n && fact("z-on-credit", "z-on-credit", shift.onCredit)} ${parts(shift.payments) !== 0n && fact("z-payments", "z-payments", shift.payments)}
    ${shift.reversed.sales > 0 && html`<${Fact} label=${t("z-reversed")} testid="z-reversed" exact=${shift.reversed.amount} value=${t("z-tally", { sales: count(shift.reversed.sales), amount: money(shift.reversed.amount, currency) })} />`}
    ${fact("z-float", "z-float", shift.float)} ${fact("z-in", "z-in", shift.cashIn)} ${fact("z-out", "z-out", shift.cashOut)}
    ${shift.expected !== null && (z !== null || shift.clerk !== user.value?.name) && fact("z-expected", "z-expected", shift.expected, true)}
    ${shift.counted !== null && fact("z-counted", "z-counted", shift.counted, true)}
    ${shift.commission !== null && html`<${Fact} label=${t("z-commission")} testid="z-commission" exact=${shift.commission} value=${earned(shift.commission, currency)} />`}
  </dl>`;
}

/** Sold by operator, whatever account did it. @param {{ shift: Shift }} props @returns {VNode} */
function Sold({ shift: { sold } }) {
  return html`<table class="table z-sold">
    <tbody>
      ${sold.map(
        ({ operator, account, sales, amount, currency }) => html`<tr key=${`${operator} ${account} ${currency}`}>
          <th scope="row">${shortName(operator)} <small class="soft foreign" dir="auto">${account}</small></th>
          <td class="amount figure">${count(sales)}</td>
          <td class="amount figure">${money(amount, currency)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Whose dues it is, where no cash was taken. @param {{ debtor: { name: string } | null | undefined }} props */
const Credit = ({ debtor }) => debtor && html`<span class="z-credit clipped" data-testid="z-credit">${t("credit-to")} <bdi>${debtor.name.slice(0, 80)}</bdi></span>`;

/** @param {{ shift: Shift }} props @returns {VNode} */
function Unresolved({ shift: { unresolved, settledSince } }) {
  const settled = new Map(settledSince.map((one) => [one.reference, one]));
  return html`<section class="z-part">
    <h3>${t("z-unresolved")}</h3>
    <ul>
      ${unresolved.map(({ reference, status, amount, charge, currency, debtor }) => {
        const since = settled.get(reference);
        const paid = minus(amount, minus("0", charge));
        return html`<li key=${reference}>
          <button type="button" class="z-row" data-testid="z-unresolved" data-reference=${reference} data-status=${status} onClick=${() => void showSale(reference)}>
            <${Status} sale=${{ status: since?.status ?? status, reason: null }} />
            <span class="soft">${since?.finalAt && t("z-settled", { day: shortDay(since.finalAt), time: clock(since.finalAt) })}</span><${Credit} debtor=${debtor} />
            <b class="figure">${money(paid, currency)}</b><${Icon} name="next" />
          </button>
        </li>`;
      })}
    </ul>
    <p class="soft drawer-note">${t("z-unresolved-hint")}</p>
  </section>`;
}

/** @param {{ shift: Shift }} props @returns {VNode} */
function Adjustments({ shift: { adjustments } }) {
  return html`<section class="z-part">
    <h3>${t("z-adjustments")}</h3>
    <ul>
      ${adjustments.map(
        ({ reference, status, amount, currency, day, z, debtor }) => html`<li key=${reference} class="z-row" data-testid="z-adjustment" data-reference=${reference} data-amount=${amount}>
          <${Status} sale=${{ status, reason: null }} />
          <span class="soft">${z === null ? t("z-adjustment-loose", { day: shortDay(day) }) : t("z-adjustment", { day: shortDay(day), number: figures(String(z)) })}</span><${Credit} debtor=${debtor} />
          <b class="figure">${money(amount, currency)}</b>
        </li>`,
      )}
    </ul>
  </section>`;
}

/** Where the chain of entries stood: as it is, for whoever compares it later. @param {{ shift: Shift }} props @returns {VNode} */
function Chain({ shift: { chain } }) {
  return html`<footer class="z-chain">
    <p>${t("z-chain", { entries: count(chain.entries) })}</p>
    <code data-testid="z-chain" data-entries=${chain.entries} data-head=${chain.head}>${chain.head}</code>
    <p class="soft">${t("z-chain-hint")}</p>
  </footer>`;
}

/** @param {string} from @param {string} to */
const span = (from, to) => `${longDay(from.slice(0, 10))}, ${clock(from)} \u2013 ${from.slice(0, 10) === to.slice(0, 10) ? "" : `${shortDay(to)}, `}${clock(to)}`;

/** Shows it as it goes on paper. @param {Shift} shift */
export const showOnPaper = ({ id, z }) => show(z === null ? { document: "x", shift: id } : { document: "z", number: z });

/** @param {{ shift: Shift }} props @returns {VNode} */
export function Report({ shift }) {
  const { z, clerk, openedAt, closedAt, difference, currency } = shift;
  return html`<article class="card drawer-report" data-testid=${z === null ? "x-report" : "z-report"} data-z=${z} data-difference=${difference}>
    <header>
      <div>
        <h2>${z === null ? t("drawer-so-far-heading") : t("z-heading", { number: figures(String(z)) })}</h2>
        <p class="soft">${clerk !== user.value?.name && html`${t("z-of", { clerk })} · `}${closedAt === null ? t("drawer-since", { time: clock(openedAt) }) : span(openedAt, closedAt)}</p>
      </div>
      ${difference !== null && html`<${Difference} difference=${difference} currency=${currency} />`}
      <button type="button" class="button button-quiet button-small" data-testid=${z === null ? "drawer-print" : "z-print"} aria-keyshortcuts="Control+P" onClick=${() => showOnPaper(shift)}>
        <${Icon} name="print" />${t("print-report")} <${Key} name="Ctrl+P" />
      </button>
      <button type="button" class="button button-quiet button-small" data-testid="drawer-back" aria-keyshortcuts="Escape" onClick=${back}>${t("drawer-back")} <${Key} name="Escape" /></button>
    </header>
    <div class="z-body" tabindex="0" role="group" aria-label=${t("drawer-heading")}>
      <${Figures} shift=${shift} />
      <div class="z-side">
        ${shift.sold.length > 0 && html`<${Sold} shift=${shift} />`} ${shift.unresolved.length > 0 && html`<${Unresolved} shift=${shift} />`}
        ${shift.adjustments.length > 0 && html`<${Adjustments} shift=${shift} />`} ${z !== null && html`<${Chain} shift=${shift} />`}
      </div>
    </div>
  </article>`;
}

// The owner's day: the figures first, then what needs a hand, then what the figures are made of.
import { Icon } from "../../components/icons.js";
import { Key } from "../../components/key.js";
import { count, longDay, money, shortDay } from "../../format.js";
import { t } from "../../i18n/index.js";
import { useKeys } from "../../keys.js";
import { choose, failure, follow, isToday, load, part, step, toToday, view } from "../../state/day-view.js";
import { show } from "../../state/document.js";
import { minus, parts } from "../../state/exact.js";
import { commission } from "../../state/preferences.js";
import { html, useEffect } from "../../vendor/preact.js";
import { serviceName, shortName } from "../counter/names.js";
import { Attention } from "./attention.js";
import { CoverSwitch, earned } from "./cover.js";
import { Failed, Wait } from "./say.js";
import { Shares } from "./shares.js";

/** @typedef {import("../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../types.js").DayPart} DayPart */

/** The statement of the day that is looked at. */
function print() {
  if (view.value !== null) {
    show({ document: "day", day: view.value.day });
  }
}

/** @returns {VNode} */
function Head() {
  const told = view.value;
  return html`<header class="owner-head">
    <button type="button" class="button button-quiet button-small" data-testid="day-back" aria-label=${t("day-back")} aria-keyshortcuts="ArrowLeft" onClick=${() => step(-1)}>
      <${Icon} name="left" />
    </button>
    <h1 data-testid="day" data-day=${told?.day}>${told && longDay(told.day)}</h1>
    <button type="button" class="button button-quiet button-small" data-testid="day-next" aria-label=${t("day-next")} aria-keyshortcuts="ArrowRight" disabled=${isToday.value} onClick=${() => step(1)}>
      <${Icon} name="right" />
    </button>
    ${
      told !== null && !isToday.value
        ? html`<button type="button" class="button button-plain button-small" data-testid="day-today" aria-keyshortcuts="Home" onClick=${toToday}>${t("day-today")} <${Key} name="Home" /></button>`
        : html`<span class="badge badge-accent">${t("day-today")}</span>`
    }
    ${told !== null && html`<p class="owner-note soft">${t("day-against", { day: longDay(told.before) })}</p>`}
    ${
      told !== null &&
      html`<button type="button" class="button button-quiet button-small" data-testid="day-print" aria-keyshortcuts="Control+P" onClick=${print}>
        <${Icon} name="print" />${t("print-statement")} <${Key} name="Ctrl+P" />
      </button>`
    }
  </header>`;
}

/** How much more or less than the week before. @param {{ more: string, less: boolean, none: boolean, was: string }} props @returns {VNode} */
const Against = ({ more, less, none, was }) => html`<dd class="against" data-way=${none ? "same" : less ? "less" : "more"}>
  ${none ? "" : html`<${Icon} name=${less ? "down" : "up"} /><b class="figure">${more}</b> `}<span class="soft">${was}</span>
</dd>`;

/** @param {{ part: DayPart, day: string }} props day: of the week before @returns {VNode} */
function Figures({ part: { totals, before, currency }, day }) {
  const was = (/** @type {string} */ value) => t("day-was", { day: shortDay(day), value });
  const change = (/** @type {"amount" | "commission"} */ name) => {
    const difference = minus(totals[name], before[name]);
    return { less: parts(difference) < 0n, none: parts(difference) === 0n, size: difference.replace("-", "") };
  };
  const [sold, earnings] = [change("amount"), change("commission")];
  const sales = totals.sales - before.sales;
  const isShown = commission.value === "shown";
  return html`<dl class="figures card">
    <div>
      <dt>${t("owner-sales")}</dt>
      <dd class="figure figure-large" data-testid="day-sales" data-value=${totals.sales}>${count(totals.sales)}</dd>
      <${Against} more=${count(Math.abs(sales))} less=${sales < 0} none=${sales === 0} was=${was(count(before.sales))} />
    </div>
    <div>
      <dt>${t("owner-amount")}</dt>
      <dd class="figure figure-large" data-testid="day-amount" data-value=${totals.amount}>${money(totals.amount, currency)}</dd>
      <${Against} more=${money(sold.size, currency)} less=${sold.less} none=${sold.none} was=${was(money(before.amount, currency))} />
    </div>
    <div>
      <dt>${t("owner-earned")} <${CoverSwitch} /></dt>
      <dd class="figure figure-large" data-testid="day-commission" data-value=${totals.commission}>${earned(totals.commission, currency)}</dd>
      <${Against}
        more=${earned(earnings.size, currency)}
        less=${earnings.less}
        none=${earnings.none || !isShown}
        was=${was(earned(before.commission, currency))}
      />
    </div>
  </dl>`;
}

/** @param {{ part: DayPart }} props @returns {VNode} */
function Facts({ part: { totals, currency, onCredit, duesReceived } }) {
  const fact = (/** @type {string} */ label, /** @type {string} */ shown, /** @type {string} */ testid, /** @type {string} */ value) =>
    html`<div><dt>${label}</dt><dd class="figure" data-testid=${testid} data-value=${value}>${shown}</dd></div>`;
  const tally = (/** @type {import("../../types.js").Tally} */ { sales, amount }) => t("owner-tally", { sales: count(sales), amount: money(amount, currency) });
  return html`<dl class="facts card">
    ${fact(t("owner-reported"), earned(totals.commissionReported, currency), "day-commission-reported", totals.commissionReported)}
    ${fact(t("owner-by-rate"), earned(totals.commissionByRate, currency), "day-commission-by-rate", totals.commissionByRate)}
    ${fact(t("owner-charge"), money(totals.charge, currency), "day-charge", totals.charge)}
    ${fact(t("owner-fee"), money(totals.fee, currency), "day-fee", totals.fee)}
    ${fact(t("owner-on-credit"), money(onCredit, currency), "day-on-credit", onCredit)}
    ${fact(t("owner-dues"), money(duesReceived, currency), "day-dues-received", duesReceived)}
    ${fact(t("owner-reversed"), tally(totals.reversed), "day-reversed", totals.reversed.amount)}
    ${fact(t("owner-failed-sales"), tally(totals.failed), "day-failed", totals.failed.amount)}
  </dl>`;
}

/** Where the shop sells in two currencies. @param {{ currencies: string[], chosen: string }} props @returns {VNode} */
const Currencies = ({ currencies, chosen }) => html`<div class="owner-currencies" role="group" aria-label=${t("owner-currency")}>
  ${currencies.map((one) => html`<button type="button" class="chip" data-testid="day-currency" data-currency=${one} aria-pressed=${String(one === chosen)} onClick=${() => choose(one)}>${one}</button>`)}
</div>`;

/** @param {{ part: DayPart }} props @returns {VNode} */
function Tables({ part: one }) {
  const { currency } = one;
  const whole = one.totals.amount;
  const same = (/** @type {string} */ key) => key;
  if (one.accounts.length === 0) {
    return html`<div class="day-tables"><p class="owner-none" data-testid="day-empty">${t(isToday.value ? "day-empty-today" : "day-empty")}</p></div>`;
  }
  return html`<div class="day-tables" tabindex="0" role="group" aria-label=${t("day-parts")}>
    <${Shares} testid="by-operator" title=${t("by-operator")} name=${shortName} groups=${one.operators} currency=${currency} whole=${whole} />
    <${Shares} testid="by-account" title=${t("by-account")} name=${same} groups=${one.accounts} currency=${currency} whole=${whole} />
    <${Shares} testid="by-clerk" title=${t("by-clerk")} name=${same} groups=${one.clerks} currency=${currency} whole=${whole} />
    <${Shares} testid="by-service" title=${t("by-service")} name=${serviceName} groups=${one.services} currency=${currency} whole=${whole} />
  </div>`;
}

/** @returns {VNode} */
export function DayScreen() {
  useEffect(follow, []);
  useKeys({ ArrowLeft: () => step(-1), ArrowRight: () => step(1), Home: toToday, "Ctrl+P": print });
  const [told, one] = [view.value, part.value];
  if (failure.value !== null) {
    return html`<div class="owner"><${Failed} failure=${failure.value} again=${load} /></div>`;
  }
  if (told === null || one === null) {
    return html`<div class="owner"><${Wait} /></div>`;
  }
  return html`<div class="owner">
    <${Head} />
    <div class="day-body">
      <div class="day-main" tabindex="0" role="group" aria-label=${t("day-figures")}>
        ${told.parts.length > 1 && html`<${Currencies} currencies=${told.parts.map(({ currency }) => currency)} chosen=${one.currency} />`}
        <${Figures} part=${one} day=${told.before} />
        <${Attention} sales=${told.attention} day=${told.day} />
        <${Facts} part=${one} />
      </div>
      <${Tables} part=${one} />
    </div>
  </div>`;
}

// Reports: any days, by what one likes; a chart to look at and the table with the exact figures beside it.
import { count, figures, longDay, money, shortDay } from "../../format.js";
import { ReportExport } from "../../frame/exports.js";
import { locale, t } from "../../i18n/index.js";
import { useKeys } from "../../keys.js";
import { ask, by, canLook, choose, currencies, failure, follow, frame, from, GROUPS, isEmpty, load, loading, look, period, PERIODS, rows, shown, shownBy, shownQuality, to, today } from "../../state/reports.js";
import { show } from "../../state/document.js";
import { html, useEffect, useRef } from "../../vendor/preact.js";
import { serviceName, shortName } from "../counter/names.js";
import { Chart } from "./chart.js";
import { Icon } from "../../components/icons.js";
import { shop } from "../../state/session.js";
import { CoverSwitch, earned } from "./cover.js";
import { QualityTables } from "./quality.js";
import { Failed, Nothing, Wait } from "./say.js";

/** @typedef {import("../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../types.js").Totals} Totals */
/** @typedef {import("../../types.js").Report} Report */

/** @param {string} month YYYY-MM */
function monthName(month) {
  const written = new Intl.DateTimeFormat(`${locale.value === "en" ? "en-GB" : locale.value}-u-nu-latn`, { month: "short", year: "numeric", timeZone: "UTC" });
  return figures(written.format(new Date(`${month}-01T00:00:00Z`)));
}

/** Packs that are drawn, of those that sell best; the table has all. */
const MOST_PACKS = 12;

/** @param {string} hour two digits */
const hourName = (hour) => figures(`${hour}:00`);

/** A pack's operator and its title, as the provider words it. @param {string} key */
function packName(key) {
  const space = key.indexOf(" ");
  return space < 0 ? t("report-no-pack") : `${shortName(key.slice(0, space))} · ${key.slice(space + 1)}`;
}

/** @type {Readonly<Record<string, (key: string) => string>>} */
const NAMES = { hour: hourName, pack: packName, day: shortDay, week: shortDay, month: monthName, operator: shortName, service: (key) => serviceName(/** @type {any} */ (key)) };

/** What a group is called. @param {string} key */
const nameOf = (key) => (NAMES[shownBy.value] ?? ((/** @type {string} */ same) => same))(key);

/** @param {{ name: string, label: string, day: import("../../vendor/preact.js").Signal<string> }} props @returns {VNode} */
function Day({ name, label, day }) {
  const take = (/** @type {Event} */ event) => {
    const { value } = /** @type {HTMLInputElement} */ (event.currentTarget);
    // A day that is half typed is none yet.
    if (/^(\d{4}-\d\d-\d\d)?$/.test(value)) {
      ask(() => {
        day.value = value;
      });
    }
  };
  return html`<label class="report-day"><span>${label}</span><input class="input" type="date" data-testid=${name} max=${today.value} value=${day.value} onChange=${take} /></label>`;
}

/** What was earned on the days that are looked at, for whoever wants it on paper. */
function statement() {
  if (frame.value !== null) {
    show({ document: "commission", from: frame.value.from, to: frame.value.to });
  }
}

/** @returns {VNode} */
function Head() {
  const chip = (/** @type {typeof PERIODS[number]} */ one) => html`<button
    type="button"
    class="chip"
    data-testid="report-period"
    data-period=${one}
    aria-pressed=${String(period.value === one)}
    onClick=${() =>
      ask(() => {
        period.value = one;
      })}
  >
    ${t(`report-period-${one}`)}
  </button>`;
  return html`<header class="owner-head">
    <h1>${t("reports-heading")}</h1>
    <div class="report-chips" role="group" aria-label=${t("report-period")}>${PERIODS.map(chip)}</div>
    ${period.value === "days" && html`<${Day} name="report-from" label=${t("report-from")} day=${from} /><${Day} name="report-to" label=${t("report-to")} day=${to} />`}
    <label class="report-by">
      <span>${t("report-by")}</span>
      <select
        class="select"
        data-testid="report-by"
        value=${by.value}
        onChange=${(/** @type {Event} */ event) =>
          ask(() => {
            by.value = GROUPS.find((one) => one === /** @type {HTMLSelectElement} */ (event.currentTarget).value) ?? "day";
          })}
      >
        ${GROUPS.map((one) => html`<option value=${one} selected=${one === by.value}>${t(`by-${one}`)}</option>`)}
      </select>
    </label>
    ${currencies.value.length > 1 && currencies.value.map((currency) => html`<button type="button" class="chip" data-testid="report-currency" data-currency=${currency} aria-pressed=${String(currency === frame.value?.currency)} onClick=${() => choose(currency)}>${currency}</button>`)}
    <button type="button" class="button button-quiet button-small" data-testid="report-print" aria-keyshortcuts="Control+P" title="Ctrl+P" disabled=${isEmpty.value} onClick=${() => window.print()}>
      <${Icon} name="print" />${t("report-print")}
    </button>
    ${
      frame.value !== null &&
      html`<button type="button" class="button button-quiet button-small" data-testid="commission-print" title=${t("print-commission")} aria-label=${t("print-commission")} onClick=${statement}>
        <${Icon} name="coins" />${t("print-commission-short")}
      </button>`
    }
    <${ReportExport} />
  </header>`;
}

/** @param {{ totals: Totals, currency: string }} props @returns {VNode} */
const Cells = ({ totals, currency }) => html`<td class="amount figure">${count(totals.sales)}</td>
  <td class="amount figure">${money(totals.amount, currency)}</td>
  <td class="amount figure">${money(totals.charge, currency)}</td>
  <td class="amount figure">${money(totals.fee, currency)}</td>
  <td class="amount figure">${earned(totals.commission, currency)}</td>`;

/** @param {{ report: Report }} props @returns {VNode} */
function Table({ report: { totals, currency } }) {
  const root = useRef(/** @type {HTMLElement | null} */ (null));
  const move = (/** @type {(place: number, last: number) => number} */ next) => (/** @type {KeyboardEvent} */ event) => {
    if (event.target instanceof HTMLElement && event.target.matches("select, input")) {
      return false;
    }
    const rows = [...(root.current?.querySelectorAll("tbody tr") ?? [])];
    const place = rows.indexOf(/** @type {Element} */ (document.activeElement));
    const row = rows[Math.min(rows.length - 1, Math.max(0, next(place, rows.length - 1)))];
    return row instanceof HTMLElement ? row.focus() : false;
  };
  const enter = (/** @type {KeyboardEvent} */ event) => {
    const key = event.target instanceof HTMLElement && event.target.matches("tbody tr") ? event.target.dataset.key : undefined;
    return key === undefined || !canLook.value ? false : look(key);
  };
  useKeys({ Enter: enter, ArrowDown: move((place) => place + 1), ArrowUp: move((place) => place - 1), Home: move(() => 0), End: move((_, last) => last) });
  return html`<div class="card report-table" ref=${root} tabindex="0" role="group" aria-label=${t("report-table")}>
    <table class="table">
      <thead>
        <tr>
          <th scope="col">${t(`by-${shownBy.value}`)}</th>
          <th scope="col" class="amount">${t("owner-sales")}</th>
          <th scope="col" class="amount">${t("owner-amount")}</th>
          <th scope="col" class="amount">${t("owner-charge")}</th>
          <th scope="col" class="amount">${t("owner-fee")}</th>
          <th scope="col" class="amount"><span class="report-earned">${t("owner-earned")} <${CoverSwitch} /></span></th>
        </tr>
      </thead>
      <tbody>
        ${rows.value.map(
          ({ key, totals: one }) => html`<tr key=${key} tabindex="-1" data-testid="report-row" data-key=${key} data-sales=${one.sales} data-amount=${one.amount} data-commission=${one.commission}>
            <th scope="row" class="foreign" dir="auto">
              ${
                canLook.value
                  ? html`<button type="button" class="report-look" tabindex="-1" data-testid="report-look" title=${t("report-look")} onClick=${() => look(key)}>${nameOf(key)}</button>`
                  : nameOf(key)
              }
            </th>
            <${Cells} totals=${one} currency=${currency} />
          </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr data-testid="report-total" data-sales=${totals.sales} data-amount=${totals.amount} data-commission=${totals.commission}>
          <th scope="row">${t("report-total")}</th>
          <${Cells} totals=${totals} currency=${currency} />
        </tr>
      </tfoot>
    </table>
  </div>`;
}

/** @param {{ report: Report }} props @returns {VNode} */
function Body({ report }) {
  const bars = rows.value.slice(0, shownBy.value === "pack" ? MOST_PACKS : rows.value.length).map(({ key, totals: { amount } }) => ({ label: nameOf(key), amount }));
  return html`<div class="report-body">
    <${Chart} bars=${bars} currency=${report.currency} />
    <${Table} report=${report} />
  </div>`;
}

/** What was told, in the form that it is looked at in. @returns {VNode} */
function Told() {
  if (frame.value === null) {
    return html`<${Wait} />`;
  }
  if (isEmpty.value) {
    return html`<${Nothing} title=${t("report-none")} hint=${t("report-none-hint")} />`;
  }
  return shown.value === null ? html`<${QualityTables} quality=${shownQuality.value} />` : html`<${Body} report=${shown.value} />`;
}

/** @returns {VNode} */
export function ReportsScreen() {
  useEffect(follow, []);
  useKeys({ "Ctrl+P": () => window.print() });
  const told = frame.value;
  if (failure.value !== null) {
    return html`<div class="owner"><${Head} /><${Failed} failure=${failure.value} again=${load} /></div>`;
  }
  return html`<div class="owner" aria-busy=${String(loading.value)}>
    <${Head} />
    <p class="report-paper">${shop.value?.name} · ${t("reports-heading")} · ${t(`by-${shownBy.value}`)}</p>
    ${told !== null && html`<p class="report-span soft" data-testid="report-span" data-from=${told.from} data-to=${told.to}>${told.from === told.to ? longDay(told.from) : t("report-span", { from: longDay(told.from), to: longDay(told.to) })}</p>`}
    <${Told} />
  </div>`;
}

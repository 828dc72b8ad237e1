// How well the providers' accounts did: what became of what was sent to them, how fast, and what they paid for it.
import { count, figures, secondsOf } from "../../format.js";
import { t } from "../../i18n/index.js";
import { html } from "../../vendor/preact.js";
import { CoverSwitch, earned } from "./cover.js";

/** @typedef {import("../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../types.js").AccountQuality} AccountQuality */
/** @typedef {import("../../types.js").Quality} Quality */

const NONE = "–";

/** @param {number | null} milliseconds */
const time = (milliseconds) => (milliseconds === null ? NONE : t("quality-seconds", { seconds: secondsOf(milliseconds) }));

/** @param {string | null} percent */
const share = (percent) => (percent === null ? NONE : t("quality-percent", { percent: figures(percent) }));

/** @param {{ account: string }} props @returns {VNode} */
const Name = ({ account }) => html`<th scope="row" class="foreign" dir="auto">${account}</th>`;

/** @param {{ one: AccountQuality }} props @returns {VNode} */
const Sent = ({ one }) => html`<tr
  data-testid="quality-sent"
  data-account=${one.account}
  data-attempts=${one.attempts}
  data-succeeded=${one.succeeded}
  data-percent=${one.successPercent ?? ""}
  data-median=${one.medianMs ?? ""}
  data-most=${one.mostMs ?? ""}
>
  <${Name} account=${one.account} />
  <td class="amount figure">${count(one.attempts)}</td>
  <td class="amount figure quality-success">
    ${share(one.successPercent)}
    <span class="share-bar" aria-hidden="true"><i style=${{ inlineSize: `${one.successPercent ?? 0}%` }}></i></span>
  </td>
  <td class="amount figure">${count(one.failed)}</td>
  <td class="amount figure">${count(one.reversed)}</td>
  <td class="amount figure">${count(one.unknown)}</td>
  <td class="amount figure">${count(one.pending)}</td>
  <td class="amount figure">${time(one.medianMs)}</td>
  <td class="amount figure">${time(one.mostMs)}</td>
</tr>`;

/** @param {{ one: AccountQuality, currency: string }} props @returns {VNode} */
const Paid = ({ one, currency }) => html`<tr data-testid="quality-paid" data-account=${one.account} data-expected=${one.expected} data-earned=${one.earned} data-reported=${one.reported} data-uplift=${one.uplift} data-owed=${one.owed}>
  <${Name} account=${one.account} />
  <td class="amount figure">${earned(one.expected, currency)}</td>
  <td class="amount figure">${earned(one.earned, currency)}</td>
  <td class="amount figure">${earned(one.reported, currency)}</td>
  <td class="amount figure">${earned(one.uplift, currency)}</td>
  <td class="amount figure">${earned(one.owed, currency)}</td>
</tr>`;

/** @param {{ word: string, hint?: string }} props @returns {VNode} */
const Column = ({ word, hint }) => html`<th scope="col" class="amount" title=${hint}>${word}</th>`;

/** @param {{ quality: Quality }} props @returns {VNode} */
export function QualityTables({ quality: { accounts, currency } }) {
  return html`<div class="quality-body" data-testid="quality" tabindex="0" role="group" aria-label=${t("by-provider")}>
    <section class="card report-table">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">${t("quality-sent-heading")}</th>
            <${Column} word=${t("quality-sent")} />
            <${Column} word=${t("quality-success")} hint=${t("quality-success-hint")} />
            <${Column} word=${t("state-failed")} />
            <${Column} word=${t("state-reversed")} />
            <${Column} word=${t("state-unknown")} />
            <${Column} word=${t("state-pending")} />
            <${Column} word=${t("quality-median")} />
            <${Column} word=${t("quality-most")} />
          </tr>
        </thead>
        <tbody>
          ${accounts.map((one) => html`<${Sent} key=${one.account} one=${one} />`)}
        </tbody>
      </table>
    </section>
    <section class="card report-table">
      <table class="table">
        <thead>
          <tr>
            <th scope="col"><span class="report-earned">${t("quality-commission-heading")} <${CoverSwitch} /></span></th>
            <${Column} word=${t("quality-expected")} />
            <${Column} word=${t("quality-earned")} />
            <${Column} word=${t("quality-reported")} />
            <${Column} word=${t("quality-uplift")} />
            <${Column} word=${t("quality-owed")} />
          </tr>
        </thead>
        <tbody>
          ${accounts.map((one) => html`<${Paid} key=${one.account} one=${one} currency=${currency} />`)}
        </tbody>
      </table>
    </section>
    <p class="soft quality-note">${t("quality-note")}</p>
  </div>`;
}

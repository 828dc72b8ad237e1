// What a day is made of: a table for each way to look at it, the largest first, with a bar that shows the share.
import { count, money } from "../../format.js";
import { t } from "../../i18n/index.js";
import { parts, share } from "../../state/exact.js";
import { html } from "../../vendor/preact.js";
import { earned } from "./cover.js";

/** @typedef {import("../../types.js").Group} Group */

/** @param {Group} a @param {Group} b */
const byAmount = (a, b) => {
  const [one, other] = [parts(a.totals.amount), parts(b.totals.amount)];
  return one === other ? 0 : one < other ? 1 : -1;
};

/**
 * @param {{ title: string, name: (key: string) => string, groups: readonly Group[], currency: string, whole: string, testid: string }} props
 * @returns {import("../../vendor/preact.js").VNode}
 */
export function Shares({ title, name, groups, currency, whole, testid }) {
  const row = (/** @type {Group} */ { key, totals }) => html`<tr key=${key} data-key=${key} data-amount=${totals.amount}>
    <th scope="row">
      <span class="share-name foreign" dir="auto">${name(key)}</span>
      <span class="share-bar" aria-hidden="true"><i style=${{ inlineSize: `${share(totals.amount, whole) * 100}%` }}></i></span>
    </th>
    <td class="amount figure">${count(totals.sales)}</td>
    <td class="amount figure">${money(totals.amount, currency)}</td>
    <td class="amount figure soft">${earned(totals.commission, currency)}</td>
  </tr>`;
  return html`<section class="card owner-card" data-testid=${testid}>
    <table class="table shares">
      <thead>
        <tr>
          <th scope="col">${title}</th>
          <th scope="col" class="amount">${t("owner-sales")}</th>
          <th scope="col" class="amount">${t("owner-amount")}</th>
          <th scope="col" class="amount">${t("owner-earned")}</th>
        </tr>
      </thead>
      <tbody>
        ${[...groups].sort(byAmount).map(row)}
      </tbody>
    </table>
  </section>`;
}

// The sales that somebody should look at, each with what to do about it; one opens under Activity.
import { Icon } from "../../components/icons.js";
import { explainSale, Status } from "../../components/status.js";
import { clock, count, figures, money, shortDay } from "../../format.js";
import { t } from "../../i18n/index.js";
import { show } from "../../state/activity.js";
import { html } from "../../vendor/preact.js";

/** @typedef {import("../../types.js").Sale} Sale */

/** What calls for a person goes before what comes to its end by itself. @type {Readonly<Record<string, number>>} */
const ORDER = { unknown: 0, reversed: 1 };
const place = (/** @type {Sale} */ sale) => ORDER[sale.status] ?? 2;

/** @param {{ sale: Sale, day: string }} props @returns {import("../../vendor/preact.js").VNode} */
function Row({ sale, day }) {
  const isOfDay = sale.createdAt.startsWith(day);
  return html`<li>
    <button type="button" class="attention-row" data-testid="attention-row" data-reference=${sale.reference} data-status=${sale.status} onClick=${() => show(sale)}>
      <${Status} sale=${sale} />
      <b class="figure">${figures(sale.grouped)}</b>
      <span class="figure soft">${isOfDay ? clock(sale.createdAt) : shortDay(sale.createdAt)}</span>
      <b class="figure attention-amount">${money(sale.total, sale.currency)}</b>
      <small>${explainSale(sale).todo}</small>
      <${Icon} name="next" />
    </button>
  </li>`;
}

/** @param {{ sales: readonly Sale[], day: string }} props @returns {import("../../vendor/preact.js").VNode} */
export function Attention({ sales, day }) {
  const sorted = [...sales].sort((a, b) => place(a) - place(b));
  return html`<section class="card owner-card attention" data-testid="attention" data-count=${sales.length}>
    <h2>${t("attention-heading")} ${sales.length > 0 && html`<span class="badge">${count(sales.length)}</span>`}</h2>
    ${
      sales.length === 0
        ? html`<p class="attention-none"><${Icon} name="check" />${t("attention-none")}</p>`
        : html`<ol>
            ${sorted.map((sale) => html`<${Row} key=${sale.reference} sale=${sale} day=${day} />`)}
          </ol>`
    }
  </section>`;
}

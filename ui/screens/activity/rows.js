// The list: one sale a row, the newest above. Rows are drawn by the hundred.
import { Icon } from "../../components/icons.js";
import { explainError, Status } from "../../components/status.js";
import { clock, count, figures, price, shortDay } from "../../format.js";
import { t } from "../../i18n/index.js";
import { current, failure, list, load, loading, loadMore, more, MOST, narrowed, open, opened, period, text, widen } from "../../state/activity.js";
import { disputed } from "../../state/disputes.js";
import { shortName } from "../counter/names.js";
import { html } from "../../vendor/preact.js";

/** @typedef {import("../../types.js").Sale} Sale */
/** @typedef {import("../../vendor/preact.js").VNode} VNode */

/** What is sold besides talktime for a prepaid number. @param {Sale} sale */
const addition = ({ customer, offer, service }) => customer ?? offer?.title ?? (service === "prepaid" ? null : t(`service-${service}`));

/**
 * @param {{ sale: Sale, reachable: boolean, chosen: boolean, dated: boolean }} props
 * @returns {VNode}
 */
function Row({ sale, reachable, chosen, dated }) {
  const more = addition(sale);
  const isDisputed = disputed.value.has(sale.reference);
  return html`<li>
    <button
      type="button"
      class="activity-row"
      data-testid="activity-row"
      data-reference=${sale.reference}
      data-status=${sale.status}
      data-disputed=${isDisputed ? "" : undefined}
      tabindex=${reachable ? 0 : -1}
      aria-current=${chosen ? "true" : undefined}
      onFocus=${() => {
        current.value = sale.reference;
      }}
      onClick=${() => open(sale.reference)}
    >
      <span class="activity-time">${clock(sale.createdAt)}${dated && html`<small>${shortDay(sale.createdAt)}</small>`}</span>
      <span class="activity-whom">
        <b class="figure">${figures(sale.grouped)}</b>
        ${isDisputed && html`<small class="complaint-mark" data-testid="complaint-mark"><${Icon} name="warning" />${t("complaint-mark")}</small>`}
        ${more !== null && !isDisputed && html`<small class="foreign clipped" dir="auto">${more}</small>`}
      </span>
      <span class="activity-operator" data-op=${sale.operator}><span class="clipped">${shortName(sale.operator)}</span></span>
      <span class="activity-amount figure">${price(sale.total, sale.currency)}${sale.debtor && html`<small class="clipped">${t("credit-open")}</small>`}</span>
      <${Status} sale=${sale} />
      <small class="activity-who clipped">${sale.clerk}</small>
    </button>
  </li>`;
}

/** @returns {VNode} */
function Failed() {
  const code = failure.value?.code ?? "internal";
  const { what, todo } = explainError(code);
  return html`<div class="activity-none" role="alert" data-testid="activity-error" data-code=${code}>
    <${Icon} name="warning" />
    <h2>${t("activity-failed")}</h2>
    <p>${what} ${todo}</p>
    <button type="button" class="button button-quiet" data-testid="activity-again" onClick=${() => void load()}>${t("activity-again")}</button>
  </div>`;
}

/** @returns {VNode} */
function Nothing() {
  if (narrowed.value) {
    return html`<div class="activity-none" data-testid="activity-empty">
      <${Icon} name="search" />
      <h2>${text.value.trim() === "" ? t("activity-no-match") : t("activity-not-found")}</h2>
      <p>${t("activity-not-found-hint")}</p>
      <button type="button" class="button button-quiet" data-testid="activity-widen" onClick=${widen}>${t("activity-widen")}</button>
    </div>`;
  }
  return html`<div class="activity-none" data-testid="activity-empty">
    <${Icon} name="recorded" />
    <h2>${period.value === "today" ? t("activity-none-today") : t("activity-none")}</h2>
    <p>${t("activity-none-hint")}</p>
  </div>`;
}

/** @returns {VNode} */
function Sales() {
  const dated = !["today", "yesterday"].includes(period.value);
  return html`<ol class="activity-list" aria-label=${t("activity-list")}>
      ${list.value.map(
        (sale) => html`<${Row}
          key=${sale.reference}
          sale=${sale}
          reachable=${sale.reference === current.value}
          chosen=${sale.reference === opened.value}
          dated=${dated}
        />`,
      )}
    </ol>
    ${
      more.value &&
      html`<button type="button" class="button button-quiet activity-more" data-testid="activity-more" onClick=${() => void loadMore()}>
        ${t("activity-more", { shown: count(list.value.length) })}
      </button>`
    }
    ${list.value.length >= MOST && html`<p class="activity-cut">${t("activity-cut", { shown: count(MOST) })}</p>`}`;
}

/** @returns {VNode} */
export function Rows() {
  const empty = list.value.length === 0;
  return html`<div class="activity-rows" aria-busy=${String(loading.value)}>
    ${failure.value !== null && html`<${Failed} />`}
    ${failure.value === null && empty && loading.value && html`<p class="activity-wait" role="status">${t("activity-loading")}</p>`}
    ${failure.value === null && empty && !loading.value && html`<${Nothing} />`}
    ${failure.value === null && !empty && html`<${Sales} />`}
  </div>`;
}

// Beside the drawer: those of others that are open, for the owner, and the Z reports, each opened by itself.
import { clock, figures, money, shortDay } from "../../format.js";
import { t } from "../../i18n/index.js";
import { more, others, read, readOlder, report, reports } from "../../state/drawer.js";
import { isOwner } from "../../state/session.js";
import { html } from "../../vendor/preact.js";
import { Difference } from "./report.js";

/** @typedef {import("../../vendor/preact.js").VNode} VNode */

/** @returns {VNode} */
function Others() {
  const look = (/** @type {import("../../types.js").Shift} */ shift) => {
    report.value = shift;
  };
  return html`<section>
    <h2>${t("drawer-others")}</h2>
    <ul>
      ${others.value.map(
        (shift) => html`<li key=${shift.id}>
          <button type="button" class="list-row drawer-line" data-testid="drawer-other" data-clerk=${shift.clerk} onClick=${() => look(shift)}>
            <span><b class="foreign" dir="auto">${shift.clerk}</b><small class="soft">${t("drawer-since", { time: clock(shift.openedAt) })}</small></span>
            ${shift.expected !== null && html`<b class="figure">${money(shift.expected, shift.currency)}</b>`}
          </button>
        </li>`,
      )}
    </ul>
  </section>`;
}

/** @param {{ line: import("../../types.js").ZLine }} props @returns {VNode} */
const Line = ({ line: { z, clerk, closedAt, difference, currency } }) => html`<li>
  <button
    type="button"
    class="list-row drawer-line"
    data-testid="z-line"
    data-z=${z}
    data-difference=${difference}
    aria-current=${report.value?.z === z ? "true" : undefined}
    onClick=${() => void read(z)}
  >
    <span>
      <b class="figure">${figures(String(z))}${isOwner.value && html` <span class="foreign" dir="auto">${clerk}</span>`}</b>
      <small class="soft">${shortDay(closedAt)}, ${clock(closedAt)}</small>
    </span>
    <${Difference} difference=${difference} currency=${currency} />
  </button>
</li>`;

/** @returns {VNode} */
export function Reports() {
  return html`<aside class="card drawer-side" tabindex="0" aria-label=${t("drawer-reports")}>
    ${others.value.length > 0 && html`<${Others} />`}
    <section>
      <h2>${t("drawer-reports")}</h2>
      ${
        reports.value.length === 0
          ? html`<p class="soft drawer-side-none">${t("drawer-reports-none")}</p>`
          : html`<ol>
              ${reports.value.map((line) => html`<${Line} key=${line.z} line=${line} />`)}
            </ol>`
      }
      ${more.value && html`<button type="button" class="button button-plain button-wide" data-testid="z-older" onClick=${() => void readOlder()}>${t("drawer-older")}</button>`}
    </section>
  </aside>`;
}

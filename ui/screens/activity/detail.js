// One sale in full: where it stands, what to do, what it was, and every attempt.
import { Icon } from "../../components/icons.js";
import { Key } from "../../components/key.js";
import { explainError, Status } from "../../components/status.js";
import { clock, figures, money, price, shortDay } from "../../format.js";
import { t } from "../../i18n/index.js";
import { close } from "../../state/activity.js";
import { commission } from "../../state/preferences.js";
import { isOwner } from "../../state/session.js";
import { html, useState } from "../../vendor/preact.js";
import { shortName } from "../counter/names.js";
import { copied, copyReference, lookAtPaper, mayRepeat, repeat } from "./actions.js";
import { Attempts } from "./attempts.js";
import { Complaints } from "./complaints.js";
import { checking, checkNow, isOpen } from "./checking.js";
import { Resolve } from "./resolve.js";
import { Say } from "./say.js";

/** @typedef {import("../../types.js").Sale} Sale */
/** @typedef {import("../../vendor/preact.js").VNode} VNode */

const KEYS = /** @type {const} */ ([
  ["ArrowUp", null],
  ["ArrowDown", "move"],
  ["Enter", "open"],
  ["R", "repeat"],
  ["P", "receipt"],
  ["Ctrl+K", "search"],
]);

/** The room for a sale that is not chosen yet. @returns {VNode} */
export function NothingOpen() {
  return html`<aside class="activity-detail activity-nothing" aria-label=${t("activity-detail")}>
    <p>${t("activity-choose")}</p>
    <ul class="activity-keys">
      ${KEYS.map(([key, does]) => html`<li class=${does === null ? "activity-joined" : ""}><${Key} name=${key} />${does !== null && html`<span>${t(`activity-key-${does}`)}</span>`}</li>`)}
    </ul>
  </aside>`;
}

/** @param {Sale} sale @returns {[label: string, value: unknown][]} */
function facts(sale) {
  const { currency } = sale;
  const charged = /[1-9]/.test(sale.charge);
  /** @type {[string, unknown][]} */
  const all = [
    [t("activity-fact-customer"), sale.customer && html`<span class="foreign" dir="auto">${sale.customer}</span>`],
    [t("activity-fact-debtor"), sale.debtor && html`<b class="foreign" dir="auto" data-testid="sale-debtor" data-debtor=${sale.debtor.id}>${sale.debtor.name}</b>`],
    [t("activity-fact-pack"), sale.offer && html`<span class="foreign activity-title-of-pack" dir="auto">${sale.offer.title}</span>`],
    [t("activity-fact-circle"), sale.circle],
    [t("activity-fact-unit"), sale.unit],
    [t("activity-fact-dob"), sale.dob],
    [t("activity-fact-amount"), charged ? `${money(sale.amount, currency)} + ${money(sale.charge, currency)}` : null],
    [t("activity-fact-sold"), `${shortDay(sale.createdAt)}, ${clock(sale.createdAt)} · ${sale.clerk}`],
    [t("activity-fact-final"), sale.finalAt && `${shortDay(sale.finalAt)}, ${clock(sale.finalAt)}`],
    [t("activity-fact-receipt"), figures(sale.receiptNo)],
    [t("activity-fact-commission"), isOwner.value && commission.value === "shown" && sale.commission ? money(sale.commission, currency) : null],
  ];
  return all.filter(([, value]) => value !== null && value !== "" && value !== false);
}

/** @param {{ sale: Sale }} props @returns {VNode} */
function Reference({ sale }) {
  const done = copied.value === sale.reference;
  return html`<div class="activity-reference">
    <dt>${t("activity-fact-reference")}</dt>
    <dd>
      <code data-copy=${sale.reference}>${sale.reference}</code>
      <button type="button" class="button button-plain button-small" data-testid="activity-copy" onClick=${() => void copyReference(sale)}>
        ${done ? t("activity-copied") : t("activity-copy")} <${Key} name="Ctrl+C" />
      </button>
    </dd>
  </div>`;
}

/** What came of asking. @param {{ sale: Sale }} props @returns {VNode} */
function Asked({ sale }) {
  const asked = checking.value?.reference === sale.reference ? checking.value : null;
  const told = {
    same: t("activity-checked-same"),
    changed: t("activity-checked-changed"),
    asking: t("activity-checking"),
    failed: asked?.code === undefined ? "" : explainError(asked.code).what,
  };
  return html`<p class="activity-asked" role="status" data-testid="activity-asked" data-state=${asked?.state ?? "none"}>${asked === null ? "" : told[asked.state]}</p>`;
}

/** @param {{ sale: Sale, onResolve: () => void }} props @returns {VNode} */
function Actions({ sale, onResolve }) {
  const asking = checking.value?.state === "asking";
  return html`<div class="activity-actions">
    ${
      isOpen(sale) &&
      html`<button type="button" class="button" data-testid="activity-check" aria-keyshortcuts="C" aria-disabled=${String(asking)} onClick=${() => void checkNow(sale)}>
        ${t("strip-check")} <${Key} name="C" />
      </button>`
    }
    ${
      sale.status === "unknown" &&
      isOwner.value &&
      html`<button type="button" class="button button-quiet" data-testid="activity-resolve" onClick=${onResolve}>${t("activity-resolve")}</button>`
    }
    ${
      mayRepeat(sale) &&
      html`<button type="button" class="button button-quiet" data-testid="activity-repeat" aria-keyshortcuts="R" onClick=${() => repeat(sale)}>
        ${t("activity-repeat")} <${Key} name="R" />
      </button>`
    }
    <button type="button" class="button button-quiet" data-testid="activity-receipt" aria-keyshortcuts="P" onClick=${() => lookAtPaper(sale, "receipt")}>
      ${t("document-show-receipt")} <${Key} name="P" />
    </button>
    ${sale.status === "reversed" && html`<button type="button" class="button button-quiet" data-testid="activity-refund" onClick=${() => lookAtPaper(sale, "refund")}>${t("document-show-refund")}</button>`}
  </div>`;
}

/** @param {{ sale: Sale }} props @returns {VNode} */
export function Detail({ sale }) {
  const [resolving, setResolving] = useState(false);
  return html`<aside class="activity-detail" data-testid="activity-detail" data-reference=${sale.reference} data-status=${sale.status} aria-label=${t("activity-detail")}>
    <header class="activity-head">
      <div>
        <h2 class="figure">${figures(sale.grouped)}</h2>
        <p class="soft">${shortName(sale.operator)} · ${t(`service-${sale.service}`)}</p>
      </div>
      <p class="activity-sum figure">${price(sale.total, sale.currency)}${sale.debtor && html`<small data-testid="sale-on-credit">${t("credit-open")}</small>`}</p>
      <button type="button" class="icon-button" data-testid="activity-close" aria-label=${t("activity-close")} aria-keyshortcuts="Escape" onClick=${close}><${Icon} name="close" /></button>
    </header>
    <div class="activity-body" tabindex="0" role="group" aria-label=${t("activity-detail")}>
      <div class="activity-state" data-status=${sale.status}>
        <${Status} sale=${sale} />
        <${Say} sale=${sale} />
      </div>
      <${Actions} sale=${sale} onResolve=${() => setResolving(true)} />
      <${Asked} sale=${sale} />
      ${
        sale.resolution !== null &&
        html`<blockquote class="activity-resolution" data-testid="activity-resolution">
          <p class="foreign" dir="auto">${sale.resolution.why}</p>
          <footer>${t("activity-resolved-by", { who: sale.resolution.by, day: shortDay(sale.resolution.at), at: clock(sale.resolution.at) })}</footer>
        </blockquote>`
      }
      <${Complaints} sale=${sale} />
      <${Attempts} sale=${sale} />
      <dl class="activity-facts">
        ${facts(sale).map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}
        <${Reference} sale=${sale} />
      </dl>
    </div>
    ${resolving && sale.status === "unknown" && html`<${Resolve} sale=${sale} onClose=${() => setResolving(false)} />`}
  </aside>`;
}

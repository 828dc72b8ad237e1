// Complaints about a sale: opened at the counter, with a slip for the operator, and followed until the owner closes them.
import { Icon } from "../../components/icons.js";
import { clock, figures, shortDay } from "../../format.js";
import { t } from "../../i18n/index.js";
import { failure, look, ofSale } from "../../state/disputes.js";
import { show } from "../../state/document.js";
import { isOwner } from "../../state/session.js";
import { html, useEffect, useState } from "../../vendor/preact.js";
import { CloseComplaint, NewComplaint } from "./complaint-forms.js";

/** @typedef {import("../../types.js").Sale} Sale */
/** @typedef {import("../../types-printing.js").Dispute} Dispute */
/** @typedef {import("../../vendor/preact.js").VNode} VNode */

/** Nobody writes more at a counter. */
const LONGEST = 500;

/** Whether a sale in this state can be complained of: what is open is asked about instead. @param {Sale} sale */
const canComplain = ({ status }) => status === "succeeded" || status === "reversed";

/** @param {string} who @param {string} at */
const signed = (who, at) => t("complaint-by", { who, day: shortDay(at), at: clock(at) });

/** @param {{ dispute: Dispute, onClose: () => void }} props @returns {VNode} */
function One({ dispute, onClose }) {
  const { id, complaint, meantFor, note, by, at, closed } = dispute;
  return html`<li class="complaint" data-testid="complaint" data-id=${id} data-complaint=${complaint} data-end=${closed?.end ?? "open"}>
    <header>
      <b>${t(`complaint-kind-${complaint}`)}</b>
      <span class=${closed === null ? "badge complaint-open" : "badge"}>${closed === null ? t("complaint-is-open") : t(`complaint-end-${closed.end}`)}</span>
    </header>
    ${meantFor !== null && html`<p class="figure">${t("complaint-meant-for", { number: figures(meantFor) })}</p>`}
    ${note !== "" && html`<p class="foreign" dir="auto">${note.slice(0, LONGEST)}</p>`}
    <p class="soft">${signed(by, at)}</p>
    ${closed !== null && html`<p class="foreign" dir="auto">${closed.note.slice(0, LONGEST)}</p><p class="soft">${signed(closed.by, closed.at)}</p>`}
    <div class="complaint-acts">
      <button type="button" class="button button-quiet button-small" data-testid="complaint-slip" onClick=${() => show({ document: "dispute", id })}><${Icon} name="print" />${t("complaint-slip")}</button>
      ${closed === null && isOwner.value && html`<button type="button" class="button button-plain button-small" data-testid="complaint-close" onClick=${onClose}>${t("complaint-close")}</button>`}
    </div>
  </li>`;
}

/** @param {{ sale: Sale }} props @returns {VNode} */
function OfSale({ sale }) {
  const [asking, setAsking] = useState(/** @type {"new" | number | null} */ (null));
  const { reference, status } = sale;
  useEffect(() => void look(reference), [reference, status]);
  const told = ofSale.value?.reference === reference ? ofSale.value.list : null;
  const list = told ?? [];
  const failed = failure.value !== null && told === null;
  const closing = list.find((one) => one.id === asking && one.closed === null);
  const canOpen = told !== null && list.every((one) => one.closed !== null);
  const away = () => setAsking(null);
  return html`<section class="complaints" aria-busy=${String(told === null && !failed)} data-testid="complaints">
    ${list.length > 0 && html`<h3>${t("complaint-heading")}</h3>`}
    ${failed && html`<p class="soft" role="status" data-testid="complaints-failed">${t("complaint-failed")}</p>`}
    <ol>
      ${list.map((one) => html`<${One} key=${one.id} dispute=${one} onClose=${() => setAsking(one.id)} />`)}
    </ol>
    ${canOpen && html`<button type="button" class="button button-plain button-small" data-testid="activity-complain" onClick=${() => setAsking("new")}>${t("complaint-open")}</button>`}
    ${asking === "new" && html`<${NewComplaint} sale=${sale} onClose=${away} />`}
    ${closing !== undefined && html`<${CloseComplaint} dispute=${closing} onClose=${away} />`}
  </section>`;
}

/** @param {{ sale: Sale }} props @returns {VNode | null} */
export const Complaints = ({ sale }) => (canComplain(sale) ? html`<${OfSale} sale=${sale} />` : null);

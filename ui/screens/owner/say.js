// What stands in the place of figures while there are none.
import { Icon } from "../../components/icons.js";
import { explainError } from "../../components/status.js";
import { t } from "../../i18n/index.js";
import { html } from "../../vendor/preact.js";

/** @typedef {import("../../vendor/preact.js").VNode} VNode */

/** @returns {VNode} */
export function Wait() {
  return html`<p class="owner-none owner-wait" role="status">${t("owner-loading")}</p>`;
}

/** @param {{ failure: import("../../backend.js").BackendError, again: () => unknown }} props @returns {VNode} */
export function Failed({ failure, again }) {
  const { what, todo } = explainError(failure.code);
  return html`<div class="owner-none" role="alert" data-testid="owner-error" data-code=${failure.code}>
    <${Icon} name="warning" />
    <h2>${t("owner-failed")}</h2>
    <p>${what} ${todo}</p>
    <button type="button" class="button button-quiet" data-testid="owner-again" onClick=${again}>${t("owner-again")}</button>
  </div>`;
}

/** @param {{ title: string, hint: string }} props @returns {VNode} */
export function Nothing({ title, hint }) {
  return html`<div class="owner-none" data-testid="owner-empty">
    <${Icon} name="recorded" />
    <h2>${title}</h2>
    <p>${hint}</p>
  </div>`;
}

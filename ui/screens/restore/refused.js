// Why a backup was not brought back, and that nothing was changed.
import { Icon } from "../../components/icons.js";
import { explainError } from "../../components/status.js";
import { t } from "../../i18n/index.js";
import { html } from "../../vendor/preact.js";

/** @param {{ failure: import("../../backend.js").BackendError | null }} props @returns {import("../../vendor/preact.js").VNode | null} */
export function RestoreRefused({ failure }) {
  if (failure === null) {
    return null;
  }
  const { what, todo } = explainError(failure.code);
  return html`<div class="notice notice-danger" role="alert" data-testid="restore-error" data-code=${failure.code}>
    <${Icon} name="warning" />
    <div>
      <p>${what} ${todo}</p>
      <p class="soft">${t("restore-unchanged")}</p>
      ${
        failure.message !== "" &&
        html`<details class="details">
          <summary>${t("details")}</summary>
          <p class="foreign selectable" dir="auto">${failure.message.slice(0, 500)} (${failure.code})</p>
        </details>`
      }
    </div>
  </div>`;
}

// An honest word about a fault of the window: what it means for the money, and the fault's own words folded below.
import { Icon } from "../components/icons.js";
import { t } from "../i18n/index.js";
import { fault } from "../state/faults.js";
import { html } from "../vendor/preact.js";

/** @returns {import("../vendor/preact.js").VNode | null} */
export function FaultNotice() {
  if (fault.value === null) {
    return null;
  }
  return html`<aside class="fault notice notice-danger" role="alert" data-testid="fault">
    <${Icon} name="warning" />
    <div>
      <p><strong>${t("fault-heading")}</strong> ${t("fault-money")}</p>
      <details class="details">
        <summary>${t("details")}</summary>
        <p class="foreign" dir="auto">${fault.value.slice(0, 500)}</p>
      </details>
    </div>
    <button
      type="button"
      class="icon-button"
      aria-label=${t("dismiss")}
      title=${t("dismiss")}
      onClick=${() => {
        fault.value = null;
      }}
    >
      <${Icon} name="close" />
    </button>
  </aside>`;
}

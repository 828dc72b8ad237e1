// The shop could not be opened: what that means for the money, what to do, and the program's own words folded below.
import { Icon } from "../../components/icons.js";
import { t } from "../../i18n/index.js";
import { begin, trouble } from "../../state/session.js";
import { html, useLayoutEffect, useRef, useSignal } from "../../vendor/preact.js";
import { RestoreHere, RestoreOffer } from "../restore/offer.js";

/** @returns {import("../../vendor/preact.js").VNode} */
export function TroubleScreen() {
  const isTrying = useSignal(false);
  const isRestoring = useSignal(false);
  const button = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => button.current?.focus(), []);
  const again = async () => {
    isTrying.value = true;
    await begin();
    isTrying.value = false;
  };
  if (isRestoring.value) {
    return html`<div class="trouble-place"><section class="trouble card"><${RestoreHere} needsNobody=${false} leave=${() => (isRestoring.value = false)} /></section></div>`;
  }
  return html`<div class="trouble-place">
    <section class="trouble card" role="alert" data-testid="trouble" data-code=${trouble.value?.code}>
      <h1><${Icon} name="warning" />${t("trouble-heading")}</h1>
      <p class="trouble-money">${t("trouble-money")}</p>
      <p>${t("trouble-next")}</p>
      <button ref=${button} type="button" class="button" data-testid="trouble-again" disabled=${isTrying.value} onClick=${() => void again()}>
        ${t("trouble-again")}
      </button>
      ${trouble.value?.code === "ledger_damaged" && html` <${RestoreOffer} open=${() => (isRestoring.value = true)} />`}
      <details class="details">
        <summary>${t("details")}</summary>
        <p class="foreign" dir="auto">${trouble.value?.message} (${trouble.value?.code})</p>
      </details>
    </section>
  </div>`;
}

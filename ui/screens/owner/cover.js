// What was earned stays covered until it is asked for: customers look on.
import { Icon } from "../../components/icons.js";
import { money } from "../../format.js";
import { t } from "../../i18n/index.js";
import { commission } from "../../state/preferences.js";
import { html } from "../../vendor/preact.js";

const COVERED = "\u2022\u2022\u2022\u2022";

/** Earnings as they may be seen now. @param {string} amount @param {string} currency */
export const earned = (amount, currency) => (commission.value === "shown" ? money(amount, currency) : COVERED);

/** @returns {import("../../vendor/preact.js").VNode} */
export function CoverSwitch() {
  const isShown = commission.value === "shown";
  const label = t(isShown ? "today-commission-hide" : "today-commission-show");
  const turn = () => {
    commission.value = isShown ? "hidden" : "shown";
  };
  return html`<button type="button" class="icon-button" data-testid="commission-shown" aria-label=${label} title=${label} aria-pressed=${String(isShown)} onClick=${turn}>
    <${Icon} name=${isShown ? "eye" : "covered"} />
  </button>`;
}

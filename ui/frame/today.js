// Today's figures in the bar, the owner's. What was earned stays covered until it is asked for: customers look on.
import { Icon } from "../components/icons.js";
import { count, money, price } from "../format.js";
import { t } from "../i18n/index.js";
import { commission } from "../state/preferences.js";
import { today } from "../state/today.js";
import { html } from "../vendor/preact.js";

const COVERED = "\u2022\u2022\u2022\u2022";

/** @param {{ testid: string, label: string, value: string, shown: string }} props */
function Figure({ testid, label, value, shown }) {
  return html`<div class="today-figure">
    <dt>${label}</dt>
    <dd data-testid=${testid} data-value=${value}>${shown}</dd>
  </div>`;
}

/** @returns {import("../vendor/preact.js").VNode | null} */
export function Today() {
  const told = today.value;
  if (told === null) {
    return null;
  }
  const isShown = commission.value === "shown";
  const earned = told.commission;
  const label = t(isShown ? "today-commission-hide" : "today-commission-show");
  return html`<dl class="today">
    <${Figure} testid="day-sales" label=${t("today-sales")} value=${String(told.sales)} shown=${count(told.sales)} />
    <${Figure} testid="day-amount" label=${t("today-amount")} value=${told.amount} shown=${price(told.amount, told.currency)} />
    ${
      earned !== null &&
      html`<${Figure}
          testid="day-commission"
          label=${t("today-commission")}
          value=${earned}
          shown=${isShown ? money(earned, told.currency) : COVERED}
        />
        <div class="today-cover">
          <dt class="unseen">${label}</dt>
          <dd>
            <button
              type="button"
              class="icon-button"
              data-testid="commission-shown"
              aria-label=${label}
              title=${label}
              aria-pressed=${String(isShown)}
              onClick=${() => {
                commission.value = isShown ? "hidden" : "shown";
              }}
            >
              <${Icon} name=${isShown ? "eye" : "covered"} />
            </button>
          </dd>
        </div>`
    }
  </dl>`;
}

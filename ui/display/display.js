// The customer's screen: the number, the operator, the amount and the state; nothing else, and nothing can be pressed.
import { watchCustomer } from "../backend.js";
import { Icon } from "../components/icons.js";
import { figures, price } from "../format.js";
import { LANGUAGES, known, speak, spoken, t } from "../i18n/index.js";
import { html, render, signal } from "../vendor/preact.js";

/** @typedef {import("../types.js").CustomerView} CustomerView */

const view = signal(
  /** @type {CustomerView} */ ({ grouped: "", operator: "", operatorCode: "", amount: "", currency: "", state: "idle" }),
);

/** How the states are drawn; to a customer a sale that is on its way is on its way. */
const DRAWN = {
  recorded: { state: "sending", icon: "sending" },
  sending: { state: "sending", icon: "sending" },
  pending: { state: "pending", icon: "pending" },
  succeeded: { state: "delivered", icon: "succeeded" },
  unknown: { state: "pending", icon: "pending" },
  failed: { state: "failed", icon: "failed" },
  reversed: { state: "reversed", icon: "reversed" },
};

/** @param {{ of: CustomerView }} props */
function State({ of }) {
  if (of.state === "typing" || of.state === "idle") {
    return html`<p class="display-state"></p>`;
  }
  if (of.state === "review") {
    return html`<p class="display-state" data-state="review">${t("display-review")}</p>`;
  }
  const { state, icon } = DRAWN[of.state];
  return html`<p class="display-state" data-state=${state} data-testid="display-state" data-status=${of.state}><${Icon} name=${icon} />${t(`display-${of.state}`)}</p>`;
}

function Display() {
  if (!spoken.value) {
    return null;
  }
  const shown = view.value;
  if (shown.state === "idle") {
    return html`<main class="display display-idle" aria-busy="false" data-state="idle"><p>${t("display-idle")}</p></main>`;
  }
  const operator = known(`operator-${shown.operatorCode.toLowerCase()}`) ?? shown.operator;
  return html`<main class="display" aria-busy="false" data-state=${shown.state} aria-live="polite">
    <p class="display-number figure" data-testid="display-number">${figures(shown.grouped)}</p>
    <p class="display-operator" data-op=${shown.operatorCode}>${operator}</p>
    <p class="display-amount figure" data-testid="display-amount" data-value=${shown.amount} data-long=${String(shown.amount.replace(/\.0+$/, "").length > 4)}>
      ${shown.amount === "" ? "" : price(shown.amount, shown.currency)}
    </p>
    <${State} of=${shown} />
  </main>`;
}

/** The counter's page leaves there what it speaks. */
function follow() {
  const spoken = localStorage.getItem("tillup.display");
  void speak(LANGUAGES.find((one) => one === spoken) ?? "en");
}

follow();
window.addEventListener("storage", follow);
render(html`<${Display} />`, document.body);
void watchCustomer((told) => {
  view.value = told;
});

// The counter: the sale on one side, the packs on the other.
import { Icon } from "../../components/icons.js";
import { Key } from "../../components/key.js";
import { later } from "../../components/later.js";
import { t } from "../../i18n/index.js";
import { useKeys } from "../../keys.js";
import { followCustomers } from "../../state/customers.js";
import { followHabits } from "../../state/habits.js";
import { picking } from "../../state/on-credit.js";
import { watchEnter } from "../../state/review.js";
import { step } from "../../state/sale.js";
import { begun, isOwner, openAccountSetup, page, shop } from "../../state/session.js";
import { html } from "../../vendor/preact.js";
import { SaleForm } from "./form.js";

const REVIEW = later(async () => (await import("./review.js")).Review);
const PICK = later(async () => (await import("./credit-pick.js")).CreditPick);
const PACKS = later(async () => (await import("../packs/packs.js")).PacksPane);

/** Fetches what the number field can do without. */
export function fetchCounter() {
  REVIEW.fetch();
  PACKS.fetch();
  PICK.fetch();
}

watchEnter();
followCustomers();
followHabits();

/** A shop that can sell nothing yet. */
function NoAccount() {
  useKeys({ Enter: () => (isOwner.value ? openAccountSetup() : false) });
  return html`<section class="counter-none" data-testid="counter-no-account">
    <${Icon} name="wallet" />
    <h1>${t("counter-no-account")}</h1>
    <p>${t(isOwner.value ? "counter-no-account-owner" : "counter-no-account-clerk")}</p>
    ${isOwner.value &&
    html`<button type="button" class="button" data-testid="counter-add-account" onClick=${openAccountSetup}>${t("counter-add-account")} <${Key} name="Enter" /></button>`}
  </section>`;
}

/** One at a time: the form, the review, or the choice of who buys on credit. */
function Sale() {
  if (picking.value) {
    return html`<${PICK.Screen} />`;
  }
  return step.value === "review" ? html`<${REVIEW.Screen} />` : html`<${SaleForm} />`;
}

/** @returns {import("../../vendor/preact.js").VNode | null} */
export function CounterScreen() {
  // While the shop is being opened the form is there already: who begins to type need not wait.
  if (begun.value !== null && shop.value === null) {
    return null;
  }
  if (shop.value?.operators.length === 0) {
    return html`<${NoAccount} />`;
  }
  return html`<div class="counter" data-front=${page.value}>
    <${Sale} />
    <div class="counter-packs"><${PACKS.Screen} /></div>
  </div>`;
}

// The last steps: a clerk, and what was set up.
import { setupClerk } from "../../backend.js";
import { Icon } from "../../components/icons.js";
import { LONGEST_PIN, PinField, SHORTEST_PIN } from "../../components/pin-field.js";
import { figures, money } from "../../format.js";
import { t } from "../../i18n/index.js";
import { shop, user } from "../../state/session.js";
import { html } from "../../vendor/preact.js";
import { TextField } from "./fields.js";
import { addedClerk, attempt, check, clerkName, goTo, refuse } from "./state.js";

/** @type {{ current: HTMLInputElement | null }} */
const pin = { current: null };

export function ClerkStep() {
  return html`
    <div class="field-row">
      <${TextField} label=${t("setup-clerk-name")} testid="setup-clerk-name" value=${clerkName} max=${40} first />
      <div class="field">
        <label for="setup-clerk-pin">${t("setup-pin")}</label>
        <${PinField} field=${pin} id="setup-clerk-pin" testid="setup-clerk-pin" describedby="setup-pin-hint" />
      </div>
    </div>
    <p class="field-hint" id="setup-pin-hint">${t("setup-pin-hint", { least: figures(String(SHORTEST_PIN)), most: figures(String(LONGEST_PIN)) })}</p>
  `;
}

export async function leaveClerk() {
  const typed = pin.current?.value ?? "";
  const name = clerkName.value.trim();
  if (name === "" || typed.length < SHORTEST_PIN) {
    refuse(name === "" ? "invalid_user_name" : "invalid_pin");
    return;
  }
  if (await attempt(() => setupClerk(name, typed))) {
    if (pin.current) {
      pin.current.value = "";
    }
    addedClerk.value = name;
    clerkName.value = "";
    goTo("done");
  }
}

/** @param {{ icon: string, name: string, what: string, isMissing?: boolean }} props */
function Line({ icon, name, what, isMissing }) {
  return html`<div class="done-line" data-missing=${isMissing ? "" : undefined}>
    <dt><${Icon} name=${icon} />${name}</dt>
    <dd class="foreign" dir="auto">${what}</dd>
  </div>`;
}

export function DoneStep() {
  const account = check.value;
  const balance = account?.balance ?? null;
  const standing = balance === null ? t("setup-done-unchecked") : money(balance, account?.currency ?? "");
  return html`<dl class="done">
    <${Line} icon="shop" name=${t("setup-done-shop")} what=${shop.value?.name ?? ""} />
    <${Line} icon="person" name=${t("role-owner")} what=${user.value?.name ?? ""} />
    ${
      account === null
        ? html`<${Line} icon="wallet" name=${t("setup-done-account")} what=${t("setup-done-no-account")} isMissing />`
        : html`<${Line} icon="wallet" name=${t("setup-done-account")} what=${`${account.account} · ${standing}`} isMissing=${balance === null} />`
    }
    <${Line} icon="person" name=${t("setup-done-clerk")} what=${addedClerk.value ?? t("setup-done-no-clerk")} />
  </dl>`;
}

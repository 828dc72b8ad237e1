// The first steps: the language, the shop, its owner.
import { setupShop } from "../../backend.js";
import { LONGEST_PIN, PinField, SHORTEST_PIN } from "../../components/pin-field.js";
import { figures } from "../../format.js";
import { NAMES } from "../../frame/looks.js";
import { locale, t } from "../../i18n/index.js";
import { language } from "../../state/preferences.js";
import { enterShop } from "../../state/session.js";
import { html } from "../../vendor/preact.js";
import { Choices, TextField } from "./fields.js";
import { address, attempt, country, goTo, isFirstRun, ownerName, refuse, shopName } from "./state.js";

const countryOf = () => country.value ?? (locale.value === "hi" ? "IN" : "BD");

export function LanguageStep() {
  return html`<${Choices}
    label=${t("setup-language")}
    hidden
    testid="setup-language"
    choices=${NAMES.map(([value, name]) => ({ value, name, lang: value }))}
    value=${locale.value}
    first
    choose=${(/** @type {import("../../types.js").Language} */ chosen) => {
      language.value = chosen;
    }}
  />`;
}

export function ShopStep() {
  return html`
    <${TextField} label=${t("setup-shop-name")} hint=${t("setup-shop-name-hint")} testid="setup-shop-name" value=${shopName} first />
    <${TextField} label=${t("setup-shop-address")} testid="setup-shop-address" value=${address} max=${200} />
    <${Choices}
      label=${t("setup-country")}
      testid="setup-country"
      choices=${[
        { value: "BD", name: t("setup-country-bd"), note: "৳" },
        { value: "IN", name: t("setup-country-in"), note: "₹" },
      ]}
      value=${countryOf()}
      choose=${(/** @type {import("../../types.js").Country} */ chosen) => {
        country.value = chosen;
      }}
    />
  `;
}

export function leaveShop() {
  if (shopName.value.trim() === "") {
    refuse("invalid_shop_name");
    return;
  }
  goTo("owner");
}

/** @type {{ current: HTMLInputElement | null }} */
const pin = { current: null };
/** @type {{ current: HTMLInputElement | null }} */
const again = { current: null };

export function OwnerStep() {
  return html`
    <${TextField} label=${t("setup-owner-name")} testid="setup-owner-name" value=${ownerName} max=${40} first />
    <div class="field-row">
      <div class="field">
        <label for="setup-owner-pin">${t("setup-pin")}</label>
        <${PinField} field=${pin} id="setup-owner-pin" testid="setup-owner-pin" describedby="setup-pin-hint" />
      </div>
      <div class="field">
        <label for="setup-owner-pin-again">${t("setup-pin-again")}</label>
        <${PinField} field=${again} id="setup-owner-pin-again" testid="setup-owner-pin-again" />
      </div>
    </div>
    <p class="field-hint" id="setup-pin-hint">${t("setup-pin-hint", { least: figures(String(SHORTEST_PIN)), most: figures(String(LONGEST_PIN)) })}</p>
  `;
}

/** What is wrong with the owner as typed. */
function ownerFault() {
  const typed = pin.current?.value ?? "";
  if (ownerName.value.trim() === "") {
    return "invalid_user_name";
  }
  if (typed.length < SHORTEST_PIN) {
    return "invalid_pin";
  }
  return typed === again.current?.value ? null : "pins_differ";
}

export async function leaveOwner() {
  const fault = ownerFault();
  if (fault !== null) {
    refuse(fault);
    return;
  }
  /** @type {import("../../types.js").Start | null} */
  let told = null;
  const isSetUp = await attempt(async () => {
    told = await setupShop({
      name: shopName.value.trim(),
      address: address.value.trim(),
      country: countryOf(),
      language: locale.value,
      owner: ownerName.value.trim(),
      pin: pin.current?.value ?? "",
    });
  });
  if (!isSetUp || told === null) {
    return;
  }
  for (const field of [pin.current, again.current]) {
    if (field) {
      field.value = "";
    }
  }
  isFirstRun.value = true;
  goTo("account");
  enterShop(told);
}

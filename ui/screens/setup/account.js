// The step that connects the shop with a provider, and finds out at once whether the keys are right.
import { Icon } from "../../components/icons.js";
import { Key } from "../../components/key.js";
import { money } from "../../format.js";
import { t } from "../../i18n/index.js";
import { html, useLayoutEffect } from "../../vendor/preact.js";
import {
  accountId,
  allowHttp,
  baseUrl,
  checkAccount,
  chooseProvider,
  environment,
  forgetKeys,
  heldKeys,
  keptOf,
  keyFields,
  loadOptions,
  options,
  provider,
  usesHttp,
} from "./account-state.js";
import { FailureNotice } from "./failure.js";
import { Choices, TextField } from "./fields.js";
import { check, isBusy } from "./state.js";

/** The providers' own names for their keys, in plain words. @type {Readonly<Record<string, string>>} */
const KEYS = {
  api_key: "setup-key-api-key",
  open_key: "setup-key-open-key",
  secret_key: "setup-key-secret-key",
  user_id: "setup-key-user-id",
  password: "setup-key-password",
  mobile_no: "setup-key-mobile-no",
  sms_pin: "setup-key-sms-pin",
};

/** @param {string} name */
export const keyLabel = (name) => (KEYS[name] === undefined ? name : t(KEYS[name]));

/** @param {{ name: string, first: boolean }} props */
function KeyField({ name, first }) {
  const isHeld = keptOf(accountId.value) || heldKeys.value.has(name);
  return html`<div class="field">
    <label for=${`setup-key-${name}`}>${keyLabel(name)} <span class="key-name">${name}</span></label>
    <input
      id=${`setup-key-${name}`}
      ref=${(/** @type {HTMLInputElement | null} */ field) => {
        keyFields.set(name, field);
      }}
      class="input"
      type="password"
      autocomplete="off"
      data-testid="setup-key"
      data-key=${name}
      data-first=${first ? "" : undefined}
      placeholder=${isHeld ? t("setup-key-held") : undefined}
    />
  </div>`;
}

/** Plain http: everyone on the way could read the keys. */
function HttpWarning() {
  if (!usesHttp.value) {
    return null;
  }
  return html`<div class="notice notice-warning">
    <${Icon} name="warning" />
    <label class="check">
      <input
        type="checkbox"
        data-testid="setup-allow-http"
        checked=${allowHttp.value}
        onChange=${(/** @type {Event} */ event) => {
          allowHttp.value = /** @type {HTMLInputElement} */ (event.currentTarget).checked;
        }}
      />
      <span>${t("setup-allow-http")}</span>
    </label>
  </div>`;
}

/** What the provider said of the wallet. */
function Balance() {
  const told = check.value;
  if (isBusy.value) {
    return html`<p class="notice" role="status"><${Icon} name="sending" />${t("setup-checking")}</p>`;
  }
  if (told === null) {
    return null;
  }
  if (told.error !== null) {
    return html`<${FailureNotice} failure=${told.error} testid="setup-balance" tone="warning" />`;
  }
  return html`<p class="notice notice-good" role="status" data-testid="setup-balance" data-balance=${told.balance}>
    <${Icon} name="check" />
    <span>${t("setup-balance")} <strong>${money(told.balance ?? "", told.currency)}</strong></span>
  </p>`;
}

/** What was checked is no longer what is typed. */
function changed() {
  check.value = null;
}

/** @returns {import("../../vendor/preact.js").VNode | null} */
export function AccountStep() {
  useLayoutEffect(() => {
    void loadOptions();
    return forgetKeys;
  }, []);
  const chosen = provider.value;
  if (chosen === null) {
    return null;
  }
  return html`<div class="setup-fields" onInput=${changed}>
    <${Choices}
      label=${t("setup-provider")}
      testid="setup-provider"
      choices=${options.value.map((one) => ({ value: one.id, name: one.name }))}
      value=${chosen.id}
      choose=${chooseProvider}
    />
    <div class="field-row">
      ${chosen.keys.map((name, place) => html`<${KeyField} key=${`${chosen.id} ${name}`} name=${name} first=${place === 0} />`)}
    </div>
    <p class="field-hint">${t("setup-keys-hint")}</p>
    <div class="field-row">
      <${TextField} label=${t("setup-account-id")} testid="setup-account-id" value=${accountId} max=${40} />
      <${TextField}
        label=${t("setup-base-url")}
        testid="setup-base-url"
        type="url"
        value=${baseUrl}
        max=${300}
        placeholder=${chosen.baseUrl ?? "https://"}
      />
    </div>
    ${
      chosen.hasTest &&
      html`<label class="check">
        <input
          type="checkbox"
          data-testid="setup-test"
          checked=${environment.value === "test"}
          onChange=${(/** @type {Event} */ event) => {
            environment.value = /** @type {HTMLInputElement} */ (event.currentTarget).checked ? "test" : "live";
          }}
        />
        <span>${t("setup-test")}</span>
      </label>`
    }
    <${HttpWarning} />
    <${Balance} />
  </div>`;
}

/**
 * Enter checks until the balance is there, and then goes on.
 * @param {{ run?: () => unknown }} props
 * @returns {import("../../vendor/preact.js").VNode}
 */
export function CheckButton({ run = checkAccount }) {
  const isConnected = (check.value?.balance ?? null) !== null;
  return html`<button
    type=${isConnected ? "button" : "submit"}
    class=${isConnected ? "button button-quiet" : "button"}
    data-testid="setup-check"
    disabled=${isBusy.value}
    onClick=${(/** @type {Event} */ event) => {
      event.preventDefault();
      void run();
    }}
  >
    ${t(check.value === null ? "setup-check" : "setup-check-again")} ${!isConnected && html`<${Key} name="Enter" />`}
  </button>`;
}

// One account: where it is, whether it sells, how the provider calls its operators, and its keys, which are never shown.
import { Icon } from "../../../components/icons.js";
import { Key } from "../../../components/key.js";
import { count } from "../../../format.js";
import { t } from "../../../i18n/index.js";
import { useKeys } from "../../../keys.js";
import { differences, draft, fault, isPlainHttp, open, save, test, type, undo } from "../../../state/account-settings.js";
import { html, useLayoutEffect, useRef } from "../../../vendor/preact.js";
import { KeysForm } from "./account-keys.js";
import { Balance } from "./accounts.js";
import { saving, SaveBar, wrongWords } from "./saving.js";

/** @typedef {import("../../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../../types.js").AccountSettings} AccountSettings */
/** @typedef {import("../../../state/account-settings.js").Draft} Draft */
/** @typedef {{ account: AccountSettings, typed: Draft }} Props */

const state = saving();

/** @param {Event} event */
const valueOf = (event) => /** @type {HTMLInputElement | HTMLSelectElement} */ (event.currentTarget).value;
/** @param {Event} event */
const isTicked = (event) => /** @type {HTMLInputElement} */ (event.currentTarget).checked;

/** What is wrong with a field, beside it. @param {Props & { field: string }} props @returns {VNode | null} */
function Wrong({ account, typed, field }) {
  const found = fault(account, typed);
  return found?.field === field ? html`<p class="field-error" role="alert" data-testid="field-error" data-code=${found.code}>${wrongWords(found.code)}</p>` : null;
}

/** @param {Props} props @returns {VNode} */
function Address({ account, typed }) {
  return html`<div class="field account-address">
      <label for="account-url">${t("setup-base-url")}</label>
      <input
        id="account-url"
        class="input"
        type="url"
        dir="ltr"
        spellcheck="false"
        autocomplete="off"
        maxlength="300"
        data-testid="account-url"
        placeholder=${account.usualUrl ?? "https://"}
        aria-invalid=${String(fault(account, typed)?.field === "baseUrl")}
        value=${typed.baseUrl}
        onInput=${(/** @type {Event} */ event) => type({ baseUrl: valueOf(event) })}
      />
      <${Wrong} account=${account} typed=${typed} field="baseUrl" />
    </div>
    ${
      isPlainHttp(typed.baseUrl) &&
      html`<div class="notice notice-warning">
        <${Icon} name="warning" />
        <div>
          <label class="check">
            <input type="checkbox" data-testid="account-allow-http" checked=${typed.allowHttp} onChange=${(/** @type {Event} */ event) => type({ allowHttp: isTicked(event) })} />
            <span>${t("setup-allow-http")}</span>
          </label>
          <${Wrong} account=${account} typed=${typed} field="allowHttp" />
        </div>
      </div>`
    }`;
}

/** @param {Props} props @returns {VNode} */
function Choices({ account, typed }) {
  return html`<label class="check">
      <input type="checkbox" data-testid="account-enabled" checked=${typed.enabled} onChange=${(/** @type {Event} */ event) => type({ enabled: isTicked(event) })} />
      <span>${t("account-enabled")} <small class="soft">${t("account-enabled-hint")}</small></span>
    </label>
    ${
      account.hasTest &&
      html`<label class="check">
        <input type="checkbox" data-testid="account-environment" checked=${typed.environment === "test"} onChange=${(/** @type {Event} */ event) => type({ environment: isTicked(event) ? "test" : "live" })} />
        <span>${t("setup-test")}</span>
      </label>`
    }
    <div class="field account-paid">
      <label for="account-paid">${t("account-paid")}</label>
      <select id="account-paid" class="select" data-testid="account-paid" value=${typed.commissionPaid} onChange=${(/** @type {Event} */ event) => type({ commissionPaid: valueOf(event) === "sale" ? "sale" : "later" })}>
        <option value="later" selected=${typed.commissionPaid === "later"}>${t("account-paid-later")}</option>
        <option value="sale" selected=${typed.commissionPaid === "sale"}>${t("account-paid-sale")}</option>
      </select>
    </div>`;
}

/** @param {Props} props @returns {VNode} */
function Codes({ account, typed }) {
  const change = (/** @type {number} */ at, /** @type {Partial<import("../../../state/account-settings.js").Code>} */ to) => type({ codes: typed.codes.map((one, place) => (place === at ? { ...one, ...to } : one)) });
  return html`<fieldset class="account-codes">
    <legend class="label">${t("account-codes")}</legend>
    <p class="field-hint">${t("account-codes-hint", { provider: account.name })}</p>
    ${typed.codes.map(
      ({ ours, theirs }, place) => html`<div class="account-code" key=${place} data-testid="account-code">
        <input class="input" dir="ltr" maxlength="40" aria-label=${t("account-code-ours")} placeholder=${t("account-code-ours")} value=${ours} onInput=${(/** @type {Event} */ event) => change(place, { ours: valueOf(event) })} />
        <span aria-hidden="true">=</span>
        <input class="input" dir="ltr" maxlength="60" aria-label=${t("account-code-theirs")} placeholder=${t("account-code-theirs")} value=${theirs} onInput=${(/** @type {Event} */ event) => change(place, { theirs: valueOf(event) })} />
        <button type="button" class="icon-button" aria-label=${t("account-code-remove", { code: ours })} title=${t("account-code-remove", { code: ours })} onClick=${() => type({ codes: typed.codes.filter((_, at) => at !== place) })}><${Icon} name="close" /></button>
      </div>`,
    )}
    <${Wrong} account=${account} typed=${typed} field="codes" />
    <button type="button" class="button button-plain button-small" data-testid="account-code-add" onClick=${() => type({ codes: [...typed.codes, { ours: "", theirs: "" }] })}><${Icon} name="plus" />${t("account-code-add")}</button>
  </fieldset>`;
}

/** What saving would change, a line each. @param {Props} props @returns {string[]} */
function lines({ account, typed }) {
  /** @type {Readonly<Record<keyof Draft, () => string[]>>} */
  const told = {
    enabled: () => [typed.enabled ? t("account-change-on") : t("account-change-off")],
    baseUrl: () => [t("account-change-url", { url: typed.baseUrl.trim() || (account.usualUrl ?? "") })],
    allowHttp: () => [typed.allowHttp && isPlainHttp(typed.baseUrl) ? t("account-change-http") : t("account-change-no-http")],
    environment: () => [typed.environment === "test" ? t("account-change-test") : t("account-change-live")],
    commissionPaid: () => [typed.commissionPaid === "sale" ? t("account-change-paid-sale") : t("account-change-paid-later")],
    codes: () => codeLines(account.operatorCodes, typed.codes),
  };
  return differences(account, typed).flatMap((field) => told[field]());
}

/** @param {Readonly<Record<string, string>>} before @param {readonly import("../../../state/account-settings.js").Code[]} codes */
function codeLines(before, codes) {
  const after = new Map(codes.map(({ ours, theirs }) => [ours.trim().toUpperCase(), theirs.trim()]));
  const set = [...after].filter(([ours, theirs]) => ours !== "" && before[ours] !== theirs).map(([ours, theirs]) => t("account-change-code", { ours, theirs: theirs || "?" }));
  const gone = Object.keys(before).filter((ours) => !after.has(ours)).map((ours) => t("account-change-code-gone", { ours }));
  return [...set, ...gone];
}

const back = () => {
  open.value = null;
};

/** @param {{ account: AccountSettings }} props @returns {VNode | null} */
export function AccountEditor({ account }) {
  const first = useRef(/** @type {HTMLButtonElement | null} */ (null));
  useKeys({ Escape: back });
  useLayoutEffect(() => {
    state.clear();
    first.current?.focus();
  }, []);
  const typed = draft.value;
  if (typed === null) {
    return null;
  }
  const props = { account, typed };
  return html`<header class="settings-row account-title">
      <button ref=${first} type="button" class="button button-plain button-small" data-testid="account-back" aria-keyshortcuts="Escape" onClick=${back}><${Icon} name="back" />${t("settings-accounts")} <${Key} name="Escape" /></button>
      <h2><span class="foreign" dir="auto">${account.id}</span> <small class="soft">${account.name} · ${account.currency}</small></h2>
      <span class="account-title-balance"><${Balance} id=${account.id} /></span>
      <button type="button" class="button button-quiet button-small" data-testid="account-test" onClick=${() => void test(account.id)}>${t("account-test")}</button>
    </header>
    <div class="account-columns" data-testid="account-editor" data-account=${account.id}>
      <div class="account-column">
        <${Choices} ...${props} />
        ${!typed.enabled && account.openSales > 0 && html`<p class="notice"><${Icon} name="info" /><span>${t("account-followed", { count: account.openSales, shown: count(account.openSales) })}</span></p>`}
        <${Address} ...${props} />
        <${Codes} ...${props} />
      </div>
      <${KeysForm} account=${account} />
    </div>
    <${SaveBar} changes=${lines(props)} saving=${state} save=${() => void state.run(save)} undo=${undo} isReady=${fault(account, typed) === null} />`;
}

// An account to be: the same step as in the set-up, with the balance asked for before one goes on.
import { Icon } from "../../../components/icons.js";
import { Key } from "../../../components/key.js";
import { t } from "../../../i18n/index.js";
import { useKeys } from "../../../keys.js";
import { list, load, open } from "../../../state/account-settings.js";
import { begin } from "../../../state/session.js";
import { html, useLayoutEffect, useRef } from "../../../vendor/preact.js";
import { AccountStep, CheckButton } from "../../setup/account.js";
import { accountId, checkAccount, keptOf, options, provider, startAnew } from "../../setup/account-state.js";
import { FailureNotice } from "../../setup/failure.js";
import { check, failure, isBusy } from "../../setup/state.js";
import { wrongWords } from "./saving.js";

/** @typedef {import("../../../vendor/preact.js").VNode} VNode */

const back = () => {
  open.value = null;
};

/** Whether the name is one of another account: its keys would be replaced. */
const isTaken = () => !keptOf(accountId.value) && (list.value?.some((one) => one.id === accountId.value.trim()) ?? false);

/** A name of a provider's that no account has yet. @param {string} id */
function freeName(id) {
  const taken = new Set((list.value ?? []).map((one) => one.id));
  let name = id;
  for (let nth = 2; taken.has(name); nth += 1) {
    name = `${id}-${nth}`;
  }
  return name;
}

/** Proposes a name that is free, in place of one that nobody typed. */
function propose() {
  const id = provider.value?.id;
  const isProposed = options.value.some((one) => accountId.value === one.id || accountId.value.replace(/-\d+$/, "") === one.id);
  if (id !== undefined && (accountId.value === "" || isProposed)) {
    accountId.value = freeName(id);
  }
}

/** Keeps it and asks for its balance; one of a name that is taken is not sent. */
const ask = () => (isTaken() ? undefined : checkAccount());

const submit = () => (isBusy.value ? undefined : (check.value?.balance ?? null) === null ? ask() : back());

/** What can be sold may be another now. */
function leave() {
  void load();
  void begin();
}

/** @returns {VNode} */
export function NewAccount() {
  const form = useRef(/** @type {HTMLFormElement | null} */ (null));
  useKeys({ Escape: back });
  useLayoutEffect(() => {
    startAnew();
    return leave;
  }, []);
  useLayoutEffect(() => {
    const first = form.current?.querySelector("input");
    first?.focus();
  }, [provider.value === null]);
  useLayoutEffect(propose, [provider.value?.id]);
  const isConnected = (check.value?.balance ?? null) !== null;
  return html`<form
    ref=${form}
    class="account-new"
    data-testid="account-new"
    autocomplete="off"
    novalidate
    onSubmit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      void submit();
    }}
  >
    <header class="settings-row account-title">
      <button type="button" class="button button-plain button-small" data-testid="account-back" aria-keyshortcuts="Escape" onClick=${back}><${Icon} name="back" />${t("settings-accounts")} <${Key} name="Escape" /></button>
      <h2>${t("account-add")}</h2>
    </header>
    <${AccountStep} />
    ${isTaken() && html`<p class="field-error" role="alert" data-testid="field-error" data-code="account_taken">${wrongWords("account_taken")}</p>`}
    ${failure.value !== null && html`<${FailureNotice} failure=${failure.value} />`}
    <footer class="settings-answers">
      <${CheckButton} run=${ask} />
      ${isConnected && html`<button type="submit" class="button" data-testid="account-done">${t("account-done")} <${Key} name="Enter" /></button>`}
    </footer>
  </form>`;
}

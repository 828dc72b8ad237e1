// The shop's accounts with providers: the list, and in its place the one that is opened.
import { Icon } from "../../../components/icons.js";
import { Key } from "../../../components/key.js";
import { explainError } from "../../../components/status.js";
import { count, money } from "../../../format.js";
import { t } from "../../../i18n/index.js";
import { useKeys } from "../../../keys.js";
import { balances, failure, isPlainHttp, list, load, open, opened, test, unsavedAccounts } from "../../../state/account-settings.js";
import { html, useEffect } from "../../../vendor/preact.js";
import { Failed, Nothing, Wait } from "../say.js";
import { AccountEditor } from "./account-editor.js";
import { NewAccount } from "./account-new.js";
import { SectionHead } from "./parts.js";

/** @typedef {import("../../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../../types.js").AccountSettings} AccountSettings */

/** What the provider told of the wallet. @param {{ id: string }} props @returns {VNode | null} */
export function Balance({ id }) {
  const told = balances.value.get(id);
  if (told === undefined) {
    return null;
  }
  if (told === null) {
    return html`<span class="soft" role="status">${t("account-asking")}</span>`;
  }
  return told.balance === null
    ? html`<span class="account-fault" role="status" data-testid="account-balance" data-code=${told.error?.code}><${Icon} name="warning" />${explainError(told.error?.code ?? "").what}</span>`
    : html`<span class="account-works" role="status" data-testid="account-balance" data-balance=${told.balance}><${Icon} name="check" /><b class="figure">${money(told.balance, told.currency)}</b></span>`;
}

/** @param {{ account: AccountSettings }} props @returns {VNode} */
function Row({ account: { id, name, currency, enabled, baseUrl, environment, openSales } }) {
  return html`<tr data-testid="account-row" data-account=${id} data-enabled=${String(enabled)}>
    <th scope="row">
      <b class="foreign" dir="auto">${id}</b>
      <small class="soft">${name} · ${currency}</small>
    </th>
    <td>
      <span class="account-signs">
        ${enabled ? html`<span class="account-works"><${Icon} name="check" />${t("account-sells")}</span>` : html`<span class="badge">${t("account-off")}</span>`}
        ${environment === "test" && html`<span class="badge">${t("account-test-badge")}</span>`}
        ${isPlainHttp(baseUrl) && html`<span class="account-fault" data-testid="account-http"><${Icon} name="warning" />${t("account-http")}</span>`}
        ${!enabled && openSales > 0 && html`<span class="soft">${t("account-followed", { count: openSales, shown: count(openSales) })}</span>`}
        ${unsavedAccounts.value.has(id) && html`<span class="settings-unsaved">${t("settings-unsaved")}</span>`}
      </span>
    </td>
    <td><${Balance} id=${id} /></td>
    <td class="account-acts">
      <button type="button" class="button button-plain button-small" data-testid="account-test" disabled=${balances.value.get(id) === null} onClick=${() => void test(id)}>${t("account-test")}</button>
      <button
        type="button"
        class="button button-quiet button-small"
        data-testid="account-open"
        onClick=${() => {
          open.value = id;
        }}
      >
        ${t("account-open")}
      </button>
    </td>
  </tr>`;
}

/** @param {{ all: readonly AccountSettings[] }} props @returns {VNode} */
function List({ all }) {
  const testAll = () => all.forEach((one) => void test(one.id));
  useKeys({ F5: testAll });
  return html`<div class="settings-row">
      <${SectionHead} title=${t("settings-accounts")} note=${t("accounts-note")} />
      <div class="account-heads">
        ${all.length > 0 && html`<button type="button" class="button button-quiet" data-testid="accounts-test" aria-keyshortcuts="F5" onClick=${testAll}>${t("account-test-all")} <${Key} name="F5" /></button>`}
        <button
          type="button"
          class="button"
          data-testid="account-add"
          onClick=${() => {
            open.value = "new";
          }}
        >
          <${Icon} name="plus" />${t("account-add")}
        </button>
      </div>
    </div>
    ${
      all.length === 0
        ? html`<${Nothing} title=${t("accounts-none")} hint=${t("accounts-none-hint")} />`
        : html`<table class="table accounts">
            <thead>
              <tr>
                <th scope="col">${t("by-account")}</th>
                <th scope="col">${t("account-state")}</th>
                <th scope="col">${t("account-balance")}</th>
                <th scope="col"><span class="unseen">${t("account-open")}</span></th>
              </tr>
            </thead>
            <tbody>
              ${all.map((account) => html`<${Row} key=${account.id} account=${account} />`)}
            </tbody>
          </table>`
    }`;
}

/** @returns {VNode} */
export function AccountsSection() {
  useEffect(() => void load(), []);
  if (failure.value !== null) {
    return html`<${Failed} failure=${failure.value} again=${load} />`;
  }
  if (list.value === null) {
    return html`<${Wait} />`;
  }
  if (open.value === "new") {
    return html`<${NewAccount} />`;
  }
  return opened.value === null ? html`<${List} all=${list.value} />` : html`<${AccountEditor} key=${opened.value.id} account=${opened.value} />`;
}

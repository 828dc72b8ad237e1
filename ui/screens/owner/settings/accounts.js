// The shop's accounts with providers.
import { wallets } from "../../../backend.js";
import { Icon } from "../../../components/icons.js";
import { t } from "../../../i18n/index.js";
import { forgetWithUser } from "../../../state/settings.js";
import { openAccountSetup } from "../../../state/session.js";
import { html, signal, useEffect } from "../../../vendor/preact.js";
import { Wait } from "../say.js";
import { SectionHead } from "./parts.js";

/** @typedef {import("../../../vendor/preact.js").VNode} VNode */

const list = signal(/** @type {import("../../../types.js").Wallet[] | null} */ (null));
forgetWithUser(() => {
  list.value = null;
});

/** @param {{ account: import("../../../types.js").Wallet }} props @returns {VNode} */
const Row = ({ account: { account, provider, currency, enabled } }) => html`<tr data-testid="account-row" data-account=${account} data-enabled=${String(enabled)}>
  <th scope="row"><b class="foreign" dir="auto">${account}</b></th>
  <td>${provider}</td>
  <td>${currency}</td>
  <td>${enabled ? html`<span class="account-on"><${Icon} name="check" />${t("account-sells")}</span>` : html`<span class="badge">${t("account-off")}</span>`}</td>
</tr>`;

/** @returns {VNode} */
export function AccountsSection() {
  useEffect(() => {
    void wallets().then((told) => {
      list.value = told;
    });
  }, []);
  if (list.value === null) {
    return html`<${Wait} />`;
  }
  return html`<${SectionHead} title=${t("settings-accounts")} note=${t("accounts-note")} />
    <table class="table accounts">
      <tbody>
        ${list.value.map((account) => html`<${Row} key=${account.account} account=${account} />`)}
      </tbody>
    </table>
    <p>
      <button type="button" class="button" data-testid="account-add" onClick=${openAccountSetup}><${Icon} name="plus" />${t("account-add")}</button>
    </p>`;
}

// A wallet that runs low, told where sales are made: to a clerk without any figure, to the owner with it.
import { Icon } from "../components/icons.js";
import { money } from "../format.js";
import { t } from "../i18n/index.js";
import { follow, low, putAway } from "../state/low-wallets.js";
import { network } from "../state/program.js";
import { page, screen } from "../state/session.js";
import { html, useEffect } from "../vendor/preact.js";

/** @param {import("../types.js").LowWallet} wallet */
function words({ provider, empty, balance, currency }) {
  if (balance !== null) {
    return t("low-wallet-owner", { provider, amount: money(balance, currency) });
  }
  return t(empty ? "low-wallet-empty" : "low-wallet", { provider });
}

/** @returns {import("../vendor/preact.js").VNode | null} */
export function LowWallets() {
  useEffect(follow, []);
  const wallets = low.value;
  const isAtTheCounter = screen.value === "counter" || screen.value === "offers";
  // Without a connection nothing is sold anyway: one line at a time.
  if (wallets.length === 0 || !isAtTheCounter || network.value.state === "offline") {
    return null;
  }
  const isOwners = wallets.some(({ balance }) => balance !== null);
  return html`<div class="low-line" role="status" data-testid="low-wallets">
    <${Icon} name="wallet" />
    <p>${wallets.map((wallet) => html`<span key=${wallet.account} data-testid="low-wallet" data-account=${wallet.account} data-empty=${String(wallet.empty)}>${words(wallet)} </span>`)}</p>
    ${
      isOwners &&
      html`<button
        type="button"
        class="button button-plain button-small"
        onClick=${() => {
          page.value = "wallets";
        }}
      >
        ${t("low-wallet-show")}
      </button>`
    }
    <button type="button" class="icon-button" data-testid="low-wallets-away" aria-label=${t("low-wallet-dismiss")} title=${t("low-wallet-dismiss")} onClick=${putAway}><${Icon} name="close" /></button>
  </div>`;
}

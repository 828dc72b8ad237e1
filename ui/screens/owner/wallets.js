// What the shop holds at its providers: asked for when the screen opens, compared with what the sales and loads add up to.
import { Icon } from "../../components/icons.js";
import { Key } from "../../components/key.js";
import { explainError } from "../../components/status.js";
import { clock, money, shortDay } from "../../format.js";
import { t } from "../../i18n/index.js";
import { useKeys } from "../../keys.js";
import { parts } from "../../state/exact.js";
import { forget, open as lookAt, wallet as looked } from "../../state/wallet.js";
import { asking, failure, follow, list, load, showSale, standing, sums } from "../../state/wallets.js";
import { html, useEffect } from "../../vendor/preact.js";
import { ForecastLine } from "./forecast.js";
import { Failed, Nothing, Wait } from "./say.js";
import { WalletView } from "./wallet.js";

/** @typedef {import("../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../types.js").Wallet} Wallet */

/** @returns {VNode} */
function Head() {
  return html`<header class="owner-head">
    <h1>${t("wallets-heading")}</h1>
    <dl class="wallet-sums">
      ${sums.value.map(
        ({ currency, amount }) => html`<div>
          <dt>${t("wallets-sum")}</dt>
          <dd class="figure figure-large" data-testid="wallet-sum" data-currency=${currency} data-value=${amount}>${money(amount, currency)}</dd>
        </div>`,
      )}
    </dl>
    <button type="button" class="button button-quiet owner-act" data-testid="wallets-ask" aria-keyshortcuts="F5" aria-busy=${String(asking.value)} onClick=${() => void load()}>
      ${t(asking.value ? "wallets-asking" : "wallets-ask")} <${Key} name="F5" />
    </button>
  </header>`;
}

/** @param {{ wallet: Wallet }} props @returns {VNode} */
function Balance({ wallet }) {
  const { balance, at, error } = standing(wallet);
  return html`<td class="amount">
    <b class="figure wallet-balance">${balance === null ? "–" : money(balance, wallet.currency)}</b>
    <small>${at === null ? t("wallet-never") : t("wallet-at", { day: shortDay(at), time: clock(at) })}</small>
    ${error !== null && html`<small class="wallet-error" data-testid="wallet-error" data-code=${error}><${Icon} name="warning" />${explainError(error).what}</small>`}
  </td>`;
}

/** @param {{ wallet: Wallet }} props @returns {VNode} */
function Difference({ wallet: { difference, firstDifference, open, currency } }) {
  if (difference === null) {
    return html`<td class="soft">${t("wallet-not-compared")}</td>`;
  }
  if (parts(difference) === 0n) {
    return html`<td><span class="wallet-agrees"><${Icon} name="check" />${t("wallet-agrees")}</span></td>`;
  }
  const isLess = parts(difference) < 0n;
  const size = money(difference.replace("-", ""), currency);
  return html`<td>
    <span class="wallet-differs"><${Icon} name="warning" /><b>${t(isLess ? "wallet-less" : "wallet-more", { amount: size })}</b></span>
    ${isLess && -parts(difference) <= parts(open) && html`<small class="soft" data-testid="wallet-open-explains">${t("wallet-open-explains")}</small>`}
    ${
      firstDifference !== null &&
      html`<button type="button" class="button button-plain button-small" data-testid="wallet-first" data-reference=${firstDifference} onClick=${() => void showSale(firstDifference)}>
        ${t("wallet-first")} <${Icon} name="next" />
      </button>`
    }
  </td>`;
}

/** @param {{ wallet: Wallet }} props @returns {VNode} */
function Row({ wallet }) {
  const { account, provider, currency, enabled, computed, open, difference, forecast } = wallet;
  return html`<tr data-testid="wallet-row" data-account=${account} data-balance=${standing(wallet).balance ?? ""} data-difference=${difference ?? ""}>
    <th scope="row">
      <b class="foreign" dir="auto">${provider}</b> ${!enabled && html`<span class="badge">${t("wallet-off")}</span>`}
      <small class="foreign" dir="auto">${account}</small>
      <button type="button" class="button button-plain button-small wallet-look" data-testid="wallet-look" data-account=${account} onClick=${() => lookAt(account)}>${t("wallet-look")} <${Icon} name="next" /></button>
    </th>
    <${Balance} wallet=${wallet} />
    <td class="amount figure">${money(computed, currency)}</td>
    <${Difference} wallet=${wallet} />
    <td class="amount figure">${parts(open) === 0n ? html`<span class="soft">–</span>` : money(open, currency)}</td>
  </tr>
    ${forecast !== null && enabled && html`<${ForecastLine} forecast=${forecast} account=${account} currency=${currency} />`}`;
}

/** @returns {VNode} */
function Table() {
  return html`<div class="card owner-scroll" tabindex="0" role="group" aria-label=${t("wallets-heading")}>
    <table class="table wallets">
      <thead>
        <tr>
          <th scope="col">${t("by-account")}</th>
          <th scope="col" class="amount">${t("wallet-balance")}</th>
          <th scope="col" class="amount">${t("wallet-computed")}</th>
          <th scope="col">${t("wallet-difference")}</th>
          <th scope="col" class="amount">${t("wallet-open")}</th>
        </tr>
      </thead>
      <tbody>
        ${(list.value ?? []).map((wallet) => html`<${Row} key=${wallet.account} wallet=${wallet} />`)}
      </tbody>
    </table>
    <p class="wallet-hint soft">${t("wallets-hint")}</p>
  </div>`;
}

/** From one wallet to the next by the arrows. @param {1 | -1} by @returns {() => void | false} */
const move = (by) => () => {
  const all = [...document.querySelectorAll('[data-testid="wallet-look"]')];
  const next = all[Math.max(0, Math.min(all.length - 1, all.indexOf(/** @type {Element} */ (document.activeElement)) + by))];
  return next instanceof HTMLElement ? next.focus() : false;
};

/** @returns {VNode} */
function AllWallets() {
  useKeys({ F5: () => void load(), ArrowDown: move(1), ArrowUp: move(-1) });
  return html`<div class="owner">
    <${Head} />
    ${list.value?.length === 0 ? html`<${Nothing} title=${t("wallets-none")} hint=${t("wallets-none-hint")} />` : html`<${Table} />`}
  </div>`;
}

/** @returns {VNode} */
export function WalletsScreen() {
  useEffect(() => {
    const stop = follow();
    return () => {
      stop();
      forget();
    };
  }, []);
  if (failure.value !== null) {
    return html`<div class="owner"><${Failed} failure=${failure.value} again=${load} /></div>`;
  }
  if (list.value === null) {
    return html`<div class="owner"><${Wait} /></div>`;
  }
  const one = looked.value;
  return one === null ? html`<${AllWallets} />` : html`<${WalletView} key=${one.account} of=${one} />`;
}

// One wallet: money that is put into it, what it held in the last weeks, and how it came to what it holds.
import { Icon } from "../../components/icons.js";
import { Key } from "../../components/key.js";
import { clock, money, shortDay } from "../../format.js";
import { t } from "../../i18n/index.js";
import { useKeys } from "../../keys.js";
import { failure, follow, forget, history, opened, read, wallet } from "../../state/wallet.js";
import { standing } from "../../state/wallets.js";
import { html, useEffect, useLayoutEffect } from "../../vendor/preact.js";
import { Chart } from "./chart.js";
import { Failed } from "./say.js";
import { History } from "./wallet-history.js";
import { LoadForm } from "./wallet-load.js";

/** @typedef {import("../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../types.js").Wallet} Wallet */
/** @typedef {import("../../types.js").WalletHistory} WalletHistory */

/** Back to all wallets, to the one that was looked at. */
function back() {
  const account = opened.value;
  forget();
  requestAnimationFrame(() => {
    const look = document.querySelector(`[data-testid="wallet-look"][data-account="${CSS.escape(account ?? "")}"]`);
    if (look instanceof HTMLElement) {
      look.focus();
    }
  });
}

/** @param {{ of: Wallet }} props @returns {VNode} */
function Head({ of }) {
  const { balance, at } = standing(of);
  const book = history.value?.balance ?? null;
  return html`<header class="owner-head">
    <button type="button" class="button button-quiet button-small" data-testid="wallet-back" aria-keyshortcuts="Escape" onClick=${back}><${Icon} name="back" />${t("wallet-back")} <${Key} name="Escape" /></button>
    <h1 class="foreign" dir="auto">${of.provider} <small class="soft">${of.account}</small></h1>
    <dl class="wallet-sums">
      <div>
        <dt>${t("wallet-computed")}</dt>
        <dd class="figure figure-large" data-testid="wallet-book" data-value=${book ?? ""}>${book === null ? "–" : money(book, of.currency)}</dd>
      </div>
      <div>
        <dt>${t("wallet-balance")}</dt>
        <dd class="figure">${balance === null ? "–" : money(balance, of.currency)} <small class="soft">${at === null ? t("wallet-never") : t("wallet-at", { day: shortDay(at), time: clock(at) })}</small></dd>
      </div>
    </dl>
  </header>`;
}

/** @param {{ told: WalletHistory }} props @returns {VNode | null} */
function Month({ told: { month, currency } }) {
  // One day is no course.
  if (month.length < 2) {
    return null;
  }
  const bars = month.map(({ day, balance }) => ({ label: shortDay(day), amount: balance }));
  return html`<section class="wallet-month"><h2>${t("wallet-month")}</h2><${Chart} bars=${bars} currency=${currency} testid="wallet-chart" label=${t("wallet-month")} /></section>`;
}

/** @param {{ of: Wallet }} props @returns {VNode} */
export function WalletView({ of }) {
  useEffect(follow, []);
  useLayoutEffect(() => document.getElementById("load-amount")?.focus(), []);
  useKeys({ Escape: back, F5: () => void read() });
  const told = history.value;
  return html`<div class="owner wallet" data-testid="wallet" data-account=${of.account} aria-busy=${String(told === null && failure.value === null)}>
    <${Head} of=${of} />
    <div class="wallet-body">
      <div class="wallet-side">
        <${LoadForm} of=${wallet.value ?? of} />
        ${told !== null && html`<${Month} told=${told} />`}
      </div>
      ${failure.value !== null ? html`<div class="card wallet-history"><${Failed} failure=${failure.value} again=${read} /></div>` : html`<${History} />`}
    </div>
  </div>`;
}

// How a wallet came to what it holds: day by day, the newest first, with loads and what the provider told.
import { Icon } from "../../components/icons.js";
import { clock, count, datedDay, money, shortDay } from "../../format.js";
import { t } from "../../i18n/index.js";
import { parts } from "../../state/exact.js";
import { fetching, history, older } from "../../state/wallet.js";
import { html } from "../../vendor/preact.js";

/** @typedef {import("../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../types.js").WalletDay} WalletDay */
/** @typedef {import("../../types.js").WalletLine} WalletLine */

/** With its sign, whichever it is. @param {string} amount @param {string} currency */
const signed = (amount, currency) => (parts(amount) === 0n ? "" : `${parts(amount) > 0n ? "+" : "\u2212"}${money(amount.replace("-", ""), currency)}`);

/** @param {string | null} difference @param {string} currency @returns {VNode} */
function compared(difference, currency) {
  if (difference === null) {
    return html`<small class="soft">${t("history-blurred")}</small>`;
  }
  const whole = parts(difference);
  return whole === 0n
    ? html`<span class="wallet-agrees"><${Icon} name="check" />${t("wallet-agrees")}</span>`
    : html`<span class="wallet-differs"><${Icon} name="warning" />${t(whole < 0n ? "wallet-less" : "wallet-more", { amount: money(difference.replace("-", ""), currency) })}</span>`;
}

/** What was paid for a load. @param {string} paid @param {string | null} uplift @param {string} currency */
function price(paid, uplift, currency) {
  const whole = uplift === null ? 0n : parts(uplift);
  const size = money((uplift ?? "").replace("-", ""), currency);
  return whole === 0n ? t("history-paid", { paid: money(paid, currency) }) : t(whole > 0n ? "history-gain" : "history-loss", { paid: money(paid, currency), amount: size });
}

/** @param {WalletLine} line @param {string} currency @returns {{ what: VNode, change: string }} */
function words(line, currency) {
  switch (line.kind) {
    case "loaded":
      return {
        what: html`<b>${t("history-loaded")}</b> <small class="soft">${price(line.paid, line.uplift, currency)}${line.by === null ? "" : ` · ${line.by}`}</small>
          ${line.note !== null && html`<small class="foreign history-note" dir="auto">${line.note.slice(0, 200)}</small>`}`,
        change: line.amount,
      };
    case "opened":
      return { what: html`<b>${t("history-opened")}</b>`, change: line.amount };
    default:
      return { what: html`${t("history-told", { amount: money(line.told, currency) })} ${clock(line.until) === clock(line.at) ? "" : html`<small class="soft">${t("history-until", { time: line.until.slice(0, 10) === line.at.slice(0, 10) ? clock(line.until) : t("wallet-at", { day: shortDay(line.until), time: clock(line.until) }) })}</small>`} ${compared(line.difference, currency)}`, change: "0" };
  }
}

/** @param {{ line: WalletLine, currency: string }} props @returns {VNode} */
function Line({ line, currency }) {
  const { what, change } = words(line, currency);
  return html`<tr class="history-line" data-testid="history-line" data-kind=${line.kind} data-amount=${line.kind === "told" ? line.told : line.amount} data-difference=${line.kind === "told" ? (line.difference ?? "") : undefined} data-balance=${line.balance}>
    <td class="figure soft">${clock(line.at)}</td>
    <td class="history-what">${what}</td>
    <td class="amount figure" data-more=${String(parts(change) > 0n)}>${signed(change, currency)}</td>
    <td class="amount figure soft">${money(line.balance, currency)}</td>
  </tr>`;
}

/** @param {{ of: WalletDay, currency: string }} props @returns {VNode} */
function Day({ of: { day, sales, reversed, sold, balance, lines }, currency }) {
  const told = [sales > 0 && t("history-sales", { n: sales, count: count(sales) }), reversed > 0 && t("history-reversed", { n: reversed, count: count(reversed) })].filter(Boolean).join(", ");
  return html`<tbody data-testid="history-day" data-day=${day} data-sales=${sales} data-sold=${sold} data-balance=${balance}>
    <tr class="history-day">
      <th scope="row" colspan="2"><span class="figure">${datedDay(day)}</span> <small>${told}</small></th>
      <td class="amount figure">${signed(sold, currency)}</td>
      <td class="amount figure"><b>${money(balance, currency)}</b></td>
    </tr>
    ${lines.map((line, place) => html`<${Line} key=${`${line.at} ${lines.length - place}`} line=${line} currency=${currency} />`)}
  </tbody>`;
}

/** @returns {VNode} */
export function History() {
  const told = history.value;
  if (told === null) {
    return html`<section class="card wallet-history" aria-busy="true" aria-label=${t("history-heading")}></section>`;
  }
  const { days, currency, next } = told;
  if (days.length === 0) {
    return html`<section class="card wallet-history" aria-label=${t("history-heading")}><p class="owner-none" data-testid="history-none">${t("history-none")}</p></section>`;
  }
  return html`<section class="card wallet-history" data-testid="wallet-history" tabindex="0" role="group" aria-label=${t("history-heading")}>
    <table class="table">
      <thead>
        <tr><th scope="col">${t("history-when")}</th><th scope="col">${t("history-what")}</th><th scope="col" class="amount">${t("history-change")}</th><th scope="col" class="amount">${t("wallet-computed")}</th></tr>
      </thead>
      ${days.map((one) => html`<${Day} key=${one.day} of=${one} currency=${currency} />`)}
    </table>
    ${next !== null && html`<button type="button" class="button button-plain history-older" data-testid="history-older" aria-busy=${String(fetching.value)} onClick=${() => void older()}>${t("history-older")}</button>`}
  </section>`;
}

// Every attempt of a sale: where it was sent, what came back, and what that means.
import { explainSale, Status } from "../../components/status.js";
import { count, exactClock, money } from "../../format.js";
import { t } from "../../i18n/index.js";
import { isOwner } from "../../state/session.js";
import { html } from "../../vendor/preact.js";
import { NextCheck } from "./say.js";

/** @typedef {import("../../types.js").Sale} Sale */
/** @typedef {import("../../types.js").Attempt} Attempt */
/** @typedef {import("../../vendor/preact.js").VNode} VNode */

/** Longer words than this are nobody's message any more. */
const LONGEST = 500;

/** @param {Attempt} attempt @returns {string} */
function times({ sentAt, answeredAt }) {
  if (sentAt === null) {
    return t("activity-never-sent");
  }
  const sent = exactClock(sentAt);
  return answeredAt === null ? t("activity-sent-unanswered", { sent }) : t("activity-sent-answered", { sent, answered: exactClock(answeredAt) });
}

/** @param {{ attempt: Attempt, currency: string }} props @returns {VNode | null} */
function Wallet({ attempt, currency }) {
  if (attempt.walletEvidence === null) {
    return null;
  }
  const { walletBefore, walletAfter } = attempt;
  const figures = isOwner.value && walletBefore !== null && walletAfter !== null;
  return html`<p data-testid="activity-evidence" data-evidence=${attempt.walletEvidence}>
    ${t(`evidence-${attempt.walletEvidence.replaceAll("_", "-")}`)}
    ${figures && html`<span class="activity-balances soft figure">${t("evidence-balances", { before: money(walletBefore, currency), after: money(walletAfter, currency) })}</span>`}
  </p>`;
}

/** @param {{ attempt: Attempt }} props @returns {VNode | null} */
function Theirs({ attempt }) {
  const { message, code, providerReference, operatorReference } = attempt;
  /** @type {[string, string | null][]} */
  const all = [
    [t("activity-their-message"), message],
    [t("activity-their-code"), code],
    [t("activity-their-reference"), providerReference],
    [t("activity-operator-reference"), operatorReference],
  ];
  const told = all.filter(([, value]) => value !== null && value !== "");
  if (told.length === 0) {
    return null;
  }
  return html`<details class="details">
    <summary>${t("activity-theirs", { provider: attempt.provider })}</summary>
    <dl class="activity-theirs">
      ${told.map(([label, value]) => html`<div><dt>${label}</dt><dd class="foreign" dir="auto">${value?.slice(0, LONGEST)}</dd></div>`)}
    </dl>
  </details>`;
}

/** @param {{ sale: Sale }} props @returns {VNode} */
export function Attempts({ sale }) {
  const alone = sale.attempts.length === 1;
  return html`<section class="activity-attempts">
    <h3>${alone ? t("activity-attempt") : t("activity-attempts", { number: count(sale.attempts.length) })}</h3>
    <ol>
      ${sale.attempts.map(
        (attempt) => html`<li class="activity-attempt" data-testid="activity-attempt" data-reference=${attempt.reference} data-status=${attempt.status}>
          <header><b class="clipped">${attempt.provider} <small class="soft">${attempt.account}</small></b><${Status} sale=${attempt} /></header>
          <p class="figure">${times(attempt)}</p>
          ${attempt.reason !== null && !alone && html`<p>${explainSale(attempt).what}</p>`}
          ${attempt.checks > 0 && html`<p>${t("evidence-checks", { n: attempt.checks, count: count(attempt.checks) })}</p>`}
          <${NextCheck} at=${attempt.nextCheckAt} />
          <${Wallet} attempt=${attempt} currency=${sale.currency} />
          <${Theirs} attempt=${attempt} />
        </li>`,
      )}
    </ol>
  </section>`;
}

// The states of a sale, the same everywhere: a word, an icon and a colour each, never the colour alone.
import { t } from "../i18n/index.js";
import { html } from "../vendor/preact.js";
import { Icon } from "./icons.js";

/** @typedef {"recorded" | "sending" | "pending" | "delivered" | "unknown" | "failed" | "reversed" | "not_sent"} State */

/**
 * Also a sale that failed because nothing was sent has a state of its own: to a clerk it is another thing.
 * @param {{ status: import("../types.js").Status, reason: string | null }} sale
 * @returns {State}
 */
export function stateOf({ status, reason }) {
  if (status === "succeeded") {
    return "delivered";
  }
  return status === "failed" && reason === "not_sent" ? "not_sent" : status;
}

/** @type {Readonly<Record<State, string>>} */
const ICONS = {
  recorded: "recorded",
  sending: "sending",
  pending: "pending",
  delivered: "succeeded",
  unknown: "unknown",
  failed: "failed",
  reversed: "reversed",
  not_sent: "not_sent",
};

/** Code as part of a message's name. @param {string} code */
const kebab = (code) => code.replaceAll("_", "-");

/** @param {State} state */
export const stateWord = (state) => t(`state-${kebab(state)}`);

/**
 * @param {{ sale: { status: import("../types.js").Status, reason: string | null } }} props
 * @returns {import("../vendor/preact.js").VNode}
 */
export function Status({ sale }) {
  const state = stateOf(sale);
  return html`<span class="status" data-state=${state}><${Icon} name=${ICONS[state]} /><span>${stateWord(state)}</span></span>`;
}

/**
 * The text of a message or of its attribute, or nothing where there is none.
 * @param {string} id
 * @param {Readonly<Record<string, string>>} [args]
 */
function told(id, args) {
  const text = t(id, args);
  return text === id ? null : text;
}

const LONGEST_NAME = 80;

/** @typedef {{ what: string, money: string, todo: string }} Explanation what happened, what about the money, what to do */

/**
 * A sale's state in plain words. One on credit has its own about the money: none was taken.
 * @param {{ status: import("../types.js").Status, reason: string | null, debtor?: { name: string } | null }} sale
 * @returns {Explanation}
 */
export function explainSale(sale) {
  const state = kebab(stateOf(sale));
  const reason = sale.reason === null ? null : `reason-${kebab(sale.reason)}`;
  // What to do about a refusal depends on its reason; about everything else only on the state.
  const todo = sale.status === "failed" && reason !== null ? told(`${reason}.todo`) : null;
  const what = (reason === null ? null : told(reason)) ?? t(`state-${state}.what`);
  const buyer = sale.debtor ?? null;
  if (buyer !== null) {
    return { what, money: t(`on-credit-${state}`, { name: buyer.name.slice(0, LONGEST_NAME) }), todo: t(`on-credit-${state}.todo`) };
  }
  return { what, money: t(`state-${state}.money`), todo: todo ?? t(`state-${state}.todo`) };
}

/**
 * An answer of the program that is no sale, in plain words. Codes that nobody foresaw have words too.
 * @param {string} code
 * @param {Readonly<Record<string, string>>} [args]
 * @returns {Explanation}
 */
export function explainError(code, args) {
  const error = `error-${kebab(code)}`;
  const reason = `reason-${kebab(code)}`;
  const what = told(error, args) ?? told(reason, args);
  if (what === null) {
    return { what: t("error-other"), money: t("error-other.money"), todo: t("error-other.todo") };
  }
  return {
    what,
    money: told(`${error}.money`, args) ?? t("error-nothing-charged"),
    todo: told(`${error}.todo`, args) ?? told(`${reason}.todo`, args) ?? t("error-other.todo"),
  };
}

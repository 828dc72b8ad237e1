// Three sentences and what lies behind them: what happened, what about the money, what to do.
import { t } from "../i18n/index.js";
import { html } from "../vendor/preact.js";

/** No message of a provider is longer; whatever is, is no message. */
const MOST_CHARACTERS = 600;

/**
 * @param {{ words: import("./status.js").Explanation }} props
 * @returns {import("../vendor/preact.js").VNode}
 */
export function Sentences({ words }) {
  return html`<div class="sentences">
    <p class="sentence-what">${words.what}</p>
    <p class="sentence-money">${words.money}</p>
    <p class="sentence-todo">${words.todo}</p>
  </div>`;
}

/**
 * Words of others, as they came, out of the way until somebody wants them.
 * @param {{ message: string | null, label?: string }} props
 * @returns {import("../vendor/preact.js").VNode | null}
 */
export function Folded({ message, label }) {
  if (message === null || message === "") {
    return null;
  }
  return html`<details class="details folded">
    <summary>${label ?? t("sale-message")}</summary>
    <p class="foreign selectable" dir="auto">${message.slice(0, MOST_CHARACTERS)}</p>
  </details>`;
}

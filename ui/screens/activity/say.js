// A sale's state in plain words, and the wait for the next question about it.
import { explainSale } from "../../components/status.js";
import { duration } from "../../format.js";
import { t } from "../../i18n/index.js";
import { html, useEffect, useState } from "../../vendor/preact.js";

/** @typedef {import("../../vendor/preact.js").VNode} VNode */

const SECOND = 1000;

/**
 * When a provider is asked next, counted down.
 * @param {{ at: string | null }} props
 * @returns {VNode | null}
 */
export function NextCheck({ at }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (at === null) {
      return undefined;
    }
    const timer = setInterval(() => setNow(Date.now()), SECOND);
    return () => clearInterval(timer);
  }, [at]);
  if (at === null) {
    return null;
  }
  const left = Math.ceil((Date.parse(at) - now) / SECOND);
  return html`<p class="activity-next figure">${left > 0 ? t("activity-next-check", { wait: duration(left) }) : t("activity-next-check-now")}</p>`;
}

/** @param {{ sale: import("../../types.js").Sale }} props @returns {VNode} */
export function Say({ sale }) {
  const { what, money, todo } = explainSale(sale);
  return html`<div class="activity-say">
    <p>${what}</p>
    <p><b>${money}</b></p>
    ${todo !== "" && html`<p>${todo}</p>`}
  </div>`;
}

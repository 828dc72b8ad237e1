// The day so far. The sale form joins it in this place.
import { el, terminal } from "../../dom.js";
import { count, money } from "../../format.js";
import { t } from "../../i18n/index.js";

/** @typedef {import("../../backend.js").Overview} Overview */

/**
 * One figure under its name. It keeps its room while the value is not known.
 * @param {import("../../i18n/index.js").MessageId} id also the figure's test id
 * @param {{ text: string, value: string } | null} figure
 * @returns {HTMLElement}
 */
function figure(id, figure) {
  const value = el("dd", { class: "figure-value selectable", "data-testid": id }, figure?.text ?? "\u2013");
  if (figure !== null) {
    value.setAttribute("data-value", figure.value);
  }
  return el("div", { class: `figure figure-${id}` }, el("dt", { class: "figure-name" }, t(id)), value);
}

/**
 * @param {boolean} demo
 * @returns {HTMLElement}
 */
function howToSell(demo) {
  const lines = demo
    ? "tillupctl --data-dir demo demo\ntillup --data-dir demo --demo"
    : "tillupctl --user clerk1 sell --number 01812345678 --amount 50";
  return el(
    "section",
    { class: "sell" },
    el("h2", {}, t("sell-heading")),
    el("p", {}, t(demo ? "sell-demo" : "sell-text")),
    terminal(lines),
    el("p", { class: "sell-after" }, t(demo ? "demo-note" : "sell-after")),
  );
}

/**
 * @param {Overview | null} overview null while the shop is being opened
 * @returns {HTMLElement[]}
 */
export function counterScreen(overview) {
  const amount = (/** @type {string} */ value) =>
    overview === null ? null : { text: money(value, overview.currency), value };
  // Kept in its place while the shop opens, so that nothing jumps; gone where the shop does not tell it.
  const commission =
    overview?.commission === null ? [] : [figure("day-commission", amount(overview?.commission ?? ""))];
  const day = el(
    "section",
    { class: "day" },
    el("h1", {}, t("day-heading")),
    el(
      "dl",
      { class: "figures" },
      figure("day-amount", amount(overview?.amount ?? "")),
      figure("day-sales", overview === null ? null : { text: count(overview.sales), value: String(overview.sales) }),
      ...commission,
    ),
    // The line keeps its room when there is nothing to say.
    el("p", { class: "day-note" }, overview !== null && overview.sales === 0 ? t("day-none") : ""),
  );
  return [el("div", { class: overview === null ? "counter counter-opening" : "counter" }, day, ...(overview === null ? [] : [howToSell(overview.demo)]))];
}

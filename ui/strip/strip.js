// The sales in flight and just ended, on every signed-in screen: newest first, in a row that is always there.
import { Icon } from "../components/icons.js";
import { Key } from "../components/key.js";
import { stateOf, Status, stateWord } from "../components/status.js";
import { count, duration, figures, price } from "../format.js";
import { t } from "../i18n/index.js";
import { useKeys } from "../keys.js";
import { shortName } from "../screens/counter/names.js";
import { follow as followComplaints } from "../state/disputes.js";
import { followDisplay } from "../state/display.js";
import { follow as followPrinting, print } from "../state/printing.js";
import { currency } from "../state/session.js";
import { listenToStrip } from "../state/sound.js";
import { checking, checkNow, closeDetail, follow, items, latest, look, lookCount, now, onChange, openCount, opened, openedItem } from "../state/strip.js";
import { isOpen, statusOf } from "../state/strip-list.js";
import { html, signal } from "../vendor/preact.js";
import { Detail } from "./detail.js";
import { PrintPlace } from "./printing.js";

/** @typedef {import("../state/strip-list.js").Item} Item */

follow();
listenToStrip(stateOf);
followDisplay();
followPrinting();
followComplaints();

/** What a screen reader is told: of an unknown one at once, of the others when it has time. */
const told = signal({ polite: "", assertive: "" });

onChange((sale) => {
  const words = `${figures(sale.grouped)}: ${stateWord(stateOf(sale))}`;
  told.value =
    sale.status === "unknown"
      ? { ...told.value, assertive: `${words}. ${t(sale.debtor ? "strip-unknown-credit" : "strip-unknown")}` }
      : { ...told.value, polite: words };
});

/** @param {string} moment RFC 3339 */
const secondsTo = (moment) => (Date.parse(moment) - now.value) / 1000;

/** Whether no money was taken for it. @param {Item} item */
const isOnCredit = ({ sale, order }) => (sale?.debtor ?? order?.debtor ?? null) !== null;

/** @param {boolean} credit what to do about the money is another thing where none was taken @returns {Readonly<Record<string, string>>} */
const hints = (credit) => ({
  unknown: t(credit ? "strip-unknown-credit" : "strip-unknown"),
  failed: t("strip-failed"),
  not_sent: t("strip-not-sent"),
  reversed: t(credit ? "strip-reversed-credit" : "strip-reversed"),
});

/** @param {Item} item The few words that there is room for. */
function hint(item) {
  const sale = item.sale;
  if (sale !== null && checking.value.has(sale.reference)) {
    return t("strip-checking");
  }
  const state = stateOf(statusOf(item));
  const words = hints(isOnCredit(item))[state];
  if (words !== undefined) {
    return words;
  }
  const next = sale?.nextCheckAt ?? null;
  return state === "pending" && next !== null ? nextCheck(next) : "";
}

/** @param {string} moment */
function nextCheck(moment) {
  const seconds = secondsTo(moment);
  return seconds > 0 ? t("strip-next-check", { time: duration(seconds) }) : t("strip-checking-soon");
}

/** @param {{ item: Item }} props */
function Running({ item }) {
  if (!isOpen(item)) {
    return null;
  }
  const from = item.sale === null ? item.since : Date.parse(item.sale.createdAt);
  return html`<span class="figure soft">${duration((now.value - from) / 1000)}</span>`;
}

/** @param {{ item: Item }} props */
function Card({ item }) {
  const status = statusOf(item);
  const isOpened = opened.value === item.key;
  return html`<li class="strip-item" data-state=${stateOf(status)}>
    <button
      type="button"
      class="strip-card"
      data-testid="sale-result"
      data-status=${status.status}
      data-reference=${item.sale?.reference ?? ""}
      aria-expanded=${String(isOpened)}
      onClick=${() => (isOpened ? closeDetail() : look(item.key))}
    >
      <span class="strip-line">
        <bdi class="figure strip-number">${figures(item.grouped)}</bdi>
        <span class="soft strip-operator" data-op=${item.operator}>${shortName(item.operator)}</span>
        ${isOnCredit(item) && html`<span class="strip-credit" data-testid="sale-on-credit" title=${item.sale?.debtor?.name}><${Icon} name="book" /><span class="clipped">${item.sale?.debtor?.name.slice(0, 60) ?? t("credit-open")}</span></span>`}
        <strong class="figure">${price(item.amount, item.sale?.currency ?? currency.value)}</strong>
      </span>
      <span class="strip-line"><${Status} sale=${status} /> <${Running} item=${item} /> <span class="strip-hint clipped">${hint(item)}</span></span>
    </button>
    <${Print} item=${item} />
  </li>`;
}

/** The receipt of the sale that was made last, one press away; its detail has the same. @param {{ item: Item }} props */
function Print({ item: { key, sale } }) {
  if (sale === null || latest.value !== key) {
    return null;
  }
  const isAway = opened.value !== null;
  return html`<button
    type="button"
    class="icon-button strip-print"
    data-testid=${isAway ? undefined : "sale-print"}
    data-away=${isAway ? "" : undefined}
    aria-label=${t("print-receipt-of-sale")}
    title=${`${t("print-receipt-of-sale")} (Ctrl P)`}
    aria-keyshortcuts="Control+P"
    onClick=${() => void print({ document: "receipt", reference: sale.reference })}
  >
    <${Icon} name="print" />
  </button>`;
}

/** What most needs somebody: an unknown one, else the newest. */
const urgent = () => items.value.find((item) => item.sale?.status === "unknown") ?? items.value[0];

/** From one to the next; the first key opens the most urgent. @param {1 | -1} by */
function goAlong(by) {
  const all = items.value;
  const at = all.findIndex((item) => item.key === opened.value);
  const wanted = at === -1 ? urgent() : all[(at + by + all.length) % all.length];
  if (wanted !== undefined) {
    look(wanted.key);
  }
}

/** @returns {import("../vendor/preact.js").VNode} */
export function Strip() {
  useKeys({
    F8: () => goAlong(1),
    "Shift+F8": () => goAlong(-1),
    F5: () => {
      const item = openedItem.value ?? urgent();
      if (item !== undefined) {
        void checkNow(item);
      }
    },
  });
  const all = items.value;
  return html`<footer class="strip" aria-label=${t("strip-title")} data-open=${openCount.value}>
    ${openedItem.value !== null && html`<${Detail} key=${openedItem.value.key} item=${openedItem.value} />`}
    ${all.length === 0
      ? html`<p class="strip-empty"><${Icon} name="sending" />${t("strip-empty")}</p>`
      : html`<p class="strip-count" data-testid="strip-count">
            <strong class="figure">${t("strip-open", { n: openCount.value, count: count(openCount.value) })}</strong>
            <span class="soft">${lookCount.value > 0 && t("strip-look", { n: lookCount.value, count: count(lookCount.value) })} <${Key} name="F8" /></span>
          </p>
          <ol class="strip-row" tabindex="-1">
            ${all.map((item) => html`<${Card} key=${item.key} item=${item} />`)}
          </ol>`}
    <${PrintPlace} />
    <p class="unseen" role="status" aria-live="polite">${told.value.polite}</p>
    <p class="unseen" role="alert" aria-live="assertive">${told.value.assertive}</p>
  </footer>`;
}

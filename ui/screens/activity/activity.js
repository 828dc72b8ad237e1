// Sales of today and of earlier days: found, opened beside the list, asked about, repeated, and by the owner resolved.
import { t } from "../../i18n/index.js";
import { useKeys } from "../../keys.js";
import { close, current, detail, follow, list, open, opened, text, widen } from "../../state/activity.js";
import { html, useEffect, useRef } from "../../vendor/preact.js";
import { copyReference, lookAtPaper, repeat } from "./actions.js";
import { checkNow } from "./checking.js";
import { Detail, NothingOpen } from "./detail.js";
import { Filters } from "./filters.js";
import { Rows } from "./rows.js";

const SCREENFUL = 8;

/** Whether a key belongs to what it is pressed in. @param {KeyboardEvent} event */
const writes = ({ target }) => target instanceof HTMLElement && target.matches("input, select, textarea");

/** Whether arrows belong to it: lists to choose from, and days. @param {KeyboardEvent} event */
const chooses = ({ target }) => target instanceof HTMLElement && target.matches("select, textarea, input[type=date]");

/** @param {HTMLElement | null} root */
function focusRow(root) {
  const row = root?.querySelector(`[data-testid="activity-row"][tabindex="0"]`);
  if (row instanceof HTMLElement) {
    row.focus();
  }
}

/**
 * @param {KeyboardEvent} event
 * @param {(place: number, last: number) => number} to
 * @param {HTMLElement | null} root
 * @returns {void | false}
 */
function move(event, to, root) {
  const last = list.value.length - 1;
  if (chooses(event) || last < 0) {
    return false;
  }
  const place = list.value.findIndex((one) => one.reference === current.value);
  const next = list.value[Math.min(last, Math.max(0, to(place, last)))];
  if (next !== undefined) {
    current.value = next.reference;
    if (opened.value !== null) {
      open(next.reference);
    }
  }
  // The row can have the focus once it is drawn as the one that can.
  queueMicrotask(() => focusRow(root));
}

/** With the sale whose detail is open, else the one that the arrows are on. @param {(sale: import("../../types.js").Sale) => void} act */
function withChosen(act) {
  const chosen = detail.value ?? list.value.find((one) => one.reference === current.value);
  if (chosen !== undefined) {
    act(chosen);
  }
}

/** @param {HTMLElement | null} root @returns {void | false} */
function back(root) {
  if (opened.value !== null) {
    close();
    queueMicrotask(() => focusRow(root));
  } else if (text.value !== "") {
    widen();
  } else {
    return false;
  }
}

/** @param {HTMLElement | null} root */
function searchField(root) {
  const field = root?.querySelector(`[data-testid="activity-search"]`);
  return field instanceof HTMLInputElement ? field : null;
}

/** Once the first sales are there, keys go to them. @param {HTMLElement | null} root */
function begin(root) {
  const active = document.activeElement;
  if (list.value.length > 0 && (active === null || active === document.body || active === root)) {
    focusRow(root);
  }
}

/** @returns {import("../../vendor/preact.js").VNode} */
export function ActivityScreen() {
  const root = useRef(/** @type {HTMLElement | null} */ (null));
  const sale = detail.value;
  useEffect(follow, []);
  useEffect(() => begin(root.current), [list.value.length > 0]);
  const letter = (/** @type {() => void} */ act) => (/** @type {KeyboardEvent} */ event) => (writes(event) ? false : act());
  // Digits are looked for, wherever the hands are: the field has the focus before the digit is written, so that it lands there.
  const toTheSearch = (/** @type {KeyboardEvent} */ event) => {
    if (!writes(event)) {
      searchField(root.current)?.focus();
    }
    return /** @type {const} */ (false);
  };
  useKeys({
    ...Object.fromEntries([..."0123456789০১২৩৪৫৬৭৮৯०१२३४५६७८९"].map((digit) => [digit, toTheSearch])),
    ArrowDown: (event) => move(event, (place) => place + 1, root.current),
    ArrowUp: (event) => move(event, (place) => place - 1, root.current),
    PageDown: (event) => move(event, (place) => place + SCREENFUL, root.current),
    PageUp: (event) => move(event, (place) => place - SCREENFUL, root.current),
    Home: (event) => (writes(event) ? false : move(event, () => 0, root.current)),
    End: (event) => (writes(event) ? false : move(event, (_, last) => last, root.current)),
    Escape: () => back(root.current),
    R: letter(() => withChosen(repeat)),
    P: letter(() => withChosen((sale) => lookAtPaper(sale, "receipt"))),
    C: letter(() => {
      if (detail.value !== null) {
        void checkNow(detail.value);
      }
    }),
    "Ctrl+C": () => (detail.value === null || String(window.getSelection()) !== "" ? false : void copyReference(detail.value)),
    "Ctrl+K": () => {
      searchField(root.current)?.focus();
      searchField(root.current)?.select();
    },
  });
  return html`<section class="activity" ref=${root} data-detail=${sale === null ? "closed" : "open"} aria-label=${t("activity-title")}>
    <${Filters} />
    <${Rows} />
    ${sale === null ? html`<${NothingOpen} />` : html`<${Detail} key=${sale.reference} sale=${sale} />`}
  </section>`;
}

// The packs of the chosen operator: search, filters, list, and the whole text of the one the clerk is at.
import { Icon } from "../../components/icons.js";
import { Key } from "../../components/key.js";
import { count } from "../../format.js";
import { t } from "../../i18n/index.js";
import { useKeys } from "../../keys.js";
import { catalogue, followSale, loading, toggleFavourite } from "../../state/packs.js";
import { operator } from "../../state/sale.js";
import { page } from "../../state/session.js";
import { html, useEffect, useRef } from "../../vendor/preact.js";
import { shortName } from "../counter/names.js";
import { Details, turnPage } from "./details.js";
import { Filters } from "./filters.js";
import { List, rowsOnScreen } from "./list.js";
import { InPlace, Notes, isEmpty } from "./notes.js";
import { ask, askAll, atSearch, current, goTo, leave, nextCategory, nextSpan, place, results, take, text } from "./view.js";

followSale();

/** Nobody searches for more. */
const MOST_TYPED = 80;

/** Enter does what stands to reason: takes the pack, or clears the search that finds none. */
function enter() {
  if (results.value.length > 0) {
    take(current.value);
  } else if (catalogue.value.packs.length > 0) {
    askAll();
  }
}

function like() {
  if (current.value !== null) {
    void toggleFavourite(current.value);
  }
}

/** Keys that work while the hands are in the packs; those of lists stay with the list while the letters go to the search. */
const KEYS = {
  ArrowDown: () => goTo(place.value + 1),
  ArrowUp: () => goTo(place.value - 1),
  PageDown: () => goTo(place.value + rowsOnScreen()),
  PageUp: () => goTo(place.value - rowsOnScreen()),
  "Ctrl+Home": () => goTo(0),
  "Ctrl+End": () => goTo(results.value.length - 1),
  "Alt+ArrowRight": () => nextCategory(1),
  "Alt+ArrowLeft": () => nextCategory(-1),
  "Alt+ArrowDown": () => nextSpan(1),
  "Alt+ArrowUp": () => nextSpan(-1),
  "Shift+PageDown": () => turnPage(1),
  "Shift+PageUp": () => turnPage(-1),
  "Alt+Enter": like,
  Escape: leave,
};

/** @param {HTMLElement | null} pane */
function keysOf(pane) {
  const here = () => pane !== null && pane.contains(document.activeElement);
  const inText = () => document.activeElement instanceof HTMLInputElement && text.value !== "";
  const keys = Object.entries(KEYS).map(([name, act]) => [name, () => (here() ? act() : false)]);
  return {
    ...Object.fromEntries(keys),
    // In a text they go to its ends; in an empty search there are none.
    Home: () => (here() && !inText() ? goTo(0) : false),
    End: () => (here() && !inText() ? goTo(results.value.length - 1) : false),
    // A button that has the focus is pressed by Enter as ever.
    Enter: () => (here() && !(document.activeElement instanceof HTMLButtonElement) ? enter() : false),
  };
}

/** @param {{ field: { current: HTMLInputElement | null } }} props */
function Search({ field }) {
  return html`<label class="packs-search">
    <${Icon} name="search" />
    <input
      ref=${field}
      type="text"
      role="combobox"
      data-testid="offer-search"
      aria-label=${t("packs-search")}
      aria-keyshortcuts="F2 Control+K"
      aria-expanded="true"
      aria-controls="packs-list"
      aria-autocomplete="list"
      aria-activedescendant=${results.value.length > 0 ? `pack-${place.value}` : undefined}
      placeholder=${t("packs-search-example")}
      autocomplete="off"
      autocapitalize="off"
      spellcheck=${false}
      maxlength=${MOST_TYPED}
      value=${text.value}
      onInput=${(/** @type {InputEvent} */ event) => ask({ text: event.target instanceof HTMLInputElement ? event.target.value : "" })}
      onFocus=${() => {
        atSearch.value = true;
      }}
      onBlur=${() => {
        atSearch.value = false;
      }}
    />
    <${Key} name="F2" />
  </label>`;
}

/** How many there are, of how many; or that they are being asked for. */
function Count() {
  const [all, found] = [catalogue.value.packs.length, results.value.length];
  const words = all === found ? t("packs-count", { n: all, shown: count(all) }) : t("packs-found", { found: count(found), all: count(all) });
  return html`<p class="packs-count" data-testid="offers-count" data-loading=${String(loading.value)} role="status">
    ${all > 0 && words}${all > 0 && loading.value && " · "}${loading.value && t("packs-loading")}
  </p>`;
}

const HINTS = /** @type {const} */ ([
  [["ArrowUp", "ArrowDown"], "packs-hint-choose"],
  [["Enter"], "packs-hint-take"],
  [["Alt+ArrowLeft", "ArrowRight"], "packs-hint-kind"],
  [["Alt+ArrowUp", "ArrowDown"], "packs-hint-days"],
  [["Alt+Enter"], "packs-hint-favourite"],
  [["Escape"], "packs-hint-back"],
]);

function Hints() {
  return html`<p class="packs-hints">
    ${HINTS.map(([names, word]) => html`<span key=${word}>${names.map((name) => html`<${Key} name=${name} />`)} ${t(word)}</span>`)}
  </p>`;
}

/** @returns {import("../../vendor/preact.js").VNode} */
export function PacksPane() {
  const pane = useRef(/** @type {HTMLElement | null} */ (null));
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  const toSearch = () => {
    page.value = "offers";
    field.current?.focus();
    field.current?.select();
  };
  useKeys({ F2: toSearch, "Ctrl+K": toSearch, ...keysOf(pane.current) });
  const isOpen = page.value === "offers";
  useEffect(() => {
    if (isOpen) {
      field.current?.focus();
      field.current?.select();
    }
  }, [isOpen]);
  const name = shortName(operator.value);
  return html`<section class="packs" ref=${pane} aria-labelledby="packs-title" data-testid="packs" data-operator=${operator.value ?? ""}>
    <header class="packs-head">
      <h2 id="packs-title">${operator.value === null ? t("packs-title") : t("packs-title-of", { operator: name })}</h2>
      <${Count} />
      <${Search} field=${field} />
    </header>
    <${Filters} />
    <div class="packs-main">
      <div class="packs-column">
        <div class="packs-body" data-empty=${String(isEmpty.value)} onMouseDown=${keepFocus}>
          <${List} />
          <${InPlace} />
        </div>
        <${Notes} />
      </div>
      <${Details} />
    </div>
    <${Hints} />
  </section>`;
}

/** A row that is clicked does not take the keys from the search. @param {MouseEvent} event */
function keepFocus(event) {
  const onRow = event.target instanceof Element && event.target.closest("[role=option]") !== null;
  if (onRow && document.activeElement instanceof HTMLInputElement) {
    event.preventDefault();
  }
}

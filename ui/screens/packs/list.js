// The packs as a list of any length: only the rows that can be seen are there, and they are used again.
import { t } from "../../i18n/index.js";
import { html, useLayoutEffect, useRef, useSignal } from "../../vendor/preact.js";
import { Row } from "./row.js";
import { place, results } from "./view.js";

/** As in packs.css. */
export const ROW = 62;
/** Rows above and below what can be seen, for the first moment of scrolling. */
const SPARE = 1;

/**
 * How many rows fit into the list, for PageUp and PageDown.
 * @returns {number}
 */
export function rowsOnScreen() {
  const list = document.getElementById("packs-list");
  return Math.max(1, Math.floor((list?.clientHeight ?? ROW) / ROW));
}

/** @returns {import("../../vendor/preact.js").VNode} */
export function List() {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const height = useSignal(0);
  const packs = results.value;
  const at = place.value;
  const { view, scrolled } = useView(packs, at, height.value);

  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => {
      height.value = box.current?.clientHeight ?? 0;
    });
    if (box.current !== null) {
      observer.observe(box.current);
    }
    return () => observer.disconnect();
  }, []);
  // After the rows are there: the page is laid out once for both.
  useLayoutEffect(() => {
    if (box.current !== null && view.top !== view.set) {
      box.current.scrollTop = view.top;
      view.set = view.top;
    }
  });

  const first = Math.max(0, Math.min(Math.floor(view.top / ROW) - SPARE, packs.length - 1));
  const rows = Math.ceil(height.value / ROW) + 2 * SPARE;
  const shown = packs.slice(first, first + rows).map(({ offer }, index) => ({ offer, row: first + index, slot: (first + index) % rows }));
  // What `aria-activedescendant` names is there, wherever the list was scrolled to.
  const away = at < first || at >= first + rows ? packs[at] : undefined;
  if (away !== undefined) {
    shown.push({ offer: away.offer, row: at, slot: -1 });
  }
  return html`<div
    class="packs-list"
    id="packs-list"
    role="listbox"
    aria-label=${t("packs-list")}
    ref=${box}
    tabindex=${packs.length > 0 ? 0 : -1}
    aria-activedescendant=${packs.length > 0 ? `pack-${at}` : undefined}
    onScroll=${() => scrolled(box.current?.scrollTop ?? 0)}
  >
    <div class="packs-room" role="presentation" style=${{ height: `${packs.length * ROW}px` }}>
      ${shown.map(
        ({ offer, row, slot }) =>
          html`<${Row} key=${slot} offer=${offer} place=${row} of=${packs.length} current=${row === at} height=${ROW} />`,
      )}
    </div>
  </div>`;
}

/**
 * Where the list is scrolled to, so that the pack the clerk is at is in sight. It goes by what it knows and does not ask the
 * page, which would have to lay itself out for the answer with every key.
 * @param {readonly import("./view.js").Pack[]} packs
 * @param {number} at
 * @param {number} height
 */
function useView(packs, at, height) {
  const { current: view } = useRef({ top: 0, set: 0, key: "", at: -1, height: 0, packs });
  const turn = useSignal(0);
  void turn.value;
  if (view.packs !== packs || view.at !== at || view.height !== height) {
    const key = packs[at]?.offer.key ?? "";
    // The same pack in another place of a newer list stays where the eye is.
    const moved = key !== "" && key === view.key ? (at - view.at) * ROW : 0;
    const end = Math.max(0, packs.length * ROW - height);
    Object.assign(view, { packs, at, key, height, top: Math.min(end, inSight(view.top + moved, at, height)) });
  }
  const scrolled = (/** @type {number} */ top) => {
    view.set = top;
    if (top !== view.top) {
      view.top = top;
      turn.value += 1;
    }
  };
  return { view, scrolled };
}

/** @param {number} top @param {number} at @param {number} height @returns {number} the nearest at which the row is whole */
function inSight(top, at, height) {
  if (at * ROW < top) {
    return at * ROW;
  }
  return height > 0 && (at + 1) * ROW > top + height ? (at + 1) * ROW - height : top;
}

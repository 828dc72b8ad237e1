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
  const top = useSignal(0);
  const height = useSignal(0);
  const before = useRef({ key: "", place: 0 });
  const packs = results.value;
  const at = place.value;

  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => {
      height.value = box.current?.clientHeight ?? 0;
    });
    if (box.current !== null) {
      observer.observe(box.current);
    }
    return () => observer.disconnect();
  }, []);

  // Goes by what is known of the list's height and place: asking the page for them would lay it out once more for every key.
  useLayoutEffect(() => {
    const key = packs[at]?.offer.key ?? "";
    const had = before.current;
    // The same pack in another place of a newer list stays where the eye is.
    const moved = key !== "" && key === had.key ? (at - had.place) * ROW : 0;
    before.current = { key, place: at };
    const end = Math.max(0, packs.length * ROW - height.value);
    const wanted = Math.min(end, inSight(top.value + moved, at, height.value));
    if (wanted !== top.value && box.current !== null && height.value > 0) {
      box.current.scrollTop = wanted;
      top.value = wanted;
    }
  }, [packs, at]);

  const first = Math.max(0, Math.min(Math.floor(top.value / ROW) - SPARE, packs.length - 1));
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
    onScroll=${() => {
      top.value = box.current?.scrollTop ?? 0;
    }}
  >
    <div class="packs-room" role="presentation" style=${{ height: `${packs.length * ROW}px` }}>
      ${shown.map(
        ({ offer, row, slot }) =>
          html`<${Row} key=${slot} offer=${offer} place=${row} of=${packs.length} current=${row === at} height=${ROW} />`,
      )}
    </div>
  </div>`;
}

/** @param {number} top @param {number} at @param {number} height */
function inSight(top, at, height) {
  if (at * ROW < top) {
    return at * ROW;
  }
  return (at + 1) * ROW > top + height ? (at + 1) * ROW - height : top;
}

// A button that opens a small list of things to choose. Esc, a press elsewhere or leaving it with Tab closes it.
import { html, useId, useLayoutEffect, useRef, useSignal } from "../vendor/preact.js";
import { useKeys } from "../keys.js";

/** @typedef {import("../vendor/preact.js").ComponentChildren} Children */

const ITEMS = "button:not(:disabled), select, input";

/** @param {HTMLElement | null} list @param {number} by */
function step(list, by) {
  const items = [...(list?.querySelectorAll(ITEMS) ?? [])];
  const at = items.indexOf(/** @type {Element} */ (document.activeElement));
  const next = items[(at + by + items.length) % items.length];
  if (next instanceof HTMLElement) {
    next.focus();
  }
}

/** @param {{ close(): void, id: string, label: string, children: (close: () => void) => Children }} props */
function List({ close, id, label, children }) {
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  useKeys({
    Escape: close,
    ArrowDown: () => step(list.current, 1),
    ArrowUp: () => step(list.current, -1),
  });
  useLayoutEffect(() => step(list.current, 1), []);
  return html`<div ref=${list} class="menu" id=${id} role="group" aria-label=${label}>${children(close)}</div>`;
}

/**
 * @param {{ label: string, children: (close: () => void) => Children, face: Children, testid?: string, kind?: string }} props
 *   face: what is on the button; children gets what closes the menu
 * @returns {import("../vendor/preact.js").VNode}
 */
export function Menu({ label, children, face, testid, kind = "icon-button" }) {
  const open = useSignal(false);
  const id = useId();
  const whole = useRef(/** @type {HTMLElement | null} */ (null));
  const button = useRef(/** @type {HTMLElement | null} */ (null));
  const close = () => {
    open.value = false;
    button.current?.focus();
  };
  const left = (/** @type {FocusEvent} */ event) => {
    const to = event.relatedTarget;
    if (!(to instanceof Node && whole.current?.contains(to))) {
      open.value = false;
    }
  };
  return html`<div class="menu-place" ref=${whole} onFocusOut=${left}>
    <button
      ref=${button}
      type="button"
      class=${kind}
      data-testid=${testid}
      aria-label=${label}
      title=${label}
      aria-expanded=${String(open.value)}
      aria-controls=${id}
      onClick=${() => {
        open.value = !open.value;
      }}
    >
      ${face}
    </button>
    ${open.value && html`<${List} close=${close} id=${id} label=${label} children=${children} />`}
  </div>`;
}

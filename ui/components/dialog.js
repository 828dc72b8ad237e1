// A question that has to be answered before anything else. The browser's own dialog keeps the focus inside and the rest inert.
import { html, useId, useLayoutEffect, useRef } from "../vendor/preact.js";
import { useKeys } from "../keys.js";

/**
 * The first element with `autofocus` has the focus; without one it is the first that can have it.
 * @param {{ title: string, onClose: () => void, children: import("../vendor/preact.js").ComponentChildren, testid?: string, tone?: "danger" | "warning" }} props
 * @returns {import("../vendor/preact.js").VNode}
 */
export function Dialog({ title, onClose, children, testid, tone }) {
  const heading = useId();
  const box = useRef(/** @type {HTMLDialogElement | null} */ (null));
  useKeys({ Escape: onClose }, { modal: true });
  useLayoutEffect(() => {
    const before = document.activeElement;
    const shown = box.current;
    shown?.showModal();
    return () => {
      // While it is open nothing behind it takes the focus.
      shown?.close();
      if (before instanceof HTMLElement && before.isConnected) {
        before.focus();
      }
    };
  }, []);
  return html`<dialog
    ref=${box}
    class="dialog"
    data-testid=${testid}
    data-tone=${tone}
    aria-labelledby=${heading}
    onCancel=${(/** @type {Event} */ event) => {
      event.preventDefault();
      onClose();
    }}
  >
    <h2 id=${heading}>${title}</h2>
    ${children}
  </dialog>`;
}

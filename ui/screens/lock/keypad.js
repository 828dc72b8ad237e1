// The PIN by finger. The keyboard types it without this.
import { Icon } from "../../components/icons.js";
import { figures } from "../../format.js";
import { t } from "../../i18n/index.js";
import { html } from "../../vendor/preact.js";

const ROWS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** The focus stays in the field. @param {Event} event */
const keep = (event) => event.preventDefault();

/**
 * @param {{ add: (digit: string) => void, erase: () => void }} props
 * @returns {import("../../vendor/preact.js").VNode}
 */
export function Keypad({ add, erase }) {
  const key = (/** @type {string} */ digit) =>
    html`<button type="button" class="keypad-key" data-digit=${digit} tabindex="-1" onPointerDown=${keep} onClick=${() => add(digit)}>
      ${figures(digit)}
    </button>`;
  return html`<div class="keypad">
    ${ROWS.map(key)}
    <span></span>
    ${key("0")}
    <button
      type="button"
      class="keypad-key keypad-erase"
      tabindex="-1"
      aria-label=${t("lock-erase")}
      title=${t("lock-erase")}
      onPointerDown=${keep}
      onClick=${erase}
    >
      <${Icon} name="erase" />
    </button>
  </div>`;
}

// A key as it stands on the keyboard, shown where it works. Screen readers hear of it by `aria-keyshortcuts` of what it does.
import { html } from "../vendor/preact.js";
import { Icon } from "./icons.js";

/** Keys that are drawn: keyboards of all languages have these signs. @type {Readonly<Record<string, string>>} */
const DRAWN = { Enter: "enter", ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right", Backspace: "erase" };

/** @type {Readonly<Record<string, string>>} */
const SHORT = { Escape: "Esc", Delete: "Del", PageUp: "PgUp", PageDown: "PgDn", "-": "\u2212" };

/**
 * @param {{ name: string }} props as keys.js names it, such as `F2` or `Ctrl+K`
 * @returns {import("../vendor/preact.js").VNode}
 */
export function Key({ name }) {
  const keys = name.split("+");
  return html`<kbd class="key" aria-hidden="true">
    ${keys.map((key) => (DRAWN[key] ? html`<${Icon} name=${DRAWN[key]} />` : html`<span>${SHORT[key] ?? key}</span>`))}
  </kbd>`;
}

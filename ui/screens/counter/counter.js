import { html } from "../../vendor/preact.js";

/** @returns {import("../../vendor/preact.js").VNode} */
export function CounterScreen() {
  return html`<p>counter</p>`;
}

import { html } from "../../vendor/preact.js";

/** @returns {import("../../vendor/preact.js").VNode} */
export function ActivityScreen() {
  return html`<p>activity</p>`;
}

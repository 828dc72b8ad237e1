import { html } from "../../vendor/preact.js";

/** @returns {import("../../vendor/preact.js").VNode} */
export function SetupScreen() {
  return html`<p>setup</p>`;
}

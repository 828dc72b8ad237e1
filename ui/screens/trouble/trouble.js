import { html } from "../../vendor/preact.js";

/** @returns {import("../../vendor/preact.js").VNode} */
export function TroubleScreen() {
  return html`<p>trouble</p>`;
}

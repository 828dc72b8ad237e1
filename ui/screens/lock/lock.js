import { html } from "../../vendor/preact.js";

/** @returns {import("../../vendor/preact.js").VNode} */
export function LockScreen() {
  return html`<p>lock</p>`;
}

// The sales in flight, on every signed-in screen.
import { html } from "../vendor/preact.js";

/** @returns {import("../vendor/preact.js").VNode} */
export function Strip() {
  return html`<footer class="strip"></footer>`;
}

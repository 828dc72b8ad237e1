// The bar: the shop, where one can go, the network, who is at the till, the language.
import { t } from "../i18n/index.js";
import { begun, shop } from "../state/session.js";
import { html } from "../vendor/preact.js";

/** @returns {import("../vendor/preact.js").VNode} */
export function Bar() {
  return html`<header class="bar">
    <p class="bar-shop" data-testid="shop-name">${shop.value?.name ?? "Tillup"}</p>
    ${begun.value?.demo && html`<p class="badge badge-demo" data-testid="demo-badge">${t("demo-badge")}</p>`}
  </header>`;
}

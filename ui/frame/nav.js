// Where one can go, each by its key.
import { Key } from "../components/key.js";
import { t } from "../i18n/index.js";
import { useKeys } from "../keys.js";
import { page } from "../state/session.js";
import { html } from "../vendor/preact.js";

/** @typedef {"counter" | "offers" | "activity"} Page */

/** @type {readonly { page: Page, key: string, testid: string, label: string }[]} */
const PAGES = [
  { page: "counter", key: "F1", testid: "nav-counter", label: "nav-counter" },
  { page: "offers", key: "F2", testid: "nav-packs", label: "nav-packs" },
  { page: "activity", key: "F3", testid: "nav-activity", label: "nav-activity" },
];

/** @param {Page} to */
function go(to) {
  page.value = to;
}

/** @returns {import("../vendor/preact.js").VNode} */
export function Nav() {
  useKeys(Object.fromEntries(PAGES.map((one) => [one.key, () => go(one.page)])));
  return html`<nav class="nav" aria-label=${t("nav-label")}>
    ${PAGES.map(
      (one) =>
        html`<button
          type="button"
          class="nav-item"
          data-testid=${one.testid}
          aria-current=${page.value === one.page ? "page" : undefined}
          aria-keyshortcuts=${one.key}
          onClick=${() => go(one.page)}
        >
          <span>${t(one.label)}</span><${Key} name=${one.key} />
        </button>`,
    )}
  </nav>`;
}

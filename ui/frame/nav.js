// Where one can go, each by its key.
import { Key } from "../components/key.js";
import { count } from "../format.js";
import { t } from "../i18n/index.js";
import { useKeys } from "../keys.js";
import { open as complaints } from "../state/disputes.js";
import { isOwner, page } from "../state/session.js";
import { html } from "../vendor/preact.js";

/** @typedef {import("../state/session.js").Page} Page */

/** @type {readonly { page: Page, key: string, testid: string, label: string }[]} */
const PAGES = [
  { page: "counter", key: "F1", testid: "nav-counter", label: "nav-counter" },
  { page: "offers", key: "F2", testid: "nav-packs", label: "nav-packs" },
  { page: "activity", key: "F3", testid: "nav-activity", label: "nav-activity" },
  { page: "dues", key: "Ctrl+B", testid: "nav-dues", label: "nav-dues" },
];

/** What only the owner can look at; the program refuses it to others as well. */
const OWNERS = /** @type {typeof PAGES} */ ([
  { page: "day", key: "F4", testid: "nav-day", label: "nav-day" },
  { page: "reports", key: "F10", testid: "nav-reports", label: "nav-reports" },
  { page: "wallets", key: "F11", testid: "nav-wallets", label: "nav-wallets" },
  { page: "settings", key: "F12", testid: "nav-settings", label: "nav-settings" },
]);

/** @param {Page} to */
function go(to) {
  page.value = to;
}

/** Complaints that somebody still has to close: everybody who sells is asked about them. */
const Complaints = () =>
  complaints.value.length > 0 &&
  html`<b class="nav-count figure" data-testid="nav-complaints" data-count=${complaints.value.length} title=${t("complaint-count", { n: complaints.value.length, count: count(complaints.value.length) })}>
    <span aria-hidden="true">${count(complaints.value.length)}</span><span class="unseen">${t("complaint-count", { n: complaints.value.length, count: count(complaints.value.length) })}</span>
  </b>`;

/** @returns {import("../vendor/preact.js").VNode} */
export function Nav() {
  const pages = isOwner.value ? [...PAGES, ...OWNERS] : PAGES;
  useKeys(Object.fromEntries(pages.map((one) => [one.key, () => go(one.page)])));
  return html`<nav class=${isOwner.value ? "nav nav-long" : "nav"} aria-label=${t("nav-label")}>
    ${pages.map(
      (one) =>
        html`<button
          type="button"
          class="nav-item"
          data-testid=${one.testid}
          aria-current=${page.value === one.page ? "page" : undefined}
          title=${one.key.includes("+") ? `${t(one.label)} (${one.key.replace("+", " ")})` : undefined}
          aria-keyshortcuts=${one.key.replace("Ctrl", "Control")}
          onClick=${() => go(one.page)}
        >
          <span>${t(one.label)}</span><${Key} name=${one.key} />${one.page === "activity" && html`<${Complaints} />`}
        </button>`,
    )}
  </nav>`;
}

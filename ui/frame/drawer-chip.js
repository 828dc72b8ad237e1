// The drawer in the bar: whether one's own is open and since when, and the way to its page.
import { Icon } from "../components/icons.js";
import { clock } from "../format.js";
import { t } from "../i18n/index.js";
import { look, since } from "../state/drawer.js";
import { page, user } from "../state/session.js";
import { html, useEffect } from "../vendor/preact.js";

const go = () => {
  page.value = "drawer";
};

/** @returns {import("../vendor/preact.js").VNode} */
export function DrawerChip() {
  const name = user.value?.name;
  useEffect(() => {
    since.value = null;
    void look();
  }, [name]);
  const at = since.value;
  const state = at === null ? t("drawer-none") : t("drawer-since", { time: clock(at) });
  return html`<button
    type="button"
    class="drawer-chip"
    data-testid="nav-drawer"
    data-state=${at === null ? "closed" : "open"}
    aria-label=${t("drawer-go", { state })}
    title=${`${t("drawer-heading")}: ${state} (Ctrl D)`}
    aria-keyshortcuts="Control+D"
    aria-current=${page.value === "drawer" ? "page" : undefined}
    onClick=${go}
  >
    <${Icon} name=${at === null ? "drawer" : "drawer_open"} />${at !== null && html`<span class="figure drawer-chip-time">${clock(at)}</span>`}
  </button>`;
}

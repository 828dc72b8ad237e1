// The bar: the shop, where one can go, today's figures, the network, who is at the till, how the window looks.
import { customerDisplay } from "../backend.js";
import { Icon } from "../components/icons.js";
import { later } from "../components/later.js";
import { learn, t } from "../i18n/index.js";
import { useKeys } from "../keys.js";
import { displayOpen } from "../state/program.js";
import { begun, page, screen, shop, user } from "../state/session.js";
import { html } from "../vendor/preact.js";
import { LanguageSelect, LooksMenu, SoundSwitch } from "./looks.js";
import { Nav } from "./nav.js";
import { NetworkState } from "./network.js";
import { People } from "./people.js";
import { Today } from "./today.js";

const DRAWER = later(async () => (await Promise.all([import("./drawer-chip.js"), learn("drawer")]))[0].DrawerChip);

/** The program's sign: a coin rising out of the till's slot. */
function Mark() {
  return html`<svg class="bar-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <rect class="mark-ground" x="1" y="1" width="30" height="30" rx="7" />
    <path class="mark-coin" d="M8.2 21a9.4 9.4 0 1 1 15.6 0z" />
    <path class="mark-way" d="M11.5 16.4 16 11.9l4.5 4.5" />
    <rect class="mark-slot" x="4.5" y="22.8" width="23" height="3.4" rx="1.7" />
  </svg>`;
}

function DisplaySwitch() {
  const label = t(displayOpen.value ? "display-close" : "display-open");
  return html`<button
    type="button"
    class="icon-button"
    data-testid="display"
    aria-label=${label}
    title=${label}
    aria-pressed=${String(displayOpen.value)}
    onClick=${() => void customerDisplay(!displayOpen.value)}
  >
    <${Icon} name="display" />
  </button>`;
}

/** Who is at the till, and what is theirs to turn on. */
function Own() {
  // Here and not where it is drawn: the key works before its button is there.
  useKeys({
    "Ctrl+D": () => {
      page.value = "drawer";
    },
  });
  return html`<${DRAWER.Screen} /><${People} /><${SoundSwitch} /><${DisplaySwitch} />`;
}

/** @returns {import("../vendor/preact.js").VNode} */
export function Bar() {
  const isAtWork = user.value !== null && screen.value !== "setup";
  return html`<header class="bar">
    <${Mark} />
    <p class="bar-shop" data-testid="shop-name" title=${shop.value?.name}>${shop.value?.name ?? "Tillup"}</p>
    ${begun.value?.demo && html`<p class="badge badge-demo" data-testid="demo-badge" title=${t("demo-tip")}>${t("demo-badge")}</p>`}
    ${isAtWork && html`<${Nav} />`}
    <div class="bar-end">
      ${isAtWork && screen.value !== "day" && html`<${Today} />`}
      ${shop.value !== null && html`<${NetworkState} />`}
      ${isAtWork && html`<${Own} />`}
      <${LooksMenu} />
      <${LanguageSelect} />
    </div>
  </header>`;
}

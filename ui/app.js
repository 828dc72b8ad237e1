// Opens the shop and shows the screen that fits what it finds.
import { BackendError, overview } from "./backend.js";
import { byId } from "./dom.js";
import { clock, longDay } from "./format.js";
import { locale, t, translate } from "./i18n/index.js";
import { counterScreen } from "./screens/counter/counter.js";
import { setupScreen } from "./screens/setup/setup.js";
import { troubleScreen } from "./screens/trouble/trouble.js";

/** @typedef {import("./backend.js").Overview} Overview */

// The terminal sells into the same ledger, so the figures are asked for again while somebody looks.
const REFRESH_MS = 3000;
// A shop that opens faster than this needs no half-empty page before it.
const PATIENCE_MS = 250;

const page = byId("page");
const shopName = /** @type {HTMLElement} */ (document.querySelector('[data-testid="shop-name"]'));
const demoBadge = /** @type {HTMLElement} */ (document.querySelector('[data-testid="demo-badge"]'));

/** What the page shows now, to leave it alone (and a selection in it) while nothing changes. */
let shown = "";
/** @type {Date | null} */
let upToDate = null;

/**
 * @param {"counter" | "setup" | "trouble"} screen
 * @param {string} content what the screen shows, for comparison
 * @param {() => HTMLElement[]} draw
 */
function show(screen, content, draw) {
  const next = `${screen} ${content}`;
  if (next !== shown) {
    shown = next;
    page.replaceChildren(...draw());
    page.dataset.screen = screen;
  }
}

/** @param {Overview} found */
function showShop(found) {
  upToDate = new Date();
  shopName.textContent = found.shopName ?? t("not-set-up");
  demoBadge.hidden = !found.demo;
  document.title = found.shopName === null ? "Tillup" : `${found.shopName} \u2013 Tillup`;
  byId("bar-day").textContent = found.shopName === null ? "" : longDay(found.day, locale);
  if (found.shopName === null) {
    show("setup", "", setupScreen);
    byId("foot-state").textContent = "";
  } else {
    show("counter", JSON.stringify(found), () => counterScreen(found));
    byId("foot-state").textContent = t("foot-current", { time: clock(upToDate) });
  }
  page.setAttribute("aria-busy", "false");
}

/** @param {BackendError} error */
function showTrouble(error) {
  // Figures that were right a moment ago are worth more than an empty page, if it says how old they are.
  if (upToDate !== null) {
    byId("foot-state").textContent = t("foot-stale", { time: clock(upToDate) });
    return;
  }
  byId("foot-state").textContent = "";
  show("trouble", `${error.code} ${error.message} ${Date.now()}`, () => troubleScreen(error, () => void refresh()));
  page.setAttribute("aria-busy", "false");
}

async function refresh() {
  try {
    showShop(await overview());
  } catch (error) {
    showTrouble(error instanceof BackendError ? error : new BackendError("internal", String(error)));
  }
}

async function keepUpToDate() {
  if (document.visibilityState === "visible" && upToDate !== null) {
    await refresh();
  }
  setTimeout(keepUpToDate, REFRESH_MS);
}

async function start() {
  document.documentElement.lang = locale;
  translate(document);
  byId("foot-state").textContent = t("foot-opening");
  const waiting = setTimeout(() => show("counter", "opening", () => counterScreen(null)), PATIENCE_MS);
  const opened = refresh();
  await opened;
  clearTimeout(waiting);
  await keepUpToDate();
}

void start();

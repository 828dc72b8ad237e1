// What stays: the bar above, the strip of sales below, and the screen between them.
import { later, style } from "../components/later.js";
import { CounterScreen, fetchCounter } from "../screens/counter/counter.js";
import { LockScreen } from "../screens/lock/lock.js";
import { learn, spoken } from "../i18n/index.js";
import { subject } from "../state/document.js";
import { begun, screen, trouble, user } from "../state/session.js";
import { html } from "../vendor/preact.js";
import { Bar } from "./bar.js";
import { ExportNotice } from "./exports.js";
import { FaultNotice } from "./fault.js";
import { OfflineLine } from "./network.js";

const LATER = {
  activity: later(async () => (await Promise.all([import("../screens/activity/activity.js"), learn("documents"), style("screens/activity/complaints.css")]))[0].ActivityScreen),
  drawer: later(async () => (await Promise.all([import("../screens/drawer/drawer.js"), learn("drawer"), learn("documents"), style("screens/drawer/drawer.css")]))[0].DrawerScreen),
  dues: later(async () => (await Promise.all([import("../screens/dues/dues.js"), learn("dues"), style("screens/dues/dues.css")]))[0].DuesScreen),
  setup: later(async () => (await import("../screens/setup/setup.js")).SetupScreen),
  trouble: later(async () => (await import("../screens/trouble/trouble.js")).TroubleScreen),
};

/** The owner's screens bring their words and looks with them: a clerk's start pays for none of it. @param {() => Promise<import("../components/later.js").View>} load */
const owners = (load) => later(async () => (await Promise.all([load(), learn("owner"), learn("figures"), learn("documents"), style("screens/owner/owner.css"), style("screens/owner/figures.css")]))[0]);

/** The words of every section: the list names them all. */
async function learnSettings() {
  const { SECTIONS } = await import("../screens/owner/settings/sections.js");
  await Promise.all(SECTIONS.map((one) => learn(one.words)));
}

const OWNERS = {
  day: owners(async () => (await import("../screens/owner/day.js")).DayScreen),
  reports: owners(async () => (await Promise.all([import("../screens/owner/reports.js"), style("vendor/uplot.css")]))[0].ReportsScreen),
  wallets: owners(async () => (await Promise.all([import("../screens/owner/wallets.js"), learn("wallet"), style("screens/owner/wallet.css"), style("vendor/uplot.css")]))[0].WalletsScreen),
  settings: owners(async () => (await Promise.all([import("../screens/owner/settings/settings.js"), style("screens/owner/settings/settings.css"), learn("settings"), learnSettings()]))[0].SettingsScreen),
};
const FETCHED = { ...LATER, ...OWNERS };

const STRIP = later(async () => (await Promise.all([import("../strip/strip.js"), learn("documents"), style("strip/printing.css")]))[0].Strip);
const DOCUMENT = later(async () => (await Promise.all([import("../screens/document/document.js"), learn("documents"), style("screens/document/document.css")]))[0].DocumentView);
const LOW = later(async () => (await Promise.all([import("./low-wallet.js"), learn("drawer")]))[0].LowWallets);
const CLOSING = later(async () => (await import("./closing.js")).ClosingDialog);

/** Fetches what was not needed at first, before somebody asks for it; what is seen soonest comes first. */
export function fetchRest() {
  fetchCounter();
  [STRIP, CLOSING, DOCUMENT, ...Object.values(LATER)].forEach((one) => one.fetch());
}

const SCREENS = {
  lock: LockScreen,
  counter: CounterScreen,
  offers: CounterScreen,
  activity: LATER.activity.Screen,
  drawer: LATER.drawer.Screen,
  dues: LATER.dues.Screen,
  setup: LATER.setup.Screen,
  trouble: LATER.trouble.Screen,
  day: OWNERS.day.Screen,
  reports: OWNERS.reports.Screen,
  wallets: OWNERS.wallets.Screen,
  settings: OWNERS.settings.Screen,
};

/** Whether the screen is not there yet, or not known yet. */
function isBusy() {
  const shown = screen.value;
  const isHere = shown in FETCHED ? FETCHED[/** @type {keyof typeof FETCHED} */ (shown)].isHere() : true;
  return !isHere || (begun.value === null && trouble.value === null);
}

/** Whether the counter is shown before the shop is open, with the room that it will need. */
function isOpening() {
  return begun.value === null && screen.value === "counter";
}

/** @returns {import("../vendor/preact.js").VNode | null} */
export function Frame() {
  // A screen without words would only flicker.
  if (!spoken.value) {
    return null;
  }
  return html`
    <${Bar} />
    ${user.value !== null && html`<${OfflineLine} /><${LOW.Screen} />`}
    <main data-screen=${screen.value} aria-busy=${String(isBusy())}>
      <${SCREENS[screen.value]} />
    </main>
    ${(user.value !== null || isOpening()) && screen.value !== "setup" && html`<div class="strip-room"><${STRIP.Screen} /></div>`}
    ${user.value !== null && subject.value !== null && html`<${DOCUMENT.Screen} />`}
    <${ExportNotice} />
    <${CLOSING.Screen} />
    <${FaultNotice} />
  `;
}

// What stays: the bar above, the strip of sales below, and the screen between them.
import { ActivityScreen } from "../screens/activity/activity.js";
import { CounterScreen } from "../screens/counter/counter.js";
import { LockScreen } from "../screens/lock/lock.js";
import { SetupScreen } from "../screens/setup/setup.js";
import { TroubleScreen } from "../screens/trouble/trouble.js";
import { spoken } from "../i18n/index.js";
import { begun, screen, trouble, user } from "../state/session.js";
import { Strip } from "../strip/strip.js";
import { html } from "../vendor/preact.js";
import { Bar } from "./bar.js";
import { ClosingDialog } from "./closing.js";
import { FaultNotice } from "./fault.js";
import { OfflineLine } from "./network.js";

const SCREENS = {
  setup: SetupScreen,
  lock: LockScreen,
  counter: CounterScreen,
  offers: CounterScreen,
  activity: ActivityScreen,
  trouble: TroubleScreen,
};

/** @returns {import("../vendor/preact.js").VNode | null} */
export function Frame() {
  // A screen without words would only flicker.
  if (!spoken.value) {
    return null;
  }
  return html`
    <${Bar} />
    ${user.value !== null && html`<${OfflineLine} />`}
    <main data-screen=${screen.value} aria-busy=${String(begun.value === null && trouble.value === null)}>
      <${SCREENS[screen.value]} />
    </main>
    ${user.value !== null && screen.value !== "setup" && html`<${Strip} />`}
    <${ClosingDialog} />
    <${FaultNotice} />
  `;
}

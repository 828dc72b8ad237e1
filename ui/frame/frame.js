// What stays: the bar above, the strip of sales below, and the screen between them.
import { ActivityScreen } from "../screens/activity/activity.js";
import { CounterScreen } from "../screens/counter/counter.js";
import { LockScreen } from "../screens/lock/lock.js";
import { SetupScreen } from "../screens/setup/setup.js";
import { TroubleScreen } from "../screens/trouble/trouble.js";
import { screen } from "../state/session.js";
import { html } from "../vendor/preact.js";
import { Bar } from "./bar.js";

const SCREENS = {
  setup: SetupScreen,
  lock: LockScreen,
  counter: CounterScreen,
  offers: CounterScreen,
  activity: ActivityScreen,
  trouble: TroubleScreen,
};

/** @returns {import("../vendor/preact.js").VNode} */
export function Frame() {
  return html`
    <${Bar} />
    <main data-screen=${screen.value} aria-busy="false"><${SCREENS[screen.value]} /></main>
  `;
}

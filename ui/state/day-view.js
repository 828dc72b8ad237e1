// The owner's day: the one that is looked at, and how it stands, told anew whenever a sale changes.
import { day } from "../backend.js";
import { before } from "./days.js";
import { latest } from "./latest.js";
import { onSale } from "./program.js";
import { batch, computed, signal } from "../vendor/preact.js";

/** @typedef {import("../types.js").DayView} DayView */

const EVERY_MS = 30_000;
/** Sales often end in a bunch: one question for all of them. */
const GATHER_MS = 150;

/** The day that is asked for; null: today, also when a new one begins. */
const wanted = signal(/** @type {string | null} */ (null));
export const view = signal(/** @type {DayView | null} */ (null));
export const failure = signal(/** @type {import("../backend.js").BackendError | null} */ (null));
/** The currency that is looked at, where the shop has several. */
const chosen = signal("");
export const part = computed(() => view.value?.parts.find((one) => one.currency === chosen.value) ?? view.value?.parts[0] ?? null);
export const isToday = computed(() => view.value !== null && view.value.day === view.value.today);

const days = latest({ failure });
/** @type {ReturnType<typeof setTimeout> | undefined} */
let due;

export async function load() {
  clearTimeout(due);
  await days.ask(() => day(wanted.value), (told) => (view.value = told));
}

/** @param {string | null} date */
function go(date) {
  wanted.value = date;
  void load();
}

/** Days to go on, or back; not beyond today. @param {number} days */
export function step(days) {
  const told = view.value;
  if (told !== null && (days < 0 || !isToday.value)) {
    const next = before(wanted.value ?? told.today, -days);
    go(next >= told.today ? null : next);
  }
}

export const toToday = () => go(null);

/** @param {string} currency */
export const choose = (currency) => {
  chosen.value = currency;
};

/** Follows the day while the screen is there. @returns {() => void} stops it */
export function follow() {
  void load();
  const forget = onSale(() => {
    clearTimeout(due);
    due = setTimeout(() => void load(), GATHER_MS);
  });
  const turn = setInterval(() => void load(), EVERY_MS);
  return () => {
    forget();
    clearInterval(turn);
    clearTimeout(due);
    days.drop();
    // What an owner saw is not for the clerk who comes next.
    batch(() => {
      wanted.value = null;
      view.value = null;
      failure.value = null;
    });
  };
}

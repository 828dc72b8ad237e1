// Reports: which days, by what they are grouped, and what came of it.
import { overview, quality, report } from "../backend.js";
import { lookAt } from "./activity.js";
import { before } from "./days.js";
import { parts } from "./exact.js";
import { latest } from "./latest.js";
import { batch, computed, signal } from "../vendor/preact.js";

/** @typedef {import("../types.js").ReportBy} ReportBy */
/** How reports are looked at: grouped by something, or how well the providers do. @typedef {ReportBy | "provider"} ReportChoice */
/** @typedef {"today" | "yesterday" | "week" | "month" | "last-month" | "days"} Period */

export const PERIODS = /** @type {const} */ (["today", "yesterday", "week", "month", "last-month", "days"]);
export const GROUPS = /** @type {const} */ (["day", "week", "month", "hour", "operator", "pack", "account", "service", "clerk", "provider"]);

export const period = signal(/** @type {Period} */ ("month"));
export const by = signal(/** @type {ReportChoice} */ ("day"));
/** The days of the period `days`, as far as they are chosen. */
export const from = signal("");
export const to = signal("");
/** The shop's business day; empty until the program told it. */
export const today = signal("");
/** One of the two is there, as it was asked. */
const reports = signal(/** @type {import("../types.js").Report[] | null} */ (null));
const qualities = signal(/** @type {import("../types.js").Quality[] | null} */ (null));
/** How those that are shown are looked at: the next ones may still be on their way. */
export const shownBy = signal(/** @type {ReportChoice} */ ("day"));
export const loading = signal(false);
export const failure = signal(/** @type {import("../backend.js").BackendError | null} */ (null));
const chosen = signal("");
/** The one in the currency that is looked at. @template {{ currency: string }} T @param {T[] | null} all @returns {T | null} */
const ofChosen = (all) => all?.find((one) => one.currency === chosen.value) ?? all?.[0] ?? null;
export const shown = computed(() => ofChosen(reports.value));
export const shownQuality = computed(() => ofChosen(qualities.value));
/** Its days and its currency, whichever it is. */
export const frame = computed(() => shown.value ?? shownQuality.value);
export const currencies = computed(() => (reports.value ?? qualities.value ?? []).map(({ currency }) => currency));
/** Whether there is anything in it. */
export const isEmpty = computed(() => (shown.value?.groups ?? shownQuality.value?.accounts ?? []).length === 0);

/** By how much was sold, the most first. @param {import("../types.js").Group} a @param {import("../types.js").Group} b */
const byAmount = (a, b) => {
  const [one, other] = [parts(a.totals.amount), parts(b.totals.amount)];
  return one === other ? 0 : one < other ? 1 : -1;
};

/** Its groups as they are read: what sells best first where they are packs, else in their own order. */
export const rows = computed(() => {
  const groups = shown.value?.groups ?? [];
  return shownBy.value === "pack" ? [...groups].sort(byAmount) : groups;
});

/** The Sunday that its week begins with. @param {string} day */
const sunday = (day) => before(day, new Date(`${day}T00:00:00Z`).getUTCDay());

/** @param {Period} which @param {string} day today @returns {[from: string, to: string]} */
export function span(which, day) {
  const first = `${day.slice(0, 8)}01`;
  switch (which) {
    case "yesterday":
      return [before(day, 1), before(day, 1)];
    case "week":
      return [sunday(day), day];
    case "month":
      return [first, day];
    case "last-month": {
      const last = before(first, 1);
      return [`${last.slice(0, 8)}01`, last];
    }
    case "days": {
      const [one, other] = [from.value || to.value || day, to.value || from.value || day];
      return one <= other ? [one, other] : [other, one];
    }
    default:
      return [day, day];
  }
}

/** Asks for what is chosen. */
async function question() {
  const day = today.value || (await overview()).day;
  const wanted = by.value;
  const days = span(period.value, day);
  const told = wanted === "provider" ? null : await report(...days, wanted);
  const done = wanted === "provider" ? await quality(...days) : null;
  return { day, wanted, told, done };
}

const questions = latest({ failure, loading });

export const load = () =>
  questions.ask(question, ({ day, wanted, told, done }) => {
    today.value = day;
    reports.value = told;
    qualities.value = done;
    shownBy.value = wanted;
  });

/** The last day of the group that is named so. @param {string} key */
function lastOf(key) {
  if (shownBy.value === "week") {
    return before(key, -6);
  }
  // The day before the next month's first one.
  return shownBy.value === "month" ? before(`${before(`${key}-28`, -4).slice(0, 8)}01`, 1) : key;
}

/** Whether the sales of a group can be listed. */
export const canLook = computed(() => ["day", "week", "month", "clerk"].includes(shownBy.value));

/** Lists the sales of a group. @param {string} key */
export function look(key) {
  const report = shown.value;
  if (report === null || !canLook.value) {
    return;
  }
  if (shownBy.value === "clerk") {
    lookAt({ from: report.from, to: report.to, clerk: key });
    return;
  }
  const [first, last] = [shownBy.value === "month" ? `${key}-01` : key, lastOf(key)];
  lookAt({ from: first < report.from ? report.from : first, to: last > report.to ? report.to : last, clerk: null });
}

/** @param {() => void} change */
export function ask(change) {
  batch(change);
  void load();
}

/** @param {string} currency */
export const choose = (currency) => {
  chosen.value = currency;
};

/** Follows the reports while the screen is there. @returns {() => void} stops it */
export function follow() {
  today.value = "";
  void load();
  return () => {
    questions.drop();
    // What an owner saw is not for the clerk who comes next.
    batch(() => {
      reports.value = null;
      qualities.value = null;
      failure.value = null;
      loading.value = false;
    });
  };
}

// Reports: which days, by what they are grouped, and what came of it.
import { asBackendError, overview, report } from "../backend.js";
import { before } from "./activity.js";
import { batch, computed, signal } from "../vendor/preact.js";

/** @typedef {import("../types.js").ReportBy} ReportBy */
/** @typedef {"today" | "yesterday" | "week" | "month" | "last-month" | "days"} Period */

export const PERIODS = /** @type {const} */ (["today", "yesterday", "week", "month", "last-month", "days"]);
export const GROUPS = /** @type {const} */ (["day", "week", "month", "operator", "account", "service", "clerk"]);

export const period = signal(/** @type {Period} */ ("month"));
export const by = signal(/** @type {ReportBy} */ ("day"));
/** The days of the period `days`, as far as they are chosen. */
export const from = signal("");
export const to = signal("");
/** The shop's business day; empty until the program told it. */
export const today = signal("");
export const reports = signal(/** @type {import("../types.js").Report[] | null} */ (null));
/** By what those that are shown are grouped: the next ones may still be on their way. */
export const shownBy = signal(/** @type {ReportBy} */ ("day"));
export const loading = signal(false);
export const failure = signal(/** @type {import("../backend.js").BackendError | null} */ (null));
const chosen = signal("");
/** The report in the currency that is looked at. */
export const shown = computed(() => reports.value?.find((one) => one.currency === chosen.value) ?? reports.value?.[0] ?? null);

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

/** An answer that comes after a later question is not shown. */
let asked = 0;

export async function load() {
  asked += 1;
  const turn = asked;
  loading.value = true;
  try {
    const day = today.value || (await overview()).day;
    const wanted = by.value;
    const told = await report(...span(period.value, day), wanted);
    if (turn === asked) {
      batch(() => {
        today.value = day;
        reports.value = told;
        shownBy.value = wanted;
        failure.value = null;
      });
    }
  } catch (error) {
    if (turn === asked) {
      failure.value = asBackendError(error);
    }
  }
  if (turn === asked) {
    loading.value = false;
  }
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
    asked += 1;
    // What an owner saw is not for the clerk who comes next.
    batch(() => {
      reports.value = null;
      failure.value = null;
      loading.value = false;
    });
  };
}

// The sales that are looked at: which ones, and the one whose detail is open.
import { asBackendError, overview, sales } from "../backend.js";
import { batch, computed, effect, signal } from "../vendor/preact.js";
import { before } from "./days.js";
import { latin } from "./digits.js";
import { latest } from "./latest.js";
import { onSale } from "./program.js";
import { page, user } from "./session.js";

/** @typedef {import("../types.js").Sale} Sale */
/** @typedef {import("../types.js").Status | "open" | "disputed" | "all"} Which */
/** @typedef {"today" | "yesterday" | "week" | "days" | "any"} Period */

const PAGE = 100;
/** The program lists no more than these at once. */
export const MOST = 500;
const TYPING_MS = 120;
const A_WEEK = 7;

/** A number or its end, a reference, a receipt number or an amount. */
export const text = signal("");
export const which = signal(/** @type {Which} */ ("all"));
/** Null: all of them. */
export const clerk = signal(/** @type {string | null} */ (null));
/** Null: nobody has chosen days. */
const chosenPeriod = signal(/** @type {Period | null} */ (null));
/** What still waits for its end, of whatever day. @type {readonly Which[]} */
const ANY_DAY = ["open", "unknown", "disputed"];
/** The days of the period `days`, as far as they are chosen. */
export const from = signal("");
export const to = signal("");

/** The shop's business day; empty until the program told it. */
export const today = signal("");
export const list = signal(/** @type {Sale[]} */ ([]));
export const loading = signal(true);
export const failure = signal(/** @type {import("../backend.js").BackendError | null} */ (null));
/** Whether there may be more than what is listed. */
export const more = signal(false);
const limit = signal(PAGE);

/** The reference of the sale whose detail is open. */
export const opened = signal(/** @type {string | null} */ (null));
/** The row that the arrow keys are on. */
export const current = signal(/** @type {string | null} */ (null));
/** Kept apart from the list: a filter may leave out what is being read. */
const read = signal(/** @type {Sale | null} */ (null));
export const detail = computed(() => {
  const reference = opened.value;
  return list.value.find((one) => one.reference === reference) ?? (read.value?.reference === reference ? read.value : null);
});

/**
 * Which days are looked at. Until somebody chooses, the list is of today, but what is looked for, and what still waits for its
 * end, may be of any day.
 */
export const period = computed(() => chosenPeriod.value ?? (text.value.trim() !== "" || ANY_DAY.includes(which.value) ? "any" : "today"));

/** Whether anything narrows the list. */
export const narrowed = computed(() => text.value.trim() !== "" || which.value !== "all" || clerk.value !== null);

/** @returns {{ from: string | null, to: string | null }} null stands for today; no matter where every day is meant */
export function span() {
  const day = today.value;
  switch (period.value) {
    case "yesterday":
      return { from: before(day, 1), to: before(day, 1) };
    case "week":
      return { from: before(day, A_WEEK - 1), to: day };
    case "days": {
      const [first, last] = [from.value || to.value || day, to.value || from.value || day];
      return first <= last ? { from: first, to: last } : { from: last, to: first };
    }
    default:
      return { from: null, to: null };
  }
}

const lists = latest();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
/** Whether the list is on screen: what is told later of a sale does not bring it back. */
let isFollowed = false;

/** Asks for the list as it is wanted now. */
export async function load() {
  clearTimeout(waiting);
  const isLast = lists.next();
  loading.value = true;
  const wanted = limit.value;
  try {
    if (today.value === "") {
      today.value = (await overview()).day;
    }
    const found = await sales({
      ...span(),
      everyDay: period.value === "any",
      status: which.value === "all" || which.value === "disputed" ? null : which.value,
      ...(which.value === "disputed" ? { disputed: true } : {}),
      clerk: clerk.value,
      text: latin(text.value.trim()),
      limit: wanted,
    });
    if (isLast()) {
      took(found, wanted);
    }
  } catch (error) {
    if (isLast()) {
      batch(() => {
        failure.value = asBackendError(error);
        loading.value = false;
      });
    }
  }
}

/** @param {Sale[]} found @param {number} wanted */
function took(found, wanted) {
  batch(() => {
    list.value = found;
    more.value = found.length >= wanted && wanted < MOST;
    loading.value = false;
    failure.value = null;
    if (!found.some((one) => one.reference === current.value)) {
      current.value = found[0]?.reference ?? null;
    }
  });
}

/** Asks again soon; what is typed meanwhile goes into the same question. @param {number} [after] */
export function loadSoon(after = TYPING_MS) {
  clearTimeout(waiting);
  waiting = setTimeout(() => void load(), after);
}

// Who comes next finds the whole day: a list that somebody else had narrowed looks as if sales were missing.
const who = computed(() => user.value?.name);
effect(() => {
  void who.value;
  [text.value, which.value, clerk.value, chosenPeriod.value] = ["", "all", null, null];
  [from.value, to.value, limit.value, current.value, opened.value, read.value] = ["", "", PAGE, null, null, null];
});

/** Another list: from its beginning. @param {() => void} change @param {number} [after] */
export function narrow(change, after = 0) {
  batch(() => {
    change();
    limit.value = PAGE;
  });
  loadSoon(after);
}

/** @param {Period} days */
export const choosePeriod = (days) =>
  narrow(() => {
    chosenPeriod.value = days;
  });

/** @param {string} typed */
export const search = (typed) =>
  narrow(() => {
    text.value = typed;
  }, TYPING_MS);

/** Everything of the period again. */
export const widen = () =>
  narrow(() => {
    text.value = "";
    which.value = "all";
    clerk.value = null;
  });

export function loadMore() {
  limit.value += PAGE;
  return load();
}

/** @param {string} reference */
export function open(reference) {
  batch(() => {
    current.value = reference;
    opened.value = reference;
    read.value = list.value.find((one) => one.reference === reference) ?? read.value;
  });
}

/** Shows a sale of whatever day, from another screen. @param {Sale} sale */
export function show(sale) {
  batch(() => {
    read.value = sale;
    current.value = sale.reference;
    opened.value = sale.reference;
    page.value = "activity";
  });
}

/** Lists the sales of these days, and of one person, from another screen. @param {{ from: string, to: string, clerk: string | null }} wanted */
export function lookAt(wanted) {
  batch(() => {
    text.value = "";
    which.value = "all";
    clerk.value = wanted.clerk;
    from.value = wanted.from;
    to.value = wanted.to;
    chosenPeriod.value = "days";
    limit.value = PAGE;
    page.value = "activity";
  });
}

export const close = () => {
  opened.value = null;
};

/** Shows what is newly known of a sale, wherever it is shown. @param {Sale} sale */
export function renew(sale) {
  batch(() => {
    if (read.value?.reference === sale.reference) {
      read.value = sale;
    }
    if (list.value.some((one) => one.reference === sale.reference)) {
      // A sale that no filter would find any more stays where it is: rows do not vanish under a reader's eyes.
      list.value = list.value.map((one) => (one.reference === sale.reference ? sale : one));
    } else if (isFollowed) {
      loadSoon();
    }
  });
}

/** Follows the sales while the screen is there. @returns {() => void} stops it */
export function follow() {
  // A new day may have begun since the screen was last there.
  today.value = "";
  isFollowed = true;
  void load();
  const stop = onSale(renew);
  return () => {
    stop();
    isFollowed = false;
    clearTimeout(waiting);
    lists.drop();
    // What an owner saw is not for the clerk who comes next.
    batch(() => {
      list.value = [];
      read.value = null;
      opened.value = null;
      loading.value = true;
    });
  };
}

// The drawer of who is at the till, the Z reports, and whatever of them is looked at.
import { asBackendError, closeDrawer, drawer, drawers, moveCash, openDrawer, sale, zReport, zReports } from "../backend.js";
import { batch, computed, signal } from "../vendor/preact.js";
import { show } from "./activity.js";
import { latest } from "./latest.js";
import { forget } from "./notes.js";
import { onSale } from "./program.js";

/** @typedef {import("../types.js").Shift} Shift */
/** @typedef {import("../types.js").ZLine} ZLine */

const GATHER_MS = 300;
const PAGE = 50;

/** Since when one's own drawer is open; null where it is not. */
export const since = signal(/** @type {string | null} */ (null));
export const own = signal(/** @type {Shift | null} */ (null));
export const others = signal(/** @type {readonly Shift[]} */ ([]));
export const reports = signal(/** @type {readonly ZLine[]} */ ([]));
/** Whether there may be older reports than those that are listed. */
export const more = signal(false);
/** Whether the drawers were told at all. */
export const known = signal(false);
export const failure = signal(/** @type {import("../backend.js").BackendError | null} */ (null));
/** Why the last thing that was wanted was not done. */
export const refused = signal(/** @type {import("../backend.js").BackendError | null} */ (null));
export const busy = signal(false);
/** The Z report that is looked at. */
export const report = signal(/** @type {Shift | null} */ (null));
/** What of one's own shift is looked at: nothing of it while counting. */
export const soFar = signal(false);

export const isOpen = computed(() => since.value !== null);

const questions = latest({ failure });
const looks = latest();
/** What is answered after the page was left is not for who comes next. */
const visits = latest();
let isFollowed = false;

/** Asks whether one's own drawer is open: for the bar. Where that fails the bar says what it said; the drawer's own page tells what is wrong. */
export const look = () => looks.ask(drawer, (told) => (since.value = told));

export const load = () =>
  questions.ask(drawers, (told) => {
    looks.drop();
    own.value = told.own;
    since.value = told.own?.openedAt ?? null;
    others.value = told.others;
    // Older ones that were asked for stay.
    const oldest = told.reports.at(-1)?.z ?? 0;
    reports.value = [...told.reports, ...reports.value.filter(({ z }) => z < oldest)];
    more.value = known.value ? more.value : told.reports.length >= PAGE;
    known.value = true;
  });

/** Tells how the drawer is by now, whoever looks: at the page, or at the bar only. */
const reread = () => (isFollowed ? load() : look());

/** Does what is wanted, one thing at a time; what comes of it is shown to who wanted it. @param {(isHere: () => boolean) => Promise<void>} work @returns {Promise<boolean>} */
async function act(work) {
  if (busy.value) {
    return false;
  }
  const isHere = visits.now();
  batch(() => {
    busy.value = true;
    refused.value = null;
  });
  try {
    await work(isHere);
    return true;
  } catch (error) {
    if (isHere()) {
      refused.value = asBackendError(error);
    }
    return false;
  } finally {
    if (isHere()) {
      busy.value = false;
    }
  }
}

/** @param {string} float */
export const open = (float) =>
  act(async () => {
    await openDrawer(float);
    await reread();
  });

/** @param {boolean} out @param {string} amount @param {string} why */
export const move = (out, amount, why) =>
  act(async (isHere) => {
    const shift = await moveCash(out, amount, why);
    if (isHere()) {
      own.value = shift;
    }
    await reread();
  });

/** Closes the drawer; only now it is known what should be in it. @param {string} counted */
export const close = (counted) =>
  act(async (isHere) => {
    const z = await closeDrawer(counted);
    if (isHere()) {
      forget();
      batch(() => {
        report.value = z;
        soFar.value = false;
      });
    }
    await reread();
  });

/** @param {number} number */
export const read = (number) =>
  act(async (isHere) => {
    const z = await zReport(number);
    if (isHere()) {
      report.value = z;
    }
  });

export const readOlder = () =>
  act(async (isHere) => {
    const older = await zReports(reports.value.at(-1)?.z ?? 0);
    if (isHere()) {
      batch(() => {
        reports.value = [...reports.value, ...older];
        more.value = older.length >= PAGE;
      });
    }
  });

/** @param {string} reference */
export const showSale = (reference) =>
  act(async (isHere) => {
    const found = await sale(reference);
    if (isHere()) {
      show(found);
    }
  });

/** Back from what is looked at; whether there was anything. */
export function back() {
  const was = report.value !== null || soFar.value;
  batch(() => {
    report.value = null;
    soFar.value = false;
    refused.value = null;
  });
  return was;
}

/** Follows the drawers while their page is there. @returns {() => void} stops it */
export function follow() {
  isFollowed = true;
  void load();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let due;
  const forgetSales = onSale(() => {
    clearTimeout(due);
    due = setTimeout(() => void load(), GATHER_MS);
  });
  return () => {
    forgetSales();
    clearTimeout(due);
    isFollowed = false;
    questions.drop();
    visits.drop();
    forget();
    // What one saw is not for who comes next.
    batch(() => {
      [own.value, report.value, failure.value, refused.value] = [null, null, null, null];
      [others.value, reports.value] = [[], []];
      [known.value, more.value, soFar.value, busy.value] = [false, false, false, false];
    });
  };
}

// The book of dues: who owes what, the one that is looked at with every line, and what is done about it.
import { adjustDue, asBackendError, debtor as debtorOf, debtors, sale, saveDebtor, takePayment } from "../backend.js";
import { batch, computed, effect, signal, untracked } from "../vendor/preact.js";
import { show } from "./activity.js";
import { latin } from "./digits.js";
import { decimal, parts } from "./exact.js";
import { latest } from "./latest.js";
import { marks } from "./once.js";
import { onSale } from "./program.js";
import { user } from "./session.js";

/** @typedef {import("../types.js").Debtor} Debtor */
/** @typedef {import("../types.js").DebtorView} DebtorView */
/** @typedef {import("../types.js").DebtorForm} DebtorForm */
/** @typedef {"add" | "change" | "adjust"} Work what of the owner's is being done in the detail's place */

const TYPING_MS = 80;
const GATHER_MS = 300;
/** The program lists no more than these. */
const LISTED = 500;

export const text = signal("");
/** Null until it was told. */
export const list = signal(/** @type {readonly Debtor[] | null} */ (null));
/** The row that the arrow keys are on. */
export const active = signal(-1);
export const failure = signal(/** @type {import("../backend.js").BackendError | null} */ (null));
export const opened = signal(/** @type {number | null} */ (null));
const read = signal(/** @type {DebtorView | null} */ (null));
export const view = computed(() => (read.value?.debtor.id === opened.value ? read.value : null));
export const work = signal(/** @type {Work | null} */ (null));
export const busy = signal(false);
/** Why the last thing that was wanted was not done. */
export const refused = signal(/** @type {import("../backend.js").BackendError | null} */ (null));
/** What was done last, until something else is. */
export const done = signal(/** @type {{ what: "paid" | "saved" | "adjusted", amount: string } | null} */ (null));

/** What all owe together; nothing while somebody is looked for, or where there are more than the program lists at once. */
export const total = computed(() => (text.value.trim() === "" && list.value !== null && list.value.length > 0 && list.value.length < LISTED ? decimal(list.value.reduce((sum, one) => sum + parts(one.due), 0n)) : null));
export const owing = computed(() => (list.value ?? []).filter((one) => parts(one.due) > 0n).length);

const lists = latest({ failure });
const views = latest();
/** What is answered after the page was left is not for who comes next. */
const visits = latest();
let isFollowed = false;

async function load() {
  const wanted = text.value;
  await lists.ask(
    () => debtors(latin(wanted.trim())),
    (told) => {
      list.value = told;
      active.value = Math.min(told.length - 1, wanted.trim() === "" ? active.value : Math.max(0, active.value));
    },
  );
}

async function reread() {
  const isLast = views.next();
  const id = opened.value;
  if (id === null) {
    return;
  }
  try {
    const told = await debtorOf(id);
    if (isLast()) {
      read.value = told;
    }
  } catch (error) {
    if (isLast()) {
      refused.value = asBackendError(error);
    }
  }
}

export const again = () => void load();

function forgetNews() {
  batch(() => {
    refused.value = null;
    done.value = null;
  });
}

/** @param {number} id */
export function open(id) {
  batch(() => {
    opened.value = id;
    work.value = null;
    active.value = (list.value ?? []).findIndex((one) => one.id === id);
    forgetNews();
  });
  void reread();
}

/** Back from what is being done, or from whom is looked at; whether there was anything. */
export function back() {
  const was = work.value !== null || opened.value !== null;
  batch(() => {
    if (work.value === null) {
      opened.value = null;
    }
    work.value = null;
    forgetNews();
  });
  return was;
}

/** @param {Work} wanted */
export function begin(wanted) {
  batch(() => {
    work.value = wanted;
    if (wanted === "add") {
      opened.value = null;
    }
    forgetNews();
  });
}

/** @param {1 | -1} by */
export function moveActive(by) {
  const last = (list.value?.length ?? 0) - 1;
  active.value = Math.max(0, Math.min(last, active.value + by));
}

/** @param {Debtor} after @param {typeof done.value} told */
function took(after, told) {
  batch(() => {
    opened.value = after.id;
    work.value = null;
    done.value = told;
    if (read.value?.debtor.id === after.id) {
      read.value = { ...read.value, debtor: after };
    }
  });
}

/** What was done, or why not; one thing at a time. @param {() => Promise<Debtor>} ask @param {typeof done.value} told @returns {Promise<boolean>} */
async function act(ask, told) {
  if (busy.value) {
    return false;
  }
  const isHere = visits.now();
  busy.value = true;
  forgetNews();
  try {
    const after = await ask();
    if (isHere()) {
      took(after, told);
    }
    if (isFollowed) {
      // Also for who came meanwhile: their book may have been read before.
      await Promise.all([load(), reread()]);
    }
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

/** The payment that is meant: whoever sends it again because no answer came does not book it twice. */
const payments = marks();

/** @param {number} id @param {string} amount @param {string} note */
export async function pay(id, amount, note) {
  if (busy.value) {
    return false;
  }
  const once = payments.of([user.value?.name, id, amount, note.trim()]);
  const isTaken = await act(() => takePayment(id, amount, note.trim() === "" ? null : note.trim(), once), { what: "paid", amount });
  if (isTaken) {
    payments.forget(once);
  }
  return isTaken;
}

/** @param {DebtorForm} form */
export const save = (form) => act(() => saveDebtor(form), { what: "saved", amount: "" });

/** @param {number} id @param {string} amount signed @param {string} reason */
export const adjust = (id, amount, reason) => act(() => adjustDue(id, amount, reason.trim()), { what: "adjusted", amount });

/** @param {string} reference */
export async function showSale(reference) {
  const isHere = visits.now();
  try {
    const found = await sale(reference);
    if (isHere()) {
      show(found);
    }
  } catch (error) {
    if (isHere()) {
      refused.value = asBackendError(error);
    }
  }
}

/** What one saw is not for who comes next. */
function forget() {
  for (const questions of [lists, views, visits]) {
    questions.drop();
  }
  if (!busy.value) {
    // One that is on its way keeps its mark: it may be sent again before it is answered.
    payments.forget();
  }
  batch(() => {
    [text.value, active.value, list.value, failure.value] = ["", -1, null, null];
    [opened.value, read.value, work.value, busy.value] = [null, null, null, false];
    forgetNews();
  });
}

/** Follows the book while its page is there. @returns {() => void} stops it */
export function follow() {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let due;
  isFollowed = true;
  const forgetSales = onSale((told) => {
    if (told.debtor !== null) {
      clearTimeout(due);
      due = setTimeout(() => void Promise.all([load(), reread()]), GATHER_MS);
    }
  });
  const forgetTyping = effect(() => {
    const wanted = text.value;
    const wait = setTimeout(() => void load(), untracked(() => list.value) === null || wanted === "" ? 0 : TYPING_MS);
    return () => clearTimeout(wait);
  });
  return () => {
    forgetSales();
    forgetTyping();
    clearTimeout(due);
    isFollowed = false;
    forget();
  };
}

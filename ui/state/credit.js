// Choosing who buys on credit, from the form or the review: by a few letters of the name or digits of the phone.
import { asBackendError, debtors } from "../backend.js";
import { batch, computed, effect, signal, untracked } from "../vendor/preact.js";
import { latin } from "./digits.js";
import { latest } from "./latest.js";
import { debtor, inCash, picking } from "./on-credit.js";
import { reviewAgain, state } from "./review.js";
import { focusOn, read, step } from "./sale.js";
import { user } from "./session.js";

/** @typedef {import("../types.js").Debtor} Debtor */

const PAUSE_MS = 60;

/** What was typed to find somebody. */
export const wanted = signal("");
/** Those that fit, who owes most first; null until they were told. */
export const found = signal(/** @type {readonly Debtor[] | null} */ (null));
/** What was typed when they were found. */
const foundOf = signal("");
/** The one that Enter means; nobody until something was typed or an arrow pressed. */
export const active = signal(-1);
export const failure = signal(/** @type {import("../backend.js").BackendError | null} */ (null));
/** Whether a choice is being checked: no second one meanwhile. */
export const choosing = signal(false);
/** Whether what is listed fits what is typed. */
export const isFound = computed(() => found.value !== null && foundOf.value === wanted.value);

const lists = latest();
const choices = latest();
/** Enter came before the list: it meant the only one that fits, if there is only one. */
let isEager = false;

async function ask() {
  const isLast = lists.next();
  const text = wanted.value;
  try {
    const told = await debtors(latin(text.trim()));
    if (isLast()) {
      batch(() => {
        found.value = told;
        foundOf.value = text;
        active.value = text.trim() === "" ? -1 : 0;
        failure.value = null;
      });
      const [only] = told;
      if (isEager && told.length === 1 && only !== undefined) {
        void choose(only);
      }
      isEager = false;
    }
  } catch (error) {
    if (isLast()) {
      failure.value = asBackendError(error);
    }
  }
}

/** Nobody is looked for any more; the hands go back to where they were. */
export function closePick() {
  picking.value = false;
  if (step.value === "form") {
    focusOn(read.value.state === "complete" ? "amount" : "number");
  }
}

/** @param {1 | -1} by */
export function moveActive(by) {
  const last = (found.value?.length ?? 0) - 1;
  active.value = Math.max(0, Math.min(last, active.value + by));
}

/** Sells to this one on credit; a review that is open is made anew, so that it tells what they will owe. @param {Debtor} chosen */
export async function choose(chosen) {
  if (choosing.value) {
    return;
  }
  const isLast = choices.next();
  choosing.value = true;
  debtor.value = { id: chosen.id, name: chosen.name };
  try {
    if (step.value === "review") {
      await reviewAgain();
    }
  } finally {
    if (isLast()) {
      choosing.value = false;
      closePick();
    }
  }
}

/** The one that Enter means, once the list is of what was typed. */
export function chooseActive() {
  const chosen = isFound.value ? found.value?.[active.value] : undefined;
  if (chosen !== undefined) {
    void choose(chosen);
  } else {
    isEager = !isFound.value && wanted.value.trim() !== "";
  }
}

/** The key of it all: somebody is looked for, or the sale is in cash again. */
export function toggleCredit() {
  const isBusy = step.value === "review" && state.value !== "open";
  if (isBusy) {
    return;
  }
  if (debtor.value === null) {
    picking.value = true;
  } else {
    inCash();
    void reviewAgain();
  }
}

effect(() => {
  const isPicking = picking.value;
  const who = user.value;
  untracked(() => {
    if (who === null) {
      // A choice that is still being checked is not what the next one waits for, nor closes their list.
      choices.drop();
      choosing.value = false;
      inCash();
    }
    if (!isPicking || who === null) {
      lists.drop();
      isEager = false;
      batch(() => {
        [wanted.value, foundOf.value, active.value] = ["", "", -1];
        [found.value, failure.value] = [null, null];
      });
    }
  });
});

// The list follows what is typed.
effect(() => {
  const text = wanted.value;
  isEager = false;
  if (!picking.value) {
    return undefined;
  }
  const wait = setTimeout(() => void ask(), text === "" ? 0 : PAUSE_MS);
  return () => clearTimeout(wait);
});

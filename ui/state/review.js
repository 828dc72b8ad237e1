// From the form to the sale: the order is checked, shown, confirmed once, and then it is the strip's.
import { asBackendError, quote, sale as saleOf, sell } from "../backend.js";
import { batch, computed, effect, signal } from "../vendor/preact.js";
import * as rules from "./guard.js";
import { latest } from "./latest.js";
import { orderNow } from "./order.js";
import { clear, focusOn, problem, step } from "./sale.js";
import { user } from "./session.js";
import { look, provisional, refused, written } from "./strip.js";

/** @typedef {import("../types.js").Order} Order */
/** @typedef {import("../types.js").Quote} Quote */
/** @typedef {import("../types.js").Repeat} Repeat */

const guard = signal(rules.CLOSED);
export const quoted = signal(/** @type {Quote | null} */ (null));
/** The earlier sale of the same number and amount. */
export const repeat = signal(/** @type {Repeat | null} */ (null));
export const state = computed(() => guard.value.state);
export const again = computed(() => guard.value.again);
export const isReady = computed(() => rules.isReady(guard.value));

/** @type {Order | null} */
let order = null;
const reviews = latest();
/** The press that is going on, if it is one of its own. @type {Event | null} */
let fresh = null;
/** What was typed of the next number while the sale was being written down. */
let ahead = "";

/** A form that waits longer than this shows that it does. */
const AT_ONCE_MS = 120;

/** @param {Error & { code: string }} error what the program said @returns {{ code: string, message: string }} */
const told = (error) => ({ code: error.code, message: error.message });

/** Where the hands are needed for this. @type {Readonly<Record<string, Parameters<typeof focusOn>[0]>>} */
const FIELD = {
  amount_needed: "amount",
  invalid_amount: "amount",
  not_the_price: "amount",
  charge_forbidden: "charge",
  dob_needed: "dob",
};

/** @param {{ code: string, message: string }} why */
function backToForm(why) {
  batch(() => {
    guard.value = rules.done(guard.value);
    step.value = "form";
    problem.value = why;
  });
  focusOn(FIELD[why.code] ?? "number");
}

/** Shows what would be sold. A second wish while the first is being answered is none. */
export async function openReview() {
  const asking = rules.ask(guard.value);
  if (asking === guard.value) {
    return;
  }
  const made = orderNow();
  if (typeof made === "string") {
    backToForm({ code: made, message: "" });
    return;
  }
  guard.value = asking;
  problem.value = null;
  if (step.value === "form") {
    // What was shown last was another order's.
    quoted.value = null;
  }
  order = made;
  const isLast = reviews.next();
  const current = () => isLast() && guard.value.state === "asking";
  const wait = setTimeout(() => current() && (step.value = "review"), AT_ONCE_MS);
  try {
    const answer = await quote(made);
    if (current()) {
      batch(() => {
        quoted.value = answer;
        repeat.value = answer.repeat;
        step.value = "review";
        guard.value = rules.open(guard.value, { at: performance.now(), repeat: answer.repeat !== null, barred: answer.debtor?.over === true });
      });
    }
  } catch (error) {
    if (current()) {
      backToForm(told(asBackendError(error)));
    }
  } finally {
    clearTimeout(wait);
  }
}

/** Back to the form, with everything still filled in. */
export function closeReview() {
  guard.value = rules.close(guard.value);
  if (guard.value.state === "closed") {
    reviews.drop();
    step.value = "form";
    focusOn("amount");
  }
}

/** The same order with something of it changed: what is confirmed then is a review of its own, with a guard of its own. */
export async function reviewAgain() {
  if (guard.value.state === "open") {
    reviews.drop();
    guard.value = rules.close(guard.value);
    await openReview();
  }
}

/** The customer wants it twice: said on purpose, by another key than the one that confirms. */
export function toggleAgain() {
  guard.value = rules.toggleAgain(guard.value);
}

/** @param {{ guard: import("./guard.js").Guard, sell: boolean }} answer */
function go(answer) {
  guard.value = answer.guard;
  if (answer.sell && order !== null && quoted.value !== null) {
    void sellOnce({ ...order, again: answer.guard.again }, quoted.value);
  }
}

/** @param {KeyboardEvent} event Enter, in the review */
export const confirmByKey = (event) => go(rules.enter(guard.value, { at: performance.now(), fresh: event === fresh }));

/** @param {MouseEvent} event on the confirm button */
export const confirmByClick = (event) => go(rules.click(guard.value, { clicks: event.detail }));

/** @param {string} key that was pressed while the sale was being written down */
export function typeAhead(key) {
  ahead += key;
}

let count = 0;

/** Only go() calls this, once for each review: the guard leaves `open` with it. @param {Order} ordered @param {Quote} shown */
async function sellOnce(ordered, shown) {
  count += 1;
  const key = `here-${count}`;
  const answer = sell(ordered).then(
    (sale) => ({ sale }),
    (error) => ({ error: told(asBackendError(error)), reference: asBackendError(error).reference }),
  );
  const late = new Promise((resolve) => setTimeout(resolve, AT_ONCE_MS));
  const soon = await Promise.race([answer, late]);
  if (soon === undefined) {
    // The next customer does not wait for the disk.
    provisional({ key, order: ordered, grouped: shown.grouped, amount: shown.total, operator: shown.operator });
    leave();
    take(await answer, key);
  } else if ("sale" in soon) {
    take(soon, key);
    leave();
  } else {
    await stop(soon);
  }
}

/** @typedef {{ sale: import("../types.js").Sale } | { error: { code: string, message: string }, reference: string | undefined }} Answer */

/** @param {Answer} answer @param {string} key */
function take(answer, key) {
  if ("sale" in answer) {
    written(answer.sale, key);
  } else {
    refused(key, answer.error);
  }
}

/** The form is free for the next customer. */
function leave() {
  guard.value = rules.done(guard.value);
  clear(ahead);
  ahead = "";
}

/** Nothing was written down, or not all of it. @param {Exclude<Answer, { sale: object }>} answer */
async function stop({ error, reference }) {
  ahead = "";
  if (error.code === "repeat_guard") {
    guard.value = rules.stopped(guard.value, performance.now());
    repeat.value = { reference: reference ?? "", status: "recorded", at: "" };
  } else if (error.code === "sent_not_written") {
    // It has left: the form must not hold what may be charged already.
    leave();
    problem.value = error;
  } else {
    backToForm(error);
  }
  if (reference !== undefined) {
    const earlier = await saleOf(reference).catch(() => null);
    if (earlier !== null && error.code === "repeat_guard") {
      repeat.value = { reference, status: earlier.status, at: earlier.createdAt };
    } else if (earlier !== null) {
      written(earlier, reference);
      look(reference);
    }
  }
}

/** From now on the guard knows whether Enter is down. */
export function watchEnter() {
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Enter") {
        const pressed = rules.press(guard.value, { repeated: event.repeat });
        guard.value = pressed.guard;
        fresh = pressed.fresh ? event : null;
      }
    },
    { capture: true },
  );
  window.addEventListener("keyup", (event) => event.key === "Enter" && (guard.value = rules.release(guard.value)), {
    capture: true,
  });
  // Whatever brings the form back, a pack that is chosen or a till that is locked, takes the review with it.
  effect(() => {
    if (step.value === "form" && guard.peek().state === "open") {
      guard.value = rules.close(guard.peek());
      reviews.drop();
    }
  });
  // A review that is still asked for is not for whoever unlocks the till.
  effect(() => {
    if (user.value === null && guard.peek().state === "asking") {
      guard.value = rules.close(guard.peek());
      reviews.drop();
    }
  });
}

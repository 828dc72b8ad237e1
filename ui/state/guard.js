// What stands between a review and a sale: one deliberate yes, once. Pure; the clock and the keys are given to it.

/** A yes sooner than this after the review appeared was meant for what was there before. */
export const EARLY_MS = 250;

/**
 * @typedef {object} Guard
 * @property {"closed" | "asking" | "open" | "selling"} state
 * @property {number} openedAt when the review appeared
 * @property {boolean} down whether Enter is being held
 * @property {boolean} repeat an earlier sale stands against it, until somebody says `again`
 * @property {boolean} again
 * @property {boolean} barred it may not be sold so, whatever is pressed
 */

/** @type {Guard} */
export const CLOSED = { state: "closed", openedAt: 0, down: false, repeat: false, again: false, barred: false };

/** The order is being checked. Only from a form: no review is asked for twice. @param {Guard} guard @returns {Guard} */
export const ask = (guard) => (guard.state === "closed" ? { ...CLOSED, state: "asking", down: guard.down } : guard);

/**
 * The review is on the screen, with what it needs to be judged.
 * @param {Guard} guard
 * @param {{ at: number, repeat: boolean, barred?: boolean }} what
 * @returns {Guard}
 */
export const open = (guard, { at, repeat, barred = false }) =>
  guard.state === "asking" ? { ...guard, state: "open", openedAt: at, repeat, again: false, barred } : guard;

/** The program found a repeat that the review did not know of yet. @param {Guard} guard @param {number} at @returns {Guard} */
export const stopped = (guard, at) =>
  guard.state === "selling" ? { ...guard, state: "open", openedAt: at, repeat: true, again: false } : guard;

/** Somebody said on purpose that the customer wants it twice, or took that back. @param {Guard} guard @returns {Guard} */
export const toggleAgain = (guard) =>
  guard.state === "open" && guard.repeat ? { ...guard, again: !guard.again } : guard;

/** Back to the form. What is being sold cannot be gone back from. @param {Guard} guard @returns {Guard} */
export const close = (guard) => (guard.state === "selling" ? guard : { ...CLOSED, down: guard.down });

/** The sale was written down, or refused: the next review may begin. @param {Guard} guard @returns {Guard} */
export const done = (guard) => ({ ...CLOSED, down: guard.down });

/** Whether a yes would count, were it said in time. @param {Guard} guard */
export const isReady = (guard) => guard.state === "open" && !guard.barred && (!guard.repeat || guard.again);

/**
 * Enter went down, wherever in the window. It is a press of its own unless it is held since before or repeats by itself.
 * @param {Guard} guard
 * @param {{ repeated: boolean }} press
 * @returns {{ guard: Guard, fresh: boolean }}
 */
export const press = (guard, { repeated }) => ({ guard: { ...guard, down: true }, fresh: !guard.down && !repeated });

/**
 * Enter says yes to the review: as a press of its own, and not sooner than a person can have read.
 * @param {Guard} guard
 * @param {{ at: number, fresh: boolean }} enter
 * @returns {{ guard: Guard, sell: boolean }}
 */
export const enter = (guard, { at, fresh }) => sold(guard, fresh && at - guard.openedAt >= EARLY_MS);

/** Enter came up. @param {Guard} guard @returns {Guard} */
export const release = (guard) => (guard.down ? { ...guard, down: false } : guard);

/**
 * The button was clicked. The second click of a double click was meant for what the first one hit.
 * @param {Guard} guard
 * @param {{ clicks: number }} click
 * @returns {{ guard: Guard, sell: boolean }}
 */
export const click = (guard, { clicks }) => sold(guard, clicks < 2);

/** @param {Guard} guard @param {boolean} meant @returns {{ guard: Guard, sell: boolean }} */
function sold(guard, meant) {
  const sell = meant && isReady(guard);
  return { guard: sell ? { ...guard, state: "selling" } : guard, sell };
}

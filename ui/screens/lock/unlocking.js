// What came of the tries at the lock, for each user: waiting is for who mistyped, not for the others.
import { asBackendError } from "../../backend.js";
import { signIn } from "../../state/session.js";
import { signal } from "../../vendor/preact.js";

/** @typedef {{ code: string, message: string, until: number | null }} Refusal until: by performance.now(), which nobody can set */

/** By name. */
export const refusals = signal(/** @type {Readonly<Record<string, Refusal>>} */ ({}));
/** Goes on while somebody waits. */
export const now = signal(performance.now());

/** @type {ReturnType<typeof setInterval> | undefined} */
let turn;

function tick() {
  now.value = performance.now();
  if (!Object.values(refusals.value).some((one) => one.until !== null && one.until > now.value)) {
    clearInterval(turn);
    turn = undefined;
  }
}

/** @param {string} name @param {Refusal | null} refusal */
function keep(name, refusal) {
  const others = Object.entries(refusals.value).filter(([other]) => other !== name);
  refusals.value = Object.fromEntries(refusal === null ? others : [...others, [name, refusal]]);
  now.value = performance.now();
  if (refusal?.until && turn === undefined) {
    turn = setInterval(tick, 200);
  }
}

/** Whole seconds that this user still has to wait. @param {string} name */
export function secondsLeft(name) {
  const until = refusals.value[name]?.until ?? null;
  return until === null ? 0 : Math.max(0, Math.ceil((until - now.value) / 1000));
}

/** @param {string} name */
export const isWaiting = (name) => secondsLeft(name) > 0;

/** Tries a PIN. What it leads to is shown by the session, or told by `refusals`. @param {string} name @param {string} pin */
export async function tryPin(name, pin) {
  try {
    await signIn(name, pin);
    keep(name, null);
  } catch (error) {
    const { code, message, seconds } = asBackendError(error);
    keep(name, { code, message, until: seconds === undefined ? null : performance.now() + seconds * 1000 });
  }
}

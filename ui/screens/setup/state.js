// Where the set-up stands and what was typed so far. PINs and keys are not here: they stay in their fields until they are sent.
import { asBackendError, start } from "../../backend.js";
import { begin, begun, enterDemo, page } from "../../state/session.js";
import { batch, computed, signal } from "../../vendor/preact.js";

/** @typedef {"language" | "shop" | "owner" | "account" | "clerk" | "done"} Step */
/** @typedef {{ code: string, message: string }} Failure */

export const STEPS = /** @type {const} */ (["language", "shop", "owner", "account", "clerk", "done"]);

/** The steps up to here are about a shop that is not there yet. */
const BEFORE_SHOP = 3;

const chosen = signal(/** @type {Step} */ ("language"));
/** Whether the shop was set up just now; a set-up that goes on another day is only about the account. */
export const isFirstRun = signal(true);

/** A shop that is there needs no name, one that is not there yet can have no account. */
export const step = computed(() => {
  const hasShop = begun.value?.phase === "counter";
  const place = STEPS.indexOf(chosen.value);
  if (hasShop) {
    return place < BEFORE_SHOP ? /** @type {Step} */ ("account") : chosen.value;
  }
  return place < BEFORE_SHOP ? chosen.value : /** @type {Step} */ ("language");
});

export const shopName = signal("");
export const address = signal("");
/** Null: the language's country. */
export const country = signal(/** @type {import("../../types.js").Country | null} */ (null));
export const ownerName = signal("");
export const clerkName = signal("");

/** What became of the account; null before its balance was asked for. */
export const check = signal(/** @type {import("../../types.js").BalanceCheck | null} */ (null));
/** The clerk who was added. */
export const addedClerk = signal(/** @type {string | null} */ (null));

export const failure = signal(/** @type {Failure | null} */ (null));
export const isBusy = signal(false);

/** @param {Step} to */
export function goTo(to) {
  batch(() => {
    chosen.value = to;
    failure.value = null;
  });
}

/** @param {string} code of something that the window itself finds wrong */
export function refuse(code) {
  failure.value = { code, message: "" };
}

/**
 * Does something that may fail; whether it did not.
 * @param {() => Promise<void>} work
 */
export async function attempt(work) {
  if (isBusy.value) {
    return false;
  }
  batch(() => {
    isBusy.value = true;
    failure.value = null;
  });
  try {
    await work();
    return true;
  } catch (error) {
    const { code, message } = asBackendError(error);
    failure.value = { code, message };
    return false;
  } finally {
    isBusy.value = false;
  }
}

export const tryDemo = () => attempt(enterDemo);

/** To the counter, with what the account brought. */
export async function finish() {
  await begin();
  batch(() => {
    page.value = "counter";
    chosen.value = "language";
    isFirstRun.value = false;
    check.value = null;
    failure.value = null;
  });
}

/** How often it is asked whether a shop is there by now. */
const LOOK_MS = 2000;

/**
 * A terminal may set the shop up while this window waits for somebody to do it.
 * @returns {() => void} stops looking
 */
export function noticeShop() {
  const waits = () => begun.value?.phase === "setup" && !isBusy.value;
  const turn = setInterval(async () => {
    const told = waits() ? await start().catch(() => null) : null;
    if (told !== null && told.phase !== "setup" && waits()) {
      await begin();
    }
  }, LOOK_MS);
  return () => clearInterval(turn);
}

// Who is at the till, in which shop, on which screen.
import { asBackendError, lock, openDemo, start, touch, unlock } from "../backend.js";
import { speak } from "../i18n/index.js";
import { batch, computed, effect, signal } from "../vendor/preact.js";
import { latest } from "./latest.js";
import { expected, language, lastSpoken, lastUser } from "./preferences.js";

/** @typedef {import("../types.js").Start} Start */
/** @typedef {"counter" | "offers" | "activity" | "day" | "reports" | "wallets" | "drawer" | "dues" | "settings" | "account"} Page */
/** @typedef {"setup" | "lock" | "trouble" | Exclude<Page, "account">} Screen */

/** The owner's pages. @type {ReadonlySet<Page>} */
const OWNERS = new Set(/** @type {const} */ (["day", "reports", "wallets", "settings"]));

/** What the program told at the last turn; null until it first did. */
export const begun = signal(/** @type {Start | null} */ (null));
/** Why the shop could not be opened. */
export const trouble = signal(/** @type {import("../backend.js").BackendError | null} */ (null));
/**
 * The page that a signed-in user chose. `offers` is the counter with its packs to the fore, `account` the step of the set-up
 * that connects a provider.
 */
export const page = signal(/** @type {Page} */ ("counter"));
/** Whether the till locked itself because nobody touched it. */
export const leftAlone = signal(false);

export const shop = computed(() => begun.value?.shop ?? null);
export const user = computed(() => begun.value?.user ?? null);
export const isOwner = computed(() => user.value?.role === "owner");
export const currency = computed(() => shop.value?.currency ?? "BDT");

export const screen = computed(() => {
  if (trouble.value !== null) {
    return /** @type {Screen} */ ("trouble");
  }
  const phase = begun.value?.phase ?? expected.value;
  if (phase !== "counter") {
    return /** @type {Screen} */ (phase);
  }
  const isOthers = OWNERS.has(page.value) && !isOwner.value;
  return /** @type {Screen} */ (page.value === "account" ? "setup" : isOthers ? "counter" : page.value);
});

const starts = latest();
const locks = latest();

/** @param {Start} told */
function enter(told) {
  // What was asked before tells of whoever was here then.
  starts.drop();
  batch(() => {
    begun.value = told;
    trouble.value = null;
    leftAlone.value = false;
    // The demo is open at once; a shop's till begins locked.
    expected.value = told.phase === "counter" && !told.demo ? "lock" : told.phase;
    if (told.user !== null) {
      lastUser.value = told.user.name;
    }
  });
}

/** Asks the program where things stand; what goes wrong is the trouble screen's to tell. */
export async function begin() {
  const isLast = starts.next();
  const isUnlocked = locks.now();
  try {
    const told = await start();
    if (isLast() && isUnlocked()) {
      enter(told);
    } else if (isLast()) {
      // It tells of the shop, but not who is here: the till was locked meanwhile.
      begun.value = { ...told, phase: "lock", user: null };
    }
  } catch (error) {
    if (isLast()) {
      trouble.value = asBackendError(error);
    }
  }
}

/** @param {string} name @param {string} pin */
export async function signIn(name, pin) {
  const told = await unlock(name, pin);
  batch(() => {
    page.value = "counter";
    enter(told);
  });
}

/**
 * Nothing of a shop's customers stays on the screen of a locked till.
 * @param {boolean} alone
 */
function showLock(alone) {
  if (begun.value?.phase === "counter") {
    const told = begun.value;
    locks.drop();
    batch(() => {
      begun.value = { ...told, phase: "lock", user: null };
      leftAlone.value = alone;
      page.value = "counter";
    });
  }
}

/** @param {string} [next] who takes over */
export async function signOut(next) {
  if (begun.value?.phase === "counter") {
    // The screen first: nobody is to read it while the program is being told.
    showLock(false);
    lastUser.value = next ?? lastUser.value;
    await lock();
  }
}

/** The program ended the session by itself: nobody touched the till for too long. */
export function signedOut() {
  showLock(true);
}

/** Shows the owner the step of the set-up that connects a provider: for a shop whose set-up was left in the middle. */
export function openAccountSetup() {
  if (isOwner.value) {
    page.value = "account";
  }
}

export async function enterDemo() {
  enter(await openDemo());
}

/** The shop is written down and its owner signed in; the set-up goes on with the account. @param {Start} told */
export function enterShop(told) {
  batch(() => {
    page.value = "account";
    enter(told);
  });
}

/** The language on screen follows the choice, or the shop. */
export function followLanguage() {
  effect(() => {
    const chosen = language.value === "shop" ? (shop.value?.language ?? (lastSpoken.peek() || fromSystem())) : language.value;
    lastSpoken.value = chosen;
    void speak(chosen);
  });
}

/** @returns {import("../types.js").Language} */
function fromSystem() {
  const told = navigator.language.slice(0, 2);
  return told === "bn" || told === "hi" ? told : "en";
}

const TOUCH_EVERY_MS = 15_000;
let touchedAt = 0;
let activeAt = 0;

/** Somebody pressed or moved something. */
function active() {
  activeAt = Date.now();
  if (begun.value?.phase === "counter" && activeAt - touchedAt > TOUCH_EVERY_MS) {
    touchedAt = activeAt;
    touch().catch(signedOut);
  }
}

/** Locks the till when nobody has touched it for as long as the shop says. The program keeps the same time by itself. */
export function lockWhenIdle() {
  activeAt = Date.now();
  for (const kind of ["keydown", "pointerdown", "pointermove", "wheel"]) {
    window.addEventListener(kind, active, { passive: true });
  }
  setInterval(() => {
    const after = shop.value?.locksAfterSeconds ?? 0;
    if (after > 0 && Date.now() - activeAt > after * 1000 && begun.value?.phase === "counter") {
      showLock(true);
      lock().catch(() => {});
    }
  }, 1000);
}

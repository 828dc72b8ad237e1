// The sales in flight and just ended, as this window has heard of them.
import { check, openSales, sale as saleOf } from "../backend.js";
import { computed, effect, signal, untracked } from "../vendor/preact.js";
import { onSale } from "./program.js";
import { isOwner, user } from "./session.js";
import { begin, expire, isOpen, needsLook, put, refuse, without } from "./strip-list.js";

/** @typedef {import("../types.js").Sale} Sale */
/** @typedef {import("./strip-list.js").Item} Item */

export const items = signal(/** @type {readonly Item[]} */ ([]));
/** The one whose detail is shown. */
export const opened = signal(/** @type {string | null} */ (null));
/** The time, while something on the strip runs on it. */
export const now = signal(Date.now());
/** The one that was last sold at this window. */
export const latest = signal(/** @type {string | null} */ (null));
/** The reference of the sale that was written down last at this window, also when it has left the strip. */
export const lastSold = signal(/** @type {string | null} */ (null));
/** Sales that a provider is being asked about. */
export const checking = signal(/** @type {ReadonlySet<string>} */ (new Set()));
/** Why the last check could not be made, by item. */
export const checkFailed = signal(/** @type {{ key: string, code: string, message: string } | null} */ (null));

export const openCount = computed(() => items.value.filter(isOpen).length);
export const lookCount = computed(() => items.value.filter(needsLook).length);
const isEmpty = computed(() => items.value.length === 0);
export const openedItem = computed(() => items.value.find((item) => item.key === opened.value) ?? null);

/** @typedef {(sale: Sale, before: Sale | null) => void} Listener hears of every sale whose state changed on the strip */

/** @type {Set<Listener>} */
const listeners = new Set();

/** @param {Listener} listener */
export const onChange = (listener) => {
  listeners.add(listener);
};

/** The last words of sales that are not on the strip: the answer to `sell` may come after them. @type {Map<string, Sale>} */
const early = new Map();
const EARLY_KEPT = 50;

/** @param {Sale} sale */
function remember(sale) {
  early.set(sale.reference, sale);
  for (const oldest of early.keys()) {
    if (early.size <= EARLY_KEPT) {
      break;
    }
    early.delete(oldest);
  }
}

/** What only the owner may know leaves with the owner. @param {Sale} sale @returns {Sale} */
const forNewcomer = (sale) => ({ ...sale, commission: null, attempts: sale.attempts.map((attempt) => ({ ...attempt, walletBefore: null, walletAfter: null })) });

/** @param {Sale} told what the owner asked for may be told after they went @param {string} [key] */
function show(told, key) {
  const sale = isOwner.value ? told : forNewcomer(told);
  now.value = Date.now();
  const before = items.value.find((item) => item.sale?.reference === sale.reference)?.sale ?? null;
  items.value = put(items.value, sale, now.value, key);
  const after = items.value.find((item) => item.sale?.reference === sale.reference)?.sale ?? sale;
  if (before?.status !== after.status) {
    for (const listener of listeners) {
      listener(after, before);
    }
  }
}

/** The program told of a sale, of this window or of another till. @param {Sale} sale */
function heard(sale) {
  const known = items.value.some((item) => item.sale?.reference === sale.reference);
  if (known || !["succeeded", "failed", "reversed"].includes(sale.status)) {
    show(sale);
  } else {
    remember(sale);
  }
}

/** A sale was confirmed and is not written down yet. @param {Parameters<typeof begin>[1]} what */
export function provisional(what) {
  items.value = begin(items.value, what, Date.now());
  latest.value = what.key;
  lastSold.value = null;
}

/** A sale of this window was written down. @param {Sale} sale @param {string} key of its provisional item, if there is one */
export function written(sale, key) {
  // What the program told meanwhile is newer than its answer.
  const heardOf = items.value.find((item) => item.sale?.reference === sale.reference)?.sale ?? early.get(sale.reference);
  show(heardOf ?? sale, key);
  latest.value = items.value.find((item) => item.sale?.reference === sale.reference)?.key ?? null;
  lastSold.value = sale.reference;
}

/** @param {string} key @param {{ code: string, message: string }} error */
export function refused(key, error) {
  items.value = refuse(items.value, key, error, Date.now());
}

/** @param {string} key */
export function setAside(key) {
  items.value = without(items.value, key);
  if (opened.value === key) {
    opened.value = null;
  }
}

/** Shows the detail of an item, with all that the program knows of it by now. @param {string} key */
export function look(key) {
  opened.value = key;
  checkFailed.value = null;
  const reference = items.value.find((item) => item.key === key)?.sale?.reference;
  if (reference !== undefined) {
    saleOf(reference).then(show, () => undefined);
  }
}

/** Closes the detail. What had ended has been seen now. */
export function closeDetail() {
  const item = openedItem.value;
  opened.value = null;
  if (item !== null && !isOpen(item)) {
    setAside(item.key);
  }
}

/** Asks the provider now. @param {Item} item */
export async function checkNow(item) {
  const reference = item.sale?.reference;
  if (reference === undefined || checking.value.has(reference) || !isOpen(item)) {
    return;
  }
  checking.value = new Set([...checking.value, reference]);
  checkFailed.value = null;
  try {
    show(await check(reference));
  } catch (error) {
    const { code = "internal", message = "" } = /** @type {{ code?: string, message?: string }} */ (error);
    checkFailed.value = { key: item.key, code, message };
  } finally {
    checking.value = new Set([...checking.value].filter((one) => one !== reference));
  }
}

async function loadOpen() {
  try {
    for (const sale of await openSales()) {
      show(sale);
    }
  } catch {
    // Signed out meanwhile, or the ledger is busy: the program's messages bring them one by one.
  }
}

/** From now on the strip follows what the program tells. */
export function follow() {
  onSale(heard);
  effect(() => {
    const who = user.value;
    untracked(() => {
      opened.value = null;
      lastSold.value = null;
      items.value = items.value.map((item) => (item.sale === null ? item : { ...item, sale: forNewcomer(item.sale) }));
      if (who !== null) {
        void loadOpen();
      }
    });
  });
  effect(() => {
    if (isEmpty.value) {
      return undefined;
    }
    const timer = setInterval(() => {
      now.value = Date.now();
      items.value = expire(items.value, now.value, opened.value);
    }, 1000);
    return () => clearInterval(timer);
  });
}

// The shop's own settings: as they are kept, and as they are typed until they are saved.
import { saveLimits, savePrefixes, saveShop, shopSettings } from "../backend.js";
import { batch, computed, effect, signal } from "../vendor/preact.js";
import { latin } from "./digits.js";
import { latest } from "./latest.js";
import { begin } from "./session.js";
import { forgetWithUser, markUnsaved } from "./settings.js";
import { sitting } from "./sitting.js";

/** @typedef {import("../types.js").ShopForm} ShopForm */
/** @typedef {import("../types.js").Limit} Limit */
/** @typedef {import("../types.js").Prefix} Prefix */
/** @typedef {import("../types.js").ShopSettings} ShopSettings */

export const kept = signal(/** @type {ShopSettings | null} */ (null));
export const failure = signal(/** @type {import("../backend.js").BackendError | null} */ (null));
/** What was typed of the shop. */
const typedShop = signal(/** @type {Partial<ShopForm>} */ ({}));
/** The tables as they are typed; null: as they are kept. */
const typedLimits = signal(/** @type {readonly Limit[] | null} */ (null));
const typedPrefixes = signal(/** @type {readonly Prefix[] | null} */ (null));

const questions = latest({ failure });

forgetWithUser(() => {
  questions.drop();
  batch(() => {
    kept.value = null;
    failure.value = null;
    undoShop();
    undoTables();
  });
});

export const load = () => questions.ask(shopSettings, (told) => (kept.value = told));

export const form = computed(() => (kept.value === null ? null : { ...kept.value.shop, ...typedShop.value }));

/** @param {Partial<ShopForm>} change */
export function typeShop(change) {
  typedShop.value = { ...typedShop.peek(), ...change };
}

/** Names of what is not as it is kept. */
export const shopChanges = computed(() => {
  const before = kept.value?.shop;
  const after = form.value;
  return before && after ? /** @type {(keyof ShopForm)[]} */ (Object.keys(before)).filter((name) => String(before[name]).trim() !== String(after[name]).trim()) : [];
});

export function undoShop() {
  typedShop.value = {};
}

/** @param {ShopSettings} told that came of saving: newer than what was asked for before @param {() => void} undo what was typed of it */
function took(told, undo) {
  questions.drop();
  batch(() => {
    kept.value = told;
    undo();
  });
}

export async function saveTypedShop() {
  if (form.value !== null) {
    const isHere = sitting();
    const told = await saveShop(form.value);
    if (isHere()) {
      took(told, undoShop);
    }
    // The program shows the shop anew: its name, its language and what may be charged are in use at once.
    await begin();
  }
}

export const limits = computed(() => typedLimits.value ?? kept.value?.limits ?? []);
export const prefixes = computed(() => typedPrefixes.value ?? kept.value?.prefixes ?? []);

/** @param {readonly Limit[]} rows */
export function typeLimits(rows) {
  typedLimits.value = rows;
}

/** @param {readonly Prefix[]} rows */
export function typePrefixes(rows) {
  typedPrefixes.value = rows;
}

/** An amount as the program reads it; nothing where nothing is typed. @param {string | null} text */
const amount = (text) => latin(text ?? "").trim() || null;
/** @param {string | null} text */
export const isAmount = (text) => amount(text) === null || /^\d{1,9}(\.\d{1,4})?$/.test(amount(text) ?? "");
/** @param {string} text */
export const isPrefix = (text) => /^\d{2,8}$/.test(latin(text).trim());

/** @param {Limit} limit */
const place = (limit) => `${limit.operator} ${limit.from}`;
/** @param {Limit} limit */
const span = (limit) => JSON.stringify([amount(limit.min), amount(limit.max)].map((one) => one?.replace(/\.?0+$/, (end) => (end.startsWith(".") ? "" : end)) ?? null));

/** What saving would change. */
export const tableChanges = computed(() => {
  const before = new Map((kept.value?.limits ?? []).map((one) => [place(one), one]));
  const after = new Map(limits.value.map((one) => [place(one), one]));
  const others = limits.value.filter((one) => before.has(place(one)));
  const was = new Map((kept.value?.prefixes ?? []).map((one) => [one.prefix, one.operator]));
  const is = new Map(prefixes.value.map((one) => [one.prefix, one.operator]));
  const moved = [...new Set([...was.keys(), ...is.keys()])].filter((prefix) => was.get(prefix) !== is.get(prefix));
  return {
    added: limits.value.filter((one) => !before.has(place(one))),
    gone: (kept.value?.limits ?? []).filter((one) => !after.has(place(one))),
    other: others.filter((one) => span(/** @type {Limit} */ (before.get(place(one)))) !== span(one)),
    prefixes: moved.map((prefix) => ({ prefix, before: was.get(prefix) ?? null, after: is.get(prefix) ?? null })),
  };
});

const areLimitsOther = computed(() => tableChanges.value.added.length + tableChanges.value.gone.length + tableChanges.value.other.length > 0);
export const areTablesReady = computed(() => limits.value.every((one) => isAmount(one.min) && isAmount(one.max)));

export function undoTables() {
  batch(() => {
    typedLimits.value = null;
    typedPrefixes.value = null;
  });
}

/** Saves what differs; what was saved stays so where the rest is refused. What the next owner typed is not saved with it. */
export async function saveTables() {
  const isHere = sitting();
  if (areLimitsOther.value) {
    const told = await saveLimits(limits.value.map((one) => ({ ...one, min: amount(one.min), max: amount(one.max) })));
    if (!isHere()) {
      return;
    }
    took(told, () => (typedLimits.value = null));
  }
  if (tableChanges.value.prefixes.length > 0) {
    const told = await savePrefixes([...prefixes.value]);
    if (isHere()) {
      took(told, () => (typedPrefixes.value = null));
    }
  }
}

effect(() => markUnsaved("shop", shopChanges.value.length > 0));
effect(() => markUnsaved("limits", areLimitsOther.value || tableChanges.value.prefixes.length > 0));

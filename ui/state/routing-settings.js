// Who sells which operator: as it is kept, as it is typed, and which account would be taken now, and why.
import { accounts, asBackendError, explainRouting, routing, saveRouting } from "../backend.js";
import { batch, computed, effect, signal } from "../vendor/preact.js";
import { plainAmount } from "./digits.js";
import { latest } from "./latest.js";
import { forgetWithUser, markUnsaved } from "./settings.js";
import { sitting } from "./sitting.js";

/** @typedef {import("../types.js").RoutedOperator} RoutedOperator */

export const operators = signal(/** @type {readonly RoutedOperator[] | null} */ (null));
/** The shop's accounts. */
export const all = signal(/** @type {readonly import("../types.js").AccountSettings[]} */ ([]));
export const failure = signal(/** @type {import("../backend.js").BackendError | null} */ (null));
/** The lists that were typed, by operator; one without accounts goes by the expected margin. */
const typed = signal(/** @type {ReadonlyMap<string, readonly string[]>} */ (new Map()));
/** The operator that is looked at; null: the first. */
const picked = signal(/** @type {string | null} */ (null));
export const amount = signal("100");
export const explained = signal(/** @type {readonly import("../types.js").Explained[] | null} */ (null));
export const explainFailure = signal(/** @type {import("../backend.js").BackendError | null} */ (null));

const tables = latest({ failure });

forgetWithUser(() => {
  tables.drop();
  batch(() => {
    operators.value = null;
    all.value = [];
    typed.value = new Map();
    picked.value = null;
    explained.value = null;
    failure.value = null;
    explainFailure.value = null;
  });
});

export const operator = computed(() => operators.value?.find((one) => one.code === picked.value) ?? operators.value?.[0] ?? null);

/** @param {string} code */
export const listOf = (code) => typed.value.get(code) ?? operators.value?.find((one) => one.code === code)?.accounts ?? [];

/** The operators whose list is another one than what is kept. */
export const changed = computed(() => (operators.value ?? []).filter(({ code, accounts: before }) => JSON.stringify(listOf(code)) !== JSON.stringify(before)));

/** @param {string} code */
export function pick(code) {
  picked.value = code;
}

/** @param {string} code @param {readonly string[]} list */
export function setList(code, list) {
  typed.value = new Map(typed.value).set(code, list);
}

/** Moves an account within the list. @param {string} code @param {number} place @param {number} by */
export function move(code, place, by) {
  const list = [...listOf(code)];
  const [one] = list.splice(place, 1);
  if (one !== undefined && place + by >= 0 && place + by <= list.length) {
    list.splice(place + by, 0, one);
    setList(code, list);
  }
}

/** Accounts in the operator's currency that its list has not got. @param {RoutedOperator} of */
export const others = (of) => all.value.filter((one) => one.currency === of.currency && !listOf(of.code).includes(one.id));

/** The lists of all operators that have one, as the program takes them. */
const asTable = () => Object.fromEntries((operators.value ?? []).filter(({ code }) => listOf(code).length > 0).map(({ code }) => [code, [...listOf(code)]]));

export function undo() {
  typed.value = new Map();
}

export const load = () =>
  tables.ask(
    () => Promise.all([routing(), accounts()]),
    ([told, every]) => {
      operators.value = told;
      all.value = every;
    },
  );

export async function save() {
  const isHere = sitting();
  await saveRouting(asTable());
  if (isHere()) {
    await load();
  }
  if (isHere()) {
    typed.value = new Map();
  }
}

const SOON_MS = 200;

/** Follows what is looked at with its explanation, by the lists as they are typed. @returns {() => void} stops it */
export function follow() {
  void load();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let soon;
  const questions = latest();
  const stop = effect(() => {
    clearTimeout(soon);
    const isLast = questions.next();
    const of = operator.value;
    const sum = plainAmount(amount.value);
    const table = asTable();
    if (of === null || sum === "") {
      explained.value = null;
      return;
    }
    soon = setTimeout(async () => {
      const told = await explainRouting({ operator: of.code, service: of.services[0] ?? null, amount: sum, routing: table }).catch(asBackendError);
      if (isLast()) {
        batch(() => {
          explained.value = Array.isArray(told) ? told : null;
          explainFailure.value = Array.isArray(told) ? null : told;
        });
      }
    }, SOON_MS);
  });
  return () => {
    stop();
    clearTimeout(soon);
    questions.drop();
  };
}

effect(() => markUnsaved("routing", changed.value.length > 0));

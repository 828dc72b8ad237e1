// What helps with the amount: what this shop sells most, and what the review would say about it.
import { amounts, quote } from "../backend.js";
import { computed, effect, signal, untracked } from "../vendor/preact.js";
import { asTyped, plainAmount } from "./digits.js";
import { latest } from "./latest.js";
import { orderNow } from "./order.js";
import { amount, isRead, operator, operators, pack, read, service, step, typeAmount } from "./sale.js";
import { user } from "./session.js";

/** @typedef {import("../types.js").Quote} Quote */

/** The amounts that this shop sells most, in rising order. */
export const usual = signal(/** @type {readonly string[]} */ ([]));

/** What a check of the order said meanwhile; null while there is nothing to say. */
export const preview = signal(/** @type {Pick<Quote, "limit" | "repeat"> | null} */ (null));

const SHOWN = 6;
const PAUSE_MS = 180;

/** Through the usual amounts by arrow keys. @param {1 | -1} by */
export function stepAmount(by) {
  const all = usual.value.map(asTyped);
  const at = all.indexOf(asTyped(plainAmount(amount.value)));
  const next = at === -1 ? (by === 1 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by));
  const wanted = all[next];
  if (wanted !== undefined) {
    typeAmount(wanted);
  }
}

const lists = latest();

/** Where it fails the amount is typed. @param {string} code @param {import("../types.js").Service} kind */
const load = (code, kind) => lists.ask(() => amounts(code, kind), (told) => (usual.value = told.slice(0, SHOWN)));

const checks = latest();

/** Where it fails, what is wrong with the order is said when the clerk is done. */
async function check() {
  const order = orderNow();
  if (typeof order !== "string") {
    await checks.ask(
      () => quote(order),
      ({ limit, repeat }) => {
        preview.value = limit === null && repeat === null ? null : { limit, repeat };
      },
    );
  }
}

const canPreview = computed(
  () =>
    step.value === "form" &&
    pack.value === null &&
    isRead.value &&
    read.value.state === "complete" &&
    operator.value !== null &&
    /^\d+(\.\d+)?$/.test(plainAmount(amount.value)),
);

/** From now on both follow the form. */
export function followHabits() {
  effect(() => {
    const code = operator.value ?? operators.value[0]?.code;
    const kind = service.value;
    if (user.value !== null && code !== undefined) {
      untracked(() => void load(code, kind));
    }
  });
  effect(() => {
    // Each of them makes another order.
    void [amount.value, operator.value, service.value, read.value.number];
    checks.drop();
    preview.value = null;
    if (!canPreview.value) {
      return undefined;
    }
    const wait = setTimeout(() => void check(), PAUSE_MS);
    return () => clearTimeout(wait);
  });
}

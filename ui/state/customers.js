// Who bought before: found by the end of a number or by a name, while it is typed.
import { customers } from "../backend.js";
import { computed, effect, signal } from "../vendor/preact.js";
import { latin } from "./digits.js";
import { latest } from "./latest.js";
import { debtor } from "./on-credit.js";
import { fill, isName, isPhone, read, text } from "./sale.js";
import { user } from "./session.js";

/** @typedef {import("../types.js").Customer} Customer */

export const MATCHES = 5;
const PAUSE_MS = 60;
/** Customers are known by four digits: fewer are an ending that is still being typed. */
const MOST_KNOWN_BY = 4;
/** Nobody types more of a number's end than this: more digits are a number that is being typed. */
const ENDING = /^\d{1,6}$/;

/** Those that fit what is typed, or the latest while nothing is. */
export const matches = signal(/** @type {readonly Customer[]} */ ([]));
/** What was typed when they were found. */
const matchesOf = signal("");
/** The one that the arrow keys stand on. */
export const active = signal(-1);

const lists = latest();

/** Where it fails the number is typed whole. @param {string} wanted */
const ask = (wanted) =>
  lists.ask(
    () => customers(wanted),
    (found) => {
      matches.value = found.slice(0, MATCHES);
      matchesOf.value = wanted;
      active.value = -1;
    },
  );

/** Whether the customers are those of what is on screen. */
const isFound = computed(() => matchesOf.value === text.value.trim());

/** Whether what is typed may be the end of a customer's number: until it is known that nobody's ends so. */
export const isEnding = computed(() => {
  const digits = latin(text.value).replace(/[\s-]/g, "");
  const isNobodys = isFound.value && matches.value.length === 0 && digits.length >= MOST_KNOWN_BY;
  return isPhone.value && read.value.state !== "complete" && ENDING.test(digits) && !isNobodys;
});

/** Whom Enter means: the one the arrow keys stand on, or the only one of that name or ending. */
export function meant() {
  const isOnly = (isName.value || isEnding.value) && matches.value.length === 1 && isFound.value;
  return matches.value[active.value] ?? (isOnly ? matches.value[0] : undefined);
}

/** @param {1 | -1} by */
export function moveActive(by) {
  const last = matches.value.length - 1;
  active.value = Math.min(last, Math.max(-1, active.value + by));
}

/** Fills the form for a customer of before; the last amount is only a suggestion. @param {Customer} customer */
export function takeCustomer(customer) {
  active.value = -1;
  const buyer = debtor.peek();
  fill(customer);
  // It is still the same sale.
  debtor.value = buyer;
}

/** From now on the list follows what is typed. */
export function followCustomers() {
  effect(() => {
    const wanted = text.value.trim();
    const who = user.value;
    active.value = -1;
    if (who === null) {
      // Nor those that are on their way: nothing of a customer is on a locked till.
      lists.drop();
      matches.value = [];
      return undefined;
    }
    // One letter fits half of the shop's customers.
    if (wanted.length === 1) {
      return undefined;
    }
    const wait = setTimeout(() => void ask(wanted), PAUSE_MS);
    return () => clearTimeout(wait);
  });
}

// The sale that is being typed: the number, where it goes, what it costs. Selling it is ui/state/review.js's.
import { detect, readNumber } from "../backend.js";
import { batch, computed, effect, signal, untracked } from "../vendor/preact.js";
import * as rules from "./choice.js";
import { asTyped, grouped, plainAmount } from "./digits.js";
import { focusOn } from "./focus.js";
import { latest } from "./latest.js";
import { inCash, picking } from "./on-credit.js";
import { page, shop, user } from "./session.js";

/** @typedef {import("../types.js").NumberRead} NumberRead */
/** @typedef {import("../types.js").Offer} Offer */
/** @typedef {import("../types.js").Service} Service */

/** What the clerk may choose from. */
export const assortment = computed(() => ({
  services: shop.value?.services ?? [],
  operators: shop.value?.operators ?? [],
}));

/** The number as typed. */
export const text = signal("");
/** What the program made of it; of an earlier text until it answers. */
export const read = signal(rules.NOTHING);
const readOf = signal("");
/** Whether `read` speaks of what is on screen. */
export const isRead = computed(() => readOf.value === text.value);
/** Whether a provider is being asked whose number it is. */
export const detecting = signal(false);

const choice = signal(rules.begin({ services: [], operators: [] }));
export const operator = computed(() => choice.value.operator);
export const operatorBy = computed(() => choice.value.operatorBy);
export const service = computed(() => choice.value.service);
export const isPhone = computed(() => rules.isForPhones(service.value));

export const circle = signal(/** @type {string | null} */ (null));
/** The amount as typed. */
export const amount = signal("");
export const pack = signal(/** @type {Offer | null} */ (null));
export const charge = signal("");
export const unit = signal("");
export const dob = signal("");
export const scheme = signal(false);
export const step = signal(/** @type {"form" | "review"} */ ("form"));
/** Why the sale did not go on. */
export const problem = signal(/** @type {{ code: string, message: string } | null} */ (null));

/** Letters are a customer's name: somebody is being looked for. */
export const isName = computed(() => isPhone.value && /^\p{L}/u.test(text.value.trim()));

export { focus, focusOn } from "./focus.js";

/** The number for the eye: the program's groups, and before it answers the country's. */
export const readBack = computed(() =>
  isRead.value && read.value.grouped !== "" ? read.value.grouped : grouped(text.value, shop.value?.country ?? "BD"),
);

/** Names an operator for people. @param {string | null} code */
export const operatorName = (code) => assortment.value.operators.find((one) => one.code === code)?.name ?? code ?? "";

const questions = latest();

async function ask() {
  const isLast = questions.next();
  // What a provider is being asked counts no more.
  detecting.value = false;
  const typed = text.value;
  if (typed.trim() === "") {
    take(rules.NOTHING, typed);
    return;
  }
  const as = choice.value.serviceBy === "hand" || !rules.isForPhones(choice.value.service) ? choice.value.service : null;
  try {
    const told = await readNumber(typed, as);
    // Answers may overtake each other: only the last question's counts.
    if (isLast()) {
      take(told, typed);
      await detectIfNeeded(told, isLast);
    }
  } catch {
    // A number that cannot be read now is read again by the review, which says why not.
  }
}

/** @param {NumberRead} told @param {string} typed */
function take(told, typed) {
  batch(() => {
    read.value = told;
    readOf.value = typed;
    choice.value = rules.propose(choice.value, told, assortment.value);
    if (told.circle !== null) {
      circle.value = told.circle;
    }
  });
}

/** @param {NumberRead} told @param {() => boolean} isLast */
async function detectIfNeeded(told, isLast) {
  const silent = told.state !== "complete" || told.by !== null || choice.value.operator !== null;
  if (silent || !isPhone.value) {
    return;
  }
  detecting.value = true;
  try {
    const found = await detect(told.number);
    if (isLast()) {
      take({ ...told, ...found, customer: found.customer ?? told.customer }, text.value);
    }
  } catch {
    // Nobody knows: the clerk asks the customer.
  } finally {
    if (isLast()) {
      detecting.value = false;
    }
  }
}

/** The number field has this in it now. @param {string} typed */
export function type(typed) {
  batch(() => {
    text.value = typed;
    problem.value = null;
  });
  void ask();
}

/** @param {string} code */
export function pickOperator(code) {
  choice.value = rules.pickOperator(choice.value, code, read.value.number, assortment.value);
  problem.value = null;
}

/** @param {Service} wanted */
export function pickService(wanted) {
  choice.value = rules.pickService(choice.value, wanted, read.value.number, assortment.value);
  problem.value = null;
  void ask();
}

/** The operators that can be chosen for the service, most sold first. */
export const operators = computed(() => rules.operatorsOf(assortment.value, service.value));

export function nextOperator() {
  const next = rules.after(operators.value.map((one) => one.code), operator.value);
  if (next !== undefined) {
    pickOperator(next);
  }
}

export function nextService() {
  const next = rules.after(assortment.value.services, service.value);
  if (next !== undefined) {
    pickService(next);
  }
}

/** @param {string} typed */
export function typeAmount(typed) {
  batch(() => {
    amount.value = typed;
    problem.value = null;
    if (pack.value !== null && plainAmount(typed) !== pack.value.price) {
      pack.value = null;
    }
  });
}

/** Sells this pack: its price is the amount. @param {Offer} offer */
export function choosePack(offer) {
  batch(() => {
    pack.value = offer;
    amount.value = offer.price;
    problem.value = null;
    picking.value = false;
    step.value = "form";
    page.value = "counter";
  });
  focusOn(read.value.state === "complete" ? "amount" : "number");
}

export function clearPack() {
  batch(() => {
    if (pack.value !== null) {
      amount.value = "";
    }
    pack.value = null;
  });
}

/** Everything empty, for the next customer. @param {string} [ahead] what was typed of the next number already */
export function clear(ahead = "") {
  batch(() => {
    read.value = rules.NOTHING;
    readOf.value = "";
    choice.value = rules.begin(assortment.value);
    for (const one of [amount, charge, unit, dob]) {
      one.value = "";
    }
    circle.value = null;
    pack.value = null;
    scheme.value = false;
    inCash();
    step.value = "form";
    type(ahead);
  });
  focusOn();
}

// What can be sold comes with the shop, and another shop sells other things.
effect(() => {
  const now = assortment.value;
  untracked(() => {
    choice.value = rules.begin(now);
  });
});

// Nothing of a customer stays in the form of a till that is locked.
effect(() => {
  if (user.value === null) {
    untracked(clear);
  }
});

/**
 * Fills the form with a sale of before, for the clerk to sell again or to let be: in cash, however that one was paid.
 * @param {Omit<import("../types.js").Order, "offer" | "account" | "again" | "debtor">} sale
 */
export function fill(sale) {
  batch(() => {
    clear();
    page.value = "counter";
    text.value = sale.number;
    if (sale.service !== null) {
      choice.value = rules.pickService(choice.value, sale.service, sale.number, assortment.value);
    }
    if (sale.operator !== null) {
      choice.value = rules.pickOperator(choice.value, sale.operator, sale.number, assortment.value);
    }
    amount.value = asTyped(sale.amount ?? "");
    circle.value = sale.circle ?? null;
    charge.value = /^[0.]*$/.test(sale.charge ?? "") ? "" : asTyped(sale.charge ?? "");
    unit.value = sale.unit ?? "";
    dob.value = sale.dob ?? "";
    scheme.value = sale.scheme ?? false;
  });
  void ask();
  focusOn("amount");
}

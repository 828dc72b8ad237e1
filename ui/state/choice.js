// Which operator and service a sale goes to: proposed by what the number tells, decided by the clerk. Pure rules.

/** @typedef {import("../types.js").Operator} Operator */
/** @typedef {import("../types.js").Service} Service */
/** @typedef {import("../types.js").NumberRead} NumberRead */

/**
 * @typedef {object} Choice
 * @property {string | null} operator code
 * @property {"none" | "proposal" | "only" | "hand"} operatorBy
 * @property {Service} service
 * @property {"usual" | "proposal" | "hand"} serviceBy
 * @property {string} at the number for which something was chosen by hand
 */

/** @typedef {{ services: readonly Service[], operators: readonly Operator[] }} Assortment what the shop can sell */

/** What is made of no number at all. @type {NumberRead} */
export const NOTHING = {
  state: "empty",
  number: "",
  grouped: "",
  problem: null,
  operator: null,
  service: null,
  circle: null,
  by: null,
  prefix: null,
  customer: null,
};

/** @type {readonly Service[]} */
const FOR_PHONES = ["prepaid", "postpaid", "skitto"];

/** Whether it goes to a mobile number; the others go to a customer id. @param {Service} service */
export const isForPhones = (service) => FOR_PHONES.includes(service);

/** @param {Assortment} assortment @returns {Choice} */
export function begin(assortment) {
  const service = assortment.services[0] ?? "prepaid";
  return alone({ operator: null, operatorBy: "none", service, serviceBy: "usual", at: "" }, assortment);
}

/** The operators of a service, most sold first. @param {Assortment} assortment @param {Service} service */
export const operatorsOf = (assortment, service) =>
  assortment.operators.filter((one) => one.services.includes(service));

/** @param {Assortment} assortment @param {string | null} code @param {Service} service */
const sells = (assortment, code, service) => operatorsOf(assortment, service).some((one) => one.code === code);

/** A service of a single operator needs no choice. @param {Choice} choice @param {Assortment} assortment @returns {Choice} */
function alone(choice, assortment) {
  const [first, second] = operatorsOf(assortment, choice.service);
  return choice.operator === null && first !== undefined && second === undefined
    ? { ...choice, operator: first.code, operatorBy: "only" }
    : choice;
}

/**
 * Whether a number is still the one that a choice was made for: it goes on from there, or was shortened.
 * @param {string} then
 * @param {string} now
 */
const sameNumber = (then, now) => then.startsWith(now) || now.startsWith(then);

/**
 * What the number tells. It never overrules what a person chose for this number.
 * @param {Choice} choice
 * @param {NumberRead} read
 * @param {Assortment} assortment
 * @returns {Choice}
 */
export function propose(choice, read, assortment) {
  const held = sameNumber(choice.at, read.number) ? choice : begin(assortment);
  const service = held.serviceBy === "hand" || held.operatorBy === "hand" ? held : serviceFor(held, read, assortment);
  if (held.operatorBy === "hand") {
    return service;
  }
  const told = sells(assortment, read.operator, service.service);
  return alone(
    { ...service, operator: told ? read.operator : null, operatorBy: told ? "proposal" : "none" },
    assortment,
  );
}

/** @param {Choice} choice @param {NumberRead} read @param {Assortment} assortment @returns {Choice} */
function serviceFor(choice, read, assortment) {
  const told = read.service ?? assortment.operators.find((one) => one.code === read.operator)?.services[0] ?? null;
  if (told !== null && assortment.services.includes(told)) {
    return { ...choice, service: told, serviceBy: "proposal" };
  }
  // A customer id tells no service: the one that asked for it stays.
  return isForPhones(choice.service)
    ? { ...choice, service: assortment.services[0] ?? "prepaid", serviceBy: "usual" }
    : choice;
}

/**
 * @param {Choice} choice
 * @param {string} code
 * @param {string} number
 * @param {Assortment} assortment
 * @returns {Choice}
 */
export function pickOperator(choice, code, number, assortment) {
  const operator = assortment.operators.find((one) => one.code === code);
  if (operator === undefined) {
    return choice;
  }
  const service = operator.services.includes(choice.service) ? choice.service : (operator.services[0] ?? choice.service);
  return { ...choice, operator: code, operatorBy: "hand", service, at: number };
}

/**
 * Another service keeps the operator where it sells that too, or goes to its sibling: AIRTEL to AIRTEL-BILL.
 * @param {Choice} choice
 * @param {Service} service
 * @param {string} number
 * @param {Assortment} assortment
 * @returns {Choice}
 */
export function pickService(choice, service, number, assortment) {
  if (!assortment.services.includes(service)) {
    return choice;
  }
  const chosen = { ...choice, service, serviceBy: /** @type {const} */ ("hand"), at: number };
  if (sells(assortment, choice.operator, service)) {
    return chosen;
  }
  const sibling = operatorsOf(assortment, service).find((one) => stem(one.code) === stem(choice.operator ?? ""));
  return alone(
    { ...chosen, operator: sibling?.code ?? null, operatorBy: sibling === undefined ? "none" : "proposal" },
    assortment,
  );
}

/** @param {string} code */
const stem = (code) => code.replace(/-(DTH|BILL)$/, "");

/**
 * The one after this, around; the first after none.
 * @template T
 * @param {readonly T[]} all
 * @param {T | null | undefined} one
 * @returns {T | undefined}
 */
export const after = (all, one) => all[(all.indexOf(/** @type {T} */ (one)) + 1) % Math.max(1, all.length)];

// Reads numbers as far as the screens need it; the rule itself is the program's and tested there.
import { asked, HOSTILE, now } from "./shop.js";

/** @typedef {import("../../../../ui/types.js").NumberRead} NumberRead */
/** @typedef {import("../../../../ui/types.js").Customer} Customer */
/** @typedef {import("../../../../ui/types.js").Country} Country */
/** @typedef {import("../../../../ui/types.js").Service} Service */

/** @type {Readonly<Record<string, string>>} */
const PREFIXES = { "013": "GP", "014": "BL", "015": "TT", "016": "AT", "017": "GP", "018": "RB", "019": "BL" };

/** @type {[number: string, name: string | null, operator: string, amount: string, minutes: number][]} */
const KNOWN = [
  ["01811223344", asked.has("hostile") ? (HOSTILE[0] ?? "") : "রহিম মিয়া", "RB", "290.00", 30],
  ["01711998344", asked.has("hostile") ? (HOSTILE[1] ?? "") : "Karim", "GP", "50.00", 62],
  ["01912003344", asked.has("hostile") ? (HOSTILE[2] ?? "") : null, "BL", "100.00", 1500],
];

/** @param {string} text */
export function latin(text) {
  return text.replace(/[০-৯]/g, (digit) => String(digit.charCodeAt(0) - 0x09e6)).replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x0966));
}

/** @param {string} digits @param {Country} country */
export function group(digits, country) {
  const sizes = country === "IN" ? [5, 5] : [3, 4, 4];
  const parts = [];
  let rest = digits;
  for (const size of sizes) {
    parts.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return [...parts, rest].filter(Boolean).join(" ");
}

/** @type {NumberRead} */
const NOTHING = { state: "empty", number: "", grouped: "", problem: null, operator: null, service: null, circle: null, by: null, prefix: null, customer: null };

/** @param {string} clean @param {Country} country */
const national = (clean, country) => (country === "BD" ? clean.replace(/^\+?880?/, "0").replace(/^00/, "0") : clean.replace(/^\+91/, ""));

/** @param {string} number @param {Country} country @returns {NumberRead["state"]} */
function stateOf(number, country) {
  const length = country === "BD" ? 11 : 10;
  const good = country === "BD" ? /^0(1([3-9]\d*)?)?$/.test(number) : /^[6-9]\d*$/.test(number);
  if (!good || number.length > length) {
    return "invalid";
  }
  return number.length === length ? "complete" : "partial";
}

/** Whose number it may be. @param {string} number @param {Country} country @returns {Partial<NumberRead>} */
function proposal(number, country) {
  const known = KNOWN.find(([one]) => one === number);
  const prefix = number.slice(0, 3);
  const operator = known?.[2] ?? PREFIXES[prefix];
  if (operator === undefined || country === "IN") {
    return { customer: known?.[1] ?? null };
  }
  return known
    ? { operator, service: "prepaid", by: "memory", customer: known[1] }
    : { operator, service: "prepaid", by: "prefix", prefix };
}

/** @param {string} text @param {Country} country @param {Service | null} service @returns {NumberRead} */
export function read(text, country, service) {
  const clean = latin(text).replace(/[\s().-]/g, "");
  if (clean === "") {
    return NOTHING;
  }
  if (service && !["prepaid", "postpaid", "skitto"].includes(service)) {
    return { ...NOTHING, state: clean.length >= 3 ? "complete" : "partial", number: clean, grouped: clean };
  }
  if (/[^\d+]/.test(clean)) {
    return { ...NOTHING, state: "invalid", number: clean, problem: /[\u200b-\u202e]/.test(clean) ? "hidden" : "not_a_digit" };
  }
  const number = national(clean, country);
  const state = stateOf(number, country);
  const problem = country === "BD" ? "not_bangladeshi" : "not_indian";
  return { ...NOTHING, state, number, grouped: group(number, country), problem: state === "invalid" ? problem : null, ...proposal(number, country) };
}

/** @type {Map<string, string>} */
const named = new Map();

/** @param {string} number @param {string} name */
export const name = (number, name) => void named.set(number, name);

/** @param {string} text @param {Country} country @returns {Customer[]} */
export function customersLike(text, country) {
  const wanted = latin(text.trim()).toLowerCase();
  return KNOWN.map(([number, before, operator, amount, minutes]) => ({
    number,
    grouped: group(number, country),
    name: named.get(number) ?? before,
    operator,
    service: /** @type {const} */ ("prepaid"),
    amount,
    at: now(-minutes * 60),
  })).filter((one) => one.number.endsWith(wanted) || (one.name ?? "").toLowerCase().includes(wanted));
}

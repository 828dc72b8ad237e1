// Figures as people here write them. Amounts stay text from the ledger to the glass: a JavaScript number would round them.

import { locale, nativeDigits } from "./i18n/index.js";

const ZERO = { bn: 0x09e6, hi: 0x0966, en: 0x30 };

/**
 * Text with its digits in the script that the window writes figures in.
 * @param {string} text
 * @returns {string}
 */
export function figures(text) {
  if (!nativeDigits.value) {
    return text;
  }
  const zero = ZERO[locale.value];
  return text.replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));
}

/** @type {Readonly<Record<string, string>>} */
const SYMBOLS = { BDT: "৳", INR: "₹" };

/**
 * Groups whole digits by thousand, then by lakh and crore: 1234567 is 12,34,567.
 * @param {string} digits
 * @returns {string}
 */
function groupLakh(digits) {
  const head = digits.slice(0, -3);
  const tail = digits.slice(-3);
  return head === "" ? tail : `${head.replace(/\B(?=(\d{2})+$)/g, ",")},${tail}`;
}

/**
 * An exact decimal with its currency: "1234567.5" in BDT is ৳12,34,567.50. Text that is no decimal is shown as it came.
 * @param {string} amount
 * @param {string} currency ISO 4217
 * @returns {string}
 */
export function money(amount, currency) {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount);
  if (parts === null) {
    return amount;
  }
  const [, sign = "", whole = "0", places = ""] = parts;
  const symbol = SYMBOLS[currency] ?? `${currency}\u00a0`;
  // A true minus, so that a figure that fell below nothing is not overlooked.
  return figures(`${sign === "" ? "" : "\u2212"}${symbol}${groupLakh(whole)}.${places.replace(/0+$/, "").padEnd(2, "0")}`);
}

/**
 * A price as it is said at the counter: ৳290, but ৳19.50.
 * @param {string} amount
 * @param {string} currency
 * @returns {string}
 */
export function price(amount, currency) {
  return money(amount.replace(/\.0+$/, ""), currency).replace(/[.][0०০]+$/, "");
}

/**
 * @param {number} count
 * @returns {string}
 */
export function count(count) {
  return figures(groupLakh(String(count)));
}

/**
 * A business day in words. It is a date of the shop's, so no time zone may move it.
 * @param {string} day YYYY-MM-DD
 * @returns {string}
 */
export function longDay(day) {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) {
    return day;
  }
  return new Intl.DateTimeFormat(`${locale.value === "en" ? "en-GB" : locale.value}-u-nu-latn`, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  })
    .formatToParts(date)
    .map((part) => figures(part.value))
    .join("");
}

/**
 * The time of day of a moment that the program wrote in the shop's time zone; this machine's zone does not matter.
 * @param {string} moment RFC 3339
 * @returns {string} 24 hours
 */
export function clock(moment) {
  return figures(/T(\d\d:\d\d)/.exec(moment)?.[1] ?? moment);
}

/**
 * That to the second, for what has to be told apart later.
 * @param {string} moment RFC 3339
 * @returns {string} 24 hours
 */
export function exactClock(moment) {
  return figures(/T(\d\d:\d\d:\d\d)/.exec(moment)?.[1] ?? moment);
}

/**
 * The day of a moment, without its year: 21 Nov.
 * @param {string} moment RFC 3339
 * @returns {string}
 */
export function shortDay(moment) {
  const date = new Date(`${moment.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) {
    return moment;
  }
  const written = new Intl.DateTimeFormat(`${locale.value === "en" ? "en-GB" : locale.value}-u-nu-latn`, {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  return figures(written.format(date));
}

/**
 * A day with its year, short: 21 Nov 2026.
 * @param {string} day YYYY-MM-DD
 * @returns {string}
 */
export function datedDay(day) {
  const date = new Date(`${day}T00:00:00Z`);
  const written = new Intl.DateTimeFormat(`${locale.value === "en" ? "en-GB" : locale.value}-u-nu-latn`, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  return Number.isNaN(date.getTime()) ? day : figures(written.format(date));
}

/**
 * A measured time as it is said: 0.8, 12.4 or 154 seconds, without the unit.
 * @param {number} milliseconds whole
 * @returns {string}
 */
export function secondsOf(milliseconds) {
  const tenths = Math.floor(milliseconds / 100);
  const whole = String(Math.floor(tenths / 10));
  return figures(tenths < 1_000 ? `${whole}.${tenths % 10}` : whole);
}

/**
 * Seconds as minutes and seconds: 0:12.
 * @param {number} seconds
 * @returns {string}
 */
export function duration(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  return figures(`${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`);
}

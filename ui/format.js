// Figures as people here write them. Amounts stay text from the ledger to the glass: a JavaScript number would round them.

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
  return `${sign === "" ? "" : "\u2212"}${symbol}${groupLakh(whole)}.${places.padEnd(2, "0")}`;
}

/**
 * @param {number} count
 * @returns {string}
 */
export function count(count) {
  return groupLakh(String(count));
}

/**
 * A business day in words. It is a date of the shop's, so no time zone may move it.
 * @param {string} day YYYY-MM-DD
 * @param {string} locale
 * @returns {string}
 */
export function longDay(day, locale) {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) {
    return day;
  }
  return new Intl.DateTimeFormat(`${locale}-GB`, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(date);
}

/**
 * @param {Date} moment
 * @returns {string} this machine's clock, 24 hours
 */
export function clock(moment) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${two(moment.getHours())}:${two(moment.getMinutes())}:${two(moment.getSeconds())}`;
}

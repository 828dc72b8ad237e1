// Digits as people type them. What the till makes of a number is the program's to say; this is only for the moment before it does.

const ZEROS = [0x09e6, 0x0966];

/** Text with its Bengali and Devanagari digits written in Latin ones. @param {string} text */
export const latin = (text) =>
  text.replace(/[০-৯०-९]/g, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = ZEROS.find((one) => code >= one && code < one + 10) ?? code;
    return String(code - zero);
  });

/** The digits of all three scripts, as keys. */
export const DIGITS = [..."0123456789০১২৩৪৫৬৭৮৯०१२३४५६७८९"];

/**
 * An amount as typed, as far as it can be read without doubt: other digits, the currency's sign and commas where people group.
 * Everything else is left as it is, for the program to judge.
 * @param {string} text
 */
export function plainAmount(text) {
  const plain = latin(text).replace(/[\s৳₹]/g, "");
  return /^\d{1,3}(,\d{2,3})*,\d{3}(\.\d*)?$/.test(plain) ? plain.replaceAll(",", "") : plain;
}

/**
 * What was typed, in the country's groups.
 * @param {string} text
 * @param {import("../types.js").Country} country
 */
export function grouped(text, country) {
  const digits = latin(text).replace(/[\s().-]/g, "");
  if (!/^\d+$/.test(digits)) {
    return text.trim();
  }
  const ends = country === "BD" ? [3, 7] : [5];
  return [...digits].map((digit, place) => (ends.includes(place) ? ` ${digit}` : digit)).join("");
}

/** An exact amount without the noughts behind its point: how it is typed. @param {string} exact */
export const asTyped = (exact) => exact.replace(/\.0+$/, "");

/** Parts of an amount as the ledger keeps them, so that nothing is rounded. @param {string} exact */
const parts = (exact) => {
  const [whole = "0", places = ""] = exact.split(".");
  return BigInt(`${whole}${places.padEnd(4, "0")}`);
};

/** Whether one exact amount is less than another. @param {string} one @param {string} other */
export const isLess = (one, other) => parts(one) < parts(other);

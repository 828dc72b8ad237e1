// Sums of exact decimals, in whole parts of 1/10,000 as the ledger keeps them: no amount becomes a number here.

const PLACES = 4;

/** @param {string} decimal @returns {bigint} text that is no decimal counts as nothing */
export function parts(decimal) {
  const found = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(decimal);
  return found === null ? 0n : BigInt(`${found[1]}${found[2]}${(found[3] ?? "").padEnd(PLACES, "0")}`);
}

/** @param {bigint} whole parts @returns {string} the decimal, with two places at least */
export function decimal(whole) {
  const digits = String(whole < 0n ? -whole : whole).padStart(PLACES + 1, "0");
  const places = digits.slice(-PLACES).replace(/0{1,2}$/, "");
  return `${whole < 0n ? "-" : ""}${digits.slice(0, -PLACES)}.${places}`;
}

/** @param {string} a @param {string} b @returns {string} */
export const minus = (a, b) => decimal(parts(a) - parts(b));

/**
 * How much of the whole it is, from 0 to 1: for drawing, never for a figure.
 * @param {string} part
 * @param {string} whole
 * @returns {number}
 */
export function share(part, whole) {
  const [some, all] = [parts(part), parts(whole)];
  return some <= 0n || all <= 0n ? 0 : Number((some * 10_000n) / all) / 10_000;
}

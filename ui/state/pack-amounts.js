// Prices beside one another, exactly: text to whole ten-thousandths, never through a JavaScript number.
import { latinDigits } from "./pack-words.js";

/** @typedef {import("../types.js").Offer} Offer */

const PLACES = 4;

/** What is said at the counter and what a pack costs are still "about the same" so far apart: ৳2 or 3%. */
const NEAR = 20_000n;
const NEAR_PERCENT = 3n;

/**
 * An amount as whole ten-thousandths; null where it is no plain amount.
 * @param {string} text digits of any script
 * @returns {bigint | null}
 */
export function scaled(text) {
  const parts = /^(\d+)(?:\.(\d*))?$/.exec(latinDigits(text).replace(/[\s,৳₹]/g, ""));
  const places = parts?.[2] ?? "";
  if (parts === null || /[^0]/.test(places.slice(PLACES))) {
    return null;
  }
  return BigInt(`${parts[1] ?? ""}${places.slice(0, PLACES).padEnd(PLACES, "0")}`);
}

/**
 * The pack that costs just this, and the one that costs nearly this: the clerk may tell the customer of it.
 * @param {string} amount as typed
 * @param {readonly { offer: Offer, price: bigint | null }[]} packs the best of equal ones first
 * @returns {{ exact: Offer | null, near: Offer | null }}
 */
export function matchingAmong(amount, packs) {
  const wanted = scaled(amount);
  /** @type {Offer | null} */
  let exact = null;
  /** @type {Offer | null} */
  let near = null;
  if (wanted === null || wanted === 0n) {
    return { exact, near };
  }
  const percent = (wanted * NEAR_PERCENT) / 100n;
  let nearest = (percent > NEAR ? percent : NEAR) + 1n;
  for (const { offer, price } of packs) {
    if (price === null || offer.stale) {
      continue;
    }
    const apart = price > wanted ? price - wanted : wanted - price;
    if (apart === 0n) {
      exact ??= offer;
    } else if (apart < nearest) {
      nearest = apart;
      near = offer;
    }
  }
  return { exact, near };
}

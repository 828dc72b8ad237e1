// Whether an amount is a pack's price, to the last place.
import assert from "node:assert/strict";
import { test } from "node:test";

import { matchingAmong, scaled } from "../../../ui/state/pack-amounts.js";

/** @param {string} price @param {boolean} [stale] */
const pack = (price, stale = false) => ({ offer: /** @type {import("../../../ui/types.js").Offer} */ (/** @type {unknown} */ ({ key: price, price, stale })), price: scaled(price) });
const packs = ["19.50", "38.00", "290.00", "1000.00"].map((price) => pack(price));

/** @param {string} amount */
function told(amount) {
  const { exact, near } = matchingAmong(amount, packs);
  return [exact?.price ?? null, near?.price ?? null];
}

test("amounts are read exactly, in any script", () => {
  assert.equal(scaled("290"), 2_900_000n);
  assert.equal(scaled("২৯০.০"), 2_900_000n);
  assert.equal(scaled("৳1,290.5"), 12_905_000n);
  assert.equal(scaled("0.0001"), 1n);
  assert.equal(scaled("1.00000"), 10_000n);
  assert.equal(scaled("90071992547409931.0001"), 900719925474099310001n);
  for (const none of ["", ".", "-5", "1e3", "0.00001", "abc", "1.2.3"]) {
    assert.equal(scaled(none), null, none);
  }
});

test("a pack of just this price is told, however the price is written", () => {
  assert.deepEqual(told("290"), ["290.00", null]);
  assert.deepEqual(told("২৯০"), ["290.00", null]);
  assert.deepEqual(told("19.5"), ["19.50", null]);
});

test("a pack is near within two taka or three percent, the nearest first", () => {
  assert.deepEqual(told("40"), [null, "38.00"]);
  assert.deepEqual(told("36"), [null, "38.00"]);
  assert.deepEqual(told("40.0001"), [null, null]);
  assert.deepEqual(told("298"), [null, "290.00"]);
  assert.deepEqual(told("299"), [null, null]);
  assert.deepEqual(told("970.9"), [null, "1000.00"]);
  assert.deepEqual(told("970"), [null, null]);
});

test("nothing is told of no amount, of nothing, and by an old price", () => {
  assert.deepEqual(told(""), [null, null]);
  assert.deepEqual(told("0"), [null, null]);
  assert.deepEqual(matchingAmong("38", [pack("38.00", true)]), { exact: null, near: null });
});

test("of equal prices the first is told, which is the better pack", () => {
  const [first, second] = [pack("50.00"), pack("50.00")];
  assert.equal(matchingAmong("50", [first, second]).exact, first.offer);
  assert.equal(matchingAmong("51", [first, second]).near, first.offer);
});

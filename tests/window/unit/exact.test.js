// Sums of exact decimals.
import assert from "node:assert/strict";
import { test } from "node:test";

import { decimal, minus, parts, share } from "../../../ui/state/exact.js";

test("a decimal is read to its last place and written as it was", () => {
  for (const text of ["0.00", "290.00", "-0.05", "114.204", "-1234567.8901", "90071992547409930.0001"]) {
    assert.equal(decimal(parts(text)), text);
  }
  assert.equal(decimal(parts("7")), "7.00");
  assert.equal(parts("much"), 0n);
});

test("differences are exact where a number would not be", () => {
  assert.equal(minus("0.30", "0.10"), "0.20");
  assert.equal(minus("90071992547409930.01", "90071992547409930.00"), "0.01");
  assert.equal(minus("1.00", "2.50"), "-1.50");
});

test("a share is drawn from nothing to the whole", () => {
  assert.equal(share("25.00", "100.00"), 0.25);
  assert.equal(share("-5.00", "100.00"), 0);
  assert.equal(share("5.00", "0.00"), 0);
});

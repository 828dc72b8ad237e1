// What a figure looks like, and that none is rounded on its way to the glass.
import assert from "node:assert/strict";
import { test } from "node:test";

import { count, longDay, money } from "../../../ui/format.js";

test("amounts are grouped by lakh, with the currency's sign", () => {
  for (const [amount, currency, shown] of [
    ["0.00", "BDT", "৳0.00"],
    ["999.00", "BDT", "৳999.00"],
    ["1000.00", "BDT", "৳1,000.00"],
    ["123456.50", "BDT", "৳1,23,456.50"],
    ["1234567.5", "INR", "₹12,34,567.50"],
    ["1234567890.00", "INR", "₹1,23,45,67,890.00"],
    ["290", "BDT", "৳290.00"],
    ["12.00", "USD", "USD\u00a012.00"],
  ]) {
    assert.equal(money(amount, currency), shown);
  }
});

test("every place of an amount is shown, more than a number could hold", () => {
  assert.equal(money("114.2045", "BDT"), "৳114.2045");
  assert.equal(money("90071992547409931.0001", "BDT"), "৳90,07,19,92,54,74,09,931.0001");
});

test("an amount below nothing has its minus before the sign", () => {
  assert.equal(money("-1500.00", "BDT"), "\u2212৳1,500.00");
});

test("what is no amount is shown as it came", () => {
  assert.equal(money("", "BDT"), "");
  assert.equal(money("12,5", "BDT"), "12,5");
  assert.equal(money("1e3", "BDT"), "1e3");
});

test("counts are grouped alike", () => {
  assert.equal(count(7), "7");
  assert.equal(count(123456), "1,23,456");
});

test("a business day is not moved by the machine's time zone", () => {
  assert.match(longDay("2026-11-21", "en"), /Saturday.*21 November 2026/);
  assert.equal(longDay("no day", "en"), "no day");
});

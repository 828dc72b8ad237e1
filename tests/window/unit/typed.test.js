// What people type: digits of three scripts, amounts, days of birth. Nothing is guessed, and no amount becomes a number.
import assert from "node:assert/strict";
import { test } from "node:test";

import { isoDay } from "../../../ui/state/day.js";
import { asTyped, DIGITS, grouped, isLess, latin, plainAmount } from "../../../ui/state/digits.js";

test("Bengali and Devanagari digits are read as Latin ones, and nothing else is touched", () => {
  assert.equal(latin("০১২৩৪৫৬৭৮৯ ०१२३४५६७८९ 0123456789 রহিম"), "0123456789 0123456789 0123456789 রহিম");
});

test("the keys of all digits are read as the ten", () => {
  assert.equal(latin(DIGITS.join("")), "012345678901234567890123456789");
});

test("an amount is kept as typed, to the last digit", () => {
  for (const [typed, read] of [
    ["50", "50"],
    ["৫০.৫", "50.5"],
    ["৳ 1,200", "1200"],
    ["12,34,567.50", "1234567.50"],
    ["90071992547409931.0001", "90071992547409931.0001"],
    ["12,5", "12,5"],
    ["1e3", "1e3"],
    ["-5", "-5"],
    ["", ""],
  ]) {
    assert.equal(plainAmount(typed), read);
  }
});

test("amounts are compared as they are, not as numbers", () => {
  assert.equal(isLess("19.99", "20.00"), true);
  assert.equal(isLess("20", "20.00"), false);
  assert.equal(isLess("9", "10"), true);
  assert.equal(isLess("90071992547409930.0001", "90071992547409930.0002"), true);
});

test("a kept amount is filled in as people type it", () => {
  assert.deepEqual(["80.00", "80.50", "80", "100.0"].map(asTyped), ["80", "80.50", "80", "100"]);
});

test("what is typed of a number stands in the country's groups at once", () => {
  assert.equal(grouped("01811223344", "BD"), "018 1122 3344");
  assert.equal(grouped("০১৮১", "BD"), "018 1");
  assert.equal(grouped("9876543210", "IN"), "98765 43210");
  assert.equal(grouped("+880 1811", "BD"), "+880 1811");
  assert.equal(grouped(" rahim ", "BD"), "rahim");
});

test("a day is read in both orders, and only if the calendar has it", () => {
  for (const [typed, day] of [
    ["31-12-1990", "1990-12-31"],
    ["1/2/1985", "1985-02-01"],
    ["১-২-১৯৮৫", "1985-02-01"],
    ["1990-12-31", "1990-12-31"],
    ["31.02.1990", null],
    ["29-02-2024", "2024-02-29"],
    ["29-02-2023", null],
    ["12-1990", null],
    ["31-12-90", null],
    ["", null],
  ]) {
    assert.equal(isoDay(typed), day, typed);
  }
});

// What people type: digits of three scripts, amounts, days of birth. Nothing is guessed, and no amount becomes a number.
import assert from "node:assert/strict";
import { test } from "node:test";

import { isoDay } from "../../../ui/state/day.js";
import { A_DIGIT, grouped, latin, plainAmount } from "../../../ui/state/digits.js";

test("Bengali and Devanagari digits are read as Latin ones, and nothing else is touched", () => {
  assert.equal(latin("০১২৩৪৫৬৭৮৯ ०१२३४५६७८९ 0123456789 রহিম"), "0123456789 0123456789 0123456789 রহিম");
});

test("a single digit of each script is one, a letter is not", () => {
  assert.deepEqual(["0", "৯", "५", "a", "ক", "12", ""].map((key) => A_DIGIT.test(key)), [true, true, true, false, false, false, false]);
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

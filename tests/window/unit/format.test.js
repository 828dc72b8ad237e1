// What a figure looks like, and that none is rounded on its way to the glass.
import assert from "node:assert/strict";
import { test } from "node:test";

import { clock, count, duration, figures, longDay, money, price } from "../../../ui/format.js";
import { speak } from "../../../ui/i18n/index.js";
import { digits } from "../../../ui/state/preferences.js";

/**
 * @param {import("../../../ui/types.js").Language} language
 * @param {"auto" | "latin" | "native"} [wanted]
 */
async function write(language, wanted = "auto") {
  await speak(language);
  digits.value = wanted;
}

test("amounts are grouped by lakh, with the currency's sign", async () => {
  await write("en");
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

test("Bengali writes its own digits, Hindi only when asked, and both Latin ones when asked", async () => {
  for (const [language, wanted, shown] of /** @type {const} */ ([
    ["bn", "auto", "৳১২,৩৪,৫৬৭.৫০"],
    ["bn", "latin", "৳12,34,567.50"],
    ["bn", "native", "৳১২,৩৪,৫৬৭.৫০"],
    ["hi", "auto", "৳12,34,567.50"],
    ["hi", "native", "৳१२,३४,५६७.५०"],
    ["en", "native", "৳12,34,567.50"],
  ])) {
    await write(language, wanted);
    assert.equal(money("1234567.50", "BDT"), shown, `${language} ${wanted}`);
  }
});

test("every place of an amount that tells something is shown, more than a number could hold", async () => {
  await write("en");
  assert.equal(money("114.2045", "BDT"), "৳114.2045");
  assert.equal(money("114.2040", "BDT"), "৳114.204");
  assert.equal(money("114.0000", "BDT"), "৳114.00");
  assert.equal(money("90071992547409931.0001", "BDT"), "৳90,07,19,92,54,74,09,931.0001");
});

test("an amount below nothing has its minus before the sign", async () => {
  await write("en");
  assert.equal(money("-1500.00", "BDT"), "\u2212৳1,500.00");
});

test("what is no amount is shown as it came", async () => {
  await write("en");
  for (const text of ["", "12,5", "1e3", "<b>1</b>"]) {
    assert.equal(money(text, "BDT"), text);
  }
});

test("a price is said without empty places, in every script, and keeps those that tell something", async () => {
  for (const [language, whole, broken, round] of /** @type {const} */ ([
    ["en", "৳290", "৳19.50", "৳1,000"],
    ["bn", "৳২৯০", "৳১৯.৫০", "৳১,০০০"],
  ])) {
    await write(language);
    assert.equal(price("290.00", "BDT"), whole);
    assert.equal(price("290", "BDT"), whole);
    assert.equal(price("19.50", "BDT"), broken);
    assert.equal(price("1000.00", "BDT"), round);
  }
  await write("hi", "native");
  assert.equal(price("1000.00", "INR"), "₹१,०००");
});

test("counts are grouped alike", async () => {
  await write("en");
  assert.equal(count(7), "7");
  assert.equal(count(123456), "1,23,456");
});

test("a business day is not moved by the machine's time zone", async () => {
  await write("en");
  assert.match(longDay("2026-11-21"), /Saturday.*21 November 2026/);
  assert.equal(longDay("no day"), "no day");
  await write("bn");
  assert.match(longDay("2026-11-21"), /শনিবার.*২১ নভেম্বর.*২০২৬/);
});

test("the time of day is the shop's, whatever zone this machine is in", async () => {
  await write("bn");
  assert.equal(clock("2026-11-21T23:05:59+06:00"), "২৩:০৫");
  await write("en");
  assert.equal(clock("2026-11-21T23:05:59+06:00"), "23:05");
  assert.equal(clock("?"), "?");
});

test("seconds are counted in minutes and never below nothing", async () => {
  await write("en");
  assert.deepEqual([0, 12.4, 75, 3600, -3].map(duration), ["0:00", "0:12", "1:15", "60:00", "0:00"]);
});

test("only digits change their script", async () => {
  await write("bn");
  assert.equal(figures("T1-09a"), "T১-০৯a");
});

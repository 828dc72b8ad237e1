// Packs are found by what people type, in whatever script, and the best stand first.
import assert from "node:assert/strict";
import { test } from "node:test";

import { catalogueOf, isFoundAlike, packOf, spanOf } from "../../../ui/state/pack-catalogue.js";
import { search } from "../../../ui/state/pack-search.js";
import { latinDigits, typedWords, wordsOf } from "../../../ui/state/pack-words.js";

const NO_FACTS = { megabytes: null, minutes: null, hours: null };

/** @param {string} key @param {string} price @param {string} title @param {Partial<import("../../../ui/types.js").Offer>} [more] */
function offer(key, price, title, more = {}) {
  const none = { validity: "", category: "", commission: null, bestMargin: false, bestValue: false, favourite: false, stale: false };
  return { key, id: key, account: "soho-main", operator: "RB", title, price, ...none, ...NO_FACTS, ...more };
}

const INTERNET = { category: "internet" };
const OFFERS = [
  offer("35gb", "290.00", "রবি ৩৫ জিবি ইন্টারনেট ৩০ দিন", { ...INTERNET, megabytes: 35_840, hours: 720 }),
  offer("1gb7d", "48.00", "1GB 7 Days", { ...INTERNET, megabytes: 1024, hours: 168 }),
  offer("1gb1d", "38.00", "1 GB 24 h", { ...INTERNET, megabytes: 1024, hours: 24 }),
  offer("10gb", "199.00", "10GB + 200 Min 30 Days Combo", { category: "combo", megabytes: 10_240, minutes: 200, hours: 720, account: "irecharge-1" }),
  offer("100min", "68.00", "১০০ মিনিট ৭ দিন", { category: "minutes", minutes: 100, hours: 168 }),
  offer("500mb", "19.50", "500MB 3 days", { ...INTERNET, megabytes: 500, hours: 72 }),
  offer("290min", "150.00", "290 minutes, a month", { category: "minutes", minutes: 290, hours: 720 }),
  offer("talk", "29.00", "Talktime ৳29", { category: "talktime" }),
];

/** @param {string} text @param {Partial<Parameters<typeof search>[1]>} [more] @param {typeof OFFERS} [offers] */
async function found(text, more = {}, offers = OFFERS) {
  const catalogue = await catalogueOf(offers.map(packOf));
  return search(catalogue, { text, category: null, span: null, favourites: new Set(), ...more }).map((pack) => pack.offer.key);
}

test("digits of any script are digits, and other signs stay", async () => {
  assert.equal(latinDigits("৩৫ ३५ ٣٥ ۳۵ ３５ 35 a"), "35 35 35 35 35 35 a");
});

test("a title comes to one form, however it is written", async () => {
  for (const same of ["1 GB 30 days", "১ জিবি ৩০ দিন", "1gb 30d", "1.0GB, 30Days!", "१ जीबी ३० दिन", "১\u200d জিবি\u202e ৩০\u200c দিন", "1 GB 1 month"]) {
    assert.deepEqual(wordsOf(same), ["1gb", "30days"], same);
  }
  assert.deepEqual(wordsOf("৳1,290 + 1.5 GB/২৪ ঘন্টা, 1.50"), ["1290", "1.5gb", "24hours", "1.5"]);
  // ড় as one sign and as two.
  assert.deepEqual(wordsOf("\u09dc"), wordsOf("\u09a1\u09bc"));
});

test("a unit that is not typed to its end is each that it may become", async () => {
  assert.deepEqual(typedWords("7 da"), [["7days"]]);
  assert.deepEqual(typedWords("৭ দি"), [["7days"]]);
  assert.deepEqual(typedWords("100 m")[0]?.sort(), ["100mb", "100minutes", "3000days"]);
  assert.deepEqual(typedWords("290 robi"), [["290"], ["robi"]]);
  assert.deepEqual(typedWords("  "), []);
});

test("volume and validity find the pack that gives both, in every script", async () => {
  for (const typed of ["1gb 7d", "1 gb 7 days", "১ জিবি ৭ দিন", "7d 1GB", "1gb 1week", "१ जीबी ७ दिन", "1024mb 7d", "1g 7d"]) {
    assert.deepEqual(await found(typed), ["1gb7d"], typed);
  }
  assert.deepEqual(await found("500mb"), ["500mb"]);
  assert.deepEqual(await found("100 min"), ["100min"]);
  assert.deepEqual(await found("১০০ মিনিট"), ["100min"]);
  assert.deepEqual(await found("24 hours"), await found("1d"));
});

test("what is typed half finds what it may become, at every key", async () => {
  const typed = "1gb 7 days";
  for (let length = 1; length <= typed.length; length += 1) {
    assert.ok((await found(typed.slice(0, length))).includes("1gb7d"), typed.slice(0, length));
  }
});

test("an exact price stands before the same figure elsewhere, and both before its beginnings", async () => {
  const offers = [...OFFERS, offer("2900", "2900.00", "Year pack")];
  assert.deepEqual(await found("290", {}, offers), ["35gb", "290min", "2900"]);
  assert.deepEqual((await found("২৯০", {}, offers))[0], "35gb");
  assert.deepEqual(await found("19.5"), ["500mb"]);
  assert.deepEqual(await found("19.50"), ["500mb"]);
});

test("prices are found by bounds", async () => {
  assert.deepEqual(await found("<30"), ["500mb", "talk"]);
  assert.deepEqual(await found("< ৩০"), ["500mb", "talk"]);
  assert.deepEqual(await found(">190 30d"), ["10gb", "35gb"]);
  assert.deepEqual(await found("40-70"), ["1gb7d", "100min"]);
  assert.deepEqual((await found("<")).length, OFFERS.length);
});

test("words of the title, the category in any language and the account find a pack", async () => {
  assert.deepEqual(await found("রবি"), ["35gb"]);
  assert.deepEqual(await found("combo"), ["10gb"]);
  assert.deepEqual(await found("কম্বো"), ["10gb"]);
  assert.deepEqual(await found("irech"), ["10gb"]);
  assert.deepEqual(await found("इंटरनेट"), await found("internet"));
  // Four of the category, and the combo, which has data too.
  assert.deepEqual((await found("ternet")).length, 5);
  assert.deepEqual(await found("nowhere"), []);
});

test("what is in a pack finds it, in any language, whatever its provider calls the category", async () => {
  const offers = [
    offer("drive", "290.00", "রবি চেক অফার ৩৫ জিবি ৩০ দিন", { category: "Drive", megabytes: 35_840, hours: 720 }),
    offer("both", "698.00", "60 GB + 800 Min", { category: "Regular", megabytes: 61_440, minutes: 800, hours: 720 }),
    offer("voice", "68.00", "110 Minutes", { category: "Regular", minutes: 110, hours: 168 }),
    offer("rate", "34.00", "1p/sec", { category: "Regular" }),
  ];
  for (const typed of ["internet", "ইন্টারনেট", "इंटरनेट", "gb", "জিবি", "data"]) {
    assert.deepEqual((await found(typed, {}, offers)).sort(), ["both", "drive"], typed);
  }
  for (const typed of ["minutes", "মিনিট", "मिनट"]) {
    assert.deepEqual((await found(typed, {}, offers)).sort(), ["both", "voice"], typed);
  }
});

test("filters go with the search", async () => {
  assert.deepEqual(await found("", { span: "7d" }), ["1gb7d", "100min"]);
  assert.deepEqual(await found("1", { category: "internet", span: "1d" }), ["1gb1d"]);
  assert.deepEqual([null, 1, 24, 25, 72, 168, 360, 672, 744, 745].map(spanOf), [null, "1d", "1d", "3d", "3d", "7d", "30d", "30d", "30d", "more"]);
});

test("favourites stand first, then what fits best, then the best value, then the price by its worth and not its letters", async () => {
  const offers = [
    offer("dear", "1000.00", "1gb"),
    offer("cheap", "99.00", "1gb"),
    offer("best", "500.00", "1gb", { bestValue: true }),
    offer("liked", "700.00", "1gb and a lot more"),
    offer("exact", "800.00", "one", { megabytes: 1024 }),
  ];
  assert.deepEqual(await found("", { favourites: new Set(["liked"]) }, offers), ["liked", "best", "cheap", "exact", "dear"]);
  assert.deepEqual(await found("1gb", { favourites: new Set(["liked"]) }, offers), ["liked", "exact", "best", "cheap", "dear"]);
});

test("a catalogue knows its categories, the most frequent first and then the cheapest, and its spans in order", async () => {
  const { categories, spans } = await catalogueOf(OFFERS.map(packOf));
  assert.deepEqual(categories, ["internet", "minutes", "talktime", "combo"]);
  assert.deepEqual(spans, ["1d", "3d", "7d", "30d"]);
});

test("prices beyond what a number can hold are told apart", async () => {
  const offers = [offer("more", "90071992547409930.0001", "a"), offer("less", "90071992547409930.0000", "a")];
  assert.deepEqual(await found("", {}, offers), ["less", "more"]);
});

test("hostile titles are text: they neither break the search nor match everything", async () => {
  const hostile = ["<script>alert(1)</script>", "ক".repeat(5000), "\u202eevil 1 GB\u202d", "(((((.*+?^${}", "1".repeat(5000)];
  const offers = hostile.map((title, place) => offer(`h${place}`, "10.00", title, { category: title.slice(0, 300) }));
  assert.deepEqual(await found("script", {}, offers), ["h0"]);
  assert.deepEqual(await found("evil", {}, offers), ["h2"]);
  assert.deepEqual((await found("(((", {}, offers)).length, offers.length);
});

test("an offer whose mark or star changed is found as before; another title is not", async () => {
  const one = offer("a", "10.00", "1 GB");
  assert.ok(isFoundAlike(one, { ...one, stale: true, favourite: true }));
  assert.ok(!isFoundAlike(one, { ...one, title: "2 GB" }));
});

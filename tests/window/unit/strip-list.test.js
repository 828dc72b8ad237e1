// Which sales the strip shows, in which order, and for how long.
import assert from "node:assert/strict";
import { test } from "node:test";

import { begin, DELIVERED_STAYS_MS, expire, isOpen, needsLook, put, refuse, statusOf, without } from "../../../ui/state/strip-list.js";

const START = Date.parse("2026-11-21T12:00:00+06:00");

const sale = (reference, status = "sending", more = {}) => ({
  reference,
  status,
  reason: null,
  grouped: "018 1122 3344",
  operator: "RB",
  total: "50.00",
  createdAt: "2026-11-21T12:00:00+06:00",
  ...more,
});
const order = { number: "01811223344", amount: "50", operator: "RB", service: "prepaid" };
const waiting = (key) => ({ key, order, grouped: "018 1122 3344", amount: "50.00", operator: "RB" });
const references = (items) => items.map((item) => item.sale?.reference ?? item.key);

test("the newest sale comes first, also when older ones are heard of later", () => {
  let items = put([], sale("T1"), START);
  items = put(items, sale("T2", "sending", { createdAt: "2026-11-21T12:05:00+06:00" }), START);
  items = put(items, sale("T0", "unknown", { createdAt: "2026-11-21T11:00:00+06:00" }), START);
  items = begin(items, waiting("here-1"), START + 600_000);
  assert.deepEqual(references(items), ["here-1", "T2", "T1", "T0"]);
});

test("a sale that goes on stays where it is", () => {
  let items = put([], sale("T1"), START);
  items = put(items, sale("T2", "sending", { createdAt: "2026-11-21T12:05:00+06:00" }), START);
  items = put(items, sale("T1", "pending"), START + 9000);
  assert.deepEqual(references(items), ["T2", "T1"]);
  assert.equal(items.length, 2);
});

test("a provisional sale becomes the written one and keeps its place and key", () => {
  let items = begin([], waiting("here-1"), START);
  assert.deepEqual(statusOf(items[0]), { status: "recorded", reason: null });
  items = begin(items, waiting("here-2"), START + 10);
  items = put(items, sale("T1"), START + 200, "here-1");
  assert.deepEqual(items.map((item) => item.key), ["here-2", "here-1"]);
  assert.equal(items[1].sale.reference, "T1");
  assert.equal(items[1].order, order);
});

test("a message that overtook the answer is not undone by it", () => {
  let items = begin([], waiting("here-1"), START);
  items = put(items, sale("T1", "succeeded"), START + 100);
  items = put(items, sale("T1", "sending"), START + 150, "here-1");
  assert.equal(items.length, 1);
  assert.deepEqual([items[0].key, items[0].sale.status, items[0].endedAt], ["here-1", "succeeded", START + 100]);
});

test("an answer that comes after its sale has ended does not open it again", () => {
  let items = put([], sale("T1", "sending"), START);
  items = put(items, sale("T1", "failed"), START + 50);
  items = put(items, sale("T1", "sending"), START + 90, "here-1");
  assert.deepEqual(items.map((item) => item.sale?.status), ["failed"]);
  items = put(items, sale("T1", "reversed"), START + 5000);
  assert.deepEqual(items.map((item) => item.sale?.status), ["reversed"]);
});

test("a refused one is not open, wants to be looked at, and was not sent", () => {
  const items = refuse(begin([], waiting("here-1"), START), "here-1", { code: "no_account", message: "" }, START + 300);
  assert.equal(isOpen(items[0]), false);
  assert.equal(needsLook(items[0]), true);
  assert.deepEqual(statusOf(items[0]), { status: "failed", reason: "not_sent" });
});

test("one that left before it could be written down is unknown, never failed", () => {
  const items = refuse(begin([], waiting("here-1"), START), "here-1", { code: "sent_not_written", message: "" }, START);
  assert.deepEqual(statusOf(items[0]), { status: "unknown", reason: null });
});

test("a delivered sale leaves after its time; until then the list is the same", () => {
  const items = put([], sale("T1", "succeeded"), START);
  assert.equal(expire(items, START + DELIVERED_STAYS_MS - 1, null), items);
  assert.deepEqual(expire(items, START + DELIVERED_STAYS_MS, null), []);
});

test("its time runs from its end, not from its beginning or its last message", () => {
  let items = put([], sale("T1", "pending"), START);
  items = put(items, sale("T1", "succeeded"), START + 60_000);
  items = put(items, sale("T1", "succeeded"), START + 70_000);
  assert.equal(expire(items, START + 60_000 + DELIVERED_STAYS_MS - 1, null).length, 1);
  assert.equal(expire(items, START + 60_000 + DELIVERED_STAYS_MS, null).length, 0);
});

test("what is being looked at stays", () => {
  const items = put([], sale("T1", "succeeded"), START);
  assert.equal(expire(items, START + 10 * DELIVERED_STAYS_MS, "T1").length, 1);
});

test("open, unknown, failed and reversed sales never leave by themselves", () => {
  let items = [];
  ["recorded", "sending", "pending", "unknown", "failed", "reversed"].forEach((status, place) => {
    items = put(items, sale(`T${place}`, status), START);
  });
  assert.equal(expire(items, START + 86_400_000, null).length, 6);
  assert.deepEqual(items.filter(isOpen).map((item) => item.sale.status).sort(), ["pending", "recorded", "sending", "unknown"]);
  assert.deepEqual(items.filter(needsLook).map((item) => item.sale.status).sort(), ["failed", "reversed", "unknown"]);
});

test("a delivered sale that is taken back stays from then on", () => {
  let items = put([], sale("T1", "succeeded"), START);
  items = put(items, sale("T1", "reversed"), START + 5000);
  assert.equal(expire(items, START + 86_400_000, null).length, 1);
});

test("a person can set one aside", () => {
  assert.deepEqual(without(put([], sale("T1", "unknown"), START), "T1"), []);
});

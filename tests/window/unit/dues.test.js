// The book of dues: what is answered after somebody left it.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";

import { asked, only, settled, take } from "./program.js";
import { CLERK, lock, OWNER, sit } from "./seat.js";

const dues = await import("../../../ui/state/dues.js");
const activity = await import("../../../ui/state/activity.js");
const { page } = await import("../../../ui/state/session.js");

const RAHIM = { id: 7, name: "Rahim", phone: null, limit: "500.00", due: "20.00", currency: "BDT", enabled: true };
const FORM = { id: null, name: "Rahim", phone: null, limit: "500", enabled: true };
const shown = () => [dues.opened.value, dues.done.value, dues.refused.value, dues.busy.value, dues.list.value];
const NOTHING = [null, null, null, false, null];

beforeEach(() => {
  sit(OWNER);
  page.value = "dues";
  asked.splice(0);
});

test("a sale that is told after the book was left takes nobody to it, and is no news", async () => {
  for (const end of /** @type {const} */ (["refuse", "answer"])) {
    const stop = dues.follow();
    void dues.showSale("R");
    stop();
    lock();
    sit(CLERK);
    await (end === "refuse" ? only("sale").refuse("ledger") : only("sale").answer({ reference: "R" }));
    assert.deepEqual([page.value, activity.opened.value, dues.refused.value], ["counter", null, null]);
  }
});

test("what was done, or refused, after the book was left is shown to nobody", async () => {
  for (const end of /** @type {const} */ (["refuse", "answer"])) {
    const stop = dues.follow();
    const done = dues.save(FORM);
    stop();
    lock();
    await (end === "refuse" ? only("save_debtor").refuse("name_taken") : only("save_debtor").answer(RAHIM));
    assert.deepEqual([await done, ...shown()], [end === "answer", ...NOTHING]);
    assert.equal(take("debtors").length, 0, "a locked till asks for nothing");
  }
});

test("who came back meanwhile is told of nothing, but reads the book with it; what they do themselves stays theirs", async () => {
  const leave = dues.follow();
  const first = dues.save(FORM);
  const late = only("save_debtor");
  leave();
  lock();
  sit(OWNER);
  const stop = dues.follow();
  await wait(5);
  await only("debtors").answer([]);
  const second = dues.save({ ...FORM, name: "Karim" });
  await late.answer(RAHIM);
  await only("debtors").answer([RAHIM]);
  assert.deepEqual([await first, ...shown()], [true, null, null, null, true, [RAHIM]]);
  await only("save_debtor").answer({ ...RAHIM, id: 8 });
  await only("debtors").answer([RAHIM]);
  await only("debtor").answer({ debtor: { ...RAHIM, id: 8 }, lines: [] });
  assert.deepEqual([await second, dues.opened.value, dues.done.value?.what, dues.busy.value], [true, 8, "saved", false]);
  stop();
});

test("a payment that is on its way when the book is left keeps its mark, one that was answered does not", async () => {
  const pay = () => {
    void dues.pay(7, "20", "");
    return only("take_payment");
  };
  const leave = dues.follow();
  const first = pay();
  leave();
  const stop = dues.follow();
  const again = pay();
  assert.equal(again.args.once, first.args.once);
  await first.refuse("ledger");
  assert.equal(dues.busy.value, true);
  await again.refuse("ledger");
  await settled();
  assert.deepEqual([dues.busy.value, dues.refused.value?.code], [false, "ledger"]);
  stop();
  const other = dues.follow();
  const next = pay();
  assert.notEqual(next.args.once, first.args.once);
  await next.refuse("ledger");
  other();
});

test("a payment that is booked late takes no other one's mark with it", async () => {
  const pay = (/** @type {string} */ amount) => {
    void dues.pay(7, amount, "");
    return only("take_payment");
  };
  const leave = dues.follow();
  const late = pay("20");
  leave();
  const stop = dues.follow();
  const other = pay("30");
  take("debtors");
  await late.answer(RAHIM);
  await only("debtors").answer([RAHIM]);
  await settled();
  await other.refuse("ledger");
  await settled();
  const again = pay("30");
  assert.equal(again.args.once, other.args.once);
  await again.refuse("ledger");
  stop();
});

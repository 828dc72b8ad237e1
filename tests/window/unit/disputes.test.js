// Complaints: those that are open, and those of the sale that is looked at.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { asked, only, settled, take } from "./program.js";

const { complain, disputed, failure, load, look, ofSale, open, settle } = await import("../../../ui/state/disputes.js");

const dispute = (/** @type {number} */ id, /** @type {string} */ reference, more = {}) => ({ id, reference, receiptNo: "1", number: "01", operator: "GP", amount: "20.00", currency: "BDT", complaint: "not_received", meantFor: null, note: "", by: "clerk1", at: "", closed: null, ...more });
const CLOSED = { end: "refused", note: "no", by: "owner", at: "" };
const ids = () => [open.value.map(({ id }) => id), ofSale.value?.list?.map(({ id }) => id)];

beforeEach(() => asked.splice(0, asked.length));

test("an open one marks its sale until it is closed, wherever it is shown", async () => {
  void load();
  await only("disputes").answer([dispute(1, "A")]);
  assert.deepEqual([...disputed.value], ["A"]);
  void look("B");
  await only("disputes").answer([]);
  const made = complain({ reference: "B", complaint: "wrong_number", meantFor: "017", note: "" });
  await only("open_dispute").answer(dispute(2, "B"));
  assert.equal((await made).id, 2);
  assert.deepEqual(ids(), [[1, 2], [2]]);
  take("disputes");
  const closed = settle(2, "refused", "no");
  await only("close_dispute").answer(dispute(2, "B", { closed: CLOSED }));
  await closed;
  assert.deepEqual(ids(), [[1], [2]]);
  assert.equal(ofSale.value?.list?.[0]?.closed?.end, "refused");
});

test("one that is refused is told to who asked, and nothing changes", async () => {
  const before = ids();
  const made = complain({ reference: "B", complaint: "wrong_pack", meantFor: "", note: "" });
  await Promise.all([only("open_dispute").refuse("dispute_open_already"), assert.rejects(made, { code: "dispute_open_already" })]);
  assert.deepEqual(ids(), before);
});

test("the answer about a sale that is not looked at any more is not shown", async () => {
  void look("A");
  void look("C");
  const [first, second] = take("disputes");
  await second?.answer([]);
  await first?.answer([dispute(1, "A")]);
  await settled();
  assert.deepEqual(ofSale.value, { reference: "C", list: [] });
  void look("D");
  await only("disputes").refuse("ledger");
  assert.equal(failure.value?.code, "ledger");
});

// What is told of sales, customers and papers after who asked has locked the till: it is not for who comes next.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { asked, only, settled, take } from "./program.js";
import { CLERK, lock, OTHER_OWNER, OWNER, sit } from "./seat.js";

const activity = await import("../../../ui/state/activity.js");
const credit = await import("../../../ui/state/credit.js");
const disputes = await import("../../../ui/state/disputes.js");
const { subject } = await import("../../../ui/state/document.js");
const exporting = await import("../../../ui/state/exports.js");
const { picking } = await import("../../../ui/state/on-credit.js");
const { printSale } = await import("../../../ui/state/print-sale.js");
const printing = await import("../../../ui/state/printing.js");
const { openReview, watchEnter } = await import("../../../ui/state/review.js");
const sale = await import("../../../ui/state/sale.js");
const strip = await import("../../../ui/state/strip.js");

watchEnter();

const SALE = /** @type {any} */ ({ reference: "R", status: "unknown", number: "018", commission: "1.00", createdAt: "2026-11-21T12:00:00+06:00", attempts: [{ walletBefore: "9.00", walletAfter: "8.00" }] });
const RECEIPT = /** @type {const} */ ({ document: "receipt", reference: "R" });
const JOB = /** @type {any} */ ({ id: 1, subject: RECEIPT, state: "waiting", trouble: null });
const QUERY = /** @type {any} */ ({ from: "", to: "", status: null, clerk: null, format: "csv" });

beforeEach(() => {
  lock();
  sit(OWNER);
  asked.splice(0);
});
afterEach(lock);

test("a complaint that is written down, or closed, late is in nobody's list", async () => {
  const made = [disputes.complain({ reference: "R", complaint: "not_received", meantFor: null, note: "" }), disputes.settle(2, "refused", "")];
  lock();
  sit(CLERK);
  await only("open_dispute").answer({ id: 1, reference: "R", closed: null });
  await only("close_dispute").answer({ id: 2, reference: "Q", closed: null });
  await Promise.all(made);
  assert.deepEqual([disputes.open.value, take("disputes").length], [[], 0]);
});

test("a document that was to be printed is not shown to who comes next, nor why it was not printed", async () => {
  for (const code of ["no_printer", "ledger"]) {
    void printing.print(RECEIPT);
    lock();
    sit(CLERK);
    await only("print_document").refuse(code);
    assert.deepEqual([subject.value, printing.refused.value], [null, null]);
    sit(OWNER);
  }
  void printing.print(RECEIPT);
  const decided = printing.decide(JOB, "drop");
  lock();
  await only("print_document").answer(JOB);
  await only("decide_print").answer(JOB);
  await decided;
  assert.deepEqual([printing.open.value, printing.deciding.value.size, take("print_queue").length], [[], 0, 0]);
});

test("the last sale that is found late is not printed for who comes next", async () => {
  void printSale();
  lock();
  sit(CLERK);
  await only("sales").answer([SALE]);
  assert.equal(take("print_document").length, 0);
});

test("a choice that was being checked when the till locked is waited for no more, and closes nobody's list", async () => {
  sale.typeAmount("50");
  sale.text.value = "01811223344";
  sale.pickOperator("RB");
  void openReview();
  await only("quote").answer({ repeat: null });
  void credit.choose(/** @type {any} */ ({ id: 7, name: "Rahim" }));
  const late = only("quote");
  lock();
  sit(CLERK);
  assert.equal(credit.choosing.value, false);
  picking.value = true;
  await late.answer({ repeat: null });
  assert.deepEqual([picking.value, sale.step.value], [true, "form"]);
});

test("an export is told to who asked for it, also after the program told of them anew or they unlocked the till again", async () => {
  void exporting.start(QUERY);
  const file = only("export_sales");
  sit({ ...OWNER });
  assert.equal(exporting.job.value?.phase, "running");
  lock();
  assert.equal(exporting.job.value, null);
  sit(OTHER_OWNER);
  await file.answer({ file: "sales.csv", folder: "/", rows: 1 });
  assert.equal(exporting.job.value, null);
  lock();
  sit(OWNER);
  assert.equal(exporting.job.value?.phase, "done");
  void exporting.openFolder();
  exporting.putAway();
  await only("show_export").refuse("no_folder");
  assert.equal(exporting.job.value, null, "what was put away stays away");
});

test("Activity opens without the sale that somebody else looked at, and a list that was left is not asked for again", async () => {
  activity.show(SALE);
  assert.equal(activity.detail.value?.reference, "R");
  lock();
  sit(CLERK);
  assert.equal(activity.detail.value, null);
  activity.renew(SALE);
  await new Promise((resolve) => setTimeout(resolve, 150));
  assert.equal(take("sales").length, 0);
});

test("what the owner's question tells of a sale after the owner went is without the owner's figures", async () => {
  strip.written(SALE, "k");
  void strip.checkNow(/** @type {any} */ (strip.items.value[0]));
  assert.equal(strip.items.value[0]?.sale?.commission, "1.00");
  lock();
  sit(CLERK);
  await only("check").answer(SALE);
  await settled();
  const shown = strip.items.value[0]?.sale;
  assert.deepEqual([shown?.commission, shown?.attempts[0]?.walletBefore, strip.checking.value.size], [null, null, 0]);
});

// The print queue: what is told first, what is news, and that one wish makes one paper.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { asked, only, settled, take } from "./program.js";

const { cameOut, inOrder, isSame, needsPerson } = await import("../../../ui/state/print-jobs.js");
const { decide, dropStuck, enqueue, open, print, refused, told } = await import("../../../ui/state/printing.js");
const { needsPrinter, subject } = await import("../../../ui/state/document.js");

const job = (/** @type {number} */ id, /** @type {string} */ state, more = {}) => ({ id, subject: { document: "receipt", reference: `T${id}` }, printer: "Counter", clerk: "clerk1", at: "", state, trouble: null, tries: 0, nextTryAt: null, receiptNo: String(id), number: null, ...more });
const receipt = (/** @type {number} */ id) => /** @type {const} */ ({ document: "receipt", reference: `T${id}` });
const ids = (/** @type {readonly { id: number }[]} */ jobs) => jobs.map(({ id }) => id);

beforeEach(() => asked.splice(0, asked.length));

/** The queue as the program tells it next. @param {object[]} jobs */
const tell = async (jobs) => {
  const questions = take("print_queue");
  assert.ok(questions.length > 0, "the queue was asked for");
  for (const one of questions) {
    await one.answer({ jobs, printers: [] });
  }
};

test("what only a person can answer is told first, then what is stuck, then the rest, each in the order of its paper", () => {
  const jobs = [job(9, "printing"), job(8, "printed"), job(7, "waiting", { trouble: "paper_out" }), job(6, "unsure"), job(5, "waiting"), job(4, "dropped"), job(3, "waiting", { trouble: "offline" })];
  assert.deepEqual(ids(inOrder(/** @type {any} */ (jobs))), [6, 3, 7, 5, 9]);
  assert.deepEqual(jobs.filter((one) => needsPerson(/** @type {any} */ (one))).map(({ id }) => id), [7, 6, 3]);
});

test("only what was on its way before comes out as news", () => {
  const before = [job(1, "printing"), job(2, "printed"), job(3, "unsure"), job(4, "waiting")];
  const now = [job(1, "printed"), job(2, "printed"), job(3, "dropped"), job(4, "waiting"), job(5, "printed")];
  assert.deepEqual(ids(cameOut(/** @type {any} */ (before), /** @type {any} */ (now))), [1]);
});

test("two documents are the same whatever the order of their names", () => {
  assert.ok(isSame({ document: "day", day: "2026-11-21" }, /** @type {any} */ ({ day: "2026-11-21", document: "day" })));
  assert.ok(!isSame(receipt(1), { document: "refund", reference: "T1" }));
});

test("a receipt that is asked for twice at once is printed once", async () => {
  const [first, second] = [enqueue(receipt(1)), enqueue(receipt(1))];
  await only("print_document").answer(job(1, "waiting"));
  assert.equal((await first).id, (await second).id);
  assert.equal(told.value?.id, 1);
  await tell([job(1, "printing")]);
});

test("asking again for what waits hurries it, and for what may be on paper makes no second one", async () => {
  void enqueue(receipt(1));
  await settled();
  assert.deepEqual(take("print_document"), [], "it is printing");
  await tell([job(1, "waiting", { trouble: "paper_out" })]);
  void enqueue(receipt(1));
  await settled();
  const { args, answer } = only("decide_print");
  assert.deepEqual(args, { job: 1, decision: "print" });
  await answer(job(1, "unsure"));
  await tell([job(1, "unsure")]);
  void enqueue(receipt(1));
  await settled();
  assert.deepEqual([take("print_document"), take("decide_print")], [[], []]);
  await tell([]);
});

test("a late answer about the queue does not undo a later one", async () => {
  void enqueue(receipt(2));
  await only("print_document").answer(job(2, "waiting"));
  void decide(/** @type {any} */ (job(2, "waiting")), "drop");
  await only("decide_print").answer(job(2, "dropped"));
  const [early, late] = take("print_queue");
  await late?.answer({ jobs: [], printers: [] });
  await early?.answer({ jobs: [job(2, "printing")], printers: [] });
  assert.deepEqual(open.value, []);
});

test("one word about a job is sent once, and why it was not taken is told", async () => {
  const one = /** @type {any} */ (job(3, "unsure"));
  void decide(one, "done");
  void decide(one, "done");
  await only("decide_print").refuse("ledger");
  assert.equal(refused.value?.code, "ledger");
  await tell([]);
});

test("all that is stuck is dropped, and nothing else", async () => {
  void enqueue(receipt(4));
  await only("print_document").answer(job(4, "waiting"));
  await tell([job(4, "waiting", { trouble: "offline" }), job(5, "unsure"), job(6, "waiting", { trouble: "offline" }), job(7, "printing")]);
  void dropStuck();
  await settled();
  const words = take("decide_print");
  assert.deepEqual(words.map(({ args }) => [args.job, args.decision]), [[4, "drop"], [6, "drop"]]);
  for (const word of words) {
    await word.answer(job(word.args.job, "dropped"));
  }
  await tell([]);
});

test("where there is no printer the document is shown instead", async () => {
  void print(receipt(8));
  await settled();
  await only("print_document").refuse("no_printer");
  assert.deepEqual(subject.value, receipt(8));
  assert.equal(needsPrinter.value, true);
  assert.equal(refused.value, null);
});

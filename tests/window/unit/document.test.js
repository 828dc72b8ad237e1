// The document that is looked at: the latest question's answer is shown, and what came of one document is not told of another.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { asked, only, settled, take } from "./program.js";

const { choosePaper, copyMessage, doing, failure, hide, load, loading, outcome, printShown, save, show, subject, view } = await import("../../../ui/state/document.js");

const Z = /** @type {const} */ ({ document: "z", number: 7 });
const RECEIPT = /** @type {const} */ ({ document: "receipt", reference: "T1" });
const shown = (/** @type {object} */ more = {}) => ({ subject: Z, paper: "roll58", pages: [], copy: 0, message: { text: "ধন্যবাদ", segments: 1, unicode: true }, trouble: null, fileName: "Z-7", printer: null, ...more });

beforeEach(() => {
  hide();
  asked.splice(0, asked.length);
});

test("the answer to the last question is shown, whichever comes last", async () => {
  show(Z);
  choosePaper("roll80");
  const [first, second] = take("view_document");
  assert.deepEqual([first?.args.paper, second?.args.paper], [null, "roll80"]);
  await second?.answer(shown({ paper: "roll80" }));
  await first?.answer(shown());
  assert.equal(view.value?.paper, "roll80");
  assert.equal(loading.value, false);
});

test("another document begins without the paper, the picture and the words of the one before", async () => {
  show(Z);
  choosePaper("a4");
  await take("view_document")[1]?.answer(shown({ paper: "a4" }));
  void save("pdf");
  await only("save_document").answer({ name: "Z-7.pdf", folder: "/home" });
  assert.deepEqual(outcome.value, { kind: "saved", name: "Z-7.pdf", folder: "/home" });
  // The next one may be a copy.
  assert.equal(only("view_document").args.paper, "a4");
  show(RECEIPT);
  assert.deepEqual([view.value, outcome.value], [null, null]);
  assert.equal(only("view_document").args.paper, null);
});

test("what came of a document that is not looked at any more is told of no other", async () => {
  show(Z);
  void save("png");
  show(RECEIPT);
  await only("save_document").refuse("no_folder");
  assert.deepEqual([outcome.value, doing.value, subject.value], [null, null, RECEIPT]);
});

test("one thing is done at a time", async () => {
  show(Z);
  void save("pdf");
  void save("png");
  void printShown(async () => assert.fail("while it is being saved"));
  await only("save_document").refuse("no_folder");
  assert.deepEqual(outcome.value, { kind: "failed", code: "no_folder" });
});

test("what cannot be shown says why, and can be asked for again", async () => {
  show(Z);
  await only("view_document").refuse("ledger");
  assert.equal(failure.value?.code, "ledger");
  void load();
  await only("view_document").answer(shown());
  assert.deepEqual([failure.value, view.value?.fileName], [null, "Z-7"]);
});

test("its message is copied as it is shown", async () => {
  show(Z);
  await only("view_document").answer(shown());
  const copied = /** @type {string[]} */ ([]);
  await copyMessage(async (text) => void copied.push(text));
  assert.deepEqual([copied, outcome.value], [["ধন্যবাদ"], { kind: "copied" }]);
});

test("what was closed stays closed when its answer comes", async () => {
  show(Z);
  hide();
  await only("view_document").answer(shown());
  await settled();
  assert.deepEqual([subject.value, view.value], [null, null]);
});

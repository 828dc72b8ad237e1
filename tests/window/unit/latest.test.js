// Questions that are asked again before they are answered: only the last one's answer is shown.
import assert from "node:assert/strict";
import { test } from "node:test";

import { BackendError } from "../../../ui/backend.js";
import { latest } from "../../../ui/state/latest.js";
import { effect, signal } from "../../../ui/vendor/preact.js";

/** Something that asks, whose questions are answered by hand. */
function begin() {
  const shown = signal(/** @type {string | null} */ (null));
  const failure = signal(/** @type {BackendError | null} */ (null));
  const loading = signal(false);
  const questions = latest({ failure, loading });
  const ask = () => {
    /** @type {{ give: (told: string) => void, fail: (error: BackendError) => void }} */
    let answer;
    const question = () => new Promise((give, fail) => (answer = { give, fail }));
    const done = questions.ask(question, (told) => (shown.value = told));
    return { give: (/** @type {string} */ told) => (answer.give(told), done), fail: (/** @type {string} */ code) => (answer.fail(new BackendError(code, "")), done) };
  };
  return { ask, questions, shown, failure, loading, seen: () => [shown.value, failure.value?.code ?? null, loading.value] };
}

test("an answer that comes after a later question is not shown, before or after the later one's", async () => {
  const { ask, seen } = begin();
  const [first, second, third] = [ask(), ask(), ask()];
  await first.give("first");
  assert.deepEqual(seen(), [null, null, true]);
  await third.give("third");
  assert.deepEqual(seen(), ["third", null, false]);
  await second.give("second");
  assert.deepEqual(seen(), ["third", null, false]);
});

test("a failure that comes after a later question is not shown", async () => {
  const { ask, seen } = begin();
  const [first, second] = [ask(), ask()];
  await first.fail("busy");
  assert.deepEqual(seen(), [null, null, true]);
  await second.give("second");
  assert.deepEqual(seen(), ["second", null, false]);
});

test("what fails leaves what is shown; the next answer takes its place and the failure's at once", async () => {
  const { ask, seen, shown, failure } = begin();
  await ask().give("old");
  await ask().fail("busy");
  assert.deepEqual(seen(), ["old", "busy", false]);
  const next = ask();
  assert.deepEqual(seen(), ["old", "busy", true]);
  const both = /** @type {unknown[]} */ ([]);
  const stop = effect(() => void both.push([shown.value, failure.value?.code ?? null]));
  await next.give("new");
  stop();
  assert.deepEqual(both, [["old", "busy"], ["new", null]]);
});

test("nothing that was asked before a drop is shown, nor ends what somebody else is waiting for", async () => {
  const { ask, questions, seen, loading } = begin();
  const [first, second] = [ask(), ask()];
  questions.drop();
  loading.value = false;
  await second.give("second");
  assert.deepEqual(seen(), [null, null, false]);
  const third = ask();
  await first.fail("busy");
  assert.deepEqual(seen(), [null, null, true]);
  await third.give("third");
  assert.deepEqual(seen(), ["third", null, false]);
});

test("where no failure is shown, a question that fails changes nothing", async () => {
  const questions = latest();
  await questions.ask(() => Promise.reject(new Error("busy")), () => assert.fail("it failed"));
});

test("of several things that are awaited by hand the last one counts; what goes along with it counts as long", () => {
  const { next, now, drop } = latest();
  const [first, second] = [next(), next()];
  const along = now();
  assert.deepEqual([first(), second(), along()], [false, true, true]);
  const third = next();
  assert.deepEqual([second(), along(), third()], [false, false, true]);
  drop();
  assert.equal(third(), false);
});

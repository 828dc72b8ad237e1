// One review, at most one sale, and never by accident.
import assert from "node:assert/strict";
import { test } from "node:test";

import { ask, click, close, CLOSED, done, EARLY_MS, enter, isReady, open, press, release, stopped, toggleAgain } from "../../../ui/state/guard.js";

const SHOWN = 1000;
const LATER = SHOWN + EARLY_MS;

/** A review that was opened by Enter, which is still down. */
const opened = ({ repeat = false } = {}) => open(ask(press(CLOSED, { repeated: false }).guard), { at: SHOWN, repeat });

/** A whole press of Enter. */
function pressed(guard, at, { repeated = false } = {}) {
  const { guard: down, fresh } = press(guard, { repeated });
  return enter(down, { at, fresh });
}

test("Enter that is held since the form never sells", () => {
  let guard = opened();
  for (let at = SHOWN; at < SHOWN + 10_000; at += 30) {
    // With and without the browser's mark for a repetition: not every web view sets it.
    for (const repeated of [true, false]) {
      const answer = pressed(guard, at, { repeated });
      assert.equal(answer.sell, false);
      guard = answer.guard;
    }
  }
});

test("Enter sells once it was released and a person can have read", () => {
  const early = pressed(release(opened()), LATER - 1);
  assert.equal(early.sell, false);
  assert.equal(pressed(release(early.guard), LATER).sell, true);
});

test("an early press that is held does not become a late one", () => {
  const { guard } = pressed(release(opened()), SHOWN + 10);
  assert.equal(pressed(guard, LATER + 500).sell, false);
});

test("a review that was opened by a click takes the first press of Enter, but not at once", () => {
  const guard = open(ask(CLOSED), { at: SHOWN, repeat: false });
  assert.equal(pressed(guard, SHOWN + 1).sell, false);
  assert.equal(pressed(guard, LATER).sell, true);
});

test("nothing confirms twice, in whatever order keys and clicks come", () => {
  const ways = [
    (guard, at) => pressed(release(guard), at),
    (guard) => click(guard, { clicks: 1 }),
    (guard) => click(guard, { clicks: 0 }),
    (guard, at) => pressed(guard, at),
    (guard, at) => ({ guard: toggleAgain(close(open(ask(guard), { at, repeat: false }))), sell: false }),
  ];
  for (let seed = 0; seed < 2000; seed += 1) {
    let guard = release(opened());
    let sales = 0;
    let random = seed;
    for (let step = 0; step < 12 && guard.state !== "closed"; step += 1) {
      random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
      const answer = ways[random % ways.length]?.(guard, LATER + step * 40) ?? { guard, sell: false };
      sales += answer.sell ? 1 : 0;
      guard = answer.guard;
    }
    assert.ok(sales <= 1, `seed ${seed}: ${sales} sales`);
  }
});

test("a single click counts at once, the second of a double click never", () => {
  assert.equal(click(opened(), { clicks: 1 }).sell, true);
  assert.equal(click(opened(), { clicks: 2 }).sell, false);
});

test("what is being sold cannot be gone back from, nor sold again", () => {
  const { guard } = click(opened(), { clicks: 1 });
  assert.equal(close(guard), guard);
  assert.equal(ask(guard), guard);
  assert.equal(click(guard, { clicks: 1 }).sell, false);
  assert.equal(pressed(release(guard), LATER + 1000).sell, false);
  assert.equal(done(guard).state, "closed");
});

test("a repeat needs another key than Enter before Enter counts", () => {
  const guard = release(opened({ repeat: true }));
  assert.equal(isReady(guard), false);
  assert.equal(pressed(guard, LATER).sell, false);
  assert.equal(click(guard, { clicks: 1 }).sell, false);
  const meant = toggleAgain(guard);
  assert.equal(pressed(meant, LATER).sell, true);
  assert.equal(pressed(toggleAgain(meant), LATER).sell, false, "and it can be taken back");
});

test("a repeat that only the sale found is asked for in the same way", () => {
  const { guard } = click(opened(), { clicks: 1 });
  const again = stopped(guard, LATER);
  assert.equal(click(again, { clicks: 1 }).sell, false);
  assert.equal(click(toggleAgain(again), { clicks: 1 }).sell, true);
});

test("without a repeat there is nothing to confirm again", () => {
  assert.equal(toggleAgain(opened()).again, false);
});

test("a quote that comes after Escape opens nothing", () => {
  assert.equal(open(close(ask(CLOSED)), { at: SHOWN, repeat: false }).state, "closed");
});

test("while an order is being checked nothing is sold and no second check begins", () => {
  const asking = ask(CLOSED);
  assert.equal(ask(asking), asking);
  assert.equal(pressed(asking, LATER).sell, false);
  assert.equal(click(asking, { clicks: 1 }).sell, false);
});

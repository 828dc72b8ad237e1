// The drawer: what is answered after somebody left its page.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { asked, only, take } from "./program.js";
import { CLERK, lock, OWNER, sit } from "./seat.js";

const drawer = await import("../../../ui/state/drawer.js");
const activity = await import("../../../ui/state/activity.js");
const { counts } = await import("../../../ui/state/notes.js");
const { page } = await import("../../../ui/state/session.js");

const SHIFT = { openedAt: "2026-11-21T09:00:00+06:00", float: "100.00", movements: [] };
const Z = { z: 7 };

/** @typedef {{ name: string, begin: () => Promise<boolean>, command: string, told: unknown }} Wish */
/** @type {Wish[]} */
const WISHES = [
  { name: "a Z report", begin: () => drawer.read(7), command: "z_report", told: Z },
  { name: "earlier reports", begin: () => drawer.readOlder(), command: "z_reports", told: [Z] },
  { name: "cash that was moved", begin: () => drawer.move(true, "20", "tea"), command: "move_cash", told: SHIFT },
  { name: "a drawer that was closed", begin: () => drawer.close("100"), command: "close_drawer", told: Z },
  { name: "a drawer that was opened", begin: () => drawer.open("100"), command: "open_drawer", told: null },
  { name: "a sale", begin: () => drawer.showSale("R"), command: "sale", told: { reference: "R" } },
];
const shown = () => [drawer.report.value, drawer.own.value, drawer.reports.value, drawer.refused.value, drawer.busy.value, activity.opened.value];
const NOTHING = [null, null, [], null, false, null];

beforeEach(() => {
  sit(OWNER);
  page.value = "drawer";
  asked.splice(0);
});

for (const { name, begin, command, told } of WISHES) {
  test(`told or refused after the page was left, it is shown to nobody: ${name}`, async () => {
    for (const end of /** @type {const} */ (["refuse", "answer"])) {
      const stop = drawer.follow();
      const done = begin();
      stop();
      lock();
      sit(CLERK);
      await (end === "refuse" ? only(command).refuse("ledger") : only(command).answer(told));
      for (const look of take("drawer")) {
        await look.answer(null);
      }
      assert.deepEqual([await done, ...shown(), page.value], [end === "answer", ...NOTHING, "counter"]);
    }
  });
}

test("who comes back while the drawer is being closed keeps what they count, and sees it closed", async () => {
  const leave = drawer.follow();
  await only("drawers").answer({ own: SHIFT, others: [], reports: [] });
  const closed = drawer.close("100");
  const late = only("close_drawer");
  leave();
  lock();
  sit(OWNER);
  const stop = drawer.follow();
  await only("drawers").answer({ own: SHIFT, others: [], reports: [] });
  counts.value = { 100: "1" };
  void drawer.move(true, "20", "tea");
  await late.answer(Z);
  await only("drawers").answer({ own: null, others: [], reports: [Z] });
  assert.deepEqual([await closed, drawer.report.value, drawer.own.value, counts.value, drawer.busy.value], [true, null, null, { 100: "1" }, true]);
  await only("move_cash").refuse("no_drawer");
  assert.deepEqual([drawer.busy.value, drawer.refused.value?.code], [false, "no_drawer"]);
  stop();
});

test("whether one's drawer is open is told of who is at the till, not of who was", async () => {
  void drawer.look();
  const late = only("drawer");
  lock();
  sit(CLERK);
  void drawer.look();
  await only("drawer").answer(null);
  await late.answer("2026-11-21T09:00:00+06:00");
  assert.equal(drawer.since.value, null);
});

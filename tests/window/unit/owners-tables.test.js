// The owner's tables of rates and routing, and today's figures: answers that overtake each other, or come after the owner went.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { asked, only, settled, take } from "./program.js";
import { CLERK, lock, OTHER_OWNER, OWNER, sit } from "./seat.js";

const rates = await import("../../../ui/state/commission-rates.js");
const routing = await import("../../../ui/state/routing-settings.js");
const figures = await import("../../../ui/state/today.js");
const low = await import("../../../ui/state/low-wallets.js");

const rate = (percent = "2.5") => ({ account: "a1", operator: null, service: null, percent, from: "2026-01-01" });
const TABLE = { today: "2026-11-21", rates: [rate()] };
const ROUTED = [{ code: "RB", currency: "BDT", services: ["prepaid"], accounts: ["a1"] }];
const ACCOUNTS = [{ id: "a1", currency: "BDT" }];

beforeEach(() => {
  lock();
  sit(OWNER);
  asked.splice(0);
});

// Whoever is at the till is told anew again and again: nobody is, between tests.
afterEach(lock);

const TABLES = [
  { name: "rates", load: rates.load, command: "commission_rates", told: TABLE, shown: () => [rates.kept.value, rates.ids.value, rates.failure.value] },
  { name: "routing", load: routing.load, command: "routing", told: ROUTED, shown: () => [routing.operators.value, routing.all.value, routing.failure.value] },
];

for (const { name, load, command, told, shown } of TABLES) {
  test(`${name}: what is told, or refused, after the owner went is shown to nobody`, async () => {
    void load();
    await take("accounts")[0]?.answer(ACCOUNTS);
    await only(command).answer(told);
    assert.notEqual(shown()[0], null);
    for (const end of /** @type {const} */ (["refuse", "answer"])) {
      void load();
      await take("accounts")[0]?.answer(ACCOUNTS);
      lock();
      await (end === "refuse" ? only(command).refuse("ledger") : only(command).answer(told));
      assert.deepEqual(shown(), [null, [], null]);
      sit(OWNER);
      assert.deepEqual(shown(), [null, [], null]);
    }
  });

  test(`${name}: an older answer does not take the place of a newer one`, async () => {
    void load();
    void load();
    const [first, second] = take("accounts");
    const [older, newer] = take(command);
    await Promise.all([second?.answer(ACCOUNTS), newer?.answer(told)]);
    const before = shown();
    await Promise.all([first?.answer([]), older?.refuse("busy")]);
    assert.deepEqual(shown(), before);
  });
}

test("rates that were saved do not undo what the next owner types", async () => {
  void rates.load();
  take("accounts").forEach((one) => void one.answer(ACCOUNTS));
  await only("commission_rates").answer(TABLE);
  rates.add(rate("3"));
  const saved = rates.save();
  lock();
  sit(OTHER_OWNER);
  rates.add(rate("4"));
  await only("save_rates").answer(null);
  await saved;
  assert.deepEqual([rates.rows.value.map(({ percent }) => percent), take("commission_rates").length], [["4"], 0]);
});

test("a routing that was saved does not undo what the next owner types", async () => {
  void routing.load();
  take("accounts").forEach((one) => void one.answer(ACCOUNTS));
  await only("routing").answer(ROUTED);
  const saved = routing.save();
  lock();
  sit(OTHER_OWNER);
  routing.setList("RB", ["a2"]);
  await only("save_routing").answer(null);
  await saved;
  assert.deepEqual([routing.listOf("RB"), take("routing").length], [["a2"], 0]);
});

test("today's figures are the newest, and the owner's only", async () => {
  lock();
  figures.followToday();
  sit(OWNER);
  const first = only("overview");
  lock();
  sit(OWNER);
  await only("overview").answer({ sales: 2 });
  await first.answer({ sales: 1 });
  assert.deepEqual(figures.today.value, { sales: 2 });
  lock();
  sit(OWNER);
  const last = only("overview");
  lock();
  sit(CLERK);
  await last.answer({ sales: 3 });
  await settled();
  assert.equal(figures.today.value, null);
});

test("of two questions which wallets run low the later one's answer stands", async () => {
  const stop = low.follow();
  void low.ask();
  const [first, second] = take("low_wallets");
  await second?.answer([{ account: "a1", empty: false }]);
  await first?.answer([]);
  assert.equal(low.low.value.length, 1);
  stop();
});

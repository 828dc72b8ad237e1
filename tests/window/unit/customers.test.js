// Customers that are found while a number is typed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";

import { only } from "./program.js";
import { lock, OWNER, sit } from "./seat.js";

const { followCustomers, matches } = await import("../../../ui/state/customers.js");
const { type } = await import("../../../ui/state/sale.js");

const PAST_THE_PAUSE = 90;
const RAHIM = { name: "Rahim", number: "01812345678" };

test("customers that are told after the till was locked are shown to nobody, nor to the same person who unlocks it", async () => {
  sit(OWNER);
  followCustomers();
  type("Ra");
  await wait(PAST_THE_PAUSE);
  const late = only("customers");
  lock();
  await late.answer([RAHIM]);
  assert.deepEqual(matches.value, []);
  sit(OWNER);
  assert.deepEqual(matches.value, []);
  await wait(PAST_THE_PAUSE);
  await only("customers").answer([RAHIM]);
  assert.deepEqual(matches.value, [RAHIM]);
  lock();
  assert.deepEqual(matches.value, []);
});

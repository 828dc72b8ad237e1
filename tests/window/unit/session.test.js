// Who is at the till, whatever the program tells late.
import assert from "node:assert/strict";
import { test } from "node:test";

import { only, take } from "./program.js";
import { CLERK, OWNER, sit } from "./seat.js";

const { begin, begun, screen, shop, signedOut, signIn, trouble, user } = await import("../../../ui/state/session.js");

const told = (/** @type {any} */ user, more = {}) => ({ ...begun.value, phase: user === null ? "lock" : "counter", user, ...more });

test("what was asked before the till locked does not unlock it, but tells of the shop", async () => {
  sit(OWNER);
  void begin();
  const late = only("start");
  signedOut();
  await late.answer(told(OWNER, { users: [OWNER, CLERK] }));
  assert.deepEqual([user.value, screen.value, begun.value?.users], [null, "lock", [OWNER, CLERK]]);
});

test("what was asked before somebody else sat down does not bring back who went", async () => {
  sit(OWNER);
  void begin();
  const late = only("start");
  signedOut();
  void signIn(CLERK.name, "1234");
  await only("unlock").answer(told(CLERK));
  await late.answer(told(OWNER, { shop: { ...shop.value, country: "IN" } }));
  // The shop, too, is as the unlocking told it: that was asked later.
  assert.deepEqual([user.value, screen.value, shop.value?.country], [CLERK, "counter", "BD"]);
});

test("of two questions the later one's answer stands, and an older failure is no trouble", async () => {
  sit(OWNER);
  void begin();
  void begin();
  const [first, second] = take("start");
  await second?.answer(told(OWNER, { users: [OWNER] }));
  await first?.refuse("ledger");
  assert.deepEqual([begun.value?.users, trouble.value], [[OWNER], null]);
});

test("a shop that cannot be opened is told of on a locked till, too", async () => {
  sit(OWNER);
  void begin();
  signedOut();
  await only("start").refuse("ledger");
  assert.equal(screen.value, "trouble");
});

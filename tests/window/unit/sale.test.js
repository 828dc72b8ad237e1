// The sale that is typed: what the program and the providers tell of its number.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { asked, only } from "./program.js";
import { lock, OWNER, sit } from "./seat.js";

const sale = await import("../../../ui/state/sale.js");

const NUMBER = "01712345678";
const WHOLE = { number: NUMBER, grouped: "", state: "complete", by: null, operators: [], operator: null, circle: null, customer: null };

/** A number of which no one knows whose it is until a provider tells. */
async function toDetecting() {
  sale.type(NUMBER);
  await only("read_number").answer(WHOLE);
  assert.equal(sale.detecting.value, true);
  return only("detect");
}

beforeEach(() => {
  sit(OWNER);
  sale.clear();
  asked.splice(0);
});

test("another service that is chosen while a provider is asked ends that, and its late answer changes nothing", async () => {
  const provider = await toDetecting();
  sale.pickService("dth");
  assert.equal(sale.detecting.value, false);
  await only("read_number").answer(WHOLE);
  await provider.answer({ operator: "RB", by: "detected", customer: null });
  assert.deepEqual([sale.detecting.value, sale.service.value], [false, "dth"]);
  assert.notEqual(sale.operator.value, "RB");
});

test("a provider that answers after the till was locked fills nothing in", async () => {
  const provider = await toDetecting();
  lock();
  await provider.answer({ operator: "RB", by: "detected", customer: { name: "Rahim" } });
  assert.deepEqual([sale.detecting.value, sale.text.value, sale.read.value.customer, sale.operator.value], [false, "", null, null]);
});

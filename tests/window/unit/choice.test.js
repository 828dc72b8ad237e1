// The operator and the service: proposed by the number, decided by the clerk.
import assert from "node:assert/strict";
import { test } from "node:test";

import { after, begin, NOTHING, operatorsOf, pickOperator, pickService, propose } from "../../../ui/state/choice.js";

const operator = (code, ...services) => ({ code, name: code, country: "BD", services });

const BD = {
  services: ["prepaid", "postpaid", "skitto"],
  operators: [operator("GP", "prepaid", "postpaid"), operator("RB", "prepaid", "postpaid"), operator("AT", "prepaid"), operator("SK", "skitto")],
};
const IN = {
  services: ["prepaid", "postpaid", "dth", "electricity"],
  operators: [operator("AIRTEL", "prepaid"), operator("BSNL", "prepaid"), operator("AIRTEL-BILL", "postpaid"), operator("SUN-DTH", "dth"), operator("TATA-DTH", "dth"), operator("MSEB", "electricity")],
};

const read = (number, more = {}) => ({ ...NOTHING, state: "partial", number, ...more });
const robi = (number) => read(number, { operator: "RB", service: "prepaid", by: "prefix", prefix: "018" });

test("the usual service is the first, and nothing is chosen", () => {
  assert.deepEqual(begin(BD), { operator: null, operatorBy: "none", service: "prepaid", serviceBy: "usual", at: "" });
});

test("a number proposes, and another number proposes otherwise", () => {
  const first = propose(begin(BD), robi("018"), BD);
  assert.equal(first.operator, "RB");
  const second = propose(first, read("017", { operator: "GP", service: "prepaid", by: "prefix" }), BD);
  assert.equal(second.operator, "GP");
  assert.equal(propose(second, NOTHING, BD).operator, null);
});

test("what was chosen by hand stays as the number goes on or is shortened", () => {
  const chosen = pickOperator(propose(begin(BD), robi("0181"), BD), "AT", "0181", BD);
  assert.equal(propose(chosen, robi("01811223344"), BD).operator, "AT");
  assert.equal(propose(chosen, robi("018"), BD).operator, "AT");
  assert.equal(propose(chosen, { ...robi("01811223344"), by: "memory", operator: "GP" }, BD).operator, "AT");
});

test("what was chosen by hand for another number is over", () => {
  const chosen = pickOperator(begin(BD), "AT", "018", BD);
  const next = propose(chosen, read("017", { operator: "GP", service: "prepaid", by: "prefix" }), BD);
  assert.deepEqual([next.operator, next.operatorBy], ["GP", "proposal"]);
});

test("what was chosen before the number holds for it", () => {
  assert.equal(propose(pickOperator(begin(BD), "AT", "", BD), robi("01811223344"), BD).operator, "AT");
});

test("an operator that the shop does not sell is not proposed", () => {
  assert.equal(propose(begin(BD), read("015", { operator: "TT", service: "prepaid", by: "prefix" }), BD).operator, null);
  assert.deepEqual(pickOperator(begin(BD), "TT", "015", BD), begin(BD));
});

test("a service of one operator needs no choice", () => {
  const skitto = pickService(propose(begin(BD), robi("018"), BD), "skitto", "018", BD);
  assert.deepEqual([skitto.operator, skitto.operatorBy], ["SK", "only"]);
  // The prefix says Robi still; the clerk said Skitto.
  assert.deepEqual([propose(skitto, robi("01811"), BD).service, propose(skitto, robi("01811"), BD).operator], ["skitto", "SK"]);
});

test("another service keeps the operator, or goes to its sibling, or to none", () => {
  const airtel = pickOperator(begin(IN), "AIRTEL", "98", IN);
  assert.equal(pickService(airtel, "postpaid", "98", IN).operator, "AIRTEL-BILL");
  assert.equal(pickService(airtel, "dth", "98", IN).operator, null);
  assert.equal(pickService(pickOperator(begin(BD), "RB", "", BD), "postpaid", "", BD).operator, "RB");
});

test("a chosen operator brings a service that it has", () => {
  assert.equal(pickOperator(begin(IN), "TATA-DTH", "", IN).service, "dth");
});

test("a service that the shop does not have is not chosen", () => {
  assert.deepEqual(pickService(begin(BD), "dth", "", BD), begin(BD));
});

test("a customer id that tells nothing leaves the chosen service and operator", () => {
  const sun = pickOperator(pickService(begin(IN), "dth", "", IN), "SUN-DTH", "", IN);
  const typed = propose(sun, read("1234567"), IN);
  assert.deepEqual([typed.service, typed.operator], ["dth", "SUN-DTH"]);
});

test("a provider's answer brings operator and service of a number without prefix", () => {
  const told = propose(begin(IN), read("9876543210", { operator: "AIRTEL-BILL", service: "postpaid", by: "provider" }), IN);
  assert.deepEqual([told.operator, told.service], ["AIRTEL-BILL", "postpaid"]);
});

test("the next one goes around, from none to the first", () => {
  const codes = operatorsOf(BD, "prepaid").map((one) => one.code);
  assert.deepEqual([null, ...codes].map((code) => after(codes, code)), ["GP", "RB", "AT", "GP"]);
  assert.equal(after([], "GP"), undefined);
});

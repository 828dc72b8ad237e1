// From the form to the sale, against a program that counts what it is asked: whatever is pressed, it is asked to sell once.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";

/** @type {Record<string, Function>} */
const listeners = {};
/** @type {string[]} */
let asked = [];
/** @type {Record<string, (args: any) => unknown>} */
let answers = {};

const shop = { name: "s", country: "BD", currency: "BDT", language: "en", chargeAllowed: true, services: ["prepaid"], operators: [{ code: "RB", name: "Robi", country: "BD", services: ["prepaid"] }], needsCircle: false, locksAfterSeconds: 0 };
const quote = { number: "01811223344", grouped: "018 1122 3344", operator: "RB", service: "prepaid", circle: null, amount: "50.00", charge: "0.00", total: "50.00", currency: "BDT", account: "a", provider: "P", offer: null, limit: null, repeat: null, commission: null };
const written = { ...quote, reference: "T1", receiptNo: "1", status: "sending", reason: null, createdAt: "2026-11-21T12:00:00+06:00", attempts: [] };

Object.assign(globalThis, {
  addEventListener: (/** @type {string} */ kind, /** @type {Function} */ listener) => (listeners[kind] = listener),
  __TAURI__: {
    core: {
      async invoke(/** @type {string} */ command, /** @type {any} */ args) {
        asked.push(command);
        return answers[command]?.(args) ?? null;
      },
      Channel: class {},
    },
  },
});

const sale = await import("../../../ui/state/sale.js");
const session = await import("../../../ui/state/session.js");
const strip = await import("../../../ui/state/strip.js");
const review = await import("../../../ui/state/review.js");
review.watchEnter();

const refusal = (/** @type {string} */ code) => Promise.reject({ code, message: "said by the program" });
const sold = () => asked.filter((command) => command === "sell").length;
const PAST_THE_GUARD = 260;

/** Enter goes down, with what the review does of it. */
function down({ repeat = false } = {}) {
  const event = { key: "Enter", repeat };
  listeners.keydown?.(event);
  review.confirmByKey(/** @type {any} */ (event));
}
const up = () => listeners.keyup?.({ key: "Enter" });
const click = (detail = 1) => review.confirmByClick(/** @type {any} */ ({ detail }));

async function toReview() {
  sale.typeAmount("50");
  sale.text.value = "01811223344";
  sale.pickOperator("RB");
  await review.openReview();
  assert.equal(sale.step.value, "review");
}

beforeEach(() => {
  asked = [];
  answers = { quote: () => quote, sell: () => written, read_number: () => ({ ...sale.read.value, operator: "RB", number: "01811223344" }), sale: () => ({ ...written, status: "succeeded" }) };
  strip.items.value = [];
  session.enterShop(/** @type {any} */ ({ phase: "counter", demo: false, user: { name: "c", role: "clerk" }, users: [], shop }));
});

afterEach(() => {
  up();
  sale.clear();
});

test("a review that is confirmed by every means at once is sold once", async () => {
  await toReview();
  await wait(PAST_THE_GUARD);
  for (let times = 0; times < 20; times += 1) {
    down();
    click();
    up();
    void review.openReview();
  }
  await wait(10);
  assert.equal(sold(), 1);
  assert.deepEqual([sale.step.value, sale.text.value, sale.amount.value], ["form", "", ""]);
  assert.deepEqual(strip.items.value.map((item) => item.sale?.reference), ["T1"]);
});

test("Enter that is held from the form through the review sells nothing", async () => {
  listeners.keydown?.({ key: "Enter", repeat: false });
  await toReview();
  for (let at = 0; at < PAST_THE_GUARD + 100; at += 30) {
    down({ repeat: at % 60 === 0 });
    await wait(30);
  }
  assert.equal(sold(), 0);
  up();
  down();
  assert.equal(sold(), 1);
});

test("a second wish for a review while the first is asked for is none", async () => {
  await Promise.all([toReview(), review.openReview(), review.openReview()]);
  assert.equal(asked.filter((command) => command === "quote").length, 1);
});

test("Escape keeps all that was filled in, and an answer after it opens nothing", async () => {
  await toReview();
  review.closeReview();
  assert.deepEqual([sale.step.value, sale.text.value, sale.amount.value], ["form", "01811223344", "50"]);
  answers.quote = () => wait(20, quote);
  const late = review.openReview();
  review.closeReview();
  await late;
  assert.equal(sale.step.value, "form");
});

test("a slow program frees the form, and the sale stands on the strip meanwhile", async () => {
  answers.sell = () => wait(300, written);
  await toReview();
  click();
  review.typeAhead("0");
  review.typeAhead("1");
  await wait(150);
  assert.deepEqual([sale.step.value, sale.text.value], ["form", "01"]);
  assert.deepEqual(strip.items.value.map((item) => [item.sale, item.grouped]), [[null, "018 1122 3344"]]);
  await wait(200);
  assert.deepEqual(strip.items.value.map((item) => item.sale?.reference), ["T1"]);
  assert.equal(sold(), 1);
});

test("what is refused late is on the strip, with the order to open again", async () => {
  answers.sell = () => wait(150).then(() => refusal("no_account"));
  await toReview();
  click();
  await wait(200);
  const item = strip.items.value[0];
  assert.deepEqual([item?.error?.code, item?.order?.number, item?.order?.amount], ["no_account", "01811223344", "50"]);
  assert.equal(sale.text.value, "", "and the next customer's form is left alone");
});

test("what is refused at once brings the form back as it was, and can be tried again", async () => {
  answers.sell = () => refusal("account_off");
  await toReview();
  click();
  await wait(10);
  assert.deepEqual([sale.step.value, sale.text.value, sale.problem.value?.code], ["form", "01811223344", "account_off"]);
  answers.sell = () => written;
  await toReview();
  click();
  await wait(10);
  assert.equal(sold(), 2);
});

test("a repeat is sold only after somebody said so, and then as a repeat", async () => {
  answers.quote = () => ({ ...quote, repeat: { reference: "T0", status: "succeeded", at: "2026-11-21T11:59:00+06:00" } });
  await toReview();
  await wait(PAST_THE_GUARD);
  down();
  up();
  click();
  assert.equal(sold(), 0);
  review.toggleAgain();
  /** @type {any} */
  let order = null;
  answers.sell = (args) => {
    order = args.order;
    return written;
  };
  down();
  await wait(10);
  assert.deepEqual([sold(), order?.again], [1, true]);
});

test("a repeat that only the sale found stops in the review, with the earlier sale", async () => {
  answers.sell = () => Promise.reject({ code: "repeat_guard", message: "", reference: "T0" });
  await toReview();
  click();
  await wait(10);
  assert.equal(sale.step.value, "review");
  assert.deepEqual(review.repeat.value, { reference: "T0", status: "succeeded", at: written.createdAt });
  click();
  await wait(10);
  assert.equal(sold(), 1, "not without a deliberate yes");
});

test("what has left but could not be written down is never in the form again", async () => {
  answers.sell = () => Promise.reject({ code: "sent_not_written", message: "", reference: "T1" });
  answers.sale = () => written;
  await toReview();
  click();
  await wait(10);
  assert.deepEqual([sale.text.value, sale.amount.value, sale.problem.value?.code], ["", "", "sent_not_written"]);
  assert.deepEqual(strip.items.value.map((item) => item.sale?.reference), ["T1"]);
});

test("a pack that is chosen instead takes the review with it", async () => {
  await toReview();
  sale.choosePack(/** @type {any} */ ({ id: "1", account: "a", price: "290.00", title: "pack" }));
  await wait(PAST_THE_GUARD);
  click();
  down();
  assert.deepEqual([sold(), sale.step.value], [0, "form"]);
});

test("a review that is told after the till was locked opens for nobody", async () => {
  sale.typeAmount("50");
  sale.text.value = "01811223344";
  sale.pickOperator("RB");
  answers.quote = () => wait(20, quote);
  const late = review.openReview();
  session.signedOut();
  await late;
  assert.deepEqual([sale.step.value, review.quoted.value, review.state.value], ["form", null, "closed"]);
});

// Selling on credit and taking what is owed, by keys: to whom it goes is said, over the limit nothing is sold, and a payment
// is booked once.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { answers, focused, inWindow, part, press, questions, settle, withBrowser } from "./harness.js";

/** @typedef {import("playwright-core").Page} Page */

const CLERK = "scene=counter&role=clerk&fresh";
const OWNER = "scene=counter&role=owner&fresh";
const NUMBER = "01711223340";
/** Longer than a review takes a key for an early one. */
const READ = 350;

/** @param {Page} page @param {string} name */
const value = (page, name) => part(page, name).getAttribute("data-value");

/** @param {Page} page @param {number} count */
const optionsAre = (page, count) => page.waitForFunction((wanted) => document.querySelectorAll('[data-testid="debtor-option"]').length === wanted, count);

/** @param {Page} page @param {string} letters typed to find one */
async function pick(page, letters) {
  await press(page, "-");
  await part(page, "debtor-search").waitFor();
  await optionsAre(page, 5);
  await press(page, letters);
  await optionsAre(page, 1);
  await press(page, "[Enter]");
  await part(page, "debtor-pick").waitFor({ state: "detached" });
}

/** @param {Page} page @param {string} amount */
async function toReview(page, amount) {
  await press(page, NUMBER, "[Enter]", amount, "[Enter]");
  await part(page, "sale-confirm").waitFor();
  await page.waitForTimeout(READ);
}

/** @param {Page} page */
const sold = async (page) => (await questions(page, "sell")).map((one) => one.args.order.debtor);

/** @param {string} scene @param {(page: Page) => Promise<void>} look */
const inDues = (scene, look) =>
  inWindow({ scene }, async (page) => {
    await press(page, "[Control+b]");
    await page.locator('main[data-screen="dues"][aria-busy=false] .dues[aria-busy=false]').waitFor();
    await look(page);
  });

/** @param {Page} page @param {number} id */
async function open(page, id) {
  await page.locator(`[data-testid="due-row"][data-debtor="${id}"]`).click();
  await page.locator(`[data-testid="due-detail"][data-debtor="${id}"]`).waitFor();
}

withBrowser();

describe("a sale on credit", { concurrency: 1 }, () => {
  test("is chosen in the form and sold by keys alone; the next one is in cash again", () =>
    inWindow({ scene: CLERK }, async (page) => {
      await press(page, NUMBER, "[Enter]", "50");
      await pick(page, "0181");
      assert.equal(await part(page, "sale-credit").getAttribute("data-debtor"), "1");
      assert.equal(await focused(page), "sale-amount");
      assert.equal(await part(page, "sale-amount").inputValue(), "50");
      await press(page, "[Enter]");
      await part(page, "debtor-credit").waitFor();
      assert.deepEqual([await value(page, "due-before"), await value(page, "due-after"), await value(page, "debtor-limit")], ["320.00", "370.00", "1000.00"]);
      assert.match(await part(page, "debtor-name").innerText(), /রহিম মিয়া/);
      assert.match(await part(page, "sale-confirm").innerText(), /on credit/);
      await press(page, READ, "[Enter]");
      await part(page, "sale-number").waitFor();
      assert.deepEqual(await sold(page), [1]);
      assert.match(await part(page, "sale-on-credit").innerText(), /রহিম মিয়া/);
      assert.equal(await part(page, "sale-credit").getAttribute("data-debtor"), null);
      await toReview(page, "20");
      assert.equal(await part(page, "debtor-credit").count(), 0);
      assert.equal(await part(page, "review-cash").count(), 1);
      await press(page, "[Enter]");
      await part(page, "sale-number").waitFor();
      assert.deepEqual(await sold(page), [1, null]);
    }));

  test("is chosen in the review and taken off again by the same key", () =>
    inWindow({ scene: CLERK }, async (page) => {
      await toReview(page, "50");
      await pick(page, "salma");
      await part(page, "debtor-credit").waitFor();
      assert.equal(await value(page, "due-after"), "1000.00", "up to the limit is not over it");
      assert.equal(await part(page, "sale-confirm").getAttribute("aria-disabled"), "false");
      await press(page, "-");
      await part(page, "review-cash").waitFor();
      assert.equal(await part(page, "debtor-credit").count(), 0);
      await press(page, READ, "[Enter]");
      await part(page, "sale-number").waitFor();
      assert.deepEqual(await sold(page), [null]);
    }));

  test("over the limit is told and cannot be confirmed, neither by keys nor by clicks", () =>
    inWindow({ scene: CLERK }, async (page) => {
      await toReview(page, "60");
      await pick(page, "salma");
      await part(page, "debtor-over").waitFor();
      assert.match(await part(page, "debtor-over").innerText(), /over the limit of ৳1,000/);
      assert.equal(await part(page, "sale-confirm").getAttribute("aria-disabled"), "true");
      await press(page, READ, "[Enter]", 50, "[Enter]");
      await part(page, "sale-confirm").click({ force: true });
      await page.waitForTimeout(100);
      assert.deepEqual(await sold(page), []);
      await press(page, "-");
      await part(page, "review-cash").waitFor();
      await press(page, READ, "[Enter]");
      await part(page, "sale-number").waitFor();
      assert.deepEqual(await sold(page), [null], "in cash it can be sold");
    }));

  test("is not confirmed by the Enter that chose who buys, held or pressed again at once", () =>
    inWindow({ scene: CLERK }, async (page) => {
      await toReview(page, "50");
      await press(page, "-");
      await optionsAre(page, 5);
      await press(page, "0181");
      await optionsAre(page, 1);
      await page.keyboard.down("Enter");
      for (let turn = 0; turn < 12; turn += 1) {
        await page.keyboard.down("Enter");
        await page.waitForTimeout(30);
      }
      await part(page, "debtor-credit").waitFor();
      assert.deepEqual(await sold(page), [], "held");
      await page.keyboard.up("Enter");
      await press(page, "-");
      await part(page, "review-cash").waitFor();
      await press(page, "-");
      await optionsAre(page, 5);
      await press(page, "0181");
      await optionsAre(page, 1);
      // Not one after the other's answer: on a busy machine that is no longer at once.
      await Promise.all([page.keyboard.press("Enter"), page.keyboard.press("Enter")]);
      assert.deepEqual(await sold(page), [], "at once");
      await part(page, "debtor-credit").waitFor();
      await press(page, READ, "[Enter]");
      await part(page, "sale-number").waitFor();
      assert.deepEqual(await sold(page), [1]);
    }));

  test("takes nobody whom nobody chose", () =>
    inWindow({ scene: CLERK }, async (page) => {
      await press(page, NUMBER, "[Enter]", "50", "-");
      await optionsAre(page, 5);
      await press(page, "[Enter]", 100);
      assert.equal(await part(page, "debtor-pick").count(), 1, "Enter without a word means nobody");
      await press(page, "zzz");
      await part(page, "debtor-none").waitFor();
      await press(page, "[Enter]", 100, "[Escape]");
      await part(page, "sale-amount").waitFor();
      assert.equal(await part(page, "sale-credit").getAttribute("data-debtor"), null);
      assert.equal(await part(page, "sale-amount").inputValue(), "50");
    }));

  test("finds who is meant although Enter comes before the list, if only one is", () =>
    inWindow({ scene: CLERK }, async (page) => {
      await press(page, NUMBER, "[Enter]", "50", "-");
      await optionsAre(page, 5);
      await answers(page, "debtors", { delay: 300 }, { delay: 300 }, { delay: 300 }, { delay: 300 }, { delay: 300 });
      await press(page, "salma", "[Enter]");
      await part(page, "debtor-pick").waitFor({ state: "detached" });
      assert.equal(await part(page, "sale-credit").getAttribute("data-debtor"), "2");
    }));

  test("is of what is paid with the charge, which is typed by keys too", () =>
    inWindow({ scene: CLERK }, async (page) => {
      await press(page, NUMBER, "[Enter]", "50");
      await pick(page, "0181");
      await press(page, "[F7]");
      await page.locator("#sale-charge:focus").waitFor();
      await press(page, "5", "[Enter]");
      await part(page, "debtor-credit").waitFor();
      assert.equal(await value(page, "due-after"), "375.00");
      assert.equal(await part(page, "review-number").innerText(), "017 1122 3340");
    }));

  test("does not take a hyphen out of a number that is being typed", () =>
    inWindow({ scene: CLERK }, async (page) => {
      await press(page, "01711", "-", "223340");
      assert.equal(await part(page, "sale-number").inputValue(), "01711-223340");
      assert.equal(await part(page, "debtor-pick").count(), 0);
    }));

  test("stays on credit when a pack or a customer of before is taken, and ends with the till's lock", () =>
    inWindow({ scene: CLERK }, async (page) => {
      await press(page, "-");
      await optionsAre(page, 5);
      await press(page, "salma");
      await optionsAre(page, 1);
      await press(page, "[Enter]");
      await part(page, "sale-number").waitFor();
      await part(page, "sale-recent").first().click();
      assert.equal(await part(page, "sale-credit").getAttribute("data-debtor"), "2");
      await press(page, "[Control+l]");
      await part(page, "lock-pin").waitFor();
      await press(page, "2468", "[Enter]");
      await part(page, "sale-credit").waitFor();
      assert.equal(await part(page, "sale-credit").getAttribute("data-debtor"), null);
    }));

  test("that the program refuses goes back to the form, with the reason", () =>
    inWindow({ scene: CLERK }, async (page) => {
      await toReview(page, "50");
      await pick(page, "0181");
      await part(page, "debtor-credit").waitFor();
      await answers(page, "sell", { error: "over_limit" });
      await press(page, READ, "[Enter]");
      await page.locator('[data-testid="sale-error"][data-code="over_limit"]').waitFor();
      assert.equal(await part(page, "sale-amount").inputValue(), "50");
      assert.equal(await part(page, "sale-credit").getAttribute("data-debtor"), "1");
    }));

  test("that fails speaks of no money to give back", () =>
    inWindow({ scene: CLERK }, async (page) => {
      await press(page, "01711223305", "[Enter]", "50");
      await pick(page, "0181");
      await press(page, "[Enter]");
      await part(page, "debtor-credit").waitFor();
      await press(page, READ, "[Enter]");
      await page.locator('[data-testid="sale-result"][data-status="failed"]').click();
      const told = await part(page, "sale-detail").innerText();
      assert.match(told, /রহিম মিয়া/);
      assert.match(told, /no money to give back/);
      await press(page, "[Escape]", "[F3]");
      await part(page, "activity-row").first().click();
      assert.equal(await part(page, "activity-detail").locator('[data-testid="sale-debtor"]').getAttribute("data-debtor"), "1");
    }));
});

describe("the book of dues", { concurrency: 1 }, () => {
  test("takes a payment by keys alone, once for a double Enter", () =>
    inDues(CLERK, async (page) => {
      assert.equal(await focused(page), "due-search");
      await press(page, "salma");
      await page.waitForFunction(() => document.querySelectorAll('[data-testid="due-row"]').length === 1);
      await press(page, "[Enter]");
      await part(page, "payment-amount").waitFor();
      await page.locator('[data-testid="payment-amount"]:focus').waitFor();
      await answers(page, "takePayment", { delay: 250 });
      await press(page, "২০০");
      await Promise.all([page.keyboard.press("Enter"), page.keyboard.press("Enter")]);
      await press(page, "[Enter]");
      await part(page, "payment-done").waitFor();
      await press(page, "[Enter]", 100, "[Enter]", 100);
      const taken = (await questions(page, "takePayment")).map((one) => one.args);
      assert.equal(taken.length, 1);
      assert.deepEqual([taken[0].id, taken[0].amount, taken[0].note], [2, "200", null]);
      assert.match(taken[0].once, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      assert.equal(await value(page, "due-amount"), "750.00");
      assert.equal(await part(page, "payment-amount").inputValue(), "");
      assert.equal(await part(page, "due-line").first().getAttribute("data-amount"), "-200.00");
    }));

  test("sends a payment again under the same number when its answer was an error, and another under its own", () =>
    inDues(CLERK, async (page) => {
      await open(page, 2);
      await answers(page, "takePayment", { error: "ledger" });
      await press(page, "50", "[Enter]");
      await page.locator('[data-testid="due-refused"][data-code="ledger"]').waitFor();
      assert.equal(await part(page, "payment-amount").inputValue(), "50", "what was typed stays");
      await press(page, "[Enter]");
      await part(page, "payment-done").waitFor();
      await press(page, "50", "[Enter]");
      await page.waitForFunction(() => document.querySelector('[data-testid="due-amount"]')?.getAttribute("data-value") === "850.00");
      const [first, second, third] = (await questions(page, "takePayment")).map((one) => one.args.once);
      assert.equal(first, second);
      assert.notEqual(second, third);
    }));

  test("does not take more than is owed, nor nothing", () =>
    inDues(CLERK, async (page) => {
      await open(page, 2);
      await press(page, "951", "[Enter]", 50);
      assert.match(await part(page, "due-detail").innerText(), /only ৳950.00 is owed/);
      await part(page, "payment-amount").fill("0");
      await press(page, "[Enter]", 50);
      assert.deepEqual(await questions(page, "takePayment"), []);
      await part(page, "payment-all").click();
      await press(page, "[Enter]");
      await part(page, "payment-nothing").waitFor();
      assert.equal(await value(page, "due-amount"), "0.00");
    }));

  test("takes nothing of one whom the shop owes, and says so", () =>
    inDues(CLERK, async (page) => {
      await open(page, 4);
      assert.equal(await value(page, "due-amount"), "-30.00");
      assert.match(await part(page, "due-detail").innerText(), /The shop owes\s*৳30.00/);
      assert.equal(await part(page, "payment-amount").count(), 0);
      assert.match(await part(page, "payment-nothing").innerText(), /set against what they buy next/);
    }));

  test("is not paid into by an Enter that is held", () =>
    inDues(CLERK, async (page) => {
      await press(page, "salma");
      await page.waitForFunction(() => document.querySelectorAll('[data-testid="due-row"]').length === 1);
      await page.keyboard.down("Enter");
      await page.locator('[data-testid="payment-amount"]:focus').waitFor();
      await part(page, "payment-all").evaluate((chip) => /** @type {HTMLElement} */ (chip).click());
      for (let turn = 0; turn < 8; turn += 1) {
        await page.keyboard.down("Enter");
      }
      await page.keyboard.up("Enter");
      assert.deepEqual(await questions(page, "takePayment"), []);
    }));

  test("shows a clerk no way to change customers, limits or dues", () =>
    inDues(CLERK, async (page) => {
      await open(page, 2);
      await press(page, "[F9]", "[F7]", "[Shift+F7]", 50);
      for (const name of ["debtor-add", "debtor-change", "due-adjust", "debtor-form", "due-adjust-form"]) {
        assert.equal(await part(page, name).count(), 0, name);
      }
      assert.equal(await page.locator('[data-testid="due-row"][data-enabled="false"]').count(), 0);
      const codes = await page.evaluate(async () => {
        const backend = await import(new URL("/backend.js", location.href).href);
        const asked = [backend.saveDebtor({ id: null, name: "x", phone: null, limit: "5", enabled: true }), backend.adjustDue(1, "5", "why")];
        return (await Promise.allSettled(asked)).map((one) => (one.status === "rejected" ? one.reason.code : "told"));
      });
      assert.deepEqual(codes, ["not_allowed", "not_allowed"]);
    }));

  test("is the owner's to add to, with what is wrong said where it is wrong", () =>
    inDues(OWNER, async (page) => {
      await press(page, "[F9]");
      await page.locator("#debtor-new-name:focus").waitFor();
      await press(page, "[Enter]", 50);
      assert.deepEqual(await questions(page, "saveDebtor"), [], "nobody without a name");
      await press(page, "salma begum", "[Enter]");
      await page.locator('[data-testid="due-refused"][data-code="name_taken"]').waitFor();
      await part(page, "debtor-new-name").fill("Moni");
      await press(page, "[Tab]", "০১৯১২০০৩৩০০", "[Tab]", "১,৫০০", "[Enter]");
      await part(page, "due-detail").waitFor();
      assert.deepEqual((await questions(page, "saveDebtor")).at(-1)?.args.debtor, { id: null, name: "Moni", phone: "01912003300", limit: "1500", enabled: true });
      assert.match(await part(page, "debtor-name").innerText(), /Moni/);
      assert.equal(await value(page, "due-limit"), "1500.00");
    }));

  test("is the owner's to change and correct, each with its own words", () =>
    inDues(OWNER, async (page) => {
      await open(page, 2);
      await press(page, "[F7]");
      await part(page, "debtor-new-limit").fill("800");
      await part(page, "debtor-enabled").uncheck();
      await press(page, "[Enter]");
      await part(page, "debtor-off").waitFor();
      assert.equal(await part(page, "due-limit").getAttribute("data-over"), "true");
      await press(page, "[Shift+F7]");
      await page.locator("#due-adjust-amount:focus").waitFor();
      await press(page, "150", "[Enter]");
      assert.equal(await focused(page), "due-adjust-reason");
      assert.deepEqual(await questions(page, "adjustDue"), [], "not without a reason");
      await press(page, "flood");
      await part(page, "due-adjust-less").click();
      await part(page, "debtor-save").click();
      await part(page, "due-line").first().waitFor();
      assert.deepEqual((await questions(page, "adjustDue")).map((one) => one.args), [{ id: 2, amount: "-150", reason: "flood" }]);
      assert.equal(await value(page, "due-amount"), "800.00");
      assert.match(await part(page, "due-line").first().innerText(), /flood/);
    }));

  test("leaves nothing behind for who comes next", () =>
    inDues(OWNER, async (page) => {
      await open(page, 1);
      await press(page, "77", "[Control+l]");
      await part(page, "lock-pin").waitFor();
      const kept = await page.evaluate(async () => {
        const dues = await import(new URL("/state/dues.js", location.href).href);
        return [dues.list.value, dues.view.value, dues.opened.value, dues.text.value];
      });
      assert.deepEqual(kept, [null, null, null, ""]);
    }));

  test("grows with a sale on credit and tells of one that is on its way", () =>
    inWindow({ scene: CLERK }, async (page) => {
      await press(page, "01711223303", "[Enter]", "50");
      await pick(page, "0181");
      await press(page, "[Enter]");
      await part(page, "debtor-credit").waitFor();
      await press(page, READ, "[Enter]", 300, "[Control+b]");
      await page.locator('.dues[aria-busy=false]').waitFor();
      await open(page, 1);
      assert.equal(await value(page, "due-open"), "50.00");
      assert.equal(await value(page, "due-amount"), "320.00");
      await page.evaluate(() => {
        const program = Reflect.get(window, "fakeProgram");
        program.change(program.every()[0].reference, { status: "succeeded" });
      });
      await page.waitForFunction(() => document.querySelector('[data-testid="due-amount"]')?.getAttribute("data-value") === "370.00");
      assert.equal(await part(page, "due-open").count(), 0);
    }));

  test("shows names that mean harm as they are written, and runs none of them", () =>
    inWindow({ scene: "scene=counter&role=owner&hostile" }, async (page) => {
      await press(page, NUMBER, "[Enter]", "50", "-");
      await part(page, "debtor-option").first().waitFor();
      await press(page, "[ArrowDown]", "[Enter]");
      await part(page, "sale-amount").waitFor();
      await press(page, "[Enter]");
      await part(page, "debtor-credit").waitFor();
      const { width } = /** @type {{ width: number }} */ (page.viewportSize());
      const fits = () => page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok((await fits()) <= width);
      await press(page, "[Escape]", "[Control+b]");
      await page.locator('.dues[aria-busy=false]').waitFor();
      for (const row of await part(page, "due-row").all()) {
        await row.click();
        await settle(page);
        assert.ok((await fits()) <= width);
      }
      assert.match(await page.locator(".due-rows").innerText(), /<script>window.hostileRan/);
      assert.equal(await page.evaluate(() => Reflect.get(window, "hostileRan")), undefined);
    }));
});

describe("the figures of dues", { concurrency: 1 }, () => {
  test("stand in the drawer so far and in its Z report: what is on credit is not in the drawer, what was paid is", () =>
    inWindow({ scene: "scene=counter&role=clerk&drawer" }, async (page) => {
      await press(page, "[Control+d]");
      await page.locator('main[data-screen="drawer"][aria-busy=false] [data-testid="drawer-state"]').waitFor();
      await press(page, "[F9]");
      await part(page, "x-report").waitFor();
      assert.deepEqual([await value(page, "z-on-credit"), await value(page, "z-payments")], ["100.00", "250.00"]);
      await press(page, "[Escape]", "[F7]", "1045", "[Enter]", "[Enter]");
      await part(page, "z-report").waitFor();
      assert.equal(await value(page, "z-expected"), "1045.00", "500 + 395 on sales, of these 100 on credit, + 250 paid");
      assert.deepEqual([await value(page, "z-on-credit"), await value(page, "z-payments")], ["100.00", "250.00"]);
    }));

  test("a payment counts into the open drawer", () =>
    inWindow({ scene: "scene=counter&role=clerk&drawer" }, async (page) => {
      await press(page, "[Control+b]");
      await page.locator('.dues[aria-busy=false]').waitFor();
      await open(page, 2);
      await press(page, "100", "[Enter]");
      await part(page, "payment-done").waitFor();
      await press(page, "[Control+d]");
      await part(page, "drawer-so-far").waitFor();
      await press(page, "[F9]");
      await part(page, "x-report").waitFor();
      assert.equal(await value(page, "z-payments"), "350.00");
    }));

  test("stand in the owner's day", () =>
    inWindow({ scene: "scene=counter&role=owner" }, async (page) => {
      await press(page, "[F4]");
      await part(page, "day-on-credit").waitFor();
      assert.match((await value(page, "day-on-credit")) ?? "", /^\d+00\.00$/);
      assert.match((await value(page, "day-dues-received")) ?? "", /^\d+\.00$/);
    }));
});

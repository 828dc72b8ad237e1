// The owner's settings of the shop and its people, and who did what, by the keyboard.
import assert from "node:assert/strict";
import { test } from "node:test";

import { answers, inWindow, part, press, questions, settle, withBrowser } from "./harness.js";

/** @typedef {import("playwright-core").Page} Page */

const OWNER = "scene=counter&role=owner";

/** @param {string} id @param {(page: Page) => Promise<void>} look @param {string} [scene] */
const inSection = (id, look, scene = OWNER) =>
  inWindow({ scene }, async (page) => {
    await press(page, "[F12]");
    await page.locator('main[data-screen="settings"][aria-busy=false]').waitFor();
    for (let turn = 0; (await page.locator("#settings-panel").getAttribute("data-section")) !== id && turn < 20; turn += 1) {
      await press(page, "[ArrowDown]");
    }
    await settle(page);
    await look(page);
  });

/** @param {Page} page @param {string} name */
const row = (page, name) => page.locator(`[data-testid="person-row"][data-user="${name}"]`);
/** @param {Page} page */
const entries = (page) => part(page, "audit-line").evaluateAll((all) => all.map((one) => one.getAttribute("data-kind")));

withBrowser();

test("the program refuses a clerk's questions", () =>
  inWindow({ scene: "scene=counter&role=clerk" }, async (page) => {
    const codes = await page.evaluate(async () => {
      const backend = await import(new URL("/backend.js", location.href).href);
      const query = { from: null, to: null, user: null, group: null, after: null, limit: 10 };
      const asked = [
        ...[backend.people(), backend.addUser("x", "owner", "2468"), backend.setUserPin("owner", "2468"), backend.setUserRole("clerk1", "owner"), backend.setUserEnabled("owner", false)],
        ...[backend.unlockUser("clerk1"), backend.shopSettings(), backend.saveShop({}), backend.saveLimits([]), backend.savePrefixes([]), backend.audit(query), backend.checkLedger()],
      ];
      return (await Promise.allSettled(asked)).map((one) => (one.status === "rejected" ? one.reason.code : "told"));
    });
    assert.deepEqual(codes, Array.from({ length: 12 }, () => "not_allowed"));
  }));

test("somebody is added by keys alone, and the PIN goes nowhere but to the program", () =>
  inSection("people", async (page) => {
    await part(page, "people-name").focus();
    await press(page, "Selim", "[Tab]", "[Tab]", "97", "[Enter]", 150);
    assert.equal(await part(page, "settings-error").getAttribute("data-code"), "invalid_pin");
    await part(page, "people-pin").focus();
    await press(page, "53", "[Enter]", 200);
    assert.equal(await row(page, "Selim").getAttribute("data-role"), "clerk");
    assert.equal(await part(page, "people-done").count(), 1);
    assert.equal(await part(page, "people-pin").inputValue(), "", "it does not stay in the field");
    assert.doesNotMatch(await page.content(), /9753/);
    assert.deepEqual((await questions(page, "addUser")).at(-1)?.args, { name: "Selim", role: "clerk", digits: 4 });
  }));

test("taking rights away is asked about once more, with No to begin with", () =>
  inSection("people", async (page) => {
    await row(page, "clerk1").getByTestId("person-open").focus();
    await press(page, "[Enter]", 100);
    await part(page, "person-off").focus();
    await press(page, "[Enter]", 100, "[Enter]", 100);
    assert.equal(await part(page, "person-sure").count(), 0);
    assert.equal((await questions(page, "setUserEnabled")).length, 0, "Enter twice is not yes");
    await part(page, "person-off").focus();
    await press(page, "[Enter]", 100, "[Tab]", "[Enter]", 200);
    assert.equal(await row(page, "clerk1").getAttribute("data-enabled"), "false");
    assert.equal(await part(page, "person-pin").count(), 0, "one who is switched off gets no PIN");
    await part(page, "person-on").click();
    await settle(page);
    assert.equal(await row(page, "clerk1").getAttribute("data-enabled"), "true");
  }));

test("the only owner cannot be made a clerk or switched off; with a second one it is possible", () =>
  inSection("people", async (page) => {
    await row(page, "owner").getByTestId("person-open").click();
    assert.ok((await part(page, "person-off").isDisabled()) && (await part(page, "person-role").isDisabled()));
    await row(page, "clerk1").getByTestId("person-open").click();
    await part(page, "person-role").click();
    assert.equal(await part(page, "person-sure").getAttribute("data-asked"), "owner");
    await part(page, "person-yes").click();
    await settle(page);
    assert.equal(await row(page, "clerk1").getAttribute("data-role"), "owner");
    await row(page, "owner").getByTestId("person-open").click();
    assert.ok(!(await part(page, "person-off").isDisabled()));
  }));

test("one who is locked out is let in again", () =>
  inSection("people", async (page) => {
    assert.equal(await row(page, "Rahima").getAttribute("data-locked"), "true");
    await row(page, "Rahima").getByTestId("person-open").click();
    await part(page, "person-unlock").click();
    await settle(page);
    assert.equal(await row(page, "Rahima").getAttribute("data-locked"), "false");
  }));

test("the shop's rules are listed before they are saved, and hold at once", () =>
  inSection("shop", async (page) => {
    assert.ok(await part(page, "settings-save").isDisabled());
    await part(page, "shop-set-name").fill("New Telecom");
    await page.locator('[data-testid="shop-charges"][data-value="forbidden"]').check();
    await part(page, "shop-guard").fill("১০");
    await part(page, "shop-cutoff").selectOption("3");
    const told = await part(page, "settings-changes").locator("li").allInnerTexts();
    assert.equal(told.length, 4);
    assert.ok(told.some((line) => line.includes("5 min → 10 min")) && told.some((line) => line.includes("00:00 → 03:00")), told.join("\n"));
    await press(page, "[F1]", 100, "[F12]", 200);
    assert.equal(await part(page, "shop-set-name").inputValue(), "New Telecom", "what was typed stays");
    await answers(page, "saveShop", { error: "ledger" });
    await press(page, "[Control+s]", 200);
    assert.equal(await part(page, "settings-error").getAttribute("data-code"), "ledger");
    assert.equal(await part(page, "shop-set-name").inputValue(), "New Telecom");
    await press(page, "[Control+s]", 300);
    const { shop } = (await questions(page, "saveShop")).at(-1).args;
    assert.deepEqual([shop.name, shop.charges, shop.repeatGuardMinutes, shop.cutoffHour], ["New Telecom", "forbidden", 10, 3]);
    assert.equal(await part(page, "shop-name").innerText(), "New Telecom", "the bar has it at once");
    assert.ok(await part(page, "settings-save").isDisabled());
  }));

test("a limit is added from a day on, a prefix moved, and both are saved", () =>
  inSection("limits", async (page) => {
    await part(page, "limit-operator").selectOption("GP");
    await part(page, "limit-from").fill("2027-01-01");
    await part(page, "limit-add").click();
    const added = page.locator('[data-testid="limit-row"][data-from="2027-01-01"]');
    await added.getByTestId("limit-min").fill("a");
    assert.ok(await part(page, "settings-save").isDisabled(), "no amount");
    await added.getByTestId("limit-min").fill("৩০");
    await page.locator('[data-testid="prefix-row"][data-prefix="017"]').getByTestId("prefix-operator").selectOption("SK");
    await part(page, "prefix-new").fill("017");
    await press(page, "[Enter]");
    assert.equal(await part(page, "field-error").getAttribute("data-code"), "prefix_twice");
    assert.equal(await part(page, "settings-changes").locator("li").count(), 2);
    await press(page, "[Control+s]", 300);
    const saved = (await questions(page, "saveLimits")).at(-1).args.limits;
    assert.deepEqual(saved.at(-1), { operator: "GP", min: "30", max: null, from: "2027-01-01" });
    assert.equal((await questions(page, "savePrefixes")).at(-1).args.prefixes.find((/** @type {any} */ one) => one.prefix === "017").operator, "SK");
    assert.equal(await part(page, "settings-changes").count(), 0);
  }));

test("who did what is read, narrowed and paged", () =>
  inSection("audit", async (page) => {
    assert.equal(await part(page, "book").getAttribute("data-entries"), "1840");
    assert.equal((await entries(page)).length, 12);
    await part(page, "audit-more").click();
    await settle(page);
    assert.equal((await entries(page)).length, 21);
    assert.equal(await part(page, "audit-more").count(), 0);
    const told = await page.locator(".audit-list").innerText();
    for (const words of ["Wrong PIN for owner", "5 min → 10 min", "sells: yes → no", "paid ৳9,700.00", "The customer showed the SMS", "Z report 17", "Salma Begum paid ৳200.00", "by her son", "−৳50.00", "৳500.00 → ৳1,000.00", "Receipt 1KATZ8M2X5Q0R7C3N9V4 was given out again, copy 2", "1KATZ8M2X5Q0R7C3N9V4: wrong number", "meant for 01711000099"]) {
      assert.ok(told.includes(words), words);
    }
    await part(page, "audit-kind").selectOption("drawers");
    await settle(page);
    assert.deepEqual(await entries(page), ["shift_cash", "shift_closed"]);
    await part(page, "audit-user").selectOption("owner");
    await settle(page);
    assert.equal(await part(page, "owner-empty").count(), 1);
  }));

test("the book is checked while one goes elsewhere, and the answer waits", () =>
  inSection("audit", async (page) => {
    await answers(page, "checkLedger", { delay: 600 });
    await part(page, "book-check").click();
    assert.equal(await part(page, "book-checking").count(), 1);
    await press(page, "[F1]", 900, "[F12]", 300);
    assert.equal(await part(page, "book-whole").getAttribute("data-entries"), "1840");
  }));

test("a tampered book is told by the entry", () =>
  inSection(
    "audit",
    async (page) => {
      await part(page, "book-check").click();
      await settle(page);
      const broken = part(page, "book-broken");
      assert.equal(await broken.getAttribute("data-how"), "changed");
      assert.equal(await broken.getAttribute("data-entry"), "1791");
      assert.match(await broken.innerText(), /Entry 1,791 was edited/);
    },
    `${OWNER}&tampered`,
  ));

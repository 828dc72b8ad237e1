// The set-up, the lock and what stands around every screen.
import assert from "node:assert/strict";
import { test } from "node:test";

import { inWindow, withBrowser } from "./harness.js";

/** @typedef {import("playwright-core").Page} Page */

withBrowser();

/** @param {Page} page @param {string} name */
const part = (page, name) => page.locator(`[data-testid="${name}"]`);

/** @param {Page} page @param {string[]} keys text, or a key's name in brackets */
async function press(page, ...keys) {
  for (const key of keys) {
    const named = /^\[(.+)\]$/.exec(key)?.[1];
    await (named === undefined ? page.keyboard.type(key) : page.keyboard.press(named));
  }
}

/** @param {Page} page @param {string} step */
const atStep = (page, step) => page.locator(`.setup[data-step="${step}"]`).waitFor();

/** Up to the account's keys. @param {Page} page */
async function toAccount(page) {
  await atStep(page, "language");
  await press(page, "[Enter]");
  await atStep(page, "shop");
  await press(page, "Corner Telecom", "[Enter]");
  await atStep(page, "owner");
  await press(page, "Rahima", "[Tab]", "2468", "[Tab]", "2468", "[Enter]");
  await atStep(page, "account");
  await part(page, "setup-key").first().waitFor();
}

/** Everything that the page holds, typed text included. @param {Page} page */
const everything = (page) =>
  page.evaluate(() => {
    const typed = [...document.querySelectorAll("input")].map((field) => field.value).join("\n");
    return `${document.documentElement.outerHTML}\n${typed}\n${JSON.stringify({ ...localStorage })}`;
  });

test("a shop is set up by keyboard alone", () =>
  inWindow({ scene: "scene=setup" }, async (page) => {
    await toAccount(page);
    await press(page, "right-key-77", "[Enter]");
    assert.equal(await part(page, "setup-balance").getAttribute("data-balance"), "11420.4000");
    assert.ok(!(await everything(page)).includes("right-key-77"), "a key that was sent is not in the page");
    await press(page, "[Enter]");
    await atStep(page, "clerk");
    await press(page, "Karim", "[Tab]", "1357", "[Enter]");
    await atStep(page, "done");
    await press(page, "[Enter]");
    await page.locator('main[data-screen="counter"]').waitFor();
    const asked = await page.evaluate(() => window.fakeProgram.questions.map((/** @type {any} */ one) => one.name));
    assert.equal(asked.filter((name) => name === "setupShop").length, 1);
    assert.equal(asked.filter((name) => name === "setupClerk").length, 1);
  }));

test("what is wrong with the owner is said, and nothing that was typed is lost", () =>
  inWindow({ scene: "scene=setup" }, async (page) => {
    await atStep(page, "language");
    await press(page, "[Enter]", "[Enter]");
    assert.equal(await part(page, "setup-error").getAttribute("data-code"), "invalid_shop_name");
    await press(page, "Corner Telecom", "[Enter]");
    await atStep(page, "owner");
    for (const [first, again, code] of [
      ["123", "123", "invalid_pin"],
      ["1234", "4321", "pins_differ"],
    ]) {
      await part(page, "setup-owner-name").fill("Rahima");
      await part(page, "setup-owner-pin").fill(first ?? "");
      await part(page, "setup-owner-pin-again").fill(again ?? "");
      await press(page, "[Enter]");
      await page.locator(`[data-testid="setup-error"][data-code="${code}"]`).waitFor();
      assert.equal(await part(page, "setup-owner-name").inputValue(), "Rahima");
    }
    await press(page, "[Escape]");
    await atStep(page, "shop");
    assert.equal(await part(page, "setup-shop-name").inputValue(), "Corner Telecom");
  }));

test("Bengali digits make a PIN, and nothing but digits does", () =>
  inWindow({ scene: "scene=setup" }, async (page) => {
    await atStep(page, "language");
    await press(page, "[Enter]", "Corner Telecom", "[Enter]", "Rahima", "[Tab]");
    await page.keyboard.insertText("২৪x६৮");
    assert.equal(await part(page, "setup-owner-pin").inputValue(), "2468");
  }));

test("an account that cannot be kept or asked is no dead end", () =>
  inWindow({ scene: "scene=setup" }, async (page) => {
    await toAccount(page);
    await press(page, "[Enter]");
    assert.equal(await part(page, "setup-error").getAttribute("data-code"), "keys_needed");
    await press(page, "locked", "[Enter]");
    await page.locator('[data-testid="setup-error"][data-code="keyring_unavailable"]').waitFor();
    assert.equal(await part(page, "setup-key").inputValue(), "", "a key that was sent is not in the page");
    // The keyring was started: the same key is at hand for the next try.
    await press(page, "[Enter]");
    await page.locator('[data-testid="setup-error"][data-code="keyring_unavailable"]').waitFor();
    await press(page, "wrong", "[Enter]");
    await page.locator('[data-testid="setup-balance"][data-code="credentials"]').waitFor();
    await part(page, "setup-base-url").fill("http://pay.example");
    await press(page, "[Enter]");
    await page.locator('[data-testid="setup-error"][data-code="plain_http"]').waitFor();
    await part(page, "setup-allow-http").check();
    await part(page, "setup-key").fill("right");
    await press(page, "[Enter]");
    await page.locator('[data-testid="setup-balance"][data-balance]').waitFor();
    // What is typed anew is not what was checked.
    await part(page, "setup-account-id").fill("other");
    assert.equal(await part(page, "setup-balance").count(), 0);
    await part(page, "setup-skip").click();
    await atStep(page, "clerk");
    await part(page, "setup-skip").click();
    await atStep(page, "done");
    await part(page, "setup-done").click();
    await page.locator('main[data-screen="counter"]').waitFor();
  }));

test("the demo shop is one press away", () =>
  inWindow({ scene: "scene=setup" }, async (page) => {
    await part(page, "setup-demo").click();
    await page.locator('main[data-screen="counter"]').waitFor();
    await part(page, "demo-badge").waitFor();
  }));

test("another user takes over by keyboard, and finds nothing of the one before", () =>
  inWindow({ scene: "scene=counter&role=clerk" }, async (page) => {
    await part(page, "sale-number").waitFor();
    await press(page, "01811223344", "[Control+l]");
    await page.locator('main[data-screen="lock"]').waitFor();
    assert.equal(await page.locator('[data-testid="lock-user"][aria-pressed="true"]').getAttribute("data-user"), "clerk1");
    assert.ok(!/1122\s?3344/.test(await page.locator("body").innerText()));
    await press(page, "[ArrowDown]", "2468", "[Enter]");
    await page.locator('main[data-screen="counter"]').waitFor();
    assert.equal(await part(page, "sale-number").inputValue(), "");
    assert.match(await part(page, "people").innerText(), /Rahima/);
  }));

test("a till that locked itself says so, and shows nothing of its customers", () =>
  inWindow({ scene: "scene=counter&role=clerk" }, async (page) => {
    await part(page, "sale-number").waitFor();
    await page.evaluate(() => window.fakeProgram.say({ kind: "locked" }));
    await page.locator('main[data-screen="lock"] .lock-alone').waitFor();
    assert.ok(!/1122\s?3344|8344/.test(await page.locator("body").innerText()));
  }));

test("who has to wait after wrong PINs keeps nobody else waiting", () =>
  inWindow({ scene: "scene=lock" }, async (page) => {
    await part(page, "lock-pin").waitFor();
    for (const code of ["wrong_pin", "wrong_pin", "wrong_pin", "too_soon"]) {
      await press(page, "1111", "[Enter]");
      await page.locator(`[data-testid="lock-error"][data-code="${code}"]`).waitFor();
      // The answer before may have had the same code.
      await page.waitForFunction(() => document.querySelector('[data-testid="lock-pin"]')?.value === "");
    }
    await press(page, "2468");
    assert.ok(await part(page, "lock-enter").isDisabled());
    await part(page, "lock-user").nth(1).click();
    assert.equal(await part(page, "lock-error").count(), 0);
    await press(page, "2468", "[Enter]");
    await page.locator('main[data-screen="counter"]').waitFor();
  }));

test("the owner sees the day's figures, exact, and what was earned only when asked", () =>
  inWindow({ scene: "scene=counter&role=owner" }, async (page) => {
    assert.equal(await part(page, "day-amount").getAttribute("data-value"), "12345.00");
    assert.equal(await part(page, "day-sales").getAttribute("data-value"), "42");
    const earned = part(page, "day-commission");
    assert.equal(await earned.getAttribute("data-value"), "370.35");
    assert.ok(!/370/.test(await earned.innerText()));
    await part(page, "commission-shown").click();
    assert.match(await earned.innerText(), /370\.35/);
  }));

test("a clerk sees no figures of the day", () =>
  inWindow({ scene: "scene=counter&role=clerk" }, async (page) => {
    await part(page, "nav-lock").waitFor();
    assert.equal(await part(page, "day-amount").count(), 0);
  }));

test("being offline is told before a sale is tried", () =>
  inWindow({ scene: "scene=counter&role=clerk&network=offline" }, async (page) => {
    assert.equal(await part(page, "network").getAttribute("data-state"), "offline");
    assert.match(await part(page, "offline").innerText(), /nothing is kept to be sent later/);
    await page.evaluate(() => window.fakeProgram.say({ kind: "network", network: { state: "online", milliseconds: 80 } }));
    await part(page, "offline").waitFor({ state: "detached" });
  }));

test("closing says what is open; Esc stays", () =>
  inWindow({ scene: "scene=counter&role=clerk" }, async (page) => {
    await part(page, "sale-number").waitFor();
    const ask = () =>
      page.evaluate(() => window.fakeProgram.say({ kind: "closing", open: window.fakeProgram.every().filter((/** @type {any} */ one) => !one.finalAt) }));
    await ask();
    assert.equal(await part(page, "closing").locator("li").count(), 2);
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-testid")), "closing-stay");
    await press(page, "[F3]", "[Escape]");
    await part(page, "closing").waitFor({ state: "detached" });
    assert.equal(await page.locator("main").getAttribute("data-screen"), "counter", "no key goes past the question");
    await ask();
    await part(page, "closing-close").click();
    assert.ok(await page.evaluate(() => window.fakeProgram.questions.some((/** @type {any} */ one) => one.name === "closeWindow")));
  }));

test("the language, the digits and the colours follow at once", () =>
  inWindow({ scene: "scene=counter&role=owner" }, async (page) => {
    await part(page, "language").selectOption("bn");
    await page.locator('html[lang="bn"]').waitFor();
    assert.match(await part(page, "day-sales").innerText(), /৪২/);
    await part(page, "looks").click();
    await page.locator('[data-testid="digits"][data-choice="latin"]').click();
    assert.match(await part(page, "day-sales").innerText(), /42/);
    await page.locator('[data-testid="theme"][data-choice="dark"]').click();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
    await page.locator('[data-testid="contrast"][data-choice="high"]').click();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.contrast), "high");
    await press(page, "[Escape]");
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-testid")), "looks");
  }));

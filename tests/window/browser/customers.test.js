// Somebody who bought before is found by the end of the number or by name, without a word of reproach meanwhile.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { answers, focused, inWindow, part, press, settle, withBrowser } from "./harness.js";

/** @typedef {import("playwright-core").Page} Page */

const FRESH = "scene=counter&fresh";

/** @param {Page} page */
const isCalledWrong = async (page) =>
  (await part(page, "sale-number").getAttribute("aria-invalid")) === "true" || (await page.locator(".sale-says[data-problem]").count()) > 0;

/** @param {Page} page @param {number} wanted */
async function found(page, wanted) {
  await settle(page);
  await page.waitForFunction((count) => document.querySelectorAll('[data-testid="sale-recent"]').length === count, wanted);
}

withBrowser();

describe("a customer of before", { concurrency: 1 }, () => {
  test("is taken by four digits and Enter, and no digit of them is called wrong", () =>
    inWindow({ scene: FRESH }, async (page) => {
      for (const digit of "8344") {
        await press(page, digit);
        await settle(page);
        assert.equal(await isCalledWrong(page), false, `at ${digit}`);
      }
      await found(page, 1);
      assert.match(await part(page, "sale-readback").innerText(), /…8344/);
      await press(page, "[Enter]");
      await settle(page);
      assert.equal(await part(page, "sale-number").inputValue(), "01711998344");
      assert.equal(await part(page, "sale-amount").inputValue(), "50");
      assert.equal(await focused(page), "sale-amount");
    }));

  test("is chosen among several of the same ending by the arrow keys", () =>
    inWindow({ scene: FRESH }, async (page) => {
      await press(page, "344");
      await found(page, 3);
      await press(page, "[Enter]");
      await settle(page);
      assert.equal(await part(page, "sale-number").inputValue(), "344", "Enter does not guess");
      assert.equal(await focused(page), "sale-number");
      await press(page, "[ArrowDown]", "[ArrowDown]", "[Enter]");
      await settle(page);
      assert.equal(await part(page, "sale-number").inputValue(), "01711998344");
    }));

  test("is found by Bengali digits and by name", () =>
    inWindow({ scene: FRESH }, async (page) => {
      await press(page, "৮৩৪৪");
      await found(page, 1);
      await press(page, "[Control+a]", "karim");
      await found(page, 1);
      await press(page, "[Enter]");
      await settle(page);
      assert.equal(await part(page, "sale-number").inputValue(), "01711998344");
    }));

  test("that nobody is: the digits are called wrong once that is known, and not sooner", () =>
    inWindow({ scene: FRESH }, async (page) => {
      await press(page, "777");
      await found(page, 0);
      assert.equal(await isCalledWrong(page), false, "there may be more to come");
      await press(page, "7");
      await found(page, 0);
      await page.locator('.sale-says[data-problem="not_bangladeshi"]').waitFor();
      await press(page, "[Enter]");
      await page.locator('[data-testid="sale-error"][data-code="invalid_number"]').waitFor();
    }));

  test("keeps waiting for a slow search, and a number typed whole goes on without it", () =>
    inWindow({ scene: FRESH }, async (page) => {
      await answers(page, "customers", { delay: 3000 });
      await press(page, "3344");
      await settle(page);
      assert.equal(await isCalledWrong(page), false);
      await press(page, "[Control+a]", "01811223340", "[Enter]");
      await settle(page);
      assert.equal(await focused(page), "sale-amount");
    }));

  test("is not looked for by a number that is too long to be an ending", () =>
    inWindow({ scene: FRESH }, async (page) => {
      await press(page, "1811223344");
      await settle(page);
      assert.equal(await isCalledWrong(page), true);
    }));
});

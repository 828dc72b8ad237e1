// The number field is there before the window's modules are, and stays the same field with what was typed in it.
import assert from "node:assert/strict";
import { test } from "node:test";

import { focused, inWindow, part, settle, withBrowser } from "./harness.js";

withBrowser();

test("what is typed before the window is drawn stays, in the same field", () =>
  inWindow({ scene: "scene=counter&fresh", preferences: { expected: "counter" } }, async (page) => {
    // The script that draws waits until somebody has typed.
    let letGo = () => {};
    const typed = new Promise((resolve) => (letGo = () => resolve(undefined)));
    await page.route("**/app.js", async (route) => {
      await typed;
      await route.continue();
    });
    await page.reload({ waitUntil: "commit" });
    await part(page, "sale-number").waitFor();
    await page.waitForFunction(() => document.activeElement?.id === "sale-number");
    await page.evaluate(() => Reflect.set(window, "firstField", document.getElementById("sale-number")));
    await page.keyboard.type("01811");
    letGo();
    await page.locator("main[aria-busy=false]").waitFor();
    assert.equal(await part(page, "sale-number").inputValue(), "01811");
    await page.keyboard.type("223344");
    await settle(page);
    assert.ok(await page.evaluate(() => Reflect.get(window, "firstField") === document.getElementById("sale-number")));
    assert.equal(await focused(page), "sale-number");
    assert.match(await part(page, "sale-readback").innerText(), /018 1122 3344/);
    assert.equal(await page.locator('[data-testid="sale-operator"][aria-pressed="true"]').getAttribute("data-code"), "RB");
  }));

test("a till that begins locked shows nothing of the counter", () =>
  inWindow({ scene: "scene=lock", preferences: { expected: "lock" } }, async (page) => {
    await page.route("**/app.js", () => {});
    await page.reload({ waitUntil: "commit" });
    await page.waitForFunction(() => document.body?.childElementCount === 0);
  }));

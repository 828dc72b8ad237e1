// The drawer, from open to close by keys; what a clerk sees of others' drawers; wallets that run low.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { answers, focused, inWindow, part, press, questions, settle, withBrowser } from "./harness.js";

/** @typedef {import("playwright-core").Page} Page */

const CLERK = "scene=counter&role=clerk";
const OWNER = "scene=counter&role=owner";

/** @param {Page} page @param {string} name */
const value = (page, name) => part(page, name).getAttribute("data-value");

/** @param {string} scene @param {(page: Page) => Promise<void>} look */
const inDrawer = (scene, look) =>
  inWindow({ scene }, async (page) => {
    await press(page, "[Control+d]");
    await page.locator('main[data-screen="drawer"][aria-busy=false]').waitFor();
    await part(page, "drawer-state").waitFor();
    await settle(page);
    await look(page);
  });

withBrowser();

describe("the drawer", { concurrency: 1 }, () => {
  test("is opened, added to, counted blind and closed by keys alone", () =>
    inDrawer(`${CLERK}&fresh`, async (page) => {
      assert.equal(await part(page, "nav-drawer").getAttribute("data-state"), "closed");
      assert.equal(await focused(page), "shift-float");
      await press(page, "৫০০", "[Enter]");
      await part(page, "shift-counted").waitFor();
      assert.deepEqual((await questions(page, "openDrawer")).map((one) => one.args), [{ float: "500" }]);
      assert.equal(await part(page, "nav-drawer").getAttribute("data-state"), "open");
      await settle(page);
      await press(page, "[F6]", "20.50", "[Tab]", "tea", "[Enter]");
      await part(page, "cash-moved").waitFor();
      assert.deepEqual((await questions(page, "moveCash"))[0].args, { out: true, amount: "20.50", why: "tea" });
      assert.equal(await focused(page), "cash-amount");
      await press(page, "[F7]", "1,479.50", "[Enter]");
      assert.equal(await focused(page), "shift-close", "Enter in the field closes nothing yet");
      assert.equal((await questions(page, "closeDrawer")).length, 0);
      await press(page, "[Enter]");
      await part(page, "z-report").waitFor();
      assert.deepEqual((await questions(page, "closeDrawer")).map((one) => one.args), [{ counted: "1479.50" }]);
      assert.equal(await part(page, "z-report").getAttribute("data-difference"), "1000.00");
      assert.equal(await value(page, "z-expected"), "479.50");
      assert.match((await part(page, "z-chain").getAttribute("data-head")) ?? "", /^[0-9a-f]{64}$/);
      await press(page, "[Escape]");
      await part(page, "shift-open").waitFor();
      assert.equal(await part(page, "z-line").count(), 1);
      assert.equal(await part(page, "nav-drawer").getAttribute("data-state"), "closed");
    }));

  test("shows nothing of what was sold to who counts it, and nothing of the owner's", () =>
    inDrawer(`${CLERK}&drawer`, async (page) => {
      const shown = async () => (await page.locator("main").innerText()).replace(/[,\s]/g, "");
      for (const amount of ["390", "395", "895", "11.70", "8.70"]) {
        assert.ok(!(await shown()).includes(amount), amount);
      }
      await press(page, "[F9]");
      await part(page, "x-report").waitFor();
      assert.equal(await part(page, "shift-counted").count(), 0, "the count is not beside it");
      assert.equal(await value(page, "z-paid"), "395.00");
      for (const name of ["z-expected", "z-commission", "drawer-other"]) {
        assert.equal(await part(page, name).count(), 0, name);
      }
      assert.doesNotMatch(await shown(), /11\.70|8\.70|Rahima/);
    }));

  test("is not closed without a count, nor by a held key", () =>
    inDrawer(`${CLERK}&drawer`, async (page) => {
      await part(page, "shift-close").click();
      assert.equal(await focused(page), "shift-counted");
      await press(page, "ten", "[Enter]");
      assert.equal((await questions(page, "closeDrawer")).length, 0);
      await part(page, "shift-counted").fill("10");
      await page.keyboard.down("Enter");
      for (let turn = 0; turn < 5; turn += 1) {
        await page.keyboard.down("Enter");
      }
      await page.keyboard.up("Enter");
      assert.equal((await questions(page, "closeDrawer")).length, 0);
      assert.equal(await focused(page), "shift-close");
    }));

  test("adds up what is counted note by note", () =>
    inDrawer(`${CLERK}&drawer`, async (page) => {
      await part(page, "count-notes").click();
      await page.locator('[data-note="1000"]:focus').waitFor();
      await press(page, "৩", "[Enter]", "[Enter]", "[Enter]", "2", "[ArrowDown]", "1");
      assert.equal(await part(page, "shift-counted").inputValue(), "3250", "3 × 1000, 2 × 100, 1 × 50");
      await part(page, "shift-counted").fill("77");
      assert.equal(await page.locator('[data-note="1000"]').inputValue(), "", "what is typed over is no sum any more");
    }));

  test("says what went wrong where it went wrong, and keeps what was typed", () =>
    inDrawer(`${CLERK}&drawer`, async (page) => {
      await answers(page, "closeDrawer", { error: "ledger" });
      await press(page, "[F7]", "800", "[Enter]", "[Enter]");
      await part(page, "drawer-error").waitFor();
      assert.equal(await part(page, "shift-counted").inputValue(), "800");
      await press(page, "[Enter]");
      await part(page, "z-report").waitFor();
    }));
});

describe("Z reports", { concurrency: 1 }, () => {
  test("are the owner's to see of all, with older ones, and what settled since", () =>
    inDrawer(`${OWNER}&drawer`, async (page) => {
      assert.equal(await part(page, "drawer-other").count(), 1);
      assert.equal(await part(page, "z-line").count(), 50);
      await part(page, "z-older").click();
      await settle(page);
      assert.equal(await part(page, "z-line").count(), 60);
      assert.equal(await part(page, "z-older").count(), 0);
      await page.locator('[data-testid="z-line"][data-z="60"]').click();
      await part(page, "z-report").waitFor();
      assert.equal(await part(page, "z-unresolved").locator(".status").getAttribute("data-state"), "delivered");
      assert.equal(await part(page, "z-commission").count(), 1);
    }));

  test("of a clerk are their own", () =>
    inDrawer(`${CLERK}&drawer`, async (page) => {
      assert.equal(await part(page, "z-line").count(), 40);
      const code = await page.evaluate(async () => {
        const backend = await import(new URL("/backend.js", location.href).href);
        return backend.zReport(60).then(() => "told", (/** @type {{ code: string }} */ error) => error.code);
      });
      assert.equal(code, "not_found");
    }));

  test("and all else are forgotten when somebody else takes over", () =>
    inDrawer(`${OWNER}&drawer`, async (page) => {
      await press(page, "[Control+l]");
      await part(page, "lock-pin").waitFor();
      const kept = await page.evaluate(async () => {
        const drawer = await import(new URL("/state/drawer.js", location.href).href);
        return [drawer.own.value, drawer.report.value, drawer.others.value.length, drawer.reports.value.length];
      });
      assert.deepEqual(kept, [null, null, 0, 0]);
    }));
});

describe("a wallet that runs low", { concurrency: 1 }, () => {
  test("is told to a clerk without a figure, to the owner with it", async () => {
    await inWindow({ scene: `${CLERK}&fresh&low` }, async (page) => {
      await part(page, "low-wallet").waitFor();
      assert.match(await part(page, "low-wallets").innerText(), /SohojPay.*tell the owner/);
      assert.doesNotMatch(await part(page, "low-wallets").innerText(), /\d/);
      await part(page, "low-wallets-away").click();
      assert.equal(await part(page, "low-wallets").count(), 0);
    });
    await inWindow({ scene: `${OWNER}&fresh&low` }, async (page) => {
      await part(page, "low-wallet").waitFor();
      assert.match(await part(page, "low-wallets").innerText(), /114\.204/);
    });
  });

  test("is asked for after sales, not with them, and nobody outside is asked", () =>
    inWindow({ scene: `${CLERK}&fresh` }, async (page) => {
      await page.waitForTimeout(300);
      const before = (await questions(page, "lowWallets")).length;
      await press(page, "01711223340", "[Enter]", "50", "[Enter]", 500, "[Enter]", 400);
      assert.equal((await questions(page, "sell")).length, 1);
      assert.equal((await questions(page, "lowWallets")).length, before);
      await page.waitForTimeout(4000);
      assert.equal((await questions(page, "lowWallets")).length, before + 1);
      assert.equal((await questions(page, "askWallets")).length, 0);
    }));
});

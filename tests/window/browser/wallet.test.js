// One wallet: a load is said before it is booked, booked once, and stands in the history with what the provider told.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { answers, focused, inWindow, part, press, questions, settle, withBrowser } from "./harness.js";

/** @typedef {import("playwright-core").Page} Page */

const OWNER = "scene=counter&role=owner";

/** @param {string} scene @param {string} account @param {(page: Page) => Promise<void>} look */
const inWallet = (scene, account, look) =>
  inWindow({ scene }, async (page) => {
    await press(page, "[F11]");
    await page.locator(`[data-testid="wallet-look"][data-account="${account}"]`).click();
    await page.locator(`[data-testid="wallet"][data-account="${account}"][aria-busy=false]`).waitFor();
    await look(page);
  });

/** @param {Page} page */
const loads = async (page) => (await questions(page, "loadWallet")).map((one) => one.args.load);

/** @param {Page} page */
const book = (page) => part(page, "wallet-book").getAttribute("data-value");

withBrowser();

describe("a load", { concurrency: 1 }, () => {
  test("tells its commission before Enter, and is booked once for a double Enter", () =>
    inWallet(OWNER, "soho-main", async (page) => {
      assert.equal(await focused(page), "load-amount");
      assert.equal(await book(page), "11420.40");
      await press(page, "১০,০০০", "[Enter]");
      assert.equal(await focused(page), "load-paid", "what was paid is asked for, not taken for granted");
      await press(page, "9700.50");
      assert.equal(await part(page, "load-book").getAttribute("data-uplift"), "299.50");
      assert.match(await part(page, "load-form").innerText(), /৳299.50 of it is commission/);
      assert.match(await part(page, "load-form").innerText(), /then by your book ৳21,420.40/);
      await press(page, "[Tab]", "bKash");
      await answers(page, "loadWallet", { delay: 250 });
      const asked = (await questions(page, "lowWallets")).length;
      await Promise.all([page.keyboard.press("Enter"), page.keyboard.press("Enter")]);
      await press(page, "[Enter]");
      await part(page, "load-done").waitFor();
      await press(page, "[Enter]", 100, "[Enter]", 100, "[Enter]", 100);
      const [one, ...more] = await loads(page);
      assert.equal(more.length, 0);
      assert.deepEqual([one.account, one.amount, one.paid, one.note], ["soho-main", "10000", "9700.50", "bKash"]);
      assert.match(one.once, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      assert.equal(await book(page), "21420.40");
      assert.equal(await part(page, "load-amount").inputValue(), "");
      assert.ok((await questions(page, "lowWallets")).length > asked, "whether it still runs low is asked anew");
      const line = part(page, "history-line").first();
      assert.equal(await line.getAttribute("data-amount"), "10000.00");
      assert.match(await line.innerText(), /paid ৳9,700.50, commission ৳299.50.*owner[^]*bKash/);
    }));

  test("is not booked by an Enter that is held, nor by two in a row before it was said what was paid", () =>
    inWallet(OWNER, "soho-main", async (page) => {
      await press(page, "500");
      for (let turn = 0; turn < 12; turn += 1) {
        await page.keyboard.down("Enter");
      }
      await page.keyboard.up("Enter");
      await press(page, 100);
      assert.equal(await part(page, "load-paid").inputValue(), "");
      await press(page, "[Enter]", 100);
      assert.equal(await part(page, "load-paid").inputValue(), "500", "as much as arrived, said once more");
      assert.match(await part(page, "load-form").innerText(), /no commission/);
      assert.deepEqual(await loads(page), []);
      await press(page, "[Enter]");
      await part(page, "load-done").waitFor();
      assert.equal((await loads(page)).length, 1);
    }));

  test("is sent again under the same mark when its answer was an error, and another one under its own", () =>
    inWallet(OWNER, "soho-main", async (page) => {
      await answers(page, "loadWallet", { error: "ledger" });
      await press(page, "500", "[Tab]", "490", "[Enter]");
      await page.locator('[data-testid="load-refused"][data-code="ledger"]').waitFor();
      assert.equal(await part(page, "load-paid").inputValue(), "490", "what was typed stays");
      await press(page, "[Enter]");
      await part(page, "load-done").waitFor();
      await press(page, "500", "[Tab]", "490", "[Enter]");
      await page.waitForFunction(() => document.querySelector('[data-testid="wallet-book"]')?.getAttribute("data-value") === "12420.40");
      const [first, second, third] = (await loads(page)).map((one) => one.once);
      assert.equal(first, second);
      assert.notEqual(second, third);
    }));

  test("that cost more than arrived says so, and nothing is no load", () =>
    inWallet(OWNER, "soho-main", async (page) => {
      await press(page, "0", "[Tab]", "5", "[Enter]", 50);
      await part(page, "load-amount").fill("98");
      await part(page, "load-paid").fill("100");
      assert.equal(await part(page, "load-book").getAttribute("data-uplift"), "-2.00");
      assert.match(await part(page, "load-form").innerText(), /৳2.00 more than arrived/);
      await part(page, "load-paid").fill("10x");
      await part(page, "load-book").click({ force: true });
      assert.deepEqual(await loads(page), []);
    }));

  test("begins the history of a wallet of which nothing was known", () =>
    inWallet(OWNER, "autoflexi", async (page) => {
      await part(page, "history-none").waitFor();
      assert.equal(await part(page, "wallet-chart").count(), 0);
      await press(page, "500", "[Tab]", "490", "[Enter]");
      await part(page, "history-line").waitFor();
      assert.equal(await book(page), "500.00");
    }));
});

describe("a wallet's history", { concurrency: 1 }, () => {
  test("adds up, day by day, with a chart of the last thirty", () =>
    inWallet(OWNER, "irecharge-1", async (page) => {
      const days = await part(page, "history-day").evaluateAll((all) =>
        all.map((one) => ({
          balance: Number(one.getAttribute("data-balance")),
          sold: Number(one.getAttribute("data-sold")),
          put: [...one.querySelectorAll('[data-kind="loaded"], [data-kind="opened"]')].reduce((sum, line) => sum + Number(line.getAttribute("data-amount")), 0),
        })),
      );
      assert.equal(days.length, 30);
      for (const [place, day] of days.slice(0, -1).entries()) {
        assert.equal(Math.round((day.balance - day.sold - day.put) * 100), Math.round((days[place + 1]?.balance ?? 0) * 100));
      }
      assert.equal(await part(page, "wallet-chart").getAttribute("data-bars"), "30");
      assert.equal(await part(page, "wallet-chart").locator("canvas").count(), 1);
      assert.match(await part(page, "history-line").first().innerText(), /The provider told[^]*৳51.50 too little/);
      assert.equal(await page.locator('[data-testid="history-line"][data-difference=""]').count(), 1, "told while a sale was under way");
    }));

  test("goes on to earlier days up to the first, and stays where it is when a sale settles", () =>
    inWallet(OWNER, "soho-main", async (page) => {
      await part(page, "history-older").click();
      await page.waitForFunction(() => document.querySelectorAll('[data-testid="history-day"]').length === 60);
      await page.evaluate(() => {
        const { every, change } = Reflect.get(window, "fakeProgram");
        change(every().find((/** @type {{ status: string }} */ one) => one.status === "pending").reference, { status: "succeeded", finalAt: "2026-11-21T10:00:00+06:00" });
      });
      await page.waitForTimeout(1_300);
      assert.equal(await part(page, "history-day").count(), 60);
      await part(page, "history-older").click();
      await page.waitForFunction(() => document.querySelectorAll('[data-testid="history-day"]').length === 75);
      assert.equal(await part(page, "history-older").count(), 0);
      assert.equal(await page.locator('[data-kind="opened"]').count(), 1);
      const asked = (await questions(page, "walletHistory")).map((one) => one.args.before?.day ?? null);
      assert.deepEqual([asked.length, asked[0]], [3, null]);
    }));

  test("is told anew when a sale settles", () =>
    inWallet(OWNER, "soho-main", async (page) => {
      await page.evaluate(() => {
        const { every, change } = Reflect.get(window, "fakeProgram");
        change(every().find((/** @type {{ status: string }} */ one) => one.status === "pending").reference, { status: "succeeded", finalAt: "2026-11-21T10:00:00+06:00" });
      });
      await page.waitForFunction(() => Reflect.get(window, "fakeProgram").questions.filter((/** @type {{ name: string }} */ one) => one.name === "walletHistory").length === 2);
    }));

  test("is opened and left by keys, back to the wallet that was looked at", () =>
    inWindow({ scene: OWNER }, async (page) => {
      await press(page, "[F11]");
      await part(page, "wallet-look").first().waitFor();
      await settle(page);
      await press(page, "[ArrowDown]", "[ArrowDown]", "[Enter]");
      await page.locator('[data-testid="wallet"][data-account="irecharge-1"]').waitFor();
      await press(page, "[Escape]");
      await part(page, "wallet-look").first().waitFor();
      await page.locator('[data-testid="wallet-look"][data-account="irecharge-1"]:focus').waitFor();
    }));

  test("says what went wrong, reads again when told to, and is forgotten when the till is locked", () =>
    inWindow({ scene: OWNER }, async (page) => {
      await press(page, "[F11]");
      await part(page, "wallet-look").first().waitFor();
      await answers(page, "walletHistory", { error: "ledger" });
      await part(page, "wallet-look").first().click();
      await page.locator('[data-testid="owner-error"][data-code="ledger"]').waitFor();
      await part(page, "owner-again").click();
      await part(page, "history-day").first().waitFor();
      await press(page, "[Control+l]", 150);
      assert.doesNotMatch(await page.locator("body").innerText(), /11,420|soho-main/);
    }));

  test("is refused to a clerk, and so is a load", () =>
    inWindow({ scene: "scene=counter&role=clerk" }, async (page) => {
      const codes = await page.evaluate(async () => {
        const backend = await import(new URL("/backend.js", location.href).href);
        const asked = [backend.walletHistory("soho-main", null), backend.loadWallet({ account: "soho-main", amount: "1", paid: "1", note: "", once: "12345678" })];
        return (await Promise.allSettled(asked)).map((one) => (one.status === "rejected" ? one.reason.code : "told"));
      });
      assert.deepEqual(codes, ["not_allowed", "not_allowed"]);
    }));
});

// The owner's screens: the day, the reports, the wallets. A clerk has none of them.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { answers, inWindow, part, press, questions, settle, withBrowser } from "./harness.js";

/** @typedef {import("playwright-core").Page} Page */

const OWNER = "scene=counter&role=owner";

/** @param {Page} page @param {string} name */
const value = (page, name) => part(page, name).getAttribute("data-value");

/** @param {Page} page @param {string} screen */
const shown = (page, screen) => page.locator(`main[data-screen="${screen}"][aria-busy=false]`).waitFor();

/** @param {string} scene @param {(page: Page) => Promise<void>} look */
const onDay = (scene, look) =>
  inWindow({ scene }, async (page) => {
    await press(page, "[F4]");
    await shown(page, "day");
    await settle(page);
    await look(page);
  });

withBrowser();

test("a clerk has no way to the owner's screens, and the program refuses their questions", () =>
  inWindow({ scene: "scene=counter&role=clerk" }, async (page) => {
    for (const name of ["nav-day", "nav-reports", "nav-wallets"]) {
      assert.equal(await part(page, name).count(), 0, name);
    }
    await press(page, "[F4]", 100);
    assert.equal(await page.locator("main").getAttribute("data-screen"), "counter");
    const codes = await page.evaluate(async () => {
      const backend = await import(new URL("/backend.js", location.href).href);
      const asked = [backend.day(null), backend.report("2026-11-21", "2026-11-21", "day"), backend.wallets(), backend.askWallets(), backend.quality("2026-11-21", "2026-11-21")];
      return (await Promise.allSettled(asked)).map((one) => (one.status === "rejected" ? one.reason.code : "told"));
    });
    assert.deepEqual(codes, Array.from({ length: 5 }, () => "not_allowed"));
  }));

describe("the day", { concurrency: 1 }, () => {
  test("has its figures once, exact, with the parts that they add up from", () =>
    onDay(OWNER, async (page) => {
      for (const name of ["day-sales", "day-amount", "day-commission"]) {
        assert.equal(await part(page, name).count(), 1, name);
      }
      const amount = (await value(page, "day-amount")) ?? "";
      assert.match(amount, /^\d+\.\d{2,4}$/);
      for (const table of ["by-operator", "by-account", "by-clerk", "by-service"]) {
        const rows = await part(page, table).locator("tr[data-amount]").evaluateAll((all) => all.map((one) => Number(one.getAttribute("data-amount"))));
        assert.equal(rows.reduce((sum, one) => sum + one, 0), Number(amount), table);
        assert.deepEqual(rows, [...rows].sort((a, b) => b - a), `${table}: the largest first`);
      }
      await press(page, "[F1]");
      assert.equal(await part(page, "day-sales").count(), 1, "the bar has them again");
    }));

  test("keeps earnings covered until they are asked for", () =>
    onDay(OWNER, async (page) => {
      const earned = (await value(page, "day-commission")) ?? "";
      assert.doesNotMatch(await part(page, "day-commission").innerText(), /\d/);
      assert.doesNotMatch(await part(page, "by-operator").locator("td:last-child").first().innerText(), /\d/);
      await part(page, "commission-shown").click();
      assert.equal((await part(page, "day-commission").innerText()).replace(/[৳,]/g, ""), earned);
    }));

  test("shows what needs a hand first, with what to do, and opens it under Activity", () =>
    onDay(OWNER, async (page) => {
      const rows = part(page, "attention-row");
      assert.deepEqual(await rows.evaluateAll((all) => all.map((one) => one.getAttribute("data-status"))), ["unknown", "reversed", "pending"]);
      const reference = await rows.first().getAttribute("data-reference");
      assert.match(await rows.first().innerText(), /Do not send it again/);
      await rows.first().click();
      await shown(page, "activity");
      await settle(page);
      assert.equal(await part(page, "activity-detail").getAttribute("data-reference"), reference);
    }));

  test("goes a day back and forth by keys, not beyond today, and home", () =>
    onDay(OWNER, async (page) => {
      const day = () => part(page, "day").getAttribute("data-day");
      const today = (await day()) ?? "";
      await press(page, "[ArrowRight]", 150);
      assert.equal(await day(), today);
      await press(page, "[ArrowLeft]", 150, "[ArrowLeft]", 150);
      assert.equal(Date.parse(today) - Date.parse((await day()) ?? ""), 2 * 86_400_000);
      await press(page, "[ArrowRight]", 150);
      assert.equal(Date.parse(today) - Date.parse((await day()) ?? ""), 86_400_000);
      await press(page, "[Home]", 150);
      assert.equal(await day(), today);
      assert.equal((await questions(page, "day")).at(-1).args.date, null, "today is asked for as today: a new one may have begun");
    }));

  test("is told anew when a sale changes", () =>
    onDay(OWNER, async (page) => {
      assert.equal(await part(page, "attention").getAttribute("data-count"), "3");
      await page.evaluate(() => {
        const { every, change } = Reflect.get(window, "fakeProgram");
        change(every().find((/** @type {{ status: string }} */ one) => one.status === "pending").reference, { status: "succeeded" });
      });
      await page.locator('[data-testid="attention"][data-count="2"]').waitFor();
    }));

  test("says that nothing was sold, and what went wrong, and asks again when told to", async () => {
    await onDay(`${OWNER}&fresh`, async (page) => {
      assert.equal(await value(page, "day-amount"), "0.00");
      assert.equal(await part(page, "day-empty").count(), 1);
      assert.equal(await part(page, "attention").getAttribute("data-count"), "0");
    });
    await inWindow({ scene: OWNER }, async (page) => {
      await answers(page, "day", { error: "ledger" });
      await press(page, "[F4]");
      await part(page, "owner-error").waitFor();
      assert.equal(await part(page, "owner-error").getAttribute("data-code"), "ledger");
      await part(page, "owner-again").click();
      await part(page, "day-amount").waitFor();
    });
  });

  test("is forgotten when the till is locked", () =>
    onDay(OWNER, async (page) => {
      await press(page, "[Control+l]", 150);
      assert.doesNotMatch(await page.locator("body").innerText(), /49,200|soho-main/);
    }));
});

/** @param {string} scene @param {string} key @param {string} screen @param {(page: Page) => Promise<void>} look */
const on = (scene, key, screen, look) =>
  inWindow({ scene }, async (page) => {
    await press(page, key);
    await shown(page, screen);
    await settle(page);
    await look(page);
  });

describe("reports", { concurrency: 1 }, () => {
  test("have a chart, the rows it draws, and a total that they add up to", () =>
    on(OWNER, "[F10]", "reports", async (page) => {
      for (const by of ["day", "week", "month", "operator", "account", "service", "clerk"]) {
        await part(page, "report-by").selectOption(by);
        await settle(page);
        const rows = await part(page, "report-row").evaluateAll((all) => all.map((one) => Number(one.getAttribute("data-amount"))));
        assert.ok(rows.length > 0, by);
        assert.equal(rows.reduce((sum, one) => sum + one, 0), Number(await part(page, "report-total").getAttribute("data-amount")), by);
        assert.equal(await part(page, "report-chart").getAttribute("data-bars"), String(rows.length));
        assert.equal(await part(page, "report-chart").locator("canvas").count(), 1, by);
      }
    }));

  test("ask for the days of each period, and for those that were chosen in whatever order", () =>
    on(OWNER, "[F10]", "reports", async (page) => {
      const last = async () => (await questions(page, "report")).at(-1).args;
      const period = async (/** @type {string} */ name) => {
        await page.locator(`[data-period="${name}"]`).click();
        await settle(page);
        return last();
      };
      const { from: first, to: today } = await last();
      assert.equal(first, `${today.slice(0, 8)}01`);
      const week = await period("week");
      assert.equal(new Date(`${week.from}T00:00:00Z`).getUTCDay(), 0, "a week begins on Sunday");
      assert.ok(Date.parse(today) - Date.parse(week.from) < 7 * 86_400_000);
      const month = await period("last-month");
      assert.match(month.from, /-01$/);
      assert.equal(Date.parse(first) - Date.parse(month.to), 86_400_000);
      const yesterday = await period("yesterday");
      assert.equal(yesterday.from, yesterday.to);
      await period("days");
      await part(page, "report-from").fill("2026-01-31");
      await part(page, "report-from").blur();
      await part(page, "report-to").fill("2026-01-02");
      await part(page, "report-to").blur();
      await settle(page);
      assert.deepEqual([(await last()).from, (await last()).to], ["2026-01-02", "2026-01-31"]);
    }));

  test("are walked through by the arrows", () =>
    on(OWNER, "[F10]", "reports", async (page) => {
      const key = () => page.evaluate(() => document.activeElement?.getAttribute("data-key"));
      const keys = await part(page, "report-row").evaluateAll((all) => all.map((one) => one.getAttribute("data-key")));
      await press(page, "[ArrowDown]", "[ArrowDown]");
      assert.equal(await key(), keys[1]);
      await press(page, "[End]", "[ArrowDown]");
      assert.equal(await key(), keys.at(-1));
      await press(page, "[Home]", "[ArrowUp]");
      assert.equal(await key(), keys[0]);
    }));

  test("say that nothing was sold, and what went wrong", async () => {
    await on(`${OWNER}&fresh`, "[F10]", "reports", async (page) => {
      assert.equal(await part(page, "owner-empty").count(), 1);
      assert.equal(await part(page, "report-chart").count(), 0);
    });
    await on(`${OWNER}&fail=report:ledger`, "[F10]", "reports", async (page) => {
      assert.equal(await part(page, "owner-error").getAttribute("data-code"), "ledger");
    });
  });
});

describe("wallets", { concurrency: 1 }, () => {
  const row = (/** @type {Page} */ page, /** @type {string} */ account) => page.locator(`[data-testid="wallet-row"][data-account="${account}"]`);

  test("are asked for when the screen opens and by a key, one question at a time", () =>
    on(OWNER, "[F11]", "wallets", async (page) => {
      assert.equal((await questions(page, "askWallets")).length, 1);
      assert.equal(await row(page, "soho-main").getAttribute("data-balance"), "11420.40");
      assert.equal(await part(page, "wallet-sum").getAttribute("data-value"), "16678.90");
      await answers(page, "askWallets", { delay: 400 });
      await press(page, "[F5]", "[F5]", 600);
      assert.equal((await questions(page, "askWallets")).length, 2);
    }));

  test("show the difference, and the sale at which it began", () =>
    on(OWNER, "[F11]", "wallets", async (page) => {
      assert.equal(await row(page, "irecharge-1").getAttribute("data-difference"), "-51.50");
      assert.equal(await row(page, "soho-main").getAttribute("data-difference"), "0.00");
      assert.equal(await row(page, "autoflexi").getAttribute("data-balance"), "");
      const reference = await part(page, "wallet-first").getAttribute("data-reference");
      await part(page, "wallet-first").click();
      await shown(page, "activity");
      await settle(page);
      assert.equal(await part(page, "activity-detail").getAttribute("data-reference"), reference);
    }));

  test("say where sales that are still open may explain what is missing, and not where they cannot", async () => {
    const explained = '[data-testid="wallet-open-explains"]';
    await on(`${OWNER}&wallets-open`, "[F11]", "wallets", async (page) => {
      assert.equal(await row(page, "irecharge-1").locator(explained).count(), 1);
      assert.equal(await row(page, "soho-main").locator(explained).count(), 0);
    });
    await on(OWNER, "[F11]", "wallets", async (page) => assert.equal(await page.locator(explained).count(), 0));
  });

  test("tell which provider did not answer, beside what it told before", () =>
    on(`${OWNER}&wallets-fail`, "[F11]", "wallets", async (page) => {
      assert.equal(await part(page, "wallet-error").count(), 1);
      assert.equal(await row(page, "irecharge-1").locator('[data-testid="wallet-error"]').getAttribute("data-code"), "timeout");
      assert.equal(await row(page, "irecharge-1").getAttribute("data-balance"), "5258.50");
    }));

  test("are forgotten when the till is locked", () =>
    on(OWNER, "[F11]", "wallets", async (page) => {
      await press(page, "[Control+l]", 150);
      assert.doesNotMatch(await page.locator("body").innerText(), /11,420|5,258/);
    }));
});

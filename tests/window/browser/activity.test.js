// Sales of before: found, opened, asked about, repeated, and by the owner resolved.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { answers, focused, inWindow, part, press, questions, settle, withBrowser } from "./harness.js";

/** @typedef {import("playwright-core").Page} Page */

const CLERK = "scene=counter";
const OWNER = "scene=counter&role=owner";

/** @param {Page} page @param {string} status */
const rows = (page, status) => page.locator(`[data-testid="activity-row"][data-status="${status}"]`);

/** @param {Page} page */
const references = (page) => part(page, "activity-row").evaluateAll((all) => all.map((one) => one.getAttribute("data-reference")));

/** @param {string} scene @param {(page: Page) => Promise<void>} look */
const inActivity = (scene, look) =>
  inWindow({ scene }, async (page) => {
    await press(page, "[F3]");
    await page.locator('main[data-screen="activity"][aria-busy=false] .activity').waitFor();
    await settle(page);
    await look(page);
  });

/** @param {Page} page @param {string} status @param {object} more */
const change = (page, status, more = {}) =>
  page.evaluate(
    ([from, changes]) => {
      const { every, change } = Reflect.get(window, "fakeProgram");
      change(every().find((/** @type {{ status: string }} */ one) => one.status === from).reference, changes);
    },
    /** @type {const} */ ([status, more]),
  );

withBrowser();

describe("the list", { concurrency: 1 }, () => {
  test("has today's sales, newest first, each with its state", () =>
    inActivity(CLERK, async (page) => {
      assert.equal(await part(page, "activity-row").count(), 8);
      for (const status of ["succeeded", "pending", "unknown", "failed", "reversed"]) {
        assert.ok((await rows(page, status).count()) > 0, status);
      }
      const [{ args }] = await questions(page, "sales");
      assert.deepEqual([args.query.from, args.query.to, args.query.text], [null, null, ""]);
    }));

  for (const [what, typed, found] of /** @type {const} */ ([
    ["the end of a number", "1203", 2],
    ["a number in Bengali digits", "০১৩৫৫৪৪১২০৩", 2],
    ["an amount", "290", 3],
    ["a receipt's number", "1043", 1],
    ["nothing that was ever sold", "99999999", 0],
  ])) {
    test(`finds by ${what}`, () =>
      inActivity(CLERK, async (page) => {
        await press(page, "[Control+k]");
        assert.equal(await focused(page), "activity-search");
        await page.keyboard.type(typed);
        await page.waitForTimeout(300);
        await settle(page);
        assert.equal(await part(page, "activity-row").count(), found);
        assert.equal(await part(page, "activity-empty").count(), found === 0 ? 1 : 0);
      }));
  }

  test("takes digits that are typed anywhere to the search", () =>
    inActivity(CLERK, async (page) => {
      await press(page, "3344", 300);
      assert.equal(await part(page, "activity-search").inputValue(), "3344");
      await press(page, "[Escape]", 200);
      assert.equal(await part(page, "activity-search").inputValue(), "");
      assert.equal(await part(page, "activity-row").count(), 8);
    }));

  test("looks for words in every day, until days are chosen", () =>
    inActivity(CLERK, async (page) => {
      const period = part(page, "activity-period");
      const old = await page.evaluate(() => Reflect.get(window, "fakeProgram").every().at(-1));
      await press(page, "[Control+k]");
      await page.keyboard.type(old.reference);
      await page.waitForTimeout(300);
      await settle(page);
      assert.deepEqual(await references(page), [old.reference]);
      assert.equal(await period.inputValue(), "any");
      await period.selectOption("today");
      await settle(page);
      assert.deepEqual(await references(page), []);
    }));

  test("has what still waits for its end, whatever the day", () =>
    inActivity(CLERK, async (page) => {
      await page.locator(`[data-testid="activity-filter"][data-status="unknown"]`).click();
      await settle(page);
      const { args } = /** @type {any} */ ((await questions(page, "sales")).at(-1));
      assert.equal(args.query.everyDay, true);
    }));

  test("is narrowed by state, by clerk and by days", () =>
    inActivity(CLERK, async (page) => {
      const filter = (/** @type {string} */ status) => page.locator(`[data-testid="activity-filter"][data-status="${status}"]`).click();
      await filter("open");
      await settle(page);
      assert.equal(await part(page, "activity-row").count(), 2);
      await filter("all");
      await part(page, "activity-clerk").selectOption("clerk1");
      await settle(page);
      assert.equal(await part(page, "activity-row").count(), 4);
      await part(page, "activity-clerk").selectOption("");
      await part(page, "activity-period").selectOption("yesterday");
      await settle(page);
      assert.equal(await part(page, "activity-row").count(), 2);
      await part(page, "activity-period").selectOption("week");
      await settle(page);
      assert.equal(await part(page, "activity-row").count(), 12);
      const { args } = /** @type {any} */ ((await questions(page, "sales")).at(-1));
      assert.match(`${args.query.from} ${args.query.to}`, /^\d{4}-\d\d-\d\d \d{4}-\d\d-\d\d$/);
    }));

  test("draws a hundred of many and more when asked", () =>
    inActivity(`${CLERK}&sales=230`, async (page) => {
      assert.equal(await part(page, "activity-row").count(), 100);
      await part(page, "activity-more").click();
      await settle(page);
      assert.equal(await part(page, "activity-row").count(), 200);
      await part(page, "activity-more").click();
      await settle(page);
      assert.equal(await part(page, "activity-row").count(), 238);
      assert.equal(await part(page, "activity-more").count(), 0);
    }));

  test("changes a row in its place when its sale changes, and shows a new one", () =>
    inActivity(CLERK, async (page) => {
      const before = await references(page);
      await change(page, "pending", { status: "succeeded" });
      await settle(page);
      assert.equal(await rows(page, "pending").count(), 0);
      assert.deepEqual(await references(page), before);
      await press(page, "[F1]", "01811223340", "[Enter]", "77", "[Enter]", 400, "[Enter]", 200, "[F3]", 300);
      assert.equal(await part(page, "activity-row").count(), 9);
    }));

  test("shows the last answer, not the latest to come", () =>
    inActivity(CLERK, async (page) => {
      await answers(page, "sales", { delay: 700 }, { delay: 2 });
      await press(page, "[Control+k]", "1203", 250, "[Backspace]", "[Backspace]", "[Backspace]", "[Backspace]", 900);
      assert.equal(await part(page, "activity-row").count(), 8);
    }));

  test("says what went wrong, and asks again when told to", () =>
    inWindow({ scene: CLERK }, async (page) => {
      await answers(page, "sales", { error: "ledger" });
      await press(page, "[F3]", 200);
      assert.equal(await part(page, "activity-error").getAttribute("data-code"), "ledger");
      await part(page, "activity-again").click();
      await settle(page);
      assert.equal(await part(page, "activity-row").count(), 8);
    }));
});

describe("a sale in full", { concurrency: 1 }, () => {
  test("opens by Enter beside the list, follows the arrows, and closes by Escape", () =>
    inActivity(CLERK, async (page) => {
      const all = await references(page);
      const place = await page.locator('[data-testid="activity-row"]').first().boundingBox();
      await press(page, "[ArrowDown]", "[Enter]", 80);
      assert.equal(await part(page, "activity-detail").getAttribute("data-reference"), all[1]);
      assert.deepEqual(await page.locator('[data-testid="activity-row"]').first().boundingBox(), place, "the list keeps its place");
      await press(page, "[ArrowDown]", 80);
      assert.equal(await part(page, "activity-detail").getAttribute("data-reference"), all[2]);
      await press(page, "[Escape]", 80);
      assert.equal(await part(page, "activity-detail").count(), 0);
      assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-reference")), all[2]);
    }));

  test("tells every attempt, its account and what came of it", () =>
    inActivity(CLERK, async (page) => {
      await part(page, "activity-row").last().click();
      assert.equal(await part(page, "activity-attempt").count(), 2);
      const states = await part(page, "activity-attempt").evaluateAll((all) => all.map((one) => one.getAttribute("data-status")));
      assert.deepEqual(states, ["failed", "succeeded"]);
      const folded = page.locator('[data-testid="activity-attempt"] details').first();
      assert.equal(await folded.evaluate((one) => /** @type {HTMLDetailsElement} */ (one).open), false);
      await folded.locator("summary").click();
      assert.match(await folded.innerText(), /Insufficient balance, please load/);
    }));

  test("is asked about at once by a key, and tells what came of it", () =>
    inActivity(CLERK, async (page) => {
      await rows(page, "pending").click();
      await press(page, "c", 200);
      assert.equal((await questions(page, "check")).length, 1);
      assert.equal(await part(page, "activity-detail").getAttribute("data-status"), "succeeded");
      assert.equal(await part(page, "activity-asked").getAttribute("data-state"), "changed");
    }));

  test("is asked about once however often the key is pressed, and a failed question is said", () =>
    inActivity(CLERK, async (page) => {
      await rows(page, "unknown").click();
      await answers(page, "check", { delay: 400, error: "timeout" });
      await press(page, "c", "c", "c", 600);
      assert.equal((await questions(page, "check")).length, 1);
      assert.equal(await part(page, "activity-asked").getAttribute("data-state"), "failed");
      assert.equal(await part(page, "activity-detail").getAttribute("data-status"), "unknown");
    }));

  test("fills the counter's form with the same by R, and sells nothing", () =>
    inActivity(CLERK, async (page) => {
      await rows(page, "failed").first().click();
      await press(page, "r", 200);
      assert.equal(await page.locator("main").getAttribute("data-screen"), "counter");
      assert.equal(await part(page, "sale-number").inputValue(), "01355441203");
      assert.match(await part(page, "sale-amount").inputValue(), /^100(\.00)?$/);
      assert.deepEqual(await questions(page, "sell"), []);
    }));

  for (const status of ["pending", "unknown"]) {
    test(`is not offered again while it is ${status}, neither by a button nor by R`, () =>
      inActivity(CLERK, async (page) => {
        await rows(page, status).first().click();
        await part(page, "activity-check").waitFor();
        assert.equal(await part(page, "activity-repeat").count(), 0);
        await press(page, "r", 200);
        assert.equal(await page.locator("main").getAttribute("data-screen"), "activity");
      }));
  }

  test("gives its reference to the clipboard", () =>
    inActivity(CLERK, async (page) => {
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await rows(page, "unknown").click();
      await part(page, "activity-copy").click();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.equal(copied, await part(page, "activity-detail").getAttribute("data-reference"));
    }));

  test("keeps wallets and commission from a clerk, and commission from the customer's eyes", async () => {
    await inActivity(CLERK, async (page) => {
      await rows(page, "unknown").click();
      assert.equal(await part(page, "activity-evidence").getAttribute("data-evidence"), "moved");
      assert.doesNotMatch(await part(page, "activity-detail").innerText(), /11,420|1\.50/);
    });
    await inActivity(OWNER, async (page) => {
      await rows(page, "unknown").click();
      assert.match(await part(page, "activity-detail").innerText(), /11,420/);
      assert.doesNotMatch(await part(page, "activity-detail").innerText(), /1\.50/);
    });
    await inWindow({ scene: OWNER, preferences: { commission: "shown" } }, async (page) => {
      await press(page, "[F3]", 200);
      await rows(page, "unknown").click();
      assert.match(await part(page, "activity-detail").innerText(), /৳1\.50/);
    });
  });

  test("leaves nothing narrowed for who comes next", () =>
    inActivity(OWNER, async (page) => {
      await press(page, "[Control+k]", "1203");
      await settle(page);
      assert.equal(await part(page, "activity-row").count(), 2);
      await press(page, "[Control+l]", 100);
      await page.locator('[data-testid="lock-user"][data-user="clerk1"]').click();
      await press(page, "2468", "[Enter]", 300, "[F3]", 200);
      await settle(page);
      assert.equal(await part(page, "activity-search").inputValue(), "");
      assert.equal(await part(page, "activity-row").count(), 8);
    }));

  test("is forgotten when the till is locked", () =>
    inActivity(OWNER, async (page) => {
      await rows(page, "unknown").click();
      await press(page, "[Control+l]", 100);
      assert.doesNotMatch(await page.locator("body").innerText(), /11,420|019 1200 3344/);
    }));
});

describe("the owner's word", { concurrency: 1 }, () => {
  test("is not the clerk's to give", () =>
    inActivity(CLERK, async (page) => {
      await rows(page, "unknown").click();
      assert.equal(await part(page, "activity-resolve").count(), 0);
    }));

  test("is only for sales of which nothing is known", () =>
    inActivity(OWNER, async (page) => {
      for (const status of ["pending", "failed", "reversed", "succeeded"]) {
        await rows(page, status).first().click();
        assert.equal(await part(page, "activity-resolve").count(), 0, status);
      }
    }));

  for (const answer of /** @type {const} */ (["succeeded", "failed"])) {
    test(`${answer} needs a choice and a reason, and is kept with it`, () =>
      inActivity(OWNER, async (page) => {
        await rows(page, "unknown").click();
        await part(page, "activity-resolve").click();
        await part(page, "resolve-confirm").click();
        await part(page, `resolve-${answer}`).check();
        await part(page, "resolve-confirm").click();
        await part(page, "resolve-reason").fill("   ");
        await part(page, "resolve-confirm").click();
        assert.notEqual(await part(page, "resolve-error").innerText(), "");
        assert.deepEqual(await questions(page, "resolve"), []);
        await part(page, "resolve-reason").fill("The customer <b>showed</b> the message");
        await part(page, "resolve-confirm").click();
        await part(page, "resolve").waitFor({ state: "detached" });
        assert.equal((await questions(page, "resolve")).length, 1);
        assert.equal(await part(page, "activity-detail").getAttribute("data-status"), answer);
        assert.match(await part(page, "activity-resolution").innerText(), /The customer <b>showed<\/b> the message/);
      }));
  }

  test("can be let be, and a refusal is said", () =>
    inActivity(OWNER, async (page) => {
      await rows(page, "unknown").click();
      await part(page, "activity-resolve").click();
      await press(page, "[Escape]", 100);
      assert.equal(await part(page, "resolve").count(), 0);
      assert.equal(await part(page, "activity-detail").count(), 1, "only the question is closed");
      await answers(page, "resolve", { error: "not_unknown" });
      await part(page, "activity-resolve").click();
      await part(page, "resolve-failed").check();
      await part(page, "resolve-reason").fill("asked the provider");
      await part(page, "resolve-confirm").click();
      await settle(page);
      assert.notEqual(await part(page, "resolve-error").innerText(), "");
      assert.equal(await part(page, "resolve-reason").inputValue(), "asked the provider");
    }));
});

// The owner's figures beyond the day: by hour and by pack, into the sales behind a figure, onto paper.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { inWindow, part, press, questions, settle, withBrowser } from "./harness.js";

/** @typedef {import("playwright-core").Page} Page */

const OWNER = "scene=counter&role=owner";

/** @param {Page} page @param {string} screen */
const shown = (page, screen) => page.locator(`main[data-screen="${screen}"][aria-busy=false]`).waitFor();

/** @param {(page: Page) => Promise<void>} look @param {Readonly<Record<string, string>>} [preferences] */
const onReports = (look, preferences = {}) =>
  inWindow({ scene: OWNER, preferences }, async (page) => {
    await press(page, "[F10]");
    await shown(page, "reports");
    await settle(page);
    await look(page);
  });

/** @param {Page} page @param {string} by */
async function group(page, by) {
  await part(page, "report-by").selectOption(by);
  await settle(page);
  return part(page, "report-row").evaluateAll((all) => all.map((one) => ({ key: one.getAttribute("data-key") ?? "", amount: Number(one.getAttribute("data-amount")) })));
}

withBrowser();

test("wallets tell when they run out and how sure that is, or that it cannot be said", () =>
  inWindow({ scene: OWNER }, async (page) => {
    await press(page, "[F11]");
    await shown(page, "wallets");
    await settle(page);
    const said = await part(page, "wallet-forecast").evaluateAll((all) => all.map((one) => [one.getAttribute("data-account"), one.getAttribute("data-says"), one.getAttribute("data-load")]));
    assert.deepEqual(said, [["soho-main", "runs_out", "8000.00"], ["irecharge-1", "cannot_say", ""]]);
    assert.match(await part(page, "wallet-forecast").first().innerText(), /Likely runs out .+ between .+ and .+ Load ৳8,000 before then/);
    assert.match(await part(page, "wallet-forecast").last().innerText(), /5 days are known, 14 are needed/);
  }));

describe("figures", { concurrency: 1 }, () => {
  test("by hour come in the order of the day, by pack the best seller first", () =>
    onReports(async (page) => {
      const hours = (await group(page, "hour")).map(({ key }) => key);
      assert.ok(hours.length > 1);
      assert.deepEqual(hours, [...hours].sort());
      const packs = await group(page, "pack");
      assert.deepEqual(packs.map(({ amount }) => amount), packs.map(({ amount }) => amount).sort((a, b) => b - a));
      assert.ok(packs.some(({ key }) => key === ""), "what was sold without a pack is one of them");
      assert.equal(packs.reduce((sum, { amount }) => sum + amount, 0), Number(await part(page, "report-total").getAttribute("data-amount")));
      assert.equal(await part(page, "report-chart").getAttribute("data-bars"), String(packs.length));
      assert.equal(await part(page, "report-look").count(), 0, "no list of sales is made by pack");
    }));

  for (const [by, days] of /** @type {const} */ ([["day", 1], ["week", 7], ["month", 31]])) {
    test(`open into the sales of a ${by}`, () =>
      onReports(async (page) => {
        await page.locator('[data-period="last-month"]').click();
        const rows = await group(page, by);
        const { from, to } = (await questions(page, "report")).at(-1).args;
        await page.locator(".report-table").focus();
        await press(page, "[ArrowDown]", "[ArrowDown]", "[Enter]");
        await shown(page, "activity");
        await settle(page);
        const asked = (await questions(page, "sales")).at(-1).args.query;
        const key = (rows[1] ?? rows[0])?.key ?? "";
        assert.equal(asked.from, by === "month" ? from : key);
        assert.ok(asked.to <= to && (Date.parse(asked.to) - Date.parse(asked.from)) / 86_400_000 < days);
        if (by === "month") {
          assert.equal(asked.to, to);
        }
      }));
  }

  test("open into the sales of a person", () =>
    onReports(async (page) => {
      const rows = await group(page, "clerk");
      const { from, to } = (await questions(page, "report")).at(-1).args;
      await part(page, "report-look").first().click();
      await shown(page, "activity");
      await settle(page);
      const asked = (await questions(page, "sales")).at(-1).args.query;
      assert.deepEqual([asked.clerk, asked.from, asked.to], [rows[0]?.key, from, to]);
    }));

  test("of the providers tell what became of what was sent, how fast, and what was paid, and are printed", () =>
    onReports(async (page) => {
      await page.locator('[data-period="last-month"]').click();
      await part(page, "report-by").selectOption("provider");
      await settle(page);
      const { from, to } = (await questions(page, "quality")).at(-1).args;
      assert.deepEqual([from, to], [await part(page, "report-span").getAttribute("data-from"), await part(page, "report-span").getAttribute("data-to")]);
      const sent = await part(page, "quality-sent").evaluateAll((all) => all.map((one) => ({ .../** @type {HTMLElement} */ (one).dataset })));
      assert.deepEqual(sent.map(({ account, median, most }) => [account, median, most]), [["irecharge-1", "1840", "9300"], ["soho-main", "2540", "104300"]]);
      assert.ok(sent.every(({ attempts, succeeded }) => Number(attempts) > Number(succeeded)));
      const words = await part(page, "quality-sent").last().innerText();
      assert.match(words, /90\.\d %/);
      assert.match(words, /2\.5 s\s+104 s/, "tenths are not told of long times");
      const paid = await part(page, "quality-paid").last().evaluate((one) => ({ .../** @type {HTMLElement} */ (one).dataset }));
      assert.equal(Math.round(100 * (Number(paid["expected"]) - Number(paid["earned"]))), 12_345, "what was expected is beside what was booked");
      assert.match(await part(page, "quality-paid").last().innerText(), /^soho-main\s+(••••\s*){5}$/, "what was earned is covered until it is asked for");
      await part(page, "quality").getByTestId("commission-shown").click();
      assert.match(await part(page, "quality-paid").last().innerText(), /৳300\.00\s+৳0\.00$/);
      assert.equal(await part(page, "report-chart").count(), 0);
      await page.emulateMedia({ media: "print" });
      const rows = await page.locator(".quality-body tr").evaluateAll((all) => all.map((one) => one.getClientRects().length));
      assert.deepEqual(rows, [1, 1, 1, 1, 1, 1]);
      assert.equal(await page.evaluate(() => [...document.querySelectorAll(".quality-body :is(th, td)")].every((one) => getComputedStyle(one).color === "rgb(0, 0, 0)")), true);
      const wide = await page.locator(".quality-body").evaluate((one) => one.scrollWidth - one.clientWidth);
      assert.ok(wide <= 0, `${wide} pixels beyond the paper`);
      await page.emulateMedia({ media: "screen" });
      await part(page, "report-by").selectOption("account");
      await settle(page);
      assert.equal(await part(page, "quality").count(), 0);
      assert.ok((await part(page, "report-row").count()) > 0);
    }));

  test("are printed black on white with every row, from a dark window too", () =>
    onReports(async (page) => {
      await group(page, "day");
      await page.emulateMedia({ media: "print" });
      const paper = await page.evaluate(() => {
        const shown = (/** @type {string} */ selector) => [...document.querySelectorAll(selector)].some((one) => one.getClientRects().length > 0);
        const table = /** @type {HTMLElement} */ (document.querySelector(".report-table"));
        const inks = [...document.querySelectorAll(".report-table :is(th, td)")].map((one) => getComputedStyle(one).color);
        return { bar: shown("header.bar, .bar, .strip"), chips: shown(".chip, select, .icon-button"), whole: table.scrollHeight <= table.clientHeight + 1, inks: [...new Set(inks)], ground: getComputedStyle(document.body).backgroundColor, head: document.querySelector(".report-paper")?.getClientRects().length };
      });
      assert.deepEqual(paper, { bar: false, chips: false, whole: true, inks: ["rgb(0, 0, 0)"], ground: "rgb(255, 255, 255)", head: 1 });
      const pdf = await page.pdf({ format: "A4" });
      assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
    }, { theme: "dark" }));
});

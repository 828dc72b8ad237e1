// The printer's place: one key prints the last sale, trouble is told with what to do, and only a person says what came out.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { answers, focused, inWindow, part, press, questions, settle, withBrowser } from "./harness.js";

/** @typedef {import("playwright-core").Page} Page */

const CLERK = "scene=counter";

/** @param {Page} page @param {string} [ending] */
const sell = (page, ending = "40") => press(page, `017112233${ending}`, "[Enter]", "50", "[Enter]", 400, "[Enter]");
/** @param {Page} page @param {string} state */
const job = (page, state) => page.locator(`[data-testid="print-job"][data-state="${state}"]`);
/** @param {Page} page */
const printed = async (page) => (await questions(page, "printDocument")).map((one) => one.args.subject);
/** @param {Page} page */
const decided = async (page) => (await questions(page, "decidePrint")).map((one) => one.args.decision);
/** @param {Page} page @param {string | null} trouble */
const jam = (page, trouble) => page.evaluate((to) => Reflect.get(window, "fakeProgram").setJam(to), trouble);

withBrowser();

describe("one key", { concurrency: 1 }, () => {
  test("prints the sale that was made last, and says so until it is out", () =>
    inWindow({ scene: `${CLERK}&fresh` }, async (page) => {
      await sell(page);
      const result = page.locator('[data-testid="sale-result"][data-status="succeeded"]');
      await result.waitFor();
      const reference = await result.getAttribute("data-reference");
      assert.equal(await part(page, "print-job").count(), 0, "nothing is said while there is nothing");
      await press(page, "[Control+p]");
      await job(page, "printing").waitFor();
      assert.match(await job(page, "printing").innerText(), /Printing receipt \d+/);
      assert.equal(await focused(page), "sale-number", "the hands stay where they are");
      await job(page, "printed").waitFor();
      assert.deepEqual(await printed(page), [{ document: "receipt", reference }]);
    }));

  test("has its place on the card of the sale that was made last", () =>
    inWindow({ scene: CLERK }, async (page) => {
      assert.equal(await part(page, "sale-print").count(), 0, "nothing was sold here yet");
      await sell(page);
      await page.locator('[data-testid="sale-result"][data-status="succeeded"]').waitFor();
      await part(page, "sale-print").click();
      await job(page, "printing").waitFor();
      const sold = await page.locator('.strip-item:has([data-testid="sale-print"]) [data-testid="sale-result"]').getAttribute("data-reference");
      assert.deepEqual(await printed(page), [{ document: "receipt", reference: sold }]);
      await press(page, "[F8]");
      await part(page, "sale-detail").waitFor();
      assert.equal(await part(page, "sale-print").count(), 1, "one at a time");
    }));

  test("prints the sale that is looked at, on the strip and in the list", () =>
    inWindow({ scene: CLERK }, async (page) => {
      await press(page, "[F8]");
      await part(page, "sale-detail").waitFor();
      await part(page, "sale-print").click();
      await job(page, "printing").waitFor();
      const onStrip = await page.locator('[data-testid="sale-result"][aria-expanded="true"]').getAttribute("data-reference");
      await press(page, "[F3]", 300, "[ArrowDown]", "[ArrowDown]", "[Control+p]");
      await settle(page);
      const inList = await page.evaluate(() => document.activeElement?.getAttribute("data-reference"));
      assert.deepEqual((await printed(page)).map((one) => one.reference), [onStrip, inList]);
    }));

  test("after a start prints the last sale of who is there", () =>
    inWindow({ scene: CLERK }, async (page) => {
      await press(page, "[Control+p]");
      await job(page, "printing").waitFor();
      const [{ args }] = await questions(page, "sales");
      assert.deepEqual([args.query.clerk, args.query.limit, args.query.everyDay], ["clerk1", 1, false]);
    }));

  test("does nothing where nothing was sold", () =>
    inWindow({ scene: `${CLERK}&fresh` }, async (page) => {
      await press(page, "[Control+p]");
      await settle(page);
      assert.deepEqual(await printed(page), []);
      assert.equal(await part(page, "document").count(), 0);
    }));

  test("does not print the sale before while the last is being written down", () =>
    inWindow({ scene: CLERK }, async (page) => {
      await answers(page, "sell", { delay: 400 });
      await sell(page);
      await press(page, "[Control+p]");
      await page.locator('[data-testid="sale-result"]').first().waitFor();
      assert.deepEqual(await printed(page), []);
      await page.locator('[data-testid="sale-result"][data-status="succeeded"]').waitFor();
      await press(page, "[Control+p]");
      await job(page, "printing").waitFor();
      assert.equal((await printed(page)).length, 1);
    }));

  test("that is held, or pressed again while it prints, makes one paper", () =>
    inWindow({ scene: CLERK }, async (page) => {
      await answers(page, "printDocument", { delay: 250 });
      await page.keyboard.down("Control");
      for (let turn = 0; turn < 10; turn += 1) {
        await page.keyboard.down("p");
      }
      await page.keyboard.up("p");
      await page.keyboard.press("p");
      await page.keyboard.up("Control");
      await job(page, "printed").waitFor();
      assert.equal((await printed(page)).length, 1);
    }));

  test("says why where it was refused, and that the sale is safe", () =>
    inWindow({ scene: `${CLERK}&fail=printDocument:ledger` }, async (page) => {
      await press(page, "[Control+p]");
      const refused = page.locator('[data-testid="print-refused"][data-code="ledger"]');
      await refused.waitFor();
      assert.match(await refused.innerText(), /sale is safe/);
      await part(page, "print-refused-away").click();
      assert.equal(await refused.count(), 0);
    }));
});

describe("trouble", { concurrency: 1 }, () => {
  for (const trouble of ["unreachable", "paper_out", "cover_open", "offline"]) {
    test(`${trouble}: what to do, when it is tried again, and the sale is safe`, () =>
      inWindow({ scene: `${CLERK}&jam=${trouble}` }, async (page) => {
        await press(page, "[Control+p]");
        const told = page.locator(`[data-testid="print-job"][data-state="waiting"][data-trouble="${trouble}"]`);
        await told.waitFor();
        assert.match(await told.innerText(), /again at \d\d:\d\d[^]*by itself[^]*sale is safe/);
        await jam(page, null);
        await part(page, "print-unfold").click();
        await page.locator('[data-testid="print-decide"][data-decision="print"]').click();
        await job(page, "printed").waitFor();
        assert.equal(await part(page, "print-all").count(), 0, "the list folds with its last job");
      }));
  }

  test("all that waits is reached by the keyboard and dropped at once", () =>
    inWindow({ scene: `${CLERK}&jam=paper_out` }, async (page) => {
      await press(page, "[F3]", 300, "[Control+p]");
      await job(page, "waiting").waitFor();
      await press(page, "[ArrowDown]", "[Control+p]");
      await page.getByText("+1").waitFor();
      await press(page, "[Control+j]");
      assert.equal(await focused(page), "print-unfold");
      await press(page, "[Enter]");
      assert.equal(await part(page, "print-row").count(), 2);
      await press(page, "[Escape]");
      assert.equal(await part(page, "print-all").count(), 0);
      assert.equal(await focused(page), "print-unfold");
      await press(page, "[Enter]");
      await part(page, "print-drop-all").click();
      await part(page, "print-job").waitFor({ state: "detached" });
      assert.deepEqual(await decided(page), ["drop", "drop"]);
    }));

  for (const [decision, after] of /** @type {const} */ ([["done", "printed"], ["print", "unsure"], ["drop", null]])) {
    test(`what may be on paper asks, and takes “${decision}” by the keyboard`, () =>
      inWindow({ scene: `${CLERK}&jam=unsure` }, async (page) => {
        await press(page, "[Control+p]");
        await job(page, "unsure").waitFor();
        assert.match(await job(page, "unsure").innerText(), /Look at the paper: did receipt \d+ come out\?[^]*sale is safe/);
        assert.deepEqual(await part(page, "print-decide").evaluateAll((all) => all.map((one) => one.getAttribute("data-decision"))), ["done", "print", "drop"]);
        await press(page, "[Control+j]", ...Array.from({ length: ["done", "print", "drop"].indexOf(decision) }, () => "[Tab]"), "[Enter]");
        await settle(page);
        assert.deepEqual(await decided(page), [decision]);
        if (after === null) {
          assert.equal(await part(page, "print-job").count(), 0);
        } else {
          await job(page, after).waitFor();
        }
      }));
  }

  test("the key never prints what may be on paper once more", () =>
    inWindow({ scene: `${CLERK}&jam=unsure` }, async (page) => {
      await press(page, "[Control+p]");
      await job(page, "unsure").waitFor();
      await press(page, "[Control+p]", "[Control+p]");
      await settle(page);
      assert.deepEqual([(await printed(page)).length, await decided(page)], [1, []]);
    }));

  test("is another's no more once the till is locked", () =>
    inWindow({ scene: `${CLERK}&jam=unsure` }, async (page) => {
      await press(page, "[Control+p]");
      await job(page, "unsure").waitFor();
      await press(page, "[Control+l]");
      await page.locator('main[data-screen="lock"]').waitFor();
      assert.equal(await part(page, "print-job").count(), 0);
    }));
});

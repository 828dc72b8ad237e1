// Complaints: opened at the counter with a slip in the hand, marked and counted for everybody, closed by the owner alone.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { answers, focused, inWindow, part, press, questions, settle, withBrowser } from "./harness.js";

/** @typedef {import("playwright-core").Page} Page */

const CLERK = "scene=counter";
const OWNER = "scene=counter&role=owner";

/** @param {Page} page @param {string} status */
const row = (page, status) => page.locator(`[data-testid="activity-row"][data-status="${status}"]`).first();

/** @param {string} scene @param {string} status @param {(page: Page) => Promise<void>} look */
const onSale = (scene, status, look) =>
  inWindow({ scene }, async (page) => {
    await press(page, "[F3]");
    await page.locator('main[data-screen="activity"][aria-busy=false] .activity').waitFor();
    await settle(page);
    await row(page, status).click();
    await settle(page);
    await look(page);
  });

/** @param {Page} page @param {string} kind */
async function begin(page, kind) {
  await part(page, "activity-complain").click();
  await page.locator(`[data-testid="complaint-kind"][data-value="${kind}"]`).check();
}

/** @param {Page} page */
const complaints = (page) => part(page, "complaint").evaluateAll((all) => all.map((one) => [one.getAttribute("data-complaint"), one.getAttribute("data-end")]));

withBrowser();

describe("a complaint", { concurrency: 1 }, () => {
  for (const status of ["pending", "unknown", "failed"]) {
    test(`is not opened about a sale that is ${status}`, () =>
      onSale(CLERK, status, async (page) => {
        assert.equal(await part(page, "activity-complain").count(), 0);
        assert.deepEqual(await questions(page, "disputes").then((all) => all.map((one) => one.args.reference)), [null]);
      }));
  }

  test("about a wrong number is opened by the keyboard, and its slip is there with a message", () =>
    onSale(CLERK, "succeeded", async (page) => {
      const reference = await row(page, "succeeded").getAttribute("data-reference");
      await part(page, "activity-complain").focus();
      await press(page, "[Enter]");
      assert.equal(await focused(page), "complaint-kind");
      await press(page, "[Space]", "[Tab]", "০১৮১১২২৩৩৪৫", "[Tab]", "Typed by hand", "[Tab]", "[Tab]", "[Enter]");
      await page.locator('[data-testid="document"][data-document="dispute"]').waitFor();
      await settle(page);
      assert.equal(await part(page, "document-message").count(), 1);
      const [{ args }] = await questions(page, "openDispute");
      assert.deepEqual(args, { reference, complaint: "wrong_number", meantFor: "01811223345", note: "Typed by hand" });
      await press(page, "[Escape]");
      assert.deepEqual(await complaints(page), [["wrong_number", "open"]]);
      assert.equal(await part(page, "activity-complain").count(), 0, "one at a time");
      assert.equal(await part(page, "complaint-close").count(), 0, "a clerk closes none");
    }));

  test("says what is missing, and what was written stays where it is refused", () =>
    onSale(CLERK, "reversed", async (page) => {
      await part(page, "activity-complain").click();
      await part(page, "complaint-note").fill("Nothing came");
      await part(page, "complaint-confirm").click();
      await page.locator('[data-testid="complaint-error"][data-code="lacking"]').waitFor();
      await page.locator('[data-testid="complaint-kind"][data-value="wrong_number"]').check();
      await part(page, "complaint-meant").fill("0171");
      await part(page, "complaint-confirm").click();
      await page.locator('[data-testid="complaint-error"][data-code="invalid_number"]').waitFor();
      assert.equal(await part(page, "complaint-meant").getAttribute("aria-invalid"), "true");
      await part(page, "complaint-meant").fill("01670708022");
      await part(page, "complaint-confirm").click();
      await page.locator('[data-testid="complaint-error"][data-code="dispute_same_number"]').waitFor();
      assert.equal(await part(page, "complaint-note").inputValue(), "Nothing came");
      await press(page, "[Escape]");
      assert.equal(await part(page, "complaint-new").count(), 0);
      assert.equal(await focused(page), "activity-complain");
      assert.equal(await part(page, "complaint").count(), 0);
    }));

  test("is written down once for a double press", () =>
    onSale(CLERK, "succeeded", async (page) => {
      await begin(page, "not_received");
      await answers(page, "openDispute", { delay: 200 });
      await part(page, "complaint-confirm").dblclick();
      await page.locator('[data-testid="document"]').waitFor();
      assert.equal((await questions(page, "openDispute")).length, 1);
      assert.equal((await questions(page, "openDispute"))[0].args.meantFor, "");
    }));

  test("marks its sale and is counted for everybody, in the list and above it", () =>
    onSale(CLERK, "succeeded", async (page) => {
      assert.equal(await part(page, "nav-complaints").count(), 0);
      await begin(page, "wrong_pack");
      await part(page, "complaint-confirm").click();
      await part(page, "document-close").click();
      assert.equal(await part(page, "nav-complaints").getAttribute("data-count"), "1");
      assert.equal(await part(page, "complaints-open").getAttribute("data-count"), "1");
      assert.equal(await part(page, "complaint-mark").count(), 1);
      await page.locator('[data-testid="activity-filter"][data-status="disputed"]').click();
      await settle(page);
      assert.equal(await part(page, "activity-row").count(), 1);
      const { query } = (await questions(page, "sales")).at(-1).args;
      assert.deepEqual([query.disputed, query.status, query.everyDay], [true, null, true]);
      await page.locator('[data-testid="activity-filter"][data-status="all"]').click();
      await settle(page);
      assert.ok(!("disputed" in (await questions(page, "sales")).at(-1).args.query));
    }));

  test("shows words that mean harm as words", () =>
    onSale(CLERK, "succeeded", async (page) => {
      const harm = '<img src=x onerror="window.hostileRan = true">\u202eevil';
      await begin(page, "not_received");
      await part(page, "complaint-note").fill(harm);
      await part(page, "complaint-confirm").click();
      await part(page, "document-close").click();
      assert.ok((await part(page, "complaint").innerText()).includes(harm));
      assert.equal(await page.evaluate(() => Reflect.get(window, "hostileRan")), undefined);
    }));

  test("that cannot be told says so, and the sale is shown nevertheless", () =>
    onSale(`${CLERK}&fail=disputes:ledger`, "succeeded", async (page) => {
      await part(page, "complaints-failed").waitFor();
      assert.equal(await part(page, "activity-complain").count(), 0);
      assert.equal(await part(page, "activity-attempt").count(), 1);
    }));
});

describe("the owner", { concurrency: 1 }, () => {
  test("closes it with an end and a word, and then it is counted no more", () =>
    onSale(`${OWNER}&complaints`, "succeeded", async (page) => {
      assert.equal(await part(page, "nav-complaints").getAttribute("data-count"), "1");
      await part(page, "complaint-close").click();
      await part(page, "complaint-confirm").click();
      await page.getByText("Say how it ended.").waitFor();
      await page.locator('[data-testid="complaint-end-kind"][data-value="given_back"]').check();
      await part(page, "complaint-confirm").click();
      await page.getByText("Write in a few words how it ended.").waitFor();
      await part(page, "complaint-end-note").fill("Robi gave it back on Sunday");
      await part(page, "complaint-confirm").click();
      await part(page, "complaint-end").waitFor({ state: "detached" });
      await settle(page);
      assert.deepEqual(await complaints(page), [["not_received", "given_back"]]);
      assert.match(await part(page, "complaint").innerText(), /It was given back[^]*Robi gave it back on Sunday/);
      assert.equal(await part(page, "nav-complaints").count(), 0);
      assert.equal(await part(page, "complaint-mark").count(), 0);
      assert.equal(await part(page, "activity-complain").count(), 1, "another one may be opened");
    }));

  test("is told where somebody else closed it meanwhile", () =>
    onSale(`${OWNER}&complaints&fail=closeDispute:dispute_closed_already`, "succeeded", async (page) => {
      await part(page, "complaint-close").click();
      await page.locator('[data-testid="complaint-end-kind"][data-value="refused"]').check();
      await part(page, "complaint-end-note").fill("no");
      await part(page, "complaint-confirm").click();
      await page.locator('[data-testid="complaint-error"][data-code="dispute_closed_already"]').waitFor();
    }));
});

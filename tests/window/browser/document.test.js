// Documents beside what one is doing: as they will be printed, by the keyboard, without a printer, with a look that is broken.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { answers, focused, inWindow, part, press, questions, settle, withBrowser } from "./harness.js";

/** @typedef {import("playwright-core").Page} Page */

const CLERK = "scene=counter";
const OWNER = "scene=counter&role=owner";

/** @param {Page} page @param {string} status */
async function openSale(page, status) {
  await press(page, "[F3]");
  await page.locator('main[data-screen="activity"][aria-busy=false] .activity').waitFor();
  await settle(page);
  await page.locator(`[data-testid="activity-row"][data-status="${status}"]`).first().click();
  await settle(page);
}

/** The receipt of a sale of before, drawn. @param {string} scene @param {string} status @param {(page: Page) => Promise<void>} look */
const withReceipt = (scene, status, look) =>
  inWindow({ scene }, async (page) => {
    await openSale(page, status);
    await part(page, "activity-receipt").click();
    await part(page, "document-picture").waitFor();
    await settle(page);
    await look(page);
  });

/** What is on the paper: how many of its dots are black, and its size. @param {Page} page */
const dots = (page) =>
  part(page, "document-picture")
    .first()
    .evaluate((canvas) => {
      const { width, height } = /** @type {HTMLCanvasElement} */ (canvas);
      const { data } = /** @type {CanvasRenderingContext2D} */ (/** @type {HTMLCanvasElement} */ (canvas).getContext("2d")).getImageData(0, 0, width, height);
      return { width, height, shown: canvas.getBoundingClientRect().width, black: data.filter((_, place) => place % 4 === 0).filter((value) => value < 128).length };
    });

/** @param {Page} page */
const subjects = async (page) => (await questions(page, "viewDocument")).map((one) => one.args.subject);

withBrowser();

describe("a document", { concurrency: 1 }, () => {
  test("is drawn dot by dot, on the paper that is chosen", () =>
    withReceipt(CLERK, "unknown", async (page) => {
      const narrow = await dots(page);
      assert.deepEqual([narrow.width, narrow.shown], [384, 384], "a dot of paper is one of the screen");
      assert.ok(narrow.black > 1_000, "something stands on it");
      await page.locator('[data-testid="document-paper"][data-paper="roll80"]').click();
      await page.locator('[data-testid="document"][data-paper="roll80"]').waitFor();
      await settle(page);
      const wide = await dots(page);
      assert.deepEqual([wide.width, wide.shown], [576, 576]);
      assert.equal(await page.locator('[data-testid="document-paper"][aria-pressed="true"]').getAttribute("data-paper"), "roll80");
    }));

  test("opens by P, has the keys until Esc, and gives the focus back", () =>
    inWindow({ scene: CLERK }, async (page) => {
      await openSale(page, "succeeded");
      assert.equal(await focused(page), "activity-row");
      await press(page, "p");
      await part(page, "document-picture").waitFor();
      assert.equal(await focused(page), "document");
      await press(page, "[Escape]");
      assert.equal(await part(page, "document").count(), 0);
      assert.equal(await focused(page), "activity-row");
      assert.equal(await part(page, "activity-detail").count(), 1, "Esc closed one thing");
    }));

  test("is printed, saved, opened by its keys, each told where it stands", () =>
    withReceipt(OWNER, "succeeded", async (page) => {
      const came = part(page, "document-outcome");
      await press(page, "[Control+s]");
      await page.locator('[data-testid="document-outcome"][data-kind="saved"]').waitFor();
      assert.match(await came.innerText(), /R-\d+\.pdf/);
      await part(page, "document-folder").click();
      assert.equal((await questions(page, "showDocuments")).length, 1);
      await press(page, "[Control+i]");
      await page.getByText(/R-\d+\.png/).waitFor();
      await press(page, "[Control+o]");
      await page.locator('[data-testid="document-outcome"][data-kind="opened"]').waitFor();
      await press(page, "[Control+p]");
      await page.locator('[data-testid="document-outcome"][data-kind="queued"]').waitFor();
      const [one, ...more] = await questions(page, "printDocument");
      assert.deepEqual([one.args.subject.document, more.length], ["receipt", 0]);
      assert.deepEqual((await questions(page, "saveDocument")).map(({ args }) => args.as), ["pdf", "png"]);
    }));

  for (const way of ["document-print", "document-pdf", "document-png", "document-open"]) {
    test(`says that the next one is a copy once it was handed out by ${way}`, () =>
      withReceipt(CLERK, "succeeded", async (page) => {
        assert.equal(await part(page, "document").getAttribute("data-copy"), "0");
        await part(page, way).click();
        await page.locator('[data-testid="document"][data-copy="1"]').waitFor();
        assert.match(await part(page, "document-copy").innerText(), /COPY 1/);
      }));
  }

  test("has its message copied, and says in how many it goes", () =>
    withReceipt(CLERK, "succeeded", async (page) => {
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      const segments = part(page, "document-segments");
      assert.deepEqual([await segments.getAttribute("data-segments"), await segments.getAttribute("data-unicode")], ["2", "true"]);
      await press(page, "[Control+c]");
      await page.locator('[data-testid="document-outcome"][data-kind="copied"]').waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await part(page, "document-message").textContent());
    }));

  test("says why it cannot be shown or saved, and tries again", () =>
    inWindow({ scene: CLERK }, async (page) => {
      await openSale(page, "succeeded");
      await answers(page, "viewDocument", { error: "ledger" });
      await part(page, "activity-receipt").click();
      await page.locator('[data-testid="document-error"][data-code="ledger"]').waitFor();
      await part(page, "document-again").click();
      await part(page, "document-picture").waitFor();
      await answers(page, "saveDocument", { error: "no_folder" });
      await part(page, "document-pdf").click();
      await page.locator('[data-testid="document-outcome"][data-kind="failed"][data-code="no_folder"]').waitFor();
    }));

  for (const trouble of ["logo", "placeholder", "unreadable"]) {
    test(`tells of a look with a broken ${trouble}`, () =>
      withReceipt(`${CLERK}&look=${trouble}`, "succeeded", async (page) => {
        assert.equal(await part(page, "document-trouble").getAttribute("data-trouble"), trouble);
      }));
  }

  test("takes words that mean harm as words", () =>
    withReceipt(`${CLERK}&hostile`, "succeeded", async (page) => {
      assert.match((await part(page, "document-message").textContent()) ?? "", /<script>/);
      assert.equal(await page.evaluate(() => Reflect.get(window, "hostileRan")), undefined);
      const { right } = await part(page, "document").evaluate((one) => one.getBoundingClientRect());
      assert.ok(right <= 1366);
    }));

  test("leaves with who looked at it", () =>
    withReceipt(CLERK, "succeeded", async (page) => {
      await press(page, "[Control+l]");
      await page.locator('main[data-screen="lock"]').waitFor();
      assert.equal(await part(page, "document").count(), 0);
    }));
});

describe("without a printer", { concurrency: 1 }, () => {
  test("the key shows the receipt and how the owner can set one up", () =>
    inWindow({ scene: `${OWNER}&printers=none` }, async (page) => {
      await press(page, "[F3]", 300, "[Control+p]");
      await part(page, "document-no-printer").waitFor();
      assert.equal(await part(page, "document-no-printer").getAttribute("role"), "alert");
      assert.equal(await part(page, "document-print").count(), 0);
      await part(page, "document-set-up").click();
      await page.locator('#settings-panel[data-section="printing"][aria-busy=false]').waitFor();
      assert.equal(await part(page, "document").count(), 0);
    }));

  test("a clerk is told who can, and the next customer's digits go to the number", () =>
    inWindow({ scene: `${CLERK}&printers=none` }, async (page) => {
      await press(page, "[Control+p]");
      await part(page, "document-picture").waitFor();
      assert.equal(await part(page, "document-set-up").count(), 0);
      await press(page, "0181");
      assert.equal(await part(page, "document").count(), 0);
      assert.equal((await part(page, "sale-number").inputValue()).replace(/\D/g, ""), "0181");
      assert.equal(await focused(page), "sale-number");
    }));

  test("Esc gives the hands back to the number", () =>
    inWindow({ scene: `${CLERK}&printers=none` }, async (page) => {
      await press(page, "[Control+p]");
      await part(page, "document-picture").waitFor();
      await press(page, "[Escape]");
      assert.equal(await focused(page), "sale-number");
    }));

  test("a sale goes on beside it", () =>
    inWindow({ scene: `${CLERK}&printers=none&fresh` }, async (page) => {
      await press(page, "01711223340", "[Enter]", "50", "[Enter]", 400, "[Enter]");
      await page.locator('[data-testid="sale-result"][data-status="succeeded"]').waitFor();
      await press(page, "[Control+p]");
      await part(page, "document-picture").waitFor();
      await part(page, "sale-number").click();
      await press(page, "01811223");
      assert.equal(await part(page, "document").count(), 1, "typing in the field leaves it where it is");
      await press(page, "[Escape]");
      assert.equal(await focused(page), "sale-number");
      assert.equal((await part(page, "sale-number").inputValue()).replace(/\D/g, ""), "01811223");
    }));
});

describe("reports and statements", { concurrency: 1 }, () => {
  test("a reversed sale has its refund slip, and others have none", () =>
    inWindow({ scene: CLERK }, async (page) => {
      await openSale(page, "succeeded");
      assert.equal(await part(page, "activity-refund").count(), 0);
      await page.locator('[data-testid="activity-row"][data-status="reversed"]').first().click();
      await part(page, "activity-refund").click();
      await page.locator('[data-testid="document"][data-document="refund"]').waitFor();
    }));

  test("the shift so far and its Z report go on paper by the same key", () =>
    inWindow({ scene: `${CLERK}&drawer` }, async (page) => {
      await press(page, "[Control+d]", 300, "[Control+p]");
      assert.equal(await part(page, "document").count(), 0, "nothing is looked at yet");
      await press(page, "[F9]");
      await part(page, "drawer-print").click();
      await page.locator('[data-testid="document"][data-document="x"]').waitFor();
      await press(page, "[Escape]", "[Escape]", "[F7]", "875", "[Enter]", "[Enter]");
      await part(page, "z-report").waitFor();
      await press(page, "[Control+p]");
      await page.locator('[data-testid="document"][data-document="z"]').waitFor();
      assert.equal((await subjects(page)).at(-1).number, Number(await part(page, "z-report").getAttribute("data-z")));
    }));

  test("the day and what was earned come as sheets, of the days that are looked at", () =>
    inWindow({ scene: OWNER }, async (page) => {
      await press(page, "[F4]");
      await part(page, "day-print").waitFor();
      await press(page, "[ArrowLeft]");
      await settle(page);
      const day = await part(page, "day").getAttribute("data-day");
      await press(page, "[Control+p]");
      await page.locator('[data-testid="document"][data-document="day"][data-paper="a4"]').waitFor();
      assert.deepEqual((await subjects(page)).at(-1), { document: "day", day });
      await press(page, "[Control+s]");
      await page.locator('[data-testid="document-outcome"][data-kind="saved"]').waitFor();
      await press(page, "[Escape]", "[F10]");
      await part(page, "report-row").first().waitFor();
      const span = part(page, "report-span");
      const [from, to] = [await span.getAttribute("data-from"), await span.getAttribute("data-to")];
      await part(page, "commission-print").click();
      await page.locator('[data-testid="document"][data-document="commission"][data-paper="a4"]').waitFor();
      assert.deepEqual((await subjects(page)).at(-1), { document: "commission", from, to });
    }));
});

// Sales as files: from reports and from the sales' page, with progress, called off, never for a clerk.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { answers, inWindow, part, press, questions, settle, withBrowser } from "./harness.js";

/** @typedef {import("playwright-core").Page} Page */

const OWNER = "scene=counter&role=owner";

/** @param {Page} page */
const asked = async (page) => (await questions(page, "exportSales")).map((one) => one.args.query);

/** @param {string} scene @param {string} key @param {(page: Page) => Promise<void>} look */
const onPage = (scene, key, look) =>
  inWindow({ scene }, async (page) => {
    await press(page, key, 300);
    await part(page, "export-csv").waitFor();
    await settle(page);
    await look(page);
  });

withBrowser();

describe("exports", { concurrency: 1 }, () => {
  test("write the days of the report and say where the file lies", () =>
    onPage(OWNER, "[F10]", async (page) => {
      const span = part(page, "report-span");
      const [from, to] = [await span.getAttribute("data-from"), await span.getAttribute("data-to")];
      await part(page, "export-xlsx").click();
      await part(page, "export-file").waitFor();
      assert.deepEqual(await asked(page), [{ from, to, status: null, clerk: null, format: "xlsx" }]);
      assert.match(await part(page, "export").innerText(), /12,345 sales.*\.xlsx.*Downloads/s);
      await part(page, "export-folder").click();
      assert.equal((await questions(page, "showExport")).length, 1);
      await press(page, "[F1]", 100);
      assert.equal(await part(page, "export").count(), 1, "it stays until it is put away");
      await part(page, "export-away").click();
      assert.equal(await part(page, "export").count(), 0);
    }));

  test("write what the sales' page is narrowed to, and not what was searched for", () =>
    onPage(OWNER, "[F3]", async (page) => {
      await page.locator('[data-testid="activity-filter"][data-status="failed"]').click();
      await part(page, "activity-clerk").selectOption("Rahima");
      await settle(page);
      await part(page, "export-csv").click();
      await part(page, "export-file").waitFor();
      const [query] = await asked(page);
      assert.deepEqual([query.status, query.clerk, query.format, query.from === query.to], ["failed", "Rahima", "csv", true]);
      await part(page, "activity-search").fill("0171");
      await settle(page);
      assert.equal(await part(page, "export-csv").isDisabled(), true);
    }));

  test("tell how far they are, and stop when told to", () =>
    onPage(`${OWNER}&export-slow`, "[F10]", async (page) => {
      await part(page, "export-csv").click();
      await page.locator('[data-testid="export"][data-phase="running"] progress[value]').waitFor();
      assert.equal(await part(page, "export-csv").isDisabled(), true, "one at a time");
      await part(page, "export-stop").click();
      await part(page, "export").waitFor({ state: "detached" });
      assert.equal((await questions(page, "cancelExport")).length, 1);
    }));

  test("say what went wrong", () =>
    onPage(OWNER, "[F10]", async (page) => {
      await answers(page, "exportSales", { error: "file" });
      await part(page, "export-csv").click();
      await page.locator('[data-testid="export"][data-phase="failed"][data-code="file"]').waitFor();
    }));

  test("are nothing to a clerk", () =>
    inWindow({ scene: "scene=counter&role=clerk" }, async (page) => {
      await press(page, "[F3]", 300);
      assert.equal(await part(page, "export-csv").count(), 0);
      const code = await page.evaluate(async () => {
        const backend = await import(new URL("/backend.js", location.href).href);
        const query = { from: "2026-11-21", to: "2026-11-21", status: null, clerk: null, format: "csv" };
        return backend.exportSales(query, () => {}).then(() => "told", (/** @type {{ code: string }} */ error) => error.code);
      });
      assert.equal(code, "not_allowed");
    }));
});

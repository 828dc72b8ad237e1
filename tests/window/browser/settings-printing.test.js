// The owner's printers and receipts: found, added, tried, ordered, saved; and the paper beside what is typed.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { answers, focused, inWindow, part, press, questions, settle, withBrowser } from "./harness.js";

/** @typedef {import("playwright-core").Page} Page */

const OWNER = "scene=counter&role=owner";
/** One black dot. */
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==", "base64");

/** @param {string} scene @param {string} section @param {(page: Page) => Promise<void>} look */
const inSection = (scene, section, look) =>
  inWindow({ scene }, async (page) => {
    await press(page, "[F12]");
    await page.locator('main[data-screen="settings"][aria-busy=false]').waitFor();
    await page.locator(`[data-testid="settings-section"][data-section="${section}"]`).click();
    await page.locator(`#settings-panel[data-section="${section}"][aria-busy=false]`).waitFor();
    await settle(page);
    await look(page);
  });

/** @param {Page} page */
const names = (page) => part(page, "printer-row").evaluateAll((all) => all.map((one) => one.getAttribute("data-printer")));
/** @param {Page} page */
const lines = (page) => part(page, "settings-changes").locator("li").allInnerTexts();
/** @param {Page} page */
async function save(page) {
  await press(page, "[Control+s]");
  await part(page, "settings-state").waitFor();
}
/** @param {Page} page @param {string} name */
const row = (page, name) => page.locator(`[data-testid="printer-row"][data-printer="${name}"]`);
/** The look that the preview was asked for last. @param {Page} page */
const previewed = async (page) => (await questions(page, "previewLook")).at(-1).args;

withBrowser();

test("a clerk's questions about printers and looks are refused", () =>
  inWindow({ scene: "scene=counter" }, async (page) => {
    const codes = await page.evaluate(async () => {
      const backend = await import(new URL("/backend.js", location.href).href);
      const asked = [backend.printingSettings(), backend.findPrinters(), backend.tryPrinter({}), backend.savePrinters([], []), backend.previewLook({}, "roll58"), backend.saveLook({})];
      return (await Promise.allSettled(asked)).map((one) => (one.status === "rejected" ? one.reason.code : "told"));
    });
    assert.deepEqual(codes, Array.from({ length: 6 }, () => "not_allowed"));
  }));

describe("printers", { concurrency: 1 }, () => {
  test("are found, taken once, put first, and saved in that order", () =>
    inSection(OWNER, "printing", async (page) => {
      await answers(page, "findPrinters", { delay: 400 });
      await part(page, "printers-find").click();
      await page.locator('[data-testid="printers-find"][aria-busy="true"]').waitFor();
      await part(page, "printers-found").waitFor();
      assert.equal(await part(page, "printer-take").count(), 2, "one of the three is there");
      await part(page, "printer-take").first().click();
      assert.equal(await focused(page), "printer-name");
      assert.equal(await part(page, "printer-take").count(), 1);
      await part(page, "printer-done").click();
      await row(page, "EPSON TM-T20").locator('[data-testid="printer-put-first"]').click();
      assert.deepEqual(await names(page), ["EPSON TM-T20", "Counter", "Back room"]);
      assert.deepEqual(await lines(page), ["New: EPSON TM-T20"]);
      await row(page, "Back room").locator('[data-testid="printer-put-first"]').click();
      assert.deepEqual(await lines(page), ["New: EPSON TM-T20", "Prints everything: Back room"]);
      await save(page);
      const [{ args }] = await questions(page, "savePrinters");
      assert.deepEqual(args.printers.map((/** @type {{ name: string }} */ { name }) => name), ["Back room", "EPSON TM-T20", "Counter"]);
      assert.deepEqual(args.autoPrint, ["unknown"]);
    }));

  test("are added by their address, and what is wrong is told before anything is sent", () =>
    inSection(`${OWNER}&printers=none`, "printing", async (page) => {
      await part(page, "printers-none").waitFor();
      await part(page, "printer-add").click();
      const wrong = () => part(page, "field-error").getAttribute("data-code");
      assert.equal(await wrong(), "printer_name_needed");
      await press(page, "Till");
      assert.equal(await wrong(), "printer_address_invalid");
      assert.equal(await part(page, "settings-save").isDisabled(), true);
      await part(page, "printer-host").fill("192.168.1.9");
      await part(page, "printer-port").fill("৯১০১");
      assert.equal(await wrong(), null);
      await page.locator('[data-testid="printer-paper"][data-value="roll80"]').check();
      await page.locator('[data-testid="printer-mode"][data-value="text"]').check();
      await part(page, "printer-page").selectOption("WPC1252");
      await part(page, "printer-cut").check();
      await part(page, "printer-drawer").check();
      await save(page);
      const [{ args }] = await questions(page, "savePrinters");
      assert.deepEqual(args.printers, [{ name: "Till", address: { by: "network", host: "192.168.1.9", port: 9101 }, paper: "roll80", mode: { as: "text", code_page: "WPC1252" }, cut: true, drawer: true }]);
      await part(page, "printer-open").click();
      await part(page, "printer-by").selectOption("serial");
      await part(page, "printer-serial").fill("COM3");
      await part(page, "printer-baud").selectOption("19200");
      await save(page);
      assert.deepEqual((await questions(page, "savePrinters")).at(-1).args.printers[0].address, { by: "serial", port: "COM3", baud: 19_200 });
    }));

  test("are tried as they are typed, and say in words how the test page came out", () =>
    inSection(OWNER, "printing", async (page) => {
      await row(page, "Back room").locator('[data-testid="printer-try"]').click();
      const trial = part(page, "printer-trial");
      await page.locator('[data-testid="printer-trial"][data-state="printed"]').waitFor();
      assert.match(await trial.innerText(), /printer says so/);
      await page.evaluate(() => Reflect.get(window, "fakeProgram").setJam("cover_open"));
      await row(page, "Back room").locator('[data-testid="printer-open"]').click();
      await part(page, "printer-host").fill("10.0.0.7");
      await row(page, "Back room").locator('[data-testid="printer-try"]').click();
      await page.locator('[data-testid="printer-trial"][data-trouble="cover_open"]').waitFor();
      assert.match(await trial.innerText(), /cover is open\. Nothing was printed/);
      assert.equal((await questions(page, "tryPrinter")).at(-1).args.printer.address.host, "10.0.0.7");
      assert.equal((await questions(page, "savePrinters")).length, 0);
    }));

  test("are removed, and undone as they were", () =>
    inSection(OWNER, "printing", async (page) => {
      await row(page, "Counter").locator('[data-testid="printer-remove"]').click();
      await page.locator('[data-testid="auto-print"][data-status="succeeded"]').check();
      assert.deepEqual(await lines(page), ["Removed: Counter", "Prints by itself: Delivered, Not clear"]);
      await part(page, "settings-undo").click();
      assert.deepEqual(await names(page), ["Counter", "Back room"]);
      assert.equal(await page.locator('[data-testid="auto-print"][data-status="succeeded"]').isChecked(), false);
    }));

  test("that are refused say why, and what was typed stays", () =>
    inSection(OWNER, "printing", async (page) => {
      await page.locator('[data-testid="auto-print"][data-status="unknown"]').uncheck();
      assert.deepEqual(await lines(page), ["Prints by itself: never"]);
      await answers(page, "savePrinters", { error: "ledger" });
      await press(page, "[Control+s]");
      await page.locator('[data-testid="settings-error"][data-code="ledger"]').waitFor();
      assert.deepEqual(await lines(page), ["Prints by itself: never"]);
    }));

  test("that are not found are told of with what to do", () =>
    inSection(`${OWNER}&fail=findPrinters:ledger`, "printing", async (page) => {
      await part(page, "printers-find").click();
      await page.locator('[data-testid="settings-error"][data-code="ledger"]').waitFor();
    }));
});

describe("receipts", { concurrency: 1 }, () => {
  test("are shown as they are typed, the last word winning", () =>
    inSection(OWNER, "receipts", async (page) => {
      const before = (await questions(page, "previewLook")).length;
      await answers(page, "previewLook", { delay: 500 });
      await part(page, "look-header").fill("first");
      await page.waitForFunction((count) => Reflect.get(window, "fakeProgram").questions.filter((/** @type {{ name: string }} */ { name }) => name === "previewLook").length > count, before);
      await part(page, "look-header").focus();
      await press(page, "[End]", " and last");
      await page.locator('[data-testid="look-preview"][aria-busy="false"]').waitFor();
      assert.equal((await previewed(page)).look.header, "first and last");
      assert.ok((await questions(page, "previewLook")).length <= before + 3, "not for every letter");
      await save(page);
      assert.equal((await questions(page, "saveLook"))[0].args.look.header, "first and last");
    }));

  test("take what is filled in where the caret is, and say what cannot be", () =>
    inSection(OWNER, "receipts", async (page) => {
      await part(page, "look-header").fill("On  at");
      await press(page, "[Home]", "[ArrowRight]", "[ArrowRight]", "[ArrowRight]");
      await page.locator('.look-lines:has(#look-header) [data-testid="look-placeholder"][data-name="date"]').click();
      assert.equal(await part(page, "look-header").inputValue(), "On {date} at");
      assert.equal(await focused(page), "look-header");
      await part(page, "look-footer").fill("Ask {owner}");
      assert.match(await part(page, "look-footer-wrong").innerText(), /\{owner\}/);
      assert.equal(await part(page, "look-footer").getAttribute("aria-invalid"), "true");
      await page.locator('[data-testid="look-trouble"][data-trouble="placeholder"]').waitFor();
    }));

  test("have a logo from a file, if it is one that can be printed", () =>
    inSection(OWNER, "receipts", async (page) => {
      const wrong = part(page, "look-logo-wrong");
      const choose = (/** @type {string} */ name, /** @type {string} */ mimeType, /** @type {Buffer} */ buffer) => part(page, "look-logo").setInputFiles({ name, mimeType, buffer });
      await choose("logo.gif", "image/gif", PNG);
      assert.equal(await wrong.getAttribute("data-wrong"), "look-logo-kind");
      await choose("logo.png", "image/png", Buffer.alloc(200 * 1024 + 1));
      assert.equal(await wrong.getAttribute("data-wrong"), "look-logo-large");
      assert.equal(await part(page, "settings-changes").count(), 0);
      await choose("logo.jpg", "image/jpeg", Buffer.from("no picture"));
      await page.locator('[data-testid="look-logo-wrong"][data-wrong="look-logo-broken"]').waitFor();
      await choose("logo.png", "image/png", PNG);
      await settle(page);
      assert.equal(await wrong.getAttribute("data-wrong"), null);
      assert.equal((await previewed(page)).look.logo.picture, PNG.toString("base64"));
      await part(page, "look-logo-remove").click();
      await settle(page);
      assert.equal((await previewed(page)).look.logo, null);
    }));

  test("speak one language or two, on either paper, with what the owner wants on them", () =>
    inSection(OWNER, "receipts", async (page) => {
      assert.equal(await part(page, "look-second-language").isDisabled(), true);
      await part(page, "look-first-language").selectOption("en");
      await part(page, "look-second-language").selectOption("bn");
      await part(page, "look-mask_number").check();
      await part(page, "look-paper_saving").check();
      await page.locator('[data-testid="look-field"][data-field="qr"]').uncheck();
      await page.locator('[data-testid="look-paper"][data-paper="roll80"]').click();
      await settle(page);
      const { look, paper } = await previewed(page);
      assert.deepEqual([look.languages, look.mask_number, look.paper_saving, look.left_off, paper], [["en", "bn"], true, true, ["qr"], "roll80"]);
      assert.equal(await part(page, "look-picture").getAttribute("data-width"), "576");
      assert.deepEqual(await lines(page), ["Languages", "Hidden number", "Saving paper", "What stands on it"]);
      await part(page, "look-first-language").selectOption("");
      await settle(page);
      assert.deepEqual((await previewed(page)).look.languages, []);
      await part(page, "settings-undo").click();
      await settle(page);
      assert.equal(await part(page, "settings-changes").count(), 0);
    }));

  for (const trouble of ["placeholder", "logo"]) {
    test(`whose ${trouble} is broken say so, and where`, () =>
      inSection(`${OWNER}&look=${trouble}`, "receipts", async (page) => {
        await page.locator(`[data-testid="look-trouble"][data-trouble="${trouble}"]`).waitFor();
        assert.notEqual(await part(page, trouble === "logo" ? "look-logo-wrong" : "look-header-wrong").innerText(), "");
      }));
  }

  test("are forgotten with who typed them", () =>
    inSection(OWNER, "receipts", async (page) => {
      await part(page, "look-header").fill("secret");
      await press(page, "[Control+l]");
      await page.locator('[data-testid="lock-user"][data-user="owner"]').click();
      await press(page, "2468", "[Enter]");
      await page.locator('main[data-screen="counter"]').waitFor();
      await press(page, "[F12]");
      await page.locator('[data-testid="settings-section"][data-section="receipts"]').click();
      await part(page, "look-header").waitFor();
      assert.equal(await part(page, "look-header").inputValue(), "");
    }));
});

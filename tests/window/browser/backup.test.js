// Backups by keyboard: a plan, one made now, one brought back, and what is refused on the way.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { focused, inWindow, part, press, questions, withBrowser } from "./harness.js";

withBrowser();

const OWNER = "scene=counter&role=owner";

/** @param {import("playwright-core").Page} page */
async function toBackup(page) {
  await press(page, "[F12]", 300);
  await page.locator('[data-testid="settings-section"][data-section="backup"]').click();
  await part(page, "backup-plan").waitFor();
}

/** @param {import("playwright-core").Page} page @param {string} testid @param {string} attribute */
const told = (page, testid, attribute) => part(page, testid).getAttribute(attribute);

describe("backups", { concurrency: 1 }, () => {
  test("a plan is set, and its passphrase has to be typed twice", () =>
    inWindow({ scene: `${OWNER}&backup=none` }, async (page) => {
      await toBackup(page);
      assert.equal(await told(page, "backup-standing", "data-state"), "none");
      assert.equal(await part(page, "backup-now").count(), 0, "there is nowhere to back up to");
      await part(page, "backup-drive").first().click();
      assert.equal(await part(page, "backup-folder").inputValue(), "/media/rahman/USB/Tillup");
      await part(page, "backup-passphrase").fill("monsoon rickshaw");
      await part(page, "backup-passphrase-again").fill("monsoon rikshaw");
      await press(page, "[Enter]", 150);
      assert.equal(await told(page, "settings-error", "data-code"), "passphrases_differ");
      await part(page, "backup-passphrase-again").fill("monsoon rickshaw");
      await press(page, "[Enter]", 150);
      await part(page, "backup-saved").waitFor();
      assert.equal(await part(page, "backup-passphrase").inputValue(), "", "it does not stay in the page");
      const asked = await questions(page, "saveBackupPlan");
      assert.equal(asked.length, 1);
      assert.equal(await part(page, "backup-now").count(), 1);
    }));

  test("one is made now, and listed", () =>
    inWindow({ scene: OWNER }, async (page) => {
      await toBackup(page);
      const before = await part(page, "backup-row").count();
      await part(page, "backup-now").click();
      await part(page, "backup-progress").waitFor();
      await part(page, "backup-made").waitFor();
      assert.equal(await part(page, "backup-row").count(), before + 1);
    }));

  test("a drive that is not there is told to the owner", () =>
    inWindow({ scene: `${OWNER}&backup=away` }, async (page) => {
      await toBackup(page);
      assert.equal(await told(page, "backup-standing", "data-state"), "backup_folder_missing");
      await part(page, "backup-now").click();
      await part(page, "settings-error").waitFor();
      assert.equal(await told(page, "settings-error", "data-code"), "backup_folder_missing");
    }));

  test("one is brought back with passphrase and PIN, and nothing is changed before", () =>
    inWindow({ scene: OWNER }, async (page) => {
      await toBackup(page);
      await part(page, "backup-restore").first().click();
      await part(page, "restore-passphrase").fill("wrong words");
      await press(page, "[Enter]", 150);
      assert.equal(await told(page, "restore-error", "data-code"), "wrong_passphrase");
      await part(page, "restore-passphrase").fill("right words");
      await press(page, "[Enter]", 150);
      assert.equal(await told(page, "restore-look", "data-lost"), "1240");
      assert.equal(await focused(page), "restore-pin");
      await press(page, "1111", "[Enter]", 150);
      assert.equal(await told(page, "restore-error", "data-code"), "wrong_pin");
      await part(page, "restore-pin").fill("2468");
      await press(page, "[Enter]", 300);
      assert.equal(await page.locator("main").getAttribute("data-screen"), "lock");
    }));

  test("where the book is damaged the owner's name is asked, too", () =>
    inWindow({ scene: "scene=trouble&damaged" }, async (page) => {
      await part(page, "restore-offer").click();
      await part(page, "restore-found").selectOption({ index: 1 });
      await part(page, "restore-passphrase").fill("right words");
      await press(page, "[Enter]", 150);
      assert.equal(await focused(page), "restore-owner");
      await press(page, "owner", "[Tab]", "2468", "[Enter]", 300);
      assert.equal(await page.locator("main").getAttribute("data-screen"), "lock");
    }));

  test("before there is a shop nobody is asked for a PIN", () =>
    inWindow({ scene: "scene=setup" }, async (page) => {
      await part(page, "restore-offer").click();
      await part(page, "restore-found").selectOption({ index: 2 });
      await part(page, "restore-passphrase").fill("right words");
      await press(page, "[Enter]", 150);
      assert.equal(await part(page, "restore-pin").count(), 0);
      await part(page, "restore-confirm").click();
      await page.locator('main[data-screen="lock"]').waitFor();
    }));
});

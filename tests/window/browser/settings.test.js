// The owner's settings by the keyboard: accounts, commission, routing. What is typed is listed before it is saved, and stays
// where it cannot be.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { answers, focused, inWindow, part, press, questions, settle, withBrowser } from "./harness.js";

/** @typedef {import("playwright-core").Page} Page */

const OWNER = "scene=counter&role=owner";

/** @param {(page: Page) => Promise<void>} look */
const inSettings = (look) =>
  inWindow({ scene: OWNER }, async (page) => {
    await press(page, "[F12]");
    await page.locator('main[data-screen="settings"][aria-busy=false]').waitFor();
    await settle(page);
    await look(page);
  });

/** @param {Page} page */
const shownSection = (page) => page.locator("#settings-panel").getAttribute("data-section");
/** @param {Page} page @param {string} id */
async function goTo(page, id) {
  for (let turn = 0; (await shownSection(page)) !== id && turn < 20; turn += 1) {
    await press(page, "[ArrowDown]");
  }
  await settle(page);
}
/** @param {Page} page @param {string} name */
const lines = (page, name) => part(page, name).locator("li").allInnerTexts();

withBrowser();

test("a clerk has no settings, and the program refuses their questions", () =>
  inWindow({ scene: "scene=counter&role=clerk" }, async (page) => {
    assert.equal(await part(page, "nav-settings").count(), 0);
    await press(page, "[F12]", 100);
    assert.equal(await page.locator("main").getAttribute("data-screen"), "counter");
    const codes = await page.evaluate(async () => {
      const backend = await import(new URL("/backend.js", location.href).href);
      const change = { baseUrl: null, allowHttp: false, environment: "live", enabled: true, commissionPaid: "later", operatorCodes: {} };
      const sale = { operator: "GP", service: null, amount: "100", routing: null };
      const asked = [
        ...[backend.accounts(), backend.changeAccount("soho-main", change), backend.replaceKeys("soho-main", {}), backend.testAccount("soho-main"), backend.commissionRates()],
        ...[backend.previewRates([]), backend.saveRates([]), backend.routing(), backend.saveRouting({}), backend.explainRouting(sale)],
      ];
      return (await Promise.allSettled(asked)).map((one) => (one.status === "rejected" ? one.reason.code : "told"));
    });
    assert.deepEqual(codes, Array.from({ length: 10 }, () => "not_allowed"));
  }));

test("arrows go through the sections, Enter into one, Esc back to the list", () =>
  inSettings(async (page) => {
    assert.equal(await shownSection(page), "accounts");
    assert.equal(await focused(page), "settings-section");
    await press(page, "[ArrowDown]");
    assert.equal(await shownSection(page), "rates");
    await part(page, "rate-account").waitFor();
    await press(page, "[Enter]");
    assert.equal(await focused(page), "rate-account");
    await press(page, "[Escape]");
    assert.equal(await focused(page), "settings-section");
    await press(page, "[ArrowUp]", "[ArrowUp]");
    assert.notEqual(await shownSection(page), "rates");
  }));

describe("accounts", { concurrency: 1 }, () => {
  test("are tested with F5, and those without encryption are marked", () =>
    inSettings(async (page) => {
      await press(page, "[F5]");
      await settle(page);
      assert.equal((await questions(page, "testAccount")).length, 3);
      assert.equal(await page.locator('[data-account="soho-main"] [data-testid="account-balance"]').getAttribute("data-balance"), "11420.4000");
      assert.equal(await page.locator('[data-account="autoflexi"] [data-testid="account-http"]').count(), 1);
    }));

  test("one is switched off by the keyboard: told before, saved with Ctrl+S", () =>
    inSettings(async (page) => {
      await page.locator('[data-account="soho-main"] [data-testid="account-open"]').focus();
      await press(page, "[Enter]");
      await settle(page);
      await part(page, "account-enabled").focus();
      await press(page, "[Space]");
      assert.deepEqual(await lines(page, "settings-changes"), ["It is switched off: no new sales go through it."]);
      assert.equal(await page.locator('[data-section="accounts"][role=tab]').getAttribute("data-unsaved"), "");
      await press(page, "[F4]", 200, "[F12]", 300);
      assert.equal(await part(page, "account-enabled").isChecked(), false, "what is typed stays");
      await press(page, "[Control+s]");
      await settle(page);
      const [{ args }] = await questions(page, "changeAccount");
      assert.deepEqual([args.id, args.change.enabled, args.change.baseUrl], ["soho-main", false, "https://secure.sohojpaybd.com"]);
      assert.equal(await part(page, "settings-changes").count(), 0);
      await press(page, "[Escape]");
      assert.equal(await page.locator('[data-testid="account-row"][data-account="soho-main"]').getAttribute("data-enabled"), "false");
    }));

  test("plain http needs a yes, and a refusal leaves what was typed", () =>
    inSettings(async (page) => {
      await part(page, "account-open").first().click();
      await part(page, "account-url").fill("http://example.com");
      assert.equal(await part(page, "field-error").getAttribute("data-code"), "plain_http");
      assert.equal(await part(page, "settings-save").isDisabled(), true);
      await part(page, "account-allow-http").check();
      await answers(page, "changeAccount", { error: "ledger" });
      await press(page, "[Control+s]");
      await settle(page);
      assert.equal(await part(page, "settings-error").getAttribute("data-code"), "ledger");
      assert.equal(await part(page, "account-url").inputValue(), "http://example.com");
      await press(page, "[Control+s]");
      await settle(page);
      assert.equal(await part(page, "settings-error").count(), 0);
    }));

  test("keys are replaced and never shown", () =>
    inSettings(async (page) => {
      await page.locator('[data-account="irecharge-1"] [data-testid="account-open"]').click();
      const fields = part(page, "account-key");
      assert.deepEqual(await fields.evaluateAll((all) => all.map((one) => [one.getAttribute("type"), /** @type {HTMLInputElement} */ (one).value])), [["password", ""], ["password", ""]]);
      await fields.nth(1).fill("n3w-s3cr3t");
      await press(page, "[Enter]");
      await settle(page);
      assert.deepEqual((await questions(page, "replaceKeys"))[0]?.args, { id: "irecharge-1", keys: ["secret_key"] }, "only what was typed is sent");
      assert.equal(await part(page, "account-keys-kept").count(), 1);
      assert.doesNotMatch(await page.content(), /n3w-s3cr3t/);
      assert.equal(await fields.nth(1).inputValue(), "");
    }));

  test("a new one has a name of its own, and its balance is there before it is done", () =>
    inSettings(async (page) => {
      await part(page, "account-add").click();
      await settle(page);
      assert.equal(await part(page, "setup-account-id").inputValue(), "sohojpay");
      await page.locator('[data-testid="setup-provider"][data-value="autoflexi"]').check();
      assert.equal(await part(page, "setup-account-id").inputValue(), "autoflexi-2", "one that is free is proposed");
      await page.locator('[data-testid="setup-provider"][data-value="sohojpay"]').check();
      await part(page, "setup-key").first().fill("right");
      await part(page, "setup-account-id").fill("soho-main");
      await press(page, "[Enter]");
      await settle(page);
      assert.equal(await part(page, "field-error").getAttribute("data-code"), "account_taken");
      assert.equal((await questions(page, "setupAccount")).length, 0, "another account's keys are not replaced");
      await part(page, "setup-account-id").fill("soho-2");
      await press(page, "[Enter]");
      await settle(page);
      assert.equal(await part(page, "setup-balance").getAttribute("data-balance"), "11420.4000");
      await press(page, "[Enter]");
      await settle(page);
      assert.equal(await part(page, "account-add").count(), 1, "back at the list");
    }));
});

describe("commission", { concurrency: 1 }, () => {
  test("a rate is added with its effect on the last 30 days beside it", () =>
    inSettings(async (page) => {
      await goTo(page, "rates");
      await press(page, "[Enter]", "s", "[Tab]", "[Tab]", "[Tab]");
      await part(page, "rate-new-percent").focus();
      await press(page, "৩.১", "[Enter]");
      await part(page, "rate-preview").waitFor();
      const effect = page.locator('[data-testid="rate-effect"][data-account="soho-main"]');
      assert.deepEqual(await effect.evaluate((one) => [one.getAttribute("data-present"), one.getAttribute("data-proposed"), one.getAttribute("data-difference")]), ["9312.00", "9622.40", "310.40"]);
      assert.equal((await lines(page, "settings-changes")).length, 1);
      await press(page, "[Control+s]");
      await settle(page);
      const [{ args }] = await questions(page, "saveRates");
      assert.deepEqual([args.rates.length, args.rates.at(-1).account, args.rates.at(-1).percent], [5, "soho-main", "3.1"]);
      assert.equal(await part(page, "settings-changes").count(), 0);
    }));

  test("what is no percentage, or stands there already, is told beside the field and not added", () =>
    inSettings(async (page) => {
      await goTo(page, "rates");
      for (const [percent, account, from, code] of [
        ["abc", "", "", "invalid_percent"],
        ["101", "", "", "invalid_percent"],
        ["3", "soho-main", "2026-07-01", "rate_twice"],
      ]) {
        await part(page, "rate-new-percent").fill(percent ?? "");
        await part(page, "rate-account").selectOption(account ?? "");
        await part(page, "rate-from").fill(from ?? "");
        await part(page, "rate-add-now").click();
        assert.equal(await part(page, "field-error").getAttribute("data-code"), code);
      }
      assert.equal(await part(page, "rate-row").count(), 4);
      assert.equal(await part(page, "settings-changes").count(), 0);
    }));

  test("one is ended from today, and undone", () =>
    inSettings(async (page) => {
      await goTo(page, "rates");
      await part(page, "rate-end").first().click();
      assert.equal(await part(page, "rate-row").last().getAttribute("data-percent"), "0");
      assert.equal(await part(page, "rate-row").nth(1).getAttribute("data-stands"), "past");
      await part(page, "settings-undo").click();
      assert.equal(await part(page, "rate-row").count(), 4);
    }));
});

describe("routing", { concurrency: 1 }, () => {
  const TAKEN = '[data-testid="routing-reason"][data-taken]';

  test("an order is made, explained as it is typed, and saved", () =>
    inSettings(async (page) => {
      await goTo(page, "routing");
      await press(page, "[Enter]", "[ArrowDown]");
      assert.equal(await part(page, "routing-explained").getAttribute("data-operator"), "RB");
      // By the better margin.
      await page.locator(`${TAKEN}[data-account="soho-main"]`).waitFor();
      await page.locator('[data-testid="routing-add"][data-account="irecharge-1"]').click();
      await page.locator(`${TAKEN}[data-account="irecharge-1"]`).waitFor();
      assert.equal(await page.locator('[data-testid="routing-reason"][data-account="soho-main"]').getAttribute("data-verdict"), "not_listed");
      await page.locator('[data-testid="routing-add"][data-account="soho-main"]').click();
      await part(page, "routing-up").nth(1).focus();
      await press(page, "[Enter]");
      await page.locator(`${TAKEN}[data-account="soho-main"]`).waitFor();
      assert.deepEqual(await lines(page, "settings-changes"), ["Robi: soho-main → irecharge-1 (until now: By expected margin)"]);
      await press(page, "[Control+s]");
      await settle(page);
      assert.deepEqual((await questions(page, "saveRouting"))[0]?.args, { routing: { GP: ["irecharge-1", "soho-main"], RB: ["soho-main", "irecharge-1"] } });
    }));

  test("each account that is not taken says why", () =>
    inSettings(async (page) => {
      await goTo(page, "routing");
      await page.locator('[data-code="SK"][role=option]').click();
      await page.waitForTimeout(300);
      await settle(page);
      const verdicts = await part(page, "routing-reason").evaluateAll((all) => all.map((one) => [one.getAttribute("data-account"), one.getAttribute("data-verdict")]));
      assert.deepEqual(verdicts, [["soho-main", "tried"], ["irecharge-1", "cannot_sell"], ["autoflexi", "off"]]);
      for (const text of await part(page, "routing-reason").locator("small").allInnerTexts()) {
        assert.match(text, /\.$/);
      }
    }));
});

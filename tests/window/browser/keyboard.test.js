// The whole of a clerk's day by keyboard: few keys, each once, none lost.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { answers, focused, inWindow, part, press, questions, say, settle, withBrowser } from "./harness.js";

/** @typedef {import("playwright-core").Page} Page */

const FRESH = "scene=counter&fresh";
const NUMBER = "01811223340";
/** A review is read before it is confirmed; a sooner Enter was meant for something else. */
const READING = 400;

/** @param {Page} page */
async function toReview(page) {
  await press(page, NUMBER, "[Enter]", "50", "[Enter]");
  await part(page, "sale-confirm").waitFor();
  await page.waitForTimeout(READING);
}

/** @param {Page} page @param {number} wanted */
async function sold(page, wanted) {
  await page.waitForTimeout(300);
  assert.equal((await questions(page, "sell")).length, wanted);
}

/** Enter down, the keyboard's repetition of it, and up. @param {Page} page @param {number} repeats */
async function holdEnter(page, repeats) {
  for (let turn = 0; turn <= repeats; turn += 1) {
    // Down again without up is what a held key is to the page: `repeat` is set.
    await page.keyboard.down("Enter");
    await page.waitForTimeout(30);
  }
  await page.keyboard.up("Enter");
}

withBrowser();

describe("a sale", { concurrency: 1 }, () => {
  test("takes at most 20 keys, the number's 11 among them", () =>
    inWindow({ scene: FRESH }, async (page) => {
      assert.equal(await focused(page), "sale-number");
      let keys = await press(page, NUMBER, "[Enter]", "50", "[Enter]");
      await part(page, "sale-confirm").waitFor();
      await page.waitForTimeout(READING);
      keys += await press(page, "[Enter]");
      await sold(page, 1);
      assert.ok(keys <= 20, `${keys} keys`);
      const [{ args }] = await questions(page, "sell");
      assert.deepEqual([args.order.number, args.order.operator, args.order.amount], [NUMBER, "RB", "50"]);
      await page.locator('[data-testid="sale-result"][data-status="succeeded"]').waitFor();
      assert.equal(await focused(page), "sale-number");
      assert.equal(await part(page, "sale-number").inputValue(), "");
    }));

  test("is read back, with the operator and where it is known from, before anything is asked outside", () =>
    inWindow({ scene: FRESH }, async (page) => {
      await press(page, NUMBER);
      await settle(page);
      assert.match(await part(page, "sale-readback").innerText(), /018 1122 3340/);
      assert.equal(await page.locator('[data-testid="sale-operator"][aria-pressed="true"]').getAttribute("data-code"), "RB");
      assert.deepEqual(await questions(page, "detect"), []);
    }));

  test("shows on its review the number, what the customer pays and who gets it", () =>
    inWindow({ scene: FRESH }, async (page) => {
      await toReview(page);
      assert.equal(await part(page, "review-number").innerText(), "018 1122 3340");
      assert.equal(await part(page, "review-total").getAttribute("data-value"), "50.00");
      assert.equal(await focused(page), "sale-confirm");
    }));

  test("changes operator and service by one key each", () =>
    inWindow({ scene: FRESH }, async (page) => {
      const chosen = (/** @type {string} */ name) => page.locator(`[data-testid="${name}"][aria-pressed="true"]`).getAttribute("data-code");
      await press(page, NUMBER, 80, "*");
      assert.notEqual(await chosen("sale-operator"), "RB");
      await press(page, "[Alt+1]");
      assert.equal(await chosen("sale-operator"), "GP");
      await press(page, "/");
      assert.equal(await chosen("sale-service"), "postpaid");
      assert.equal(await part(page, "sale-number").inputValue(), NUMBER);
      await press(page, "[Enter]", "50", "[Enter]", READING, "[Enter]");
      await sold(page, 1);
      const [{ args }] = await questions(page, "sell");
      assert.deepEqual([args.order.operator, args.order.service], ["GP", "postpaid"]);
    }));

  test("of a pack goes by keyboard alone", () =>
    inWindow({ scene: FRESH }, async (page) => {
      const keys = await press(page, NUMBER, "[F2]", 300, "1gb 7d", 200, "[Enter]", 200);
      assert.equal(await page.locator("main").getAttribute("data-screen"), "counter");
      assert.match(await part(page, "sale-amount").inputValue(), /^48(\.00)?$/);
      const more = await press(page, "[Enter]", READING, "[Enter]");
      await sold(page, 1);
      const [{ args }] = await questions(page, "sell");
      assert.deepEqual([args.order.offer, args.order.account], ["2153", "irecharge-1"]);
      assert.ok(keys + more <= 24, `${keys + more} keys`);
    }));

  test("in Bengali digits is the same sale", () =>
    inWindow({ scene: FRESH, language: "bn" }, async (page) => {
      await press(page, "০১৮১১২২৩৩৪০", "[Enter]", "৫০", "[Enter]", READING, "[Enter]");
      await sold(page, 1);
      assert.equal(await page.locator('[data-testid="sale-result"]').first().getAttribute("data-status"), "succeeded");
    }));

  test("goes on for the next customer while the first is under way", () =>
    inWindow({ scene: FRESH }, async (page) => {
      for (const number of ["01811223303", "01711223322", "01911223308"]) {
        await press(page, number, "[Enter]", "50", "[Enter]", READING, "[Enter]", 120);
      }
      await settle(page);
      const states = await part(page, "sale-result").evaluateAll((all) => all.map((one) => one.getAttribute("data-status")));
      assert.deepEqual(states, ["sending", "unknown", "pending"]);
      assert.equal(await focused(page), "sale-number");
    }));
});

describe("one yes is one sale", { concurrency: 1 }, () => {
  test("when Enter is held from the amount on", () =>
    inWindow({ scene: FRESH }, async (page) => {
      await press(page, NUMBER, "[Enter]", "50");
      await holdEnter(page, 40);
      await sold(page, 0);
      assert.equal(await part(page, "sale-confirm").count(), 1, "the review stays");
    }));

  test("when Enter is held on the review", () =>
    inWindow({ scene: FRESH }, async (page) => {
      await toReview(page);
      await holdEnter(page, 40);
      await sold(page, 1);
    }));

  test("when Enter is pressed twice and thrice in a moment", () =>
    inWindow({ scene: FRESH }, async (page) => {
      await toReview(page);
      await Promise.all([page.keyboard.press("Enter"), page.keyboard.press("Enter"), page.keyboard.press("Enter")]);
      await sold(page, 1);
    }));

  test("when Enter comes too early", () =>
    inWindow({ scene: FRESH }, async (page) => {
      await press(page, NUMBER, "[Enter]", "50");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Enter");
      await sold(page, 0);
    }));

  test("when the button is double-clicked", () =>
    inWindow({ scene: FRESH }, async (page) => {
      await toReview(page);
      await part(page, "sale-confirm").dblclick();
      await sold(page, 1);
    }));

  test("when the program is slow to write it down, however often Enter is pressed meanwhile", () =>
    inWindow({ scene: FRESH }, async (page) => {
      await toReview(page);
      await answers(page, "sell", { delay: 700 });
      await press(page, "[Enter]", "[Enter]", 100, "[Enter]", 300, "[Enter]", 300, "[Enter]");
      await sold(page, 1);
    }));

  test("and none when the program is slow to check and Enter is pressed meanwhile", () =>
    inWindow({ scene: FRESH }, async (page) => {
      await press(page, NUMBER, "[Enter]", "50");
      await answers(page, "quote", { delay: 600 });
      await press(page, "[Enter]", 100, "[Enter]", 100, "[Enter]", 300);
      await sold(page, 0);
    }));
});

describe("the guard against repeats", { concurrency: 1 }, () => {
  test("stops the same number and amount until somebody says yes to just that", () =>
    inWindow({ scene: "scene=counter" }, async (page) => {
      await press(page, "01811223344", "[Enter]", "50", "[Enter]", READING, "[Enter]", 100, "[Enter]", 100);
      await sold(page, 0);
      await press(page, "[F9]", 300, "[Enter]");
      await sold(page, 1);
      assert.equal((await questions(page, "sell"))[0].args.order.again, true);
    }));

  test("stops it also where only the program knew of the first", () =>
    inWindow({ scene: FRESH }, async (page) => {
      await toReview(page);
      await answers(page, "sell", { error: "repeat_guard" });
      await press(page, "[Enter]", 300, "[Enter]", READING, "[Enter]");
      await sold(page, 1);
    }));
});

describe("nothing typed is lost", { concurrency: 1 }, () => {
  test("when a digit is taken back on the review: the amount is typed anew, and Enter does not sell the old one", () =>
    inWindow({ scene: FRESH }, async (page) => {
      await press(page, NUMBER, "[Enter]", "50", "[Enter]", READING, "[Backspace]", "38");
      assert.equal(await part(page, "sale-amount").inputValue(), "38");
      assert.equal(await part(page, "sale-number").inputValue(), NUMBER);
      await sold(page, 0);
    }));

  test("when the review is left by Escape", () =>
    inWindow({ scene: FRESH }, async (page) => {
      await toReview(page);
      await press(page, "[Escape]", 100);
      assert.equal(await part(page, "sale-number").inputValue(), NUMBER);
      assert.equal(await part(page, "sale-amount").inputValue(), "50");
      await sold(page, 0);
    }));

  test("when the program refuses, and it is said what and where", () =>
    inWindow({ scene: FRESH }, async (page) => {
      await answers(page, "quote", ...Array.from({ length: 8 }, () => ({ error: "no_account" })));
      await press(page, NUMBER, "[Enter]", "50", "[Enter]", 300);
      assert.equal(await part(page, "sale-error").getAttribute("data-code"), "no_account");
      assert.equal(await part(page, "sale-number").inputValue(), NUMBER);
      assert.equal(await part(page, "sale-amount").inputValue(), "50");
      await sold(page, 0);
    }));

  test("when a sale was refused after all: it stands on the strip, and can be filled in again", () =>
    inWindow({ scene: FRESH }, async (page) => {
      await toReview(page);
      await answers(page, "sell", { error: "keyring_unavailable" });
      await press(page, "[Enter]", 300);
      assert.match(await page.locator("body").innerText(), /018 1122 3340/);
    }));

  test("when one looks elsewhere and comes back", () =>
    inWindow({ scene: FRESH }, async (page) => {
      await press(page, NUMBER, "[Enter]", "50", "[F3]", 200, "[F1]", 100);
      assert.equal(await part(page, "sale-number").inputValue(), NUMBER);
      assert.equal(await part(page, "sale-amount").inputValue(), "50");
    }));

  test("when the language changes in the middle of it", () =>
    inWindow({ scene: FRESH }, async (page) => {
      await press(page, NUMBER, "[Enter]", "50");
      await part(page, "language").selectOption("bn");
      await page.locator("html[lang=bn]").waitFor();
      assert.equal(await part(page, "sale-number").inputValue(), NUMBER);
      assert.equal(await part(page, "sale-amount").inputValue(), "50");
      assert.match(await part(page, "sale-readback").innerText(), /০১৮ ১১২২ ৩৩৪০/);
    }));
});

describe("what the program answers late or out of turn", { concurrency: 1 }, () => {
  test("a number that was read first but answered last is not shown", () =>
    inWindow({ scene: FRESH }, async (page) => {
      await press(page, "0171122334");
      await settle(page);
      await answers(page, "readNumber", { delay: 500 }, { delay: 2 });
      await press(page, "0", "[Backspace]", 700);
      assert.equal(await part(page, "sale-number").inputValue(), "0171122334");
      assert.match(await part(page, "sale-readback").innerText(), /^017 1122 334/);
      assert.doesNotMatch(await part(page, "sale-readback").innerText(), /3340/);
    }));

  test("typing never waits for a slow program", () =>
    inWindow({ scene: `${FRESH}&slow` }, async (page) => {
      await page.waitForTimeout(900);
      const start = Date.now();
      await press(page, NUMBER);
      assert.equal(await part(page, "sale-number").inputValue(), NUMBER);
      assert.match(await part(page, "sale-readback").innerText(), /018 1122 3340/);
      assert.ok(Date.now() - start < 3000);
    }));

  test("a sale that ends before its own answer came is shown as ended", () =>
    inWindow({ scene: FRESH }, async (page) => {
      await toReview(page);
      await answers(page, "sell", { delay: 400 });
      await press(page, "[Enter]", 700);
      assert.equal(await part(page, "sale-result").first().getAttribute("data-status"), "succeeded");
      assert.equal(await part(page, "sale-result").count(), 1);
    }));

  test("a program that locked itself shows the lock and nothing of the sale", () =>
    inWindow({ scene: FRESH }, async (page) => {
      await toReview(page);
      await say(page, { kind: "locked" });
      await page.locator("main[data-screen=lock]").waitFor();
      assert.doesNotMatch(await page.locator("body").innerText(), /018 1122 3340/);
    }));

  test("an offline shop is told so before the sale, and nothing is kept for later", () =>
    inWindow({ scene: `${FRESH}&network=offline` }, async (page) => {
      assert.equal(await part(page, "offline").count(), 1);
      await toReview(page);
      assert.equal(await part(page, "review-offline").count(), 1);
      await sold(page, 0);
    }));
});

describe("the focus", { concurrency: 1 }, () => {
  /** Whether what has the focus shows it by an outline. @param {Page} page */
  const isSeen = (page) =>
    page.evaluate(() => {
      const active = document.activeElement;
      if (active === null || active === document.body) {
        return true;
      }
      const box = active.getBoundingClientRect();
      // A field may leave it to the box that it stands in.
      const shown = [active, active.parentElement].some((one) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(one ?? active);
        return outlineStyle !== "none" && Number.parseInt(outlineWidth, 10) >= 2;
      });
      return shown && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
    });

  for (const [name, scene, way] of /** @type {[string, string, string[]][]} */ ([
    ["counter", FRESH, []],
    ["packs", FRESH, [NUMBER, "[F2]"]],
    ["activity", "scene=counter&role=owner", ["[F3]"]],
    ["lock", "scene=lock", []],
    ["setup", "scene=setup", []],
  ])) {
    test(`is seen at every stop, goes all round and is caught nowhere: ${name}`, () =>
      inWindow({ scene }, async (page) => {
        await press(page, ...way);
        await settle(page);
        /** @type {Set<string>} */
        const stops = new Set();
        let round = false;
        for (let turn = 0; turn < 80 && !round; turn += 1) {
          await page.keyboard.press("Tab");
          const where = await page.evaluate(() => {
            const active = document.activeElement;
            return active === document.body || active === null ? "" : `${active.tagName} ${[...document.querySelectorAll("*")].indexOf(active)}`;
          });
          assert.ok(await isSeen(page), `${await focused(page)} does not show its focus`);
          // After the last one the browser's own controls have their turn, which a program's window has none of.
          round = stops.has(where);
          if (where !== "") {
            stops.add(where);
          }
        }
        assert.ok(round, "Tab never came round");
        assert.ok(stops.size > 2, [...stops].join(", "));
      }));
  }

  test("is in the number field after everything", () =>
    inWindow({ scene: FRESH }, async (page) => {
      for (const keys of [["[F3]", 150, "[F1]"], ["[F2]", 150, "[Escape]"], ["[F8]", "[Escape]"], [NUMBER, "[Enter]", "50", "[Enter]", READING, "[Enter]", 200]]) {
        await press(page, ...keys, 150);
        assert.equal(await focused(page), "sale-number", keys.join(" "));
      }
    }));
});

describe("who is at the till", { concurrency: 1 }, () => {
  test("changes in a few keys: lock, choose, PIN", () =>
    inWindow({ scene: FRESH }, async (page) => {
      await press(page, "[Control+l]");
      await page.locator("main[data-screen=lock]").waitFor();
      const start = Date.now();
      const before = await page.locator('[data-testid="lock-user"][aria-checked="true"], [data-testid="lock-user"][aria-pressed="true"], [data-testid="lock-user"][aria-selected="true"], [data-testid="lock-user"][data-chosen]').first().getAttribute("data-user");
      const keys = await press(page, "[ArrowDown]", "2468", "[Enter]");
      await page.locator("main[data-screen=counter]").waitFor();
      assert.ok(Date.now() - start < 2000);
      assert.ok(keys <= 6);
      const [{ args }] = await questions(page, "unlock");
      assert.notEqual(args.name, before);
      await settle(page);
      assert.equal(await focused(page), "sale-number");
    }));

  test("a lock-out is shown with the time left, and no PIN is in the page", () =>
    inWindow({ scene: "scene=lock" }, async (page) => {
      for (let turn = 0; turn < 4; turn += 1) {
        await press(page, "97531", "[Enter]", 150);
      }
      assert.match(await part(page, "lock-error").innerText(), /0:(30|29|28)/);
      assert.doesNotMatch(await page.content(), /97531/);
    }));
});

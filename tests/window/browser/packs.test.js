// Packs by the thousand, and what other people's words may not do.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { inWindow, part, press, questions, settle, withBrowser } from "./harness.js";

/** @typedef {import("playwright-core").Page} Page */

const MANY = "scene=counter&fresh&packs=10000";
const HOSTILE = "scene=counter&fresh&hostile";
const ROBI = "01811223340";

/** @param {string} scene @param {(page: Page) => Promise<void>} look */
const inPacks = (scene, look) =>
  inWindow({ scene }, async (page) => {
    await press(page, ROBI, "[F2]", 400);
    await part(page, "offer-item").first().waitFor();
    await look(page);
  });

/** @param {Page} page */
const prices = (page) => part(page, "offer-item").evaluateAll((all) => all.map((one) => one.getAttribute("data-price")));

withBrowser();

describe("ten thousand packs", { concurrency: 1 }, () => {
  for (const [typed, title] of /** @type {const} */ ([
    ["1gb 7d", /1GB 7 Days/],
    ["১৬০ মিনিট", /১৬০ মিনিট/],
    ["35gb", /৩৫ জিবি/],
    ["talktime", /Talktime/],
  ])) {
    test(`are searched by “${typed}”`, () =>
      inPacks(MANY, async (page) => {
        await part(page, "offer-search").fill(typed);
        await settle(page);
        const texts = await part(page, "offer-item").allInnerTexts();
        assert.ok(texts.length > 0);
        for (const text of texts) {
          assert.match(text, title);
        }
      }));
  }

  test("are searched by price", () =>
    inPacks(MANY, async (page) => {
      await part(page, "offer-search").fill("290");
      await settle(page);
      assert.ok((await prices(page)).includes("290.00"));
    }));

  test("are never all in the page, wherever one scrolls", () =>
    inPacks(MANY, async (page) => {
      const drawn = async () => assert.ok((await part(page, "offer-item").count()) < 100, `${await part(page, "offer-item").count()} rows`);
      await drawn();
      for (const key of ["[PageDown]", "[End]", "[PageUp]", "[Home]"]) {
        await press(page, key, 100);
        await drawn();
      }
      await part(page, "packs").hover();
      await page.mouse.wheel(0, 200_000);
      await settle(page);
      await drawn();
      assert.ok((await part(page, "offer-item").count()) > 3, "the end of the list is drawn too");
    }));
});

describe("words that mean harm", { concurrency: 1 }, () => {
  /** What is drawn outside the box it belongs to, or makes the page scroll. @param {Page} page @param {string} selector */
  const spilled = (page, selector) =>
    page.evaluate((wanted) => {
      const wrong = [];
      for (const box of document.querySelectorAll(wanted)) {
        const outer = box.getBoundingClientRect();
        for (const inner of box.querySelectorAll("*")) {
          let { left, right, width } = inner.getBoundingClientRect();
          // What an ancestor cuts off or scrolls is not drawn.
          for (let one = inner.parentElement; one !== null && box.contains(one); one = one.parentElement) {
            if (getComputedStyle(one).overflowX !== "visible") {
              const cut = one.getBoundingClientRect();
              [left, right] = [Math.max(left, cut.left), Math.min(right, cut.right)];
            }
          }
          if (width > 0 && right > left && (left < outer.left - 1 || right > outer.right + 1)) {
            wrong.push(`${inner.className} ${Math.round(left)}–${Math.round(right)} in ${Math.round(outer.left)}–${Math.round(outer.right)}`);
          }
        }
      }
      const root = document.documentElement;
      if (root.scrollWidth > root.clientWidth || root.scrollHeight > root.clientHeight) {
        wrong.push("the page scrolls");
      }
      return wrong;
    }, selector);

  /** @param {Page} page */
  const nothingRan = async (page) => {
    assert.equal(await page.evaluate(() => Reflect.get(window, "hostileRan")), undefined);
    assert.equal(await page.locator("body script, body img").count(), 0);
  };

  test("stay words in the list of packs, inside their rows", () =>
    inPacks(HOSTILE, async (page) => {
      await nothingRan(page);
      assert.deepEqual(await spilled(page, '[data-testid="offer-item"]'), []);
      assert.match(await page.locator('[data-offer-id="h0"]').first().innerText(), /<script>/);
      const heights = await part(page, "offer-item").evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().height)));
      assert.ok(Math.max(...heights) < 200, heights.join(" "));
    }));

  test("leave their neighbours where they were, and the direction of their text", async () => {
    /** @type {number[]} */
    const lefts = [];
    for (const scene of [HOSTILE, "scene=counter&fresh"]) {
      await inPacks(scene, async (page) => {
        const neighbour = page.locator('[data-offer-id="2152"]').first();
        lefts.push((await neighbour.boundingBox())?.x ?? -1, (await neighbour.boundingBox())?.width ?? -1);
        assert.match(await neighbour.innerText(), /1 GB 24 h/);
      });
    }
    assert.deepEqual(lefts.slice(0, 2), lefts.slice(2));
  });

  test("can be sold, and stay words on the review, the strip and in activity", () =>
    inPacks(HOSTILE, async (page) => {
      for (const [id, words] of /** @type {const} */ ([["h0", "script"], ["h1", "ককক"], ["h2", "evil"]])) {
        await press(page, "[F2]", 100);
        await part(page, "offer-search").fill(words);
        await page.locator(`[data-offer-id="${id}"]`).first().click();
        await settle(page);
        assert.deepEqual(await spilled(page, ".sale, .counter-packs, .strip, .bar"), [], id);
        await nothingRan(page);
      }
      await press(page, "[Enter]", 400);
      assert.deepEqual(await spilled(page, ".sale, .strip, .bar"), [], "review");
      await press(page, "[Enter]", 300);
      assert.equal((await questions(page, "sell")).length, 1);
      await nothingRan(page);
    }));

  test("of providers and customers stay words in activity and on the strip", () =>
    inWindow({ scene: "scene=counter&hostile&role=owner" }, async (page) => {
      await press(page, "[F3]", 200);
      const all = await part(page, "activity-row").count();
      for (let place = 0; place < all; place += 1) {
        await part(page, "activity-row").nth(place).click();
        for (const summary of await page.locator(".activity-detail summary").all()) {
          await summary.click();
        }
        assert.deepEqual(await spilled(page, ".activity-row, .activity-detail, .strip"), [], `row ${place}`);
      }
      await nothingRan(page);
    }));

  test("of customers stay words on the counter", () =>
    inWindow({ scene: HOSTILE }, async (page) => {
      for (const number of ["01811223344", "01711998344", "01912003344"]) {
        await press(page, number, 250);
        assert.deepEqual(await spilled(page, ".sale, .bar, .counter-packs"), [], number);
        await press(page, "[Enter]", "50", "[Enter]", 400);
        assert.deepEqual(await spilled(page, ".sale, .bar, .counter-packs"), [], `${number} on the review`);
        await press(page, "[Escape]", 60, "[Escape]", "[Escape]", 60);
      }
      await nothingRan(page);
    }));
});

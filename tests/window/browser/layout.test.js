// Everything has its place: on the usual screen, on the small one, in every language, and enlarged. Pictures of each screen in
// English and Bengali go to artifacts/window/, for people.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { inWindow, LANGUAGES, picture, resize, settle, SIZES, speak, withBrowser } from "./harness.js";
import { SCENES } from "./scenes.js";

/** @typedef {import("playwright-core").Page} Page */

/** What does not fit where it stands. @param {Page} page @param {{ mayScroll: boolean }} how */
const misfits = (page, { mayScroll }) =>
  page.evaluate((scrolls) => {
    const wrong = [];
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    if (scrollWidth > clientWidth || document.body.scrollWidth > clientWidth) {
      wrong.push(`the page is ${Math.max(scrollWidth, document.body.scrollWidth)} wide on ${clientWidth}`);
    }
    if (!scrolls && (scrollHeight > clientHeight || document.body.scrollHeight > clientHeight)) {
      wrong.push(`the page is ${Math.max(scrollHeight, document.body.scrollHeight)} high on ${clientHeight}`);
    }
    /** Inside a list that scrolls by itself, or folded away. @param {Element} one */
    const inScroller = (one) => {
      for (let outer = one.parentElement; outer !== null && outer !== document.body; outer = outer.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(outer).overflow)) {
          return true;
        }
      }
      return false;
    };
    for (const one of document.querySelectorAll("button, select, input, summary, .chip, h1, h2")) {
      const box = one.getBoundingClientRect();
      const style = getComputedStyle(one);
      if (box.width < 2 || style.visibility === "hidden" || one.closest(".unseen")) {
        continue;
      }
      const name = `${one.getAttribute("data-testid") ?? one.className} “${(one.textContent ?? "").trim().slice(0, 40)}”`;
      const isCut = one.matches("button, .chip, summary") && !one.querySelector(".clipped, .foreign") && !one.matches(".clipped, .foreign");
      if (isCut && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 2)) {
        wrong.push(`${name} needs ${one.scrollWidth}×${one.scrollHeight}, has ${one.clientWidth}×${one.clientHeight}`);
      }
      if (!inScroller(one) && (box.right > innerWidth + 1 || box.left < -1 || (!scrolls && (box.bottom > innerHeight + 1 || box.top < -1)))) {
        wrong.push(`${name} stands outside: ${Math.round(box.left)},${Math.round(box.top)}–${Math.round(box.right)},${Math.round(box.bottom)}`);
      }
    }
    return wrong;
  }, mayScroll);

/** Words that were never found show as their names. @param {Page} page */
const bareIds = (page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const text = (walker.currentNode.textContent ?? "").trim();
      if (/^[a-z]+(-[a-z0-9_]+)+(\.[a-z]+)?$/.test(text) && !/^(soho-main|irecharge-1)$/.test(text)) {
        found.push(text);
      }
    }
    for (const one of document.querySelectorAll("[aria-label], [placeholder], [title]")) {
      for (const name of ["aria-label", "placeholder", "title"]) {
        if (/^[a-z]+(-[a-z0-9_]+)+(\.[a-z]+)?$/.test(one.getAttribute(name) ?? "")) {
          found.push(`${name}=${one.getAttribute(name)}`);
        }
      }
    }
    return found;
  });

withBrowser();

describe("everything fits", { concurrency: 1 }, () => {
  for (const { name, scene, path, way } of SCENES) {
    test(name, () =>
      inWindow({ scene, ...(path ? { path } : {}) }, async (page) => {
        await way?.(page);
        for (const language of LANGUAGES) {
          await resize(page, SIZES.usual);
          await speak(page, language);
          assert.deepEqual(await bareIds(page), [], language);
          if (language !== "hi") {
            await picture(page, `${name}-${language}`);
          }
          for (const [size, viewport] of Object.entries(SIZES)) {
            await resize(page, viewport);
            assert.deepEqual(await misfits(page, { mayScroll: false }), [], `${language} ${size}`);
          }
        }
      }));
  }
});

describe("enlarged to twice its size", { concurrency: 1 }, () => {
  for (const { name, scene, way } of SCENES.filter((one) => ["setup-owner", "lock", "counter-typing", "review", "packs", "activity-unknown"].includes(one.name))) {
    test(`${name} can still be used`, () =>
      inWindow({ scene, language: "bn" }, async (page) => {
        await way?.(page);
        // A browser's zoom of 200 % leaves half of the room.
        await page.setViewportSize({ width: 683, height: 384 });
        await settle(page);
        const unreachable = await page.evaluate(() => {
          const wrong = [];
          for (const one of document.querySelectorAll("button, input, select, summary")) {
            const style = getComputedStyle(one);
            if (one.getBoundingClientRect().width < 2 || style.visibility === "hidden" || one.closest(".unseen")) {
              continue;
            }
            one.scrollIntoView({ block: "center", inline: "center" });
            const { left, right, top, bottom } = one.getBoundingClientRect();
            if (right < 8 || left > innerWidth - 8 || bottom < 8 || top > innerHeight - 8) {
              wrong.push(`${one.getAttribute("data-testid") ?? one.className} at ${Math.round(left)},${Math.round(top)}`);
            }
          }
          return wrong;
        });
        assert.deepEqual(unreachable, []);
      }));
  }
});

describe("the counter's parts", { concurrency: 1 }, () => {
  test("stand side by side where there is room, and one above the other under 900", () =>
    inWindow({ scene: "scene=counter&fresh" }, async (page) => {
      const columns = () =>
        page.evaluate(() => {
          const sale = document.querySelector(".sale")?.getBoundingClientRect();
          const packs = document.querySelector(".counter-packs")?.getBoundingClientRect();
          return { beside: (packs?.width ?? 0) > 100 && (packs?.left ?? 0) >= (sale?.right ?? 0) - 1, width: sale?.width ?? 0 };
        });
      assert.equal((await columns()).beside, true);
      await page.setViewportSize(SIZES.narrow);
      await settle(page);
      assert.equal((await columns()).beside, false);
      assert.ok((await columns()).width > SIZES.narrow.width / 2, "the sale has the room to itself");
    }));

  test("do not move when data comes", () =>
    inWindow({ scene: "scene=counter&fresh" }, async (page) => {
      const places = () => page.evaluate(() => ["sale-amount", "sale-review", "sale-number"].map((id) => JSON.stringify(document.querySelector(`[data-testid="${id}"]`)?.getBoundingClientRect())));
      const before = await places();
      await page.keyboard.type("01811223344");
      await settle(page);
      assert.deepEqual(await places(), before);
      await page.keyboard.press("Enter");
      await page.keyboard.type("38");
      await settle(page);
      assert.deepEqual(await places(), before);
    }));
});

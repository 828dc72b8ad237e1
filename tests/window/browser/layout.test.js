// What screens.js does not see: a screen enlarged, and what moves on it.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { inWindow, settle, SIZES, withBrowser } from "./harness.js";
import { SCENES } from "./scenes.js";

withBrowser();

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

// Every screen, opened once: everybody can use it, by day, by night and in high contrast; everything has its place, on the usual
// screen, on the small ones and in every language. Pictures in English and Bengali go to artifacts/window/, for people.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { isAccessible, isAccessibleToo } from "./accessible.js";
import { bareIds, misfits } from "./fitting.js";
import { inWindow, LANGUAGES, picture, resize, settle, SIZES, speak, withBrowser } from "./harness.js";
import { SCENES } from "./scenes.js";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page @param {string} name @param {typeof LANGUAGES[number]} language */
async function fits(page, name, language) {
  await resize(page, SIZES.usual);
  await speak(page, language);
  assert.deepEqual(await bareIds(page), [], language);
  if (language !== "hi") {
    await picture(page, `${name}-${language}`);
  }
  if (language === "bn") {
    await isAccessibleToo(page);
  }
  for (const [size, viewport] of Object.entries(SIZES)) {
    await resize(page, viewport);
    assert.deepEqual(await misfits(page, { mayScroll: false }), [], `${language} ${size}`);
  }
}

/**
 * Two files look at half of the screens each, so that two processors have work.
 * @param {0 | 1} half
 */
export function lookAtEveryOther(half) {
  withBrowser();
  describe("screens", { concurrency: 1 }, () => {
    for (const { name, scene, path, way } of SCENES.filter((_, nth) => nth % 2 === half)) {
      test(name, () =>
        inWindow({ scene, ...(path ? { path } : {}) }, async (page) => {
          await way?.(page);
          await settle(page);
          await isAccessible(page);
          for (const language of LANGUAGES) {
            await fits(page, name, language);
          }
        }));
    }
  });
}

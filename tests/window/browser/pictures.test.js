// Pictures of every screen, for people: artifacts/window/, outside git.
import assert from "node:assert/strict";
import { mkdirSync, statSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { inWindow, settle, withBrowser } from "./harness.js";
import { SCENES } from "./scenes.js";

const FOLDER = fileURLToPath(new URL("../../../artifacts/window/", import.meta.url));
/** Less than this is an empty page. */
const LEAST_BYTES = 3000;

mkdirSync(FOLDER, { recursive: true });
withBrowser();

/** @param {import("./scenes.js").Scene} scene @param {import("./harness.js").Wish} wish @param {string} name */
const take = ({ scene, path, way }, wish, name) =>
  inWindow({ scene, ...(path ? { path } : {}), ...wish }, async (page) => {
    await way?.(page);
    await settle(page);
    const file = `${FOLDER}${name}.png`;
    await page.screenshot({ path: file });
    assert.ok(statSync(file).size > LEAST_BYTES, name);
  });

describe("pictures", { concurrency: 1 }, () => {
  for (const scene of SCENES) {
    test(scene.name, async () => {
      await take(scene, { language: "en" }, `${scene.name}-en`);
      await take(scene, { language: "bn" }, `${scene.name}-bn`);
    });
  }

  for (const scene of SCENES.filter(({ name }) => ["counter-typing", "review", "packs", "activity-unknown", "lock"].includes(name))) {
    test(`${scene.name}, otherwise`, async () => {
      await take(scene, { language: "hi" }, `${scene.name}-hi`);
      await take(scene, { language: "bn", size: "small" }, `${scene.name}-bn-small`);
      await take(scene, { language: "en", preferences: { theme: "dark" } }, `${scene.name}-en-dark`);
      await take(scene, { language: "en", preferences: { contrast: "high" } }, `${scene.name}-en-high-contrast`);
    });
  }
});

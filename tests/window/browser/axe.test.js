// Everybody can use it: axe finds nothing on any screen, in two scripts, by day, by night and in high contrast.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { inWindow, settle, speak, withBrowser } from "./harness.js";
import { SCENES } from "./scenes.js";

const AXE = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** The second is an experiment of axe's: it takes the keycap on a button of an icon for the button's name. */
const RULES = { "target-size": { enabled: true }, "label-content-name-mismatch": { enabled: false } };
/** Colours are the same in every language. */
const LOOKS = /** @type {const} */ ([["dark", "auto"], ["light", "high"], ["dark", "high"]]);

/**
 * @param {import("playwright-core").Page} page
 * @param {object} only
 * @returns {Promise<string[]>} what is wrong, and where
 */
async function violations(page, only) {
  if (!(await page.evaluate(() => "axe" in window))) {
    await page.evaluate(AXE);
  }
  return page.evaluate(async (options) => {
    const { violations } = await Reflect.get(window, "axe").run(document, options);
    return violations.flatMap((/** @type {any} */ one) => one.nodes.map((/** @type {any} */ node) => `${one.id}: ${node.html.slice(0, 160)} — ${node.failureSummary.split("\n").slice(1).join(" ").trim().slice(0, 200)}`));
  }, only);
}

/** Wears another look without opening the window anew. @param {import("playwright-core").Page} page @param {string} theme @param {string} contrast */
async function wear(page, theme, contrast) {
  await page.evaluate(
    ([dark, more]) => {
      localStorage.setItem("tillup.theme", dark ?? "");
      localStorage.setItem("tillup.contrast", more ?? "");
      window.dispatchEvent(new Event("tillup-look"));
    },
    [theme, contrast],
  );
  await settle(page);
}

withBrowser();

describe("axe finds nothing", { concurrency: 1 }, () => {
  for (const { name, scene, path, way } of SCENES) {
    test(name, () =>
      inWindow({ scene, ...(path ? { path } : {}) }, async (page) => {
        await way?.(page);
        await settle(page);
        assert.deepEqual(await violations(page, { runOnly: TAGS, rules: RULES }), [], "en");
        for (const [theme, contrast] of LOOKS) {
          await wear(page, theme, contrast);
          assert.deepEqual(await violations(page, { runOnly: { type: "rule", values: ["color-contrast"] } }), [], `${theme} ${contrast}`);
        }
        await wear(page, "light", "auto");
        await speak(page, "bn");
        assert.deepEqual(await violations(page, { runOnly: TAGS, rules: RULES }), [], "bn");
      }));
  }
});

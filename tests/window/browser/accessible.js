// What axe says of a page, in each look.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { settle } from "./harness.js";

const AXE = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** The second is an experiment of axe's: it takes the keycap on a button of an icon for the button's name. */
const RULES = { "target-size": { enabled: true }, "label-content-name-mismatch": { enabled: false } };
/** What is right is not wanted, nor where a node is in words of CSS. Style sheets of other hosts, which axe would fetch, are none. */
const BRIEF = { resultTypes: ["violations"], selectors: false, preload: false };
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
  }, { ...BRIEF, ...only });
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

/** In the look that the page was opened in, all rules; in the others those that speak of colours. @param {import("playwright-core").Page} page */
export async function isAccessible(page) {
  assert.deepEqual(await violations(page, { runOnly: TAGS, rules: RULES }), []);
  for (const [theme, contrast] of LOOKS) {
    await wear(page, theme, contrast);
    assert.deepEqual(await violations(page, { runOnly: { type: "rule", values: ["color-contrast"] } }), [], `${theme} ${contrast}`);
  }
  await wear(page, "light", "auto");
}

/** The same page in another language: its colours were looked at. @param {import("playwright-core").Page} page */
export async function isAccessibleToo(page) {
  assert.deepEqual(await violations(page, { runOnly: TAGS, rules: { ...RULES, "color-contrast": { enabled: false } } }), []);
}

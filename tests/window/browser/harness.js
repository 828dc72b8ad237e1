// A browser for the tests: the window's own files with the fake program, and every error of the page is the test's.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

import { serve } from "./server.js";

/** @typedef {import("playwright-core").Page} Page */

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const SANDBOX = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

export const LANGUAGES = /** @type {const} */ (["en", "bn", "hi"]);
export const SIZES = { usual: { width: 1366, height: 768 }, small: { width: 1024, height: 600 }, narrow: { width: 800, height: 600 } };

/** @type {import("playwright-core").Browser} */
let browser;
/** One for all tests of a file: a new one is a new window of Chromium's, and would compile the scripts anew. @type {Page} */
let page;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;

/** Opens a browser for all tests of a file. */
export function withBrowser() {
  before(async () => {
    server = await serve();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: [...SANDBOX, "--disable-gpu", "--disable-background-networking"] });
    page = await browser.newPage();
    // Long, because a machine that also compiles is slow; what is there is found at once.
    page.setDefaultTimeout(15_000);
    page.setDefaultNavigationTimeout(60_000);
    await inTheAfternoon();
    await countWhatIsDue();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });
}

/**
 * @typedef {object} Wish
 * @property {string} [scene] as the fake program's shop.js tells
 * @property {"en" | "bn" | "hi"} [language]
 * @property {keyof typeof SIZES} [size]
 * @property {Readonly<Record<string, string>>} [preferences]
 * @property {string} [path]
 */

/** An afternoon in the shop, whatever the hour of the test: what was sold "today" must not depend on it. */
const AFTERNOON = Date.parse("2026-11-21T11:20:00Z");

/** Sets the page's clock; it goes on from there. */
const inTheAfternoon = () =>
  page.addInitScript((begins) => {
    const Machine = Date;
    const ahead = begins - Machine.now();
    // Made and called as the machine's own, but for what "now" is.
    window.Date = new Proxy(Machine, {
      construct: (_, args) => Reflect.construct(Machine, args.length === 0 ? [Machine.now() + ahead] : args),
      get: (_, name) => (name === "now" ? () => Machine.now() + ahead : Reflect.get(Machine, name)),
    });
  }, AFTERNOON);

/** Answers on their way and typing that is waited for come within this; what a test holds up, or the shop does later, does not. */
const SOON_MS = 300;

/** Keeps count of what the page will do soon, so that a test waits for that and not for a while. */
const countWhatIsDue = () =>
  page.addInitScript((soon) => {
    const { setTimeout: wait, clearTimeout: forget } = window;
    /** @type {Set<number>} */
    const due = new Set();
    Object.assign(window, {
      soon: { due, wait },
      setTimeout(/** @type {(...all: unknown[]) => void} */ task, after = 0, /** @type {unknown[]} */ ...more) {
        const id = wait(() => {
          due.delete(id);
          task(...more);
        }, after);
        if (after <= soon) {
          due.add(id);
        }
        return id;
      },
      clearTimeout(/** @type {number} */ id) {
        due.delete(id);
        forget(id);
      },
    });
  }, SOON_MS);

/**
 * Opens the window, looks at it, closes it. Whatever goes wrong in the page fails the test.
 * @param {Wish} wish
 * @param {(page: Page) => Promise<void>} look
 */
export async function inWindow({ scene = "scene=counter", language = "en", size = "usual", preferences = {}, path = "index.html" }, look) {
  await page.setViewportSize(SIZES[size]);
  await forget();
  const begun = await page.addInitScript(
    (kept) => {
      // As the program does to its pages.
      Object.freeze(Object.prototype);
      for (const [name, value] of Object.entries(kept)) {
        localStorage.setItem(`tillup.${name}`, value);
      }
    },
    { language, ...preferences },
  );
  /** @type {string[]} */
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(error.stack ?? error.message));
  page.on("console", (line) => line.type() === "error" && wrong.push(`${line.text()} ${line.location().url}`));
  try {
    await page.goto(`${server.address}/${path}?${scene}`);
    await ready(page, path);
    await look(page);
    assert.deepEqual(wrong, []);
  } finally {
    page.removeAllListeners();
    await begun.dispose();
    await leave();
  }
}

/** What a test changed of the browser itself is as it was. */
async function leave() {
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.goto("about:blank");
  await page.emulateMedia({ media: null });
  await page.context().clearPermissions();
}

/** Nothing is left of the window before. */
async function forget() {
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin: server.address, storageTypes: "local_storage" });
  await session.detach();
}

/** @param {Page} page @param {string} path */
async function ready(page, path) {
  await page.locator(path === "index.html" ? "main[aria-busy=false] *" : "body *").first().waitFor({ state: "attached" });
  await page.evaluate(() => document.fonts.ready);
  await settle(page);
}

/** The window in another size, drawn. @param {Page} page @param {{ width: number, height: number }} viewport */
export async function resize(page, viewport) {
  await page.setViewportSize(viewport);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** The window in another language, without opening it anew. @param {Page} page @param {"en" | "bn" | "hi"} language */
export async function speak(page, language) {
  await page.evaluate(async (chosen) => {
    const i18n = await import(new URL("/i18n/index.js", location.href).href);
    await i18n.speak(chosen);
  }, language);
  await page.locator(`html[lang=${language}]`).waitFor({ state: "attached" });
  await settle(page);
}

/** Waits until nothing moves: what is due soon has come, and is drawn. @param {Page} page */
export async function settle(page) {
  await page.evaluate(async () => {
    const { due, wait } = Reflect.get(window, "soon");
    let before = "";
    for (let turn = 0; turn < 200; turn += 1) {
      const isBusy = due.size > 0 || document.querySelector("[aria-busy=true]") !== null;
      await new Promise((resolve) => wait(resolve, isBusy ? 10 : 0));
      await new Promise((resolve) => requestAnimationFrame(resolve));
      // The clock on the strip never rests.
      const now = isBusy ? "" : document.body.innerHTML.replace(/[\d০-৯०-९]+:[\d০-৯०-९]{2}/g, "");
      if (now !== "" && now === before) {
        return;
      }
      before = now;
    }
  });
}

/**
 * The digits' keys under a Bengali or Hindi layout.
 * @param {Page} page
 * @param {string} key
 */
async function pressForeign(page, key) {
  const session = await page.context().newCDPSession(page);
  const code = `Digit${(key.charCodeAt(0) - 0x0966) % 0x80}`;
  await session.send("Input.dispatchKeyEvent", { type: "keyDown", key, code, text: key });
  await session.send("Input.dispatchKeyEvent", { type: "keyUp", key, code });
  await session.detach();
}

/**
 * Presses keys as a person does, one after the other: text is typed, a name in brackets is a key, a number a wait.
 * @param {Page} page
 * @param {...(string | number)} keys
 * @returns {Promise<number>} how many keys went down
 */
export async function press(page, ...keys) {
  let count = 0;
  for (const key of keys) {
    if (typeof key === "number") {
      await page.waitForTimeout(key);
      continue;
    }
    const name = /^\[(.+)\]$/.exec(key)?.[1];
    for (const one of name === undefined ? [...key] : [name]) {
      await (one.length === 1 && one > "\u02ff" ? pressForeign(page, one) : page.keyboard.press(one));
      count += 1;
      await page.waitForTimeout(8);
    }
  }
  return count;
}

/** @param {Page} page @param {string} name */
export const part = (page, name) => page.locator(`[data-testid="${name}"]`);

/** The questions of this name that the window asked the program so far. @param {Page} page @param {string} name @returns {Promise<any[]>} */
export const questions = (page, name) =>
  page.evaluate((wanted) => Reflect.get(window, "fakeProgram").questions.filter((/** @type {{ name: string }} */ one) => one.name === wanted), name);

/** How the next answers to a question come. @param {Page} page @param {string} name @param {...{ delay?: number, error?: string }} how */
export const answers = (page, name, ...how) =>
  page.evaluate(([question, list]) => {
    Reflect.get(window, "fakeProgram").next[/** @type {string} */ (question)] = list;
  }, /** @type {const} */ ([name, how]));

/** The program tells this by itself. @param {Page} page @param {import("../../../ui/types.js").Message} message */
export const say = (page, message) => page.evaluate((told) => Reflect.get(window, "fakeProgram").say(told), message);

const PICTURES = fileURLToPath(new URL("../../../artifacts/window/", import.meta.url));
/** A picture with less than this shows nothing. */
const LEAST_BYTES = 3000;

/** Keeps a picture for people, outside git. @param {Page} page @param {string} name */
export async function picture(page, name) {
  const bytes = await page.screenshot({ path: `${PICTURES}${name}.png` });
  assert.ok(bytes.length > LEAST_BYTES, `${name} is empty`);
}

/** What has the focus. @param {Page} page */
export const focused = (page) =>
  page.evaluate(() => {
    const active = document.activeElement;
    return active?.getAttribute("data-testid") ?? active?.id ?? active?.tagName.toLowerCase() ?? "nothing";
  });

// Takes a picture of a scene, to be looked at:
//
//   node tests/window/browser/look.js OUT.png "scene=counter&role=clerk" [1366x768] [en|bn|hi] [dark|light] [KEYS …]
//
// KEYS are typed one after the other: text as it is, or a key's name in brackets such as [Enter], or a wait such as [500].
import { chromium } from "playwright-core";

import { serve } from "./server.js";

const [out = "look.png", scene = "", size = "1366x768", language = "en", look = "light", ...keys] = process.argv.slice(2);
const [width = 1366, height = 768] = size.split("x").map(Number);

const server = await serve();
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
const context = await browser.newContext({ viewport: { width, height }, colorScheme: look === "dark" ? "dark" : "light" });
await context.addInitScript((chosen) => localStorage.setItem("tillup.language", chosen), language);
const page = await context.newPage();
page.on("console", (line) => console.log(`[${line.type()}] ${line.text()}`));
page.on("pageerror", (error) => console.log(`[error] ${error.message}`));
await page.goto(`${server.address}/${scene.startsWith("display") ? "display/display.html" : "index.html"}?${scene}`);
await page.waitForSelector("main[aria-busy=false]", { timeout: 5000 }).catch(() => console.log("[look] the window is still busy"));
await page.waitForTimeout(400);
for (const key of keys) {
  const named = /^\[(.+)\]$/.exec(key)?.[1];
  if (named === undefined) {
    await page.keyboard.type(key);
  } else if (/^\d+$/.test(named)) {
    await page.waitForTimeout(Number(named));
  } else {
    await page.keyboard.press(named);
  }
  await page.waitForTimeout(60);
}
await page.waitForTimeout(300);
await page.screenshot({ path: out });
await browser.close();
await server.close();

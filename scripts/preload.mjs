// Names every module that the window's script reaches in index.html, so that they are fetched at once and not one depth of
// imports after the other. Run it after adding, moving or dropping an import:
//
//   npm run preload
import { readFile, writeFile } from "node:fs/promises";

const UI = new URL("../ui/", import.meta.url);
const LINK = /^ *<link rel="modulepreload".*\n/gm;

/** @param {string} name a page or script of ui/ @param {string} text @returns {string[]} what it imports, as paths in ui/ */
function imported(name, text) {
  const base = new URL(name, UI);
  return [...text.matchAll(/(?:^|\n)(?:import|export)\b[^;]*?from "(\.[^"]+)"|(?:^|\n)import "(\.[^"]+)"/g)].map((match) =>
    new URL(match[1] ?? match[2] ?? "", base).href.slice(UI.href.length),
  );
}

/** Every module that a script reaches, itself included, by name. @param {string} start */
export async function reached(start) {
  const found = new Set([start]);
  for (const name of found) {
    imported(name, await readFile(new URL(name, UI), "utf8")).forEach((other) => found.add(other));
  }
  return [...found].sort();
}

/** The modules that a page names. @param {string} page */
export async function named(page) {
  const text = await readFile(new URL(page, UI), "utf8");
  return [...text.matchAll(/rel="modulepreload" href="([^"]+)"/g)].map((match) => match[1]).sort();
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const page = new URL("index.html", UI);
  const text = (await readFile(page, "utf8")).replace(LINK, "");
  const links = (await reached("app.js")).map((name) => `    <link rel="modulepreload" href="${name}">\n`).join("");
  await writeFile(page, text.replace(/^ *<script type="module"/m, (script) => `${links}${script}`));
}

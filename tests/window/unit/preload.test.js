// What the window fetches when it starts.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { named, reached } from "../../../scripts/preload.mjs";

test("the page names exactly the modules that its script reaches: npm run preload", async () => {
  const modules = await reached("app.js");
  assert.ok(modules.includes("backend.js") && modules.includes("vendor/preact.js"));
  assert.deepEqual(await named("index.html"), modules);
});

test("every style and font that the page names is there, each once", async () => {
  const UI = new URL("../../../ui/", import.meta.url);
  const page = await readFile(new URL("index.html", UI), "utf8");
  const files = [...page.matchAll(/(?:href|src)="([^"]+)"/g)].map((match) => match[1] ?? "");
  assert.deepEqual(files.filter((file, place) => files.indexOf(file) !== place && file !== "app.js"), []);
  await Promise.all(files.map((file) => readFile(new URL(file, UI))));
});

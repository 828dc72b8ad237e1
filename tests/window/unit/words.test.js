// The words of the window: none missing, none left over.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { en } from "../../../ui/i18n/en.js";

const UI = new URL("../../../ui/", import.meta.url);

/** The text of every script and page of the window, the tables themselves left out. */
function sources() {
  return readdirSync(UI, { recursive: true })
    .map(String)
    .filter((path) => /\.(js|html)$/.test(path) && !path.startsWith("i18n/en."))
    .map((path) => readFileSync(new URL(path, UI), "utf8"))
    .join("\n");
}

test("every message is used by the window", () => {
  const used = sources();
  const unused = Object.keys(en).filter((id) => !used.includes(`"${id}"`));
  assert.deepEqual(unused, []);
});

test("every message named in the page exists", () => {
  const named = [...sources().matchAll(/data-l10n="([^"]+)"/g)].map((match) => match[1]);
  assert.ok(named.length > 0);
  assert.deepEqual(named.filter((id) => !(id in en)), []);
});

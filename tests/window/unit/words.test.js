// The words of the window: none missing in any language, none left over, none left untranslated.
import assert from "node:assert/strict";
import { test } from "node:test";

import { reached } from "../../../scripts/preload.mjs";
import { AT_FIRST, PARTS } from "../../../ui/i18n/index.js";
import { ERRORS, REASONS } from "./codes.js";
import { FAMILIES } from "./families.js";
import { FILES, messages } from "./messages.js";
import { uses } from "./uses.js";

const LANGUAGES = /** @type {const} */ (["en", "bn", "hi"]);
const SCRIPT = { en: /[A-Za-z]/, bn: /[\u0980-\u09ff]/, hi: /[\u0900-\u097f]/ };
const tables = Object.fromEntries(LANGUAGES.map((language) => [language, messages(language)]));
const english = tables.en?.words ?? new Map();
const asked = uses();

/** Written alike in every language. */
const NAMES = /\b(?:Tillup|PIN|SMS|PDF|PNG|JPEG|Ctrl|Esc|Enter|API|https?|GB|MB|KB|F\d{1,2})\b/g;

/** A code as part of an id. @param {string} code */
const kebab = (code) => code.replaceAll("_", "-");

/** The ids of a family, each as it is written: with the code as it is, or with dashes for its underscores. @param {{ id: string }} use */
const members = ({ id }) => (FAMILIES[id] ?? []).map((code) => [kebab(code), code].map((one) => id.replace("${}", one)));

/** What begins with something filled in is an id from elsewhere: it is looked at where it is written. */
const families = asked.uses.filter(({ id }) => id.includes("${}") && !id.startsWith("${}"));
const plain = asked.uses.filter((use) => !use.id.includes("${}"));

test("every part of the window has its file in every language, and each is read to its end", () => {
  for (const language of LANGUAGES) {
    assert.deepEqual(FILES(language), PARTS.map((part) => `${part}.ftl`).sort());
    assert.deepEqual(tables[language]?.wrong, []);
  }
  assert.ok(english.size > 0);
});

test("every language has the same messages with the same attributes and variables", () => {
  for (const language of LANGUAGES) {
    const words = tables[language]?.words ?? new Map();
    assert.deepEqual([...english.keys()].filter((id) => !words.has(id)), [], `missing in ${language}`);
    assert.deepEqual([...words.keys()].filter((id) => !english.has(id)), [], `only in ${language}`);
    for (const [id, { variables, file }] of words) {
      assert.deepEqual(variables, english.get(id)?.variables, `variables of ${id} in ${language}`);
      assert.equal(file, english.get(id)?.file, `${id} in ${language}`);
    }
  }
});

test("every message that a script or page asks for is there", () => {
  const missing = [...plain, ...asked.pages].filter(({ id }) => !english.has(id)).map(({ where, id }) => `${where} ${id}`);
  assert.deepEqual(missing, []);
  assert.ok(plain.length > 0);
});

test("what is there when the window starts asks only for words that are there then, too", async () => {
  const scripts = await reached("app.js");
  const early = plain.filter(({ where }) => scripts.some((script) => where.startsWith(`ui/${script}:`)));
  const parts = AT_FIRST.map((part) => `${part}.ftl`);
  assert.deepEqual(early.filter(({ id }) => !parts.includes(english.get(id)?.file ?? "")).map(({ where, id }) => `${where} ${id}`), []);
  assert.ok(early.length > 0);
});

test("every message that is put together from a code is there for every code", () => {
  const strange = families.filter(({ id }) => FAMILIES[id] === undefined).map(({ where, id }) => `${where} ${id}: name its codes in families.js`);
  assert.deepEqual(strange, []);
  const missing = families.filter(({ optional }) => !optional).flatMap((use) => members(use).filter((either) => !either.some((id) => english.has(id))));
  assert.deepEqual([...new Set(missing.map(([id]) => id))], []);
});

test("every reason and every error of the program has words of its own", () => {
  const lacking = [
    ...REASONS.filter((code) => !english.has(`reason-${kebab(code)}`)),
    ...ERRORS.filter((code) => !english.has(`error-${kebab(code)}`) && !english.has(`reason-${kebab(code)}`)),
  ];
  assert.deepEqual(lacking, []);
});

test("every message is asked for", () => {
  // An id may be put together in one place and asked for in another: its family counts where it is written.
  const composed = Object.keys(FAMILIES).filter((id) => asked.mentioned.has(id));
  const made = new Set(composed.flatMap((id) => members({ id }).flat()));
  const ends = [...asked.mentioned].filter((id) => id.startsWith("${}.")).map((id) => id.slice("${}".length));
  const isMade = (/** @type {string} */ id) => made.has(id) || ends.some((end) => id.endsWith(end) && made.has(id.slice(0, -end.length)));
  const unused = [...english.keys()].filter((id) => !asked.mentioned.has(id) && !isMade(id));
  assert.deepEqual(unused, []);
});

test("a message gets the variables that it names, and no others", () => {
  const wrong = [...plain, ...families.flatMap((use) => members(use).flat().map((id) => ({ ...use, id })))]
    .filter(({ id, args }) => args !== null && english.has(id))
    .filter(({ id, args }) => String(args) !== String(english.get(id)?.variables))
    .map(({ where, id, args }) => `${where} ${id}: gives ${args || "nothing"}, needs ${english.get(id)?.variables || "nothing"}`);
  assert.deepEqual(wrong, []);
});

test("a choice by number has every plural form of its language", () => {
  for (const language of LANGUAGES) {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [id, { plurals }] of tables[language]?.words ?? []) {
      for (const keys of plurals) {
        assert.deepEqual(wanted.filter((category) => !keys.includes(category)), [], `${id} in ${language}`);
      }
    }
  }
});

test("every language is written in its own letters", () => {
  for (const language of LANGUAGES) {
    const left = [...(tables[language]?.words ?? [])]
      .map(([id, { text }]) => ({ id, text: text.replace(NAMES, "") }))
      .filter(({ text }) => /\p{L}{2}/u.test(text) && !SCRIPT[language].test(text))
      .map(({ id, text }) => `${id}: ${text}`);
    assert.deepEqual(left, [], `not in the letters of ${language}`);
  }
});

test("no message runs on in English", () => {
  for (const language of /** @type {const} */ (["bn", "hi"])) {
    const latin = [...(tables[language]?.words ?? [])]
      .map(([id, { text }]) => ({ id, words: text.replace(NAMES, "").match(/[A-Za-z]{2,}/g) ?? [] }))
      .filter(({ words }) => words.length > 2)
      .map(({ id, words }) => `${id}: ${words.join(" ")}`);
    assert.deepEqual(latin, [], `left untranslated in ${language}`);
  }
});

// The only way a screen comes to words: Fluent messages, one folder a language, one file a part of the window.
import { computed, signal } from "../vendor/preact.js";
import { FluentBundle, FluentResource } from "../vendor/fluent.js";
import { digits } from "../state/preferences.js";

/** @typedef {import("../types.js").Language} Language */

export const LANGUAGES = /** @type {const} */ (["bn", "en", "hi"]);

/** Letters that each needs, one of each font: see styles/fonts.css. */
const LETTERS = { bn: "aব", en: "a৳", hi: "aह₹" };

/** Each has a file of its own in every language. */
export const AT_FIRST = /** @type {const} */ (["frame", "states", "sale", "packs", "activity", "setup"]);
/** Those of screens that are fetched when they are asked for. */
const LATER = /** @type {const} */ (["people", "audit", "backup", "owner", "figures", "settings", "drawer", "dues", "exports", "wallet", "documents", "printing"]);
/** @typedef {typeof LATER[number]} LaterPart */
export const PARTS = [...AT_FIRST, ...LATER];

const first = /** @type {Language} */ ("en");

/** The bundle in use; null until the first language is there. */
const bundle = signal(/** @type {FluentBundle | null} */ (null));

/** Whether there are words to show yet. */
export const spoken = computed(() => bundle.value !== null);

/** The language in use, for `lang` attributes, dates and digits. */
export const locale = computed(() => /** @type {Language} */ (bundle.value?.locales[0] ?? first));

/** Whether figures are written in the digits of the language. */
export const nativeDigits = computed(() => {
  if (locale.value === "en" || digits.value === "latin") {
    return false;
  }
  return digits.value === "native" || locale.value === "bn";
});

/** @type {Map<Language, Promise<FluentBundle>>} */
const loading = new Map();

/** Parts beyond the first that a screen asked for. @type {Set<string>} */
const learnt = new Set();

/** @type {Language} */
let wanted = first;

/**
 * Drawn before its letters are there, a page is drawn twice, and the system's fonts are searched through for them meanwhile.
 * @param {Language} language
 */
async function letters(language) {
  // A page in strange letters is better than none.
  await document.fonts.load("1em Tillup", LETTERS[language]).catch(() => []);
}

/** @param {Language} language @param {string} part */
async function read(language, part) {
  const answer = await fetch(new URL(`${language}/${part}.ftl`, import.meta.url));
  if (!answer.ok) {
    throw new Error(`${language}/${part}.ftl: ${answer.status}`);
  }
  return new FluentResource(await answer.text());
}

/**
 * @param {Language} language
 * @returns {Promise<FluentBundle>}
 */
async function load(language) {
  const parts = [...AT_FIRST, ...learnt].map((part) => read(language, part));
  const drawable = letters(language);
  // Isolation marks would show as boxes in the customer's number and confuse what is copied.
  const made = new FluentBundle(language, { useIsolating: false });
  for (const part of await Promise.all(parts)) {
    made.addResource(part);
  }
  await drawable;
  return made;
}

/**
 * Shows the window in this language; everything that is on screen follows.
 * @param {Language} language
 */
export async function speak(language) {
  const loaded = loading.get(language) ?? load(language);
  loading.set(language, loaded);
  wanted = language;
  const made = await loaded;
  // Somebody may have chosen another one meanwhile.
  if (wanted === language) {
    document.documentElement.lang = language;
    bundle.value = made;
  }
}

/**
 * Fetches the words of a part that is not there from the beginning, in every language that has been spoken.
 * @param {LaterPart} part
 */
export async function learn(part) {
  if (!learnt.has(part)) {
    learnt.add(part);
    for (const [language, made] of loading) {
      const added = async () => {
        const [bundle, words] = await Promise.all([made, read(language, part)]);
        bundle.addResource(words);
        return bundle;
      };
      loading.set(language, added());
    }
  }
  await Promise.all(loading.values());
}

/**
 * The text of a message. Reads a signal: what draws with it is drawn again in the next language.
 * @param {string} id `message` or `message.attribute`
 * @param {Readonly<Record<string, string | number>>} [args] figures come as text, already in the right digits
 * @returns {string}
 */
export function t(id, args) {
  const [name = id, attribute] = id.split(".");
  const message = bundle.value?.getMessage(name);
  const pattern = attribute === undefined ? message?.value : message?.attributes[attribute];
  // The tests see to it that every language has every message; an id on screen is still better than nothing.
  return pattern ? (bundle.value?.formatPattern(pattern, args) ?? id) : id;
}

/**
 * The text of a message, or nothing where there is none: for codes that come from outside.
 * @param {string} id
 * @param {Readonly<Record<string, string | number>>} [args]
 * @returns {string | null}
 */
export function known(id, args) {
  return bundle.value?.hasMessage(id) ? t(id, args) : null;
}

// Finds packs as somebody types. The work that grows with a list is done once, when it comes; a key press only looks along
// strings that are ready.
import { scaled } from "./pack-amounts.js";
import { latinDigits, normalise, typedWords } from "./pack-words.js";

/** @typedef {import("../types.js").Offer} Offer */

/** How long packs last, as customers ask for it. */
export const SPANS = /** @type {const} */ (["1d", "3d", "7d", "30d", "more"]);
/** @typedef {typeof SPANS[number]} Span */

const SPAN_ENDS = /** @type {const} */ ([24, 72, 168, 744]);

/**
 * @typedef {object} Pack an offer with what it is found by
 * @property {Offer} offer
 * @property {bigint | null} price
 * @property {Span | null} span
 * @property {string} facts price, volume and validity, each a word with spaces around
 * @property {string} words the facts and all other words
 */

/**
 * @typedef {object} Catalogue
 * @property {readonly Pack[]} packs the best first: value, then price
 * @property {readonly string[]} categories those that there are, the most frequent first
 * @property {readonly Span[]} spans
 */

/** @type {Catalogue} */
export const NOTHING = { packs: [], categories: [], spans: [] };

/** Conditions are searched too, but nobody types their end. */
const SEARCHED_CHARACTERS = 2000;

/** Words that customers use for a category, whatever language its list is in. @type {Readonly<Record<string, string>>} */
const CATEGORY_WORDS = {
  internet: "internet data ইন্টারনেট ডাটা ডেটা নেট इंटरनेट डेटा नेट",
  data: "internet data ইন্টারনেট ডাটা ডেটা নেট इंटरनेट डेटा नेट",
  minutes: "minutes voice মিনিট ভয়েস मिनट वॉइस",
  combo: "combo bundle কম্বো বান্ডেল कॉम्बो",
  talktime: "talktime টকটাইম टॉकटाइम",
  sms: "sms এসএমএস एसएमएस",
};

/** @param {number | null} hours @returns {Span | null} */
export function spanOf(hours) {
  if (hours === null) {
    return null;
  }
  const place = SPAN_ENDS.findIndex((end) => hours <= end);
  return SPANS[place < 0 ? SPANS.length - 1 : place] ?? null;
}

/** @param {Offer} offer @param {bigint | null} price @returns {string} */
function factsOf(offer, price) {
  const { megabytes, minutes, hours } = offer;
  const facts = [price === null ? "" : normalise(offer.price.replace(/\.?0+$/, "")).trim()];
  if (megabytes !== null) {
    facts.push(`${megabytes}mb`, ...(megabytes % 128 === 0 ? [`${megabytes / 1024}gb`] : []));
  }
  if (minutes !== null) {
    facts.push(`${minutes}minutes`);
  }
  if (hours !== null) {
    facts.push(`${hours}hours`, ...(hours % 24 === 0 ? [`${hours / 24}days`] : []));
  }
  return ` ${facts.join(" ")} `;
}

/** @param {Offer} offer @returns {Pack} */
export function packOf(offer) {
  const price = scaled(offer.price);
  const facts = factsOf(offer, price);
  const text = `${offer.title.slice(0, SEARCHED_CHARACTERS)} ${offer.validity.slice(0, 100)} ${offer.category.slice(0, 100)}`;
  const words = `${facts}${normalise(`${text} ${CATEGORY_WORDS[offer.category] ?? ""} ${offer.account}`).slice(1)}`;
  return { offer, price, span: spanOf(offer.hours), facts, words };
}

/** What a pack is found by. @type {readonly (keyof Offer)[]} */
const FOUND_BY = ["title", "price", "validity", "category", "account", "megabytes", "minutes", "hours"];

/** Whether two offers are found by the same words. @param {Offer} one @param {Offer} other */
export const isFoundAlike = (one, other) => FOUND_BY.every((field) => one[field] === other[field]);

/** @param {Pack} one @param {Pack} other */
function better(one, other) {
  if (one.offer.bestValue !== other.offer.bestValue) {
    return one.offer.bestValue ? -1 : 1;
  }
  if (one.price === null || other.price === null || one.price === other.price) {
    return one.price === other.price ? 0 : one.price === null ? 1 : -1;
  }
  return one.price < other.price ? -1 : 1;
}

/** @param {Pack[]} packs @returns {Catalogue} */
export function catalogueOf(packs) {
  packs.sort(better);
  /** @type {Map<string, number>} */
  const counted = new Map();
  for (const { offer } of packs) {
    counted.set(offer.category, (counted.get(offer.category) ?? 0) + 1);
  }
  counted.delete("");
  const categories = [...counted].sort(([, one], [, other]) => other - one).map(([category]) => category);
  return { packs, categories, spans: SPANS.filter((span) => packs.some((pack) => pack.span === span)) };
}

/** @typedef {{ below: bigint | null, above: bigint | null, words: { word: string, start: string, whole: string, inside: boolean }[][] }} Query */

/**
 * What was typed, ready to be looked for: words, and bounds of the price as in `<100` or `50-100`.
 * @param {string} text
 * @returns {Query}
 */
export function readQuery(text) {
  /** @type {Query} */
  const query = { below: null, above: null, words: [] };
  const rest = latinDigits(text)
    .replace(/([<>≤≥])\s*=?\s*(\d+(?:\.\d+)?)?/g, (_, sign, figure) => {
      const bound = scaled(figure ?? "");
      query.below = sign === "<" || sign === "≤" ? bound : query.below;
      query.above = sign === ">" || sign === "≥" ? bound : query.above;
      return " ";
    })
    .replace(/(\d+)\s*[-–]\s*(\d+)(?!\s*\p{L})/gu, (_, from, to) => {
      query.above = scaled(from);
      query.below = scaled(to);
      return " ";
    });
  query.words = typedWords(rest).map((words) =>
    words.map((word) => ({ word, start: ` ${word}`, whole: ` ${word} `, inside: word.length > 2 && !/^\d/.test(word) })),
  );
  return query;
}

/** Worse than any match. */
const NO_MATCH = 4;

/** How well a pack fits one word: a fact of it, a word, the start of one, a part of one. @param {Pack} pack @param {Query["words"][number]} words */
function fit(pack, words) {
  let best = NO_MATCH;
  for (const { word, start, whole, inside } of words) {
    if (pack.words.includes(start)) {
      best = Math.min(best, pack.facts.includes(whole) ? 0 : pack.words.includes(whole) ? 1 : 2);
    } else if (inside && pack.words.includes(word)) {
      best = Math.min(best, 3);
    }
  }
  return best;
}

/** @param {Pack} pack @param {Query} query @returns {number} the lower the better; NO_MATCH and more: not at all */
function distance(pack, query) {
  const { below, above } = query;
  if ((below !== null || above !== null) && (pack.price === null || (below !== null && pack.price > below) || (above !== null && pack.price < above))) {
    return NO_MATCH;
  }
  // A pack fits as well as all its words together do, so that one exact fact still counts among other words.
  let sum = 0;
  for (const words of query.words) {
    const found = fit(pack, words);
    if (found === NO_MATCH) {
      return NO_MATCH;
    }
    sum += found;
  }
  return query.words.length === 0 ? 0 : sum / query.words.length;
}

/** Steps between the best and the worst fit. */
const STEPS = 12;

/**
 * @param {Catalogue} catalogue
 * @param {{ text: string, category: string | null, span: Span | null, favourites: ReadonlySet<string> }} wanted
 * @returns {Pack[]} favourites first, then what fits best; among equals the best value, then the price
 */
export function search(catalogue, wanted) {
  const query = readQuery(wanted.text);
  /** @type {Pack[][]} */
  const steps = Array.from({ length: 2 * STEPS }, () => []);
  for (const pack of catalogue.packs) {
    const { offer } = pack;
    if ((wanted.category !== null && offer.category !== wanted.category) || (wanted.span !== null && pack.span !== wanted.span)) {
      continue;
    }
    const far = distance(pack, query);
    if (far < NO_MATCH) {
      const step = Math.floor((far * STEPS) / NO_MATCH);
      steps[wanted.favourites.has(offer.key) ? step : STEPS + step]?.push(pack);
    }
  }
  return steps.flat();
}

// The packs made ready to be searched: done once, when a list comes, so that a key press only looks words up.
import { scaled } from "./pack-amounts.js";
import { wordsOf } from "./pack-words.js";
import { addTo, indexOf } from "./word-index.js";

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
 * @property {readonly string[]} facts price, volume and validity
 * @property {readonly string[]} words those of the title and all others
 */

/**
 * @typedef {object} Catalogue
 * @property {readonly Pack[]} packs the best first: value, then price
 * @property {readonly string[]} categories those that there are, the most frequent first
 * @property {readonly Span[]} spans
 * @property {import("./word-index.js").WordIndex} facts
 * @property {import("./word-index.js").WordIndex} words
 */

const NO_WORDS = { words: [], places: [] };
/** @type {Catalogue} */
export const NOTHING = { packs: [], categories: [], spans: [], facts: NO_WORDS, words: NO_WORDS };

/** Conditions are searched too, but nobody types their end. */
const SEARCHED_CHARACTERS = 2000;

const DATA_WORDS = "internet data gb mb ইন্টারনেট ডাটা ডেটা নেট জিবি এমবি इंटरनेट डेटा नेट जीबी एमबी";
const VOICE_WORDS = "minutes voice মিনিট ভয়েস मिनट वॉइस";

/** Words that customers use for a category, whatever language its list is in. @type {Readonly<Record<string, string>>} */
const CATEGORY_WORDS = {
  internet: DATA_WORDS,
  data: DATA_WORDS,
  minutes: VOICE_WORDS,
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

/** @param {Offer} offer @returns {string[]} */
function factsOf(offer) {
  const { megabytes, minutes, hours } = offer;
  const facts = [...wordsOf(offer.price)];
  if (megabytes !== null) {
    facts.push(`${megabytes}mb`, ...(megabytes % 128 === 0 ? [`${megabytes / 1024}gb`] : []));
  }
  if (minutes !== null) {
    facts.push(`${minutes}minutes`);
  }
  if (hours !== null) {
    facts.push(`${hours}hours`, ...(hours % 24 === 0 ? [`${hours / 24}days`] : []));
  }
  return facts;
}

/** What comes with many packs, and its words. @type {Map<string, readonly string[]>} */
const common = new Map();
const MOST_COMMON = 500;

/** @param {string} text @returns {readonly string[]} */
function commonWords(text) {
  const had = common.get(text);
  if (had !== undefined) {
    return had;
  }
  if (common.size >= MOST_COMMON) {
    common.clear();
  }
  const words = wordsOf(text);
  common.set(text, words);
  return words;
}

/** @param {Offer} offer @returns {Pack} */
export function packOf(offer) {
  const { title, validity, category, account, megabytes, minutes } = offer;
  // Providers' categories are their own ("Drive", "Regular"): what is in a pack tells what it is as well.
  const inside = [megabytes === null ? "" : DATA_WORDS, minutes === null ? "" : VOICE_WORDS];
  const beside = [validity.slice(0, 100), category.slice(0, 100), CATEGORY_WORDS[category] ?? "", ...inside, account];
  const words = [...wordsOf(title.slice(0, SEARCHED_CHARACTERS)), ...beside.flatMap(commonWords)];
  return { offer, price: scaled(offer.price), span: spanOf(offer.hours), facts: factsOf(offer), words };
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

/**
 * @param {Pack[]} packs
 * @param {() => Promise<boolean>} [breathe] when there was enough work for a moment; false: nobody waits for it any more
 * @returns {Promise<Catalogue>}
 */
export async function catalogueOf(packs, breathe = () => Promise.resolve(true)) {
  packs.sort(better);
  /** @type {Map<string, number>} */
  const counted = new Map();
  const [facts, words] = [new Map(), new Map()];
  for (const [place, pack] of packs.entries()) {
    counted.set(pack.offer.category, (counted.get(pack.offer.category) ?? 0) + 1);
    addTo(facts, pack.facts, place);
    addTo(words, pack.words, place);
    if (place % BETWEEN_BREATHS === 0 && !(await breathe())) {
      return NOTHING;
    }
  }
  counted.delete("");
  const categories = [...counted].sort(([, one], [, other]) => other - one).map(([category]) => category);
  const spans = SPANS.filter((span) => packs.some((pack) => pack.span === span));
  return { packs, categories, spans, facts: indexOf(facts), words: indexOf(words) };
}

/** Packs that are indexed before somebody else's turn may be due. */
const BETWEEN_BREATHS = 64;

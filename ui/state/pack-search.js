// Finds packs as somebody types: by words, volume, validity and price, in whatever script.
import { scaled } from "./pack-amounts.js";
import { latinDigits, typedWords } from "./pack-words.js";
import { mark, markInside } from "./word-index.js";

/** @typedef {import("./pack-catalogue.js").Pack} Pack */
/** @typedef {import("./pack-catalogue.js").Span} Span */
/** @typedef {import("./pack-catalogue.js").Catalogue} Catalogue */

/** @typedef {{ below: bigint | null, above: bigint | null, words: string[][] }} Query */

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
  query.words = typedWords(rest);
  return query;
}

/** How well a pack fits a word: a fact of it, a word, the start of one, a part of one; or not. */
const FIT = { fact: 0, word: 1, start: 2, inside: 3, not: 4 };

/**
 * How well every pack fits a word that was typed, or another that it may stand for.
 * @param {Catalogue} catalogue
 * @param {readonly string[]} alternatives
 * @returns {Uint8Array}
 */
function fits(catalogue, alternatives) {
  const marks = new Uint8Array(catalogue.packs.length).fill(FIT.not);
  for (const word of alternatives) {
    if (word.length > 2 && !/^\d/.test(word)) {
      markInside(catalogue.words, word, marks, FIT.inside);
    }
    mark(catalogue.words, word, marks, { whole: FIT.word, start: FIT.start });
    mark(catalogue.facts, word, marks, { whole: FIT.fact, start: FIT.start });
  }
  return marks;
}

/** @param {Pack} pack @param {Query} query */
const isWithin = ({ price }, { below, above }) =>
  (below === null && above === null) ||
  (price !== null && (below === null || price <= below) && (above === null || price >= above));

/** @param {Pack} pack @param {Wanted} wanted */
const passes = (pack, { category, span }) =>
  (category === null || pack.offer.category === category) && (span === null || pack.span === span);

/**
 * A pack fits as well as all its words together do, so that one exact fact still counts among other words.
 * @param {readonly Uint8Array[]} fitting
 * @param {number} place
 * @returns {number} FIT.not: not at all
 */
function fitOf(fitting, place) {
  let sum = 0;
  for (const marks of fitting) {
    const found = marks[place] ?? FIT.not;
    if (found === FIT.not) {
      return FIT.not;
    }
    sum += found;
  }
  return fitting.length === 0 ? 0 : sum / fitting.length;
}

/** Steps between the best and the worst fit. */
const STEPS = 12;

/**
 * @typedef {object} Wanted
 * @property {string} text
 * @property {string | null} category
 * @property {Span | null} span
 * @property {ReadonlySet<string>} favourites
 */

/**
 * @param {Catalogue} catalogue
 * @param {Wanted} wanted
 * @returns {readonly Pack[]} favourites first, then what fits best; among equals the best value, then the price
 */
export function search(catalogue, wanted) {
  const query = readQuery(wanted.text);
  const fitting = query.words.map((words) => fits(catalogue, words));
  /** @type {Pack[][]} */
  const steps = Array.from({ length: 2 * STEPS }, () => []);
  for (const [place, pack] of catalogue.packs.entries()) {
    const fit = fitOf(fitting, place);
    if (fit < FIT.not && passes(pack, wanted) && isWithin(pack, query)) {
      const step = Math.floor((fit * STEPS) / FIT.not);
      steps[wanted.favourites.has(pack.offer.key) ? step : STEPS + step]?.push(pack);
    }
  }
  return /** @type {Pack[]} */ ([]).concat(...steps);
}

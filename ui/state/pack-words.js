// Packs and what is typed to find them, brought to one form: "১ জিবি", "1 GB" and "1gb" are one word.

/** The zeros of the scripts that titles and keyboards here come in; nine more digits follow each. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0xff10];

/** @param {string} digit @returns {string} */
function latinDigit(digit) {
  const code = digit.charCodeAt(0);
  const zero = ZEROS.find((first) => code >= first && code <= first + 9);
  return zero === undefined ? digit : String(code - zero);
}

/** @param {string} text @returns {string} */
export const latinDigits = (text) => text.replace(/[^\p{ASCII}\P{Nd}]/gu, latinDigit);

/** What figures are followed by, by the one word for it. Months and weeks are counted in days. */
const UNITS = Object.entries({
  gb: ["gb", "gbs", "gig", "জিবি", "জিবির", "গিগাবাইট", "जीबी"],
  mb: ["mb", "mbs", "এমবি", "এমবির", "মেগাবাইট", "एमबी"],
  minutes: ["min", "mins", "minute", "minutes", "মিনিট", "মিনিটের", "मिनट", "मिनिट"],
  hours: ["h", "hr", "hrs", "hour", "hours", "ঘণ্টা", "ঘন্টা", "ঘণ্টার", "ঘন্টার", "घंटे", "घंटा", "घण्टे"],
  days: ["d", "day", "days", "দিন", "দিনের", "दिन", "दिनों"],
  weeks: ["week", "weeks", "wk", "সপ্তাহ", "সপ্তাহের", "हफ्ते", "हफ्ता", "सप्ताह"],
  months: ["month", "months", "মাস", "মাসের", "महीने", "महीना", "माह"],
  sms: ["sms", "এসএমএস", "एसएमएस"],
  taka: ["tk", "taka", "bdt", "৳", "টাকা", "টাকার", "টাকায়", "rs", "inr", "₹", "रुपये", "रुपए"],
}).flatMap(([unit, words]) => words.map((word) => ({ word: word.normalize("NFKC"), unit })));

const UNIT_OF = new Map(UNITS.map(({ word, unit }) => [word, unit]));

/** @type {Readonly<Record<string, number>>} */
const DAYS_IN = { weeks: 7, months: 30 };

/**
 * @param {string} figure
 * @param {string} unit
 * @returns {string} one word; a price is its figure alone
 */
function joined(figure, unit) {
  const days = DAYS_IN[unit];
  if (days !== undefined && /^\d{1,3}$/.test(figure)) {
    return `${Number(figure) * days}days`;
  }
  return unit === "taka" ? figure : figure + unit;
}

/** Figures without what changes nothing: 1.50 is 1.5. @param {string} figure @returns {string} */
const plain = (figure) => (figure.includes(".") ? figure.replace(/\.?0+$/, "") : figure);

/** Marks that are not seen, and joiners that some keyboards write and others do not. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** @param {string} text @returns {readonly string[]} figures and letters in one form, apart from each other */
function partsOf(text) {
  const clean = latinDigits(text.normalize("NFKC").toLowerCase()).replace(UNSEEN, "");
  const figures = clean.includes(",") ? clean.replace(/(\d),(?=\d)/g, "$1") : clean;
  return figures.match(/\d+(?:\.\d+)?|[\p{L}\p{M}]+/gu) ?? [];
}

/** @param {string | undefined} part */
const isFigure = (part) => part !== undefined && /^\d/.test(part);

/**
 * The words of a title in their one form.
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  const parts = partsOf(text);
  /** @type {string[]} */
  const words = [];
  for (let place = 0; place < parts.length; place += 1) {
    const part = parts[place] ?? "";
    const unit = isFigure(part) ? UNIT_OF.get(parts[place + 1] ?? "") : undefined;
    words.push(unit === undefined ? plain(part) : joined(plain(part), unit));
    place += unit === undefined ? 0 : 1;
  }
  return words;
}

/**
 * What was typed, word by word; each may stand for several, as "100 m" may become megabytes or minutes.
 * @param {string} text
 * @returns {string[][]}
 */
export function typedWords(text) {
  const parts = partsOf(text);
  /** @type {string[][]} */
  const words = [];
  for (let place = 0; place < parts.length; place += 1) {
    const part = parts[place] ?? "";
    const units = isFigure(part) ? unitsOf(parts[place + 1]) : [];
    words.push(units.length === 0 ? [plain(part)] : units.map((unit) => joined(plain(part), unit)));
    place += units.length === 0 ? 0 : 1;
  }
  return words;
}

/** The units that a word is, or may become when it is typed to its end. @param {string | undefined} word @returns {string[]} */
function unitsOf(word) {
  if (word === undefined) {
    return [];
  }
  const whole = UNIT_OF.get(word);
  return whole === undefined ? [...new Set(UNITS.filter((one) => one.word.startsWith(word)).map((one) => one.unit))] : [whole];
}

// What a pack gives, in the words and figures of the window's language.
import { figures } from "../../format.js";
import { locale, nativeDigits, t } from "../../i18n/index.js";

/** @typedef {import("../../types.js").Offer} Offer */

const MEGABYTES_IN_GIGABYTE = 1024;

/** @param {number} megabytes @returns {string} */
function volume(megabytes) {
  // 1.5 GB is said so, 500 MB and 5000 MB are not 0.49 and 4.88 GB.
  if (megabytes % (MEGABYTES_IN_GIGABYTE / 4) === 0 && megabytes >= MEGABYTES_IN_GIGABYTE) {
    return t("packs-gigabytes", { amount: figures(String(megabytes / MEGABYTES_IN_GIGABYTE)) });
  }
  return t("packs-megabytes", { amount: figures(String(megabytes)) });
}

/** @param {number} hours @returns {string} */
function lasting(hours) {
  if (hours % 24 === 0) {
    return t("packs-days", { days: hours / 24, shown: figures(String(hours / 24)) });
  }
  return t("packs-hours", { hours, shown: figures(String(hours)) });
}

/** @param {Offer} offer @returns {string[]} */
function tell({ megabytes, minutes, hours }) {
  return [
    ...(megabytes === null ? [] : [volume(megabytes)]),
    ...(minutes === null ? [] : [t("packs-minutes", { minutes, shown: figures(String(minutes)) })]),
    ...(hours === null ? [] : [lasting(hours)]),
  ];
}

/** What was told of a pack in the language and the digits of the window. @type {WeakMap<Offer, { as: string, facts: string[] }>} */
const told = new WeakMap();

/** @param {Offer} offer @returns {string[]} */
export function factsOf(offer) {
  const as = `${locale.value} ${nativeDigits.value}`;
  const had = told.get(offer);
  if (had?.as === as) {
    return had.facts;
  }
  const facts = tell(offer);
  told.set(offer, { as, facts });
  return facts;
}

/** Longer ones are no names of categories. */
const CATEGORY_CHARACTERS = 24;

/** @type {Readonly<Record<string, string>>} */
const CATEGORIES = {
  internet: "packs-category-internet",
  data: "packs-category-internet",
  minutes: "packs-category-minutes",
  voice: "packs-category-minutes",
  combo: "packs-category-combo",
  bundle: "packs-category-combo",
  talktime: "packs-category-talktime",
  "top up": "packs-category-talktime",
  "full talktime": "packs-category-full-talktime",
  sms: "packs-category-sms",
  drive: "packs-category-drive",
  regular: "packs-category-regular",
  roaming: "packs-category-roaming",
  validity: "packs-category-validity",
  plan: "packs-category-plan",
  other: "packs-category-other",
};

/** The window's word for a category, else the provider's own. @param {string} category @returns {string} */
export function categoryName(category) {
  const id = Object.hasOwn(CATEGORIES, category) ? CATEGORIES[category] : undefined;
  return id === undefined ? category.slice(0, CATEGORY_CHARACTERS) : t(id);
}

const SPANS = {
  "1d": "packs-span-1",
  "3d": "packs-span-3",
  "7d": "packs-span-7",
  "30d": "packs-span-30",
  more: "packs-span-more",
};

/** @param {import("../../state/pack-catalogue.js").Span} span @returns {string} */
export const spanName = (span) => t(SPANS[span]);

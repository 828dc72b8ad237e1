// What of the packs is to be seen, and which one the clerk is at.
import { catalogue, favourites } from "../../state/packs.js";
import { search } from "../../state/pack-search.js";
import { choosePack, focusOn, operator } from "../../state/sale.js";
import { page } from "../../state/session.js";
import { batch, computed, effect, signal, untracked } from "../../vendor/preact.js";

/** @typedef {import("../../state/pack-catalogue.js").Pack} Pack */
/** @typedef {import("../../state/pack-catalogue.js").Span} Span */

export const text = signal("");
export const category = signal(/** @type {string | null} */ (null));
export const span = signal(/** @type {Span | null} */ (null));
/** Whether the clerk's hands are in the search. */
export const atSearch = signal(false);

/** What was found in these packs with these favourites, by what was asked: a correction goes back to what was there. */
const found = computed(() => ({ packs: catalogue.value, liked: favourites.value, lists: /** @type {Map<string, readonly Pack[]>} */ (new Map()) }));
/** As many as somebody types before looking up. */
const MOST_FOUND = 32;

/** A new star does not move the row it was set on: favourites come to the top with the next list or search. */
export const results = computed(() => {
  void catalogue.value;
  const asked = { text: text.value, category: category.value, span: span.value };
  const { packs, liked, lists } = untracked(() => found.value);
  const key = JSON.stringify(asked);
  const had = lists.get(key);
  if (had !== undefined) {
    return had;
  }
  if (lists.size >= MOST_FOUND) {
    lists.clear();
  }
  const list = search(packs, { ...asked, favourites: liked });
  lists.set(key, list);
  return list;
});

/** The pack the clerk is at; without a key: whichever is in that place. */
const at = signal({ key: /** @type {string | null} */ (null), place: 0 });

/** The place of it among the results. */
export const place = computed(() => {
  const list = results.value;
  const last = Math.max(0, list.length - 1);
  const { key, place: before } = at.value;
  if (key === null || list[before]?.offer.key === key) {
    return Math.min(before, last);
  }
  const now = list.findIndex((pack) => pack.offer.key === key);
  return now < 0 ? Math.min(before, last) : now;
});

export const current = computed(() => results.value[place.value]?.offer ?? null);

/** @param {number} wanted */
export function goTo(wanted) {
  const next = Math.max(0, Math.min(results.value.length - 1, wanted));
  at.value = { key: results.value[next]?.offer.key ?? null, place: next };
}

// When a list comes while the clerk is choosing, the choice is still the same pack, wherever it is now.
effect(() => {
  const list = results.value;
  const choosing = atSearch.value || text.value !== "";
  untracked(() => {
    const key = choosing ? (list[place.value]?.offer.key ?? null) : at.value.key;
    if (key !== at.value.key || place.value !== at.value.place) {
      at.value = { key, place: place.value };
    }
  });
});

/** @param {{ text?: string, category?: string | null, span?: Span | null }} wanted */
export function ask(wanted) {
  batch(() => {
    text.value = wanted.text ?? text.value;
    category.value = wanted.category === undefined ? category.value : wanted.category;
    span.value = wanted.span === undefined ? span.value : wanted.span;
    at.value = { key: null, place: 0 };
  });
}

export const askAll = () => ask({ text: "", category: null, span: null });

// The next customer's packs are looked at with fresh eyes.
effect(() => {
  void operator.value;
  untracked(askAll);
});

/**
 * The one after this, or before; around the ends.
 * @template T
 * @param {readonly T[]} all
 * @param {T} one
 * @param {1 | -1} step
 * @returns {T}
 */
const beside = (all, one, step) => all[(all.indexOf(one) + step + all.length) % all.length] ?? one;

/** @param {1 | -1} step */
export const nextCategory = (step) => ask({ category: beside([null, ...shownCategories.value], category.value, step) });
/** @param {1 | -1} step */
export const nextSpan = (step) => ask({ span: beside([null, ...catalogue.value.spans], span.value, step) });

/** More would not be chosen from, only scrolled through. */
const MOST_CATEGORIES = 8;
export const shownCategories = computed(() => catalogue.value.categories.slice(0, MOST_CATEGORIES));

/** Takes the pack into the sale. @param {import("../../types.js").Offer | null} offer */
export function take(offer) {
  if (offer !== null) {
    choosePack(offer);
  }
}

/** Back to the number, as if nobody had looked. */
export function leave() {
  askAll();
  page.value = "counter";
  focusOn("number");
}

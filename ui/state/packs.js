// The packs that can be sold now: all accounts' lists of the chosen operator, and which of them the clerk likes.
import { asBackendError, favourite, offers as ask } from "../backend.js";
import { batch, computed, effect, signal, untracked } from "../vendor/preact.js";
import { latest } from "./latest.js";
import { matchingAmong } from "./pack-amounts.js";
import { makeLoader } from "./pack-loader.js";
import { NOTHING, catalogueOf, isFoundAlike, packOf } from "./pack-catalogue.js";
import { network } from "./program.js";
import { circle, operator, read, service } from "./sale.js";
import { user } from "./session.js";

/** @typedef {import("../types.js").Offer} Offer */
/** @typedef {import("./pack-catalogue.js").Pack} Pack */

/** As the program gave them. */
export const offers = signal(/** @type {Offer[]} */ ([]));
const asking = signal(false);
const preparing = signal(false);
/** Whether more may still come. */
export const loading = computed(() => asking.value || preparing.value);
/** Accounts that could not be asked; without an account: nothing could. */
export const errors = signal(/** @type {import("./pack-loader.js").ListError[]} */ ([]));
/** The packs, ready to be searched. */
export const catalogue = signal(NOTHING);

/** What was chosen here, over what the list said when it was asked for. */
const liked = signal(/** @type {ReadonlyMap<string, boolean>} */ (new Map()));

/** Keys of the favourites among the packs. */
export const favourites = computed(() => {
  const chosen = liked.value;
  return new Set(offers.value.filter((offer) => chosen.get(offer.key) ?? offer.favourite).map((offer) => offer.key));
});

/** @param {string} key @param {boolean | null} on null: as the list said */
function like(key, on) {
  const next = new Map(liked.value);
  if (on === null) {
    next.delete(key);
  } else {
    next.set(key, on);
  }
  liked.value = next;
}

/** Makes a pack a favourite, or no longer one. @param {Offer} offer */
export async function toggleFavourite(offer) {
  const before = liked.value.get(offer.key) ?? null;
  const on = !favourites.value.has(offer.key);
  like(offer.key, on);
  try {
    await favourite(offer.key, on);
  } catch {
    // What could not be kept is not shown as kept.
    like(offer.key, before);
  }
}

/** A key that is pressed meanwhile is answered within a frame. */
const SLICE_MS = 6;
const lists = latest();
/** What was made ready before, by key: a list that comes again is mostly the same. @type {Map<string, Pack>} */
let ready = new Map();

/** @returns {Promise<void>} */
const othersTurn = () => new Promise((resolve) => setTimeout(resolve, 0));

/** Lets others work when this has worked long enough; tells whether it should go on. @param {() => boolean} isWanted */
function breather(isWanted) {
  let until = performance.now() + SLICE_MS;
  return async () => {
    if (performance.now() > until) {
      await othersTurn();
      until = performance.now() + SLICE_MS;
    }
    return isWanted();
  };
}

/** @param {Offer} offer @returns {Pack} */
function packFor(offer) {
  const had = ready.get(offer.key);
  return had !== undefined && isFoundAlike(had.offer, offer) ? { ...had, offer } : packOf(offer);
}

/** Makes the packs ready to be searched, in slices. @param {readonly Offer[]} list */
async function prepare(list) {
  const isLast = lists.next();
  preparing.value = true;
  const breathe = breather(isLast);
  /** @type {Pack[]} */
  const packs = [];
  for (const offer of list) {
    const pack = packFor(offer);
    ready.set(offer.key, pack);
    packs.push(pack);
    if (!(await breathe())) {
      return;
    }
  }
  const made = await catalogueOf(packs, breathe);
  if (isLast()) {
    ready = new Map(packs.map((pack) => [pack.offer.key, pack]));
    batch(() => {
      catalogue.value = made;
      preparing.value = false;
    });
  }
}

const loader = makeLoader({
  ask,
  told: asBackendError,
  show(shown) {
    batch(() => {
      asking.value = shown.loading;
      errors.value = shown.errors ?? errors.value;
      if (shown.offers !== undefined) {
        offers.value = shown.offers;
        if (shown.offers.length === 0) {
          catalogue.value = NOTHING;
        }
        void prepare(shown.offers);
      }
    });
  },
});

/** Asks all accounts again. */
export const askAgain = () => loader.again();

const number = computed(() => (read.value.state === "complete" ? read.value.number : null));

/** Whether there are packs for what is being sold: bills and recharges after use have none. */
export const sellsPacks = computed(() => service.value === "prepaid" || service.value === "skitto");

let following = false;

/** From now on the packs are those of the sale's operator, number and circle. */
export function followSale() {
  if (following) {
    return;
  }
  following = true;
  effect(() => {
    const [code, asks] = [operator.value, user.value !== null && sellsPacks.value];
    const wanted = code === null || !asks ? null : { operator: code, number: number.value, circle: circle.value };
    untracked(() => loader.want(wanted));
  });
  let wasOffline = false;
  effect(() => {
    const isOffline = network.value.state === "offline";
    // What could not be asked for without a connection is asked for now that there is one.
    if (wasOffline && !isOffline && errors.peek().length > 0) {
      loader.again();
    }
    wasOffline = isOffline;
  });
}

/**
 * For the amount that is being typed.
 * @param {string} amount
 * @returns {{ exact: Offer | null, near: Offer | null }}
 */
export const matching = (amount) => matchingAmong(amount, catalogue.value.packs);

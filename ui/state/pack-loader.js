// When packs are asked for: the kept ones at once, then the providers; an answer that came too late counts for nothing.
import { latest } from "./latest.js";

/** @typedef {import("../types.js").OfferQuery} OfferQuery */
/** @typedef {import("../types.js").OfferList} OfferList */
/** @typedef {{ operator: string, number: string | null, circle: string | null }} Wanted */
/** @typedef {{ account: string, code: string, message: string }} ListError */
/**
 * @typedef {object} Shown what is to be seen now; what is left out stays as it is
 * @property {import("../types.js").Offer[]} [offers]
 * @property {ListError[]} [errors]
 * @property {boolean} loading
 */

/** A digit more or less must not ask twice. */
const KEPT_AFTER_MS = 25;
const ASK_AFTER_MS = 220;

/** @param {Wanted | null} one @param {Wanted | null} other */
const same = (one, other) => one?.operator === other?.operator && one?.number === other?.number && one?.circle === other?.circle;

/**
 * @param {object} parts
 * @param {(query: OfferQuery) => Promise<OfferList>} parts.ask
 * @param {(shown: Shown) => void} parts.show
 * @param {(error: unknown) => { code: string, message: string }} parts.told
 * @returns {{ want: (wanted: Wanted | null) => void, again: () => void }}
 */
export function makeLoader({ ask, show, told }) {
  /** @type {Wanted | null} */
  let current = null;
  /** Whose list is on screen. @type {Wanted | null} */
  let onScreen = null;
  const wishes = latest();
  /** @type {ReturnType<typeof setTimeout>[]} */
  let waiting = [];

  /** @param {Wanted} wanted @param {() => boolean} isLast @param {{ done: boolean }} fresh */
  async function showKept(wanted, isLast, fresh) {
    const list = await ask({ ...wanted, kept: true }).catch(() => null);
    // Nothing kept says nothing, unless what is on screen was for another number.
    const tells = list !== null && (list.offers.length > 0 || onScreen?.number !== null);
    if (list !== null && tells && isLast() && !fresh.done) {
      onScreen = wanted;
      show({ offers: list.offers, loading: true });
    }
  }

  /** @param {Wanted} wanted @param {() => boolean} isLast @param {{ done: boolean }} fresh */
  async function showAsked(wanted, isLast, fresh) {
    try {
      const list = await ask({ ...wanted, kept: false });
      if (isLast()) {
        fresh.done = true;
        onScreen = wanted;
        show({ offers: list.offers, errors: list.errors, loading: false });
      }
    } catch (error) {
      if (isLast()) {
        show({ errors: [{ account: "", ...told(error) }], loading: false });
      }
    }
  }

  /** @param {boolean} withKept */
  function begin(withKept) {
    const wanted = current;
    const isLast = wishes.next();
    const fresh = { done: false };
    waiting.forEach(clearTimeout);
    waiting = [];
    if (wanted === null) {
      return;
    }
    if (withKept) {
      waiting.push(setTimeout(() => void showKept(wanted, isLast, fresh), KEPT_AFTER_MS));
    }
    waiting.push(setTimeout(() => void showAsked(wanted, isLast, fresh), withKept ? ASK_AFTER_MS : 0));
  }

  return {
    want(wanted) {
      if (same(wanted, current)) {
        return;
      }
      // Packs of another operator must not stand there for a moment.
      const gone = wanted?.operator !== current?.operator;
      current = wanted;
      if (gone) {
        onScreen = null;
      }
      show({ ...(gone ? { offers: [], errors: [] } : {}), loading: wanted !== null });
      begin(true);
    },
    again() {
      if (current !== null) {
        show({ loading: true });
        begin(false);
      }
    },
  };
}

// Complaints about sales: those that are open, and those of the sale that is looked at. Followed until somebody closes them.
import { asBackendError, closeDispute, disputes, openDispute } from "../backend.js";
import { batch, computed, effect, signal, untracked } from "../vendor/preact.js";
import { latest } from "./latest.js";
import { user } from "./session.js";
import { sitting } from "./sitting.js";

/** @typedef {import("../types-printing.js").Dispute} Dispute */
/** @typedef {import("../types-printing.js").NewDispute} NewDispute */

/** All that are open. */
export const open = signal(/** @type {readonly Dispute[]} */ ([]));
/** Sales that somebody complained of and that are not settled. */
export const disputed = computed(() => new Set(open.value.map(({ reference }) => reference)));
/** Those of one sale, the newest first; null: not told yet. */
export const ofSale = signal(/** @type {{ reference: string, list: readonly Dispute[] | null } | null} */ (null));
export const failure = signal(/** @type {import("../backend.js").BackendError | null} */ (null));

const lists = latest();

/** Asks for those that are open. Where that fails the count stays what it was; the sale's own detail tells what is wrong. */
export const load = () => lists.ask(() => disputes(null), (told) => (open.value = told));

/** @param {readonly Dispute[]} list */
const newestFirst = (list) => [...list].sort((one, other) => other.id - one.id);

/** Asks for those of one sale. @param {string} reference */
export async function look(reference) {
  batch(() => {
    if (ofSale.peek()?.reference !== reference) {
      ofSale.value = { reference, list: null };
    }
    failure.value = null;
  });
  try {
    const told = await disputes(reference);
    if (ofSale.peek()?.reference === reference) {
      ofSale.value = { reference, list: newestFirst(told) };
    }
  } catch (error) {
    if (ofSale.peek()?.reference === reference) {
      failure.value = asBackendError(error);
    }
  }
}

/** Shows one as it is now, wherever it is shown. @param {Dispute} dispute */
function renew(dispute) {
  const others = (/** @type {readonly Dispute[]} */ list) => list.filter(({ id }) => id !== dispute.id);
  batch(() => {
    open.value = dispute.closed === null ? [...others(open.peek()), dispute] : others(open.peek());
    const shown = ofSale.peek();
    if (shown?.reference === dispute.reference) {
      ofSale.value = { ...shown, list: newestFirst([...others(shown.list ?? []), dispute]) };
    }
  });
}

/** Writes a complaint down. @param {NewDispute} dispute @returns {Promise<Dispute>} */
export async function complain(dispute) {
  const isHere = sitting();
  const made = await openDispute(dispute);
  if (isHere()) {
    renew(made);
    void load();
  }
  return made;
}

/** @param {number} id @param {import("../types-printing.js").DisputeEnd} end @param {string} note */
export async function settle(id, end, note) {
  const isHere = sitting();
  const closed = await closeDispute(id, end, note);
  if (isHere()) {
    renew(closed);
    void load();
  }
}

/** From now on they are known to whoever sells; once. */
export function follow() {
  effect(() => {
    const who = user.value;
    untracked(() => {
      lists.drop();
      batch(() => {
        open.value = [];
        ofSale.value = null;
      });
      if (who !== null) {
        void load();
      }
    });
  });
}

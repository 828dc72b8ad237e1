// Which sales the strip shows, and for how long. Pure: it is told the time.

/** @typedef {import("../types.js").Sale} Sale */
/** @typedef {import("../types.js").Order} Order */

/**
 * @typedef {object} Item
 * @property {string} key stays the same from the confirm to the end
 * @property {Sale | null} sale null until the program has written it down
 * @property {Order | null} order what was confirmed at this window
 * @property {string} grouped
 * @property {string} amount what the customer pays
 * @property {string} operator
 * @property {{ code: string, message: string } | null} error why it was not written down
 * @property {number} since when it appeared here, in milliseconds
 * @property {number | null} endedAt when its end was seen here
 */

/** How long a delivered sale stays. */
export const DELIVERED_STAYS_MS = 20_000;

const ENDS = ["succeeded", "failed", "reversed"];

/** @param {Sale} sale */
export const isFinal = (sale) => ENDS.includes(sale.status);

/** @param {Item} item */
export const isOpen = (item) => item.error === null && (item.sale === null || !isFinal(item.sale));

/**
 * The state of an item, also of one that is not written down: refused is not sent, unless it had left already.
 * @param {Item} item
 * @returns {{ status: import("../types.js").Status, reason: string | null }}
 */
export function statusOf({ sale, error }) {
  if (error !== null) {
    return error.code === "sent_not_written" ? { status: "unknown", reason: null } : { status: "failed", reason: "not_sent" };
  }
  return sale ?? { status: "recorded", reason: null };
}

/** Whether a person should look at it. @param {Item} item */
export const needsLook = (item) =>
  item.error !== null || (item.sale !== null && ["unknown", "failed", "reversed"].includes(item.sale.status));

/** @param {Item} one @param {Item} other */
const newestFirst = (one, other) => other.since - one.since || (one.key < other.key ? 1 : -1);

/**
 * Confirmed, but not yet written down.
 * @param {readonly Item[]} items
 * @param {{ key: string, order: Order, grouped: string, amount: string, operator: string }} what
 * @param {number} now
 * @returns {Item[]}
 */
export const begin = (items, what, now) =>
  [{ ...what, sale: null, error: null, since: now, endedAt: null }, ...items].sort(newestFirst);

/**
 * The program told of a sale: new here, or further than it was.
 * @param {readonly Item[]} items
 * @param {Sale} sale
 * @param {number} now
 * @param {string} [key] the item that waited for it
 * @returns {Item[]}
 */
export function put(items, sale, now, key) {
  const waited = items.find((item) => item.key === key);
  const known = items.find((item) => item.sale?.reference === sale.reference);
  // Its messages may come before the answer to the question that made it, and are then the newer of the two; and what has
  // ended does not begin again.
  const before = known && known !== waited ? known.sale : null;
  const told = before && (waited || (isFinal(before) && !isFinal(sale))) ? before : sale;
  const item = { ...drawnFrom(told), ...kept(waited ?? known, told, now), endedAt: null };
  const ended = isFinal(told) ? { ...item, endedAt: known?.endedAt ?? now } : item;
  return [ended, ...items.filter((one) => one !== waited && one !== known)].sort(newestFirst);
}

/** @param {Sale} sale */
const drawnFrom = (sale) => ({ sale, grouped: sale.grouped, amount: sale.total, operator: sale.operator, error: null });

/** What an item keeps from before. @param {Item | undefined} before @param {Sale} sale @param {number} now */
const kept = (before, sale, now) =>
  before ? { key: before.key, order: before.order, since: before.since } : { key: sale.reference, order: null, since: Date.parse(sale.createdAt) || now };

/**
 * It was refused before anything was written down.
 * @param {readonly Item[]} items
 * @param {string} key
 * @param {{ code: string, message: string }} error
 * @param {number} now
 */
export const refuse = (items, key, error, now) =>
  items.map((item) => (item.key === key ? { ...item, error, endedAt: now } : item));

/**
 * Delivered sales leave by themselves; the others stay until somebody has seen them.
 * @param {readonly Item[]} items
 * @param {number} now
 * @param {string | null} opened the one that is being looked at
 * @returns {readonly Item[]} the same list where nothing left
 */
export function expire(items, now, opened) {
  const stays = items.filter(
    (item) =>
      item.key === opened ||
      item.endedAt === null ||
      item.sale?.status !== "succeeded" ||
      now - item.endedAt < DELIVERED_STAYS_MS,
  );
  return stays.length === items.length ? items : stays;
}

/** Set aside by a person. @param {readonly Item[]} items @param {string} key */
export const without = (items, key) => items.filter((item) => item.key !== key);

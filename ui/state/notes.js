// Counting a drawer note by note: how many of each, and what that comes to, exactly.
import { computed, signal } from "../vendor/preact.js";
import { latin } from "./digits.js";
import { decimal } from "./exact.js";
import { currency } from "./session.js";

/** Notes and coins in use, whole units, the largest first. @type {Readonly<Record<string, readonly number[]>>} */
const PIECES = {
  BDT: [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
  INR: [500, 200, 100, 50, 20, 10, 5, 2, 1],
};
const ONE = 10_000n;
/** Nobody has more of one kind in a drawer. */
const MOST_DIGITS = 5;

/** How many of each, as typed, by its value. */
export const counts = signal(/** @type {Readonly<Record<number, string>>} */ ({}));
export const pieces = computed(() => PIECES[currency.value] ?? PIECES.BDT ?? []);

/** @param {string | undefined} typed */
const many = (typed) => BigInt(latin(typed ?? "").replace(/\D/g, "") || "0");

/** What so many of one kind come to. @param {number} piece @param {string | undefined} typed @returns {string} */
export const worth = (piece, typed) => decimal(many(typed) * BigInt(piece) * ONE);

/** All of them together; null until one is counted. */
export const total = computed(() => {
  const counted = pieces.value.filter((piece) => (counts.value[piece] ?? "") !== "");
  return counted.length === 0 ? null : decimal(counted.reduce((sum, piece) => sum + many(counts.value[piece]) * BigInt(piece) * ONE, 0n));
});

/** @param {number} piece @param {string} typed */
export function count(piece, typed) {
  counts.value = { ...counts.value, [piece]: latin(typed).replace(/\D/g, "").slice(0, MOST_DIGITS) };
}

export const forget = () => {
  counts.value = {};
};

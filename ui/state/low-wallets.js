// Wallets that run low, by what the program knows already: no provider is asked, and no sale waits for it.
import { lowWallets } from "../backend.js";
import { computed, effect, signal } from "../vendor/preact.js";
import { latest } from "./latest.js";
import { onSale } from "./program.js";
import { user } from "./session.js";

/** @typedef {import("../types.js").LowWallet} LowWallet */

const EVERY_MS = 300_000;
/** Not while a sale is on its way: what it took out of the wallet is known when it has settled. */
const AFTER_A_SALE_MS = 3_000;

const told = signal(/** @type {readonly LowWallet[]} */ ([]));
/** What was put away: it is told again when it is worse, or low anew. @type {import("../vendor/preact.js").Signal<readonly string[]>} */
const away = signal([]);

/** @param {LowWallet} wallet */
const nameOf = ({ account, empty }) => `${account} ${empty}`;

export const low = computed(() => told.value.filter((wallet) => !away.value.includes(nameOf(wallet))));

const questions = latest();

/** Asks the program again: a load may have ended it. Where that fails what was told stays; the next turn asks again. */
export const ask = () =>
  questions.ask(lowWallets, (answer) => {
    told.value = answer;
    away.value = away.value.filter((name) => answer.some((wallet) => nameOf(wallet) === name));
  });

export const putAway = () => {
  away.value = [...away.value, ...low.value.map(nameOf)];
};

/** Keeps it while somebody is signed in. @returns {() => void} stops it */
export function follow() {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let due;
  const stop = effect(() => {
    const somebody = user.value;
    questions.drop();
    told.value = [];
    away.value = [];
    if (somebody !== null) {
      void ask();
    }
  });
  const forget = onSale(({ finalAt }) => {
    if (finalAt !== null) {
      due ??= setTimeout(() => {
        due = undefined;
        void ask();
      }, AFTER_A_SALE_MS);
    }
  });
  const turn = setInterval(() => void ask(), EVERY_MS);
  return () => {
    stop();
    forget();
    clearInterval(turn);
    clearTimeout(due);
  };
}

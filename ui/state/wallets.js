// The shop's wallets: as they were last told at once, then as the providers tell now.
import { asBackendError, askWallets, sale, wallets } from "../backend.js";
import { show } from "./activity.js";
import { decimal, parts } from "./exact.js";
import { latest } from "./latest.js";
import { batch, computed, signal } from "../vendor/preact.js";

/** @typedef {import("../types.js").Wallet} Wallet */
/** @typedef {import("../types.js").AskedWallet} AskedWallet */

export const list = signal(/** @type {Wallet[] | null} */ (null));
/** What each provider answered when it was last asked, by account. */
export const told = signal(/** @type {ReadonlyMap<string, AskedWallet>} */ (new Map()));
export const asking = signal(false);
export const failure = signal(/** @type {import("../backend.js").BackendError | null} */ (null));

/** What lies in a wallet as far as is known, and since when. @param {Wallet} wallet */
export function standing(wallet) {
  const answer = told.value.get(wallet.account);
  return answer !== undefined && answer.balance !== null
    ? { balance: answer.balance, at: answer.askedAt, error: null }
    : { balance: wallet.reported, at: wallet.toldAt, error: answer?.error?.code ?? null };
}

/** All wallets of a currency together; those of which nothing is known are left out. */
export const sums = computed(() => {
  /** @type {Map<string, bigint>} */
  const found = new Map();
  for (const wallet of list.value ?? []) {
    const { balance } = standing(wallet);
    if (balance !== null) {
      found.set(wallet.currency, (found.get(wallet.currency) ?? 0n) + parts(balance));
    }
  }
  return [...found].map(([currency, sum]) => ({ currency, amount: decimal(sum) }));
});

/** What was asked before the screen was left is not shown. */
const visits = latest();

/** Reads what is kept, asks the providers, and reads what their answers made of it. */
export async function load() {
  if (asking.value) {
    return;
  }
  const isHere = visits.now();
  asking.value = true;
  try {
    const kept = await wallets();
    if (isHere()) {
      batch(() => {
        list.value = kept;
        failure.value = null;
      });
    }
    const answers = await askWallets();
    const compared = await wallets();
    if (isHere()) {
      batch(() => {
        told.value = new Map(answers.map((one) => [one.account, one]));
        list.value = compared;
      });
    }
  } catch (error) {
    if (isHere()) {
      failure.value = asBackendError(error);
    }
  }
  if (isHere()) {
    asking.value = false;
  }
}

/** Reads again what is kept: a load was booked. Where nobody looks any more there is nothing to read again. */
export async function reread() {
  if (list.value === null) {
    return;
  }
  const isHere = visits.now();
  try {
    const kept = await wallets();
    if (isHere()) {
      list.value = kept;
    }
  } catch {
    // What was told stays; the next question tells what is wrong.
  }
}

/** Shows the sale at which a wallet began to differ. @param {string} reference */
export async function showSale(reference) {
  const isHere = visits.now();
  try {
    const found = await sale(reference);
    if (isHere()) {
      show(found);
    }
  } catch (error) {
    if (isHere()) {
      failure.value = asBackendError(error);
    }
  }
}

/** Follows the wallets while the screen is there. @returns {() => void} stops it */
export function follow() {
  void load();
  return () => {
    visits.drop();
    // What an owner saw is not for the clerk who comes next.
    batch(() => {
      list.value = null;
      told.value = new Map();
      failure.value = null;
      asking.value = false;
    });
  };
}

// The wallet that is looked at: how it came to what it holds, and money that is put into it.
import { asBackendError, loadWallet, walletHistory } from "../backend.js";
import { latest } from "./latest.js";
import { ask as askLow } from "./low-wallets.js";
import { marks } from "./once.js";
import { onSale } from "./program.js";
import { user } from "./session.js";
import { list, reread } from "./wallets.js";
import { batch, computed, signal } from "../vendor/preact.js";

/** @typedef {import("../types.js").WalletHistory} WalletHistory */

export const opened = signal(/** @type {string | null} */ (null));
/** It among the shop's wallets. */
export const wallet = computed(() => list.value?.find((one) => one.account === opened.value) ?? null);
/** All pages that were asked for so far, as one. */
export const history = signal(/** @type {WalletHistory | null} */ (null));
export const failure = signal(/** @type {import("../backend.js").BackendError | null} */ (null));
export const fetching = signal(false);
export const busy = signal(false);
/** Why the last load was not booked. */
export const refused = signal(/** @type {import("../backend.js").BackendError | null} */ (null));
/** What was booked last, until something else is. */
export const done = signal(/** @type {{ amount: string } | null} */ (null));

/** The load that is meant: whoever sends it again because no answer came does not book it twice. */
const loads = marks();
const readings = latest({ failure });
const pages = latest();
/** What is booked for one that was looked at before is not told at another. */
const visits = latest();
/** Whether earlier days were asked for: they would vanish if the latest were read again. */
let isPaged = false;

/** An earlier page that is on its way continues what is not shown any more. */
function dropPage() {
  pages.drop();
  fetching.value = false;
}

export async function read() {
  const account = opened.value;
  if (account !== null) {
    dropPage();
    await readings.ask(
      () => walletHistory(account, null),
      (told) => {
        dropPage();
        history.value = told;
        isPaged = false;
      },
    );
  }
}

/** The page before the last one that is shown. */
export async function older() {
  const [account, shown] = [opened.value, history.value];
  if (account === null || shown === null || shown.next === null || fetching.value) {
    return;
  }
  const isLast = pages.next();
  fetching.value = true;
  try {
    const told = await walletHistory(account, shown.next);
    if (isLast()) {
      isPaged = true;
      history.value = { ...shown, days: [...shown.days, ...told.days], next: told.next };
    }
  } catch (error) {
    if (isLast()) {
      failure.value = asBackendError(error);
    }
  }
  if (isLast()) {
    fetching.value = false;
  }
}

/** @param {string} account */
export function open(account) {
  forget();
  opened.value = account;
  void read();
}

/**
 * Books a load; whether it was.
 * @param {string} amount
 * @param {string} paid empty: as much as arrived
 * @param {string} note
 * @returns {Promise<boolean>}
 */
export async function load(amount, paid, note) {
  const account = opened.value;
  if (account === null || busy.value) {
    return false;
  }
  const what = { account, amount, paid, note: note.trim() };
  const once = loads.of([user.value?.name, what]);
  const isHere = visits.now();
  batch(() => {
    [busy.value, refused.value, done.value] = [true, null, null];
  });
  let isBooked = false;
  try {
    await loadWallet({ ...what, once });
    isBooked = true;
    loads.forget(once);
    await Promise.all([opened.value === account ? read() : undefined, reread(), askLow()]);
  } catch (error) {
    if (isHere()) {
      refused.value = asBackendError(error);
    }
  }
  batch(() => {
    busy.value = false;
    done.value = isBooked && isHere() ? { amount } : null;
  });
  return isBooked;
}

/** Sales that come in a row are told once. */
const GATHER_MS = 1_000;

/** Follows sales while the wallet is there, as long as only its latest page is. @returns {() => void} stops it */
export function follow() {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let due;
  const stop = onSale(({ finalAt }) => {
    if (finalAt !== null && !isPaged) {
      clearTimeout(due);
      due = setTimeout(() => void read(), GATHER_MS);
    }
  });
  return () => {
    stop();
    clearTimeout(due);
  };
}

/** What one saw is not for who comes next. */
export function forget() {
  readings.drop();
  visits.drop();
  dropPage();
  isPaged = false;
  loads.forget();
  batch(() => {
    [opened.value, history.value, failure.value] = [null, null, null];
    [refused.value, done.value] = [null, null];
  });
}

// The wallets, and the one that is looked at: what is answered after somebody went elsewhere.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { asked, only, take } from "./program.js";
import { lock, OWNER, sit } from "./seat.js";

const wallet = await import("../../../ui/state/wallet.js");
const wallets = await import("../../../ui/state/wallets.js");
const { page } = await import("../../../ui/state/session.js");

const days = () => wallet.history.value?.days;
const PAGES = [{ days: [1], next: 1 }, { days: [2], next: 2 }];

/** The wallet with its first page. */
async function open() {
  wallet.open("A1");
  await only("wallet_history").answer(PAGES[0]);
}

beforeEach(() => {
  sit(OWNER);
  wallet.forget();
  asked.splice(0);
});

test("an earlier page is waited for no more when the latest is read again, answered or refused", async () => {
  await open();
  for (const end of /** @type {const} */ (["refuse", "answer"])) {
    void wallet.older();
    const older = only("wallet_history");
    void wallet.read();
    assert.equal(wallet.fetching.value, false);
    await (end === "refuse" ? only("wallet_history").refuse("busy") : only("wallet_history").answer({ days: [3], next: 1 }));
    await older.answer(PAGES[1]);
    assert.deepEqual([wallet.fetching.value, days()], [false, end === "refuse" ? [1] : [3]]);
  }
});

test("an earlier page that is asked for while the latest is read again is added to what is shown, or not at all", async () => {
  await open();
  void wallet.read();
  const latest = only("wallet_history");
  void wallet.older();
  const older = only("wallet_history");
  assert.equal(wallet.fetching.value, true);
  await latest.answer({ days: [3], next: 1 });
  await older.answer(PAGES[1]);
  assert.deepEqual([wallet.fetching.value, days()], [false, [3]]);
  void wallet.older();
  await only("wallet_history").answer(PAGES[1]);
  assert.deepEqual([wallet.fetching.value, days()], [false, [3, 2]]);
});

test("a load that is answered after its wallet was left is booked and not told of, even if the wallet is opened again", async () => {
  const stop = wallets.follow();
  await take("wallets")[0]?.answer([]);
  await open();
  const booked = wallet.load("500", "", "");
  const late = only("load_wallet");
  stop();
  wallet.forget();
  lock();
  sit(OWNER);
  await open();
  assert.equal(wallet.busy.value, true);
  await late.answer(null);
  await only("wallet_history").answer({ days: [5], next: null });
  await take("low_wallets")[0]?.answer([]);
  assert.deepEqual([await booked, wallet.busy.value, wallet.done.value, days()], [true, false, null, [5]]);
  assert.deepEqual([take("wallets").length, wallets.list.value], [0, null]);
});

test("a sale that is told, or refused, after the wallets were left takes nobody there", async () => {
  for (const end of /** @type {const} */ (["refuse", "answer"])) {
    const stop = wallets.follow();
    void wallets.showSale("R");
    const late = only("sale");
    stop();
    lock();
    sit(OWNER);
    await (end === "refuse" ? late.refuse("ledger") : late.answer({ reference: "R" }));
    assert.deepEqual([wallets.failure.value, page.value], [null, "counter"]);
  }
});

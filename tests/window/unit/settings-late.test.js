// The owner's settings: what the program tells after the owner went.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { asked, only, settled, take } from "./program.js";
import { lock, OTHER_OWNER, OWNER, sit } from "./seat.js";

const accounts = await import("../../../ui/state/account-settings.js");
const backup = await import("../../../ui/state/backup.js");
const people = await import("../../../ui/state/people.js");
const printers = await import("../../../ui/state/printers.js");
const look = await import("../../../ui/state/receipt-look.js");
const shop = await import("../../../ui/state/shop-settings.js");

const ACCOUNT = { id: "a1", baseUrl: "https://a", usualUrl: null, allowHttp: false, environment: "live", enabled: true, commissionPaid: "now", operatorCodes: {}, currency: "BDT" };
const SHOP = { shop: { name: "Rina Telecom" }, limits: [{ operator: "RB", from: "", min: "10", max: null }], prefixes: [] };
const PRINTING = { printers: [], autoPrint: [], states: [], look: { header: "old", left_off: [] }, fields: [] };

/** @typedef {{ name: string, wish: () => Promise<unknown>, command: string, told: unknown, shown: () => unknown[] }} Wish */
/** @type {Wish[]} */
const WISHES = [
  { name: "accounts", wish: accounts.load, command: "accounts", told: [ACCOUNT], shown: () => [accounts.list.value, accounts.failure.value] },
  { name: "an account's test", wish: () => accounts.test("a1"), command: "test_account", told: { account: "a1", currency: "BDT", balance: "1.00", error: null }, shown: () => [...accounts.balances.value] },
  { name: "people", wish: people.load, command: "people", told: [OWNER], shown: () => [people.list.value, people.failure.value] },
  { name: "the shop", wish: shop.load, command: "shop_settings", told: SHOP, shown: () => [shop.kept.value, shop.failure.value] },
  { name: "backups", wish: backup.load, command: "backups", told: { list: [] }, shown: () => [backup.told.value, backup.failure.value] },
  { name: "a backup's plan", wish: () => backup.save(null), command: "save_backup_plan", told: { list: [] }, shown: () => [backup.told.value] },
  { name: "a backup", wish: backup.make, command: "back_up_now", told: { list: [] }, shown: () => [backup.told.value, backup.isMade.value, backup.refused.value, backup.failure.value] },
  { name: "printing", wish: printers.load, command: "printing_settings", told: PRINTING, shown: () => [printers.kept.value, printers.failure.value] },
  { name: "printers that are found", wish: printers.find, command: "find_printers", told: [{}], shown: () => [printers.found.value, printers.notFound.value, printers.finding.value] },
  { name: "printers that are saved", wish: printers.save, command: "save_printers", told: PRINTING, shown: () => [printers.kept.value] },
  { name: "a test page", wish: () => printers.attempt(/** @type {any} */ ({ key: 1, printer: {} })), command: "try_printer", told: {}, shown: () => [...printers.trials.value] },
];

beforeEach(() => {
  lock();
  sit(OWNER);
  asked.splice(0);
});
afterEach(lock);

for (const { name, wish, command, told, shown } of WISHES) {
  test(`told or refused after the owner went, it is shown to nobody, and nothing is waited for: ${name}`, async () => {
    const before = shown();
    for (const end of /** @type {const} */ (["refuse", "answer"])) {
      const done = wish().catch(() => undefined);
      lock();
      assert.deepEqual(shown(), before);
      sit(OWNER);
      await (end === "refuse" ? only(command).refuse("ledger") : only(command).answer(told));
      await done;
      assert.deepEqual([shown(), backup.progress.value, asked.length], [before, null, 0]);
    }
  });
}

test("of two questions the later one's answer stands", async () => {
  for (const [load, command, first, second, shown] of /** @type {const} */ ([
    [accounts.load, "accounts", [], [ACCOUNT], () => accounts.list.value],
    [people.load, "people", [], [OWNER], () => people.list.value],
    [shop.load, "shop_settings", { ...SHOP, limits: [] }, SHOP, () => shop.kept.value],
    [backup.load, "backups", { list: [1] }, { list: [] }, () => backup.told.value],
    [printers.load, "printing_settings", { ...PRINTING, states: ["failed"] }, PRINTING, () => printers.kept.value],
  ])) {
    void load();
    void load();
    const [older, newer] = take(command);
    await newer?.answer(second);
    await older?.answer(first);
    assert.deepEqual(shown(), second);
  }
});

test("a change of people is shown to who made it, and to nobody else; the lock screen hears of it", async () => {
  void people.load();
  const older = only("people");
  void people.make(() => Promise.resolve(/** @type {any} */ ([OWNER, OTHER_OWNER])));
  await settled();
  await older.answer([OWNER]);
  assert.deepEqual(people.list.value, [OWNER, OTHER_OWNER]);
  void people.make(() => Promise.resolve(/** @type {any} */ ([OWNER])));
  lock();
  await settled();
  assert.deepEqual([people.list.value, take("start").length], [null, 2]);
});

test("what was saved for one owner leaves alone what the next one types", async () => {
  void accounts.load();
  void shop.load();
  await only("accounts").answer([ACCOUNT]);
  await only("shop_settings").answer(SHOP);
  accounts.open.value = "a1";
  accounts.type({ enabled: false });
  shop.typeShop({ name: "Rina" });
  shop.typeLimits([]);
  const saved = [accounts.save(), shop.saveTypedShop(), shop.saveTables()];
  lock();
  sit(OTHER_OWNER);
  void accounts.load();
  await only("accounts").answer([ACCOUNT]);
  void shop.load();
  await only("shop_settings").answer(SHOP);
  accounts.open.value = "a1";
  accounts.type({ baseUrl: "https://b" });
  shop.typeShop({ name: "Salam" });
  shop.typePrefixes([{ prefix: "018", operator: "RB" }]);
  for (const command of ["change_account", "save_shop", "save_limits"]) {
    await only(command).answer(SHOP);
  }
  for (const start of take("start")) {
    await start.refuse("busy");
  }
  await Promise.all(saved);
  assert.deepEqual([accounts.draft.value?.baseUrl, shop.form.value?.name, shop.prefixes.value.length], ["https://b", "Salam", 1]);
  assert.equal(take("save_prefixes").length, 0, "nobody said that they are to be saved");
});

test("a receipt's look that was saved leaves alone what the next owner types", async () => {
  void printers.load();
  await only("printing_settings").answer(PRINTING);
  const saved = look.save();
  lock();
  sit(OTHER_OWNER);
  await only("save_look").answer({ ...PRINTING, look: { header: "new" } });
  await saved;
  assert.equal(printers.kept.value, null);
});

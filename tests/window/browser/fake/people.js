// The fake program's people, settings of the shop, and what was done in it.
import { country, currency, day, now, shopOf, USERS } from "./shop.js";

/** @typedef {import("../../../../ui/types.js").Person} Person */
/** @typedef {import("../../../../ui/types.js").ShopSettings} ShopSettings */
/** @typedef {import("../../../../ui/types.js").AuditLine} AuditLine */

/** @type {Person[]} */
export const PEOPLE = [
  ...USERS.map(({ name, role }) => ({ name, role, enabled: true, locked: name === "Rahima", wrongTries: name === "Rahima" ? 10 : 0 })),
  { name: "Karim", role: "clerk", enabled: false, locked: false, wrongTries: 0 },
];

/** @type {ShopSettings} */
export const SETTINGS = {
  shop: { name: shopOf(country).name, address: "Mirpur 10, Dhaka", language: shopOf(country).language, cutoffHour: 0, charges: "allowed", repeatGuardMinutes: 5, notFoundGraceSeconds: 120 },
  country,
  currency,
  timezone: country === "IN" ? "Asia/Kolkata" : "Asia/Dhaka",
  today: day(),
  limits: country === "IN" ? [] : ["GP", "RB", "AT", "BL"].map((operator) => ({ operator, min: "20.00", max: null, from: "1970-01-01" })),
  prefixes: country === "IN" ? [] : Object.entries({ "013": "GP", "014": "BL", "015": "TT", "016": "AT", "017": "GP", "018": "RB", "019": "BL" }).map(([prefix, operator]) => ({ prefix, operator })),
  operators: shopOf(country).operators.map((one) => one.code),
};

/** @param {Partial<AuditLine> & { kind: string, minutes: number }} line @param {number} place @returns {AuditLine} */
const line = ({ minutes, ...told }, place) => ({ entry: 1840 - place * 7, at: now(-minutes * 60), group: null, subject: "", actor: "owner", facts: {}, changes: [], ...told });

/** @type {AuditLine[]} */
export const LINES = [
  { kind: "ledger_checked", group: /** @type {const} */ ("copies"), subject: "ledger", facts: { ok: "true", entries: "1822" }, minutes: 3 },
  { kind: "signed_in", group: /** @type {const} */ ("people"), subject: "owner", minutes: 9 },
  { kind: "sign_in_failed", group: /** @type {const} */ ("people"), subject: "owner", actor: null, facts: { tries: "2" }, minutes: 10 },
  { kind: "shift_cash", group: /** @type {const} */ ("drawers"), subject: "12", actor: "clerk1", facts: { amount: `60.00 ${currency}`, way: "out", reason: "tea for the shop" }, minutes: 55 },
  { kind: "config_changed", group: /** @type {const} */ ("settings"), subject: "shop repeat_guard_ms", changes: [{ field: null, before: "300000", after: "600000" }], minutes: 80 },
  { kind: "config_changed", group: /** @type {const} */ ("settings"), subject: "account soho-main", changes: [{ field: "enabled", before: "true", after: "false" }, { field: "operator_codes", before: null, after: "RB=robi" }], minutes: 81 },
  { kind: "config_changed", group: /** @type {const} */ ("settings"), subject: "commission rate soho-main * * from 2026-01-01", changes: [{ field: null, before: "2.75", after: "3.00" }], minutes: 82 },
  { kind: "keys_replaced", group: /** @type {const} */ ("settings"), subject: "soho-main", minutes: 83 },
  { kind: "sale_succeeded", group: /** @type {const} */ ("sales"), subject: "1KATZ8M2X5Q0R7C3N9V4", facts: { amount: `290.00 ${currency}`, account: "soho-main", reason: "The customer showed the SMS" }, minutes: 130 },
  { kind: "wallet_loaded", group: /** @type {const} */ ("wallets"), subject: "soho-main", facts: { amount: `10000.00 ${currency}`, paid: `9700.00 ${currency}`, note: "bKash" }, minutes: 1500 },
  { kind: "user_changed", group: /** @type {const} */ ("people"), subject: "Karim", facts: { enabled: "false", enabled_before: "true", role: "clerk", role_before: "clerk" }, minutes: 1530 },
  { kind: "exported", group: /** @type {const} */ ("copies"), subject: "sales xlsx", facts: { file: "/home/rahman/november.xlsx", rows: "1204", from: "2026-11-01", to: "2026-11-20" }, minutes: 1600 },
  { kind: "document_issued", group: /** @type {const} */ ("copies"), subject: "receipt 1KATZ8M2X5Q0R7C3N9V4", actor: "clerk1", facts: { document: "receipt", copy: "2", how: "printer", printer: "Counter" }, minutes: 1620 },
  { kind: "dispute_opened", group: /** @type {const} */ ("sales"), subject: "1KATZ8M2X5Q0R7C3N9V4", actor: "clerk1", facts: { complaint: "wrong_number", meant_for: "01711000099", note: "two digits swapped" }, minutes: 1650 },
  { kind: "backup_made", group: /** @type {const} */ ("copies"), subject: "tillup-2026-11-20.age", actor: null, facts: { folder: "/media/usb" }, minutes: 1700 },
  { kind: "shift_closed", group: /** @type {const} */ ("drawers"), subject: "11", actor: "clerk1", facts: { counted: `12480.50 ${currency}`, expected: `12500.00 ${currency}`, z: "17" }, minutes: 1750 },
  { kind: "due_paid", group: /** @type {const} */ ("dues"), subject: "2", actor: "clerk1", facts: { amount: `200.00 ${currency}`, name: "Salma Begum", note: "by her son" }, minutes: 1760 },
  { kind: "due_adjusted", group: /** @type {const} */ ("dues"), subject: "1", facts: { amount: `-50.00 ${currency}`, name: "রহিম মিয়া", reason: "flood" }, minutes: 1770 },
  { kind: "debtor_changed", group: /** @type {const} */ ("dues"), subject: "2", facts: { name: "Salma Begum", name_before: "Salma Begum", limit: `1000.00 ${currency}`, limit_before: `500.00 ${currency}`, enabled: "true", enabled_before: "false" }, minutes: 1780 },
  { kind: "debtor_added", group: /** @type {const} */ ("dues"), subject: "2", facts: { name: "Salma Begum", limit: `500.00 ${currency}`, enabled: "false" }, minutes: 1790 },
  { kind: "something_new", subject: "x", facts: { detail: "of a later program" }, minutes: 1800 },
].map(line);

const HEAD = "9f2c61a0d4b7e85312fa6c0de94b7718a35c2d60ef19b8427c5a3d0e6f81b294";
/** Pages are short here, so that there is a second one. */
const PAGE = 12;

/** @param {import("../../../../ui/types.js").AuditQuery} query @returns {import("../../../../ui/types.js").AuditPage} */
export function pageOf({ from, user, group, after }) {
  const all = LINES.filter((one) => (user === null || one.actor === user || (one.group === "people" && one.subject === user)) && (group === null || one.group === group) && (from === null || one.at.startsWith(from)));
  const start = after === null ? 0 : all.findIndex((one) => one.entry === after.entry) + 1;
  const lines = all.slice(start, start + PAGE);
  const last = lines.at(-1);
  return { lines, next: last !== undefined && start + PAGE < all.length ? { at: last.at, entry: last.entry } : null, chain: { entries: 1840, head: HEAD }, today: day() };
}

/** @param {boolean} isWhole @returns {import("../../../../ui/types.js").LedgerCheck} */
export const checked = (isWhole) => ({
  ok: isWhole,
  entries: 1840,
  head: HEAD,
  checkedAt: now(),
  problems: isWhole ? [] : ["entry 1791 was changed: its hash does not fit what it says"],
  broken: isWhole ? null : { how: "changed", entry: 1791, other: null, stands: LINES[9] ?? null },
});

// The fake program's wallets one by one: made-up days that add up, and loads that are booked once. `fresh` knows of none.
import { asked, day, now } from "./shop.js";

/** @typedef {import("../../../../ui/types.js").WalletDay} WalletDay */
/** @typedef {import("../../../../ui/types.js").WalletLine} WalletLine */
/** @typedef {import("../../../../ui/types.js").WalletLoad} WalletLoad */
/** @typedef {import("../../../../ui/types.js").WalletPlace} WalletPlace */
/** @typedef {WalletLoad & { by: string, at: string }} Booked */

const DAY_MS = 86_400_000;
/** Days with a history, and days on a page. */
const DAYS = 75;
const PAGE = 30;

/** Exact decimal of hundredths. @param {number} cents */
const amount = (cents) => `${cents < 0 ? "-" : ""}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, "0")}`;
/** @param {string} decimal */
const cents = (decimal) => Math.round(Number(decimal) * 100);

/** What each holds by the book before anything is loaded here. @type {Record<string, number>} */
const HELD = { "soho-main": 1_142_040, "irecharge-1": 531_000 };
/** @type {Booked[]} */
const loads = [];

/** What was loaded here. @param {string} account */
const loaded = (account) => loads.filter((one) => one.account === account).reduce((sum, one) => sum + cents(one.amount), 0);

/** That day's moment at that time. @param {string} date @param {string} time */
const at = (date, time) => `${date}T${time}:00+06:00`;

/** A day so many days ago that ended with so much. @param {number} ago @param {number} end @param {string} account @param {string} currency @returns {WalletDay & { before: number }} */
function made(ago, end, account, currency) {
  const date = new Date(Date.parse(`${day()}T00:00:00Z`) - ago * DAY_MS).toISOString().slice(0, 10);
  const sales = 30 + ((ago * 7) % 23);
  const sold = -(sales * 4_050);
  const isLoad = ago % 5 === 3;
  const put = isLoad ? 700_000 : 0;
  const opened = ago === DAYS - 1 ? end - sold - put : 0;
  /** @type {WalletLine[]} */
  const lines = [{ at: at(date, "21:40"), balance: amount(end), kind: "told", told: amount(end - (account === "irecharge-1" && ago < 2 ? 5_150 : 0)), until: at(date, "22:55"), difference: amount(account === "irecharge-1" && ago < 2 ? -5_150 : 0) }];
  if (isLoad) {
    lines.push({ at: at(date, "13:05"), balance: amount(end - Math.round(sold / 2)), kind: "loaded", amount: amount(put), paid: amount(put - 21_000), uplift: "210.00", note: asked.has("hostile") ? '<b onclick="alert(1)">x</b> '.repeat(9) : currency === "BDT" ? "বিকাশ" : "UPI", by: "owner" });
  }
  if (opened !== 0) {
    lines.push({ at: at(date, "09:12"), balance: amount(opened), kind: "opened", amount: amount(opened) });
  } else if (ago === 4) {
    lines.push({ at: at(date, "11:20"), balance: amount(end - Math.round(sold / 2)), kind: "told", told: amount(end), until: at(date, "11:20"), difference: null });
  }
  return { day: date, sales, reversed: ago === 2 ? 1 : 0, sold: amount(sold), balance: amount(end), lines, before: end - sold - put - opened };
}

/** All days, the newest first. @param {string} account @param {string} currency @returns {WalletDay[]} */
function all(account, currency) {
  const held = HELD[account];
  if (held === undefined || asked.has("fresh")) {
    return loads.some((one) => one.account === account) ? [withLoads({ day: day(), sales: 0, reversed: 0, sold: "0.00", balance: amount(loaded(account)), lines: [] }, account, 0)] : [];
  }
  /** @type {WalletDay[]} */
  const days = [];
  let end = held;
  for (let ago = 0; ago < DAYS; ago += 1) {
    const { before, ...one } = made(ago, end, account, currency);
    days.push(ago === 0 ? withLoads({ ...one, balance: amount(held + loaded(account)) }, account, held) : one);
    end = before;
  }
  return days;
}

/** Today with what was loaded here on top. @param {WalletDay} today @param {string} account @param {number} held @returns {WalletDay} */
function withLoads(today, account, held) {
  let balance = held;
  const lines = loads
    .filter((one) => one.account === account)
    .map((one) => {
      balance += cents(one.amount);
      return /** @type {WalletLine} */ ({ at: one.at, balance: amount(balance), kind: "loaded", amount: amount(cents(one.amount)), paid: amount(cents(one.paid)), uplift: amount(cents(one.amount) - cents(one.paid)), note: one.note || null, by: one.by });
    });
  return { ...today, lines: [...lines.reverse(), ...today.lines] };
}

/** @param {string} account @param {WalletPlace | null} before @param {string} currency @returns {import("../../../../ui/types.js").WalletHistory} */
export function historyOf(account, before, currency) {
  const days = all(account, currency);
  const from = before === null ? 0 : days.findIndex((one) => one.day < before.day);
  const page = from < 0 ? [] : days.slice(from, from + PAGE);
  const last = page.at(-1);
  return {
    balance: days[0]?.balance ?? "0.00",
    currency,
    days: page,
    next: last !== undefined && from + PAGE < days.length ? { day: last.day, reading: 1 } : null,
    month: before === null ? days.slice(0, 30).map((one) => ({ day: one.day, balance: one.balance })).reverse() : [],
  };
}

/** @param {WalletLoad} load @param {string} by @param {new (code: string, message: string) => Error} Refusal */
export function bookLoad(load, by, Refusal) {
  if (!/^\d+(\.\d{1,4})?$/.test(load.amount) || cents(load.amount) === 0 || !/^(\d+(\.\d{1,4})?)?$/.test(load.paid)) {
    throw new Refusal("invalid_amount", "the amount must be more than 0");
  }
  if (!loads.some((one) => one.once === load.once)) {
    loads.push({ ...load, paid: load.paid || load.amount, by, at: now() });
  }
}

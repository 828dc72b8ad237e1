// The fake program's figures: made up, but each adds up, as the program's do. `fresh` has none; `wallets-fail` has a provider
// that does not answer, `wallets-open` one whose open sales may explain what it lacks.
import { every } from "./sales.js";
import { asked, country, currency, day, now } from "./shop.js";

/** @typedef {import("../../../../ui/types.js").Totals} Totals */
/** @typedef {import("../../../../ui/types.js").Group} Group */
/** @typedef {import("../../../../ui/types.js").ReportBy} ReportBy */

const DAY_MS = 86_400_000;

/** Exact decimal of hundredths. @param {number} cents */
const amount = (cents) => `${cents < 0 ? "-" : ""}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, "0")}`;
/** @param {string} decimal */
const cents = (decimal) => Math.round(Number(decimal) * 100);

/** @param {number} sales @param {number} sold whole units @param {boolean} [reported] @returns {Totals} */
function totals(sales, sold, reported = false) {
  const earned = sold * 3;
  const none = { sales: 0, amount: "0.00" };
  return {
    sales,
    amount: amount(sold * 100),
    charge: amount(sales * 10),
    fee: amount(reported ? sales * 5 : 0),
    commission: amount(earned),
    commissionReported: amount(reported ? earned : 0),
    commissionByRate: amount(reported ? 0 : earned),
    reversed: none,
    pending: none,
    unknown: none,
    failed: { sales: Math.floor(sales / 9), amount: amount(Math.floor(sales / 9) * 5000) },
  };
}

/** @param {Totals} a @param {Totals} b @returns {Totals} */
function plus(a, b) {
  /** @param {"amount" | "charge" | "fee" | "commission" | "commissionReported" | "commissionByRate"} name */
  const sum = (name) => amount(cents(a[name]) + cents(b[name]));
  /** @param {"reversed" | "pending" | "unknown" | "failed"} name */
  const tally = (name) => ({ sales: a[name].sales + b[name].sales, amount: amount(cents(a[name].amount) + cents(b[name].amount)) });
  return {
    sales: a.sales + b.sales,
    amount: sum("amount"),
    charge: sum("charge"),
    fee: sum("fee"),
    commission: sum("commission"),
    commissionReported: sum("commissionReported"),
    commissionByRate: sum("commissionByRate"),
    reversed: tally("reversed"),
    pending: tally("pending"),
    unknown: tally("unknown"),
    failed: tally("failed"),
  };
}

const NONE = totals(0, 0);
/** @param {Group[]} groups */
const sum = (groups) => groups.reduce((all, one) => plus(all, one.totals), NONE);

/** @type {Record<"account" | "operator" | "service" | "clerk" | "hour" | "pack", [key: string, share: number][]>} */
const SHARES = {
  hour: [["09", 10], ["12", 20], ["15", 10], ["18", 30], ["19", 20], ["20", 10]],
  pack: country === "IN" ? [["", 60], ["AIRTEL 2 GB, 28 days", 40]] : [["", 40], ["GP 1 GB, 7 days", 10], ["GP ১ জিবি + ৫০ মিনিট", 20], ["RB 45 min, 2 days", 30]],
  ...(country === "IN"
    ? { account: [["tymk-1", 70], ["open-api-1", 30]], operator: [["AIRTEL", 50], ["VODAFONE", 30], ["BSNL", 20]], service: [["dth", 10], ["prepaid", 90]], clerk: [["clerk1", 60], ["Rahima", 40]] }
    : { account: [["irecharge-1", 30], ["soho-main", 70]], operator: [["AT", 10], ["BL", 20], ["GP", 40], ["RB", 30]], service: [["postpaid", 10], ["prepaid", 90]], clerk: [["Rahima", 40], ["clerk1", 60]] }),
};

/** @param {keyof typeof SHARES} by @param {number} sales hundreds come out even @param {number} sold @returns {Group[]} */
const shared = (by, sales, sold) => SHARES[by].map(([key, share], place) => ({ key, totals: totals((sales * share) / 100, (sold * share) / 100, by === "account" && place === 0) }));

/** Hundreds of sales on a day, the same whenever it is asked. @param {string} date */
const volume = (date) => (asked.has("fresh") ? 0 : [2, 1, 2, 3, 1, 2, 4][new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 1);

/** @param {string | null} date @returns {import("../../../../ui/types.js").DayView} */
export function dayOf(date) {
  const today = day();
  const shown = date ?? today;
  const before = new Date(Date.parse(`${shown}T00:00:00Z`) - 7 * DAY_MS).toISOString().slice(0, 10);
  const isToday = shown === today;
  const hundreds = volume(shown);
  const attention = isToday ? every().filter((one) => ["pending", "unknown", "reversed", "sending", "recorded"].includes(one.status)) : [];
  const groups = (/** @type {keyof typeof SHARES} */ by) => (hundreds === 0 ? [] : shared(by, hundreds * 100, hundreds * 12_300));
  /** @param {string} status @returns {import("../../../../ui/types.js").Tally} */
  const open = (status) => {
    const found = attention.filter((one) => one.status === status);
    return { sales: found.length, amount: amount(found.reduce((all, one) => all + cents(one.amount), 0)) };
  };
  const all = { ...sum(groups("account")), pending: open("pending"), unknown: open("unknown"), reversed: open("reversed") };
  return {
    day: shown,
    today,
    before,
    parts: [
      {
        currency,
        totals: all,
        before: asked.has("fresh") ? NONE : totals(100 * volume(before) - 12, volume(before) * 11_900),
        accounts: groups("account"),
        operators: groups("operator"),
        services: groups("service"),
        clerks: groups("clerk"),
        onCredit: amount(hundreds * 210_000),
        duesReceived: amount(hundreds * 135_000),
      },
    ],
    attention: attention.map((one) => structuredClone(one)),
  };
}

/** @param {string} date @param {ReportBy} by */
function keyOf(date, by) {
  if (by === "month") {
    return date.slice(0, 7);
  }
  const moment = new Date(`${date}T00:00:00Z`);
  return by === "week" ? new Date(moment.getTime() - moment.getUTCDay() * DAY_MS).toISOString().slice(0, 10) : date;
}

/** @param {string} from @param {string} to @param {ReportBy} by @returns {import("../../../../ui/types.js").Report[]} */
export function reportOf(from, to, by) {
  /** @type {Map<string, Totals>} */
  const found = new Map();
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= Date.parse(`${to}T00:00:00Z`); at += DAY_MS) {
    const date = new Date(at).toISOString().slice(0, 10);
    const hundreds = date > day() ? 0 : volume(date);
    const groups = by === "day" || by === "week" || by === "month" ? [{ key: keyOf(date, by), totals: totals(hundreds * 100, hundreds * 12_300) }] : shared(by, hundreds * 100, hundreds * 12_300);
    for (const { key, totals: more } of hundreds === 0 ? [] : groups) {
      found.set(key, plus(found.get(key) ?? NONE, more));
    }
  }
  const groups = [...found].map(([key, told]) => ({ key, totals: told })).sort((a, b) => (a.key < b.key ? -1 : 1));
  return [{ from, to, currency, totals: sum(groups), groups }];
}

/** @param {string} from @param {string} to @returns {import("../../../../ui/types.js").Quality[]} */
export function qualityOf(from, to) {
  const [report] = reportOf(from, to, "account");
  const accounts = (report?.groups ?? []).map(({ key, totals: { sales, commission, commissionReported } }, place) => {
    const [failed, unknown] = [Math.floor(sales / 9), place];
    return {
      account: key,
      attempts: sales + failed + unknown,
      succeeded: sales,
      failed,
      reversed: 0,
      unknown,
      pending: 0,
      successPercent: (Math.floor((sales * 1000) / (sales + failed)) / 10).toFixed(1),
      medianMs: 1_840 + place * 700,
      mostMs: 9_300 + place * 95_000,
      expected: amount(cents(commission) + place * 12_345),
      earned: commission,
      reported: commissionReported,
      uplift: amount(place * 30_000),
      owed: amount(place === 0 ? 84_250 : 0),
    };
  });
  return [{ from, to, currency, accounts }];
}

/** @returns {import("../../../../ui/types.js").Wallet[]} */
export function walletsNow() {
  const differing = every().find((one) => one.status === "unknown")?.reference ?? null;
  return [
    { account: "soho-main", provider: "SohojPay", currency, enabled: true, computed: "11420.40", reported: "11420.40", toldAt: now(-95), difference: "0.00", firstDifference: null, open: "0.00", forecast: { says: "runs_out", likely: now(3 * 3600), earliest: now(2 * 3600), latest: now(5 * 3600), load: "8000.00" } },
    { account: "irecharge-1", provider: "iRecharge Pro", currency, enabled: true, computed: "5310.00", reported: "5258.50", toldAt: now(-3700), difference: "-51.50", firstDifference: differing, open: asked.has("wallets-open") ? "51.50" : "50.00", forecast: { says: "cannot_say", days: 5, needed: 14 } },
    { account: "autoflexi", provider: "AutoFlexi", currency, enabled: false, computed: "0.00", reported: null, toldAt: null, difference: null, firstDifference: null, open: "0.00", forecast: null },
  ];
}

/** @returns {import("../../../../ui/types.js").AskedWallet[]} */
export function askedNow() {
  const error = asked.has("wallets-fail") ? { code: "timeout", message: "simulated: timeout" } : null;
  return [
    { account: "soho-main", currency, balance: "11420.40", error: null, askedAt: now() },
    { account: "irecharge-1", currency, balance: error ? null : "5258.50", error: /** @type {any} */ (error), askedAt: now() },
  ];
}

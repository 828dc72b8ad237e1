// The fake program's accounts, rates and routing: what is saved is kept while the page is there.
import { country, currency, day } from "./shop.js";

/** @typedef {import("../../../../ui/types.js").AccountSettings} AccountSettings */
/** @typedef {import("../../../../ui/types.js").CommissionRate} CommissionRate */
/** @typedef {import("../../../../ui/types.js").BalanceCheck} BalanceCheck */

/** @param {string} id @param {string} provider @param {string} name @param {Partial<AccountSettings>} [more] @returns {AccountSettings} */
const account = (id, provider, name, more = {}) => ({
  id,
  provider,
  name,
  baseUrl: "https://secure.sohojpaybd.com",
  usualUrl: "https://secure.sohojpaybd.com",
  allowHttp: false,
  environment: "live",
  hasTest: false,
  currency,
  enabled: true,
  commissionPaid: "later",
  operatorCodes: {},
  keys: ["api_key"],
  openSales: 0,
  ...more,
});

const IRECHARGE = { baseUrl: "https://pro.irecharge.net/api/billing", usualUrl: "https://pro.irecharge.net/api/billing", hasTest: true, keys: ["open_key", "secret_key"] };
const OPEN = { baseUrl: "http://recharge.example.in/Admin/RechargeAPI.aspx", usualUrl: null, allowHttp: true, keys: ["user_id", "password", "mobile_no", "sms_pin"], operatorCodes: { AIRTEL: "1", VODAFONE: "22" } };
const TYMK = { baseUrl: "https://tymksoftwares.in/api/recharge/v1/", usualUrl: "https://tymksoftwares.in/api/recharge/v1/", hasTest: true };

/** @type {AccountSettings[]} */
let kept =
  country === "IN"
    ? [account("tymk-1", "tymk", "Tymk", TYMK), account("open-api-1", "recharge-open-api", "Recharge Open API", OPEN)]
    : [
        account("soho-main", "sohojpay", "SohojPay", { openSales: 2 }),
        account("irecharge-1", "irecharge", "iRecharge Pro", IRECHARGE),
        account("autoflexi", "autoflexi", "AutoFlexi", { baseUrl: "http://autoflexisoftware.top", usualUrl: "https://autoflexisoftware.top", allowHttp: true, enabled: false }),
      ];
const [first = "", second = ""] = kept.map((one) => one.id);

/** @type {CommissionRate[]} */
let rates = [
  { account: first, operator: null, service: null, percent: "2.70", from: "2026-01-01" },
  { account: first, operator: null, service: null, percent: "3.00", from: "2026-07-01" },
  { account: second, operator: null, service: null, percent: "2.85", from: "2026-01-01" },
  { account: first, operator: country === "IN" ? "BSNL" : "RB", service: "prepaid", percent: "3.15", from: day(-20) },
];

const NAMES = country === "IN" ? [["AIRTEL", "Airtel"], ["VODAFONE", "Vodafone"], ["BSNL", "BSNL"], ["TATA-SKY-DTH", "Tata Sky DTH"]] : [["GP", "Grameenphone"], ["RB", "Robi"], ["AT", "Airtel"], ["BL", "Banglalink"], ["TT", "Teletalk"], ["SK", "Skitto"]];
/** @type {Record<string, string[]>} */
let lists = { [NAMES[0]?.[0] ?? ""]: [second, first] };

/** Hundredths of small amounts only: a fake may count in a number. @param {number} cents */
const decimal = (cents) => `${cents < 0 ? "-" : ""}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, "0")}`;

/** Hundredths of a percent that hold for all operators of an account. @param {readonly CommissionRate[]} table @param {string} id */
const rateOf = (table, id) => Math.round(Number(table.filter((one) => one.account === id && one.operator === null && one.from <= day()).at(-1)?.percent ?? 0) * 100);

/** @param {readonly CommissionRate[]} table @returns {import("../../../../ui/types.js").RatePreview} */
function preview(table) {
  const effects = kept.slice(0, 2).map((one, place) => {
    const sold = [310_400, 128_350][place] ?? 0;
    const [present, proposed] = [sold * rateOf(rates, one.id), sold * rateOf(table, one.id)].map((parts) => Math.round(parts / 100));
    const told = { present: decimal(present ?? 0), proposed: decimal(proposed ?? 0), difference: decimal((proposed ?? 0) - (present ?? 0)) };
    return { account: one.id, provider: one.name, currency, sales: [2410, 960][place] ?? 0, amount: decimal(sold * 100), ...told, withoutRate: 0, reported: place === 1 ? 12 : 0 };
  });
  return { from: day(29), to: day(), effects };
}

/** @param {import("../../../../ui/types.js").RoutingQuestion} asked @returns {import("../../../../ui/types.js").Explained[]} */
function explain({ operator, amount, routing }) {
  const list = (routing ?? lists)[operator];
  const cents = Math.round(Number(amount) * 100);
  const blank = { why: null, place: null, expected: null, currency: null, hasMoney: false, paused: false, reason: null };
  /** @param {AccountSettings} one @returns {import("../../../../ui/types.js").Explained} */
  const judged = (one) => {
    const told = { ...blank, account: one.id, provider: one.name };
    if (!one.enabled) {
      return { ...told, verdict: "off" };
    }
    if (list && list.length > 0 && !list.includes(one.id)) {
      return { ...told, verdict: "not_listed" };
    }
    if (one.provider === "irecharge" && operator === "SK") {
      return { ...told, verdict: "cannot_sell", reason: "not_sold_here" };
    }
    const place = list?.indexOf(one.id) ?? -1;
    return { ...told, verdict: "tried", why: place >= 0 ? "listed" : "margin", place: place >= 0 ? place + 1 : null, expected: decimal(Math.round((cents * rateOf(rates, one.id)) / 10_000)), currency, hasMoney: cents < 600_000 };
  };
  const all = kept.map(judged);
  const tried = all.filter((one) => one.verdict === "tried").sort((a, b) => (a.place ?? 0) - (b.place ?? 0) || Number(b.expected) - Number(a.expected));
  return [...tried, ...all.filter((one) => one.verdict !== "tried")];
}

/** @param {AccountSettings} one @param {string} key @returns {BalanceCheck} */
function balance(one, key) {
  const code = key === "wrong" ? "credentials" : one.enabled ? null : "not_sent";
  return { account: one.id, currency, balance: code === null ? "11420.4000" : null, error: code === null ? null : /** @type {any} */ ({ code, message: `simulated: ${code}` }) };
}

/**
 * @param {<T>(name: string, args: object, make: () => T) => Promise<T>} ask the owner's questions
 * @param {new (code: string, message: string) => Error} Refusal
 */
export function fakeSettings(ask, Refusal) {
  /** @param {string} id */
  const find = (id) => {
    const found = kept.find((one) => one.id === id);
    if (found === undefined) {
      throw new Refusal("no_such_account", `the shop has no account “${id}”`);
    }
    return found;
  };
  return {
    accounts: () => ask("accounts", {}, () => kept),
    /** @param {string} id @param {import("../../../../ui/types.js").AccountChange} change */
    changeAccount: (id, change) =>
      ask("changeAccount", { id, change }, () => {
        const before = find(id);
        const baseUrl = change.baseUrl ?? before.usualUrl ?? "";
        if (!/^https?:\/\/./.test(baseUrl)) {
          throw new Refusal("invalid_url", "base_url is not a web address");
        }
        kept = kept.map((one) => (one.id === id ? { ...one, ...change, baseUrl } : one));
        return [`account ${id}`];
      }),
    /** @param {string} id @param {Record<string, string>} keys */
    replaceKeys: (id, keys) =>
      ask("replaceKeys", { id, keys: Object.keys(keys) }, () => {
        const [key = ""] = Object.values(keys);
        if (key === "locked") {
          throw new Refusal("keyring_locked", "the keyring is locked");
        }
        return balance({ ...find(id), enabled: true }, key);
      }),
    /** @param {string} id */
    testAccount: (id) => ask("testAccount", { id }, () => balance(find(id), "")),
    commissionRates: () => ask("commissionRates", {}, () => ({ today: day(), rates })),
    /** @param {CommissionRate[]} table */
    previewRates: (table) => ask("previewRates", { rates: table }, () => preview(table)),
    /** @param {CommissionRate[]} table */
    saveRates: (table) =>
      ask("saveRates", { rates: table }, () => {
        rates = table.map((one) => ({ ...one, percent: decimal(Math.round(Number(one.percent) * 100)) }));
        return ["commission rates"];
      }),
    routing: () => ask("routing", {}, () => NAMES.map(([code = "", name = ""]) => ({ code, name, currency, services: [code === "SK" ? /** @type {const} */ ("skitto") : /** @type {const} */ ("prepaid")], accounts: lists[code] ?? [] }))),
    /** @param {Record<string, string[]>} table */
    saveRouting: (table) =>
      ask("saveRouting", { routing: table }, () => {
        lists = table;
        return ["routing"];
      }),
    /** @param {import("../../../../ui/types.js").RoutingQuestion} sale */
    explainRouting: (sale) => ask("explainRouting", { sale }, () => explain(sale)),
  };
}

// A program that exists only in the browser: the same questions as ui/backend.js, answered out of memory.
// The address chooses the scene: ?scene=setup|lock|counter, &role=owner|clerk, &country=BD|IN, &packs=10000, &hostile, &offline, &slow …
import { customersLike, read } from "./numbers.js";
import { packs } from "./packs.js";
import { begin as beginSales, change, every, find, listen, put, settleNow } from "./sales.js";
import { shopOf, OPERATORS, USERS } from "./shop.js";

export class BackendError extends Error {
  constructor(code, message, more = {}) {
    super(message);
    this.name = "BackendError";
    this.code = code;
    this.seconds = more.seconds;
    this.reference = more.reference;
  }
}

export function asBackendError(error) {
  return error instanceof BackendError ? error : new BackendError("internal", String(error));
}

const asked = new URLSearchParams(location.search);
const country = asked.get("country") === "IN" ? "IN" : "BD";
const role = asked.get("role") ?? "clerk";
let phase = asked.get("scene") ?? "counter";
let user = phase === "counter" ? USERS.find((one) => one.role === role) : null;
let demo = asked.has("demo");
let wrongPins = 0;
const shop = () => (phase === "setup" ? null : shopOf(country));
/** Every question, for tests that count them. */
export const questions = [];
window.fakeProgram = { questions, say: (message) => onMessage(message), change, every };

let onMessage = () => {};
listen((sale) => onMessage({ kind: "sale", sale: forRole(sale) }));

const hideFromClerk = (value) => (user?.role === "owner" ? value : null);
const forRole = (sale) => ({
  ...sale,
  commission: hideFromClerk(sale.commission),
  attempts: sale.attempts.map((attempt) => ({
    ...attempt,
    walletBefore: hideFromClerk(attempt.walletBefore),
    walletAfter: hideFromClerk(attempt.walletAfter),
  })),
});

async function answer(name, args, make) {
  questions.push({ name, args, at: performance.now() });
  await new Promise((resolve) => setTimeout(resolve, asked.has("slow") ? 400 : 2));
  if (phase === "lock" && !["start", "unlock", "watch"].includes(name)) {
    throw new BackendError("signed_out", "nobody is signed in");
  }
  return structuredClone(make());
}

const told = () => ({ phase, demo, ...(demo ? { demoPin: "2468" } : {}), user: user ?? null, users: USERS, shop: shop() });

export const start = () => {
  if (asked.get("scene") === "trouble") {
    return Promise.reject(new BackendError("ledger", "the ledger could not be read or written: database is locked"));
  }
  beginSales(country, asked);
  return answer("start", {}, told);
};

export const openDemo = () =>
  answer("openDemo", {}, () => {
    [phase, demo, user] = ["counter", true, USERS[0]];
    return told();
  });

export const unlock = (name, pin) =>
  answer("unlock", { name }, () => {
    if (wrongPins >= 10) {
      throw new BackendError("locked", "this user is locked");
    }
    if (wrongPins >= 3 && wrongPins % 3 === 0 && pin !== "2468") {
      wrongPins += 1;
      throw new BackendError("too_soon", "too many wrong PINs", { seconds: 30 });
    }
    if (pin !== "2468") {
      wrongPins += 1;
      throw new BackendError("wrong_pin", "the name or the PIN is wrong");
    }
    [phase, user, wrongPins] = ["counter", USERS.find((one) => one.name === name), 0];
    return told();
  });

export const lock = () =>
  answer("lock", {}, () => {
    [phase, user] = ["lock", null];
  });

export const touch = () => answer("touch", {}, () => undefined);

export const setupOptions = () =>
  answer("setupOptions", {}, () => [
    { id: "sohojpay", name: "SohojPay", country: "BD", currency: "BDT", keys: ["api_key"], baseUrl: "https://secure.sohojpaybd.com", hasTest: false },
    { id: "autoflexi", name: "AutoFlexi", country: "BD", currency: "BDT", keys: ["api_key"], baseUrl: "https://autoflexisoftware.top", hasTest: false },
    { id: "irecharge", name: "iRecharge Pro", country: "BD", currency: "BDT", keys: ["open_key", "secret_key"], baseUrl: "https://pro.irecharge.net/api/billing", hasTest: true },
    { id: "recharge-open-api", name: "Recharge Open API", country: "IN", currency: "INR", keys: ["user_id", "password", "mobile_no", "sms_pin"], baseUrl: null, hasTest: false },
    { id: "tymk", name: "Tymk", country: "IN", currency: "INR", keys: ["api_key"], baseUrl: "https://tymksoftwares.in/api/recharge/v1/", hasTest: true },
  ]);

export const setupShop = (made) =>
  answer("setupShop", { made }, () => {
    [phase, user] = ["counter", { name: made.owner, role: "owner" }];
    return { ...told(), shop: { ...shopOf(made.country), name: made.name, language: made.language } };
  });

export const setupAccount = (account) =>
  answer("setupAccount", { account: account.id }, () => {
    const key = Object.values(account.keys)[0] ?? "";
    const fails = { wrong: "credentials", offline: "not_sent", locked: "keyring_unavailable" }[key];
    const error = fails ? { code: fails, message: `simulated: ${fails}` } : null;
    return { account: account.id, currency: country === "IN" ? "INR" : "BDT", balance: error ? null : "11420.4000", error };
  });

export const setupClerk = (name) => answer("setupClerk", { name }, () => undefined);

export const overview = () =>
  answer("overview", {}, () => ({ currency: shopOf(country).currency, day: "2026-11-21", sales: 42, amount: "12345.00", commission: hideFromClerk("370.35") }));

export const readNumber = (text, service) => answer("readNumber", { text, service }, () => read(text, country, service));
export const detect = (number) => answer("detect", { number }, () => ({ ...read(number, country, null), operator: "AIRTEL", service: "prepaid", circle: "Mumbai", by: "provider" }));
export const customers = (text) => answer("customers", { text }, () => customersLike(text, country));
export const nameCustomer = (number, name) => answer("nameCustomer", { number, name }, () => undefined);
export const amounts = () => answer("amounts", {}, () => (country === "IN" ? ["10.00", "50.00", "100.00", "199.00", "299.00"] : ["20.00", "50.00", "100.00", "200.00", "500.00"]));
export const circles = () => answer("circles", {}, () => ["Delhi", "Kolkata", "Mumbai", "West Bengal"]);

const operatorName = (code) => OPERATORS[country].find((one) => one.code === code)?.name ?? code;

function quoted(order) {
  const number = read(order.number, country, order.service);
  if (number.state !== "complete") {
    throw new BackendError("invalid_number", "the number is not complete");
  }
  const pack = order.offer ? packs(order.operator, asked).find((one) => one.id === order.offer) : null;
  const amount = pack?.price ?? order.amount;
  if (!amount) {
    throw new BackendError("amount_needed", "an amount or a pack is needed");
  }
  if (!/^\d+(\.\d+)?$/.test(amount) || Number(amount) <= 0) {
    throw new BackendError("invalid_amount", "the amount must be more than 0");
  }
  const shown = amount.includes(".") ? amount : `${amount}.00`;
  const earlier = every().find((one) => one.number === number.number && one.amount === shown && one.status !== "failed");
  return {
    number: number.number,
    grouped: number.grouped,
    operator: order.operator ?? number.operator,
    service: order.service ?? "prepaid",
    circle: null,
    amount: shown,
    charge: order.charge || "0.00",
    total: (Number(shown) + Number(order.charge || 0)).toFixed(2),
    currency: shopOf(country).currency,
    account: "soho-main",
    provider: "SohojPay",
    offer: pack ? { id: pack.id, title: pack.title } : null,
    limit: Number(shown) < 20 && !pack ? { min: "20.00", max: null } : null,
    repeat: earlier ? { reference: earlier.reference, status: earlier.status, at: earlier.createdAt } : null,
    commission: hideFromClerk((Number(shown) * 0.03).toFixed(2)),
    name: operatorName(order.operator),
  };
}

export const quote = (order) => answer("quote", { order }, () => quoted(order));

export const sell = (order) =>
  answer("sell", { order }, () => {
    const ready = quoted(order);
    if (ready.repeat && !order.again) {
      throw new BackendError("repeat_guard", "the same number and amount was sold just now", { reference: ready.repeat.reference });
    }
    return forRole(put(ready, user?.name ?? "clerk1"));
  });

export const openSales = () => answer("openSales", {}, () => every().filter((one) => !["succeeded", "failed", "reversed"].includes(one.status)).reverse().map(forRole));
export const sales = (query) =>
  answer("sales", { query }, () =>
    every()
      .filter((one) => !query.status || one.status === query.status || (query.status === "open" && !one.finalAt))
      .filter((one) => !query.clerk || one.clerk === query.clerk)
      .filter((one) => !query.text || [one.number, one.reference, one.receiptNo, one.amount].some((field) => field.includes(query.text)))
      .slice(0, query.limit)
      .map(forRole),
  );
export const sale = (reference) => answer("sale", { reference }, () => forRole(find(reference)));
export const check = (reference) => answer("check", { reference }, () => forRole(settleNow(reference)));
export const resolve = (reference, succeeded, why) =>
  answer("resolve", { reference, succeeded, why }, () =>
    forRole(change(reference, { status: succeeded ? "succeeded" : "failed", reason: succeeded ? null : "resolved_by_person", resolution: { by: user.name, why, at: "2026-11-21T12:00:00+06:00" } })),
  );

export const offers = (query) =>
  answer("offers", { query }, () => ({
    offers: packs(query.operator, asked).map((one) => ({ ...one, commission: hideFromClerk(one.commission) })),
    errors: asked.has("packs-fail") ? [{ account: "irecharge-1", code: "timeout", message: "no answer in time" }] : [],
    complete: !query.kept,
  }));
export const favourite = (key, on) => answer("favourite", { key, on }, () => undefined);
export const customerDisplay = (open) => answer("customerDisplay", { open }, () => onMessage({ kind: "customerDisplay", open }));
let onView = () => {};
export const showCustomer = (view) => {
  window.fakeProgram.customerView = view;
  return answer("showCustomer", { view }, () => onView(view));
};
export const closeWindow = () => answer("closeWindow", {}, () => undefined);
export const watch = (listener) => {
  onMessage = listener;
  listener({ kind: "network", network: { state: asked.get("network") ?? "online", milliseconds: 84 } });
  return answer("watch", {}, () => undefined);
};
export const watchCustomer = (listener) => {
  onView = listener;
  window.fakeProgram.showView = listener;
  return answer("watchCustomer", {}, () => undefined);
};

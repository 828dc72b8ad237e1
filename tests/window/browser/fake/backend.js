// A program that exists only in the browser: the same questions as ui/backend.js, answered out of memory. shop.js tells what
// the address may ask for. `window.fakeProgram` is for tests: what was asked, what is to be said, what is to go wrong.
import { fakeBackups } from "./backups.js";
import { fakeDebtors } from "./debtors.js";
import * as fakeDrawer from "./drawer.js";
import * as fakeExport from "./export.js";
import { customersLike, name as nameOne, read } from "./numbers.js";
import { askedNow, dayOf, qualityOf, reportOf, walletsNow } from "./owner.js";
import { favour, packs } from "./packs.js";
import { checked, pageOf, PEOPLE, SETTINGS } from "./people.js";
import { fakePrinting } from "./printing.js";
import { fakeSettings } from "./settings.js";
import { bookLoad, historyOf } from "./wallet.js";
import { begin as beginSales, change, every, find, listen, put, search, settleNow } from "./sales.js";
import { asked, country, currency, day, shopOf, USERS } from "./shop.js";

/** @typedef {import("../../../../ui/types.js").Sale} Sale */
/** @typedef {import("../../../../ui/types.js").Start} Start */
/** @typedef {import("../../../../ui/types.js").Order} Order */
/** @typedef {import("../../../../ui/types.js").Quote} Quote */
/** @typedef {import("../../../../ui/types.js").Message} Message */
/** @typedef {import("../../../../ui/types.js").CustomerView} CustomerView */

export class BackendError extends Error {
  /** @param {string} code @param {string} message @param {{ seconds?: number, reference?: string, due?: string, limit?: string }} [more] */
  constructor(code, message, more = {}) {
    super(message);
    this.name = "BackendError";
    this.code = code;
    this.seconds = more.seconds;
    this.reference = more.reference;
    this.due = more.due;
    this.limit = more.limit;
  }
}

/** @param {any} error */
export function asBackendError(error) {
  return error instanceof BackendError ? error : new BackendError("internal", String(error));
}

let country_ = country;
const scene = asked.get("scene") ?? "counter";
/** @type {import("../../../../ui/types.js").Phase} */
let phase = scene === "setup" || scene === "lock" ? scene : "counter";
let users = [...USERS];
let user = phase === "counter" ? (users.find((one) => one.role === (asked.get("role") ?? "clerk")) ?? null) : null;
let demo = asked.has("demo");
let wrongPins = 0;
/** @type {Partial<import("../../../../ui/types.js").Shop>} */
let own = {};
const shop = () => (phase === "setup" ? null : { ...shopOf(country_), ...own });

/** @type {(message: Message) => void} */
let onMessage = () => {};
/** @type {(view: CustomerView) => void} */
let onView = () => {};

/** Every question, for tests that count them. @type {{ name: string, args: object, at: number }[]} */
const questions = [];
/** How the next answers to a question come: late, or as an error. @type {Record<string, { delay?: number, error?: string }[]>} */
const next = {};
for (const [name = "", error = ""] of (asked.get("fail") ?? "").split(",").map((one) => one.split(":"))) {
  next[name] = Array.from({ length: 50 }, () => ({ error }));
}
const fakeProgram = {
  questions,
  next,
  change,
  every,
  say: (/** @type {Message} */ message) => onMessage(message),
  customerView: /** @type {CustomerView | null} */ (null),
  showView: (/** @type {CustomerView} */ view) => onView(view),
};
Object.assign(window, { fakeProgram });

const dues = fakeDebtors(BackendError);

listen((sale) => {
  dues.heard(sale);
  onMessage({ kind: "sale", sale: forRole(sale) });
});

/** @param {string | null} value */
const hideFromClerk = (value) => (user?.role === "owner" ? value : null);

/** @param {Sale} sale @returns {Sale} */
const forRole = (sale) => ({
  ...structuredClone(sale),
  commission: hideFromClerk(sale.commission),
  attempts: sale.attempts.map((attempt) => ({ ...attempt, walletBefore: hideFromClerk(attempt.walletBefore), walletAfter: hideFromClerk(attempt.walletAfter) })),
});

/** What can be asked while nobody is signed in. */
const FOR_NOBODY = ["foundBackups", "lookAtBackup", "restoreBackup", "start", "openDemo", "unlock", "lock", "watch", "watchCustomer", "setupOptions", "setupShop", "closeWindow"];

/**
 * @template T
 * @param {string} name
 * @param {object} args
 * @param {() => T} make
 * @returns {Promise<T>}
 */
async function answer(name, args, make) {
  questions.push({ name, args: structuredClone(args), at: performance.now() });
  const { delay = asked.has("slow") ? 400 : 2, error } = next[name]?.shift() ?? {};
  // What the program does, it does at once; only its answer takes time.
  const isRefused = phase !== "counter" && !FOR_NOBODY.includes(name);
  /** @type {() => T} */
  let result;
  try {
    if (error || isRefused) {
      throw error ? new BackendError(error, `simulated: ${error}`) : new BackendError("signed_out", "nobody is signed in");
    }
    const made = structuredClone(make());
    result = () => made;
  } catch (thrown) {
    result = () => {
      throw thrown;
    };
  }
  await new Promise((resolve) => setTimeout(resolve, delay));
  return result();
}

/** @returns {Start} */
const told = () => ({ phase, demo, ...(demo ? { demoPin: "2468" } : {}), user, users, shop: shop() });

export const start = () => {
  beginSales();
  return isTroubled
    ? Promise.reject(asked.has("damaged") ? new BackendError("ledger_damaged", "the ledger's data are damaged: file is not a database") : new BackendError("ledger", "the ledger could not be read or written: database is locked"))
    : answer("start", {}, told);
};

export const openDemo = () =>
  answer("openDemo", {}, () => {
    [phase, demo, user] = ["counter", true, users[0] ?? null];
    return told();
  });

/** @param {string} name @param {string} pin */
export const unlock = (name, pin) =>
  answer("unlock", { name }, () => {
    if (wrongPins >= 10) {
      throw new BackendError("locked", "this user is locked");
    }
    if (pin !== "2468") {
      wrongPins += 1;
      throw wrongPins > 3 && wrongPins % 3 === 1 ? new BackendError("too_soon", "too many wrong PINs", { seconds: 30 }) : new BackendError("wrong_pin", "the name or the PIN is wrong");
    }
    [phase, user, wrongPins] = ["counter", users.find((one) => one.name === name) ?? null, 0];
    return told();
  });

export const lock = () =>
  answer("lock", {}, () => {
    [phase, user] = ["lock", null];
  });

export const touch = () => answer("touch", {}, () => undefined);

/** @type {import("../../../../ui/types.js").ProviderOption[]} */
const PROVIDERS = [
  { id: "sohojpay", name: "SohojPay", country: "BD", currency: "BDT", keys: ["api_key"], baseUrl: "https://secure.sohojpaybd.com", hasTest: false },
  { id: "autoflexi", name: "AutoFlexi", country: "BD", currency: "BDT", keys: ["api_key"], baseUrl: "https://autoflexisoftware.top", hasTest: false },
  { id: "irecharge", name: "iRecharge Pro", country: "BD", currency: "BDT", keys: ["open_key", "secret_key"], baseUrl: "https://pro.irecharge.net/api/billing", hasTest: true },
  { id: "recharge-open-api", name: "Recharge Open API", country: "IN", currency: "INR", keys: ["user_id", "password", "mobile_no", "sms_pin"], baseUrl: null, hasTest: false },
  { id: "tymk", name: "Tymk", country: "IN", currency: "INR", keys: ["api_key"], baseUrl: "https://tymksoftwares.in/api/recharge/v1/", hasTest: true },
];
export const setupOptions = () => answer("setupOptions", {}, () => PROVIDERS);

/** @param {import("../../../../ui/types.js").NewShop} made */
export const setupShop = (made) =>
  answer("setupShop", { ...made, pin: undefined }, () => {
    users = [{ name: made.owner, role: "owner" }];
    [phase, user, country_, own] = ["counter", users[0] ?? null, made.country, { name: made.name, language: made.language }];
    return told();
  });

/** @type {Readonly<Record<string, string>>} */
const KEYS_THAT_FAIL = { wrong: "credentials", offline: "not_sent", locked: "keyring_unavailable" };

/** @param {import("../../../../ui/types.js").NewAccount} account @returns {Promise<import("../../../../ui/types.js").BalanceCheck>} */
export const setupAccount = (account) =>
  answer("setupAccount", { account: account.id }, () => {
    const code = KEYS_THAT_FAIL[Object.values(account.keys)[0] ?? ""];
    if (code?.startsWith("keyring")) {
      // Then nothing is kept.
      throw new BackendError(code, `simulated: ${code}`);
    }
    return { account: account.id, currency, balance: code ? null : "11420.4000", error: code ? { code, message: `simulated: ${code}` } : null };
  });

/** @param {string} name @param {string} pin */
export const setupClerk = (name, pin) =>
  answer("setupClerk", { name, digits: pin.length }, () => {
    users = [...users, { name, role: "clerk" }];
  });

export const overview = () => answer("overview", {}, () => ({ currency, day: day(), sales: 42, amount: "12345.00", commission: hideFromClerk("370.35") }));

/** @typedef {import("../../../../ui/types.js").Service} Service */

/** @param {string} text @param {Service | null} service */
export const readNumber = (text, service) => answer("readNumber", { text, service }, () => read(text, country_, service));

/** @param {string} number @returns {Promise<import("../../../../ui/types.js").NumberRead>} */
export const detect = (number) => answer("detect", { number }, () => ({ ...read(number, country_, null), operator: "AIRTEL", service: "prepaid", circle: "Mumbai", by: "provider" }));

/** @param {string} text */
export const customers = (text) => answer("customers", { text }, () => customersLike(text, country_));

/** @param {string} number @param {string} name */
export const nameCustomer = (number, name) => answer("nameCustomer", { number, name }, () => nameOne(number, name));

/** @param {string} operator @param {Service} service */
export const amounts = (operator, service) =>
  answer("amounts", { operator, service }, () => (country_ === "IN" ? ["10.00", "50.00", "100.00", "199.00", "299.00"] : ["20.00", "50.00", "100.00", "200.00", "500.00"]));

export const circles = () => answer("circles", {}, () => ["Delhi", "Kolkata", "Mumbai", "West Bengal"]);

/** @param {number} hundredths */
const decimal = (hundredths) => `${Math.trunc(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}`;
/** Small amounts only: a fake may count in a number. @param {string} text */
const hundredths = (text) => Math.round(Number(text) * 100);

/** @param {Order} order @returns {Quote} */
function quoted(order) {
  const number = read(order.number, country_, order.service);
  if (number.state !== "complete") {
    throw new BackendError("invalid_number", "the number is not complete");
  }
  const operator = order.operator ?? number.operator;
  if (operator === null) {
    throw new BackendError("operator_needed", "nothing tells which operator this number belongs to");
  }
  const pack = order.offer ? packs(operator).find((one) => one.id === order.offer) : undefined;
  const typed = pack?.price ?? order.amount;
  if (!typed) {
    throw new BackendError("amount_needed", "an amount or a pack is needed");
  }
  if (!/^\d+(\.\d+)?$/.test(typed) || hundredths(typed) <= 0) {
    throw new BackendError("invalid_amount", "the amount must be more than 0");
  }
  const [amount, charge] = [hundredths(typed), hundredths(order.charge || "0")];
  const shown = decimal(amount);
  const before = every().find((one) => one.number === number.number && one.amount === shown && one.status !== "failed");
  return {
    number: number.number,
    grouped: number.grouped,
    operator,
    service: order.service ?? number.service ?? "prepaid",
    circle: order.circle ?? null,
    amount: shown,
    charge: decimal(charge),
    total: decimal(amount + charge),
    currency,
    account: "soho-main",
    provider: "SohojPay",
    offer: pack ? { id: pack.id, title: pack.title } : null,
    limit: amount < 2000 && !pack ? { min: "20.00", max: null } : null,
    repeat: before ? { reference: before.reference, status: before.status, at: before.createdAt } : null,
    commission: hideFromClerk(decimal(Math.trunc(amount * 0.03))),
    debtor: dues.quoted(order.debtor, amount + charge),
  };
}

/** @param {Order} order */
export const quote = (order) => answer("quote", { order }, () => quoted(order));

/** @param {Order} order */
export const sell = (order) =>
  answer("sell", { order }, () => {
    const { repeat, number, grouped, operator, service, circle, amount, charge, total, offer, commission, account, provider, debtor } = quoted(order);
    if (repeat && !order.again) {
      throw new BackendError("repeat_guard", "the same number and amount was sold just now", { reference: repeat.reference });
    }
    if (debtor?.over) {
      throw new BackendError("over_limit", "that is more than may be owed", { due: debtor.due, limit: debtor.limit });
    }
    const { unit = null, dob = null, scheme = false } = order;
    const customer = read(order.number, country_, order.service).customer;
    return forRole(put({ number, grouped, operator, service, circle, amount, charge, total, offer, commission, account, provider }, { clerk: user?.name ?? "clerk1", unit, dob, scheme, customer, debtor: debtor && { id: debtor.id, name: debtor.name } }));
  });

export const openSales = () =>
  answer("openSales", {}, () =>
    every()
      .filter((one) => !["succeeded", "failed", "reversed"].includes(one.status))
      .reverse()
      .map(forRole),
  );

/** @param {import("../../../../ui/types.js").SalesQuery} query */
export const sales = (query) =>
  answer("sales", { query }, () =>
    search({ ...query, limit: query.disputed ? Number.MAX_SAFE_INTEGER : query.limit })
      .filter(({ reference }) => !query.disputed || printing.isDisputed(reference))
      .slice(0, query.limit)
      .map(forRole),
  );

/** @param {string} reference */
export const sale = (reference) => answer("sale", { reference }, () => forRole(find(reference)));

/** @param {string} reference */
export const check = (reference) => answer("check", { reference }, () => forRole(settleNow(reference)));

/** @param {string} reference @param {boolean} succeeded @param {string} why */
export const resolve = (reference, succeeded, why) =>
  answer("resolve", { reference, succeeded, why }, () => {
    if (user?.role !== "owner") {
      throw new BackendError("not_allowed", "this is for the owner only");
    }
    if (why.trim() === "") {
      throw new BackendError("reason_needed", "a reason is needed");
    }
    if (find(reference).status !== "unknown") {
      throw new BackendError("not_unknown", "only an unknown sale can be resolved by a person");
    }
    const at = find(reference).createdAt;
    return forRole(change(reference, { status: succeeded ? "succeeded" : "failed", reason: "resolved_by_person", resolution: { by: user.name, why, at } }));
  });

/** @template T @param {string} name @param {object} args @param {() => T} make */
const ownersAnswer = (name, args, make) =>
  answer(name, args, () => {
    if (user?.role !== "owner") {
      throw new BackendError("not_allowed", "this is for the owner only");
    }
    return make();
  });

/** @param {string} from @param {string} to @param {import("../../../../ui/types.js").ReportBy} by */
export const report = (from, to, by) => ownersAnswer("report", { from, to, by }, () => reportOf(from, to, by));

/** @param {string} from @param {string} to */
export const quality = (from, to) => ownersAnswer("quality", { from, to }, () => qualityOf(from, to));

/** @param {string | null} date */
export const dayView = (date) => ownersAnswer("day", { date }, () => dayOf(date));
export { dayView as day };

export const shopSettings = () => ownersAnswer("shopSettings", {}, () => SETTINGS);

/** @param {import("../../../../ui/types.js").ShopForm} made */
export const saveShop = (made) =>
  ownersAnswer("saveShop", { shop: made }, () => {
    if (made.name.trim() === "") {
      throw new BackendError("invalid_shop_name", "the shop needs a name");
    }
    SETTINGS.shop = made;
    own = { ...own, name: made.name, language: made.language, chargeAllowed: made.charges === "allowed" };
    return SETTINGS;
  });

/** @param {import("../../../../ui/types.js").Limit[]} limits */
export const saveLimits = (limits) => ownersAnswer("saveLimits", { limits }, () => Object.assign(SETTINGS, { limits }));

/** @param {import("../../../../ui/types.js").Prefix[]} prefixes */
export const savePrefixes = (prefixes) => ownersAnswer("savePrefixes", { prefixes }, () => Object.assign(SETTINGS, { prefixes }));

/** Changes one of the people and tells all. @param {string} name @param {Partial<import("../../../../ui/types.js").Person>} change */
function changePerson(name, change) {
  const whom = PEOPLE.find((one) => one.name === name);
  if (whom === undefined) {
    throw new BackendError("no_such_user", "there is no such user");
  }
  const owners = PEOPLE.filter((one) => one.enabled && one.role === "owner" && one !== whom);
  if (whom.role === "owner" && owners.length === 0 && (change.enabled === false || change.role === "clerk")) {
    throw new BackendError("last_owner", "a shop is never without an owner who can sign in");
  }
  Object.assign(whom, change);
  users = PEOPLE.filter((one) => one.enabled).map((one) => ({ name: one.name, role: one.role }));
  return PEOPLE;
}

export const people = () => ownersAnswer("people", {}, () => PEOPLE);

/** @param {string} pin */
function checkPin(pin) {
  if (!/^\d{4,12}$/.test(pin)) {
    throw new BackendError("invalid_pin", "a PIN has 4 to 12 digits");
  }
}

/** @param {string} name @param {import("../../../../ui/types.js").Role} role @param {string} pin */
export const addUser = (name, role, pin) =>
  ownersAnswer("addUser", { name, role, digits: pin.length }, () => {
    checkPin(pin);
    if (PEOPLE.some((one) => one.name.toLowerCase() === name.toLowerCase())) {
      throw new BackendError("name_taken", "there is a user of this name already");
    }
    PEOPLE.push({ name, role, enabled: true, locked: false, wrongTries: 0 });
    return changePerson(name, {});
  });

/** @param {string} name @param {string} pin */
export const setUserPin = (name, pin) =>
  ownersAnswer("setUserPin", { name, digits: pin.length }, () => {
    checkPin(pin);
    return changePerson(name, { locked: false, wrongTries: 0 });
  });

/** @param {string} name @param {import("../../../../ui/types.js").Role} role */
export const setUserRole = (name, role) => ownersAnswer("setUserRole", { name, role }, () => changePerson(name, { role }));

/** @param {string} name @param {boolean} enabled */
export const setUserEnabled = (name, enabled) => ownersAnswer("setUserEnabled", { name, enabled }, () => changePerson(name, { enabled }));

/** @param {string} name */
export const unlockUser = (name) => ownersAnswer("unlockUser", { name }, () => changePerson(name, { locked: false, wrongTries: 0 }));

/** @param {import("../../../../ui/types.js").AuditQuery} query */
export const audit = (query) => ownersAnswer("audit", { query }, () => pageOf(query));

/** With `tampered` an entry was edited. */
export const checkLedger = () => ownersAnswer("checkLedger", {}, () => checked(!asked.has("tampered")));

export const wallets = () => ownersAnswer("wallets", {}, walletsNow);

export const askWallets = () => ownersAnswer("askWallets", {}, askedNow);

/** @param {string} account @param {import("../../../../ui/types.js").WalletPlace | null} before */
export const walletHistory = (account, before) => ownersAnswer("walletHistory", { account, before }, () => historyOf(account, before, currency));

/** @param {import("../../../../ui/types.js").WalletLoad} load */
export const loadWallet = (load) => ownersAnswer("loadWallet", { load }, () => bookLoad(load, here().name, BackendError));

export const lowWallets = () =>
  answer("lowWallets", {}, () => (asked.has("low") ? [{ account: "soho-main", provider: "SohojPay", currency, empty: asked.get("low") === "empty", balance: hideFromClerk("114.2040") }] : []));

const here = () => /** @type {import("../../../../ui/types.js").User} */ (user);
/** @template T @param {T | null} found @param {string} code @returns {T} */
function there(found, code) {
  if (found === null) {
    throw new BackendError(code, `simulated: ${code}`);
  }
  return found;
}
/** @param {string} text */
function cash(text) {
  if (!/^\d+(\.\d{1,4})?$/.test(text)) {
    throw new BackendError("invalid_amount", `this is no amount: ${text}`);
  }
  return text;
}

export const drawer = () => answer("drawer", {}, () => fakeDrawer.since(user));
export const drawers = () => answer("drawers", {}, () => fakeDrawer.told(user));
/** @param {number} before */
export const zReports = (before) => answer("zReports", { before }, () => fakeDrawer.earlierReports(user, before));
/** @param {number} number */
export const zReport = (number) => answer("zReport", { number }, () => there(fakeDrawer.report(user, number), "not_found"));
/** @param {string} float */
export const openDrawer = (float) =>
  answer("openDrawer", { float }, () => {
    if (fakeDrawer.since(user) !== null) {
      throw new BackendError("shift_open", "your shift is open already");
    }
    return fakeDrawer.openOne(here(), cash(float));
  });
/** @param {boolean} out @param {string} amount @param {string} why */
export const moveCash = (out, amount, why) =>
  answer("moveCash", { out, amount, why }, () => {
    if (hundredths(cash(amount)) === 0) {
      throw new BackendError("invalid_amount", "the amount must be more than 0");
    }
    if (why.trim() === "") {
      throw new BackendError("reason_needed", "a reason is needed");
    }
    return there(fakeDrawer.move(here(), out, amount, why.trim()), "no_shift");
  });
/** @param {string} counted */
export const closeDrawer = (counted) => answer("closeDrawer", { counted }, () => there(fakeDrawer.closeOne(here(), cash(counted)), "no_shift"));

/** @param {string} text */
export const debtors = (text) => answer("debtors", { text }, () => dues.like(text, user?.role === "owner"));
/** @param {number} id */
export const debtor = (id) => answer("debtor", { id }, () => dues.view(id));
/** @param {import("../../../../ui/types.js").DebtorForm} form */
export const saveDebtor = (form) => ownersAnswer("saveDebtor", { debtor: form }, () => dues.save(form));
/** @param {number} id @param {string} amount @param {string | null} note @param {string} once */
export const takePayment = (id, amount, note, once) =>
  answer("takePayment", { id, amount, note, once }, () => {
    const paid = dues.pay(id, amount, note, once, here().name);
    fakeDrawer.paid(here(), paid.cents);
    return paid.debtor;
  });
/** @param {number} id @param {string} amount @param {string} reason */
export const adjustDue = (id, amount, reason) => ownersAnswer("adjustDue", { id, amount, reason }, () => dues.adjust(id, amount, reason, here().name));

/** @param {import("../../../../ui/types.js").ExportQuery} query @param {(progress: import("../../../../ui/types.js").ExportProgress) => void} onProgress */
export const exportSales = async (query, onProgress) => {
  await ownersAnswer("exportSales", { query }, () => undefined);
  return there(await fakeExport.write(query, onProgress), "called_off");
};
export const cancelExport = () => ownersAnswer("cancelExport", {}, fakeExport.callOff);
export const showExport = () => ownersAnswer("showExport", {}, () => undefined);

/** A book that was brought back is not damaged any more. */
let isTroubled = scene === "trouble";
export const { backups, saveBackupPlan, backUpNow, foundBackups, lookAtBackup, restoreBackup } = fakeBackups(answer, ownersAnswer, BackendError, () => {
  [phase, user, isTroubled] = ["lock", null, false];
});

const printing = fakePrinting(answer, ownersAnswer, BackendError, { user: () => user?.name ?? "", moved: () => onMessage({ kind: "printing" }) });
export const { viewDocument, printDocument, saveDocument, openDocument, showDocuments, printQueue, decidePrint, disputes, openDispute, closeDispute } = printing.questions;
export const { printingSettings, findPrinters, tryPrinter, savePrinters, previewLook, saveLook } = printing.questions;
Object.assign(fakeProgram, { setJam: printing.setJam });

export const { accounts, changeAccount, replaceKeys, testAccount, commissionRates, previewRates, saveRates, routing, saveRouting, explainRouting } = fakeSettings(ownersAnswer, BackendError);

/** With `packs-need`, one account's packs depend on the number, in India on the circle. @param {{ number: string | null, circle: string | null }} query */
function needed({ number, circle }) {
  const code = country === "IN" ? "circle_needed" : "number_needed";
  const isThere = country === "IN" ? circle !== null : number !== null;
  return asked.has("packs-need") && !isThere ? { account: "irecharge-1", code, message: "a field that the provider demands is missing" } : null;
}

/** @param {import("../../../../ui/types.js").OfferQuery} query @returns {Promise<import("../../../../ui/types.js").OfferList>} */
export const offers = (query) =>
  answer("offers", { query }, () => ({
    offers: packs(query.operator)
      .filter((one) => one.account !== needed(query)?.account)
      .map((one) => ({ ...one, commission: hideFromClerk(one.commission) })),
    errors: [
      ...(asked.has("packs-fail") ? [{ account: "irecharge-1", code: "timeout", message: "no answer in time" }] : []),
      ...(query.kept ? [] : [needed(query)].filter((error) => error !== null)),
    ],
    complete: !query.kept,
  }));

/** @param {string} key @param {boolean} on */
export const favourite = (key, on) => answer("favourite", { key, on }, () => favour(key, on));

/** @param {boolean} open */
export const customerDisplay = (open) => answer("customerDisplay", { open }, () => onMessage({ kind: "customerDisplay", open }));

/** @param {CustomerView} view */
export const showCustomer = (view) => {
  fakeProgram.customerView = view;
  return answer("showCustomer", { view }, () => onView(view));
};

export const closeWindow = () => answer("closeWindow", {}, () => undefined);

/** @param {(message: Message) => void} listener */
export const watch = (listener) => {
  onMessage = listener;
  const states = /** @type {const} */ (["online", "slow", "offline", "unasked"]);
  const state = states.find((one) => one === asked.get("network")) ?? "online";
  listener({ kind: "network", network: { state, milliseconds: state === "online" ? 84 : state === "slow" ? 4200 : null } });
  return answer("watch", {}, () => undefined);
};

/** @param {(view: CustomerView) => void} listener */
export const watchCustomer = (listener) => {
  onView = listener;
  return answer("watchCustomer", {}, () => undefined);
};

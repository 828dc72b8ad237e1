// Sales of the fake program. As with the simulated providers, the end of the number tells what becomes of a sale.
import { group, latin } from "./numbers.js";
import { asked, country, currency, day, earlier, HOSTILE, now } from "./shop.js";

/** @typedef {import("../../../../ui/types.js").Sale} Sale */
/** @typedef {import("../../../../ui/types.js").Attempt} Attempt */
/** @typedef {import("../../../../ui/types.js").Status} Status */
/** @typedef {Partial<Sale> & { attempt?: Partial<Attempt> }} Change */

/** @type {Sale[]} */
let list = [];
/** @type {(sale: Sale) => void} */
let told = () => {};
let count = 1040;

/** Hears of every change. @param {(sale: Sale) => void} listener */
export const listen = (listener) => {
  told = listener;
};

export const every = () => list;

/** @param {string} reference @returns {Sale} */
export function find(reference) {
  const found = list.find((one) => one.reference === reference);
  if (found === undefined) {
    throw new Error(`no sale ${reference}`);
  }
  return found;
}

/** @param {Status} status */
const isFinal = (status) => ["succeeded", "failed", "reversed"].includes(status);

/** @param {string} reference @param {Change} changes */
export function change(reference, { attempt = {}, ...changes }) {
  const sale = find(reference);
  Object.assign(sale, changes);
  if (isFinal(sale.status)) {
    Object.assign(sale, { finalAt: sale.finalAt ?? now(), nextCheckAt: null });
  }
  const { status, reason, nextCheckAt, finalAt } = sale;
  Object.assign(/** @type {Attempt} */ (sale.attempts.at(-1)), { status, reason, nextCheckAt, answeredAt: finalAt, ...attempt });
  told(sale);
  return sale;
}

/** @typedef {Pick<Sale, "number" | "grouped" | "operator" | "service" | "circle" | "amount" | "charge" | "total" | "offer" | "commission"> & { account: string, provider: string }} Made */

/** @param {Made} made @param {Partial<Sale>} sale @returns {Sale} */
function record(made, sale) {
  count += 1;
  const reference = `T${String(count).padStart(19, "0")}`;
  const { account, provider, ...order } = made;
  const { status = "sending", reason = null, createdAt = now(), finalAt = null, nextCheckAt = null } = sale;
  /** @type {Attempt} */
  const attempt = {
    reference,
    account,
    provider,
    status,
    reason,
    sentAt: reason === "not_sent" ? null : createdAt,
    answeredAt: finalAt,
    nextCheckAt,
    checks: 0,
    message: null,
    code: null,
    providerReference: null,
    operatorReference: null,
    walletBefore: null,
    walletAfter: null,
    walletEvidence: null,
  };
  /** @type {Sale} */
  const whole = {
    reference,
    receiptNo: String(count),
    customer: null,
    currency,
    clerk: "clerk1",
    resolution: null,
    unit: null,
    dob: null,
    scheme: false,
    debtor: null,
    ...order,
    status,
    reason,
    createdAt,
    finalAt,
    nextCheckAt,
    attempts: [attempt],
  };
  return Object.assign(whole, sale);
}

/** Writes a sale down and lets it run. @param {Made} made @param {Partial<Sale>} sale */
export function put(made, sale) {
  const written = record(made, sale);
  list = [written, ...list];
  run(written.reference, made.number.slice(-2));
  return written;
}

/** @param {string} reference @param {string} ending */
function run(reference, ending) {
  const later = (/** @type {number} */ ms, /** @type {Change} */ changes) => setTimeout(() => change(reference, changes), ms);
  const message = "TRX 7781 accepted";
  switch (ending) {
    case "02":
      later(60, { status: "pending", nextCheckAt: now(8) });
      return later(1200, { status: "succeeded", attempt: { message } });
    case "03":
      return later(60, { status: "pending", nextCheckAt: now(8) });
    case "05":
      return later(60, { status: "failed", reason: "rejected", attempt: { message: "Recharge failed, operator refused", code: "E22" } });
    case "06":
      return later(60, { status: "failed", reason: "insufficient_balance" });
    case "07":
      return later(60, { status: "failed", reason: "not_sent", attempt: { sentAt: null } });
    case "08":
      return undefined;
    case "09":
      later(60, { status: "succeeded" });
      return later(900, { status: "reversed" });
    case "22":
      return later(60, { status: "unknown", reason: "timeout", nextCheckAt: now(30), attempt: { walletBefore: "11420.4000", walletAfter: "11130.4000", walletEvidence: "moved" } });
    default:
      return later(60, { status: "succeeded", attempt: { message } });
  }
}

/** @param {string} reference */
export function settleNow(reference) {
  const found = find(reference);
  return found.status === "pending" ? change(reference, { status: "succeeded" }) : change(reference, { nextCheckAt: now(60) });
}

const NUMBERS = country === "IN" ? ["9876543210", "9123456789", "7012345678"] : ["01811223344", "01711998344", "01912003344", "01355441203", "01670708022"];
const AMOUNTS = ["50.00", "290.00", "20.00", "100.00", "48.00"];
const OPERATORS = country === "IN" ? ["AIRTEL"] : ["RB", "GP", "BL", "GP", "AT"];

/** @param {number} index @returns {Made} */
function usual(index) {
  const pick = (/** @type {string[]} */ all) => all[index % all.length] ?? "";
  const number = pick(NUMBERS);
  return {
    number,
    grouped: group(number, country),
    operator: pick(OPERATORS),
    service: "prepaid",
    circle: country === "IN" ? "Mumbai" : null,
    amount: pick(AMOUNTS),
    charge: "0.00",
    total: pick(AMOUNTS),
    offer: null,
    commission: "1.50",
    account: "soho-main",
    provider: "SohojPay",
  };
}

/** The second attempt of a sale whose first charged nothing. @param {Sale} sale */
function twice(sale) {
  const second = /** @type {Attempt} */ (sale.attempts[0]);
  const first = { ...second, reference: `${second.reference}-1`, account: "irecharge-1", provider: "iRecharge Pro", status: /** @type {const} */ ("failed"), reason: "insufficient_balance", message: "Insufficient balance, please load", code: "402" };
  sale.attempts = [first, second];
}

/** One of each state, the newest last. @type {[Status, string | null, number][]} */
const STATES = [
  ["succeeded", null, 400],
  ["pending", null, 3],
  ["unknown", "timeout", 14],
  ["failed", "insufficient_balance", 26],
  ["reversed", null, 190],
  ["failed", "not_sent", 41],
  ["succeeded", null, 55],
  ["succeeded", null, 1],
];

/** @param {Sale} sale @param {number} index */
function spoil(sale, index) {
  const harm = HOSTILE[index % HOSTILE.length] ?? "";
  sale.customer = harm.slice(0, 300);
  Object.assign(/** @type {Attempt} */ (sale.attempts[0]), { message: harm, code: harm.slice(0, 60), providerReference: harm.slice(0, 100) });
  sale.offer = { id: "h", title: harm };
  sale.debtor = { id: 1, name: harm.slice(0, 300) };
}

/** The sales so far: today's, and a few of the days before. */
export function begin() {
  if (list.length > 0 || asked.has("fresh")) {
    return;
  }
  const made = STATES.map(([status, reason, minutes], index) => {
    const open = !isFinal(status);
    const sale = record(usual(index), { status, reason, createdAt: earlier(minutes), clerk: index % 2 ? "clerk1" : "Rahima", nextCheckAt: open ? now(8 + 20 * index) : null, finalAt: open ? null : earlier(minutes) });
    return sale;
  });
  const [delivered, pending, unknown] = /** @type {[Sale, Sale, Sale]} */ (made);
  twice(delivered);
  pending.offer = { id: "2150", title: "রবি ৩৫ জিবি ইন্টারনেট ৩০ দিন" };
  Object.assign(/** @type {Attempt} */ (unknown.attempts[0]), { walletBefore: "11420.4000", walletAfter: "11400.4000", walletEvidence: "moved", checks: 4, answeredAt: null });
  delivered.debtor = { id: 1, name: "রহিম মিয়া" };
  if (asked.has("hostile")) {
    made.forEach(spoil);
  }
  const more = Array.from({ length: Number(asked.get("sales") ?? 0) }, (_, index) => record(usual(index), { status: "succeeded", createdAt: earlier(60 + index), finalAt: earlier(60 + index) }));
  const before = [1, 1, 2, 5, 20].map((days, index) => record(usual(index), { status: "succeeded", createdAt: now(-days * 86_400), finalAt: now(-days * 86_400) }));
  list = [...made, ...more, ...before].sort((one, other) => (one.createdAt < other.createdAt ? 1 : -1));
}

/** @param {import("../../../../ui/types.js").SalesQuery} query @returns {Sale[]} */
export function search({ from, to, everyDay, status, clerk, text, limit }) {
  const wanted = latin(text.trim());
  const amount = /^\d+$/.test(wanted) ? `${wanted}.00` : wanted;
  const found = (/** @type {Sale} */ { number, reference, receiptNo, amount: sold, customer }) =>
    number === wanted || (wanted.length >= 4 && number.endsWith(wanted)) || reference === wanted || receiptNo === wanted || sold === amount || (customer ?? "").includes(wanted);
  return list
    .filter(({ createdAt }) => everyDay || (createdAt.slice(0, 10) >= (from ?? day()) && createdAt.slice(0, 10) <= (to ?? day())))
    .filter((sale) => !status || sale.status === status || (status === "open" && !isFinal(sale.status)))
    .filter((sale) => !clerk || sale.clerk === clerk)
    .filter((sale) => wanted === "" || found(sale))
    .slice(0, limit);
}

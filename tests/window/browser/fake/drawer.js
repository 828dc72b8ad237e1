// The fake program's drawers: one is closed already; `drawer` has one's own open since this morning.
import { every } from "./sales.js";
import { asked, currency, earlier, now } from "./shop.js";

/** @typedef {import("../../../../ui/types.js").Shift} Shift */
/** @typedef {import("../../../../ui/types.js").Drawers} Drawers */
/** @typedef {import("../../../../ui/types.js").User} User */

/** Exact decimal of hundredths. @param {number} cents */
const amount = (cents) => `${cents < 0 ? "-" : ""}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, "0")}`;
/** Small amounts only: a fake may count in a number. @param {string} decimal */
const cents = (decimal) => Math.round(Number(decimal) * 100);

const HEAD = "9f1c7a42be0d55e1c6a7d2f8b3904e6d1a5c8f7023be94d6170c5a8e2f4b6d93";

/** @param {string} clerk @param {string} float @param {string} openedAt @returns {Shift} */
const begun = (clerk, float, openedAt) => ({
  id: 42,
  clerk,
  openedAt,
  closedAt: null,
  z: null,
  currency,
  float: amount(cents(float)),
  cashIn: "0.00",
  cashOut: "0.00",
  movements: [],
  sales: 2,
  amount: "390.00",
  charge: "5.00",
  commission: "11.70",
  onCredit: "100.00",
  payments: "250.00",
  reversed: { sales: 0, amount: "0.00" },
  sold: [
    { account: "soho-main", operator: currency === "INR" ? "AIRTEL" : "RB", currency, sales: 1, amount: "290.00", charge: "5.00", commission: "8.70" },
    { account: "irecharge-1", operator: currency === "INR" ? "BSNL" : "GP", currency, sales: 1, amount: "100.00", charge: "0.00", commission: "3.00" },
  ],
  unresolved: [],
  adjustments: [],
  expected: null,
  counted: null,
  difference: null,
  chain: { entries: 1284, head: HEAD },
  settledSince: [],
});

/** @param {Shift} shift */
const expected = (shift) => amount(cents(shift.float) + cents(shift.cashIn) - cents(shift.cashOut) + cents(shift.amount) + cents(shift.charge) - cents(shift.onCredit) + cents(shift.payments));

/** @param {Shift} shift @param {number} z @param {string} counted @param {string} closedAt @returns {Shift} */
const ended = (shift, z, counted, closedAt) => ({
  ...shift,
  z,
  closedAt,
  counted: amount(cents(counted)),
  expected: expected(shift),
  difference: amount(cents(counted) - cents(expected(shift))),
});

/** @type {Shift[]} the newest first */
let closed = [];
/** @type {Map<string, Shift>} */
const open = new Map();

/** Reports of earlier days, each a little over or short or exact. */
function history() {
  const reference = every().at(-1)?.reference ?? "T1";
  return Array.from({ length: asked.has("fresh") ? 0 : 60 }, (_, place) => {
    const z = 60 - place;
    const shift = { ...begun(z % 3 === 0 ? "Rahima" : "clerk1", "500", now(-86_400 * (place + 1) - 36_000)), id: z };
    const unresolved = z === 60 ? [{ reference, status: /** @type {const} */ ("pending"), amount: "50.00", charge: "0.00", currency }] : [];
    const settledSince = z === 60 ? [{ reference, status: /** @type {const} */ ("succeeded"), total: "50.00", currency, finalAt: now(-80_000) }] : [];
    return { ...ended(shift, z, amount(cents(expected(shift)) + (z % 3 === 1 ? -2000 : z % 3 === 2 ? 550 : 0)), now(-86_400 * (place + 1))), unresolved, settledSince };
  });
}

let isBegun = false;
/** @param {User | null} user */
function begin(user) {
  if (isBegun || user === null) {
    return;
  }
  isBegun = true;
  closed = history();
  if (asked.has("drawer")) {
    open.set(user.name, begun(user.name, "500", earlier(190)));
    open.set("Rahima", begun("Rahima", "1000", earlier(120)));
  }
}

/** @param {Shift} shift @param {User | null} user @returns {Shift} */
function seen(shift, user) {
  const isOwner = user?.role === "owner";
  return {
    ...shift,
    commission: isOwner ? shift.commission : null,
    sold: shift.sold.map((line) => ({ ...line, commission: isOwner ? line.commission : null })),
    expected: isOwner || shift.z !== null ? expected(shift) : null,
  };
}

/** @param {User | null} user */
const visible = (user) => closed.filter((shift) => user?.role === "owner" || shift.clerk === user?.name);

/** @param {Shift} shift @returns {import("../../../../ui/types.js").ZLine} */
const line = ({ z, clerk, openedAt, closedAt, counted, difference, unresolved }) => ({
  z: z ?? 0,
  clerk,
  openedAt,
  closedAt: closedAt ?? "",
  currency,
  counted: counted ?? "",
  difference: difference ?? "",
  unresolved: unresolved.length,
});

/** @param {User | null} user */
export function since(user) {
  begin(user);
  return open.get(user?.name ?? "")?.openedAt ?? null;
}

/** @param {User | null} user @returns {Drawers} */
export function told(user) {
  begin(user);
  const own = open.get(user?.name ?? "");
  const others = user?.role === "owner" ? [...open.values()].filter((shift) => shift.clerk !== user.name) : [];
  return { own: own ? seen(own, user) : null, others: others.map((shift) => seen(shift, user)), reports: visible(user).slice(0, 50).map(line) };
}

/** @param {User | null} user @param {number} before */
export const earlierReports = (user, before) =>
  visible(user)
    .filter(({ z }) => (z ?? 0) < before)
    .slice(0, 50)
    .map(line);

/** @param {User | null} user @param {number} number */
export function report(user, number) {
  const found = visible(user).find(({ z }) => z === number);
  return found ? seen(found, user) : null;
}

/** @param {User} user @param {string} float */
export function openOne(user, float) {
  begin(user);
  const shift = { ...begun(user.name, float, now()), sales: 0, amount: "0.00", charge: "0.00", commission: "0.00", onCredit: "0.00", payments: "0.00", sold: [] };
  open.set(user.name, shift);
  return seen(shift, user);
}

/** @param {User} user @param {Shift} shift @param {boolean} out @param {string} sum @param {string} why */
function moved(user, shift, out, sum, why) {
  const name = out ? "cashOut" : "cashIn";
  const next = {
    ...shift,
    [name]: amount(cents(shift[name]) + cents(sum)),
    movements: [...shift.movements, { way: /** @type {"in" | "out"} */ (out ? "out" : "in"), amount: amount(cents(sum)), reason: why, at: now() }],
  };
  open.set(user.name, next);
  return seen(next, user);
}

/** @param {User} user @param {boolean} out @param {string} sum @param {string} why */
export function move(user, out, sum, why) {
  const shift = open.get(user.name);
  return shift ? moved(user, shift, out, sum, why) : null;
}

/** A due is paid into one's own drawer, where one is open. @param {User} user @param {number} sum in hundredths */
export function paid(user, sum) {
  begin(user);
  const shift = open.get(user.name);
  if (shift) {
    open.set(user.name, { ...shift, payments: amount(cents(shift.payments) + sum) });
  }
}

/** @param {User} user @param {string} counted */
export function closeOne(user, counted) {
  const shift = open.get(user.name);
  if (!shift) {
    return null;
  }
  const left = every().filter((one) => one.clerk === user.name && ["pending", "unknown"].includes(one.status));
  const unresolved = left.map(({ reference, status, amount: face, charge, debtor }) => ({ reference, status, amount: face, charge, currency, debtor }));
  const z = { ...ended(shift, (closed[0]?.z ?? 0) + 1, counted, now()), unresolved };
  closed = [z, ...closed];
  open.delete(user.name);
  return seen(z, user);
}

// The fake program's shop, its users, and what the address asks for:
//
//   ?scene=setup|lock|counter|trouble  &role=owner|clerk  &country=BD|IN  &language=en|bn|hi (the shop's)
//   &packs=10000  &sales=250 (more sales of today)  &fresh (no sales yet)  &hostile (names and messages that mean harm)  &demo
//   &slow (every answer takes 400 ms)  &network=online|slow|offline|unasked  &fail=sales:ledger,check:timeout  &packs-fail
//   &printers=none  &jam=paper_out (jobs wait)|unsure  &look=placeholder|logo|unreadable  &complaints (one is open)
//   &no-debtors  &debtors=300 (more of those who buy on credit)
/** @typedef {import("../../../../ui/types.js").User} User */
/** @typedef {import("../../../../ui/types.js").Service} Service */
/** @typedef {import("../../../../ui/types.js").Country} Country */
/** @typedef {import("../../../../ui/types.js").Operator} Operator */

export const asked = new URLSearchParams(location.search);
/** @type {Country} */
export const country = asked.get("country") === "IN" ? "IN" : "BD";
export const currency = country === "IN" ? "INR" : "BDT";

/** @type {User[]} */
export const USERS = [
  { name: "owner", role: "owner" },
  { name: "clerk1", role: "clerk" },
  { name: "Rahima", role: "clerk" },
];

/** Text of a provider or a customer that means harm, or is only unwieldy. */
export const HOSTILE = [
  '<script>window.hostileRan = true</script><img src=x onerror="window.hostileRan = true">',
  "ক".repeat(5000),
  "\u202eevil 1 GB\u202d \u2066right-to-left\u2069 مرحبا",
  "{ $amount } = fluent .attribute",
  "x".repeat(5000),
];

/** @type {Service[]} */
const phone = ["prepaid", "postpaid"];
/** @type {Record<Country, [string, string, Service[]][]>} */
const SOLD = {
  BD: [
    ["GP", "Grameenphone", phone],
    ["RB", "Robi", phone],
    ["AT", "Airtel", phone],
    ["BL", "Banglalink", phone],
    ["TT", "Teletalk", phone],
    ["SK", "Skitto", ["skitto"]],
  ],
  IN: [
    ["AIRTEL", "Airtel", ["prepaid"]],
    ["VODAFONE", "Vodafone", ["prepaid"]],
    ["BSNL", "BSNL", ["prepaid"]],
    ["IDEA", "Idea", ["prepaid"]],
    ["RELIANCE-GSM", "Reliance GSM", ["prepaid"]],
    ["TATA-DOCOMO", "Tata Docomo", ["prepaid"]],
    ["AIRCEL", "Aircel", ["prepaid"]],
    ["AIRTEL-BILL", "Airtel bill", ["postpaid"]],
    ["BSNL-BILL", "BSNL bill", ["postpaid"]],
    ["TATA-SKY-DTH", "Tata Sky DTH", ["dth"]],
    ["DISH-TV-DTH", "Dish TV DTH", ["dth"]],
    ["SUN-TV-DTH", "Sun TV DTH", ["dth"]],
    ["MSEB", "MSEB", ["electricity"]],
    ["LIC", "LIC", ["insurance"]],
  ],
};

/** @param {Country} where @returns {Operator[]} */
const operatorsOf = (where) => SOLD[where].map(([code, name, services]) => ({ code, name, country: where, services }));

/** @param {Country} where @returns {import("../../../../ui/types.js").Shop} */
export function shopOf(where) {
  const language = asked.get("language");
  return {
    name: where === "IN" ? "Sharma Mobile" : "রহমান টেলিকম",
    country: where,
    currency: where === "IN" ? "INR" : "BDT",
    language: language === "bn" || language === "hi" ? language : "en",
    chargeAllowed: true,
    services: asked.has("no-accounts") ? [] : where === "IN" ? ["prepaid", "postpaid", "dth", "electricity", "insurance"] : ["prepaid", "postpaid", "skitto"],
    operators: asked.has("no-accounts") ? [] : operatorsOf(where),
    needsCircle: where === "IN",
    locksAfterSeconds: Number(asked.get("locks") ?? 300),
  };
}

const ZONE = country === "IN" ? { hours: 5.5, written: "+05:30" } : { hours: 6, written: "+06:00" };

/** A moment so many seconds from now, as the program writes it. @param {number} [seconds] */
export const now = (seconds = 0) => `${new Date(Date.now() + seconds * 1000 + ZONE.hours * 3_600_000).toISOString().slice(0, 19)}${ZONE.written}`;

/** The business day so many days ago. @param {number} [days] */
export const day = (days = 0) => now(-days * 86_400).slice(0, 10);

/** A moment of today, at most so many minutes ago: a day is young at night. @param {number} minutes */
export function earlier(minutes) {
  const moment = now(-minutes * 60);
  return moment.startsWith(day()) ? moment : `${day()}T00:00:00${ZONE.written}`;
}

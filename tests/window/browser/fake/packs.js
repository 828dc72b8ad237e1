// Packs as providers list them: two languages, long conditions, and on request ten thousand of them or hostile ones.
import { asked, HOSTILE } from "./shop.js";

/** @typedef {import("../../../../ui/types.js").Offer} Offer */

/** @type {[price: string, title: string, validity: string, category: string, megabytes: number | null, minutes: number | null, hours: number | null][]} */
const BASE = [
  ["290.00", "রবি ৩৫ জিবি ইন্টারনেট ৩০ দিন", "30 Days", "internet", 35840, null, 720],
  ["89.00", "রবি ফ্যামিলি ৫ জিবি ৩০ দিন। শর্ত: অফারটি শুধুমাত্র প্রিপেইড গ্রাহকদের জন্য প্রযোজ্য; অটো রিনিউ হবে না; মেয়াদ শেষে অব্যবহৃত ডাটা ফেরত পাওয়া যাবে না; একই নম্বরে দিনে একবার কেনা যাবে।", "30 Days", "internet", 5120, null, 720],
  ["38.00", "1 GB 24 h", "24 Hours", "internet", 1024, null, 24],
  ["48.00", "1GB 7 Days", "7 Days", "internet", 1024, null, 168],
  ["99.00", "১৬০ মিনিট ৩০ দিন", "30 Days", "minutes", null, 160, 720],
  ["199.00", "10GB + 200 Min 30 Days Combo", "30 Days", "combo", 10240, 200, 720],
  ["498.00", "45GB + 700 মিনিট ৩০ দিন", "30 Days", "combo", 46080, 700, 720],
  ["21.00", "Talktime ৳21 + 1p/s", "3 Days", "talktime", null, null, 72],
  ["16.00", "২৫ মিনিট ১ দিন", "1 Day", "minutes", null, 25, 24],
  ["57.00", "2 GB 3 days (night)", "3 Days", "internet", 2048, null, 72],
];

/** @param {string} price */
const whole = (price) => Number.parseInt(price, 10);

/** @param {string} operator @param {number} index @returns {Offer} */
function one(operator, index) {
  const [price, title, validity, category, megabytes, minutes, hours] = /** @type {typeof BASE[number]} */ (BASE[index % BASE.length]);
  const round = Math.floor(index / BASE.length);
  return {
    key: `${operator}-${index}`,
    id: String(2150 + index),
    account: index % 3 === 0 ? "irecharge-1" : "soho-main",
    operator,
    title: round === 0 ? title : `${title} #${round}`,
    price: round === 0 ? price : `${whole(price) + round}.00`,
    validity,
    category,
    megabytes,
    minutes,
    hours,
    commission: (whole(price) * 0.03).toFixed(2),
    bestMargin: index === 6,
    bestValue: index === 0,
    favourite: index === 3,
    stale: index === 5,
  };
}

/** @type {Map<string, Offer[]>} */
const kept = new Map();

/** @param {string} operator @returns {Offer[]} */
export function packs(operator) {
  const before = kept.get(operator);
  if (before !== undefined) {
    return before;
  }
  const made = Array.from({ length: Number(asked.get("packs") ?? BASE.length) }, (_, index) => one(operator, index));
  if (asked.has("hostile")) {
    const harm = HOSTILE.map((title, index) => ({ ...one(operator, index), key: `hostile-${index}`, id: `h${index}`, title, category: title.slice(0, 300), validity: title.slice(0, 300) }));
    made.unshift(...harm);
  }
  kept.set(operator, made);
  return made;
}

/** @param {string} key @param {boolean} on */
export function favour(key, on) {
  for (const list of kept.values()) {
    for (const offer of list.filter((one) => one.key === key)) {
      offer.favourite = on;
    }
  }
}

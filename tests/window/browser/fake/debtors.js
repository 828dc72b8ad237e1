// The fake program's book of dues: who buys on credit, what they owe and how it came to that. `no-debtors` has nobody,
// `debtors=300` more than a screen holds.
import { every } from "./sales.js";
import { asked, country, currency, HOSTILE, now } from "./shop.js";

/** @typedef {import("../../../../ui/types.js").Debtor} Debtor */
/** @typedef {import("../../../../ui/types.js").DueLine} DueLine */
/** @typedef {import("../../../../ui/types.js").DebtorForm} DebtorForm */
/** @typedef {import("../../../../ui/types.js").Sale} Sale */
/** @typedef {{ id: number, name: string, phone: string | null, limit: number, enabled: boolean, lines: DueLine[] }} Kept */

/** Exact decimal of hundredths. @param {number} cents */
const amount = (cents) => `${cents < 0 ? "-" : ""}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, "0")}`;
/** Small amounts only: a fake may count in a number. @param {string} decimal */
const cents = (decimal) => Math.round(Number(decimal) * 100);

const HOUR = 3600;
/** @type {[name: string, phone: string | null, limit: number, enabled: boolean, lines: [kind: DueLine["kind"], cents: number, hours: number][]][]} */
const PEOPLE = [
  ["রহিম মিয়া", "01811223344", 1000, true, [["adjustment", 20000, 900], ["sale", 5000, 300], ["sale", 29000, 190], ["payment", -40000, 140], ["sale", 2000, 28], ["sale", 16000, 3]]],
  ["Salma Begum", "01711998344", 1000, true, [["sale", 50000, 400], ["sale", 29000, 120], ["reversal", -5000, 118], ["sale", 21000, 20]]],
  ["করিম স্টোর", null, 5000, true, [["adjustment", 150000, 800], ["payment", -50000, 200], ["sale", 84000, 5]]],
  ["Jamal Uddin", "01912003344", 500, true, [["sale", 12000, 700], ["sale", 3000, 690], ["payment", -15000, 650], ["reversal", -3000, 640]]],
  ["Nasima Akter", "01355441203", 0, true, [["adjustment", 12000, 1000]]],
  ["Sujon", "01670708022", 0, false, [["sale", 7500, 2000]]],
];

/** @type {Kept[]} */
let list = [];
/** What was taken by each `once`: the same one is booked once. @type {Set<string>} */
const taken = new Set();
/** Sales that are in somebody's due. @type {Set<string>} */
const booked = new Set();
let isBegun = false;

/** @param {Kept} kept */
const due = (kept) => kept.lines.reduce((sum, line) => sum + cents(line.amount), 0);

/** @param {Kept} kept @param {Pick<DueLine, "kind" | "reference" | "clerk" | "reason">} what @param {number} sum @param {string} [at] */
function book(kept, what, sum, at = now()) {
  kept.lines = [{ at, ...what, amount: amount(sum), due: amount(due(kept) + sum) }, ...kept.lines];
}

/** @param {string} name @param {string | null} phone @param {number} limit @param {boolean} enabled @returns {Kept} */
const made = (name, phone, limit, enabled) => ({ id: list.length + 1, name, phone, limit: limit * 100, enabled, lines: [] });

function begin() {
  if (isBegun) {
    return;
  }
  isBegun = true;
  const reference = every()[0]?.reference ?? "T0000000000000001041";
  for (const [place, [name, phone, limit, enabled, lines]] of (asked.has("no-debtors") ? [] : PEOPLE).entries()) {
    const kept = made(asked.has("hostile") ? (HOSTILE[place % HOSTILE.length] ?? "").slice(0, 300) : name, country === "IN" ? null : phone, limit, enabled);
    list.push(kept);
    for (const [kind, sum, hours] of lines) {
      const isSale = kind === "sale" || kind === "reversal";
      book(kept, { kind, reference: isSale ? reference : null, clerk: kind === "adjustment" ? "owner" : "clerk1", reason: kind === "adjustment" ? "পুরোনো খাতা থেকে" : null }, sum, now(-hours * HOUR));
    }
  }
  for (let place = 0; place < Number(asked.get("debtors") ?? 0); place += 1) {
    const kept = made(`Customer ${place + 1}`, null, 2000, true);
    list.push(kept);
    book(kept, { kind: "adjustment", reference: null, clerk: "owner", reason: "Old notebook" }, 100 * (place % 90), now(-place * HOUR));
  }
}

/** @param {number} id */
const openOf = (id) => every().filter((sale) => sale.debtor?.id === id && sale.finalAt === null).reduce((sum, sale) => sum + cents(sale.total), 0);

/** @param {Kept} kept @returns {Debtor} */
const told = (kept) => ({
  id: kept.id,
  name: kept.name,
  phone: kept.phone,
  due: amount(due(kept)),
  open: amount(openOf(kept.id)),
  limit: amount(kept.limit),
  enabled: kept.enabled,
  currency,
  lastPaidAt: kept.lines.find((line) => line.kind === "payment")?.at ?? null,
});

/**
 * @param {new (code: string, message: string, more?: { due?: string, limit?: string }) => Error} Refusal
 */
export function fakeDebtors(Refusal) {
  /** @param {number} id */
  const find = (id) => {
    begin();
    const found = list.find((one) => one.id === id);
    if (found === undefined) {
      throw new Refusal("no_debtor", `nobody with the number ${id} buys on credit`);
    }
    return found;
  };
  /** @param {string} text */
  const exact = (text) => {
    if (!/^\d+(\.\d{1,4})?$/.test(text)) {
      throw new Refusal("invalid_amount", `this is no amount: ${text}`);
    }
    return cents(text);
  };
  return {
    /** @param {string} text @param {boolean} isOwner */
    like(text, isOwner) {
      begin();
      const wanted = text.trim().toLowerCase();
      return list
        .filter((one) => isOwner || one.enabled)
        .filter((one) => wanted === "" || one.name.toLowerCase().includes(wanted) || (one.phone ?? "").includes(wanted))
        .map(told)
        .sort((one, other) => cents(other.due) - cents(one.due));
    },
    /** @param {number} id */
    view: (id) => ({ debtor: told(find(id)), lines: find(id).lines.slice(0, 200) }),
    /** @param {DebtorForm} form */
    save(form) {
      begin();
      const name = form.name.trim();
      if (name === "") {
        throw new Refusal("invalid_debtor_name", "a name is needed");
      }
      if (list.some((one) => one.id !== form.id && one.name.toLowerCase() === name.toLowerCase())) {
        throw new Refusal("name_taken", "there is somebody of this name already");
      }
      if (form.phone !== null && !/^(01[3-9]\d{8}|[6-9]\d{9})$/.test(form.phone)) {
        throw new Refusal("invalid_number", "this is no number of the country");
      }
      if (!/^\d+(\.\d{1,4})?$/.test(form.limit)) {
        throw new Refusal("invalid_limit", "a limit is an amount");
      }
      const kept = form.id === null ? made(name, null, 0, true) : find(form.id);
      if (form.id === null) {
        list.push(kept);
      }
      Object.assign(kept, { name, phone: form.phone, limit: cents(form.limit), enabled: form.enabled });
      return told(kept);
    },
    /** @param {number} id @param {string} text @param {string | null} note @param {string} once @param {string} clerk @returns {{ debtor: Debtor, cents: number }} cents that came into the drawer now */
    pay(id, text, note, once, clerk) {
      const [kept, sum] = [find(id), exact(text)];
      if (taken.has(once)) {
        return { debtor: told(kept), cents: 0 };
      }
      if (sum === 0) {
        throw new Refusal("invalid_amount", "the amount must be more than 0");
      }
      if (sum > due(kept)) {
        throw new Refusal("more_than_due", "that is more than is owed", { due: amount(due(kept)) });
      }
      taken.add(once);
      book(kept, { kind: "payment", reference: null, clerk, reason: note }, -sum);
      return { debtor: told(kept), cents: sum };
    },
    /** @param {number} id @param {string} text @param {string} reason @param {string} clerk */
    adjust(id, text, reason, clerk) {
      const kept = find(id);
      const sum = exact(text.replace(/^-/, "")) * (text.startsWith("-") ? -1 : 1);
      if (reason.trim() === "") {
        throw new Refusal("reason_needed", "a reason is needed");
      }
      if (sum === 0) {
        throw new Refusal("invalid_amount", "the amount must not be 0");
      }
      if (due(kept) + sum < 0) {
        throw new Refusal("more_than_due", "that is more than is owed", { due: amount(due(kept)) });
      }
      book(kept, { kind: "adjustment", reference: null, clerk, reason: reason.trim() }, sum);
      return told(kept);
    },
    /** Of an order on credit. @param {number | null | undefined} id @param {number} total in hundredths @returns {import("../../../../ui/types.js").QuotedDebtor | null} */
    quoted(id, total) {
      if (id === null || id === undefined) {
        return null;
      }
      const kept = find(id);
      if (!kept.enabled) {
        throw new Refusal("debtor_off", "nothing is sold to this person on credit");
      }
      const after = due(kept) + openOf(id) + total;
      return { id, name: kept.name, due: amount(due(kept)), after: amount(after), limit: amount(kept.limit), over: after > kept.limit };
    },
    /** A sale moved on. @param {Sale} sale */
    heard(sale) {
      if (sale.debtor === null) {
        return;
      }
      const kept = find(sale.debtor.id);
      const what = { reference: sale.reference, clerk: sale.clerk, reason: null };
      if (sale.status === "succeeded" && !booked.has(sale.reference)) {
        booked.add(sale.reference);
        book(kept, { kind: "sale", ...what }, cents(sale.total));
      } else if (sale.status === "reversed" && booked.delete(sale.reference)) {
        book(kept, { kind: "reversal", ...what }, -cents(sale.total));
      }
    },
  };
}

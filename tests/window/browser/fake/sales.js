// Sales of the fake program. As with the simulated providers, the end of the number tells what becomes of a sale.
let list = [];
let told = () => {};
let count = 1040;

/** Hears of every change. */
export const listen = (listener) => {
  told = listener;
};

export const every = () => list;
export const find = (reference) => list.find((one) => one.reference === reference);

export function change(reference, changes) {
  const sale = find(reference);
  const last = sale.attempts.at(-1);
  Object.assign(sale, changes);
  Object.assign(last, { status: sale.status, reason: sale.reason, nextCheckAt: sale.nextCheckAt, ...(changes.attempt ?? {}) });
  delete sale.attempt;
  if (["succeeded", "failed", "reversed"].includes(sale.status)) {
    Object.assign(sale, { finalAt: sale.finalAt ?? now(), nextCheckAt: null });
    last.nextCheckAt = null;
  }
  told(sale);
  return sale;
}

const now = (seconds = 0) => `${new Date(Date.now() + seconds * 1000 + 6 * 3_600_000).toISOString().slice(0, 19)}+06:00`;

function sale(quote, clerk, status, more = {}) {
  count += 1;
  const reference = `T${String(count).padStart(19, "0")}`;
  return {
    reference,
    receiptNo: String(count),
    status,
    reason: null,
    customer: null,
    clerk,
    createdAt: now(),
    finalAt: null,
    nextCheckAt: null,
    resolution: null,
    unit: null,
    dob: null,
    scheme: false,
    ...quote,
    attempts: [
      {
        reference,
        account: quote.account,
        provider: quote.provider,
        status,
        reason: null,
        sentAt: now(),
        answeredAt: null,
        nextCheckAt: null,
        checks: 0,
        message: null,
        code: null,
        providerReference: null,
        operatorReference: null,
        walletBefore: null,
        walletAfter: null,
        walletEvidence: null,
      },
    ],
    ...more,
  };
}

/** Writes a sale down and lets it run. */
export function put(quote, clerk) {
  const made = sale(quote, clerk, "sending");
  list = [made, ...list];
  run(made.reference, quote.number.slice(-2));
  return made;
}

function run(reference, ending) {
  const later = (ms, changes) => setTimeout(() => change(reference, changes), ms);
  const pending = { status: "pending", nextCheckAt: now(8) };
  const message = "TRX 7781 accepted";
  switch (ending) {
    case "02":
      later(60, pending);
      return later(1200, { status: "succeeded", attempt: { message } });
    case "03":
      return later(60, pending);
    case "05":
      return later(60, { status: "failed", reason: "rejected", attempt: { message: "Recharge failed, operator refused" } });
    case "06":
      return later(60, { status: "failed", reason: "insufficient_balance" });
    case "22":
      return later(60, { status: "unknown", reason: "timeout", nextCheckAt: now(30), attempt: { walletBefore: "11420.4000", walletAfter: "11130.4000", walletEvidence: "moved" } });
    case "09":
      later(60, { status: "succeeded" });
      return later(900, { status: "reversed" });
    default:
      return later(60, { status: "succeeded", attempt: { message } });
  }
}

export function settleNow(reference) {
  const found = find(reference);
  return found.status === "pending" ? change(reference, { status: "succeeded" }) : change(reference, { nextCheckAt: now(60) });
}

/** The sales of the day so far. */
export function begin(country, asked) {
  if (list.length > 0 || asked.has("fresh")) {
    return;
  }
  const currency = country === "IN" ? "INR" : "BDT";
  const numbers = country === "IN" ? ["98765 43210", "91234 56789", "70123 45678"] : ["018 1122 3344", "017 1199 8344", "019 1200 3344", "013 5544 1203", "016 7070 8022"];
  const states = [["succeeded"], ["pending", null], ["unknown", "timeout"], ["failed", "insufficient_balance"], ["reversed"], ["failed", "not_sent"], ["succeeded"], ["succeeded"]];
  states.forEach(([status, reason = null], index) => {
    const grouped = numbers[index % numbers.length];
    const quote = {
      number: grouped.replaceAll(" ", ""),
      grouped,
      operator: country === "IN" ? "AIRTEL" : ["RB", "GP", "BL", "GP", "AT"][index % 5],
      service: "prepaid",
      circle: null,
      amount: ["50.00", "290.00", "20.00", "100.00", "48.00"][index % 5],
      charge: "0.00",
      total: ["50.00", "290.00", "20.00", "100.00", "48.00"][index % 5],
      currency,
      account: "soho-main",
      provider: "SohojPay",
      offer: index === 1 ? { id: "2150", title: "রবি ৩৫ জিবি ইন্টারনেট ৩০ দিন" } : null,
      commission: "1.50",
    };
    const open = ["pending", "unknown"].includes(status);
    const made = sale(quote, index % 2 ? "clerk1" : "Rahima", status, { reason, nextCheckAt: open ? now(20 * index) : null, finalAt: open ? null : now(-60) });
    Object.assign(made.attempts[0], { status, reason, nextCheckAt: made.nextCheckAt, answeredAt: now(-60) });
    if (status === "unknown") {
      Object.assign(made.attempts[0], { walletBefore: "11420.4000", walletAfter: "11400.4000", walletEvidence: "moved", checks: 4 });
    }
    list = [made, ...list];
  });
}

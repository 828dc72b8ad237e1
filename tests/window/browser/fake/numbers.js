// Reads numbers as far as the screens need it; the rule itself is the program's and tested there.
const PREFIXES = { "013": "GP", "014": "BL", "015": "TT", "016": "AT", "017": "GP", "018": "RB", "019": "BL" };

const CUSTOMERS = [
  ["01811223344", "রহিম মিয়া", "RB", "prepaid", "290.00", "2026-11-21T10:12:00+06:00"],
  ["01711998344", "Karim", "GP", "prepaid", "50.00", "2026-11-21T09:40:00+06:00"],
  ["01912003344", null, "BL", "prepaid", "100.00", "2026-11-20T18:20:00+06:00"],
];

function latin(text) {
  return text.replace(/[০-৯]/g, (digit) => String(digit.charCodeAt(0) - 0x09e6)).replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x0966));
}

function group(digits, country) {
  const sizes = country === "IN" ? [5, 5] : [3, 4, 4];
  const parts = [];
  let rest = digits;
  for (const size of sizes) {
    parts.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return [...parts, rest].filter(Boolean).join(" ");
}

export function read(text, country, service) {
  const none = { number: "", grouped: "", problem: null, operator: null, service: null, circle: null, by: null, prefix: null, customer: null };
  const clean = latin(text).replace(/[\s().-]/g, "");
  if (clean === "") {
    return { ...none, state: "empty" };
  }
  if (service && !["prepaid", "postpaid", "skitto"].includes(service)) {
    return { ...none, state: clean.length >= 3 ? "complete" : "partial", number: clean, grouped: clean };
  }
  if (/[^\d+]/.test(clean)) {
    return { ...none, state: "invalid", number: clean, problem: /[\u200b-\u202e]/.test(clean) ? "hidden" : "not_a_digit" };
  }
  const number = country === "BD" ? clean.replace(/^\+?880?/, "0").replace(/^00/, "0") : clean.replace(/^\+91/, "");
  const length = country === "BD" ? 11 : 10;
  const good = country === "BD" ? /^01[3-9]/.test(number) : /^[6-9]/.test(number);
  const state = number.length === length && good ? "complete" : number.length > length ? "invalid" : "partial";
  const prefix = number.slice(0, 3);
  const customer = CUSTOMERS.find(([known]) => known === number);
  const operator = customer?.[2] ?? PREFIXES[prefix] ?? null;
  return {
    ...none,
    state,
    number,
    grouped: group(number, country),
    problem: state === "invalid" ? (country === "BD" ? "not_bangladeshi" : "not_indian") : null,
    operator: country === "BD" ? operator : null,
    service: operator ? "prepaid" : null,
    by: customer ? "memory" : operator && country === "BD" ? "prefix" : null,
    prefix: operator && !customer ? prefix : null,
    customer: customer?.[1] ?? null,
  };
}

export function customersLike(text, country) {
  const wanted = latin(text.trim());
  return CUSTOMERS.filter(([number, name]) => number.endsWith(wanted) || (name ?? "").toLowerCase().includes(wanted.toLowerCase()) || wanted === "").map(
    ([number, name, operator, service, amount, at]) => ({ number, grouped: group(number, country), name, operator, service, amount, at }),
  );
}

// Packs as providers list them: two languages, long conditions, and on request ten thousand of them or hostile ones.
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

const HOSTILE = [
  '<script>window.hostileRan = true</script><img src=x onerror="window.hostileRan = true">',
  "ক".repeat(5000),
  "\u202eevil 1 GB\u202d \u2066right-to-left\u2069 مرحبا",
  "{ $amount } = fluent .attribute",
  "x".repeat(5000),
];

const kept = new Map();

export function packs(operator, asked) {
  const wanted = Number(asked.get("packs") ?? BASE.length);
  const id = `${operator}:${wanted}:${asked.has("hostile")}`;
  if (!kept.has(id)) {
    kept.set(id, make(operator, wanted, asked.has("hostile")));
  }
  return kept.get(id);
}

function make(operator, wanted, hostile) {
  const list = [];
  for (let index = 0; index < wanted; index += 1) {
    const [price, title, validity, category, megabytes, minutes, hours] = BASE[index % BASE.length];
    const round = Math.floor(index / BASE.length);
    list.push({
      key: `${operator}-${index}`,
      id: String(2150 + index),
      account: index % 3 === 0 ? "irecharge-1" : "soho-main",
      operator,
      title: round === 0 ? title : `${title} #${round}`,
      price: round === 0 ? price : `${Number.parseInt(price, 10) + round}.00`,
      validity,
      category,
      megabytes,
      minutes,
      hours,
      commission: (Number.parseInt(price, 10) * 0.03).toFixed(2),
      bestMargin: index === 6,
      bestValue: index === 0,
      favourite: index === 3,
      stale: index === 5,
    });
  }
  if (hostile) {
    HOSTILE.forEach((title, index) => list.splice(index, 0, { ...list[0], key: `hostile-${index}`, id: `h${index}`, title, category: title.slice(0, 300), validity: title.slice(0, 300) }));
  }
  return list;
}

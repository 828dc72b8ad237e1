### মালিকের পাতা: দিন, রিপোর্ট, ওয়ালেট।

owner-loading = একটু অপেক্ষা করুন…
owner-failed = হিসাব পড়া যায়নি।
owner-again = আবার চেষ্টা করুন
owner-currency = মুদ্রা
owner-sales = বিক্রি
owner-amount = মোট টাকা
owner-earned = আয়
owner-reported = আয়, প্রোভাইডারের হিসাবে
owner-by-rate = আয়, আপনার রেট অনুযায়ী
owner-charge = বাড়তি চার্জ
owner-fee = প্রোভাইডারের ফি
owner-on-credit = বাকিতে বিক্রি
owner-dues = বাকি আদায়
owner-reversed = ফেরত এসেছে
owner-failed-sales = হয়নি
owner-tally = { $sales }টি · { $amount }

day-back = আগের দিন
day-next = পরের দিন
day-today = আজ
day-against = তুলনা { $day } পুরো দিনের সঙ্গে
day-was = { $day }: { $value }
day-figures = দিনের হিসাব
day-parts = দিনের হিসাব ভাগে ভাগে
day-empty = এই দিনে কিছু বিক্রি হয়নি।
day-empty-today = আজ এখনো কিছু বিক্রি হয়নি। বিক্রি হলেই হিসাব দেখা যাবে।

attention-heading = যা দেখতে হবে
attention-none = কিছু নেই: কোনো বিক্রি ঝুলে নেই, ফেরতও আসেনি।

by-operator = অপারেটর
by-account = অ্যাকাউন্ট
by-clerk = বিক্রেতা
by-service = সার্ভিস

wallets-heading = ওয়ালেট
wallets-sum = সব মিলিয়ে
wallets-ask = ব্যালেন্স দেখুন
wallets-asking = দেখা হচ্ছে…
wallets-none = এখনো কোনো অ্যাকাউন্ট নেই।
wallets-none-hint = আগে একজন প্রোভাইডার যুক্ত করুন; তার ওয়ালেট এখানে দেখা যাবে।
wallets-hint = “খাতা অনুযায়ী” মানে শেষবার ব্যালেন্স দেখার সময় টাকা ভরা আর বিক্রি মিলিয়ে যা থাকার কথা। না মিললে যে বিক্রি থেকে শুরু, সেটি দেখুন: হয়তো কোনো টাকা ভরা লেখা হয়নি, ফি কাটা হয়েছে, বা অন্য কোথাও থেকে রিচার্জ হয়েছে।
wallet-balance = প্রোভাইডারের কাছে
wallet-computed = খাতা অনুযায়ী
wallet-difference = পার্থক্য
wallet-open = ঝুলে আছে
wallet-at = { $day }, { $time }
wallet-never = এখনো জানা যায়নি
wallet-off = বন্ধ
wallet-agrees = মিলেছে
wallet-less = { $amount } কম
wallet-more = { $amount } বেশি
wallet-open-explains = ঝুলে থাকা বিক্রির কারণেও এটা হতে পারে।
wallet-not-compared = এখনো মেলানো হয়নি
wallet-first = কোথা থেকে শুরু

by-day = দিন
by-week = সপ্তাহ শুরু
by-month = মাস
reports-heading = রিপোর্ট
report-period = কোন দিনগুলো
report-period-today = আজ
report-period-yesterday = গতকাল
report-period-week = এই সপ্তাহ
report-period-month = এই মাস
report-period-last-month = গত মাস
report-period-days = তারিখ দিন
report-from = থেকে
report-to = পর্যন্ত
report-by = ভাগ
report-total = মোট
report-span = { $from } থেকে { $to }
report-chart = কত বিক্রি হয়েছে তার ছবি। সঠিক হিসাব পাশের ছকে আছে।
report-table = হিসাবের ছক
report-none = এই দিনগুলোতে কিছু বিক্রি হয়নি।
report-none-hint = উপরে অন্য দিন বেছে নিন।

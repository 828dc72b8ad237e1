### বিক্রি: ফর্ম, শেষবার দেখে নেওয়া, নিচের সারি, আর গ্রাহক যা দেখেন।

counter-no-account = এখনো কোনো প্রোভাইডার যোগ করা হয়নি
counter-no-account-owner = রিচার্জ প্রোভাইডারের সঙ্গে আপনার অ্যাকাউন্ট যোগ করুন, তাহলেই বিক্রি শুরু করা যাবে।
counter-no-account-clerk = এখন কিছু বিক্রি করা যাবে না। মালিককে প্রোভাইডার যোগ করতে বলুন।
counter-add-account = প্রোভাইডার যোগ করুন

operator-gp = জিপি
operator-rb = রবি
operator-at = এয়ারটেল
operator-bl = বাংলালিংক
operator-tt = টেলিটক
operator-sk = স্কিটো

service-prepaid = প্রিপেইড
service-postpaid = পোস্টপেইড
service-skitto = স্কিটো
service-dth = ডিটিএইচ
service-datacard = ডেটা কার্ড
service-electricity = বিদ্যুৎ
service-gas = গ্যাস
service-insurance = বিমা

sale-title = নতুন বিক্রি
sale-number-label = মোবাইল নম্বর
sale-customer-id-label = গ্রাহক নম্বর
sale-by-prefix = { $operator } · শুরু { $prefix } দিয়ে
sale-by-memory = { $operator } · আগের বিক্রি থেকে মনে আছে
sale-by-provider = { $operator } · প্রোভাইডার জানিয়েছে
sale-by-hand = { $operator } · আপনি বেছে নিয়েছেন
sale-by-name = এই নামের গ্রাহক খোঁজা হচ্ছে
sale-by-ending = শেষে এই সংখ্যা আছে এমন নম্বর খোঁজা হচ্ছে
sale-detecting = নম্বরটি কোন অপারেটরের, প্রোভাইডারকে জিজ্ঞেস করা হচ্ছে…
sale-which-operator = কোন অপারেটর? গ্রাহককে জিজ্ঞেস করুন।

problem-hidden = নম্বরে একটি লুকানো অক্ষর আছে। হাতে টাইপ করুন।
problem-not-a-digit = এখানে সংখ্যা ছাড়া অন্য কিছু আছে। নম্বরটি আবার লিখুন।
problem-mixed-scripts = দুই ভাষার সংখ্যা মিশে গেছে। এক ভাষায় লিখুন।
problem-not-bangladeshi = বাংলাদেশি মোবাইল নম্বর নয়: ১১ সংখ্যা, ০১৩ থেকে ০১৯ দিয়ে শুরু।
problem-not-indian = ভারতীয় মোবাইল নম্বর নয়: ১০ সংখ্যা, ৬ থেকে ৯ দিয়ে শুরু।
problem-not-a-customer-id = এটি গ্রাহক নম্বর হতে পারে না। কার্ড বা বিল দেখে নিন।
problem-other = এই নম্বরে রিচার্জ করা যাবে না। আবার লিখুন।

sale-operator-label = অপারেটর
sale-service-label = সেবা
sale-circle-label = সার্কেল
sale-circle-unknown = বাছা হয়নি
sale-unit-label = বিলিং ইউনিট
sale-unit-hint = বিলে যেমন আছে
sale-dob-label = জন্মতারিখ
sale-dob-hint = 31-12-1990
sale-scheme-label = বিশেষ ট্যারিফ (স্কিম)
sale-amount-label = টাকার পরিমাণ
sale-usual-label = প্রায়ই বিক্রি হয়
sale-pack-drop = প্যাক ছাড়া বিক্রি
sale-pack-exact = { $price } টাকায় পাওয়া যায় { $title }: গ্রাহককে বলুন
sale-pack-near = { $price } দিলে পাওয়া যায় { $title }: গ্রাহককে বলুন
sale-pack-take = নিন
sale-limit-min = অপারেটর সাধারণত { $amount } বা তার বেশি নেয়। ফেরত আসতে পারে।
sale-limit-max = অপারেটর সাধারণত { $amount } এর বেশি নেয় না। ফেরত আসতে পারে।
sale-repeat-soon = { $time } টায় একই বিক্রি হয়েছে। গ্রাহক কি দুইবার চান?
sale-charge-open = বাড়তি চার্জ
sale-charge-label = বাড়তি চার্জ
sale-review = দেখে নিন
sale-recent-latest = সাম্প্রতিক গ্রাহক
sale-recent-label = মিলে যাওয়া গ্রাহক
sale-recent-empty = প্রথম বিক্রির পর গ্রাহকরা এখানে আসবেন। নাম বা নম্বরের শেষটুকু লিখে খুঁজুন।
sale-recent-none = এই নামে বা নম্বরে আগে কেউ কেনেননি।
sale-message = প্রোগ্রাম যা বলেছে
sale-packs-open = প্যাক
sale-clear-hint = সব মুছুন

review-title = বিক্রির আগে দেখে নিন
review-asking = অর্ডার মিলিয়ে দেখা হচ্ছে…
review-pays = গ্রাহক দেবেন
review-pack = প্যাক
review-amount = টাকার পরিমাণ
review-charge = বাড়তি চার্জ
review-by = যার মাধ্যমে
review-commission = দোকানের আয়
review-commission-show = দেখান
review-commission-hide = লুকান
review-again = গ্রাহক আবারও চান
review-again-chosen = হ্যাঁ, আবার বিক্রি হবে
review-offline = ইন্টারনেট নেই: এখন কিছু পাঠানো যাবে না। বিক্রি করলে সঙ্গে সঙ্গে ব্যর্থ হবে, পরের জন্যও কিছু জমা থাকবে না।
review-slow = ইন্টারনেট ধীর: উত্তর আসতে দেরি হতে পারে।
review-confirm = { $amount } বিক্রি করুন
review-selling = { $amount } বিক্রি হচ্ছে…
review-cancel = ফিরে যান
review-paid = দাম
review-cash = নগদে
review-owes = বাকিতে যাবে
review-confirm-credit = { $amount } বাকিতে বিক্রি

credit-open = বাকিতে
credit-off = নগদে নিন
credit-to = বাকি:
credit-on = বাকির খাতায়
credit-before = এখন বাকি
credit-after = পরে হবে
credit-limit = সীমা
credit-over = এতে { $limit } এর সীমা ছাড়িয়ে যাবে। নগদে বিক্রি করুন, আগে কিছু টাকা জমা নিন, অথবা মালিককে জিজ্ঞেস করুন।

pick-title = কার বাকিতে?
pick-hint = নামের কয়েকটি অক্ষর বা ফোনের কয়েকটি সংখ্যা লিখুন।
pick-of-limit = সীমা { $limit }
pick-no-limit = বাকি দেওয়া যাবে না
pick-nobody = এই নামে বা নম্বরে বাকির খাতায় কেউ নেই।
pick-empty = বাকির খাতায় এখনো কেউ নেই। মালিক ‘বাকি’ পাতায় নাম যোগ করতে পারেন।
pick-empty-owner = বাকির খাতায় এখনো কেউ নেই। ‘বাকি’ পাতায় নাম যোগ করুন।

customer-name-give = নম্বরে নাম দিন
customer-name-change = নাম বদলান
customer-name-label = গ্রাহকের নাম
customer-name-save = রাখুন
customer-name-failed = নামটি রাখা গেল না। পরে আবার চেষ্টা করুন।

strip-title = চলমান বিক্রি
strip-empty = বিক্রি করলে তার খবর এখানে দেখা যাবে।
strip-open =
    { $n ->
        [0] কিছু বাকি নেই
        [one] { $count }টি চলছে
       *[other] { $count }টি চলছে
    }
strip-look =
    { $n ->
        [one] { $count }টি দেখুন
       *[other] { $count }টি দেখুন
    }
strip-unknown = আবার পাঠাবেন না। টাকা এখনই ফেরত দেবেন না।
strip-failed = টাকা কাটা হয়নি
strip-not-sent = কিছুই পাঠানো হয়নি
strip-reversed = টাকা ফেরত দিন
strip-unknown-credit = আবার পাঠাবেন না।
strip-reversed-credit = বাকি থেকে বাদ গেছে
strip-next-check = আবার দেখা হবে { $time } পরে
strip-checking = জিজ্ঞেস করা হচ্ছে…
strip-checking-soon = এখনই আবার দেখা হবে
strip-check = এখনই দেখুন
strip-reopen = আবার খুলুন
strip-aside = সরিয়ে রাখুন
strip-new = পরের গ্রাহক
strip-detail = বিক্রির বিবরণ
strip-close = বন্ধ করুন

detail-receipt = রসিদ { $no }
detail-provider-said = প্রোভাইডার যা বলেছে

evidence-sent = { $time } টায় { $provider } এ পাঠানো হয়েছে
evidence-checks =
    { $n ->
        [one] এরপর { $count } বার খোঁজ নেওয়া হয়েছে
       *[other] এরপর { $count } বার খোঁজ নেওয়া হয়েছে
    }
evidence-moved = দোকানের ওয়ালেট থেকে ঠিক এই টাকাটাই কমেছে, আর কিছু নড়েনি: সম্ভবত হয়ে গেছে।
evidence-not-moved = দোকানের ওয়ালেট থেকে কিছু কমেনি: সম্ভবত হয়নি।
evidence-unclear = একই সময়ে অন্য বিক্রিতেও ওয়ালেট বদলেছে, তাই কিছু বোঝা যাচ্ছে না।
evidence-balances = ওয়ালেট আগে { $before }, পরে { $after }
evidence-operator = অপারেটরের দেওয়া নম্বর:

display-idle = স্বাগতম
display-review = সব ঠিক আছে?
display-recorded = যাচ্ছে
display-sending = যাচ্ছে
display-pending = যাচ্ছে, একটু অপেক্ষা করুন
display-succeeded = পৌঁছে গেছে
display-failed = হয়নি
display-unknown = যাচাই হচ্ছে, একটু অপেক্ষা করুন
display-reversed = ফেরত এসেছে

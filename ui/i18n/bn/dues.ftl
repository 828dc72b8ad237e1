### বাকির খাতা: কার কত বাকি, টাকা জমা, আর মালিক যা বদলান।

due-heading = বাকির খাতা
due-total =
    { $n ->
        [one] { $count } জনের কাছে বাকি
       *[other] { $count } জনের কাছে বাকি
    }
due-list = কার কত বাকি, বেশি আগে
due-search = নাম বা ফোন
due-key-open = খুলুন ও টাকা জমা নিন
due-off = আর বাকি নয়
due-no-limit = বাকি দেওয়া যাবে না
due-of-limit = সীমা { $limit }
due-nobody = এই নামে বা নম্বরে বাকির খাতায় কেউ নেই।
due-empty = বাকির খাতায় এখনো কেউ নেই। মালিক নাম যোগ করতে পারেন।
due-empty-owner = বাকির খাতায় এখনো কেউ নেই। যাঁদের বিশ্বাস করেন, সীমাসহ তাঁদের নাম যোগ করুন।
due-choose = কার কত বাকি ও কীভাবে হলো দেখতে, বা টাকা জমা নিতে একজনকে বেছে নিন।
due-detail = বাকির হিসাব
due-close = বন্ধ করুন
due-owes = মোট বাকি
due-shop-owes = দোকানের কাছে পাওনা
due-last-paid = শেষ জমা { $day }
due-left = সীমা { $limit }, আর { $left } পর্যন্ত দেওয়া যাবে
due-over = { $limit } এর সীমা ছাড়িয়ে গেছে: কিছু জমা না দিলে আর বাকি নয়।
due-no-limit-long = বাকিতে বিক্রি হবে না: সীমা ০।
due-open = আরও { $open } পথে আছে
due-when = কখন
due-what = কী
due-change = কমবেশি
due-after = তখন বাকি
due-kind-sale = বাকিতে বিক্রি
due-kind-reversal = ফেরত এসেছে
due-kind-payment = টাকা জমা
due-kind-adjustment = সংশোধন
due-show-sale = বিক্রিটি
due-lines-none = এখনো কিছু নেই।

payment-amount = কত টাকা
payment-hint = যে নগদ টাকা এখন বাক্সে যাচ্ছে।
payment-all = সবটা: { $due }
payment-leaves = তখন বাকি { $due }
payment-too-much = বাকি মাত্র { $due }
payment-note = নোট, চাইলে
payment-take = টাকা জমা নিন
payment-take-amount = { $amount } জমা নিন
payment-done = { $amount } জমা হয়েছে। এখন বাকি { $due }।
payment-nothing = কোনো বাকি নেই।
payment-shop-owes = দোকানের কাছে এই গ্রাহকের { $amount } পাওনা। পরের কেনার সঙ্গে কেটে যাবে।

debtor-add = গ্রাহক যোগ করুন
debtor-add-now = যোগ করুন
debtor-change = বদলান
debtor-change-heading = গ্রাহকের তথ্য বদলান
debtor-name-label = নাম
debtor-name-hint = দোকানে সবাই যে নামে চেনে। এক নাম একবারই।
debtor-phone-label = ফোন, জানা থাকলে
debtor-wrong-phone = এটি এ দেশের ফোন নম্বর নয়। খালি রাখুন, অথবা আবার লিখুন।
debtor-limit-label = সর্বোচ্চ বাকি
debtor-limit-hint = ০: বাকিতে কিছু বিক্রি হবে না।
debtor-enabled = বাকিতে কিনতে পারবেন
debtor-save = সেভ করুন
debtor-saved = সেভ হয়েছে।
debtor-cancel = বাতিল
due-adjust = বাকি সংশোধন
due-adjust-heading = { $name } এর বাকি সংশোধন
due-adjust-hint = যা এখানকার কোনো বিক্রি বা জমায় নেই: পুরোনো খাতার বাকি, বা যা মাফ করে দিলেন। কারণসহ চিরকাল লেখা থাকবে।
due-adjust-more = বাকি বাড়ান
due-adjust-less = বাকি কমান
due-adjust-reason = কেন
due-adjust-now = লিখে রাখুন
due-adjusted = লেখা হয়েছে।

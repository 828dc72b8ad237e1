### সেটিংস: ভাগের তালিকা, সেভ করা, আর অ্যাকাউন্ট।

settings-heading = সেটিংস
settings-sections = সেটিংসের ভাগ
settings-unsaved = সেভ হয়নি
settings-key-move = বাছুন
settings-key-enter = খুলুন
settings-key-back = পেছনে
settings-will-change = যা বদলাবে:
settings-save = সেভ করুন
settings-undo = আগের মতো
settings-saved = সেভ হয়েছে।
settings-nothing = সেভ করার কিছু নেই।

settings-accounts = অ্যাকাউন্ট
accounts-note = প্রোভাইডারের কাছে দোকানের অ্যাকাউন্ট। কী থাকে এই কম্পিউটারের কী-রিংয়ে, কখনো দেখানো হয় না।
account-sells = চালু
account-off = বন্ধ
account-add = অ্যাকাউন্ট যোগ করুন
account-asking = প্রোভাইডারকে জিজ্ঞেস করা হচ্ছে…
account-test-badge = টেস্ট
account-http = সুরক্ষিত নয়
account-followed =
    { $count ->
        [one] এর { $shown }টি ঝুলে থাকা বিক্রি শেষ পর্যন্ত দেখা হবে।
       *[other] এর { $shown }টি ঝুলে থাকা বিক্রি শেষ পর্যন্ত দেখা হবে।
    }
account-test = যাচাই করুন
account-test-all = সব যাচাই করুন
account-open = বদলান
account-state = অবস্থা
account-balance = এখনকার ব্যালেন্স
accounts-none = এখনো কোনো অ্যাকাউন্ট নেই।
accounts-none-hint = প্রোভাইডার যুক্ত না করলে কিছু বিক্রি করা যাবে না।
account-enabled = এই অ্যাকাউন্ট থেকে বিক্রি হবে।
account-enabled-hint = বন্ধ থাকলে নতুন বিক্রি যাবে না; যেগুলো ঝুলে আছে সেগুলো শেষ পর্যন্ত দেখা হবে।
account-paid = প্রোভাইডার কমিশন কখন দেয়?
account-paid-later = পরে কোনো সময়
account-paid-sale = প্রতি বিক্রির সাথে, ওয়ালেটে
account-codes = অপারেটর কোড
account-codes-hint = শুধু যদি { $provider } কোনো অপারেটরকে দোকানের কোড ছাড়া অন্য কোডে চেনে।
account-code-ours = দোকানের কোড
account-code-theirs = প্রোভাইডারের কোড
account-code-remove = { $code } বাদ দিন
account-code-add = কোড যোগ করুন
account-change-on = আবার এই অ্যাকাউন্ট থেকে বিক্রি হবে।
account-change-off = অ্যাকাউন্ট বন্ধ হবে: নতুন বিক্রি যাবে না।
account-change-url = ঠিকানা হবে { $url }
account-change-http = সুরক্ষা ছাড়াও পাঠাতে পারবে।
account-change-no-http = সুরক্ষা ছাড়া আর পাঠাতে পারবে না।
account-change-test = প্রোভাইডারের টেস্ট ব্যবস্থা ব্যবহার হবে।
account-change-live = আসল টাকায় বিক্রি হবে।
account-change-paid-sale = কমিশন প্রতি বিক্রির সাথে আসবে।
account-change-paid-later = কমিশন পরে আসবে।
account-change-code = { $ours } অপারেটরের কোড { $theirs }
account-change-code-gone = { $ours } অপারেটরের আলাদা কোড থাকবে না।
account-keys = কী বদলান
account-keys-hint = নতুন কী পুরোনোটার জায়গায় এই কম্পিউটারের কী-রিংয়ে যাবে, কখনো দেখানো হবে না। যা খালি থাকবে, তা আগের মতো থাকবে।
account-key-stays = আগেরটাই থাকবে
account-keys-save = বদলে যাচাই করুন
account-keys-kept = নতুন কী রাখা হয়েছে।
account-done = হয়েছে

settings-rates = কমিশন
rates-note = প্রোভাইডার প্রতি বিক্রিতে আয় না জানালে এই রেট ধরা হয়। সবচেয়ে নির্দিষ্ট রেট আগে, তারপর নতুন তারিখের। আগের বিক্রির আয় বদলায় না।
rates-none = এখনো কোনো রেট নেই: প্রোভাইডার যা জানায় শুধু সেটাই আয়।
rate-all = সব বিক্রি
rate-any = সব
rate-percent = শতাংশ
rate-percent-shown = { $percent }%
rate-from-day = { $day } থেকে
rate-now = এখন চলছে
rate-later = পরে আসবে
rate-past = বদলে গেছে
rate-end = শেষ করুন
rate-end-hint = আজ থেকে আয় হবে না: শূন্য শতাংশের একটি রেট যোগ হবে
rate-remove = এই রেট বাদ দিন
rate-add = যোগ করুন
rate-holds = কবে থেকে
rate-preview = এতে আয় কত হতো
rate-preview-hint = সফল যেসব বিক্রির কমিশন রেটে ধরা হয়; প্রতিটির হিসাব আলাদা।
rate-preview-none = এই দিনগুলোতে কিছু বিক্রি হয়নি।
rate-present = এখন
rate-proposed = নতুন
rate-difference = পার্থক্য
rate-without =
    { $count ->
        [one] { $shown }টি বিক্রির কোনো রেট থাকবে না।
       *[other] { $shown }টি বিক্রির কোনো রেট থাকবে না।
    }
rate-reported =
    { $count ->
        [one] আরও { $shown }টি বিক্রির আয় প্রোভাইডার নিজেই জানিয়েছে।
       *[other] আরও { $shown }টি বিক্রির আয় প্রোভাইডার নিজেই জানিয়েছে।
    }
rate-sales =
    { $count ->
        [one] { $shown }টি বিক্রি
       *[other] { $shown }টি বিক্রি
    }
rate-change-added = নতুন: { $whose }, { $day } থেকে { $percent }
rate-change-other = বদল: { $whose }, { $day } থেকে হবে { $percent }
rate-change-gone = বাদ: { $whose }, { $day } থেকে { $percent }

settings-routing = কোন পথে বিক্রি
routing-note = কোন অ্যাকাউন্ট থেকে রিচার্জ যাবে। আগেরটিতে টাকা কাটেনি নিশ্চিত হলেই পরেরটি চেষ্টা করা হয়।
routing-none = এখনো কিছু বিক্রি করা যায় না।
routing-by-margin = যেটিতে আয় বেশি
routing-order = { $operator } কোথা থেকে যাবে
routing-order-hint = শুধু এগুলো, এই ক্রমে। যার ওয়ালেটে টাকা কম মনে হয়, সেটি সবার পরে।
routing-margin-hint = যে অ্যাকাউন্টে আয় বেশি হওয়ার কথা। নিজের ক্রম চাইলে অ্যাকাউন্ট বাছুন।
routing-up = { $account } উপরে তুলুন
routing-down = { $account } নিচে নামান
routing-remove = { $account } বাদ দিন
routing-to-margin = যেটিতে আয় বেশি
routing-now = এখন কোনটি নেওয়া হবে
routing-amount = বিক্রি ধরুন
routing-taken = নেওয়া হবে
routing-nobody = এখন কোনোটি থেকেই এটি বিক্রি করা যাবে না।
routing-listed = আপনার তালিকায় { $place } নম্বর। আয় হওয়ার কথা { $earned }।
routing-only = শুধু এই অ্যাকাউন্টই এটি বিক্রি করে। আয় হওয়ার কথা { $earned }।
routing-margin = আয় হওয়ার কথা { $earned }।
routing-poor = ওয়ালেটে টাকা কম মনে হচ্ছে, তাই অন্যটি আগে।
routing-paused = প্রোভাইডার একটু থামতে বলেছে, তাই অন্যটি আগে।
routing-not-listed = এই অপারেটরের তালিকায় নেই।
routing-off = বন্ধ আছে।
routing-cannot-not-sold-here = এই অপারেটর বিক্রি করে না।
routing-cannot-operator-unknown = প্রোভাইডারের কাছে এই অপারেটরের কোড জানা নেই। অ্যাকাউন্টে গিয়ে লিখতে পারেন।
routing-cannot-amount-refused = প্রোভাইডার এই টাকার রিচার্জ নেয় না।
routing-cannot-needs-more = এই বিক্রির জন্য প্রোভাইডার আরও তথ্য চায়।
routing-change = { $operator }: { $after } (এখন পর্যন্ত: { $before })

settings-wrong-account-taken = এই নামে একটি অ্যাকাউন্ট আছে। অন্য নাম দিন; তার কী বদলাতে সেই অ্যাকাউন্ট খুলুন।
settings-wrong-base-url-needed = এই প্রোভাইডার প্রতিটি দোকানকে আলাদা ঠিকানা দেয়। আপনারটা লিখুন।
settings-wrong-invalid-url = এটা ওয়েব ঠিকানা নয়। ঠিকানা শুরু হয় https:// দিয়ে
settings-wrong-plain-http = এই ঠিকানা সুরক্ষিত নয়। প্রোভাইডারের কাছে https:// ঠিকানা চান, নয়তো টিক দিয়ে জানান যে তবুও ব্যবহার করবেন।
settings-wrong-invalid-operator = অপারেটরের কোডে শুধু ইংরেজি অক্ষর, সংখ্যা আর ড্যাশ চলে, সর্বোচ্চ ৪০টি।
settings-wrong-invalid-operator-code = প্রতি লাইনে দুটি কোডই দিন, আপনার আর প্রোভাইডারের; সর্বোচ্চ ৬০ অক্ষর।
settings-wrong-operator-twice = এই অপারেটর দুইবার লেখা হয়েছে।
settings-wrong-invalid-percent = ০ থেকে ১০০-এর মধ্যে শতাংশ লিখুন, দশমিকের পরে সর্বোচ্চ ৪ ঘর।
settings-wrong-rate-twice = ওই দিন থেকে এর একটি রেট আগেই আছে। সেটিই বদলান।
settings-wrong-invalid-table = এমন কিছু লেখা আছে যা এখন আর নেই। বিস্তারিত দেখুন।

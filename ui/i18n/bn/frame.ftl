### উপরের বার, লক, আর যেকোনো পাতায় যা বলা হয়।

demo-badge = ডেমো
demo-tip = ডেমো দোকান: সাজানো প্রোভাইডার, আসল টাকা নেই

nav-label = পাতা
nav-counter = কাউন্টার
nav-packs = প্যাক
nav-activity = লেনদেন
nav-dues = বাকি
nav-day = দিন
nav-reports = রিপোর্ট
nav-wallets = ওয়ালেট
nav-settings = সেটিংস
complaint-count =
    { $n ->
        [one] { $count }টি অভিযোগ খোলা আছে
       *[other] { $count }টি অভিযোগ খোলা আছে
    }

today-sales = বিক্রি
today-amount = আজ মোট
today-commission = আয়
today-commission-show = আয় দেখান
today-commission-hide = আয় লুকান

network-online = অনলাইন
network-slow = নেট ধীর
network-offline = অফলাইন
network-unasked = এখনো দেখা হয়নি
offline-heading = নেট নেই।
offline-line = এখন কিছু বিক্রি করা যাবে না, পরে পাঠানোর জন্যও কিছু জমা থাকবে না।

people-switch = এখন { $name } আছেন। বদলান
people-heading = এখন কে বসবেন?
people-none = এখানে আর কেউ ঢুকতে পারেন না।
role-owner = মালিক
lock-now = লক করুন

sound-turn-on = শব্দ চালু করুন
sound-turn-off = শব্দ বন্ধ করুন
display-open = গ্রাহকের পর্দা খুলুন
display-close = গ্রাহকের পর্দা বন্ধ করুন
language = ভাষা
looks = সংখ্যা ও রং
digits = সংখ্যা
digits-auto = সাধারণ
theme = রং
theme-auto = সিস্টেমের মতো
theme-light = দিনের
theme-dark = রাতের
contrast = স্পষ্টতা
contrast-auto = সাধারণ
contrast-high = বেশি

closing-heading =
    { $count ->
        [one] { $shown }টি রিচার্জ এখনো শেষ হয়নি
       *[other] { $shown }টি রিচার্জ এখনো শেষ হয়নি
    }
closing-body = এখন বন্ধ করলে, আবার খোলার পর এগুলোর খোঁজ নেওয়া হবে। ততক্ষণ এগুলো আবার বিক্রি করবেন না।
closing-stay = থাকুন
closing-close = তবুও বন্ধ করুন

details = বিস্তারিত
dismiss = সরিয়ে রাখুন
fault-heading = এই উইন্ডোতে একটা গোলমাল হয়েছে।
fault-money = রিচার্জগুলো নিরাপদ: যা পাঠানো হয়েছে তা লেখা আছে, লেনদেন পাতায় পাবেন। আবার বিক্রির আগে সেখানে দেখে নিন।

lock-heading = কাউন্টারে কে আছেন?
lock-alone = কেউ ব্যবহার না করায় কাউন্টার নিজেই লক হয়েছে।
lock-pin = পিন
lock-pin-of = { $name } এর পিন
lock-enter = খুলুন
lock-erase = শেষ সংখ্যাটি মুছুন
lock-demo-pin = ডেমোতে সবার পিন { $pin }
lock-wrong = পিন ভুল। আবার চেষ্টা করুন।
lock-too-soon = বারবার ভুল পিন দেওয়া হয়েছে। একটু অপেক্ষা করে আবার চেষ্টা করুন।
lock-wait = আর { $left }
lock-locked = বারবার ভুল পিন দেওয়ায় লক হয়েছে। মালিককে নতুন পিন দিতে হবে।
lock-locked-owner = বারবার ভুল পিন দেওয়ায় লক হয়েছে। tillupctl provision দিয়ে নতুন পিন দিন।
lock-fault = পিন মিলিয়ে দেখা যায়নি। আবার চেষ্টা করুন; না হলে Tillup বন্ধ করে আবার চালু করুন।

trouble-heading = দোকান খোলা যাচ্ছে না
trouble-money = কোনো টাকা কাটা হয়নি। যে রিচার্জ পাঠানো হয়েছিল, দোকান খুললেই তার খোঁজ নেওয়া হবে।
trouble-next = Tillup কি দুইবার চালু আছে? ডিস্ক কি ভরে গেছে? দেখে আবার চেষ্টা করুন। তবুও না হলে, যিনি এই কম্পিউটার দেখাশোনা করেন তাঁকে জানান।
trouble-again = আবার চেষ্টা করুন

# The packs beside the sale.
packs-title = প্যাক
packs-title-of = { $operator } প্যাক
packs-list = প্যাকের তালিকা
packs-search = প্যাক খুঁজুন
packs-search-example = ১ জিবি ৭ দিন, ২৯০, মিনিট…
packs-count =
    { $n ->
        [one] { $shown }টি প্যাক
       *[other] { $shown }টি প্যাক
    }
packs-found = { $all }টির মধ্যে { $found }টি
packs-loading = প্যাক আনা হচ্ছে…

# What a pack gives.
packs-gigabytes = { $amount } জিবি
packs-megabytes = { $amount } এমবি
packs-minutes =
    { $minutes ->
        [one] { $shown } মিনিট
       *[other] { $shown } মিনিট
    }
packs-days =
    { $days ->
        [one] { $shown } দিন
       *[other] { $shown } দিন
    }
packs-hours =
    { $hours ->
        [one] { $shown } ঘণ্টা
       *[other] { $shown } ঘণ্টা
    }

# Filters.
packs-kinds = প্যাকের ধরন
packs-spans = মেয়াদ
packs-all = সব
packs-any-span = সব মেয়াদ
packs-span-1 = ১ দিন
packs-span-3 = ৩ দিন
packs-span-7 = ৭ দিন
packs-span-30 = ৩০ দিন
packs-span-more = আরও বেশি
packs-category-internet = ইন্টারনেট
packs-category-minutes = মিনিট
packs-category-combo = কম্বো
packs-category-talktime = টকটাইম
packs-category-full-talktime = ফুল টকটাইম
packs-category-sms = এসএমএস
packs-category-drive = ড্রাইভ
packs-category-regular = রেগুলার
packs-category-roaming = রোমিং
packs-category-validity = মেয়াদ
packs-category-plan = প্ল্যান
packs-category-other = অন্যান্য

# Marks.
packs-best-value = সেরা দাম
packs-best-margin = সেরা লাভ
packs-taken = নেওয়া হয়েছে
packs-old-price = পুরোনো দাম
packs-old-price-help = এটি আগের তালিকার দাম, { $account } থেকে নতুন দাম আনা যায়নি। দাম বদলে থাকতে পারে, তাই গ্রাহককে এখনই কথা দেবেন না।
packs-favourite = পছন্দের
packs-conditions = শর্ত
packs-whole = প্যাকের পুরো লেখা
packs-read-on = বাকিটা পড়ুন

# The list is empty, or something may be missing from it.
packs-no-operator = প্যাক এখানে দেখা যাবে
packs-no-operator-help = নম্বর লিখুন বা অপারেটর বেছে নিন।
packs-not-here = এই সেবার কোনো প্যাক নেই
packs-not-here-help = টাকার পরিমাণ লিখুন।
packs-none = { $operator }-এর কোনো প্যাক এখন নেই
packs-none-help = যেকোনো পরিমাণ রিচার্জ করা যাবে: নম্বরের নিচে টাকা লিখুন।
packs-no-match = মিলে এমন প্যাক নেই
packs-searched = “{ $text }”
packs-show-all = সব প্যাক দেখুন
packs-failed = প্যাক আনা যায়নি
packs-wait = আরও কিছু দরকার
packs-amount-still-works = তবু রিচার্জ করা যাবে: নম্বরের নিচে টাকা লিখুন।
packs-account-not-asked = { $account } থেকে নতুন তালিকা আসেনি: { $why }
packs-not-asked = প্যাক আনা যায়নি: { $why }
packs-ask-again = আবার আনুন
packs-number-needed = পুরো নম্বর লিখলে { $account }-এর প্যাকও দেখা যাবে।
packs-circle-needed = সার্কেল বেছে নিলে { $account }-এর প্যাকও দেখা যাবে।
packs-circle-needed-here = গ্রাহকের সার্কেল বেছে নিন, প্যাক তার ওপর নির্ভর করে।
packs-offline = ইন্টারনেট নেই: এগুলো আগের প্যাক, দাম বদলে থাকতে পারে।
packs-why-no-connection = সংযোগ নেই।
packs-why-timeout = সময়মতো উত্তর আসেনি।
packs-why-unreadable = উত্তর পড়া যায়নি।
packs-why-credentials = দোকানের কি (key) নেওয়া হয়নি। মালিককে জানান।
packs-why-rate-limited = খুব ঘন ঘন চাওয়া হয়েছে। এক মিনিট অপেক্ষা করুন।
packs-why-operator-down = অপারেটর এখন কাজ করছে না।
packs-why-key = এই কম্পিউটারে দোকানের কি (key) পড়া যায়নি। মালিককে জানান।
packs-why-other = এবার কোনো প্যাক দেয়নি।

# Keys.
packs-hint-choose = বাছাই
packs-hint-take = নিন
packs-hint-kind = ধরন
packs-hint-days = মেয়াদ
packs-hint-favourite = পছন্দ
packs-hint-back = ফিরুন

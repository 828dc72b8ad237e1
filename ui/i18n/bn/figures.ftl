### More of the owner’s figures: what sells when, what sells best, on paper.

by-hour = ঘণ্টা
by-pack = প্যাক
report-no-pack = প্যাক ছাড়া
report-print = প্রিন্ট
report-look = এই বিক্রিগুলো দেখুন

by-provider = প্রোভাইডারের মান
quality-sent-heading = যা পাঠানো হয়েছে
quality-sent = পাঠানো
quality-success = সফল
quality-success-hint = যেগুলোর ফল জানা গেছে, তার মধ্যে এতগুলো সফল।
quality-median = অর্ধেক এর মধ্যে
quality-most = ১০০-তে ৯৫টি এর মধ্যে
quality-seconds = { $seconds } সেকেন্ড
quality-percent = { $percent }%
quality-commission-heading = কমিশন
quality-expected = পাওয়ার কথা
quality-earned = হিসাবে এসেছে
quality-reported = প্রোভাইডার জানিয়েছে
quality-uplift = লোড থেকে
quality-owed = এখন পাওনা
quality-note = পাওয়ার কথা: সেদিনের আপনার রেট অথবা প্যাকে যা বলা ছিল। হিসাবে এসেছে: প্রোভাইডার যা জানিয়েছে, না জানালে আপনার রেটে। এখন পাওনা: সব দিন মিলিয়ে।

forecast-likely = সম্ভবত { $likely } নাগাদ শেষ হবে।
forecast-may = এক সপ্তাহের মধ্যে শেষ হতে পারে।
forecast-between = এমন দশ দিনের আট দিনই { $earliest } থেকে { $latest }-এর মধ্যে।
forecast-from = সবচেয়ে আগে হলে { $earliest }।
forecast-load = পরের দিনটাও চলতে হলে তার আগে { $amount } লোড করুন।
forecast-lasts = বিক্রি যেমন চলছে, অন্তত এক সপ্তাহ চলবে।
forecast-cannot-say = কবে শেষ হবে এখনও বলা যাচ্ছে না: { $days } দিনের বিক্রি জানা আছে, লাগবে { $needed } দিনের।

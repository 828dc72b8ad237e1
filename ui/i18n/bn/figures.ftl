### More of the owner’s figures: what sells when, what sells best, on paper.

by-hour = ঘণ্টা
by-pack = প্যাক
report-no-pack = প্যাক ছাড়া
report-print = প্রিন্ট
report-look = এই বিক্রিগুলো দেখুন

forecast-likely = সম্ভবত { $likely } নাগাদ শেষ হবে।
forecast-may = এক সপ্তাহের মধ্যে শেষ হতে পারে।
forecast-between = এমন দশ দিনের আট দিনই { $earliest } থেকে { $latest }-এর মধ্যে।
forecast-from = সবচেয়ে আগে হলে { $earliest }।
forecast-load = পরের দিনটাও চলতে হলে তার আগে { $amount } লোড করুন।
forecast-lasts = বিক্রি যেমন চলছে, অন্তত এক সপ্তাহ চলবে।
forecast-cannot-say = কবে শেষ হবে এখনও বলা যাচ্ছে না: { $days } দিনের বিক্রি জানা আছে, লাগবে { $needed } দিনের।

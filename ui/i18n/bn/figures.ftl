### More of the owner’s figures: what sells when, what sells best, on paper.

by-hour = ঘণ্টা
by-pack = প্যাক
report-no-pack = প্যাক ছাড়া
report-print = প্রিন্ট
report-look = এই বিক্রিগুলো দেখুন

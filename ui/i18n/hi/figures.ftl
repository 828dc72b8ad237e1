### More of the owner’s figures: what sells when, what sells best, on paper.

by-hour = घंटा
by-pack = पैक
report-no-pack = बिना पैक
report-print = प्रिंट
report-look = ये बिक्रियाँ देखें

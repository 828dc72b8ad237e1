### More of the owner’s figures: what sells when, what sells best, on paper.

by-hour = Hour
by-pack = Pack
report-no-pack = Without a pack
report-print = Print
report-look = List these sales

### More of the owner’s figures: what sells when, what sells best, on paper.

by-hour = Hour
by-pack = Pack
report-no-pack = Without a pack
report-print = Print
report-look = List these sales

forecast-likely = Likely runs out about { $likely }.
forecast-may = It may run out within the week.
forecast-between = On eight of ten such days between { $earliest } and { $latest }.
forecast-from = At the earliest { $earliest }.
forecast-load = Load { $amount } before then to get through the next day.
forecast-lasts = Lasts at least a week, as sales have gone.
forecast-cannot-say = When it runs out cannot be said yet: sales of { $days } days are known, { $needed } are needed.

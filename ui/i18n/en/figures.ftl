### More of the owner’s figures: what sells when, what sells best, on paper.

by-hour = Hour
by-pack = Pack
report-no-pack = Without a pack
report-print = Print
report-look = List these sales

by-provider = Provider quality
quality-sent-heading = What was sent
quality-sent = Sent
quality-success = Success
quality-success-hint = Of all that came to an end, so many succeeded.
quality-median = Half within
quality-most = 95 of 100 within
quality-seconds = { $seconds } s
quality-percent = { $percent } %
quality-commission-heading = Commission
quality-expected = Expected
quality-earned = Booked
quality-reported = Reported
quality-uplift = By loads
quality-owed = Owed now
quality-note = Expected: by your rate of that day, or as the pack promised. Booked: as the provider reported, else by your rate. Owed now: of all days.

forecast-likely = Likely runs out about { $likely }.
forecast-may = It may run out within the week.
forecast-between = On eight of ten such days between { $earliest } and { $latest }.
forecast-from = At the earliest { $earliest }.
forecast-load = Load { $amount } before then to get through the next day.
forecast-lasts = Lasts at least a week, as sales have gone.
forecast-cannot-say = When it runs out cannot be said yet: sales of { $days } days are known, { $needed } are needed.

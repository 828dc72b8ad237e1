### The owner's screens: the day, the reports, the wallets.

owner-loading = One moment…
owner-failed = The figures could not be read.
owner-again = Try again
owner-currency = Currency
owner-sales = Sales
owner-amount = Sold
owner-earned = Earned
owner-reported = Earned, as providers report it
owner-by-rate = Earned, by your rates
owner-charge = Charges on top
owner-fee = Providers’ fees
owner-on-credit = On credit
owner-dues = Dues received
owner-reversed = Taken back
owner-failed-sales = Not gone through
owner-tally = { $sales } · { $amount }

day-back = The day before
day-next = The next day
day-today = Today
day-against = Compared with { $day }, the whole day
day-was = { $day }: { $value }
day-figures = The day’s figures
day-parts = What the day is made of
day-empty = Nothing was sold on this day.
day-empty-today = Nothing has been sold yet today. Figures come as sales do.

attention-heading = To look at
attention-none = Nothing: no sale is open, none was taken back.

by-operator = Operator
by-account = Account
by-clerk = Sold by
by-service = Service

wallets-heading = Wallets
wallets-sum = Together
wallets-ask = Ask the providers
wallets-asking = Asking…
wallets-none = There is no account yet.
wallets-none-hint = Connect a provider first; its wallet is shown here then.
wallets-hint = “By your book” is what loads and sales add up to when the provider was last asked. Where it differs, look at the sale at which it began: a load that was not entered, a fee, or a top-up sold elsewhere.
wallet-balance = At the provider
wallet-computed = By your book
wallet-difference = Difference
wallet-open = Still open
wallet-at = { $day }, { $time }
wallet-never = Never told yet
wallet-off = Switched off
wallet-agrees = Agrees
wallet-less = { $amount } too little
wallet-more = { $amount } too much
wallet-open-explains = Sales that are still open may explain it.
wallet-not-compared = Not compared yet
wallet-first = Where it began

by-day = Day
by-week = Week from
by-month = Month
reports-heading = Reports
report-period = Which days
report-period-today = Today
report-period-yesterday = Yesterday
report-period-week = This week
report-period-month = This month
report-period-last-month = Last month
report-period-days = From–to
report-from = From
report-to = To
report-by = By
report-total = Together
report-span = { $from } to { $to }
report-chart = What was sold, as bars. The figures stand in the table.
report-table = The figures
report-none = Nothing was sold in these days.
report-none-hint = Choose other days above.

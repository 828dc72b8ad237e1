# The packs beside the sale.
packs-title = Packs
packs-title-of = { $operator } packs
packs-list = Packs
packs-search = Search packs
packs-search-example = 1gb 7d, 290, minutes…
packs-count =
    { $n ->
        [one] { $shown } pack
       *[other] { $shown } packs
    }
packs-found = { $found } of { $all }
packs-loading = Asking for packs…

# What a pack gives.
packs-gigabytes = { $amount } GB
packs-megabytes = { $amount } MB
packs-minutes =
    { $minutes ->
        [one] { $shown } minute
       *[other] { $shown } min
    }
packs-days =
    { $days ->
        [one] { $shown } day
       *[other] { $shown } days
    }
packs-hours =
    { $hours ->
        [one] { $shown } hour
       *[other] { $shown } hours
    }

# Filters.
packs-kinds = Kind of pack
packs-spans = How long it lasts
packs-all = All
packs-any-span = Any days
packs-span-1 = 1 day
packs-span-3 = 3 days
packs-span-7 = 7 days
packs-span-30 = 30 days
packs-span-more = Longer
packs-category-internet = Internet
packs-category-minutes = Minutes
packs-category-combo = Combo
packs-category-talktime = Talktime
packs-category-full-talktime = Full talktime
packs-category-sms = SMS
packs-category-drive = Drive
packs-category-regular = Regular
packs-category-roaming = Roaming
packs-category-validity = Validity
packs-category-plan = Plans
packs-category-other = Other

# Marks.
packs-best-value = Best value
packs-best-margin = Best margin
packs-taken = In the sale
packs-old-price = Old price, ask
packs-old-price-help = This price is from an earlier list: { $account } could not be asked again. It may have changed, so do not promise it yet.
packs-favourite = Favourite
packs-conditions = Conditions
packs-whole = The whole text of the pack
packs-read-on = read on

# The list is empty, or something may be missing from it.
packs-no-operator = Packs appear here
packs-no-operator-help = Type the number or choose the operator.
packs-not-here = No packs for this service
packs-not-here-help = Type the amount instead.
packs-none = { $operator } has no packs on sale now
packs-none-help = You can still sell any amount: type it beside the number.
packs-no-match = No packs match
packs-searched = “{ $text }”
packs-show-all = Show all packs
packs-failed = The packs could not be asked for
packs-wait = Something is still needed
packs-amount-still-works = You can still sell an amount: type it beside the number.
packs-account-not-asked = No new list from { $account }: { $why }
packs-not-asked = Packs could not be asked for: { $why }
packs-ask-again = Ask again
packs-number-needed = { $account } shows its packs once the number is complete.
packs-circle-needed = { $account } shows its packs once the circle is chosen.
packs-circle-needed-here = Choose the customer's circle: packs depend on it.
packs-offline = No internet: these packs are from earlier. Prices may have changed.
packs-why-no-connection = there is no connection.
packs-why-timeout = no answer came in time.
packs-why-unreadable = its answer could not be read.
packs-why-credentials = it does not accept the shop's key. Tell the owner.
packs-why-rate-limited = it was asked too often. Wait a minute.
packs-why-operator-down = the operator is not working right now.
packs-why-key = the shop's key could not be read on this computer. Tell the owner.
packs-why-other = it gave no packs this time.

# Keys.
packs-hint-choose = choose
packs-hint-take = take
packs-hint-kind = kind
packs-hint-days = days
packs-hint-favourite = favourite
packs-hint-back = back

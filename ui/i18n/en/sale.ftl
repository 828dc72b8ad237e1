### The sale: the form, the review, the strip, and what the customer is shown.

counter-no-account = No provider is connected yet
counter-no-account-owner = Connect your account with a recharge provider, and the till can sell.
counter-no-account-clerk = Nothing can be sold yet. Please ask the owner to connect a provider.
counter-add-account = Connect a provider

operator-gp = GP
operator-rb = Robi
operator-at = Airtel
operator-bl = Banglalink
operator-tt = Teletalk
operator-sk = Skitto

service-prepaid = Prepaid
service-postpaid = Postpaid
service-skitto = Skitto
service-dth = DTH
service-datacard = Data card
service-electricity = Electricity
service-gas = Gas
service-insurance = Insurance

sale-title = New sale
sale-number-label = Mobile number
sale-customer-id-label = Customer number
sale-by-prefix = { $operator } · prefix { $prefix }
sale-by-memory = { $operator } · remembered from the last sale
sale-by-provider = { $operator } · told by the provider
sale-by-hand = { $operator } · chosen by you
sale-by-name = Looking for a customer of this name
sale-by-ending = Looking for a number that ends in this
sale-detecting = Asking the provider whose number this is…
sale-which-operator = Which operator? Please ask the customer.

problem-hidden = There is a hidden character in this number. Type it by hand.
problem-not-a-digit = Something here is not a digit. Type the number again.
problem-mixed-scripts = Digits of two languages are mixed. Type them in one.
problem-not-bangladeshi = Not a Bangladeshi mobile number: 11 digits, from 013 to 019.
problem-not-indian = Not an Indian mobile number: 10 digits, starting with 6 to 9.
problem-not-a-customer-id = This cannot be a customer number. Look at the card or the bill.
problem-other = This number cannot be topped up. Type it again.

sale-operator-label = Operator
sale-service-label = Service
sale-circle-label = Circle
sale-circle-unknown = Not chosen
sale-unit-label = Billing unit
sale-unit-hint = as on the bill
sale-dob-label = Date of birth
sale-dob-hint = 31-12-1990
sale-scheme-label = Special tariff (scheme)
sale-amount-label = Amount
sale-usual-label = Usual amounts
sale-pack-drop = Sell without this pack
sale-pack-exact = { $price } gives { $title }: tell the customer
sale-pack-near = For { $price } there is { $title }: tell the customer
sale-pack-take = Take it
sale-limit-min = The operator usually takes { $amount } or more. It may be refused.
sale-limit-max = The operator usually takes no more than { $amount }. It may be refused.
sale-repeat-soon = The same was sold at { $time }. Does the customer want it twice?
sale-charge-open = Charge on top
sale-charge-label = Charge on top
sale-review = Review
sale-recent-latest = Latest customers
sale-recent-label = Customers that fit
sale-recent-empty = Customers appear here after their first sale. Find them by a name or the end of a number.
sale-recent-none = Nobody bought before under this.
sale-message = What the program said
sale-packs-open = Packs
sale-clear-hint = clear everything

review-title = Check before selling
review-asking = Checking the order…
review-pays = Customer pays
review-pack = Pack
review-amount = Amount
review-charge = Charge on top
review-by = Sent through
review-commission = The shop earns
review-commission-show = Show
review-commission-hide = Hide
review-again = The customer wants it again
review-again-chosen = Yes, sell it again
review-offline = No internet: nothing can be sent now. A sale would fail at once, and nothing is kept for later.
review-slow = The internet is slow: the answer may take a while.
review-confirm = Sell { $amount }
review-selling = Selling { $amount }…
review-cancel = Back
review-paid = Paid
review-cash = In cash
review-owes = On credit
review-confirm-credit = Sell { $amount } on credit

credit-open = On credit
credit-off = In cash instead
credit-to = On credit:
credit-on = On credit of
credit-before = Owes now
credit-after = Owes then
credit-limit = Limit
credit-over = That is over the limit of { $limit }. Sell it in cash, take a payment first, or ask the owner.

pick-title = On whose credit?
pick-hint = A few letters of the name, or digits of the phone.
pick-of-limit = of { $limit }
pick-no-limit = no credit
pick-nobody = Nobody of this name or number buys on credit.
pick-empty = Nobody buys on credit here yet. The owner can add somebody under Dues.
pick-empty-owner = Nobody buys on credit here yet. Add somebody under Dues.

customer-name-give = Give this number a name
customer-name-change = Change the name
customer-name-label = Customer’s name
customer-name-save = Keep
customer-name-failed = The name could not be kept. Try again later.

strip-title = Sales on their way
strip-empty = Sales appear here while they are on their way.
strip-open =
    { $n ->
        [0] None open
        [one] { $count } open
       *[other] { $count } open
    }
strip-look =
    { $n ->
        [one] { $count } to look at
       *[other] { $count } to look at
    }
strip-unknown = Do not send again. Do not give the money back yet.
strip-failed = Nothing was charged
strip-not-sent = Nothing left the till
strip-reversed = Give the money back
strip-unknown-credit = Do not send again.
strip-reversed-credit = Taken off the dues
strip-next-check = next check in { $time }
strip-checking = Asking…
strip-checking-soon = about to ask again
strip-check = Check now
strip-reopen = Open again
strip-aside = Set aside
strip-new = Next customer
strip-detail = The sale
strip-close = Close

detail-receipt = receipt { $no }
detail-provider-said = What the provider said

evidence-sent = Sent at { $time } to { $provider }
evidence-checks =
    { $n ->
        [one] Asked about once since
       *[other] Asked about { $count } times since
    }
evidence-moved = The shop’s wallet fell by this amount while nothing else moved: it has probably gone through.
evidence-not-moved = The shop’s wallet did not move: it has probably not gone through.
evidence-unclear = Other sales moved the wallet too, so it proves nothing.
evidence-balances = Wallet { $before } before, { $after } after
evidence-operator = The operator’s number for it:

display-idle = Welcome
display-review = Is this right?
display-recorded = On its way
display-sending = On its way
display-pending = On its way, please wait
display-succeeded = Delivered
display-failed = Not delivered
display-unknown = Being checked, please wait
display-reversed = Taken back

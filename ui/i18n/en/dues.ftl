### The book of dues: who owes what, payments, and what the owner changes.

due-heading = Dues
due-total =
    { $n ->
        [one] { $count } customer owes
       *[other] { $count } customers owe
    }
due-list = Who owes what, most first
due-search = Name or phone
due-key-open = open, and take a payment
due-off = no more credit
due-no-limit = no credit
due-of-limit = of { $limit }
due-nobody = Nobody of this name or number buys on credit.
due-empty = Nobody buys on credit here yet. The owner can add somebody.
due-empty-owner = Nobody buys on credit here yet. Add those whom you trust, each with a limit.
due-choose = Choose somebody to see what they owe and how it came to that, or to take a payment.
due-detail = What is owed
due-close = Close
due-owes = Owes
due-shop-owes = The shop owes
due-last-paid = Paid last on { $day }
due-left = { $left } left of the limit of { $limit }
due-over = Over the limit of { $limit }: nothing more on credit until something is paid.
due-no-limit-long = Nothing is sold on credit: the limit is 0.
due-open = { $open } more is on its way
due-when = When
due-what = What
due-change = Change
due-after = Then owed
due-kind-sale = Sold on credit
due-kind-reversal = Taken back
due-kind-payment = Payment
due-kind-adjustment = Correction
due-show-sale = The sale
due-lines-none = Nothing yet.

payment-amount = How much
payment-hint = Cash that goes into the drawer now.
payment-all = All: { $due }
payment-leaves = then owes { $due }
payment-too-much = only { $due } is owed
payment-note = Note, if you like
payment-take = Take the payment
payment-take-amount = Take { $amount }
payment-done = { $amount } received. { $due } is owed now.
payment-nothing = Owes nothing.
payment-shop-owes = The shop owes this customer { $amount }. It is set against what they buy next.

debtor-add = Add a customer
debtor-add-now = Add
debtor-change = Change
debtor-change-heading = Change the customer
debtor-name-label = Name
debtor-name-hint = As everybody in the shop knows them. Each name once.
debtor-phone-label = Phone, if known
debtor-wrong-phone = This is not a phone number of this country. Leave it empty, or type it again.
debtor-limit-label = May owe at most
debtor-limit-hint = 0: nothing is sold on credit.
debtor-enabled = May buy on credit
debtor-save = Save
debtor-saved = Saved.
debtor-cancel = Cancel
due-adjust = Correct the due
due-adjust-heading = Correct what { $name } owes
due-adjust-hint = For what no sale and no payment here tells: the due of an old notebook, or one you let go. It is kept for good with your reason.
due-adjust-more = Owes more
due-adjust-less = Owes less
due-adjust-reason = Why
due-adjust-now = Write it down
due-adjusted = Written down.

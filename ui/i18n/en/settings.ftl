### The settings: the list of sections, how they are saved, and the accounts.

settings-heading = Settings
settings-sections = Sections of the settings
settings-unsaved = not saved
settings-key-move = choose
settings-key-enter = open
settings-key-back = back
settings-will-change = This will change:
settings-save = Save
settings-undo = Undo
settings-saved = Saved.
settings-nothing = Nothing to save.

settings-accounts = Accounts
accounts-note = The shop’s accounts with providers. Their keys are in this computer’s keyring and are never shown.
account-sells = Sells
account-off = Switched off
account-add = Connect an account
account-asking = Asking the provider…
account-test-badge = Test
account-http = Not encrypted
account-followed =
    { $count ->
        [one] One open sale through it is still followed to its end.
       *[other] { $shown } open sales through it are still followed to their end.
    }
account-test = Test
account-test-all = Test all
account-open = Change
account-state = State
account-balance = Balance now
accounts-none = There is no account yet.
accounts-none-hint = Nothing can be sold before a provider is connected.
account-enabled = This account may sell.
account-enabled-hint = Switched off, it gets no new sales; those still open are followed to their end.
account-paid = When does the provider pay the commission?
account-paid-later = At some later time
account-paid-sale = With each sale, into the wallet
account-codes = Operator codes
account-codes-hint = Only where { $provider } calls an operator by another code than the shop.
account-code-ours = The shop’s code
account-code-theirs = The provider’s code
account-code-remove = Take { $code } off the list
account-code-add = Add a code
account-change-on = It may sell again.
account-change-off = It is switched off: no new sales go through it.
account-change-url = Its address becomes { $url }
account-change-http = It may send without encryption.
account-change-no-http = It may no longer send without encryption.
account-change-test = It uses the provider’s test environment.
account-change-live = It sells for real money.
account-change-paid-sale = Its commission comes with each sale.
account-change-paid-later = Its commission comes later.
account-change-code = Operator { $ours } has the code { $theirs }
account-change-code-gone = Operator { $ours } has no code of its own any more.
account-keys = Replace the keys
account-keys-hint = They go into this computer’s keyring, in place of the old ones, and are never shown. What stays empty stays as it is.
account-key-stays = Stays as it is
account-keys-save = Replace and test
account-keys-kept = The new keys are kept.
account-done = Done

settings-rates = Commission
rates-note = What you earn where the provider does not say so with each sale. The closest match counts, then the latest day. What was sold before keeps what it earned.
rates-none = There is no rate yet: sales earn what the provider reports, else nothing.
rate-all = All sales
rate-any = All
rate-percent = Percent
rate-percent-shown = { $percent } %
rate-from-day = from { $day }
rate-now = holds now
rate-later = to come
rate-past = replaced
rate-end = End
rate-end-hint = From today it earns nothing: adds a row with 0 %
rate-remove = Remove this rate
rate-add = Add
rate-holds = Holds
rate-preview = What it would have earned
rate-preview-hint = The sales that succeeded and whose commission goes by rate, each rounded by itself.
rate-preview-none = Nothing was sold in these days.
rate-present = Now
rate-proposed = Then
rate-difference = Difference
rate-without =
    { $count ->
        [one] One sale would have no rate.
       *[other] { $shown } sales would have no rate.
    }
rate-reported =
    { $count ->
        [one] One more sale earns what the provider reported.
       *[other] { $shown } more sales earn what the provider reported.
    }
rate-sales =
    { $count ->
        [one] one sale
       *[other] { $shown } sales
    }
rate-change-added = New: { $whose }, { $percent } from { $day }
rate-change-other = Changed: { $whose } from { $day } becomes { $percent }
rate-change-gone = Removed: { $whose }, { $percent } from { $day }

settings-routing = Routing
routing-note = Which account executes a sale. A next one is tried only where the one before has definitely charged nothing.
routing-none = Nothing can be sold yet.
routing-by-margin = By expected margin
routing-order = Who sells { $operator }
routing-order-hint = Only these, in this order. One whose wallet looks too low comes last.
routing-margin-hint = Whichever account is expected to earn most. Choose accounts to set an order of your own.
routing-up = Move { $account } up
routing-down = Move { $account } down
routing-remove = Take { $account } off the list
routing-to-margin = By expected margin
routing-now = Who would be taken now
routing-amount = for a sale of
routing-taken = taken
routing-nobody = Nobody could sell this now.
routing-listed = Place { $place } of your list. Expected to earn { $earned }.
routing-only = The only account that sells this. Expected to earn { $earned }.
routing-margin = Expected to earn { $earned }.
routing-poor = Its wallet looks too low, so others come first.
routing-paused = The provider asked for a pause, so others come first.
routing-not-listed = Not on your list for this operator.
routing-off = Switched off.
routing-cannot-not-sold-here = It does not sell this operator.
routing-cannot-operator-unknown = Its provider’s code for this operator is not known. You can enter it under Accounts.
routing-cannot-amount-refused = Its provider does not take this amount.
routing-cannot-needs-more = Its provider needs to know more about the sale than this.
routing-change = { $operator }: { $after } (until now: { $before })

settings-wrong-account-taken = There is an account of this name already. Choose another name; its keys are replaced in its own settings.
settings-wrong-base-url-needed = This provider has an own address for each shop. Type the one it gave you.
settings-wrong-invalid-url = This is not a web address. It begins with https://
settings-wrong-plain-http = This address is not encrypted. Ask the provider for one with https://, or tick that you use it nevertheless.
settings-wrong-invalid-operator = An operator’s code has letters, digits and dashes only, 40 at most.
settings-wrong-invalid-operator-code = Each line needs both codes, yours and the provider’s, 60 characters at most.
settings-wrong-operator-twice = This operator stands there twice.
settings-wrong-invalid-percent = A percentage between 0 and 100, with 4 decimal places at most.
settings-wrong-rate-twice = There is a rate for the same from that day already. Change that one.
settings-wrong-invalid-table = The table names something that is not there any more. Look at the details.

### One wallet: money put into it, and how it came to what it holds.

wallet-look = Load, history
wallet-back = All wallets
wallet-month = By your book, at the end of each day

load-heading = Money put into this wallet
load-amount = What arrived
load-amount-hint = As the provider shows it.
load-paid = What you paid for it
load-paid-hint = Less than arrived: the rest is commission.
load-note = Note, if you like
load-gain = { $amount } of it is commission
load-loss = { $amount } more than arrived
load-same = no commission
load-leaves = then by your book { $balance }
load-book = Book the load
load-book-amount = Book { $amount }
load-done = { $amount } booked. By your book the wallet holds { $balance } now.

history-heading = How it came to that
history-when = When
history-what = What
history-change = Change
history-none = Nothing is known of this wallet yet. It begins with the first load, the first sale, or the first balance that the provider tells.
history-sales =
    { $n ->
        [one] { $count } sale
       *[other] { $count } sales
    }
history-reversed =
    { $n ->
        [one] { $count } taken back
       *[other] { $count } taken back
    }
history-opened = Was there before the book
history-loaded = Loaded
history-paid = paid { $paid }
history-gain = paid { $paid }, commission { $amount }
history-loss = paid { $paid }, { $amount } more than arrived
history-told = The provider told { $amount }
history-until = until { $time }
history-blurred = while a sale was under way
history-older = Earlier days

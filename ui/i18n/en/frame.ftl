### The bar, the lock, and what is told whatever screen is open.

demo-badge = Demo
demo-tip = A demo shop: simulated providers, no real money

nav-label = Pages
nav-counter = Counter
nav-packs = Packs
nav-activity = Activity
nav-dues = Dues
nav-day = Day
nav-reports = Reports
nav-wallets = Wallets
nav-settings = Settings
complaint-count =
    { $n ->
        [one] { $count } complaint is open
       *[other] { $count } complaints are open
    }

today-sales = Sales
today-amount = Sold today
today-commission = Earned
today-commission-show = Show what was earned
today-commission-hide = Hide what was earned

network-online = Online
network-slow = Slow
network-offline = Offline
network-unasked = Not checked yet
offline-heading = No connection.
offline-line = Nothing can be sold now, and nothing is kept to be sent later.

people-switch = { $name } is at the till. Switch
people-heading = Who takes over?
people-none = Nobody else can sign in here.
role-owner = Owner
lock-now = Lock

sound-turn-on = Turn the sound on
sound-turn-off = Turn the sound off
display-open = Open the customer’s display
display-close = Close the customer’s display
language = Language
looks = Digits and colours
digits = Digits
digits-auto = Usual
theme = Colours
theme-auto = As the system
theme-light = Light
theme-dark = Dark
contrast = Contrast
contrast-auto = Usual
contrast-high = High

closing-heading =
    { $count ->
        [one] One sale is still open
       *[other] { $shown } sales are still open
    }
closing-body = If you close now, Tillup follows them when it is opened again. Do not sell them again until then.
closing-stay = Stay
closing-close = Close anyway

details = Details
dismiss = Put away
fault-heading = Something in this window went wrong.
fault-money = Sales are safe: what was sent is written down and stands under Activity. Look there before you sell again.

lock-heading = Who is at the till?
lock-alone = The till locked itself because nobody used it.
lock-pin = PIN
lock-pin-of = PIN of { $name }
lock-enter = Open
lock-erase = Delete the last digit
lock-demo-pin = In the demo everybody’s PIN is { $pin }
lock-wrong = Wrong PIN. Try again.
lock-too-soon = Too many wrong PINs. Wait, then try again.
lock-wait = { $left } left
lock-locked = Locked after too many wrong PINs. The owner has to set a new PIN.
lock-locked-owner = Locked after too many wrong PINs. Set a new PIN with tillupctl provision.
lock-fault = The PIN could not be checked. Try again; if it stays, start Tillup anew.

trouble-heading = The shop cannot be opened
trouble-money = No money was moved. Sales that were sent are followed as soon as the shop opens.
trouble-next = Is Tillup running twice? Is the disk full? Then try again. If it stays like this, call whoever looks after this computer.
trouble-again = Try again

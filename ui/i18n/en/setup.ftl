### The first run.

setup-progress = Step { $step } of { $all }
setup-next = Next
setup-back = Back
setup-skip = Do this later
setup-to-counter = To the counter
setup-demo = Try the demo shop
setup-demo-note = Just looking? The demo shop has simulated providers and no real money.

setup-heading-language = Welcome to Tillup
setup-note-language = Which language should the counter speak? You can change it at any time.
setup-language = Language

setup-heading-shop = Your shop
setup-shop-name = Name of the shop
setup-shop-name-hint = Stands on the receipts.
setup-shop-address = Address (may stay empty)
setup-country = Country
setup-country-bd = Bangladesh
setup-country-in = India

setup-heading-owner = The owner
setup-note-owner = The owner sees what was earned, resolves unclear sales and adds people.
setup-owner-name = Your name
setup-pin = PIN
setup-pin-again = The same PIN again
setup-pin-hint = { $least } to { $most } digits. Nobody can look it up later, so keep it in mind.

setup-heading-account = Your account with a provider
setup-provider = Provider
setup-key-api-key = API key
setup-key-open-key = Open key
setup-key-secret-key = Secret key
setup-key-user-id = User ID
setup-key-password = Password
setup-key-mobile-no = Mobile number
setup-key-sms-pin = SMS PIN
setup-key-held = Typed already
setup-keys-hint = You get these from the provider. They go into this computer’s keyring and are never shown again.
setup-account-id = Name of the account here
setup-base-url = Address of the provider
setup-allow-http = This address is not encrypted: everyone on the way could read the keys and spend your balance. Use it nevertheless.
setup-test = Use the provider’s test environment
setup-check = Check the balance
setup-check-again = Check again
setup-checking = Asking the provider for the balance …
setup-balance = It works. Your balance:

setup-heading-clerk = Somebody who sells
setup-note-clerk = Clerks sell and see their sales, but not what you earn. Everyone has a PIN of their own.
setup-clerk-name = Name of the clerk

setup-heading-done = The counter is ready
setup-note-done = Type a number, press Enter, and the first recharge is on its way.
setup-done-shop = Shop
setup-done-account = Account
setup-done-no-account = None yet: nothing can be sold before one is connected
setup-done-unchecked = balance not known yet
setup-done-clerk = Clerk
setup-done-no-clerk = None yet

setup-wrong-shop-name = The shop needs a name.
setup-wrong-user-name = Type a name of letters and digits, 40 at most.
setup-wrong-name-taken = There is somebody of this name already. Add a second name or a number.
setup-wrong-pin = A PIN has 4 to 12 digits. Type a longer one.
setup-wrong-pins-differ = The two PINs are not the same. Type both again.
setup-wrong-already = A shop is set up on this computer already. Start Tillup anew to open it.
setup-wrong-keys-needed = Fill in every key that the provider gave you.
setup-wrong-address-needed = This provider has an own address for each shop. Type the one it gave you.
setup-wrong-address = This is not a web address. It begins with https://
setup-wrong-http = This address is not encrypted. Ask the provider for one with https://, or tick that you use it nevertheless.
setup-wrong-account-id = The name of the account has letters, digits, dots and dashes only, 40 at most.
setup-wrong-other-provider = There is an account of this name with another provider. Choose another name.
setup-wrong-keyring-locked = This computer’s keyring is locked, so the keys were not kept. Unlock it, often by signing in to the computer again, then check again.
setup-wrong-keyring = This computer’s keyring does not answer, so the keys were not kept. Start it (on Linux: GNOME’s or KWallet), then check again.
setup-wrong-credentials = The provider does not accept these keys. Compare them with what it gave you and type them again.
setup-wrong-not-permitted = The provider does not let this account ask. Ask it to allow the API, and this shop’s internet address.
setup-wrong-rate = The provider was asked too often. Wait a minute, then check again.
setup-wrong-not-reached = The provider could not be reached. The keys are kept. Look at the internet and at the address, then check again.
setup-wrong-timeout = The provider did not answer in time. The keys are kept; check again, or go on and look later.
setup-wrong-answer = The answer was not what this provider sends. Is the address right? The keys are kept; check again.
setup-wrong-provider = The provider has a fault of its own. The keys are kept; check again in a while.
setup-wrong-demo = The demo shop could not be started. Try again; if it stays, start Tillup anew.
setup-wrong-disk = This could not be written to the disk. Is it full? What you typed is still here; try again.
setup-wrong-other = That did not work. What you typed is still here; try again, and look at the details if it stays.

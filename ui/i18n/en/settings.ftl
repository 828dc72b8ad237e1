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

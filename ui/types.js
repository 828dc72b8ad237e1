/* eslint max-lines: off -- one list of all shapes is easier to hold against the program than two */
// The shapes that cross between the window and the program; src-tauri/src/dto/ has the same names.
// Amounts are exact decimals as text ("290.00"), moments are RFC 3339 in the shop's time zone, days `YYYY-MM-DD`.

/** @typedef {"setup" | "lock" | "counter"} Phase */
/** @typedef {"bn" | "en" | "hi"} Language */
/** @typedef {"BD" | "IN"} Country */
/** @typedef {"owner" | "clerk"} Role */
/** @typedef {"recorded" | "sending" | "pending" | "succeeded" | "failed" | "unknown" | "reversed"} Status */
/** @typedef {"prepaid" | "postpaid" | "skitto" | "dth" | "datacard" | "electricity" | "gas" | "insurance"} Service */

/** @typedef {{ name: string, role: Role }} User */

/**
 * @typedef {object} Operator
 * @property {string} code the shop's code
 * @property {string} name
 * @property {Country} country
 * @property {Service[]} services what can be sold of it
 */

/**
 * @typedef {object} Shop
 * @property {string} name
 * @property {Country} country
 * @property {string} currency ISO 4217
 * @property {Language} language
 * @property {boolean} chargeAllowed whether a charge on top of the amount may be taken
 * @property {Service[]} services those that the shop's accounts can sell, the usual one first
 * @property {Operator[]} operators all that the shop's accounts can sell, most sold first
 * @property {boolean} needsCircle whether an account lists packs by telecom circle
 * @property {number} locksAfterSeconds idle time after which the till locks itself
 */

/**
 * @typedef {object} Start
 * @property {Phase} phase
 * @property {boolean} demo
 * @property {string} [demoPin] the demo's PIN, which is no secret
 * @property {User | null} user who is signed in
 * @property {User[]} users who can sign in
 * @property {Shop | null} shop null until one is set up
 */

/**
 * @typedef {object} Overview today's figures
 * @property {string} currency
 * @property {string} day business day
 * @property {number} sales
 * @property {string} amount
 * @property {string | null} commission the owner's only
 */

/**
 * @typedef {object} ProviderOption what can be set up
 * @property {string} id
 * @property {string} name
 * @property {Country} country
 * @property {string} currency
 * @property {string[]} keys names of the keys it needs
 * @property {string | null} baseUrl its address; null where each shop has its own
 * @property {boolean} hasTest whether it has a test environment
 */

/**
 * @typedef {object} NewShop
 * @property {string} name
 * @property {string} address
 * @property {Country} country
 * @property {Language} language
 * @property {string} owner the owner's name
 * @property {string} pin
 */

/**
 * @typedef {object} NewAccount
 * @property {string} id
 * @property {string} provider
 * @property {string | null} baseUrl
 * @property {boolean} allowHttp
 * @property {"live" | "test"} environment
 * @property {Record<string, string>} keys
 */

/**
 * @typedef {object} BalanceCheck
 * @property {string} account
 * @property {string} currency
 * @property {string | null} balance
 * @property {BackendError | null} error why there is none
 */

/**
 * @typedef {object} NumberRead what the till makes of what was typed so far; asks nobody outside
 * @property {"empty" | "partial" | "complete" | "invalid"} state
 * @property {string} number the form the providers get; as far as it goes
 * @property {string} grouped in the groups in which the country reads it aloud
 * @property {string | null} problem code of what is wrong: `hidden`, `not_a_digit`, `mixed_scripts`, `not_bangladeshi`, `not_indian`, `not_a_customer_id`
 * @property {string | null} operator proposed code
 * @property {Service | null} service proposed
 * @property {string | null} circle
 * @property {"prefix" | "memory" | "provider" | null} by what the proposal rests on
 * @property {string | null} prefix the prefix, where it is that
 * @property {string | null} customer the name kept with the number
 */

/**
 * @typedef {object} Customer somebody who bought before
 * @property {string} number
 * @property {string} grouped
 * @property {string | null} name
 * @property {string} operator
 * @property {Service} service
 * @property {string} amount of the last sale
 * @property {string} at of the last sale
 */

/**
 * @typedef {object} Order what the customer asks for, as typed
 * @property {string} number
 * @property {string | null} amount
 * @property {string | null} operator
 * @property {Service | null} service
 * @property {string | null} [account] of the chosen pack
 * @property {string | null} [offer] id of the chosen pack
 * @property {string | null} [circle]
 * @property {string | null} [charge]
 * @property {string | null} [unit]
 * @property {string | null} [dob] day of birth
 * @property {boolean} [scheme]
 * @property {boolean} [again] the clerk confirmed a repeat
 * @property {number | null} [debtor] id of whoever buys on credit; none: cash
 */

/**
 * @typedef {object} Quote an order, read and checked; nothing is written down
 * @property {string} number
 * @property {string} grouped
 * @property {string} operator
 * @property {Service} service
 * @property {string | null} circle
 * @property {string} amount
 * @property {string} charge
 * @property {string} total what the customer pays
 * @property {string} currency
 * @property {string} account that will execute it
 * @property {string} provider its name for people
 * @property {{ id: string, title: string } | null} offer
 * @property {{ min: string | null, max: string | null } | null} limit the limit that the amount breaks; the provider decides
 * @property {Repeat | null} repeat an earlier sale of the same number and amount: needs a deliberate yes
 * @property {string | null} commission expected; the owner's only
 * @property {QuotedDebtor | null} debtor whoever buys it on credit
 */

/** @typedef {{ id: number, name: string, due: string, after: string, limit: string, over: boolean }} QuotedDebtor after: what would be owed with this sale and all open ones; over: more than the limit */
/** @typedef {{ reference: string, status: Status, at: string }} Repeat */

/**
 * @typedef {object} Attempt one submission of a sale to one account
 * @property {string} reference
 * @property {string} account
 * @property {string} provider name for people
 * @property {Status} status
 * @property {string | null} reason code
 * @property {string | null} sentAt
 * @property {string | null} answeredAt
 * @property {string | null} nextCheckAt
 * @property {number} checks
 * @property {string | null} message the provider's own words
 * @property {string | null} code the provider's own code
 * @property {string | null} providerReference
 * @property {string | null} operatorReference
 * @property {string | null} walletBefore the owner's only
 * @property {string | null} walletAfter the owner's only
 * @property {"moved" | "not_moved" | "unclear" | null} walletEvidence whether the wallet fell by the amount; null where it was not compared
 */

/**
 * @typedef {object} Sale
 * @property {string} reference
 * @property {string} receiptNo
 * @property {Status} status
 * @property {string | null} reason code
 * @property {string} number
 * @property {string} grouped
 * @property {string | null} customer
 * @property {string} operator
 * @property {Service} service
 * @property {string | null} circle
 * @property {string} amount
 * @property {string} charge
 * @property {string} total
 * @property {string} currency
 * @property {{ id: string, title: string } | null} offer
 * @property {string} clerk
 * @property {string} createdAt
 * @property {string | null} finalAt
 * @property {string | null} nextCheckAt
 * @property {string | null} commission the owner's only
 * @property {{ by: string, why: string, at: string } | null} resolution
 * @property {string | null} unit
 * @property {string | null} dob
 * @property {boolean} scheme
 * @property {{ id: number, name: string } | null} debtor whoever bought it on credit
 * @property {Attempt[]} attempts at least one
 */

/**
 * @typedef {object} SalesQuery
 * @property {string | null} from first business day; null: today
 * @property {string | null} to last one; null: today
 * @property {boolean} everyDay whatever the day; `from` and `to` do not matter then
 * @property {Status | "open" | null} status
 * @property {string | null} clerk
 * @property {string} text a number or its end, a reference, a receipt number or an amount
 * @property {boolean} [disputed] only those with a complaint
 * @property {number} limit
 */

/** @typedef {{ sales: number, amount: string }} Tally */

/**
 * @typedef {object} Totals figures of some days: successes less reversals, each on the day on which it happened
 * @property {number} sales
 * @property {string} amount
 * @property {string} charge
 * @property {string} fee
 * @property {string} commission reported and by rate together
 * @property {string} commissionReported
 * @property {string} commissionByRate
 * @property {Tally} reversed
 * @property {Tally} pending
 * @property {Tally} unknown
 * @property {Tally} failed
 */

/** @typedef {{ key: string, totals: Totals }} Group */
/** @typedef {"day" | "week" | "month" | "hour" | "account" | "operator" | "service" | "clerk" | "pack"} ReportBy */
/** @typedef {{ from: string, to: string, currency: string, totals: Totals, groups: Group[] }} Report */

/**
 * @typedef {object} AccountQuality what became of what was sent to an account, how fast, and what was paid for it
 * @property {string} account
 * @property {number} attempts all that were sent, as they stand now
 * @property {number} succeeded
 * @property {number} failed
 * @property {number} reversed
 * @property {number} unknown
 * @property {number} pending
 * @property {string | null} successPercent of those that came to an end; null where none did
 * @property {number | null} medianMs half came to an end within it
 * @property {number | null} mostMs 95 of 100 did
 * @property {string} expected commission by the rate of the day or the pack's promise
 * @property {string} earned commission that was booked
 * @property {string} reported of it, what the provider reported
 * @property {string} uplift by loads
 * @property {string} owed by the provider now, of all days
 */

/** @typedef {{ from: string, to: string, currency: string, accounts: AccountQuality[] }} Quality */

/**
 * @typedef {object} DayPart a day in one currency
 * @property {string} currency
 * @property {Totals} totals
 * @property {Totals} before the same weekday a week before
 * @property {Group[]} accounts
 * @property {Group[]} operators
 * @property {Group[]} services
 * @property {Group[]} clerks
 * @property {string} onCredit sold on credit, with the charge, less what was reversed of it: no cash came in for it
 * @property {string} duesReceived payments of dues
 */

/**
 * @typedef {object} DayView one business day; the owner's only
 * @property {string} day
 * @property {string} today
 * @property {string} before
 * @property {DayPart[]} parts one for each currency, the shop's own first
 * @property {Sale[]} attention open ones, oldest first, then those taken back on this day
 */

/**
 * @typedef {object} Wallet what the postings say against what the provider told last; the owner's only
 * @property {string} account
 * @property {string} provider name for people
 * @property {string} currency
 * @property {boolean} enabled
 * @property {string} computed
 * @property {string | null} reported
 * @property {string | null} toldAt
 * @property {string | null} difference reported less computed
 * @property {string | null} firstDifference reference of the first sale after which they differ
 * @property {string} open face value of open sales, in neither figure for certain
 * @property {Forecast | null} forecast
 */

/**
 * @typedef {object} RunsOut a wallet runs out: likely then, on eight of ten like days between the other two; null: later than is looked ahead
 * @property {"runs_out"} says
 * @property {string | null} likely
 * @property {string} earliest
 * @property {string | null} latest
 * @property {string | null} load what makes it last through the next business day
 */
/** @typedef {{ says: "cannot_say", days: number, needed: number } | { says: "lasts" } | RunsOut} Forecast */

/** @typedef {BalanceCheck & { askedAt: string }} AskedWallet */

/** @typedef {{ day: string, reading: number }} WalletPlace where a page of a wallet's history ends */
/** @typedef {{ account: string, amount: string, paid: string, note: string, once: string }} WalletLoad money put into a wallet; paid: what was given for it, empty: as much as arrived; once: its own mark */
/**
 * @typedef {{ at: string, balance: string } & (
 *   { kind: "opened", amount: string }
 *   | { kind: "loaded", amount: string, paid: string, uplift: string | null, note: string | null, by: string | null }
 *   | { kind: "told", told: string, until: string, difference: string | null })} WalletLine balance: by the book after it; difference: told less that, null while a sale was under way
 */
/** @typedef {{ day: string, sales: number, reversed: number, sold: string, balance: string, lines: WalletLine[] }} WalletDay sold: what its sales moved the wallet by, negative where it paid; balance: by the book at its end */

/**
 * @typedef {object} WalletHistory a page, the newest day first; the owner's only
 * @property {string} balance by the book now
 * @property {string} currency
 * @property {WalletDay[]} days
 * @property {WalletPlace | null} next where older ones begin
 * @property {{ day: string, balance: string }[]} month by the book at the end of each of the last 30 days, with the latest page only
 */

/**
 * @typedef {object} LowWallet a wallet that runs low, by what the program knows without asking
 * @property {string} account
 * @property {string} provider name for people
 * @property {string} currency
 * @property {boolean} empty whether it is as good as empty
 * @property {string | null} balance the owner's only
 */

/**
 * @typedef {object} Debtor somebody who buys on credit
 * @property {number} id
 * @property {string} name
 * @property {string | null} phone
 * @property {string} due what they owe
 * @property {string} open sold on credit and not final yet: in `due` once it succeeds
 * @property {string} limit what they may owe at most; 0: nothing is sold on credit
 * @property {boolean} enabled
 * @property {string} currency
 * @property {string | null} lastPaidAt
 */

/** @typedef {{ at: string, kind: "sale" | "reversal" | "payment" | "adjustment", amount: string, due: string, reference: string | null, clerk: string, reason: string | null }} DueLine amount: what it added, signed; due: after it; reason: of an adjustment, or the note of a payment */
/** @typedef {{ debtor: Debtor, lines: DueLine[] }} DebtorView lines: the last 200, newest first */
/** @typedef {{ id: number | null, name: string, phone: string | null, limit: string, enabled: boolean }} DebtorForm id null: a new one */

/** @typedef {{ way: "in" | "out", amount: string, reason: string, at: string }} CashMovement */
/** @typedef {{ account: string, operator: string, currency: string, sales: number, amount: string, charge: string, commission: string | null }} SoldLine commission: the owner's only */
/** @typedef {{ reference: string, status: Status, amount: string, charge: string, currency: string, debtor?: { id: number, name: string } | null }} Unresolved debtor: no cash was taken, it goes on their due */
/** @typedef {{ reference: string, status: Status, amount: string, currency: string, at: string, day: string, z: number | null, debtor?: { id: number, name: string } | null }} Adjustment a sale of an earlier shift that came to its end; z: the report after which it did; debtor: it moved their due and no cash */
/** @typedef {{ reference: string, status: Status, total: string, currency: string, finalAt: string | null }} SettledSince */

/**
 * @typedef {object} Shift a drawer: of an open one what is known so far (X), of a closed one what its Z report says
 * @property {number} id
 * @property {string} clerk
 * @property {string} openedAt
 * @property {string | null} closedAt
 * @property {number | null} z number of the Z report
 * @property {string} currency
 * @property {string} float
 * @property {string} cashIn
 * @property {string} cashOut
 * @property {CashMovement[]} movements
 * @property {number} sales
 * @property {string} amount
 * @property {string} charge
 * @property {string | null} commission the owner's only
 * @property {string} onCredit of the sales with their charge: what no cash came in for
 * @property {string} payments dues that were paid into the drawer
 * @property {Tally} reversed
 * @property {SoldLine[]} sold
 * @property {Unresolved[]} unresolved
 * @property {Adjustment[]} adjustments
 * @property {string | null} expected to who counts the drawer, only after the count
 * @property {string | null} counted
 * @property {string | null} difference counted less expected
 * @property {{ entries: number, head: string }} chain where the chain of entries stood
 * @property {SettledSince[]} settledSince of the unresolved ones of a Z report
 */

/** @typedef {{ z: number, clerk: string, openedAt: string, closedAt: string, currency: string, counted: string, difference: string, unresolved: number }} ZLine a Z report in a list */
/** @typedef {{ own: Shift | null, others: Shift[], reports: ZLine[] }} Drawers others: the owner's only; reports: the last 50, a clerk's own */

/** @typedef {{ from: string, to: string, status: Status | null, clerk: string | null, format: "csv" | "xlsx" }} ExportQuery */
/** @typedef {{ rows: number, of: number | null }} ExportProgress */
/** @typedef {{ file: string, folder: string, rows: number }} Exported a file that was written, by its name, and where */

/**
 * @typedef {object} AccountSettings an account with a provider, without its keys; the owner's only
 * @property {string} id
 * @property {string} provider its id
 * @property {string} name the provider's name for people
 * @property {string} baseUrl
 * @property {string | null} usualUrl the provider's own address, where it has one
 * @property {boolean} allowHttp
 * @property {"live" | "test"} environment
 * @property {boolean} hasTest whether the provider has a test environment
 * @property {string} currency
 * @property {boolean} enabled
 * @property {"later" | "sale"} commissionPaid when commission reaches the wallet
 * @property {Record<string, string>} operatorCodes the shop's code and the provider's
 * @property {string[]} keys names of the keys it needs
 * @property {number} openSales sales through it that wait for their end
 */

/** @typedef {Pick<AccountSettings, "allowHttp" | "environment" | "enabled" | "commissionPaid" | "operatorCodes"> & { baseUrl: string | null }} AccountChange */

/** @typedef {{ account: string | null, operator: string | null, service: Service | null, percent: string, from: string }} CommissionRate a row of the table; null matches all */
/** @typedef {{ today: string, rates: CommissionRate[] }} RateTable */

/**
 * @typedef {object} RateEffect what the proposed table would have earned on what was sold
 * @property {string} account
 * @property {string} provider name for people
 * @property {string} currency
 * @property {number} sales those whose commission is by rate
 * @property {string} amount
 * @property {string} present
 * @property {string} proposed
 * @property {string} difference
 * @property {number} withoutRate of those sales, how many have no rate in the proposed table
 * @property {number} reported sales whose commission the provider told: no table changes it
 */
/** @typedef {{ from: string, to: string, effects: RateEffect[] }} RatePreview */

/** @typedef {{ code: string, name: string, currency: string, services: Service[], accounts: string[] }} RoutedOperator accounts: best first; none: by expected margin */
/** @typedef {{ operator: string, service: Service | null, amount: string, routing: Record<string, string[]> | null }} RoutingQuestion routing: to judge by; null: the one that is kept */

/**
 * @typedef {object} Explained what an account would do for a sale now; those that would be tried come first, in order
 * @property {string} account
 * @property {string} provider name for people
 * @property {"tried" | "not_listed" | "cannot_sell" | "off"} verdict
 * @property {"listed" | "only" | "margin" | null} why it is tried in this place
 * @property {number | null} place in the owner's list
 * @property {string | null} expected commission
 * @property {string | null} currency
 * @property {boolean} hasMoney
 * @property {boolean} paused the provider asked to be left alone for now
 * @property {"not_sold_here" | "operator_unknown" | "amount_refused" | "needs_more" | null} reason why it cannot sell this
 */

/** @typedef {{ name: string, role: Role, enabled: boolean, locked: boolean, wrongTries: number }} Person a user as the owner sees them */
/** @typedef {{ operator: string, min: string | null, max: string | null, from: string }} Limit the face values that an operator takes, from a day on */
/** @typedef {{ prefix: string, operator: string }} Prefix */

/**
 * @typedef {object} ShopForm what may be changed of the shop
 * @property {string} name
 * @property {string} address
 * @property {Language} language
 * @property {number} cutoffHour hour at which the business day begins
 * @property {"allowed" | "forbidden"} charges
 * @property {number} repeatGuardMinutes
 * @property {number} notFoundGraceSeconds
 */

/**
 * @typedef {object} ShopSettings the owner's only
 * @property {ShopForm} shop
 * @property {Country} country
 * @property {string} currency
 * @property {string} timezone
 * @property {string} today business day
 * @property {Limit[]} limits
 * @property {Prefix[]} prefixes
 * @property {string[]} operators codes that a limit or a prefix may name
 */

/** @typedef {"people" | "settings" | "wallets" | "drawers" | "dues" | "sales" | "copies"} AuditGroup */
/** @typedef {{ at: string, entry: number }} AuditPlace */
/** @typedef {{ from: string | null, to: string | null, user: string | null, group: AuditGroup | null, after: AuditPlace | null, limit: number }} AuditQuery */
/** @typedef {{ field: string | null, before: string | null, after: string | null }} AuditChange */

/**
 * @typedef {object} AuditLine one thing that somebody did
 * @property {number} entry its number in the chain
 * @property {string} at
 * @property {string} kind
 * @property {AuditGroup | null} group null for a kind that the program does not know
 * @property {string} subject to what or whom
 * @property {string | null} actor
 * @property {Record<string, string>} facts amounts are "290.00 BDT"
 * @property {AuditChange[]} changes of a setting
 */

/** @typedef {{ lines: AuditLine[], next: AuditPlace | null, chain: { entries: number, head: string }, today: string }} AuditPage the latest first; the owner's only */

/**
 * @typedef {object} LedgerCheck what a look through the whole ledger found
 * @property {boolean} ok
 * @property {number} entries
 * @property {string} head
 * @property {string} checkedAt
 * @property {string[]} problems the program's own sentences
 * @property {{ how: "removed" | "changed" | "moved" | "replaced" | "cut_off", entry: number, other: number | null, stands: AuditLine | null } | null} broken the first place at which the chain was tampered with
 */

/**
 * @typedef {object} Offer a pack
 * @property {string} key names it in the whole list
 * @property {string} id
 * @property {string} account
 * @property {string} operator
 * @property {string} title the provider's, as it came
 * @property {string} price
 * @property {string} validity the provider's, as it came
 * @property {string} category
 * @property {number | null} megabytes read out of the title
 * @property {number | null} minutes read out of the title
 * @property {number | null} hours how long it lasts
 * @property {string | null} commission expected; the owner's only
 * @property {boolean} bestMargin earns most among comparable ones
 * @property {boolean} bestValue gives most for the price among comparable ones
 * @property {boolean} favourite
 * @property {boolean} stale the price is older than it should be and could not be asked for again
 */

/**
 * @typedef {object} OfferList
 * @property {Offer[]} offers
 * @property {{ account: string, code: string, message: string }[]} errors accounts that could not be asked
 * @property {boolean} complete false while only kept lists were looked at
 */

/**
 * @typedef {object} OfferQuery
 * @property {string} operator
 * @property {string | null} number for accounts whose packs depend on it
 * @property {string | null} circle
 * @property {boolean} kept look only at what is kept, which is at once
 */

/** @typedef {{ state: "online" | "slow" | "offline" | "unasked", milliseconds: number | null }} Network */

/**
 * @typedef {object} CustomerView what the customer sees
 * @property {string} grouped
 * @property {string} operator name for people
 * @property {string} operatorCode
 * @property {string} amount what the customer pays, empty while unknown
 * @property {string} currency
 * @property {Status | "typing" | "review" | "idle"} state
 */

/**
 * @typedef {object} BackupPlan how the shop is backed up by itself
 * @property {string} folder
 * @property {number | null} hour of the shop's day from which on; null: as soon as the till is open
 * @property {number} daily how many are kept
 * @property {number} weekly
 * @property {number} monthly
 * @property {boolean} sealed with the owner's passphrase
 */

/** @typedef {BackupPlan & { passphrase: string | null }} NewBackupPlan passphrase null: the one that is kept already */

/**
 * @typedef {object} ListedBackup
 * @property {string} file
 * @property {string} path
 * @property {string} at
 * @property {number} bytes
 * @property {boolean} sealed
 * @property {boolean} verified read back and found whole when it was made
 * @property {boolean} ours of this shop's ledger
 */

/**
 * @typedef {object} Backups the owner's only
 * @property {BackupPlan | null} plan
 * @property {boolean | null} hasPassphrase null: the keyring does not tell
 * @property {boolean} folderIsThere
 * @property {string[]} drives that are plugged in
 * @property {ListedBackup[]} list in the chosen folder, newest first
 * @property {string | null} triedAt
 * @property {string | null} problem code of what was in the way at the last try
 */

/** @typedef {{ step: "copying" | "writing" | "checking", done: number, of: number }} BackupProgress */
/** @typedef {{ path: string, at: string, bytes: number, sealed: boolean }} FoundBackup a file that is called as backups are */

/**
 * @typedef {object} BackupLook what a backup holds
 * @property {string | null} shop
 * @property {number} entries
 * @property {string | null} lastAt
 * @property {string | null} lastSaleAt
 * @property {number} openSales
 * @property {number} lost entries of the ledger in place that are not in it
 */

/** @typedef {{ file: string, passphrase: string | null, overwrite: boolean, user: string | null, pin: string | null }} RestoreWish */
/** @typedef {{ openSales: number, kept: string | null }} Restored kept: the name of the ledger that was there */

/**
 * @typedef {{ kind: "sale", sale: Sale }
 *   | { kind: "network", network: Network }
 *   | { kind: "closing", open: Sale[] }
 *   | { kind: "customerDisplay", open: boolean }
 *   | { kind: "backups" }
 *   | { kind: "printing" }
 *   | { kind: "locked" }} Message what the program tells by itself
 */

/**
 * @typedef {object} BackendError
 * @property {string} code stable, in snake case
 * @property {string} message for whoever has to look into it
 * @property {number} [seconds] until it may be tried again
 * @property {string} [reference] the sale it speaks of
 * @property {string} [due] of `over_limit` and `more_than_due`: what is owed
 * @property {string} [limit] of `over_limit`: what may be owed
 */

export {};

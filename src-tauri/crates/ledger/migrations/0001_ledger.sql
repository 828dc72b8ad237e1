-- The ledger. Amounts are integers of 1/10,000 of the currency unit; moments are milliseconds since 1970 in UTC;
-- business days are integers of the form 20261121. docs/ledger.md explains every table.

-- What happened, in order, for ever. Each entry carries the hash of the one before.
CREATE TABLE events (
    seq       INTEGER PRIMARY KEY,
    at        INTEGER NOT NULL,
    kind      TEXT    NOT NULL,
    subject   TEXT    NOT NULL,
    actor     TEXT,
    body      TEXT    NOT NULL,
    prev_hash BLOB    NOT NULL CHECK (length(prev_hash) = 32),
    hash      BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- Where the chain of events ends: tells when its tail was cut off.
CREATE TABLE chain_head (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    entries INTEGER NOT NULL,
    hash    BLOB    NOT NULL
) STRICT;
INSERT INTO chain_head (one, entries, hash) VALUES (1, 0, zeroblob(32));

-- The books that postings move money between, with their running balance.
CREATE TABLE books (
    id         INTEGER PRIMARY KEY,
    name       TEXT    NOT NULL,
    currency   TEXT    NOT NULL,
    balance    INTEGER NOT NULL DEFAULT 0,
    last_event INTEGER NOT NULL DEFAULT 0,
    UNIQUE (name, currency)
) STRICT;

-- Double entry: what each event moved. The lines of one event sum to zero.
CREATE TABLE postings (
    event  INTEGER NOT NULL REFERENCES events (seq),
    book   INTEGER NOT NULL REFERENCES books (id),
    amount INTEGER NOT NULL,
    day    INTEGER NOT NULL,
    PRIMARY KEY (event, book)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
-- INSERT OR REPLACE would delete without asking the trigger above.
CREATE TRIGGER events_are_not_replaced BEFORE INSERT ON events
WHEN EXISTS (SELECT 1 FROM events WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

CREATE TRIGGER postings_are_not_changed BEFORE UPDATE ON postings
BEGIN SELECT RAISE(ABORT, 'postings are append-only'); END;
CREATE TRIGGER postings_are_not_deleted BEFORE DELETE ON postings
BEGIN SELECT RAISE(ABORT, 'postings are append-only'); END;
CREATE TRIGGER postings_are_not_replaced BEFORE INSERT ON postings
WHEN EXISTS (SELECT 1 FROM postings WHERE event = NEW.event AND book = NEW.book)
BEGIN SELECT RAISE(ABORT, 'postings are append-only'); END;

-- Sales and attempts as they stand now: projections of the events, so that nothing has to be folded to show them.
CREATE TABLE sales (
    receipt_no        INTEGER PRIMARY KEY,
    reference         TEXT    NOT NULL,
    status            TEXT    NOT NULL,
    number            TEXT    NOT NULL,
    operator          TEXT    NOT NULL,
    service           TEXT    NOT NULL,
    currency          TEXT    NOT NULL,
    amount            INTEGER NOT NULL,
    charge            INTEGER NOT NULL,
    fee               INTEGER NOT NULL,
    commission        INTEGER NOT NULL,
    commission_source TEXT    NOT NULL,
    clerk             TEXT    NOT NULL,
    created_at        INTEGER NOT NULL,
    final_at          INTEGER,
    failed_day        INTEGER,
    circle            TEXT,
    offer             TEXT,
    unit              TEXT,
    dob               TEXT,
    scheme            INTEGER NOT NULL DEFAULT 0,
    resolution        TEXT
) STRICT;
CREATE INDEX sales_by_number ON sales (number, created_at);
CREATE INDEX sales_by_time ON sales (created_at);
CREATE INDEX sales_by_clerk ON sales (clerk, created_at);
CREATE INDEX sales_open ON sales (number) WHERE status IN ('recorded', 'sending', 'pending', 'unknown');
CREATE INDEX sales_not_sold ON sales (status, created_at) WHERE status IN ('failed', 'reversed');

CREATE TABLE attempts (
    sale           INTEGER NOT NULL REFERENCES sales (receipt_no),
    nth            INTEGER NOT NULL,
    reference      TEXT    NOT NULL UNIQUE,
    account        TEXT    NOT NULL,
    status         TEXT    NOT NULL,
    reason         TEXT,
    chosen_because TEXT    NOT NULL,
    session        TEXT,
    sent_at        INTEGER,
    answered_at    INTEGER,
    next_check_at  INTEGER,
    checks         INTEGER NOT NULL DEFAULT 0,
    posted_by      INTEGER REFERENCES events (seq),
    evidence       TEXT,
    PRIMARY KEY (sale, nth)
) STRICT, WITHOUT ROWID;
CREATE INDEX attempts_open ON attempts (account) WHERE status IN ('recorded', 'sending', 'pending', 'unknown');
CREATE INDEX attempts_due ON attempts (next_check_at) WHERE next_check_at IS NOT NULL;

-- Totals of a business day: the fold of the postings, kept in the transaction that posts.
CREATE TABLE totals (
    day                 INTEGER NOT NULL,
    currency            TEXT    NOT NULL,
    account             TEXT    NOT NULL,
    operator            TEXT    NOT NULL,
    service             TEXT    NOT NULL,
    clerk               TEXT    NOT NULL,
    succeeded           INTEGER NOT NULL,
    amount              INTEGER NOT NULL,
    charge              INTEGER NOT NULL,
    fee                 INTEGER NOT NULL,
    commission_reported INTEGER NOT NULL,
    commission_by_rate  INTEGER NOT NULL,
    reversed            INTEGER NOT NULL,
    reversed_amount     INTEGER NOT NULL,
    failed              INTEGER NOT NULL,
    failed_amount       INTEGER NOT NULL,
    PRIMARY KEY (day, currency, account, operator, service, clerk)
) STRICT, WITHOUT ROWID;

-- Provider wallets: since when the ledger knows what they hold, and what the providers told.
CREATE TABLE wallets (
    account   TEXT PRIMARY KEY,
    known_by  INTEGER NOT NULL REFERENCES events (seq),
    opened_by INTEGER REFERENCES events (seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE readings (
    id          INTEGER PRIMARY KEY,
    account     TEXT    NOT NULL,
    currency    TEXT    NOT NULL,
    balance     INTEGER NOT NULL,
    computed    INTEGER NOT NULL,
    at          INTEGER NOT NULL,
    last_at     INTEGER NOT NULL,
    after_event INTEGER NOT NULL,
    attempt     TEXT,
    quiet       INTEGER NOT NULL
) STRICT;
CREATE INDEX readings_by_account ON readings (account, id);
CREATE TABLE pauses (
    account TEXT PRIMARY KEY,
    until   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE kept_lists (
    account    TEXT    NOT NULL,
    key        TEXT    NOT NULL,
    json       TEXT    NOT NULL,
    fetched_at INTEGER NOT NULL,
    PRIMARY KEY (account, key)
) STRICT;

-- What a number was last sold with.
CREATE TABLE memory (
    number   TEXT PRIMARY KEY,
    operator TEXT NOT NULL,
    service  TEXT NOT NULL,
    circle   TEXT
) STRICT, WITHOUT ROWID;

-- What the owner has set.
CREATE TABLE shop (
    one               INTEGER PRIMARY KEY CHECK (one = 1),
    version           INTEGER NOT NULL,
    name              TEXT    NOT NULL,
    address           TEXT    NOT NULL,
    country           TEXT    NOT NULL,
    timezone          TEXT    NOT NULL,
    language          TEXT    NOT NULL,
    cutoff_hour       INTEGER NOT NULL,
    repeat_guard_ms   INTEGER NOT NULL,
    not_found_grace_ms INTEGER NOT NULL,
    charge_rule       TEXT    NOT NULL
) STRICT;
CREATE TABLE accounts (
    position        INTEGER PRIMARY KEY,
    id              TEXT    NOT NULL UNIQUE,
    provider        TEXT    NOT NULL,
    base_url        TEXT    NOT NULL,
    allow_http      INTEGER NOT NULL,
    environment     TEXT    NOT NULL,
    currency        TEXT    NOT NULL,
    enabled         INTEGER NOT NULL,
    commission_paid TEXT    NOT NULL
) STRICT;
CREATE TABLE operator_codes (
    account  TEXT NOT NULL REFERENCES accounts (id),
    operator TEXT NOT NULL,
    code     TEXT NOT NULL,
    PRIMARY KEY (account, operator)
) STRICT, WITHOUT ROWID;
-- '*' matches all; rate is percent times 10,000.
CREATE TABLE commission_rates (
    position INTEGER PRIMARY KEY,
    account  TEXT    NOT NULL,
    operator TEXT    NOT NULL,
    service  TEXT    NOT NULL,
    from_day INTEGER NOT NULL,
    rate     INTEGER NOT NULL,
    UNIQUE (account, operator, service, from_day)
) STRICT;
CREATE TABLE routing (
    operator TEXT    NOT NULL,
    place    INTEGER NOT NULL,
    account  TEXT    NOT NULL,
    PRIMARY KEY (operator, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE prefixes (
    prefix   TEXT PRIMARY KEY,
    operator TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE limits (
    position INTEGER PRIMARY KEY,
    operator TEXT    NOT NULL,
    from_day INTEGER NOT NULL,
    currency TEXT,
    least    INTEGER,
    most     INTEGER,
    UNIQUE (operator, from_day)
) STRICT;

-- Who may sign in. Hashes of PINs (Argon2id), never PINs.
CREATE TABLE users (
    name          TEXT PRIMARY KEY,
    role          TEXT    NOT NULL,
    pin_hash      TEXT    NOT NULL,
    enabled       INTEGER NOT NULL DEFAULT 1,
    wrong_tries   INTEGER NOT NULL DEFAULT 0,
    last_wrong_at INTEGER
) STRICT, WITHOUT ROWID;

-- Tells this ledger from any other, for good: the name under which its keys stand in the keyring.
CREATE TABLE identity (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id  TEXT NOT NULL
) STRICT;
INSERT INTO identity (one, id) VALUES (1, lower(hex(randomblob(16))));

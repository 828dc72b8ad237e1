-- Who buys on credit. What they owe is the balance of their book, `due:ID`.
CREATE TABLE debtors (
    id           INTEGER PRIMARY KEY,
    name         TEXT    NOT NULL,
    name_key     TEXT    NOT NULL,
    phone        TEXT,
    currency     TEXT    NOT NULL,
    most         INTEGER NOT NULL CHECK (most >= 0),
    enabled      INTEGER NOT NULL,
    last_paid_at INTEGER
) STRICT;
-- The same name in another spacing is the same name.
CREATE UNIQUE INDEX debtors_by_name ON debtors (replace(name_key, ' ', ''));
CREATE TRIGGER debtors_are_not_deleted BEFORE DELETE ON debtors
BEGIN SELECT RAISE(ABORT, 'debtors are not deleted'); END;
CREATE TRIGGER debtors_are_not_replaced BEFORE INSERT ON debtors
WHEN EXISTS (SELECT 1 FROM debtors WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'debtors are not replaced'); END;

-- Whose due a sale goes on; nothing: it is paid in cash.
ALTER TABLE sales ADD COLUMN debtor INTEGER REFERENCES debtors (id);
CREATE INDEX sales_open_on_credit ON sales (debtor)
WHERE debtor IS NOT NULL AND status IN ('recorded', 'sending', 'pending', 'unknown');

-- Every change of a due, with what was owed after it: what its event posted into the book.
CREATE TABLE due_lines (
    debtor   INTEGER NOT NULL REFERENCES debtors (id),
    event    INTEGER NOT NULL REFERENCES events (seq),
    kind     TEXT    NOT NULL CHECK (kind IN ('sale', 'reversal', 'payment', 'adjustment')),
    currency TEXT    NOT NULL,
    amount   INTEGER NOT NULL,
    due      INTEGER NOT NULL,
    day      INTEGER NOT NULL,
    PRIMARY KEY (debtor, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX due_lines_by_day ON due_lines (day, currency, kind, amount);
CREATE TRIGGER due_lines_are_not_changed BEFORE UPDATE ON due_lines
BEGIN SELECT RAISE(ABORT, 'dues are append-only'); END;
CREATE TRIGGER due_lines_are_not_deleted BEFORE DELETE ON due_lines
BEGIN SELECT RAISE(ABORT, 'dues are append-only'); END;
CREATE TRIGGER due_lines_are_not_replaced BEFORE INSERT ON due_lines
WHEN EXISTS (SELECT 1 FROM due_lines WHERE debtor = NEW.debtor AND event = NEW.event)
BEGIN SELECT RAISE(ABORT, 'dues are append-only'); END;

-- The marks of payments: one that was meant once is booked once, however often it is sent.
CREATE TABLE due_payments (
    once   TEXT PRIMARY KEY,
    debtor INTEGER NOT NULL REFERENCES debtors (id),
    event  INTEGER NOT NULL UNIQUE REFERENCES events (seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER due_payments_are_not_changed BEFORE UPDATE ON due_payments
BEGIN SELECT RAISE(ABORT, 'dues are append-only'); END;
CREATE TRIGGER due_payments_are_not_deleted BEFORE DELETE ON due_payments
BEGIN SELECT RAISE(ABORT, 'dues are append-only'); END;
CREATE TRIGGER due_payments_are_not_replaced BEFORE INSERT ON due_payments
WHEN EXISTS (SELECT 1 FROM due_payments WHERE once = NEW.once OR event = NEW.event)
BEGIN SELECT RAISE(ABORT, 'dues are append-only'); END;

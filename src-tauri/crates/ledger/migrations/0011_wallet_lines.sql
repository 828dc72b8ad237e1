-- How a wallet came to what it holds: its book by business day, and what moved it beside sales.

-- What was posted into a wallet's book on a business day.
CREATE TABLE wallet_days (
    book   INTEGER NOT NULL REFERENCES books (id),
    day    INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (book, day)
) STRICT, WITHOUT ROWID;

-- Openings and loads, with what the book said after them.
CREATE TABLE wallet_lines (
    book    INTEGER NOT NULL REFERENCES books (id),
    day     INTEGER NOT NULL,
    event   INTEGER NOT NULL REFERENCES events (seq),
    kind    TEXT    NOT NULL CHECK (kind IN ('opened', 'loaded')),
    amount  INTEGER NOT NULL,
    balance INTEGER NOT NULL,
    PRIMARY KEY (book, day, event)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER wallet_lines_are_not_changed BEFORE UPDATE ON wallet_lines
BEGIN SELECT RAISE(ABORT, 'wallet lines are append-only'); END;
CREATE TRIGGER wallet_lines_are_not_deleted BEFORE DELETE ON wallet_lines
BEGIN SELECT RAISE(ABORT, 'wallet lines are append-only'); END;
CREATE TRIGGER wallet_lines_are_not_replaced BEFORE INSERT ON wallet_lines
WHEN EXISTS (SELECT 1 FROM wallet_lines WHERE book = NEW.book AND day = NEW.day AND event = NEW.event)
BEGIN SELECT RAISE(ABORT, 'wallet lines are append-only'); END;

-- The marks of loads: one that was meant once is booked once, however often it is sent.
CREATE TABLE wallet_loads (
    once  TEXT PRIMARY KEY,
    event INTEGER NOT NULL UNIQUE REFERENCES events (seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER wallet_loads_are_not_changed BEFORE UPDATE ON wallet_loads
BEGIN SELECT RAISE(ABORT, 'wallet lines are append-only'); END;
CREATE TRIGGER wallet_loads_are_not_deleted BEFORE DELETE ON wallet_loads
BEGIN SELECT RAISE(ABORT, 'wallet lines are append-only'); END;
CREATE TRIGGER wallet_loads_are_not_replaced BEFORE INSERT ON wallet_loads
WHEN EXISTS (SELECT 1 FROM wallet_loads WHERE once = NEW.once OR event = NEW.event)
BEGIN SELECT RAISE(ABORT, 'wallet lines are append-only'); END;

-- What has happened so far. Openings and loads are few; the index of what people did has them all.
CREATE TEMP TABLE moves (
    book  INTEGER NOT NULL,
    event INTEGER NOT NULL,
    kind  TEXT    NOT NULL,
    PRIMARY KEY (book, event)
) WITHOUT ROWID;
INSERT INTO moves
SELECT books.id, seq, iif(kind = 'wallet_opened', 'opened', 'loaded')
FROM events INDEXED BY events_audit CROSS JOIN books ON books.name = 'wallet:' || subject
     CROSS JOIN postings ON postings.event = seq AND postings.book = books.id
WHERE kind IN ('wallet_opened', 'wallet_loaded')
  AND kind NOT IN ('sale_recorded', 'attempt_recorded', 'attempt_sending', 'attempt_pending', 'attempt_unknown', 'attempt_evidence')
  AND (actor IS NOT NULL OR kind NOT IN ('attempt_failed', 'sale_succeeded', 'sale_reversed'));

-- What each wallet's book was moved by on a day up to the next of them. Row by row and not in groups: what sorts a busy
-- decade needs more memory than a till has.
CREATE TEMP TABLE spans (
    book   INTEGER NOT NULL,
    next   INTEGER NOT NULL,
    day    INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (book, next, day)
) WITHOUT ROWID;
INSERT INTO spans
SELECT book, coalesce((SELECT min(event) FROM moves WHERE moves.book = postings.book AND moves.event >= postings.event),
                      9223372036854775807), day, amount
FROM postings WHERE book IN (SELECT id FROM books WHERE name GLOB 'wallet:*')
ON CONFLICT DO UPDATE SET amount = amount + excluded.amount;

INSERT INTO wallet_days SELECT book, day, sum(amount) FROM spans GROUP BY book, day;
INSERT INTO wallet_lines
SELECT moves.book, postings.day, moves.event, moves.kind, postings.amount,
       (SELECT sum(amount) FROM spans WHERE spans.book = moves.book AND spans.next <= moves.event)
FROM moves JOIN postings ON postings.event = moves.event AND postings.book = moves.book;
DROP TABLE spans;
DROP TABLE moves;

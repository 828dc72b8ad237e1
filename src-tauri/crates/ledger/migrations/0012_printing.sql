-- What the owner set of printing, as JSON; nothing: the default, or the look that is built in.
CREATE TABLE printing_settings (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    settings TEXT,
    look     TEXT
) STRICT;

-- What is to be printed, and what is known of whether it was.
CREATE TABLE print_jobs (
    id          INTEGER PRIMARY KEY,
    subject     TEXT    NOT NULL,
    printer     TEXT    NOT NULL,
    asked_by    TEXT,
    clerk       TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    state       TEXT    NOT NULL CHECK (state IN ('waiting', 'claimed', 'printing', 'printed', 'unsure', 'dropped')),
    trouble     TEXT,
    tries       INTEGER NOT NULL DEFAULT 0,
    next_try_at INTEGER,
    -- The running program that has it in hand.
    session     TEXT,
    -- The entry with which it left; tried again after nothing of it was printed, it is no further copy.
    issue       INTEGER REFERENCES events (seq),
    ended_at    INTEGER,
    -- The mark of one that prints by itself: it is queued once, whichever program comes first.
    once        TEXT UNIQUE,
    CHECK ((ended_at IS NOT NULL) = (state IN ('printed', 'dropped'))),
    CHECK ((session IS NOT NULL) = (state IN ('claimed', 'printing')))
) STRICT;
CREATE INDEX print_jobs_open ON print_jobs (printer, state) WHERE ended_at IS NULL;
CREATE INDEX print_jobs_ended ON print_jobs (ended_at) WHERE ended_at IS NOT NULL;

-- What left, of that of which copies are counted: 0 is the original.
CREATE TABLE documents_issued (
    counted_as TEXT    NOT NULL,
    copy       INTEGER NOT NULL CHECK (copy >= 0),
    event      INTEGER NOT NULL UNIQUE REFERENCES events (seq),
    PRIMARY KEY (counted_as, copy)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER documents_issued_are_not_changed BEFORE UPDATE ON documents_issued
BEGIN SELECT RAISE(ABORT, 'issued documents are append-only'); END;
CREATE TRIGGER documents_issued_are_not_deleted BEFORE DELETE ON documents_issued
BEGIN SELECT RAISE(ABORT, 'issued documents are append-only'); END;
CREATE TRIGGER documents_issued_are_not_replaced BEFORE INSERT ON documents_issued
WHEN EXISTS (SELECT 1 FROM documents_issued WHERE (counted_as = NEW.counted_as AND copy = NEW.copy) OR event = NEW.event)
BEGIN SELECT RAISE(ABORT, 'issued documents are append-only'); END;

-- Sales that somebody complains of.
CREATE TABLE disputes (
    id           INTEGER PRIMARY KEY,
    sale         INTEGER NOT NULL REFERENCES sales (receipt_no),
    complaint    TEXT    NOT NULL CHECK (complaint IN ('wrong_number', 'not_received', 'wrong_pack')),
    meant_for    TEXT,
    note         TEXT    NOT NULL,
    opened_by    TEXT    NOT NULL,
    opened_at    INTEGER NOT NULL,
    ended        TEXT CHECK (ended IN ('given_back', 'refused', 'withdrawn')),
    closing_note TEXT,
    closed_by    TEXT,
    closed_at    INTEGER,
    CHECK ((ended IS NULL) = (closing_note IS NULL)
       AND (ended IS NULL) = (closed_by IS NULL)
       AND (ended IS NULL) = (closed_at IS NULL))
) STRICT;
-- At most one of a sale is open.
CREATE UNIQUE INDEX disputes_open ON disputes (sale) WHERE ended IS NULL;
CREATE INDEX disputes_by_sale ON disputes (sale);
CREATE TRIGGER disputes_are_only_closed BEFORE UPDATE ON disputes
WHEN OLD.ended IS NOT NULL OR NEW.ended IS NULL
  OR (NEW.id, NEW.sale, NEW.complaint, NEW.meant_for, NEW.note, NEW.opened_by, NEW.opened_at)
     IS NOT (OLD.id, OLD.sale, OLD.complaint, OLD.meant_for, OLD.note, OLD.opened_by, OLD.opened_at)
BEGIN SELECT RAISE(ABORT, 'disputes are closed once and never changed'); END;
CREATE TRIGGER disputes_are_not_deleted BEFORE DELETE ON disputes
BEGIN SELECT RAISE(ABORT, 'disputes are not deleted'); END;
CREATE TRIGGER disputes_are_not_replaced BEFORE INSERT ON disputes
WHEN EXISTS (SELECT 1 FROM disputes WHERE id = NEW.id OR (sale = NEW.sale AND ended IS NULL))
BEGIN SELECT RAISE(ABORT, 'disputes are not replaced'); END;

-- Receipts that print by themselves are as many as sales, and no more what people did than these.
DROP INDEX events_audit;
CREATE INDEX events_audit ON events (at, kind, actor, subject)
WHERE kind NOT IN ('sale_recorded', 'attempt_recorded', 'attempt_sending', 'attempt_pending', 'attempt_unknown', 'attempt_evidence')
  AND (actor IS NOT NULL OR kind NOT IN ('attempt_failed', 'sale_succeeded', 'sale_reversed', 'document_issued'));

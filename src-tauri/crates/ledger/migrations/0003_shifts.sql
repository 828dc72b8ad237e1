-- Drawers from open to close. What happened in them is told by the events between; here is only where to look.
CREATE TABLE shifts (
    id           INTEGER PRIMARY KEY,
    clerk        TEXT    NOT NULL,
    opened_event INTEGER NOT NULL UNIQUE REFERENCES events (seq),
    closed_event INTEGER UNIQUE REFERENCES events (seq),
    z            INTEGER UNIQUE,
    CHECK ((closed_event IS NULL) = (z IS NULL))
) STRICT;
-- Nobody has two drawers at once.
CREATE UNIQUE INDEX shifts_open ON shifts (clerk) WHERE closed_event IS NULL;
CREATE INDEX shifts_by_clerk ON shifts (clerk, opened_event);

-- A closed shift stays as it was: its Z report is the body of the entry that closed it.
CREATE TRIGGER closed_shifts_are_not_changed BEFORE UPDATE ON shifts
WHEN OLD.closed_event IS NOT NULL OR NEW.closed_event IS NULL OR NEW.id <> OLD.id OR NEW.clerk <> OLD.clerk
     OR NEW.opened_event <> OLD.opened_event
BEGIN SELECT RAISE(ABORT, 'a shift is only closed, once'); END;
CREATE TRIGGER shifts_are_not_deleted BEFORE DELETE ON shifts
BEGIN SELECT RAISE(ABORT, 'shifts are not deleted'); END;
CREATE TRIGGER shifts_are_not_replaced BEFORE INSERT ON shifts
WHEN EXISTS (SELECT 1 FROM shifts WHERE id = NEW.id OR opened_event = NEW.opened_event)
BEGIN SELECT RAISE(ABORT, 'shifts are not replaced'); END;

-- Sales whose end a Z report did not know: they settle later, outside it.
CREATE TABLE shift_unresolved (
    reference TEXT PRIMARY KEY,
    z         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX shift_unresolved_by_z ON shift_unresolved (z);
CREATE TRIGGER shift_unresolved_is_not_changed BEFORE UPDATE ON shift_unresolved
BEGIN SELECT RAISE(ABORT, 'Z reports are not changed'); END;
CREATE TRIGGER shift_unresolved_is_not_deleted BEFORE DELETE ON shift_unresolved
BEGIN SELECT RAISE(ABORT, 'Z reports are not changed'); END;
CREATE TRIGGER shift_unresolved_is_not_replaced BEFORE INSERT ON shift_unresolved
WHEN EXISTS (SELECT 1 FROM shift_unresolved WHERE reference = NEW.reference)
BEGIN SELECT RAISE(ABORT, 'Z reports are not changed'); END;

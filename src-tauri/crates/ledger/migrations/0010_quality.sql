-- How well the providers' accounts do: how fast they settle, and what they were expected to pay.

-- When an attempt first came to an end; what happens to it later does not change it.
ALTER TABLE attempts ADD COLUMN settled_at INTEGER;
-- All that is counted of them, in the order of the days that are asked for; those without an end are in attempts_open.
-- Made before it has anything to hold: to sort a busy decade at once takes more memory than a till has.
CREATE INDEX attempts_by_sent ON attempts (sent_at, account, status, settled_at) WHERE settled_at IS NOT NULL;
UPDATE attempts SET settled_at = (SELECT at FROM events WHERE seq = posted_by) WHERE posted_by IS NOT NULL;
UPDATE attempts SET settled_at = events.at FROM events WHERE kind = 'attempt_failed' AND subject = reference;

-- What the table of the day, or the promise of the pack, let expect. Of older sales it was not kept: as much as was earned.
ALTER TABLE totals ADD COLUMN commission_expected INTEGER NOT NULL DEFAULT 0;
UPDATE totals SET commission_expected = commission_reported + commission_by_rate;

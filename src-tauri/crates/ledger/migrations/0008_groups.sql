-- Totals by half hour and by pack: the same figures as in totals, folded from the same postings in the same transaction.

-- slot: half hours since 1970 in UTC. Clocks differ from UTC by whole half hours where the till sells, so that the hour on
-- the shop's clock is told by it, whatever the time zone is set to later.
CREATE TABLE totals_by_hour (
    day                 INTEGER NOT NULL,
    slot                INTEGER NOT NULL,
    currency            TEXT    NOT NULL,
    account             TEXT    NOT NULL,
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
    PRIMARY KEY (day, slot, currency, account, clerk)
) STRICT, WITHOUT ROWID;

-- Packs that were sold, by the title under which they were chosen.
CREATE TABLE packs (
    id       INTEGER PRIMARY KEY,
    operator TEXT NOT NULL,
    title    TEXT NOT NULL,
    UNIQUE (operator, title)
) STRICT;
-- Sales without a pack have no row here: they are what is left of totals.
CREATE TABLE totals_by_pack (
    day                 INTEGER NOT NULL,
    currency            TEXT    NOT NULL,
    pack                INTEGER NOT NULL REFERENCES packs (id),
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
    PRIMARY KEY (day, currency, pack, clerk)
) STRICT, WITHOUT ROWID;

-- What has happened so far: every success and reversal by its own event, every failure that counts by its sale.
CREATE TEMP VIEW happened AS
SELECT (SELECT day FROM postings WHERE event = seq LIMIT 1) AS day, events.at / 1800000 AS slot, currency, account, operator,
       offer ->> '$.title' AS pack, clerk,
       kind = 'sale_succeeded' AS succeeded, iif(kind = 'sale_succeeded', 1, -1) AS sign, amount, charge, fee,
       iif(commission_source = 'reported', commission, 0) AS reported,
       iif(commission_source = 'reported', 0, commission) AS by_rate,
       0 AS failed
FROM events CROSS JOIN attempts ON attempts.reference = subject CROSS JOIN sales ON receipt_no = sale
WHERE kind IN ('sale_succeeded', 'sale_reversed')
UNION ALL
SELECT failed_day, final_at / 1800000, currency, account, operator, offer ->> '$.title', clerk, 0, 0, amount, 0, 0, 0, 0, 1
FROM sales JOIN attempts ON sale = receipt_no AND nth = (SELECT max(nth) FROM attempts WHERE sale = receipt_no)
WHERE sales.status = 'failed' AND failed_day IS NOT NULL;

-- Row by row and not in groups: what sorts a busy decade needs more memory than a till has.
INSERT INTO totals_by_hour
SELECT day, slot, currency, account, clerk, succeeded, sign * amount, sign * charge, sign * fee, sign * reported,
       sign * by_rate, sign = -1, (sign = -1) * amount, failed, failed * amount
FROM happened WHERE true
ON CONFLICT DO UPDATE SET
    succeeded = succeeded + excluded.succeeded,
    amount = amount + excluded.amount,
    charge = charge + excluded.charge,
    fee = fee + excluded.fee,
    commission_reported = commission_reported + excluded.commission_reported,
    commission_by_rate = commission_by_rate + excluded.commission_by_rate,
    reversed = reversed + excluded.reversed,
    reversed_amount = reversed_amount + excluded.reversed_amount,
    failed = failed + excluded.failed,
    failed_amount = failed_amount + excluded.failed_amount;

INSERT INTO packs (operator, title) SELECT operator, pack FROM happened WHERE pack IS NOT NULL ON CONFLICT DO NOTHING;
INSERT INTO totals_by_pack
SELECT day, currency, packs.id, clerk, succeeded, sign * amount, sign * charge, sign * fee, sign * reported,
       sign * by_rate, sign = -1, (sign = -1) * amount, failed, failed * amount
FROM happened CROSS JOIN packs ON packs.operator = happened.operator AND packs.title = happened.pack WHERE true
ON CONFLICT DO UPDATE SET
    succeeded = succeeded + excluded.succeeded,
    amount = amount + excluded.amount,
    charge = charge + excluded.charge,
    fee = fee + excluded.fee,
    commission_reported = commission_reported + excluded.commission_reported,
    commission_by_rate = commission_by_rate + excluded.commission_by_rate,
    reversed = reversed + excluded.reversed,
    reversed_amount = reversed_amount + excluded.reversed_amount,
    failed = failed + excluded.failed,
    failed_amount = failed_amount + excluded.failed_amount;
DROP VIEW happened;

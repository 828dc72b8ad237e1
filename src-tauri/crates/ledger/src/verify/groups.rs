//! Totals by half hour and by pack, against what the events add up to.

use std::{
    collections::{HashMap, HashSet},
    fmt::Display,
    hash::Hash,
};

use rusqlite::Connection;

use super::Problems;
use crate::{
    books::{TotalsKey, TotalsRow},
    codec::currency,
    failure::Try,
    groups::Happened,
};

/// Rows kept before it is worth looking for those that agree.
const LEAST_KEPT: usize = 1_000;

/// Day, currency, clerk; half hour and account.
type OfHour = (i64, &'static str, String, i64, String);
/// Day, currency, clerk; operator and title.
type OfPack = (i64, &'static str, String, String, String);

/// Folded less stored; what agrees is dropped, so that only the days at hand are in memory.
struct Kept<K> {
    rows: HashMap<K, TotalsRow>,
    drop_at: usize,
}

impl<K: Eq + Hash + Ord> Kept<K> {
    fn new() -> Self {
        Self { rows: HashMap::new(), drop_at: LEAST_KEPT }
    }

    fn add(&mut self, key: K, row: &TotalsRow, times: i64) {
        self.rows.entry(key).or_default().plus(row, times);
    }

    fn drop_what_agrees(&mut self) {
        if self.rows.len() > self.drop_at {
            self.rows.retain(|_, row| *row != TotalsRow::default());
            self.drop_at = LEAST_KEPT.max(2 * self.rows.len());
        }
    }

    fn tell<T: Display>(&self, of: impl Fn(&K) -> T, problems: &mut Problems) {
        let mut wrong: Vec<&K> =
            self.rows.iter().filter(|(_, row)| **row != TotalsRow::default()).map(|(key, _)| key).collect();
        wrong.sort();
        for key in wrong {
            problems.tell(format!("the totals of {} are not what was posted", of(key)));
        }
    }
}

/// What the events say so far.
pub(super) struct Groups<'conn> {
    conn: &'conn Connection,
    hours: Kept<OfHour>,
    packs: Kept<OfPack>,
    /// Days whose stored totals are taken off already.
    days: HashSet<i64>,
}

impl<'conn> Groups<'conn> {
    pub(super) fn new(conn: &'conn Connection) -> Self {
        Self { conn, hours: Kept::new(), packs: Kept::new(), days: HashSet::new() }
    }

    /// Counts what an event moved.
    pub(super) fn count(&mut self, key: &TotalsKey, happened: Happened<'_>, row: &TotalsRow) -> Try<()> {
        self.take_off_stored(key.day)?;
        // What was expected is kept by day only.
        let row = &TotalsRow { commission_expected: 0, ..*row };
        let (clerk, account) = (key.clerk.clone(), key.account.clone());
        self.hours.add((key.day, key.currency, clerk.clone(), happened.slot(), account), row, 1);
        if let Some(title) = happened.pack {
            self.packs.add((key.day, key.currency, clerk, key.operator.clone(), title.to_owned()), row, 1);
        }
        Ok(())
    }

    fn take_off_stored(&mut self, day: i64) -> Try<()> {
        if !self.days.insert(day) {
            return Ok(());
        }
        let mut statement = self.conn.prepare_cached(
            "SELECT currency, clerk, slot, account, succeeded, amount, charge, fee, commission_reported,
                    commission_by_rate, reversed, reversed_amount, failed, failed_amount, 0
             FROM totals_by_hour WHERE day = ?",
        )?;
        let mut rows = statement.query([day])?;
        while let Some(row) = rows.next()? {
            let currency = currency(&row.get::<_, String>(0)?)?.code();
            let key = (day, currency, row.get(1)?, row.get(2)?, row.get(3)?);
            self.hours.add(key, &TotalsRow::read(row, 4)?, -1);
        }
        let mut statement = self.conn.prepare_cached(
            "SELECT currency, clerk, operator, title, succeeded, amount, charge, fee, commission_reported,
                    commission_by_rate, reversed, reversed_amount, failed, failed_amount, 0
             FROM totals_by_pack JOIN packs ON packs.id = pack WHERE day = ?",
        )?;
        let mut rows = statement.query([day])?;
        while let Some(row) = rows.next()? {
            let currency = currency(&row.get::<_, String>(0)?)?.code();
            let key = (day, currency, row.get(1)?, row.get(2)?, row.get(3)?);
            self.packs.add(key, &TotalsRow::read(row, 4)?, -1);
        }
        Ok(())
    }

    pub(super) fn drop_what_agrees(&mut self) {
        self.hours.drop_what_agrees();
        self.packs.drop_what_agrees();
    }

    /// Compares what can be compared only at the end.
    pub(super) fn finish(&mut self, problems: &mut Problems) -> Try<()> {
        let mut statement =
            self.conn.prepare("SELECT day FROM totals_by_hour UNION SELECT day FROM totals_by_pack")?;
        let days: Vec<i64> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        for day in days {
            self.take_off_stored(day)?;
        }
        let hour = |(day, currency, clerk, slot, account): &OfHour| {
            format!("{day} {currency} {account} {clerk} in half hour {slot}")
        };
        self.hours.tell(hour, problems);
        let pack = |(day, currency, clerk, operator, title): &OfPack| {
            format!("{day} {currency} {clerk} of {operator} pack {title}")
        };
        self.packs.tell(pack, problems);
        Ok(())
    }
}

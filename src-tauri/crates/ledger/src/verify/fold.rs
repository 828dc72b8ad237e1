//! Folds the events anew and compares: postings, balances, totals, sales and attempts.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::{Connection, params};
use serde::de::DeserializeOwned;
use tillup_core::{ledger::LedgerError, money::Money, postings, postings::Posting};

use super::{
    Event, Line, Problems, books, copies::Copies, debtors::Debtors, disputes::Disputes, drawers::Drawers,
    groups::Groups, standing::Standing, wallets::Wallets,
};
use crate::{
    bodies::{Failed, Figures, FurtherAttempt, Moved, WalletMoved},
    books::{TotalsKey, TotalsRow, WALLETS, sale_figures},
    codec::day_number,
    debtors::postings_of as dues_of,
    failure::{Try, damaged},
    groups::Happened,
    shifts::postings_of,
};

/// What the events say so far.
pub(super) struct Fold<'conn> {
    conn: &'conn Connection,
    books: HashMap<i64, (String, String)>,
    balances: HashMap<i64, i64>,
    /// Folded less stored; what agrees is dropped, so that only the days at hand are in memory.
    totals: HashMap<TotalsKey, TotalsRow>,
    /// Days whose stored totals are taken off already.
    days: HashSet<i64>,
    /// How many totals are kept before those that agree are dropped.
    drop_at: usize,
    groups: Groups<'conn>,
    standing: Standing<'conn>,
    shifts: Drawers<'conn>,
    debtors: Debtors<'conn>,
    wallets: Wallets<'conn>,
    copies: Copies<'conn>,
    disputes: Disputes<'conn>,
}

/// Rows of totals kept before it is worth looking for those that agree.
const LEAST_KEPT: usize = 1_000;

fn body<T: DeserializeOwned>(event: &Event) -> Try<T> {
    serde_json::from_str(&event.body).map_err(|error| damaged(format!("entry {}: {error}", event.seq)))
}

impl<'conn> Fold<'conn> {
    pub(super) fn new(conn: &'conn Connection) -> Try<Self> {
        Ok(Self {
            conn,
            books: books(conn)?,
            balances: HashMap::new(),
            totals: HashMap::new(),
            days: HashSet::new(),
            drop_at: LEAST_KEPT,
            groups: Groups::new(conn),
            standing: Standing::new(conn)?,
            shifts: Drawers::new(conn),
            debtors: Debtors::new(conn),
            wallets: Wallets::new(conn),
            copies: Copies::new(conn),
            disputes: Disputes::new(conn),
        })
    }

    /// Takes an entry and its postings in.
    pub(super) fn event(&mut self, event: &Event, lines: &[Line], problems: &mut Problems) -> Try<()> {
        for line in lines {
            let balance = self.balances.entry(line.book).or_default();
            *balance += line.amount;
            if self.books.get(&line.book).is_some_and(|(name, _)| name.starts_with(WALLETS)) {
                self.wallets.posted(event, line, *balance, problems)?;
            }
        }
        self.wallets.event(event, problems)?;
        let expected = self.expected_postings(event, problems)?;
        self.debtors.event(event, problems)?;
        if !self.are_posted(&expected, lines) {
            problems.tell(format!("the postings of entry {} are not those that it calls for", event.seq));
        }
        self.drop_what_agrees();
        self.groups.drop_what_agrees();
        self.shifts.event(event, problems)?;
        self.copies.event(event, problems)?;
        self.disputes.event(event, problems)?;
        self.standing.event(event, problems)
    }

    /// What an entry has to post, with the day; counts it into the totals on the way.
    fn expected_postings(
        &mut self,
        event: &Event,
        problems: &mut Problems,
    ) -> Try<Option<(NaiveDate, Vec<Posting>)>> {
        match event.kind.as_str() {
            "sale_succeeded" | "sale_reversed" => {
                let moved: Moved = body(event)?;
                let figures: Figures =
                    moved.figures.ok_or_else(|| damaged(format!("entry {} has no figures", event.seq)))?;
                let sale = sale_figures(&figures);
                let (set, row) = if event.kind == "sale_succeeded" {
                    (postings::success(&sale)?, TotalsRow::success(&figures))
                } else {
                    (postings::reversal(&sale)?, TotalsRow::reversal(&figures))
                };
                self.count(TotalsKey::of_figures(&figures), &row, event, event.at)?;
                self.debtors.sale(event, &figures, problems)?;
                Ok(Some((figures.day, set)))
            }
            "attempt_failed" => {
                if let Some(failed) = body::<Moved>(event)?.failed {
                    self.count_failed(&failed, 1, event, event.at)?;
                }
                Ok(None)
            }
            "attempt_recorded" => {
                let failed_at = self.standing.failed_before(&event.subject).unwrap_or(event.at);
                self.count_failed(&body::<FurtherAttempt>(event)?.instead_of, -1, event, failed_at)?;
                Ok(None)
            }
            "wallet_opened" => {
                let moved: WalletMoved = body(event)?;
                Ok(Some((moved.day, postings::opening(&event.subject, moved.amount))))
            }
            "wallet_loaded" => {
                let moved: WalletMoved = body(event)?;
                let paid = moved.paid.unwrap_or(Money::zero(moved.amount.currency()));
                Ok(Some((moved.day, postings::load(&event.subject, moved.amount, paid)?)))
            }
            kind if kind.starts_with("due_") => dues_of(kind, &event.subject, &event.body)
                .map_err(|error| damaged(format!("entry {}: {}", event.seq, LedgerError::from(error)))),
            kind => postings_of(kind, &event.body)
                .map_err(|error| damaged(format!("entry {}: {}", event.seq, LedgerError::from(error)))),
        }
    }

    fn are_posted(&self, expected: &Option<(NaiveDate, Vec<Posting>)>, lines: &[Line]) -> bool {
        let mut wanted: HashMap<(&str, &str), i64> = HashMap::new();
        let mut wanted_day = None;
        if let Some((day, set)) = expected {
            wanted_day = Some(day_number(*day));
            for line in set {
                *wanted.entry((&line.book, line.amount.currency().code())).or_default() +=
                    line.amount.parts();
            }
        }
        let as_wanted = lines.iter().all(|line| {
            let book = self.books.get(&line.book).map(|(name, currency)| (name.as_str(), currency.as_str()));
            let amount = book.and_then(|book| wanted.remove(&book));
            amount == Some(line.amount) && wanted_day == Some(line.day)
        });
        as_wanted && wanted.values().all(|amount| *amount == 0)
    }

    fn count_failed(&mut self, failed: &Failed, times: i64, event: &Event, at: i64) -> Try<()> {
        self.count(TotalsKey::of_failed(failed), &TotalsRow::failure(failed, times), event, at)
    }

    /// Counts what an event moved at that moment.
    fn count(&mut self, key: TotalsKey, row: &TotalsRow, event: &Event, at: i64) -> Try<()> {
        let pack = self.standing.pack_of(&event.subject);
        self.groups.count(&key, Happened { at, pack: pack.as_deref() }, row)?;
        if self.days.insert(key.day) {
            self.take_off_stored(key.day)?;
        }
        self.totals.entry(key).or_default().plus(row, 1);
        Ok(())
    }

    fn take_off_stored(&mut self, day: i64) -> Try<()> {
        let mut statement = self.conn.prepare_cached(
            "SELECT currency, account, operator, service, clerk, succeeded, amount, charge, fee, commission_reported,
                    commission_by_rate, reversed, reversed_amount, failed, failed_amount,
                    commission_expected
             FROM totals WHERE day = ?",
        )?;
        let mut rows = statement.query([day])?;
        while let Some(row) = rows.next()? {
            let key = TotalsKey {
                day,
                currency: crate::codec::currency(&row.get::<_, String>(0)?)?.code(),
                account: row.get(1)?,
                operator: row.get(2)?,
                service: crate::codec::service(&row.get::<_, String>(3)?)?.code(),
                clerk: row.get(4)?,
            };
            let stored = TotalsRow::read(row, 5)?;
            self.totals.entry(key).or_default().plus(&stored, -1);
        }
        Ok(())
    }

    fn drop_what_agrees(&mut self) {
        if self.totals.len() > self.drop_at {
            self.totals.retain(|_, row| *row != TotalsRow::default());
            self.drop_at = LEAST_KEPT.max(2 * self.totals.len());
        }
    }

    /// Compares what can be compared only at the end.
    pub(super) fn finish(mut self, problems: &mut Problems) -> Try<()> {
        let mut statement = self.conn.prepare("SELECT DISTINCT day FROM totals")?;
        let days: Vec<i64> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        for day in days {
            if self.days.insert(day) {
                self.take_off_stored(day)?;
            }
        }
        let mut wrong: Vec<_> = self.totals.iter().filter(|(_, row)| **row != TotalsRow::default()).collect();
        wrong.sort_by_key(|(key, _)| *key);
        for (key, _) in wrong {
            let TotalsKey { day, currency, account, operator, service, clerk } = key;
            problems.tell(format!(
                "the totals of {day} {currency} {account} {operator} {service} {clerk} are not what was posted"
            ));
        }
        for (id, (name, currency)) in &self.books {
            let folded = self.balances.get(id).copied().unwrap_or_default();
            let stored: i64 =
                self.conn
                    .query_row("SELECT balance FROM books WHERE id = ?", params![id], |row| row.get(0))?;
            if stored != folded {
                problems
                    .tell(format!("the balance of book {name} ({currency}) is not the sum of its postings"));
            }
        }
        self.groups.finish(problems)?;
        self.shifts.finish(problems)?;
        self.debtors.finish(problems)?;
        self.wallets.finish(problems)?;
        self.copies.finish(problems)?;
        self.disputes.finish(problems)?;
        self.standing.finish(problems)
    }
}

//! Postings into the books, and the totals kept in step with them.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, ToSql, params, params_from_iter};
use tillup_core::{
    money::Money,
    operator::{OperatorCode, Service},
    postings::{Posting, SaleFigures},
    sale::CommissionSource,
};

use crate::{
    bodies::{Failed, Figures},
    codec::{currency, day_number, money},
    failure::{Try, damaged},
};

/// What the names of wallets' books begin with.
pub(crate) const WALLETS: &str = "wallet:";

/// Writes an event's lines; refuses a set that does not sum to zero.
pub(crate) fn post(tx: &Connection, event: i64, day: NaiveDate, lines: &[Posting]) -> Try<()> {
    if let Some(first) = lines.first() {
        let zero = Money::zero(first.amount.currency());
        let sum = lines.iter().try_fold(zero, |sum, line| sum.plus(line.amount))?;
        if !sum.is_zero() {
            return Err(damaged(format!("the postings of entry {event} sum to {sum}, not to zero")));
        }
    }
    // Two lines into one book (commission paid with the sale, into the wallet it came from) are one posting.
    let mut sums: Vec<(i64, i64, bool)> = Vec::with_capacity(lines.len());
    for line in lines {
        let book = book_id(tx, &line.book, line.amount)?;
        match sums.iter_mut().find(|(known, ..)| *known == book) {
            Some((_, sum, _)) => *sum += line.amount.parts(),
            None => sums.push((book, line.amount.parts(), line.book.starts_with(WALLETS))),
        }
    }
    for (book, amount, is_wallet) in sums {
        tx.prepare_cached("INSERT INTO postings (event, book, amount, day) VALUES (?, ?, ?, ?)")?
            .execute(params![event, book, amount, day_number(day)])?;
        tx.prepare_cached("UPDATE books SET balance = balance + ?, last_event = ? WHERE id = ?")?
            .execute(params![amount, event, book])?;
        if is_wallet {
            tx.prepare_cached(
                "INSERT INTO wallet_days (book, day, amount) VALUES (?, ?, ?)
                 ON CONFLICT DO UPDATE SET amount = amount + excluded.amount",
            )?
            .execute(params![book, day_number(day), amount])?;
        }
    }
    Ok(())
}

fn book_id(tx: &Connection, name: &str, amount: Money) -> Try<i64> {
    let currency = amount.currency().code();
    let known = tx
        .prepare_cached("SELECT id FROM books WHERE name = ? AND currency = ?")?
        .query_row([name, currency], |row| row.get(0))
        .optional()?;
    match known {
        Some(id) => Ok(id),
        None => Ok(tx
            .prepare_cached("INSERT INTO books (name, currency) VALUES (?, ?) RETURNING id")?
            .query_row([name, currency], |row| row.get(0))?),
    }
}

/// The lines that an event posted, the other way.
pub(crate) fn reverse_of(tx: &Connection, event: i64) -> Try<Vec<Posting>> {
    let mut statement = tx.prepare_cached(
        "SELECT name, currency, amount FROM postings JOIN books ON books.id = book WHERE event = ? ORDER BY book",
    )?;
    let mut rows = statement.query([event])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let currency = currency(&row.get::<_, String>(1)?)?;
        lines.push(Posting { book: row.get(0)?, amount: money(row.get(2)?, currency).negated() });
    }
    Ok(lines)
}

/// A wallet's balance by its postings, and the event that touched it last (0: none).
pub(crate) fn wallet_balance(conn: &Connection, account: &str, of: Money) -> Try<(Money, i64)> {
    let found: Option<(i64, i64)> = conn
        .prepare_cached("SELECT balance, last_event FROM books WHERE name = ? AND currency = ?")?
        .query_row([&format!("wallet:{account}"), of.currency().code()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (balance, last_event) = found.unwrap_or((0, 0));
    Ok((money(balance, of.currency()), last_event))
}

/// What the postings of a success are made from.
pub(crate) fn sale_figures(figures: &Figures) -> SaleFigures {
    SaleFigures {
        account: figures.account.clone(),
        amount: figures.amount,
        charge: figures.charge(),
        fee: figures.fee(),
        commission: figures.earned(),
        commission_paid: figures.paid,
        debtor: figures.debtor,
    }
}

/// The key of a row of totals.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct TotalsKey {
    pub(crate) day: i64,
    pub(crate) currency: &'static str,
    pub(crate) account: String,
    pub(crate) operator: String,
    pub(crate) service: &'static str,
    pub(crate) clerk: String,
}

/// The figures of a row of totals, or what is added to them: counts, and money in 1/10,000 of a unit. `succeeded` counts
/// every success; what was reversed is counted in `reversed` and taken off the money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TotalsRow {
    pub(crate) succeeded: i64,
    pub(crate) amount: i64,
    pub(crate) charge: i64,
    pub(crate) fee: i64,
    pub(crate) commission_reported: i64,
    pub(crate) commission_by_rate: i64,
    pub(crate) reversed: i64,
    pub(crate) reversed_amount: i64,
    pub(crate) failed: i64,
    pub(crate) failed_amount: i64,
    /// Kept by day only, not by hour and pack.
    pub(crate) commission_expected: i64,
}

impl TotalsRow {
    /// What a success adds.
    pub(crate) fn success(figures: &Figures) -> Self {
        let commission = figures.commission.parts();
        let reported = figures.source == CommissionSource::Reported;
        Self {
            succeeded: 1,
            amount: figures.amount.parts(),
            charge: figures.charge().parts(),
            fee: figures.fee().parts(),
            commission_reported: if reported { commission } else { 0 },
            commission_by_rate: if reported { 0 } else { commission },
            commission_expected: figures.expected().parts(),
            ..Self::default()
        }
    }

    /// What a reversal adds.
    pub(crate) fn reversal(figures: &Figures) -> Self {
        let there = Self::success(figures);
        Self {
            amount: -there.amount,
            charge: -there.charge,
            fee: -there.fee,
            commission_reported: -there.commission_reported,
            commission_by_rate: -there.commission_by_rate,
            commission_expected: -there.commission_expected,
            reversed: 1,
            reversed_amount: there.amount,
            ..Self::default()
        }
    }

    /// What `times` failures of that kind add; -1 where one no longer counts.
    pub(crate) fn failure(failed: &Failed, times: i64) -> Self {
        Self { failed: times, failed_amount: failed.amount.parts() * times, ..Self::default() }
    }

    /// In the order of the tables.
    fn figures(&self) -> [i64; 10] {
        [
            self.succeeded,
            self.amount,
            self.charge,
            self.fee,
            self.commission_reported,
            self.commission_by_rate,
            self.reversed,
            self.reversed_amount,
            self.failed,
            self.failed_amount,
        ]
    }

    /// Out of a row that has the figures from that column on, in the order of the tables.
    pub(crate) fn read(row: &Row<'_>, first: usize) -> Try<Self> {
        Ok(Self {
            succeeded: row.get(first)?,
            amount: row.get(first + 1)?,
            charge: row.get(first + 2)?,
            fee: row.get(first + 3)?,
            commission_reported: row.get(first + 4)?,
            commission_by_rate: row.get(first + 5)?,
            reversed: row.get(first + 6)?,
            reversed_amount: row.get(first + 7)?,
            failed: row.get(first + 8)?,
            failed_amount: row.get(first + 9)?,
            commission_expected: row.get(first + 10)?,
        })
    }

    /// Both together, `times` times the other.
    pub(crate) fn plus(&mut self, other: &Self, times: i64) {
        self.succeeded += other.succeeded * times;
        self.amount += other.amount * times;
        self.charge += other.charge * times;
        self.fee += other.fee * times;
        self.commission_reported += other.commission_reported * times;
        self.commission_by_rate += other.commission_by_rate * times;
        self.reversed += other.reversed * times;
        self.reversed_amount += other.reversed_amount * times;
        self.failed += other.failed * times;
        self.failed_amount += other.failed_amount * times;
        self.commission_expected += other.commission_expected * times;
    }
}

impl TotalsKey {
    fn new(
        day: NaiveDate,
        account: &str,
        amount: Money,
        operator: &OperatorCode,
        service: Service,
        clerk: &str,
    ) -> Self {
        Self {
            day: day_number(day),
            currency: amount.currency().code(),
            account: account.to_owned(),
            operator: operator.as_str().to_owned(),
            service: service.code(),
            clerk: clerk.to_owned(),
        }
    }

    pub(crate) fn of_figures(figures: &Figures) -> Self {
        let Figures { day, account, amount, operator, service, clerk, .. } = figures;
        Self::new(*day, account, *amount, operator, *service, clerk)
    }

    pub(crate) fn of_failed(failed: &Failed) -> Self {
        let Failed { day, account, amount, operator, service, clerk } = failed;
        Self::new(*day, account, *amount, operator, *service, clerk)
    }
}

/// The statement that adds figures to a row of a table of totals, which has these keys.
macro_rules! adding_to {
    ($table:literal, $keys:literal, $marks:literal) => {
        concat!(
            "INSERT INTO ",
            $table,
            " (",
            $keys,
            ", succeeded, amount, charge, fee, commission_reported, commission_by_rate, reversed, reversed_amount, failed, \
             failed_amount) VALUES (",
            $marks,
            ", ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
                 failed_amount = failed_amount + excluded.failed_amount"
        )
    };
}
pub(crate) use adding_to;

/// Runs such a statement.
pub(crate) fn add_figures(tx: &Connection, statement: &str, keys: &[&dyn ToSql], add: &TotalsRow) -> Try<()> {
    let figures = add.figures();
    let figures = figures.each_ref().map(|figure| -> &dyn ToSql { figure });
    let values = keys.iter().chain(&figures);
    tx.prepare_cached(statement)?.execute(params_from_iter(values))?;
    Ok(())
}

/// Adds to a row of totals. These alone keep what commission was expected.
pub(crate) fn add_to_totals(tx: &Connection, key: &TotalsKey, add: &TotalsRow) -> Try<()> {
    let statement = concat!(
        adding_to!(
            "totals",
            "day, currency, account, operator, service, clerk, commission_expected",
            "?, ?, ?, ?, ?, ?, ?"
        ),
        ", commission_expected = commission_expected + excluded.commission_expected"
    );
    let TotalsKey { day, currency, account, operator, service, clerk } = key;
    add_figures(
        tx,
        statement,
        &[day, currency, account, operator, service, clerk, &add.commission_expected],
        add,
    )
}

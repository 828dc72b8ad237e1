//! Reports: sums over the totals that are kept in step with the postings, and what is open now.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};
use tillup_core::{
    calendar::Calendar,
    ledger::LedgerError,
    money::{Currency, Money},
    report::{GroupBy, Report, Tally, Totals},
    sale::Status,
};

use crate::{
    codec::{OPEN, currency, day, day_number, moment, money, status},
    connection::SqliteLedger,
    failure::Try,
};

/// The figures by currency and by the asked key (one empty key where none was asked).
type Groups = BTreeMap<(Currency, String), Totals>;

impl SqliteLedger {
    /// The totals of the business days `from` to `to`, both included: one report per currency that has anything, the
    /// shop's own first; a report of nothing in the shop's currency where there is nothing at all.
    ///
    /// A sale that is being sent counts as pending. What is open counts on the day on which it was recorded.
    ///
    /// # Errors
    /// [`LedgerError::NoShop`] where no shop tells its currency and when its days begin.
    pub fn report(
        &self,
        from: NaiveDate,
        to: NaiveDate,
        by: Option<GroupBy>,
    ) -> Result<Vec<Report>, LedgerError> {
        self.report_of(from, to, by, None)
    }

    /// The same of one clerk's sales alone.
    ///
    /// # Errors
    /// As [`Self::report`].
    pub fn report_of_clerk(
        &self,
        from: NaiveDate,
        to: NaiveDate,
        by: Option<GroupBy>,
        clerk: &str,
    ) -> Result<Vec<Report>, LedgerError> {
        self.report_of(from, to, by, Some(clerk))
    }

    fn report_of(
        &self,
        from: NaiveDate,
        to: NaiveDate,
        by: Option<GroupBy>,
        clerk: Option<&str>,
    ) -> Result<Vec<Report>, LedgerError> {
        self.read_long(|conn| {
            let shop = self.config_in(conn)?;
            let home = shop.home_currency();
            let mut groups = Groups::new();
            add_finished(conn, from, to, by, clerk, &mut groups)?;
            add_open(conn, &shop.calendar(), (from, to), by, clerk, &mut groups)?;
            groups.retain(|(currency, _), totals| *totals != Totals::none(*currency));
            let mut reports = BTreeMap::new();
            for ((currency, key), totals) in groups {
                let report: &mut Report = reports.entry((currency != home, currency)).or_insert_with(|| {
                    Report { from, to, currency, totals: Totals::none(currency), groups: Vec::new() }
                });
                report.totals = sum(&report.totals, &totals)?;
                if by.is_some() {
                    report.groups.push((key, totals));
                }
            }
            if reports.is_empty() {
                return Ok(vec![Report {
                    from,
                    to,
                    currency: home,
                    totals: Totals::none(home),
                    groups: Vec::new(),
                }]);
            }
            Ok(reports.into_values().collect())
        })
    }
}

fn add_finished(
    conn: &Connection,
    from: NaiveDate,
    to: NaiveDate,
    by: Option<GroupBy>,
    clerk: Option<&str>,
    groups: &mut Groups,
) -> Try<()> {
    let key = match by {
        None => "''",
        Some(GroupBy::Account) => "account",
        Some(GroupBy::Operator) => "operator",
        Some(GroupBy::Service) => "service",
        Some(GroupBy::Clerk) => "clerk",
        Some(GroupBy::Day | GroupBy::Week | GroupBy::Month) => "day",
    };
    let mut statement = conn.prepare_cached(&format!(
        "SELECT currency, CAST({key} AS TEXT), sum(succeeded) - sum(reversed), sum(amount), sum(charge), sum(fee),
                sum(commission_reported), sum(commission_by_rate), sum(reversed), sum(reversed_amount), sum(failed),
                sum(failed_amount)
         FROM totals WHERE day BETWEEN ?1 AND ?2 AND (?3 IS NULL OR clerk = ?3) GROUP BY 1, 2"
    ))?;
    let mut rows = statement.query(params![day_number(from), day_number(to), clerk])?;
    while let Some(row) = rows.next()? {
        let currency = currency(&row.get::<_, String>(0)?)?;
        let key = key_of(by, row.get(1)?)?;
        let totals = groups.entry((currency, key)).or_insert_with(|| Totals::none(currency));
        *totals = sum(totals, &finished(row, currency)?)?;
    }
    Ok(())
}

/// The name of a group, where days are put together into longer ones.
fn key_of(by: Option<GroupBy>, key: String) -> Try<String> {
    match by {
        Some(by @ (GroupBy::Day | GroupBy::Week | GroupBy::Month)) => {
            let day = day(key.parse().unwrap_or_default())?;
            Ok(by.of_day(day).unwrap_or(key))
        }
        _ => Ok(key),
    }
}

fn finished(row: &Row<'_>, currency: Currency) -> Try<Totals> {
    let parts = |column: usize| -> Try<Money> { Ok(money(row.get(column)?, currency)) };
    Ok(Totals {
        sales: row.get(2)?,
        amount: parts(3)?,
        charge: parts(4)?,
        fee: parts(5)?,
        commission_reported: parts(6)?,
        commission_by_rate: parts(7)?,
        reversed: Tally { sales: row.get(8)?, amount: parts(9)? },
        pending: Tally::none(currency),
        unknown: Tally::none(currency),
        failed: Tally { sales: row.get(10)?, amount: parts(11)? },
    })
}

fn add_open(
    conn: &Connection,
    calendar: &Calendar,
    (from, to): (NaiveDate, NaiveDate),
    by: Option<GroupBy>,
    clerk: Option<&str>,
    groups: &mut Groups,
) -> Try<()> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT currency, amount, created_at, sales.status, account, operator, clerk, service
         FROM (SELECT * FROM sales INDEXED BY sales_open WHERE {OPEN}) AS sales
         JOIN attempts ON attempts.sale = receipt_no AND attempts.{OPEN}"
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let day = calendar.day_of(moment(row.get(2)?)?);
        let whose: String = row.get(6)?;
        if day < from || day > to || clerk.is_some_and(|clerk| clerk != whose) {
            continue;
        }
        let currency = currency(&row.get::<_, String>(0)?)?;
        let key = match by {
            None => String::new(),
            Some(GroupBy::Account) => row.get(4)?,
            Some(GroupBy::Operator) => row.get(5)?,
            Some(GroupBy::Clerk) => row.get(6)?,
            Some(GroupBy::Service) => row.get(7)?,
            Some(by @ (GroupBy::Day | GroupBy::Week | GroupBy::Month)) => by.of_day(day).unwrap_or_default(),
        };
        let totals = groups.entry((currency, key)).or_insert_with(|| Totals::none(currency));
        let tally = match status(&row.get::<_, String>(3)?)? {
            Status::Unknown => &mut totals.unknown,
            _ => &mut totals.pending,
        };
        *tally = add(*tally, Tally { sales: 1, amount: money(row.get(1)?, currency) })?;
    }
    Ok(())
}

fn add(a: Tally, b: Tally) -> Try<Tally> {
    Ok(Tally { sales: a.sales + b.sales, amount: a.amount.plus(b.amount)? })
}

fn sum(a: &Totals, b: &Totals) -> Try<Totals> {
    Ok(Totals {
        sales: a.sales + b.sales,
        amount: a.amount.plus(b.amount)?,
        charge: a.charge.plus(b.charge)?,
        fee: a.fee.plus(b.fee)?,
        commission_reported: a.commission_reported.plus(b.commission_reported)?,
        commission_by_rate: a.commission_by_rate.plus(b.commission_by_rate)?,
        reversed: add(a.reversed, b.reversed)?,
        pending: add(a.pending, b.pending)?,
        unknown: add(a.unknown, b.unknown)?,
        failed: add(a.failed, b.failed)?,
    })
}

//! Reports: sums over the totals that are kept in step with the postings, and what is open now. A grouping is a choice of
//! totals and of a key; what is summed up, and how, is the same for all.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
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
    groups::SLOT,
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
            let days = Days { from, to, clerk };
            match by {
                Some(GroupBy::Hour) => add_hours(conn, &shop.calendar(), days, &mut groups)?,
                Some(GroupBy::Pack) => add_packs(conn, days, &mut groups)?,
                _ => add_finished(conn, days, by, &mut groups)?,
            }
            add_open(conn, &shop.calendar(), days, by, &mut groups)?;
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

/// Which totals are asked for.
#[derive(Clone, Copy)]
struct Days<'a> {
    from: NaiveDate,
    to: NaiveDate,
    clerk: Option<&'a str>,
}

impl Days<'_> {
    const WANTED: &'static str = "day BETWEEN ?1 AND ?2 AND (?3 IS NULL OR clerk = ?3)";

    fn read(&self, conn: &Connection, sql: &str, mut each: impl FnMut(&Row<'_>) -> Try<()>) -> Try<()> {
        let mut statement = conn.prepare_cached(sql)?;
        let mut rows = statement.query(params![day_number(self.from), day_number(self.to), self.clerk])?;
        while let Some(row) = rows.next()? {
            each(row)?;
        }
        Ok(())
    }
}

/// The sums of the figures of rows of totals, after the two columns of [`add_row`].
const SUMS: &str = "sum(succeeded) - sum(reversed), sum(amount), sum(charge), sum(fee), sum(commission_reported), \
    sum(commission_by_rate), sum(reversed), sum(reversed_amount), sum(failed), sum(failed_amount)";

/// Adds a row of currency, something, and [`SUMS`] to a group.
fn add_row(row: &Row<'_>, key: String, groups: &mut Groups) -> Try<()> {
    let currency = currency(&row.get::<_, String>(0)?)?;
    let totals = groups.entry((currency, key)).or_insert_with(|| Totals::none(currency));
    *totals = sum(totals, &finished(row, currency)?)?;
    Ok(())
}

fn add_finished(conn: &Connection, days: Days<'_>, by: Option<GroupBy>, groups: &mut Groups) -> Try<()> {
    let key = match by {
        Some(GroupBy::Account) => "account",
        Some(GroupBy::Operator) => "operator",
        Some(GroupBy::Service) => "service",
        Some(GroupBy::Clerk) => "clerk",
        Some(GroupBy::Day | GroupBy::Week | GroupBy::Month) => "day",
        None | Some(GroupBy::Hour | GroupBy::Pack) => "''",
    };
    let wanted = Days::WANTED;
    let sql =
        format!("SELECT currency, CAST({key} AS TEXT), {SUMS} FROM totals WHERE {wanted} GROUP BY 1, 2");
    days.read(conn, &sql, |row| add_row(row, key_of(by, row.get(1)?)?, groups))
}

/// By the hour on the shop's clock in which it happened.
fn add_hours(conn: &Connection, calendar: &Calendar, days: Days<'_>, groups: &mut Groups) -> Try<()> {
    let wanted = Days::WANTED;
    // Grouped in the order of the key: nothing has to be sorted.
    let sql = format!(
        "SELECT currency, slot, {SUMS} FROM totals_by_hour WHERE {wanted} GROUP BY day, slot, currency"
    );
    days.read(conn, &sql, |row| {
        let begins = moment(row.get::<_, i64>(1)?.saturating_mul(SLOT))?;
        add_row(row, hour_key(calendar, begins), groups)
    })
}

fn hour_key(calendar: &Calendar, at: DateTime<Utc>) -> String {
    format!("{:02}", calendar.hour_of(at))
}

/// By pack; what is left of the totals was sold without one.
fn add_packs(conn: &Connection, days: Days<'_>, groups: &mut Groups) -> Try<()> {
    add_finished(conn, days, None, groups)?;
    let wanted = Days::WANTED;
    let sql = format!(
        "SELECT currency, (SELECT operator || ' ' || title FROM packs WHERE id = pack), {SUMS}
         FROM totals_by_pack WHERE {wanted} GROUP BY currency, pack"
    );
    days.read(conn, &sql, |row| {
        let currency = currency(&row.get::<_, String>(0)?)?;
        let of_pack = finished(row, currency)?;
        let rest = groups.entry((currency, String::new())).or_insert_with(|| Totals::none(currency));
        *rest = sum(rest, &taken_off(&of_pack))?;
        add_row(row, row.get(1)?, groups)
    })
}

/// The same figures the other way.
fn taken_off(totals: &Totals) -> Totals {
    let back = |tally: Tally| Tally { sales: -tally.sales, amount: tally.amount.negated() };
    Totals {
        sales: -totals.sales,
        amount: totals.amount.negated(),
        charge: totals.charge.negated(),
        fee: totals.fee.negated(),
        commission_reported: totals.commission_reported.negated(),
        commission_by_rate: totals.commission_by_rate.negated(),
        reversed: back(totals.reversed),
        pending: back(totals.pending),
        unknown: back(totals.unknown),
        failed: back(totals.failed),
    }
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
    days: Days<'_>,
    by: Option<GroupBy>,
    groups: &mut Groups,
) -> Try<()> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT currency, amount, created_at, sales.status, account, operator, clerk, service, offer ->> '$.title'
         FROM (SELECT * FROM sales INDEXED BY sales_open WHERE {OPEN}) AS sales
         JOIN attempts ON attempts.sale = receipt_no AND attempts.{OPEN}"
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let at = moment(row.get(2)?)?;
        let day = calendar.day_of(at);
        let whose: String = row.get(6)?;
        if day < days.from || day > days.to || days.clerk.is_some_and(|clerk| clerk != whose) {
            continue;
        }
        let currency = currency(&row.get::<_, String>(0)?)?;
        let key = match by {
            None => String::new(),
            Some(GroupBy::Account) => row.get(4)?,
            Some(GroupBy::Operator) => row.get(5)?,
            Some(GroupBy::Clerk) => row.get(6)?,
            Some(GroupBy::Service) => row.get(7)?,
            Some(GroupBy::Hour) => hour_key(calendar, at),
            Some(GroupBy::Pack) => match row.get::<_, Option<String>>(8)? {
                Some(title) => format!("{} {title}", row.get::<_, String>(5)?),
                None => String::new(),
            },
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

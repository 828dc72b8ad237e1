//! How well the providers' accounts do over some days.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use rusqlite::{Connection, Row, params};
use tillup_core::{
    ledger::LedgerError,
    money::{Currency, Money},
    quality::{AccountQuality, Outcomes, QualityReport, SettlingTimes},
    sale::Status,
    shop::ShopConfig,
};

use crate::{
    audit::BY_PEOPLE,
    codec::{OPEN, currency, day_number, millis, money, status},
    connection::SqliteLedger,
    failure::{Try, damaged},
};

/// The clock and the cut-off may have been set otherwise when something was booked: its day decides, not its moment.
const AROUND: Days = Days::new(2);

type Accounts = BTreeMap<(Currency, String), AccountQuality>;

impl SqliteLedger {
    /// What became of what was sent to each account on the business days `from` to `to`, both included, and what its
    /// provider paid for it. One report per currency, the shop's own first and always there.
    ///
    /// # Errors
    /// [`LedgerError::NoShop`] where no shop tells its currency and when its days begin.
    pub fn quality(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<QualityReport>, LedgerError> {
        self.read_long(|conn| {
            let shop = self.config_in(conn)?;
            let mut accounts = Accounts::new();
            add_attempts(conn, &shop, from, to, &mut accounts)?;
            add_commission(conn, from, to, &mut accounts)?;
            add_uplift(conn, &shop, from, to, &mut accounts)?;
            add_owed(conn, &mut accounts)?;
            let home = shop.home_currency();
            let mut reports = BTreeMap::new();
            reports.insert((false, home), empty(from, to, home));
            for ((currency, _), account) in accounts {
                let report =
                    reports.entry((currency != home, currency)).or_insert_with(|| empty(from, to, currency));
                report.accounts.push(account);
            }
            Ok(reports.into_values().collect())
        })
    }
}

fn empty(from: NaiveDate, to: NaiveDate, currency: Currency) -> QualityReport {
    QualityReport { from, to, currency, accounts: Vec::new() }
}

fn of(accounts: &mut Accounts, currency: Currency, account: String) -> &mut AccountQuality {
    accounts.entry((currency, account.clone())).or_insert_with(|| AccountQuality::none(account, currency))
}

fn add_attempts(
    conn: &Connection,
    shop: &ShopConfig,
    from: NaiveDate,
    to: NaiveDate,
    accounts: &mut Accounts,
) -> Try<()> {
    let (begins, ends) = shop.calendar().span(from, to);
    // What came to an end is read out of its index alone: a busy month has very many. What has none yet are few.
    let mut statement = conn.prepare_cached(&format!(
        "SELECT account, status, settled_at - sent_at FROM attempts INDEXED BY attempts_by_sent
         WHERE settled_at IS NOT NULL AND sent_at >= ?1 AND sent_at < ?2
         UNION ALL
         SELECT account, status, NULL FROM attempts INDEXED BY attempts_open
         WHERE {OPEN} AND sent_at >= ?1 AND sent_at < ?2"
    ))?;
    let mut rows = statement.query(params![millis(begins), millis(ends)])?;
    let mut found: BTreeMap<String, Sent> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (account, status, took) = (text(row, 0)?, status(text(row, 1)?)?, row.get(2)?);
        match found.get_mut(account) {
            Some(sent) => sent.add(status, took),
            None => found.entry(account.to_owned()).or_default().add(status, took),
        }
    }
    for (account, Sent { outcomes, times }) in found {
        let currency = shop.account(&account).map_or(shop.home_currency(), |account| account.currency);
        let quality = of(accounts, currency, account);
        quality.outcomes = outcomes;
        quality.times = SettlingTimes::of(times);
    }
    Ok(())
}

/// A text as it lies there, without a copy of it.
fn text<'row>(row: &'row Row<'_>, column: usize) -> Try<&'row str> {
    row.get_ref(column)?.as_str().map_err(|error| damaged(error.to_string()))
}

/// What was sent to an account.
#[derive(Default)]
struct Sent {
    outcomes: Outcomes,
    times: Vec<i64>,
}

impl Sent {
    fn add(&mut self, status: Status, took: Option<i64>) {
        let outcomes = &mut self.outcomes;
        *match status {
            Status::Succeeded => &mut outcomes.succeeded,
            Status::Failed => &mut outcomes.failed,
            Status::Reversed => &mut outcomes.reversed,
            Status::Unknown => &mut outcomes.unknown,
            Status::Recorded | Status::Sending | Status::Pending => &mut outcomes.pending,
        } += 1;
        // A clock that was set back meanwhile makes no time less than none.
        self.times.extend(took.map(|took| took.max(0)));
    }
}

fn add_commission(conn: &Connection, from: NaiveDate, to: NaiveDate, accounts: &mut Accounts) -> Try<()> {
    let mut statement = conn.prepare_cached(
        "SELECT currency, account, sum(commission_expected), sum(commission_reported), sum(commission_by_rate)
         FROM totals WHERE day BETWEEN ? AND ? AND (succeeded <> 0 OR reversed <> 0) GROUP BY 1, 2",
    )?;
    let mut rows = statement.query(params![day_number(from), day_number(to)])?;
    while let Some(row) = rows.next()? {
        let currency = currency(&row.get::<_, String>(0)?)?;
        let quality = of(accounts, currency, row.get(1)?);
        quality.expected = money(row.get(2)?, currency);
        quality.reported = money(row.get(3)?, currency);
        quality.earned = quality.reported.plus(money(row.get(4)?, currency))?;
    }
    Ok(())
}

fn add_uplift(
    conn: &Connection,
    shop: &ShopConfig,
    from: NaiveDate,
    to: NaiveDate,
    accounts: &mut Accounts,
) -> Try<()> {
    let around = (from.checked_sub_days(AROUND).unwrap_or(from), to.checked_add_days(AROUND).unwrap_or(to));
    let (begins, ends) = shop.calendar().span(around.0, around.1);
    let mut statement = conn.prepare_cached(&format!(
        "SELECT currency, subject, -sum(amount)
         FROM events INDEXED BY events_audit CROSS JOIN postings ON event = seq
         CROSS JOIN books ON books.id = book AND name = 'uplift'
         WHERE at >= ?1 AND at < ?2 AND kind = 'wallet_loaded' AND {BY_PEOPLE} AND day BETWEEN ?3 AND ?4
         GROUP BY 1, 2"
    ))?;
    let mut rows =
        statement.query(params![millis(begins), millis(ends), day_number(from), day_number(to)])?;
    while let Some(row) = rows.next()? {
        let currency = currency(&row.get::<_, String>(0)?)?;
        of(accounts, currency, row.get(1)?).uplift = money(row.get(2)?, currency);
    }
    Ok(())
}

/// What is owed is owed, whenever it was earned.
fn add_owed(conn: &Connection, accounts: &mut Accounts) -> Try<()> {
    let mut statement = conn.prepare_cached(
        "SELECT currency, substr(name, length('owed:') + 1), balance FROM books
         WHERE name >= 'owed:' AND name < 'owed;' AND balance <> 0",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let currency = currency(&row.get::<_, String>(0)?)?;
        let owed: Money = money(row.get(2)?, currency);
        of(accounts, currency, row.get(1)?).owed = owed;
    }
    Ok(())
}

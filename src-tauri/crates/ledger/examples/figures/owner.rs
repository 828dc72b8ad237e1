//! What the owner waits for: the day, reports of months and years, exports; beside the same totals by plain SQL over the sales, as
//! somebody would ask for them who has no totals.

use std::{hint::black_box, path::Path, time::Instant};

use chrono::NaiveDate;
use rusqlite::Connection;
use tillup_core::{export::ExportFilter, ledger::LedgerError, report::GroupBy};
use tillup_ledger::SqliteLedger;

use super::time;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn owner(ledger: &SqliteLedger, path: &Path) {
    let report = |from, to, by| assert!(!ledger.report(from, to, by).unwrap().is_empty());
    time("owner's day: four groupings and the week before", |round| {
        let on = NaiveDate::from_ymd_opt(2026, 10, 8 + round % 20).unwrap();
        for by in [GroupBy::Account, GroupBy::Operator, GroupBy::Service, GroupBy::Clerk] {
            report(on, on, Some(by));
        }
        report(on - chrono::Days::new(7), on - chrono::Days::new(7), None);
    });
    let (first, last) = (day("2026-10-01"), day("2026-10-31"));
    for (name, by) in [("day", GroupBy::Day), ("hour", GroupBy::Hour), ("pack", GroupBy::Pack)] {
        time(&format!("report of a month by {name}"), |_| report(first, last, Some(by)));
    }
    let quality = |from, to| assert!(!ledger.quality(from, to).unwrap().is_empty());
    time("providers' quality of a month", |_| quality(first, last));
    let (first, last) = (day("2025-11-01"), day("2026-10-31"));
    time("providers' quality of a year", |_| quality(first, last));
    for (name, by) in [("month", GroupBy::Month), ("hour", GroupBy::Hour), ("pack", GroupBy::Pack)] {
        time(&format!("report of a year by {name}"), |_| report(first, last, Some(by)));
    }
    plain_sql(path);
    exported(ledger);
}

/// The year by month, out of the sales themselves.
fn plain_sql(path: &Path) {
    let conn = Connection::open(path).unwrap();
    let began = Instant::now();
    let mut statement = conn
        .prepare(
            "SELECT strftime('%Y-%m', final_at / 1000 + 21600, 'unixepoch') AS month, count(*), sum(amount), sum(charge),
                    sum(fee), sum(commission)
             FROM sales WHERE status = 'succeeded' AND final_at >= 1761933600000 AND final_at < 1793469600000 GROUP BY month",
        )
        .unwrap();
    let months = statement.query_map([], |row| row.get::<_, i64>(2)).unwrap().count();
    println!("a year by month by plain SQL over the sales: {:?}, {months} months", began.elapsed());
}

/// How fast rows come out, without what writes them into a file.
fn exported(ledger: &SqliteLedger) {
    let filter = ExportFilter {
        from: day("2021-11-22"),
        to: day("2026-12-31"),
        status: None,
        operator: None,
        account: None,
        clerk: None,
    };
    let rate = |what: &str, rows: u64, began: Instant| {
        let millis = u64::try_from(began.elapsed().as_millis()).unwrap().max(1);
        println!("{what}: {rows} in {millis} ms, {} a second", rows * 1_000 / millis);
    };
    let began = Instant::now();
    let (_, rows) = ledger
        .export_sales::<(), LedgerError>(
            &filter,
            |_, _| Ok(()),
            |(), line| {
                black_box(line);
                Ok(())
            },
        )
        .unwrap();
    rate("sales read for an export", rows, began);
    let began = Instant::now();
    let (_, entries) = ledger
        .export_journal::<(), LedgerError>(
            filter.from,
            filter.to,
            |_| Ok(()),
            |(), entry| {
                black_box(entry);
                Ok(())
            },
        )
        .unwrap();
    rate("entries read for a journal", entries, began);
}

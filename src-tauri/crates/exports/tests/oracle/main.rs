//! 100,000 made-up sales: every figure of every report, and the balances that hledger finds in the exported journal,
//! against sums of exact fractions that are made without any of the program's own arithmetic.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::as_conversions
)]

mod made;
mod oracle;
mod shop;

use std::{collections::BTreeMap, process::Command};

use chrono::{Days, NaiveDate};
use tillup_core::report::{GroupBy, Report, Totals};

use made::{CLERKS, Dice};
use oracle::{Clock, by_days, decimal, exact};
use shop::{Shop, day};

/// All that a report can be grouped by; first: not at all.
const GROUPS: [&str; 10] =
    ["", "day", "week", "month", "hour", "account", "operator", "service", "clerk", "pack"];
const SEED: u64 = 20_261_121;

#[test]
fn fifty_thousand_sales_in_dhaka_with_days_from_midnight() {
    agree(&Shop::new("Asia/Dhaka", 0), Clock { minutes_east: 360, cutoff_hour: 0 }, 50_000, Shop::play);
}

#[test]
fn fifty_thousand_sales_in_kolkata_with_days_from_three() {
    agree(&Shop::new("Asia/Kolkata", 3), Clock { minutes_east: 330, cutoff_hour: 3 }, 50_000, Shop::play);
}

#[test]
fn sales_one_by_one_as_at_the_counter() {
    let shop = Shop::new("Asia/Dhaka", 3);
    agree(&shop, Clock { minutes_east: 360, cutoff_hour: 3 }, 1_000, Shop::sell);
    let verified = shop.ledger.verify().unwrap();
    assert!(verified.ok, "{:?}", verified.problems);
}

fn agree(shop: &Shop, clock: Clock, count: usize, sell: impl Fn(&Shop, &[made::Made])) {
    let (sales, loads) = (made::sales(count, SEED), made::loads(60, SEED));
    shop.load(&loads);
    sell(shop, &sales);
    let facts = oracle::facts(&sales, clock);
    let spans = spans();
    for (place, by) in GROUPS.into_iter().enumerate() {
        let of_all = by_days(&facts, by, None);
        for (from, to) in &spans {
            let told = shop.ledger.report(*from, *to, GroupBy::from_code(by)).unwrap();
            same(&shown(&told), &of_all.report(*from, *to), &format!("by {by:?} from {from} to {to}"));
        }
        for clerk in [CLERKS[place % CLERKS.len()], CLERKS[(place + 2) % CLERKS.len()]] {
            let of_clerk = by_days(&facts, by, Some(clerk));
            let (from, to) = spans[0];
            let told = shop.ledger.report_of_clerk(from, to, GroupBy::from_code(by), clerk).unwrap();
            same(&shown(&told), &of_clerk.report(from, to), &format!("{clerk} by {by:?}"));
        }
    }
    // Other systems have no hledger of their own.
    if cfg!(target_os = "linux") {
        hledger_agrees(shop, &oracle::balances(&facts, &loads, clock));
    }
}

/// All, each day, each month, and some other days.
fn spans() -> Vec<(NaiveDate, NaiveDate)> {
    let (first, last) = (day("2025-11-18"), day("2026-04-10"));
    let mut spans = vec![(first, last), (day("2019-01-01"), day("2019-12-31"))];
    for (from, to) in [
        ("2025-11-01", "2025-11-30"),
        ("2025-12-01", "2025-12-31"),
        ("2026-01-01", "2026-01-31"),
        ("2026-02-01", "2026-02-28"),
        ("2025-12-28", "2026-01-03"),
    ] {
        spans.push((day(from), day(to)));
    }
    spans.extend(first.iter_days().take_while(|day| *day <= last).step_by(3).map(|day| (day, day)));
    let mut dice = Dice(SEED);
    for _ in 0..20 {
        let from = first + Days::new(dice.roll(120).unsigned_abs());
        spans.push((from, from + Days::new(dice.roll(45).unsigned_abs())));
    }
    spans
}

/// A report as lines, as the oracle writes them.
fn shown(reports: &[Report]) -> Vec<String> {
    let mut lines = Vec::new();
    for report in reports {
        lines.push(line(report.currency.code(), "all", &report.totals));
        lines.extend(report.groups.iter().map(|(key, totals)| line(report.currency.code(), key, totals)));
    }
    lines
}

fn line(currency: &str, key: &str, totals: &Totals) -> String {
    let Totals { sales, amount, charge, fee, commission_reported, commission_by_rate, .. } = totals;
    let tallies = [totals.reversed, totals.pending, totals.unknown, totals.failed];
    let counts = [*sales, tallies[0].sales, tallies[1].sales, tallies[2].sales, tallies[3].sales];
    let money = [amount, charge, fee, commission_reported, commission_by_rate];
    let money = money.into_iter().chain(tallies.iter().map(|tally| &tally.amount));
    let money: Vec<String> = money.map(ToString::to_string).collect();
    format!("{currency} {key:?} {counts:?} {}", money.join(" "))
}

/// The first line that differs says more than all of them.
fn same(told: &[String], expected: &[String], what: &str) {
    let differs = told.iter().zip(expected).find(|(told, expected)| told != expected);
    assert!(differs.is_none(), "{what}: {differs:#?}");
    assert_eq!(told.len(), expected.len(), "{what}");
}

/// hledger's balances of every month; it comes with `scripts/setup-debian.sh test`.
fn hledger_agrees(
    shop: &Shop,
    expected: &BTreeMap<(String, &'static str, String), num_rational::BigRational>,
) {
    let journal = shop.journal("2025-01-01", "2026-12-31");
    let ran = Command::new("hledger")
        .args(["balance", "--monthly", "--flat", "--no-total", "--output-format", "csv", "--layout", "bare"])
        .arg("-f")
        .arg(&journal)
        .env("LC_ALL", "C.UTF-8")
        .output()
        .unwrap_or_else(|error| panic!("hledger is not here ({error}): scripts/setup-debian.sh test"));
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let answer = String::from_utf8(ran.stdout).unwrap();
    let mut lines = answer.lines().map(|line| line.trim_matches('"').split("\",\"").collect::<Vec<_>>());
    let months = lines.next().unwrap();
    let mut found = BTreeMap::new();
    for fields in lines {
        for (month, amount) in months.iter().zip(&fields).skip(2) {
            let amount = exact(&amount.replace(',', ""));
            if decimal(&amount) != "0.00" {
                found.insert(
                    (fields[0].to_owned(), fields[1].to_owned(), (*month).to_owned()),
                    decimal(&amount),
                );
            }
        }
    }
    let expected: BTreeMap<_, _> = expected
        .iter()
        .map(|((account, currency, month), amount)| {
            ((account.clone(), (*currency).to_owned(), month.clone()), decimal(amount))
        })
        .collect();
    assert_eq!(found, expected);
}

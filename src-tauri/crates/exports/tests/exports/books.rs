//! The journal, as hledger reads it, against the ledger's books.

use std::{collections::BTreeMap, path::Path, process::Command};

use rusqlite::Connection;
use tillup_core::money::{Currency, Money};
use tillup_exports::account_of;

use crate::shop::TestShop;

/// What hledger answers; it comes with `scripts/setup-debian.sh test`.
fn hledger(journal: &Path, args: &[&str]) -> String {
    let ran = Command::new("hledger").arg("-f").arg(journal).args(args).env("LC_ALL", "C.UTF-8").output();
    let ran =
        ran.unwrap_or_else(|error| panic!("hledger is not here ({error}): scripts/setup-debian.sh test"));
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(ran.status.success(), "hledger {args:?}: {}", text(&ran.stderr));
    text(&ran.stdout)
}

/// Account and currency → amount, out of hledger's CSV of balances.
fn balances(journal: &Path) -> BTreeMap<(String, &'static str), i64> {
    let answer =
        hledger(journal, &["balance", "--flat", "--no-total", "--output-format", "csv", "--layout", "bare"]);
    let mut found = BTreeMap::new();
    for line in answer.lines().skip(1) {
        let fields: Vec<&str> = line.trim_matches('"').split("\",\"").collect();
        let [account, commodity, amount] = fields[..] else { panic!("{line}") };
        let currency: Currency = commodity.parse().unwrap();
        let amount = Money::parse(&amount.replace(',', ""), currency).unwrap();
        found.insert((account.to_owned(), currency.code()), amount.parts());
    }
    found
}

fn books(shop: &TestShop, sql: &str) -> BTreeMap<(String, &'static str), i64> {
    let ledger = Connection::open(shop.path("ledger.sqlite3")).unwrap();
    let mut statement = ledger.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| {
        let (name, currency): (String, String) = (row.get(0)?, row.get(1)?);
        Ok(((account_of(&name), currency.parse::<Currency>().unwrap().code()), row.get(2)?))
    });
    rows.unwrap().map(Result::unwrap).filter(|(_, amount)| *amount != 0).collect()
}

#[test]
#[cfg_attr(not(target_os = "linux"), ignore = "needs hledger: scripts/setup-debian.sh test")]
fn hledger_has_the_balances_of_the_books_to_the_last_digit() {
    let shop = TestShop::with(300);
    let journal = shop.path("all.journal");
    let entries = shop.journal(&journal, "2026-01-01", "2027-12-31");
    hledger(&journal, &["check", "--strict"]);
    let expected = books(&shop, "SELECT name, currency, balance FROM books");
    assert!(expected.len() >= 10 && expected.keys().any(|(_, currency)| *currency == "INR"), "{expected:?}");
    for account in ["assets:due:1", "equity:dues-opening", "expenses:written-off"] {
        assert!(expected.contains_key(&(account.to_owned(), "BDT")), "{account} of {expected:?}");
    }
    assert_eq!(balances(&journal), expected);
    let counted = hledger(&journal, &["print"]).lines().filter(|line| line.starts_with("20")).count();
    assert_eq!(u64::try_from(counted).unwrap(), entries);
}

#[test]
#[cfg_attr(not(target_os = "linux"), ignore = "needs hledger: scripts/setup-debian.sh test")]
fn some_days_journal_has_what_moved_on_them_and_nothing_else() {
    let shop = TestShop::with(300);
    let journal = shop.path("day.journal");
    shop.journal(&journal, "2026-11-22", "2026-11-22");
    let moved = "SELECT name, currency, sum(amount) FROM postings JOIN books ON books.id = book
                 WHERE day = 20261122 GROUP BY book";
    let expected = books(&shop, moved);
    assert!(!expected.is_empty());
    assert_eq!(balances(&journal), expected);
    // A day on which nothing was sold is a journal, too.
    let empty = shop.path("empty.journal");
    assert_eq!(shop.journal(&empty, "2020-01-01", "2020-01-02"), 0);
    hledger(&empty, &["check"]);
}

#[test]
#[cfg_attr(not(target_os = "linux"), ignore = "needs hledger: scripts/setup-debian.sh test")]
fn a_book_that_is_not_known_keeps_its_name() {
    assert_eq!(account_of("cash"), "assets:drawer");
    assert_eq!(account_of("wallet:soho-main"), "assets:wallet:soho-main");
    assert_eq!(account_of("something:new  one; x"), "other:something:new--one--x");
}

//! Loads that are booked once, and how a wallet came to what it holds.

use std::sync::Barrier;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use proptest::prelude::*;
use tillup_core::{
    ledger::{Ledger, LedgerError, NewSale},
    money::Money,
    once::OnceRefusal,
    sale::{Evidence, Status},
};
use tillup_ledger::{SqliteLedger, WalletDay, WalletEvent, WalletLoad, WalletPlace};

use crate::{opening::as_of_version_1, shop::*};

fn on(day: i64, minute: i64) -> DateTime<Utc> {
    noon() + TimeDelta::days(day) + TimeDelta::minutes(minute)
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn sale(place: i64, account: &str, amount: &str, at: DateTime<Utc>) -> NewSale {
    new_sale(&format!("017{place:08}"), taka(amount), account, at)
}

fn load<'a>(amount: &str, paid: &str, once: &'a str) -> WalletLoad<'a> {
    WalletLoad { account: "soho", amount: taka(amount), paid: taka(paid), note: "bKash", once: Some(once) }
}

fn page(
    shop: &TestShop,
    account: &str,
    before: Option<WalletPlace>,
    days: u32,
) -> tillup_ledger::WalletHistory {
    shop.ledger.wallet_history(account, before, days).unwrap()
}

/// All pages as one.
fn whole(shop: &TestShop, account: &str, days: u32) -> Vec<WalletDay> {
    let (mut all, mut before) = (Vec::new(), None);
    loop {
        let found = page(shop, account, before, days);
        all.extend(found.days);
        before = found.next;
        if before.is_none() {
            return all;
        }
    }
}

#[test]
fn a_load_is_booked_once_however_often_it_is_sent() {
    let shop = TestShop::new();
    let book = |load: &WalletLoad<'_>| shop.ledger.book_load(load, "owner", on(0, 1));
    book(&load("1000", "970", "load-0001")).unwrap();
    let entries = shop.count("SELECT count(*) FROM events");
    book(&load("1000", "970", "load-0001")).unwrap();
    SqliteLedger::open(shop.path())
        .unwrap()
        .book_load(&load("1000", "970", "load-0001"), "owner", on(1, 0))
        .unwrap();
    assert_eq!(shop.count("SELECT count(*) FROM events"), entries);
    for other in [load("1000", "971", "load-0001"), load("1001", "970", "load-0001")] {
        assert_eq!(book(&other), Err(OnceRefusal::Taken.into()));
    }
    let elsewhere = WalletLoad { account: "auto", ..load("1000", "970", "load-0001") };
    assert_eq!(book(&elsewhere), Err(OnceRefusal::Taken.into()));
    for bad in ["", "short", "a mark with blanks", &"x".repeat(65)] {
        assert_eq!(book(&load("1000", "970", bad)), Err(OnceRefusal::Invalid.into()), "{bad:?}");
    }
    assert_eq!(shop.count("SELECT count(*) FROM events"), entries);
    // The same again that is meant again has a mark of its own; without one each is a load.
    book(&load("1000", "970", "load-0002")).unwrap();
    book(&WalletLoad { once: None, ..load("1000", "970", "") }).unwrap();
    assert_eq!(shop.ledger.wallet("soho").unwrap().computed, Some(taka("3000")));
    assert_eq!(shop.count("SELECT balance FROM books WHERE name = 'uplift'"), -900_000);
    shop.assert_whole();
}

#[test]
fn the_same_load_sent_by_many_at_once_is_booked_once() {
    let shop = TestShop::new();
    let ledgers: Vec<SqliteLedger> = (0..4).map(|_| SqliteLedger::open(shop.path()).unwrap()).collect();
    let start = Barrier::new(ledgers.len());
    std::thread::scope(|scope| {
        for ledger in &ledgers {
            scope.spawn(|| {
                start.wait();
                ledger.book_load(&load("1000", "970", "load-0001"), "owner", on(0, 1)).unwrap();
            });
        }
    });
    assert_eq!(shop.count("SELECT count(*) FROM events WHERE kind = 'wallet_loaded'"), 1);
    shop.assert_whole();
}

#[test]
fn a_history_tells_sales_loads_and_what_the_provider_told_by_day() {
    let shop = TestShop::new();
    shop.ledger.record_balance("soho", taka("500"), on(0, 0)).unwrap();
    shop.sold(&sale(1, "soho", "100", on(0, 10)), "3");
    shop.ledger.book_load(&load("1000", "970", "load-0001"), "owner", on(0, 20)).unwrap();
    shop.sold(&sale(2, "soho", "50", on(0, 30)), "1.5");
    // Told three times: as it is, once when it was not, and as it is again.
    shop.ledger.record_balance("soho", taka("1350"), on(0, 40)).unwrap();
    shop.ledger.record_balance("soho", taka("1349"), on(0, 50)).unwrap();
    shop.ledger.record_balance("soho", taka("1350"), on(0, 60)).unwrap();
    let back = shop.sold(&sale(3, "soho", "70", on(2, 0)), "2");
    shop.apply(&back, change(Status::Reversed, on(2, 30)));
    shop.ledger.record_balance("soho", taka("1340"), on(3, 0)).unwrap();

    let told = page(&shop, "soho", None, 30);
    assert_eq!((told.balance, told.next), (taka("1350"), None));
    let days: Vec<_> = told
        .days
        .iter()
        .map(|day| (day.day.to_string(), day.sales, day.reversed, day.sold, day.balance))
        .collect();
    assert_eq!(
        days,
        [
            ("2026-11-24".to_owned(), 0, 0, taka("0"), taka("1350")),
            ("2026-11-23".to_owned(), 1, 1, taka("0"), taka("1350")),
            ("2026-11-21".to_owned(), 2, 0, taka("-150"), taka("1350")),
        ]
    );
    let first = &told.days[2];
    let what: Vec<_> = first.lines.iter().map(|line| (line.at, line.balance, line.what.clone())).collect();
    let said = |balance: &str, difference: &str, at| WalletEvent::Told {
        balance: taka(balance),
        until: at,
        difference: Some(taka(difference)),
    };
    let loaded = WalletEvent::Loaded {
        amount: taka("1000"),
        paid: taka("970"),
        note: Some("bKash".to_owned()),
        by: Some("owner".to_owned()),
    };
    assert_eq!(
        what,
        [
            (on(0, 60), taka("1350"), said("1350", "0", on(0, 60))),
            (on(0, 50), taka("1350"), said("1349", "-1", on(0, 50))),
            (on(0, 20), taka("1400"), loaded),
            (on(0, 0), taka("500"), WalletEvent::Opened { amount: taka("500") }),
        ],
        "that which agreed and was told again later is left out"
    );
    assert_eq!(told.days[0].lines[0].what, said("1340", "-10", on(3, 0)));
    assert_eq!(shop.ledger.wallet_history("nobody", None, 30), Err(LedgerError::NotFound));
    assert_eq!(page(&shop, "auto", None, 30).days, []);
    shop.assert_whole();
}

#[test]
fn a_balance_told_while_a_sale_was_under_way_is_compared_with_nothing() {
    let shop = TestShop::new();
    shop.ledger.record_balance("soho", taka("500"), on(0, 0)).unwrap();
    let under_way = shop.record(&sale(1, "soho", "100", on(0, 10)));
    shop.apply(&under_way, change(Status::Unknown, on(0, 11)));
    shop.ledger.record_balance("soho", taka("400"), on(0, 20)).unwrap();
    let line = page(&shop, "soho", None, 30).days.remove(0).lines.remove(0);
    assert!(matches!(line.what, WalletEvent::Told { difference: None, .. }), "{line:?}");
    // The wallet of a pending answer has its sale in it already.
    let evidence = Evidence { wallet_after: Some(taka("300")), ..Evidence::default() };
    shop.apply(&under_way, succeeded(on(0, 21), "1"));
    let pending = shop.record(&sale(2, "soho", "100", on(0, 30)));
    shop.apply(&pending, tillup_core::ledger::Change { evidence, ..change(Status::Pending, on(0, 31)) });
    shop.apply(&pending, succeeded(on(0, 32), "1"));
    let line = page(&shop, "soho", None, 30).days.remove(0).lines.remove(0);
    let told = WalletEvent::Told { balance: taka("300"), until: on(0, 31), difference: Some(taka("0")) };
    assert_eq!((line.what, line.balance), (told, taka("300")));
}

#[test]
fn balances_are_those_at_the_end_of_each_day_since_the_wallet_is_known() {
    let shop = TestShop::new();
    assert_eq!(shop.ledger.wallet_balances("soho", date("2026-11-01"), date("2026-11-30")), Ok(Vec::new()));
    shop.ledger.record_balance("soho", taka("500"), on(0, 0)).unwrap();
    shop.sold(&sale(1, "soho", "100", on(0, 10)), "3");
    // 02:59 in Dhaka belongs to the day before.
    shop.sold(&sale(2, "soho", "10", at("2026-11-22T20:58:00Z")), "0");
    shop.sold(&sale(3, "soho", "20", at("2026-11-22T21:00:00Z")), "0");
    let balances = |from, to| {
        let found = shop.ledger.wallet_balances("soho", date(from), date(to)).unwrap();
        found.into_iter().map(|(day, held)| format!("{day} {held}")).collect::<Vec<_>>()
    };
    assert_eq!(
        balances("2026-11-01", "2026-11-24"),
        ["2026-11-21 400.00", "2026-11-22 390.00", "2026-11-23 370.00", "2026-11-24 370.00"]
    );
    assert_eq!(balances("2026-11-22", "2026-11-22"), ["2026-11-22 390.00"], "what came later is not in it");
}

/// What happens to the two wallets of a made-up shop.
#[derive(Clone, Debug)]
enum Deed {
    Sold { auto: bool, parts: i64, reversed: bool },
    Loaded { auto: bool, parts: i64 },
    Told { auto: bool, parts: i64 },
    Days(i64),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => (any::<bool>(), 1_i64..5_000_000, prop::bool::weighted(0.2))
            .prop_map(|(auto, parts, reversed)| Deed::Sold { auto, parts, reversed }),
        2 => (any::<bool>(), 1_i64..90_000_000).prop_map(|(auto, parts)| Deed::Loaded { auto, parts }),
        2 => (any::<bool>(), 0_i64..90_000_000).prop_map(|(auto, parts)| Deed::Told { auto, parts }),
        2 => (1_i64..4).prop_map(Deed::Days),
    ]
}

fn act(shop: &TestShop, deeds: &[Deed]) {
    let wallet = |auto: bool| if auto { "auto" } else { "soho" };
    let bdt = |parts| Money::from_parts(parts, taka("1").currency());
    let (mut day, mut minute) = (0, 0);
    for (place, deed) in (1_i64..).zip(deeds) {
        minute += 2;
        match *deed {
            Deed::Sold { auto, parts, reversed } => {
                let sale = NewSale { ..sale(place, wallet(auto), &bdt(parts).to_string(), on(day, minute)) };
                let sold = shop.sold(&sale, "0.01");
                if reversed {
                    shop.apply(&sold, change(Status::Reversed, on(day, minute + 1)));
                }
            }
            Deed::Loaded { auto, parts } => shop
                .ledger
                .load_wallet(wallet(auto), bdt(parts), bdt(parts - parts / 33), "", "owner", on(day, minute))
                .unwrap(),
            Deed::Told { auto, parts } => {
                shop.ledger.record_balance(wallet(auto), bdt(parts), on(day, minute)).unwrap();
            }
            Deed::Days(days) => (day, minute) = (day + days, 0),
        }
    }
}

/// Each day begins with what the day before ended with; its lines are what the postings say; pages of any length tell it all.
fn adds_up(shop: &TestShop, account: &str) {
    let days = whole(shop, account, 1_000);
    let now = page(shop, account, None, 1).balance;
    assert_eq!(days.first().map_or(now, |day| day.balance), now);
    for (place, day) in days.iter().enumerate() {
        let before = days.get(place + 1).map_or(taka("0"), |earlier| earlier.balance);
        let put = day.lines.iter().fold(taka("0"), |sum, line| match line.what {
            WalletEvent::Opened { amount } | WalletEvent::Loaded { amount, .. } => sum.plus(amount).unwrap(),
            WalletEvent::Told { .. } => sum,
        });
        assert_eq!(before.plus(day.sold).unwrap().plus(put).unwrap(), day.balance, "{day:?}");
        let number = day.day.to_string().replace('-', "");
        let posted = |more: &str| {
            shop.count(&format!(
                "SELECT coalesce(sum(amount), 0) FROM postings JOIN books ON books.id = book JOIN events ON seq = event
                 WHERE name = 'wallet:{account}' AND day {more}"
            ))
        };
        assert_eq!(day.balance.parts(), posted(&format!("<= {number}")));
        assert_eq!(day.sold.parts(), posted(&format!("= {number} AND kind LIKE 'sale_%'")));
    }
    for length in [1, 2, 5] {
        let paged = whole(shop, account, length);
        assert_eq!(
            paged.iter().map(|day| (day.day, day.balance, day.sold)).collect::<Vec<_>>(),
            days.iter().map(|day| (day.day, day.balance, day.sold)).collect::<Vec<_>>(),
            "pages of {length}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn whatever_happens_a_history_adds_up_also_after_an_older_ledger_was_brought_up_to_date(deeds in prop::collection::vec(deed(), 1..40)) {
        let mut shop = TestShop::quick();
        act(&shop, &deeds);
        let told = ["soho", "auto"].map(|account| {
            adds_up(&shop, account);
            whole(&shop, account, 1_000)
        });
        shop.assert_whole();
        as_of_version_1(&shop);
        shop.ledger = std::sync::Arc::new(SqliteLedger::open(shop.path()).unwrap());
        shop.assert_whole();
        prop_assert_eq!(["soho", "auto"].map(|account| whole(&shop, account, 1_000)), told);
    }
}

#[test]
fn verify_finds_a_history_that_is_not_what_was_posted() {
    for (harm, finds) in [
        ("UPDATE wallet_days SET amount = amount + 1", "the day 20261121 of wallet book"),
        ("DELETE FROM wallet_days", "the day 20261121 of wallet book"),
        (
            "DROP TRIGGER wallet_lines_are_not_changed; UPDATE wallet_lines SET balance = 0",
            "did not move as entry",
        ),
        ("DROP TRIGGER wallet_lines_are_not_deleted; DELETE FROM wallet_lines", "did not move as entry"),
        ("DROP TRIGGER wallet_loads_are_not_deleted; DELETE FROM wallet_loads", "the mark of load load-0001"),
    ] {
        let shop = TestShop::new();
        shop.ledger.book_load(&load("1000", "970", "load-0001"), "owner", on(0, 1)).unwrap();
        assert!(shop.tool().execute_batch("DELETE FROM wallet_loads").is_err(), "marks stay");
        shop.tool().execute_batch(harm).unwrap();
        let report = shop.ledger.verify().unwrap();
        assert!(
            report.problems.iter().any(|problem| problem.contains(finds)),
            "{harm}: {:?}",
            report.problems
        );
    }
}

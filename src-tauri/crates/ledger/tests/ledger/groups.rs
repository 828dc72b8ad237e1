//! Totals by hour and by pack: what counts where, and that they cannot drift from what was posted.

use tillup_core::{
    ledger::{Change, Ledger},
    report::{GroupBy, Totals},
    sale::Status,
};

use crate::shop::*;

fn by(shop: &TestShop, by: GroupBy) -> Vec<(String, Totals)> {
    let (from, to) = ("2026-11-01".parse().unwrap(), "2026-12-31".parse().unwrap());
    shop.ledger.report(from, to, Some(by)).unwrap().remove(0).groups
}

fn sales_of(groups: &[(String, Totals)]) -> Vec<(&str, i64, i64, i64)> {
    groups
        .iter()
        .map(|(key, totals)| (key.as_str(), totals.sales, totals.reversed.sales, totals.failed.sales))
        .collect()
}

/// Sold at noon and at nine in the evening, taken back at ten, failed and tried again.
fn busy() -> TestShop {
    let shop = TestShop::new();
    let sell = |to: &str, title: Option<&str>, operator_code: &str, at| {
        let mut sale = new_sale(to, taka("100"), "soho", at);
        sale.order.offer = title.map(pack);
        sale.order.operator = operator(operator_code);
        shop.record(&sale)
    };
    let evening = at("2026-11-21T15:00:00Z");
    let first = sell("01700000001", Some("1 GB"), "GP", noon());
    shop.apply(&first, succeeded(noon(), "3"));
    let second = sell("01700000002", Some("1 GB"), "RB", noon());
    shop.apply(&second, succeeded(evening, "3"));
    let plain = sell("01700000003", None, "GP", noon());
    shop.apply(&plain, succeeded(noon(), "3"));
    shop.apply(
        &first,
        Change { status: Status::Reversed, ..change(Status::Reversed, at("2026-11-25T16:30:00Z")) },
    );
    let refused = sell("01700000004", Some("45 min"), "GP", noon());
    shop.apply(&refused, failed(noon()));
    shop.ledger.add_attempt(&refused, &new_attempt("auto", evening)).unwrap();
    let lost = sell("01700000005", Some("45 min"), "GP", noon());
    shop.apply(&lost, failed(evening));
    shop
}

#[test]
fn each_counts_in_the_hour_in_which_it_happened() {
    let shop = busy();
    let hours = by(&shop, GroupBy::Hour);
    // The failure at noon no longer counts; its second attempt is still open, as of the hour of the sale.
    assert_eq!(sales_of(&hours), [("12", 2, 0, 0), ("21", 1, 0, 1), ("22", -1, 1, 0)]);
    assert_eq!(hours[0].1.pending.sales, 1);
    shop.assert_whole();
}

#[test]
fn packs_of_one_name_stay_apart_by_operator_and_the_rest_has_no_name() {
    let shop = busy();
    let packs = by(&shop, GroupBy::Pack);
    assert_eq!(
        sales_of(&packs),
        [("", 1, 0, 0), ("GP 1 GB", 0, 1, 0), ("GP 45 min", 0, 0, 1), ("RB 1 GB", 1, 0, 0)]
    );
    assert_eq!(packs[2].1.pending.sales, 1);
    let of_clerk = shop.ledger.report_of_clerk(
        "2026-11-21".parse().unwrap(),
        "2026-11-21".parse().unwrap(),
        Some(GroupBy::Pack),
        "nobody",
    );
    assert!(of_clerk.unwrap()[0].groups.is_empty());
}

#[test]
fn totals_that_were_changed_by_hand_are_found() {
    for (sql, told) in [
        (
            "UPDATE totals_by_hour SET amount = amount + 1 WHERE day = 20261121 AND succeeded = 2",
            "in half hour",
        ),
        ("UPDATE totals_by_hour SET slot = slot + 1", "in half hour"),
        ("DELETE FROM totals_by_hour WHERE reversed > 0", "in half hour"),
        (
            "INSERT INTO totals_by_hour SELECT 20200101, slot, currency, account, clerk, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0 FROM totals_by_hour LIMIT 1",
            "in half hour",
        ),
        ("DELETE FROM totals_by_pack WHERE failed > 0", "of GP pack 45 min"),
        ("UPDATE packs SET title = '2 GB' WHERE operator = 'RB'", "of RB pack 2 GB"),
    ] {
        let shop = busy();
        shop.assert_whole();
        shop.tool().execute_batch(sql).unwrap();
        let report = shop.ledger.verify().unwrap();
        assert!(
            !report.ok && report.problems.iter().any(|problem| problem.contains(told)),
            "{sql}: {:?}",
            report.problems
        );
    }
}

#[test]
fn an_older_ledger_gets_the_very_totals_that_it_would_have_kept() {
    let mut shop = busy();
    let groups = |shop: &TestShop| (by(shop, GroupBy::Hour), by(shop, GroupBy::Pack));
    let before = groups(&shop);
    crate::opening::as_of_version_1(&shop);
    shop.ledger = std::sync::Arc::new(tillup_ledger::SqliteLedger::open(shop.path()).unwrap());
    assert_eq!(groups(&shop), before);
    shop.assert_whole();
}

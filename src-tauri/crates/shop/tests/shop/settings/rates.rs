//! The commission table: each row is an event, and a preview is what the sales would have earned, to the last paisa.

use tillup_core::{ledger::Ledger, sale::Status};
use tillup_shop::RateRow;

use super::Running;
use crate::hand::*;

fn row(account: Option<&str>, operator: Option<&str>, percent: &str, from: &str) -> RateRow {
    RateRow {
        account: account.map(str::to_owned),
        operator: operator.map(str::to_owned),
        service: None,
        percent: percent.to_owned(),
        from: from.parse().unwrap(),
    }
}

#[tokio::test]
async fn the_preview_is_what_a_hand_computes_from_the_sales_of_thirty_business_days() {
    // Business days of Dhaka begin at 18:00 UTC.
    let running = Running::start("2026-10-01T06:00:00Z").await;
    let shop = running.shop();
    shop.save_rates(vec![row(None, None, "2.5", "2026-01-01")], &running.owner).unwrap();
    let sell = async |at: &str, account, operator, number, amount| {
        running.set(at);
        let sold = running.sold(Some(account), operator, number, amount).await;
        assert_eq!(sold.status(), Status::Succeeded);
    };
    // The last moment of the day before the window, and its first one.
    sell("2026-10-22T17:59:59Z", "one", "RB", "01812345601", "1000").await;
    sell("2026-10-22T18:00:00Z", "one", "RB", "01812345501", "19").await;
    sell("2026-11-09T17:59:59Z", "one", "RB", "01812345401", "21").await;
    sell("2026-11-09T18:00:00Z", "one", "RB", "01812345301", "50").await;
    sell("2026-11-20T06:00:00Z", "two", "GP", "01712345601", "33").await;
    running.set("2026-11-21T06:00:00Z");
    // One that failed earns nothing by any table.
    let failed = running.sell(Some("two"), "GP", "01712345605", "500").await;
    assert_eq!(failed.status(), Status::Failed, "{failed:?}");
    let then = running.hand.entries();
    let proposed = vec![
        row(None, None, "২.৫", "2026-01-01"),
        row(None, Some("RB"), "3.15", "2026-11-10"),
        row(Some("two"), None, "2.7", "2026-11-21"),
    ];
    let preview = shop.preview_rates(proposed.clone(), &running.owner).unwrap();
    assert_eq!(
        (preview.from.to_string(), preview.to.to_string()),
        ("2026-10-23".into(), "2026-11-21".into())
    );
    let told: Vec<_> = preview
        .effects
        .iter()
        .map(|one| {
            let [amount, present, proposed] =
                [one.amount, one.present, one.proposed].map(|money| money.to_string());
            (one.account.as_str(), one.sales, amount, present, proposed, one.reported, one.without_rate)
        })
        .collect();
    let of = |account, sales, amount: &str, present: &str, proposed: &str| {
        (account, sales, amount.to_owned(), present.to_owned(), proposed.to_owned(), 0, 0)
    };
    assert_eq!(
        told,
        [
            // 2.5 %: 19 → 0.475 ≈ 0.48, 21 → 0.525 ≈ 0.52, 50 → 1.25. Robi's 3.15 % from the 10th: 50 → 1.575 ≈ 1.58.
            of("one", 3, "90.00", "2.25", "2.58"),
            // 2.5 % of 33 → 0.825 ≈ 0.82; the other rate begins a day too late.
            of("two", 1, "33.00", "0.82", "0.82"),
        ]
    );
    assert_eq!(running.hand.entries(), then, "a preview keeps nothing");
    let earned = shop.ledger().config().unwrap().rates.len();
    assert_eq!(earned, 1);
}

#[tokio::test]
async fn each_row_that_changes_is_an_event_and_what_was_sold_keeps_what_it_earned() {
    let running = Running::start("2026-11-21T06:00:00Z").await;
    let shop = running.shop();
    shop.save_rates(vec![row(None, None, "3", "2026-01-01")], &running.owner).unwrap();
    let sold = running.sold(Some("one"), "RB", "01812345601", "100").await;
    assert_eq!(sold.commission.amount.to_string(), "3.00");
    let then = running.hand.entries();
    let table = vec![row(None, None, "2", "2026-01-01"), row(Some("one"), Some("RB"), "4", "2026-11-21")];
    let changes = shop.save_rates(table.clone(), &running.owner).unwrap();
    assert_eq!(
        changes,
        ["commission rate * * * from 2026-01-01", "commission rate one RB * from 2026-11-21"]
    );
    let events = running.events_after(then);
    assert_eq!(events.len(), 2);
    assert!(
        events
            .iter()
            .all(|(kind, _, actor, _)| kind == "config_changed" && actor.as_deref() == Some("owner"))
    );
    assert_eq!(
        events[0].3,
        r#"{"after":"2.00","before":"3.00","what":"commission rate * * * from 2026-01-01"}"#
    );
    assert_eq!(shop.ledger().sale(&sold.reference).unwrap().unwrap().commission.amount.to_string(), "3.00");
    let sold = running.sold(Some("one"), "RB", "01812345601", "100").await;
    assert_eq!(sold.commission.amount.to_string(), "4.00");
    let then = running.hand.entries();
    assert!(shop.save_rates(table, &running.owner).unwrap().is_empty());
    assert_eq!(running.hand.entries(), then);
}

#[tokio::test]
async fn a_table_that_cannot_be_is_refused_and_so_is_a_clerk() {
    let running = Running::start("2026-11-21T06:00:00Z").await;
    let shop = running.shop();
    let then = running.hand.entries();
    for (table, expected) in [
        (vec![row(Some("none"), None, "3", "2026-01-01")], "invalid_table"),
        (vec![row(None, None, "three", "2026-01-01")], "invalid_table"),
        (vec![row(None, None, "101", "2026-01-01")], "invalid_table"),
        (vec![row(None, None, "3", "2026-01-01"), row(None, None, "2", "2026-01-01")], "rate_twice"),
    ] {
        assert_eq!(code(shop.save_rates(table.clone(), &running.owner)), expected);
        assert_eq!(code(shop.preview_rates(table, &running.owner)), expected);
    }
    let clerk = running.hand.clerk();
    assert_eq!(code(shop.save_rates(Vec::new(), &clerk)), "not_allowed");
    assert_eq!(code(shop.preview_rates(Vec::new(), &clerk)), "not_allowed");
    assert_eq!(running.hand.entries(), then);
}

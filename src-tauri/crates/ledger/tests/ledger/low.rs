//! What is known of drawers and wallets without asking or counting much: for the bar and the counter.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use tillup_core::{
    ledger::Ledger,
    money::Money,
    sale::{Evidence, Status},
};

use crate::shop::*;

fn after(minutes: i64) -> DateTime<Utc> {
    noon() + TimeDelta::minutes(minutes)
}

fn today(shop: &TestShop) -> NaiveDate {
    shop.ledger.config().unwrap().calendar().day_of(noon())
}

/// What is known of the account `soho`.
fn soho(shop: &TestShop) -> Option<(Money, Option<Money>)> {
    let uses = shop.ledger.wallet_uses(today(shop)).unwrap();
    uses.into_iter().find(|wallet| wallet.account == "soho").map(|wallet| (wallet.standing, wallet.usual_day))
}

fn sale(place: i64, amount: &str, at: DateTime<Utc>) -> tillup_core::ledger::NewSale {
    new_sale(&format!("0170000{place:04}"), taka(amount), "soho", at)
}

#[test]
fn z_reports_are_listed_newest_first_by_clerk_and_page() {
    let shop = TestShop::new();
    assert_eq!(shop.ledger.drawer_open_since("clerk1").unwrap(), None);
    for nth in 0..5 {
        let clerk = if nth % 2 == 0 { "clerk1" } else { "clerk2" };
        shop.ledger.open_shift(clerk, taka("100"), after(nth * 10)).unwrap();
        assert_eq!(shop.ledger.drawer_open_since(clerk).unwrap(), Some(after(nth * 10)));
        shop.ledger.close_shift(clerk, taka("100"), after(nth * 10 + 5)).unwrap();
        assert_eq!(shop.ledger.drawer_open_since(clerk).unwrap(), None);
    }
    shop.ledger.open_shift("clerk1", taka("1"), after(100)).unwrap();
    let listed = |clerk: Option<&str>, before: Option<i64>, limit: u32| {
        let reports = shop.ledger.z_reports(clerk, before, limit).unwrap();
        reports.iter().map(|shift| shift.count.as_ref().unwrap().z).collect::<Vec<_>>()
    };
    assert_eq!(listed(None, None, 50), [5, 4, 3, 2, 1], "the open one has no report");
    assert_eq!(listed(Some("clerk1"), None, 50), [5, 3, 1]);
    assert_eq!(listed(Some("clerk1"), Some(5), 1), [3]);
    assert_eq!(listed(None, Some(3), 50), [2, 1]);
    assert_eq!(listed(Some("nobody"), None, 50), [0; 0]);
    let newest = shop.ledger.z_reports(None, None, 1).unwrap().remove(0);
    assert_eq!(shop.ledger.z_report(5).unwrap(), Some(newest));
}

#[test]
fn a_wallet_stands_as_last_told_and_as_posted_since() {
    let shop = TestShop::new();
    assert_eq!(soho(&shop), None, "nobody ever told");
    shop.ledger.record_balance("soho", taka("1000"), after(1)).unwrap();
    assert_eq!(soho(&shop), Some((taka("1000"), None)));
    shop.sold(&sale(0, "100", after(2)), "3");
    shop.ledger.load_wallet("soho", taka("500"), taka("500"), "", "owner", after(3)).unwrap();
    assert_eq!(soho(&shop), Some((taka("1400"), None)), "today is no usual day yet");
    // The provider says otherwise: what it says counts, and what is posted goes on from there.
    shop.ledger.record_balance("soho", taka("1390.5"), after(4)).unwrap();
    shop.sold(&sale(1, "90.5", after(5)), "3");
    assert_eq!(soho(&shop), Some((taka("1300"), None)));
}

#[test]
fn an_answer_that_tells_the_wallet_with_its_own_sale_takes_it_off_once() {
    let shop = TestShop::new();
    shop.ledger.record_balance("soho", taka("1000"), after(1)).unwrap();
    let reference = shop.record(&sale(0, "100", after(2)));
    let evidence = Evidence { wallet_after: Some(taka("900")), ..Evidence::default() };
    shop.apply(
        &reference,
        tillup_core::ledger::Change { evidence: evidence.clone(), ..change(Status::Pending, after(3)) },
    );
    assert_eq!(soho(&shop).unwrap().0, taka("900"));
    shop.apply(&reference, succeeded(after(4), "3"));
    assert_eq!(soho(&shop).unwrap().0, taka("900"), "posted later, taken off before");
}

#[test]
fn a_usual_day_is_the_average_of_the_days_on_which_anything_was_sold() {
    let shop = TestShop::new();
    shop.ledger.record_balance("soho", taka("100000"), after(1)).unwrap();
    let on = |days: u64| noon().checked_sub_days(Days::new(days)).unwrap();
    for (place, (days, amount)) in
        [(1, "300"), (1, "100"), (3, "200"), (0, "7777"), (15, "9999")].into_iter().enumerate()
    {
        shop.sold(&sale(i64::try_from(place).unwrap(), amount, on(days)), "3");
    }
    assert_eq!(soho(&shop).unwrap().1, Some(taka("300")), "neither today nor what is longer ago");
}

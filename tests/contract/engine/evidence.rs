//! Wallet balances before and after, for sales that nobody can look up.

use std::time::Duration;

use simulators::{Endpoint, Fault, Kind, When};
use tillup_core::{reference::Reference, sale::Evidence, sale::Status};
use tillup_tests::{TestShop, WHILE, assert_sound};

async fn lost(shop: &TestShop, number: &str, when: When) -> Reference {
    shop.only_simulator().inject(Fault::Reset(when), Endpoint::Submit, 1);
    let sale = shop.sell("autoflexi", "GP", number, "50").await.unwrap();
    assert_eq!(sale.status(), Status::Unknown);
    sale.reference
}

fn evidence(shop: &TestShop, reference: &Reference) -> Evidence {
    shop.sale(reference).last_attempt().unwrap().evidence.clone()
}

fn balances(evidence: &Evidence) -> (Option<String>, Option<String>) {
    let text = |money: Option<tillup_core::money::Money>| money.map(|money| money.to_string());
    (text(evidence.wallet_before), text(evidence.wallet_after))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_balances_tell_whether_the_money_went_and_decide_nothing() {
    for (when, after) in [(When::After, "9950.00"), (When::Before, "10000.00")] {
        let shop = TestShop::with(Kind::AutoFlexi).await;
        let reference = lost(&shop, "01712345670", when).await;
        shop.settle_all().await;
        let evidence = evidence(&shop, &reference);
        assert_eq!(balances(&evidence), (Some("10000.00".into()), Some(after.into())));
        assert_eq!(evidence.others_open, Some(0));
        assert_eq!(shop.sale(&reference).status(), Status::Unknown, "a person decides");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clear_comparison_is_taken_once() {
    let shop = TestShop::with(Kind::AutoFlexi).await;
    let reference = lost(&shop, "01712345670", When::After).await;
    shop.settle_all().await;
    let clear = evidence(&shop, &reference);
    // What others do to the wallet later must not blur it.
    assert!(shop.only_simulator().set_wallet("123.00"));
    shop.settle_all().await;
    assert_eq!(evidence(&shop, &reference), clear);
    assert_eq!(shop.sale(&reference).last_attempt().unwrap().next_check_at, None, "it waits for a person");
}

/// Two lost sales, each looked at once while the other was open.
async fn two_lost(first: When, second: When) -> (TestShop, Reference, Reference) {
    let shop = TestShop::with(Kind::AutoFlexi).await;
    let first = lost(&shop, "01712345670", first).await;
    let second = lost(&shop, "01712345671", second).await;
    shop.engine().settle(Duration::ZERO).await.unwrap();
    for reference in [&first, &second] {
        assert_eq!(evidence(&shop, reference).others_open, Some(1), "each blurs the other");
        assert!(shop.sale(reference).last_attempt().unwrap().next_check_at.is_some());
    }
    (shop, first, second)
}

#[tokio::test(flavor = "multi_thread")]
async fn once_the_other_sale_turned_out_to_have_taken_nothing_the_comparison_is_clear() {
    let (shop, first, second) = two_lost(When::Before, When::After).await;
    shop.engine().resolve(&first, false, "owner", "no top-up came").unwrap();
    shop.clock().advance(WHILE);
    shop.engine().settle(Duration::ZERO).await.unwrap();
    let clear = evidence(&shop, &second);
    assert_eq!(clear.others_open, Some(0));
    assert_eq!(balances(&clear), (Some("10000.00".into()), Some("9950.00".into())), "the second took it");
    assert_sound(&shop, "two lost");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_sale_that_moved_the_wallet_meanwhile_keeps_the_comparison_from_being_called_clear() {
    let (shop, first, second) = two_lost(When::After, When::Before).await;
    shop.engine().resolve(&first, true, "owner", "the customer has it").unwrap();
    shop.clock().advance(WHILE);
    shop.engine().settle(Duration::ZERO).await.unwrap();
    assert_eq!(evidence(&shop, &second).others_open, Some(1));
    assert_sound(&shop, "two lost");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_balance_that_cannot_be_had_stops_neither_the_sale_nor_its_settling() {
    let shop = TestShop::with(Kind::AutoFlexi).await;
    shop.only_simulator().inject(Fault::HtmlOk(When::Before), Endpoint::Balance, 3);
    let reference = lost(&shop, "01712345670", When::After).await;
    assert_eq!(balances(&evidence(&shop, &reference)), (None, None));
    shop.settle_all().await;
    let (before, after) = balances(&evidence(&shop, &reference));
    assert_eq!((before, after), (None, Some("9950.00".into())));
    assert_eq!(shop.sale(&reference).status(), Status::Unknown);
}

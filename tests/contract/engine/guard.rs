//! The duplicate guard: one sale, however often it is asked for.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use simulators::Kind;
use tillup_core::{
    engine::{EngineError, SellRequest},
    sale::Status,
};
use tillup_tests::{TestShop, assert_agreed};

fn once(number: &str, amount: &str) -> SellRequest {
    SellRequest { again: false, ..TestShop::request("sohojpay", "RB", number, amount) }
}

fn is_stopped(result: &Result<tillup_core::sale::Sale, EngineError>) -> bool {
    matches!(result, Err(EngineError::RepeatGuard(_)))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_number_and_amount_needs_a_deliberate_yes() {
    let shop = TestShop::with(Kind::SohojPay).await;
    let first = shop.engine().sell(&once("01812345601", "50")).await.unwrap();
    let error = shop.engine().sell(&once("+880 1812-345601", "50.00")).await.unwrap_err();
    assert!(matches!(&error, EngineError::RepeatGuard(earlier) if *earlier == first.reference), "{error}");
    assert_eq!(shop.accounts()[0].submissions(), 1, "nothing was sent");
    assert_eq!(shop.sales().len(), 1, "nothing was recorded");

    shop.engine().sell(&once("01812345601", "51")).await.unwrap();
    shop.engine().sell(&once("01812345671", "50")).await.unwrap();
    shop.engine().sell(&SellRequest { again: true, ..once("01812345601", "50") }).await.unwrap();
    assert_eq!(shop.only_simulator().executed().len(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_guard_ends_after_its_time_but_not_while_the_first_is_open() {
    let shop = TestShop::with(Kind::SohojPay).await;
    shop.engine().sell(&once("01812345601", "50")).await.unwrap();
    shop.settle_all().await;
    shop.clock().advance(Duration::from_secs(6 * 60));
    shop.engine().sell(&once("01812345601", "50")).await.unwrap();

    let open = shop.engine().sell(&once("01812345603", "50")).await.unwrap();
    shop.clock().advance_days(20);
    shop.settle_all().await;
    assert_eq!(shop.sale(&open.reference).status(), Status::Pending);
    assert!(is_stopped(&shop.engine().sell(&once("01812345603", "50")).await), "it is still open");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_sale_may_be_tried_again_at_once() {
    let shop = TestShop::with(Kind::SohojPay).await;
    let first = shop.engine().sell(&once("01812345605", "50")).await.unwrap();
    assert_eq!(first.status(), Status::Failed);
    shop.engine().sell(&once("01812345605", "50")).await.unwrap();
    assert_eq!(shop.sales().len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_at_once_in_two_programs_one_is_sold() {
    let shop = TestShop::with(Kind::SohojPay).await;
    let second = Arc::new(shop.open_again());
    let mut asked = tokio::task::JoinSet::new();
    for turn in 0..20 {
        let program = if turn % 2 == 0 { shop.shop().clone() } else { second.clone() };
        asked.spawn(async move { program.engine().sell(&once("01812345670", "50")).await });
    }
    let results = asked.join_all().await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    assert_eq!(results.iter().filter(|result| is_stopped(result)).count(), 19);
    assert_eq!(shop.accounts()[0].submissions(), 1);
    shop.settle_all().await;
    assert_agreed(&shop, "twenty at once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_different_sales_at_once_in_two_programs_are_all_accounted_for() {
    let shop = TestShop::with(Kind::SohojPay).await;
    let second = Arc::new(shop.open_again());
    let mut asked = tokio::task::JoinSet::new();
    for turn in 0..60 {
        let program = if turn % 2 == 0 { shop.shop().clone() } else { second.clone() };
        let number = format!("01812{turn:04}70");
        asked.spawn(async move { program.engine().sell(&once(&number, "50")).await });
    }
    let references: BTreeSet<_> =
        asked.join_all().await.into_iter().map(|sold| sold.unwrap().reference).collect();
    assert_eq!(references.len(), 60);
    shop.settle_all().await;
    let numbers: BTreeSet<_> = shop.sales().into_iter().map(|sale| sale.receipt_no).collect();
    assert_eq!(numbers.len(), 60, "each has a receipt of its own");
    assert_agreed(&shop, "sixty at once");
    crate::end::assert_wallets_agree(&shop, "sixty at once");
}

//! A sale's reference is told as soon as the sale is written down: before anything is sent, and once.

use std::sync::{Mutex, PoisonError};

use simulators::{Endpoint, Fault, Kind, When};
use tillup_core::{
    engine::{EngineError, SellRequest},
    ledger::Ledger,
    reference::Reference,
    sale::{Reason, Sale, Status},
};
use tillup_tests::{AccountSpec, TestShop};

use crate::{
    cases::{self, Case},
    run::Cases,
};

/// Sells, and gives what was told while the sale was written down and nothing had been submitted.
async fn told(shop: &TestShop, request: &SellRequest) -> (Vec<Reference>, Result<Sale, EngineError>) {
    let other = shop.open_again();
    let told = Mutex::new(Vec::new());
    let recorded = |reference: &Reference| {
        let written = other.ledger().sale(reference).unwrap();
        assert!(written.is_some_and(|sale| &sale.reference == reference), "another program sees it");
        let submitted: usize = shop.accounts().iter().map(tillup_tests::TestAccount::submissions).sum();
        assert_eq!(submitted, 0, "nothing has left");
        told.lock().unwrap_or_else(PoisonError::into_inner).push(reference.clone());
    };
    let sold = shop.engine().sell_telling(request, &recorded).await;
    (told.into_inner().unwrap(), sold)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_reference_is_told_before_the_first_byte_leaves() {
    let mut runs = Cases::new();
    for case in cases::all() {
        runs.add(case.name(), async move {
            let shop = case.shop().await;
            let (told, sale) = told(&shop, &case.request("70")).await;
            let sale = sale.unwrap();
            assert_eq!(told, [sale.reference], "{}", case.name());
            assert_eq!(shop.accounts()[0].submissions(), 1, "{}", case.name());
        });
    }
    runs.run().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sale_that_goes_on_to_another_account_is_told_once() {
    let shop = TestShop::builder()
        .account(AccountSpec::new("first", Kind::SohojPay))
        .account(AccountSpec::new("second", Kind::IRecharge))
        .tables("[routing]\nRB = [\"first\", \"second\"]")
        .start()
        .await;
    shop.engine().balances(None).await.unwrap();
    assert!(shop.simulator("first").set_wallet("5.00"));
    let (told, sale) = told(&shop, &TestShop::request("", "RB", "01812345670", "50")).await;
    let sale = sale.unwrap();
    assert_eq!(sale.attempts.len(), 2, "{sale:?}");
    assert_eq!(told, [sale.reference]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sale_that_is_written_down_only_as_failed_is_told_too() {
    let case = Case { kind: Kind::Tymk, quirks: false };
    let shop = case.shop().await;
    shop.only_simulator().inject(Fault::Status { code: 503, when: When::Before }, Endpoint::Operators, 9);
    let (told, sale) = told(&shop, &case.request("70")).await;
    let sale = sale.unwrap();
    assert_eq!((sale.status(), sale.reason()), (Status::Failed, Some(Reason::NotSent)));
    assert_eq!(told, [sale.reference]);
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nothing_is_written_down_nothing_is_told() {
    let shop = TestShop::with(Kind::SohojPay).await;
    let (told_first, first) = told(&shop, &TestShop::request("", "RB", "01812345605", "50")).await;
    assert_eq!((told_first.len(), first.unwrap().status()), (1, Status::Failed));
    for (request, code) in [
        (TestShop::request("", "RB", "0181234567", "50"), "invalid_number"),
        (TestShop::request("", "RB", "01812345670", "0"), "invalid_amount"),
        (TestShop::request("", "XX", "01812345670", "50"), "not_permitted"),
    ] {
        let told = Mutex::new(0);
        let sold = shop.engine().sell_telling(&request, &|_| *told.lock().unwrap() += 1).await;
        assert_eq!((sold.unwrap_err().code().0, *told.lock().unwrap()), (code, 0));
    }
    shop.sell("", "RB", "01812345603", "50").await.unwrap();
    let repeat = SellRequest { again: false, ..TestShop::request("", "RB", "01812345603", "50") };
    let told = Mutex::new(0);
    let sold = shop.engine().sell_telling(&repeat, &|_| *told.lock().unwrap() += 1).await;
    assert!(matches!(sold, Err(EngineError::RepeatGuard(_))));
    assert_eq!(*told.lock().unwrap(), 0);
}

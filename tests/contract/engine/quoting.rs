//! A quote is the order that would be sold, and leaves no trace.

use std::time::Duration;

use simulators::Kind;
use tillup_core::{
    engine::SellRequest,
    ledger::Ledger,
    sale::{CommissionSource, Status},
};
use tillup_tests::{AccountSpec, TestShop};

use crate::{cases, run::Cases};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_quoted_is_what_is_then_sold() {
    let mut runs = Cases::new();
    for case in cases::all() {
        runs.add(case.name(), async move {
            let shop = case.shop().await;
            let request = case.request("70");
            let quote = shop.engine().quote(&request).await.unwrap();
            assert!(shop.only_simulator().requests().is_empty(), "nobody is asked");
            assert!(shop.sales().is_empty(), "nothing is written down");
            let sale = shop.engine().sell(&request).await.unwrap();
            let attempt = sale.last_attempt().unwrap();
            assert_eq!(quote.order, sale.order);
            assert_eq!((&quote.account, &quote.because), (&attempt.account, &attempt.chosen_because));
            assert_eq!(quote.expected.source, CommissionSource::Rate);
            assert!(quote.expected.amount.is_positive());
            assert_eq!((quote.limit, quote.repeat), (None, None));
        });
    }
    runs.run().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pack_is_quoted_at_its_price() {
    for case in cases::all().into_iter().filter(|case| case.has(simulators::Endpoint::Offers)) {
        let shop = case.shop().await;
        let request = crate::packs::first_request(case);
        let quote = shop.engine().quote(&request).await.unwrap();
        assert_eq!(quote.account, case.account());
        assert!(shop.sales().is_empty(), "{}", case.name());
        let sale = shop.engine().sell(&request).await.unwrap();
        assert_eq!(quote.order, sale.order, "{}", case.name());
        let other_price = SellRequest { amount: Some("1.11".to_owned()), ..request };
        let error = shop.engine().quote(&other_price).await.unwrap_err();
        assert_eq!(error.code().0, "not_the_price", "the price at the counter is the list's");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_sale_is_refused_for_a_quote_is_too() {
    let shop = TestShop::builder()
        .account(AccountSpec::new("soho", Kind::SohojPay))
        .shop_lines("charges = \"forbidden\"")
        .start()
        .await;
    let ask = |operator: &str, number: &str, amount: &str| TestShop::request("", operator, number, amount);
    let charged = SellRequest { charge: Some("5".to_owned()), ..ask("RB", "01812345670", "50") };
    for request in [
        ask("RB", "0181234567", "50"),
        ask("RB", "01812345670", "0"),
        ask("RB", "01812345670", ""),
        ask("RB", "01812345670", "5x"),
        ask("XX", "01812345670", "50"),
        ask("RB", "01812345670", "50.001"),
        TestShop::request("nobody", "RB", "01812345670", "50"),
        charged,
    ] {
        let quoted = shop.engine().quote(&request).await.unwrap_err();
        let sold = shop.engine().sell(&request).await.unwrap_err();
        assert_eq!((quoted.code(), quoted.to_string()), (sold.code(), sold.to_string()), "{request:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_limit_is_told_and_stops_nothing() {
    let shop = TestShop::builder()
        .account(AccountSpec::new("soho", Kind::SohojPay))
        .tables("[[limits]]\noperator = \"RB\"\nmin = \"20\"\nmax = \"1000\"\nfrom = \"2020-01-01\"")
        .start()
        .await;
    let limit = async |operator: &str, amount: &str| {
        let request = TestShop::request("", operator, "01812345670", amount);
        shop.engine().quote(&request).await.unwrap().limit
    };
    let broken = limit("RB", "19.99").await.unwrap();
    assert_eq!(broken.min.unwrap().to_string(), "20.00");
    assert_eq!(limit("RB", "1000.01").await, Some(broken));
    for (operator, amount) in [("RB", "20"), ("RB", "1000"), ("GP", "5")] {
        assert_eq!(limit(operator, amount).await, None, "{operator} {amount}");
    }
    // The pack of 38 taka is sold although 38 is no plain recharge here.
    let pack = SellRequest {
        offer: Some("9495".to_owned()),
        ..TestShop::request("soho", "RB", "01812345670", "38")
    };
    assert_eq!(shop.engine().quote(&pack).await.unwrap().limit, None);
    assert_eq!(shop.sell("", "RB", "01812345670", "10").await.unwrap().status(), Status::Pending);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_repeat_that_the_guard_would_stop_is_told() {
    let shop = TestShop::with(Kind::SohojPay).await;
    let once = SellRequest { again: false, ..TestShop::request("", "RB", "01812345601", "50") };
    let repeat = async |request: &SellRequest| shop.engine().quote(request).await.unwrap().repeat;
    assert_eq!(repeat(&once).await, None);
    let first = shop.engine().sell(&once).await.unwrap();
    let told = repeat(&SellRequest { number: "+880 1812-345601".to_owned(), ..once.clone() }).await;
    assert_eq!(told.map(|sale| sale.reference), Some(first.reference));
    assert_eq!(repeat(&SellRequest { again: true, ..once.clone() }).await, None, "it is confirmed");
    assert_eq!(repeat(&SellRequest { amount: Some("51".to_owned()), ..once.clone() }).await, None);
    shop.settle_all().await;
    shop.clock().advance(Duration::from_secs(6 * 60));
    assert_eq!(repeat(&once).await, None, "it is long done");
    assert!(shop.shop().ledger().open_sales().unwrap().is_empty());
}

//! A provider that asks to be left alone is left alone.

use std::time::Duration;

use simulators::{Endpoint, Fault, Kind, When};
use tillup_core::sale::{Reason, Status};
use tillup_tests::{AccountSpec, TestShop, assert_agreed};

const TOO_MANY: Fault = Fault::Status { code: 429, when: When::Before };

#[tokio::test(flavor = "multi_thread")]
async fn after_too_many_requests_none_is_sent_until_the_pause_is_over() {
    let shop = TestShop::with(Kind::IRecharge).await;
    shop.only_simulator().inject(TOO_MANY, Endpoint::Submit, 1);
    let sale = shop.sell("irecharge", "BL", "01912345670", "50").await.unwrap();
    assert_eq!((sale.status(), sale.reason()), (Status::Failed, Some(Reason::RateLimited)));

    let seen = shop.only_simulator().requests().len();
    let sale = shop.sell("irecharge", "BL", "01912345671", "50").await.unwrap();
    assert_eq!((sale.status(), sale.reason()), (Status::Failed, Some(Reason::RateLimited)));
    assert!(shop.engine().balances(None).await.unwrap()[0].balance.is_err());
    assert_eq!(shop.only_simulator().requests().len(), seen, "no request reached the provider");

    shop.clock().advance(Duration::from_secs(61));
    let sale = shop.sell("irecharge", "BL", "01912345672", "50").await.unwrap();
    assert_eq!(sale.status(), Status::Succeeded);
    assert_agreed(&shop, "after the pause");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_request_of_a_minute_pauses_the_account_before_any_is_refused() {
    let spec =
        AccountSpec::new("irecharge", Kind::IRecharge).with(|settings| settings.rate_limit_per_minute = 2);
    let shop = TestShop::builder().account(spec).start().await;
    // The balance, then the sale.
    let sale = shop.sell("irecharge", "BL", "01912345602", "50").await.unwrap();
    assert_eq!(sale.status(), Status::Pending);
    assert_eq!(shop.only_simulator().requests().len(), 2);

    shop.engine().settle(Duration::ZERO).await.unwrap();
    let sale = shop.sale(&sale.reference);
    assert_eq!(sale.status(), Status::Pending, "a look-up that was not made says nothing");
    assert_eq!(shop.only_simulator().requests().len(), 2, "no request reached the provider");

    shop.only_simulator().update(|settings| settings.rate_limit_per_minute = 100);
    shop.settle_all().await;
    assert_eq!(shop.sale(&sale.reference).status(), Status::Succeeded);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paused_account_leaves_the_sale_to_the_next() {
    let shop = TestShop::builder()
        .account(AccountSpec::new("first", Kind::IRecharge))
        .account(AccountSpec::new("second", Kind::SohojPay))
        .tables("[routing]\nBL = [\"first\", \"second\"]")
        .start()
        .await;
    shop.simulator("first").inject(TOO_MANY, Endpoint::Submit, 1);
    let sale = shop.sell("", "BL", "01912345670", "50").await.unwrap();
    let tried: Vec<&str> = sale.attempts.iter().map(|attempt| attempt.account.as_str()).collect();
    assert_eq!(tried, ["first", "second"], "a refused request may go elsewhere");
    let sale = shop.sell("", "BL", "01912345671", "50").await.unwrap();
    let tried: Vec<&str> = sale.attempts.iter().map(|attempt| attempt.account.as_str()).collect();
    assert_eq!(tried, ["second"], "the paused one is not tried first");
}

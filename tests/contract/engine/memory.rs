//! What the shop remembers of a number.

use simulators::Kind;
use tillup_core::{engine::DetectedBy, sale::Status};
use tillup_tests::{AccountSpec, TestShop};

#[tokio::test(flavor = "multi_thread")]
async fn a_success_is_remembered_and_beats_the_prefix() {
    let shop = TestShop::with(Kind::IRecharge).await;
    let proposed = shop.engine().detect("01712345601").await.unwrap().unwrap();
    assert_eq!((proposed.operator.as_str(), proposed.by.code()), ("GP", "prefix"));
    // Ported to Robi.
    let sale = shop.sell("irecharge", "RB", "01712345601", "50").await.unwrap();
    assert_eq!(sale.status(), Status::Succeeded);
    let proposed = shop.engine().detect("০১৭১২৩৪৫৬০১").await.unwrap().unwrap();
    assert_eq!((proposed.operator.as_str(), proposed.by), ("RB", DetectedBy::Memory));
    let sale = shop.sell("irecharge", "", "01712345601", "60").await.unwrap();
    assert_eq!(sale.order.operator.as_str(), "RB", "a sale without an operator goes by it");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_did_not_succeed_teaches_nothing() {
    let shop = TestShop::with(Kind::IRecharge).await;
    for ending in ["03", "05", "08"] {
        let number = format!("017123456{ending}");
        shop.sell("irecharge", "RB", &number, "50").await.unwrap();
        let proposed = shop.engine().detect(&number).await.unwrap().unwrap();
        assert_eq!((proposed.operator.as_str(), proposed.by.code()), ("GP", "prefix"), "{ending}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_remembered_number_is_not_asked_about_again() {
    let shop = TestShop::builder().country("IN").account(AccountSpec::new("tymk", Kind::Tymk)).start().await;
    let asked = || {
        let requests = shop.only_simulator().requests();
        requests.iter().filter(|request| request.path.ends_with("/operator-circle")).count()
    };
    let sale = shop.sell("tymk", "", "98765 43270", "99").await.unwrap();
    assert_eq!(sale.order.operator.as_str(), "AIRTEL");
    assert_eq!(asked(), 1);
    let proposed = shop.engine().detect("9876543270").await.unwrap().unwrap();
    assert_eq!(proposed.by, DetectedBy::Memory);
    assert_eq!(proposed.circle.as_deref(), Some("Rajasthan"));
    assert_eq!(asked(), 1);
}

//! Whether the providers can be reached, before a sale is tried.

use simulators::Kind;
use tillup_core::wire::NotSent;
use tillup_tests::{AccountSpec, Elsewhere, TestShop, deaf_port};

#[tokio::test(flavor = "multi_thread")]
async fn each_host_is_tried_once_and_nothing_is_sent() {
    let shared = Elsewhere::start().await;
    let deaf = format!("http://127.0.0.1:{}", deaf_port().await);
    let at = |id: &str, kind, base_url: String| AccountSpec {
        base_url: Some(base_url),
        ..AccountSpec::new(id, kind)
    };
    let shop = TestShop::builder()
        .account(AccountSpec::new("there", Kind::SohojPay))
        .account(at("one", Kind::AutoFlexi, shared.url()))
        .account(at("other", Kind::IRecharge, shared.url().replace("elsewhere", "api")))
        .account(at("deaf", Kind::SohojPay, deaf.clone()))
        .account(AccountSpec { lines: "enabled = false".to_owned(), ..at("off", Kind::SohojPay, deaf) })
        .start()
        .await;
    let reached = shop.engine().reach().await.unwrap();
    let told: Vec<_> = reached.iter().map(|(account, took)| (account.as_str(), took.map(drop))).collect();
    let expected =
        [("there", Ok(())), ("one", Ok(())), ("other", Ok(())), ("deaf", Err(NotSent::NoConnection))];
    assert_eq!(told, expected);
    assert_eq!(shared.knocks(), 1, "two accounts, one host");
    assert!(shop.simulator("there").requests().is_empty(), "no request");
}

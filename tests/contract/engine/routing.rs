//! Several accounts for one operator: which is tried, which is tried next, and after what none is.

use simulators::{Endpoint, Fault, Kind, When};
use tillup_core::sale::{Reason, Sale, Status};
use tillup_tests::{AccountSpec, TestShop, assert_agreed, assert_sound, deaf_port};

/// Robi through `first`, then `second`.
async fn shop(first: AccountSpec, second: AccountSpec) -> TestShop {
    TestShop::builder()
        .account(first)
        .account(second)
        .tables("[routing]\nRB = [\"first\", \"second\"]")
        .start()
        .await
}

async fn two(first: Kind, second: Kind) -> TestShop {
    shop(AccountSpec::new("first", first), AccountSpec::new("second", second)).await
}

async fn sell(shop: &TestShop, number: &str) -> Sale {
    shop.sell("", "RB", number, "50").await.unwrap()
}

fn accounts(sale: &Sale) -> Vec<&str> {
    sale.attempts.iter().map(|attempt| attempt.account.as_str()).collect()
}

fn submissions(shop: &TestShop, account: &str) -> usize {
    shop.accounts().iter().find(|known| known.spec.id == account).unwrap().submissions()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_owners_list_decides_and_its_reason_is_kept() {
    let shop = two(Kind::SohojPay, Kind::IRecharge).await;
    let sale = sell(&shop, "01812345670").await;
    assert_eq!(accounts(&sale), ["first"]);
    assert_eq!(sale.attempts[0].chosen_because, "place 1 of the owner's list");
    assert_eq!(submissions(&shop, "second"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_list_the_best_margin_sells() {
    let rate = |account: &str, percent: &str| {
        format!(
            "[[commission_rates]]\naccount = \"{account}\"\npercent = \"{percent}\"\nfrom = \"2020-01-01\"\n"
        )
    };
    let shop = TestShop::builder()
        .account(AccountSpec::new("poor", Kind::SohojPay))
        .account(AccountSpec::new("good", Kind::AutoFlexi))
        .tables(&(rate("poor", "2.50") + &rate("good", "2.75")))
        .start()
        .await;
    let sale = sell(&shop, "01812345670").await;
    assert_eq!(accounts(&sale), ["good"]);
    assert!(sale.attempts[0].chosen_because.contains("margin 1.38"), "{}", sale.attempts[0].chosen_because);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_wallet_too_low_the_next_account_sells() {
    let shop = two(Kind::SohojPay, Kind::IRecharge).await;
    shop.engine().balances(None).await.unwrap();
    assert!(shop.simulator("first").set_wallet("5.00"));
    let sale = sell(&shop, "01812345670").await;
    assert_eq!(accounts(&sale), ["first", "second"]);
    assert_eq!(sale.attempts[0].reason, Some(Reason::InsufficientBalance));
    assert_eq!(sale.status(), Status::Succeeded);
    assert_ne!(sale.attempts[0].reference, sale.attempts[1].reference);
    assert_sound(&shop, "routed");
    assert_agreed(&shop, "routed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wallet_that_is_known_to_be_too_low_is_tried_last() {
    let shop = two(Kind::SohojPay, Kind::IRecharge).await;
    assert!(shop.simulator("first").set_wallet("5.00"));
    shop.engine().balances(None).await.unwrap();
    let sale = sell(&shop, "01812345670").await;
    assert_eq!(accounts(&sale), ["second"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_nothing_was_sent_the_next_account_sells() {
    let mut first = AccountSpec::new("first", Kind::AutoFlexi);
    first.base_url = Some(format!("http://127.0.0.1:{}", deaf_port().await));
    let shop = shop(first, AccountSpec::new("second", Kind::SohojPay)).await;
    let sale = sell(&shop, "01812345670").await;
    assert_eq!(accounts(&sale), ["first", "second"]);
    assert_eq!(sale.attempts[0].reason, Some(Reason::NotSent));
    assert_eq!(sale.status(), Status::Pending);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_wrong_keys_the_next_account_sells() {
    let mut first = AccountSpec::new("first", Kind::SohojPay);
    first.keys.insert("api_key".to_owned(), "not-the-key".to_owned());
    let shop = shop(first, AccountSpec::new("second", Kind::AutoFlexi)).await;
    let sale = sell(&shop, "01812345670").await;
    assert_eq!(accounts(&sale), ["first", "second"]);
    assert_eq!(sale.attempts[0].reason, Some(Reason::Credentials));
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_that_are_missing_or_of_the_other_environment_leave_the_sale_to_the_next_account() {
    let test_keys =
        AccountSpec::new("first", Kind::IRecharge).with(|settings| settings.test_environment = true);
    let shop = shop(test_keys, AccountSpec::new("second", Kind::AutoFlexi)).await;
    let sale = sell(&shop, "01812345670").await;
    assert_eq!(accounts(&sale), ["second"]);
    assert!(shop.simulator("first").requests().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_named_for_the_sale_is_the_only_one() {
    let shop = two(Kind::SohojPay, Kind::IRecharge).await;
    shop.engine().balances(None).await.unwrap();
    assert!(shop.simulator("first").set_wallet("5.00"));
    let sale = shop.sell("first", "RB", "01812345670", "50").await.unwrap();
    assert_eq!(accounts(&sale), ["first"]);
    assert_eq!((sale.status(), sale.reason()), (Status::Failed, Some(Reason::InsufficientBalance)));
    assert_eq!(submissions(&shop, "second"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_lies_with_the_customer_is_not_tried_elsewhere() {
    for (ending, reason) in [("08", Reason::InvalidNumber), ("15", Reason::InvalidAmount)] {
        let shop = two(Kind::SohojPay, Kind::IRecharge).await;
        let sale = sell(&shop, &format!("018123456{ending}")).await;
        assert_eq!(accounts(&sale), ["first"], "{reason}");
        assert_eq!((sale.status(), sale.reason()), (Status::Failed, Some(reason)));
        assert_eq!(submissions(&shop, "second"), 0, "{reason}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_may_have_been_charged_is_never_tried_elsewhere() {
    let doubts = [
        Fault::Reset(When::Before),
        Fault::Reset(When::After),
        Fault::Status { code: 500, when: When::Before },
        Fault::HtmlOk(When::After),
        Fault::CutOff,
        Fault::DuplicateReference(When::Before),
        Fault::UnknownStatusWord,
    ];
    for fault in doubts {
        for first in [Kind::SohojPay, Kind::AutoFlexi, Kind::IRecharge] {
            let shop = two(first, Kind::SohojPay).await;
            shop.simulator("first").inject(fault.clone(), Endpoint::Submit, 1);
            let sale = sell(&shop, "01812345670").await;
            let context = format!("{first}, {}", fault.name());
            assert_eq!((accounts(&sale), sale.status()), (vec!["first"], Status::Unknown), "{context}");
            shop.settle_all().await;
            assert_eq!(
                accounts(&shop.sale(&sale.reference)),
                ["first"],
                "{context}: settling submits nothing"
            );
            assert_eq!(submissions(&shop, "second"), 0, "{context}");
            assert_eq!(submissions(&shop, "first"), 1, "{context}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pending_sale_is_never_tried_elsewhere_also_when_it_fails_later() {
    let shop = two(Kind::SohojPay, Kind::IRecharge).await;
    let sale = sell(&shop, "01812345604").await;
    assert_eq!((accounts(&sale), sale.status()), (vec!["first"], Status::Pending));
    shop.settle_all().await;
    let sale = shop.sale(&sale.reference);
    assert_eq!((accounts(&sale), sale.status()), (vec!["first"], Status::Failed));
    assert_eq!(submissions(&shop, "second"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_whose_accounts_all_refuse_ends_with_the_last_refusal() {
    let shop = two(Kind::SohojPay, Kind::AutoFlexi).await;
    shop.engine().balances(None).await.unwrap();
    for account in ["first", "second"] {
        assert!(shop.simulator(account).set_wallet("5.00"));
    }
    let sale = sell(&shop, "01812345670").await;
    assert_eq!(accounts(&sale), ["first", "second"]);
    assert_eq!((sale.status(), sale.reason()), (Status::Failed, Some(Reason::InsufficientBalance)));
    assert_eq!(shop.sales().len(), 1, "one sale, whatever was tried");
    assert_agreed(&shop, "all refuse");
}

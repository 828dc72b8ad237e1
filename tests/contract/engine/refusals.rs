//! What our own checks refuse is not sent, not recorded, and told.

use simulators::Kind;
use tillup_core::{
    engine::{EngineError, SellRequest},
    wire::NotSent,
};
use tillup_tests::{AccountSpec, TestShop};

/// Fails unless the sale is refused with this code, with nothing sent and nothing recorded.
async fn is_refused(
    spec: AccountSpec,
    country: &'static str,
    request: &SellRequest,
    code: &str,
) -> EngineError {
    let shop = TestShop::builder().country(country).account(spec).start().await;
    let error = shop.engine().sell(request).await.unwrap_err();
    assert_eq!(error.code().0, code, "{error}");
    assert!(shop.only_simulator().requests().is_empty(), "{error}: something was sent");
    assert!(shop.sales().is_empty(), "{error}: something was recorded");
    error
}

fn open_api() -> AccountSpec {
    AccountSpec::new("open", Kind::RechargeOpenApi)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dollar_sign_never_gets_into_the_open_apis_message() {
    let request = TestShop::request("open", "AIRTEL", "9876543270", "99");
    let mut pin = open_api();
    pin.keys.insert("sms_pin".to_owned(), "12$4".to_owned());
    let error = is_refused(pin, "IN", &request, "not_sent").await;
    assert!(matches!(error, EngineError::Refused { why: NotSent::UnwritableValue, .. }), "{error}");

    let mut code = open_api();
    code.operator_codes.push(("AIRTEL".to_owned(), "A$1".to_owned()));
    let error = is_refused(code, "IN", &request, "not_sent").await;
    assert!(matches!(error, EngineError::Refused { why: NotSent::UnwritableValue, .. }), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_other_character_of_a_key_arrives_as_it_is() {
    let spec = open_api().with(|settings| {
        for (name, value) in
            [("password", "p&=+%#/? ä\"'"), ("user_id", "shop one&two"), ("sms_pin", "1+2=3&4%")]
        {
            settings.keys.insert(name.to_owned(), value.to_owned());
        }
    });
    let shop = TestShop::builder().country("IN").account(spec).start().await;
    let sale = shop.sell("open", "AIRTEL", "9876543270", "99").await.unwrap();
    assert_eq!(sale.status(), tillup_core::sale::Status::Pending, "{:?}", sale.reason());
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_for_the_other_environment_are_not_sent() {
    let request = TestShop::request("irecharge", "BL", "01912345670", "50");
    let mut live_account = AccountSpec::new("irecharge", Kind::IRecharge).in_test_environment();
    live_account.environment = "live";
    let error = is_refused(live_account, "BD", &request, "credentials").await;
    assert!(matches!(error, EngineError::Refused { why: NotSent::KeysOfOtherEnvironment, .. }), "{error}");
    let mut test_account = AccountSpec::new("irecharge", Kind::IRecharge);
    test_account.environment = "test";
    is_refused(test_account, "BD", &request, "credentials").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_keys_nothing_is_sent() {
    for (kind, country, operator, number) in [
        (Kind::SohojPay, "BD", "RB", "01812345670"),
        (Kind::AutoFlexi, "BD", "RB", "01812345670"),
        (Kind::IRecharge, "BD", "RB", "01812345670"),
        (Kind::RechargeOpenApi, "IN", "AIRTEL", "9876543270"),
        (Kind::Tymk, "IN", "AIRTEL", "9876543270"),
    ] {
        let mut spec = AccountSpec::new("a", kind);
        let name = if kind == Kind::IRecharge { "secret_key" } else { "api_key" };
        let name = if kind == Kind::RechargeOpenApi { "password" } else { name };
        spec.keys.insert(name.to_owned(), String::new());
        spec.operator_codes.push((operator.to_owned(), "1".to_owned()));
        is_refused(spec, country, &TestShop::request("a", operator, number, "50"), "credentials").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn amounts_and_operators_that_a_provider_does_not_take_are_not_sent() {
    let flexi = || AccountSpec::new("a", Kind::AutoFlexi);
    for (operator, amount, code) in
        [("RB", "19", "invalid_amount"), ("RB", "50.50", "invalid_amount"), ("XX", "50", "not_permitted")]
    {
        is_refused(flexi(), "BD", &TestShop::request("a", operator, "01812345670", amount), code).await;
    }
    for amount in ["0", "-5", "abc", ""] {
        let request = SellRequest {
            amount: Some(amount.to_owned()),
            ..TestShop::request("a", "RB", "01812345670", "50")
        };
        is_refused(flexi(), "BD", &request, "invalid_amount").await;
    }
    let tymk = AccountSpec::new("a", Kind::Tymk);
    let request = TestShop::request("a", "BSNL", "9476543270", "50.005");
    is_refused(tymk, "IN", &request, "invalid_amount").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_number_is_not_sent() {
    for number in ["0181234567", "0181234\u{200b}5670", "O1812345670", "018১2345670", ""] {
        let request = TestShop::request("a", "RB", number, "50");
        is_refused(AccountSpec::new("a", Kind::SohojPay), "BD", &request, "invalid_number").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_is_switched_off_or_not_there_sells_nothing() {
    let mut off = AccountSpec::new("a", Kind::SohojPay);
    off.lines = "enabled = false".to_owned();
    is_refused(off, "BD", &TestShop::request("a", "RB", "01812345670", "50"), "account_off").await;
    let there = AccountSpec::new("a", Kind::SohojPay);
    is_refused(there, "BD", &TestShop::request("b", "RB", "01812345670", "50"), "no_such_account").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forbidden_charge_and_a_wrong_price_are_refused() {
    let shop = TestShop::builder()
        .account(AccountSpec::new("a", Kind::SohojPay))
        .shop_lines("charges = \"forbidden\"")
        .start()
        .await;
    let request = TestShop::request("a", "RB", "01812345670", "50");
    let error =
        shop.engine().sell(&SellRequest { charge: Some("5".into()), ..request.clone() }).await.unwrap_err();
    assert_eq!(error.code().0, "charge_forbidden");
    let pack = SellRequest { offer: Some("2150".into()), amount: Some("289".into()), ..request.clone() };
    assert_eq!(shop.engine().sell(&pack).await.unwrap_err().code().0, "not_the_price");
    let no_pack = SellRequest { offer: Some("1".into()), amount: None, ..request };
    assert_eq!(shop.engine().sell(&no_pack).await.unwrap_err().code().0, "offer_unavailable");
    assert!(shop.sales().is_empty());
    assert_eq!(shop.accounts()[0].submissions(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_stays_with_its_provider() {
    let shop = TestShop::with(Kind::SohojPay).await;
    let before = shop.shop().ledger().verify().unwrap().entries;
    let moved = shop.provisioning().replace("provider = \"sohojpay\"", "provider = \"autoflexi\"");
    let error = shop.shop().provision(&moved, Some(&TestShop::owner())).unwrap_err();
    assert_eq!(error.told().code, "invalid_file", "{error}");
    assert_eq!(shop.shop().ledger().verify().unwrap().entries, before, "nothing was changed");
}

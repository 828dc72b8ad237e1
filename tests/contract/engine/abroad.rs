//! A shop in one country that also sells in the other.

use simulators::Kind;
use tillup_core::{ledger::Ledger, money::Currency};
use tillup_tests::{AccountSpec, TestShop, assert_agreed};

#[tokio::test(flavor = "multi_thread")]
async fn each_sale_goes_to_an_account_of_its_numbers_country_and_each_currency_has_a_report() {
    let shop = TestShop::builder()
        .account(AccountSpec::new("soho", Kind::SohojPay))
        .account(AccountSpec::new("tymk", Kind::Tymk))
        .start()
        .await;
    let home = shop.sell("", "", "01812345670", "50").await.unwrap();
    let abroad = shop.sell("", "", "98765 43270", "99").await.unwrap();
    let named = shop.sell("tymk", "BSNL", "9476543271", "10").await.unwrap();
    let account = |sale: &tillup_core::sale::Sale| {
        let account = sale.last_attempt().unwrap().account.clone();
        (account, sale.order.amount.currency())
    };
    assert_eq!(account(&home), ("soho".to_owned(), Currency::Bdt));
    assert_eq!(account(&abroad), ("tymk".to_owned(), Currency::Inr));
    assert_eq!(account(&named), ("tymk".to_owned(), Currency::Inr));
    shop.settle_all().await;
    assert_agreed(&shop, "two countries");
    let today = shop.shop().ledger().config().unwrap().calendar().day_of(home.created_at);
    let reports = shop.shop().ledger().report(today, today, None).unwrap();
    let told: Vec<(Currency, i64, String)> = reports
        .iter()
        .map(|report| (report.currency, report.totals.sales, report.totals.amount.to_string()))
        .collect();
    assert!(told.contains(&(Currency::Bdt, 1, "50.00".to_owned())), "{told:?}");
    assert!(told.contains(&(Currency::Inr, 2, "109.00".to_owned())), "{told:?}");
}

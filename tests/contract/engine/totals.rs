//! The day's figures, of a day on which everything happened.

use simulators::{Endpoint, Fault, Kind, When};
use tillup_core::{engine::SellRequest, ledger::Ledger, report::GroupBy};
use tillup_tests::{AccountSpec, TestShop};

#[tokio::test(flavor = "multi_thread")]
async fn a_day_of_everything_adds_up() {
    let shop = TestShop::builder()
        .account(AccountSpec::new("soho", Kind::SohojPay))
        .account(AccountSpec::new("ire", Kind::IRecharge))
        .account(AccountSpec::new("flexi", Kind::AutoFlexi))
        .start()
        .await;
    let sell = async |account: &str, operator: &str, number: &str, amount: &str, charge: &str| {
        let request = SellRequest {
            charge: Some(charge.to_owned()),
            ..TestShop::request(account, operator, number, amount)
        };
        shop.engine().sell(&request).await.unwrap()
    };
    sell("soho", "RB", "01812345601", "100", "2").await;
    sell("soho", "RB", "01812345603", "30", "0").await;
    sell("soho", "RB", "01812345605", "40", "1").await;
    sell("ire", "BL", "01912345601", "200", "0").await;
    sell("ire", "BL", "01912345609", "300", "5").await;
    shop.simulator("flexi").inject(Fault::Reset(When::After), Endpoint::Submit, 1);
    sell("flexi", "GP", "01712345670", "50", "3").await;
    for _ in 0..3 {
        shop.settle_all().await;
    }

    let config = shop.shop().ledger().config().unwrap();
    let first = config.calendar().day_of(shop.sales()[0].created_at);
    let last = config.calendar().day_of(shop.shop().clock().now());
    let report = shop.shop().ledger().report(first, last, Some(GroupBy::Account)).unwrap().remove(0);
    let told = |totals: tillup_core::report::Totals| {
        [
            format!("{} {}", totals.sales, totals.amount),
            format!("charge {} fee {}", totals.charge, totals.fee),
            format!("reported {} by rate {}", totals.commission_reported, totals.commission_by_rate),
            format!("reversed {} {}", totals.reversed.sales, totals.reversed.amount),
            format!("pending {} {}", totals.pending.sales, totals.pending.amount),
            format!("unknown {} {}", totals.unknown.sales, totals.unknown.amount),
            format!("failed {} {}", totals.failed.sales, totals.failed.amount),
        ]
        .join("; ")
    };
    assert_eq!(
        told(report.totals),
        "2 300.00; charge 2.00 fee 1.00; reported 3.00 by rate 3.00; reversed 1 300.00; pending 1 30.00; \
         unknown 1 50.00; failed 1 40.00"
    );
    let group = |account: &str| {
        report.groups.iter().find(|(key, _)| key == account).map(|(_, totals)| told(*totals)).unwrap()
    };
    assert_eq!(
        group("soho"),
        "1 100.00; charge 2.00 fee 0.00; reported 0.00 by rate 3.00; reversed 0 0.00; pending 1 30.00; \
         unknown 0 0.00; failed 1 40.00"
    );
    assert_eq!(
        group("ire"),
        "1 200.00; charge 0.00 fee 1.00; reported 3.00 by rate 0.00; reversed 1 300.00; pending 0 0.00; \
         unknown 0 0.00; failed 0 0.00"
    );
    tillup_tests::assert_sound(&shop, "a day of everything");
}

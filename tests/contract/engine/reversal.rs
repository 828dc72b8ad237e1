//! Money that a provider gives back after a success: a new entry on its own day.

use std::time::Duration;

use chrono::{Days, NaiveDate};
use simulators::Kind;
use tillup_core::{ledger::Ledger, report::Totals, sale::Sale, sale::Status};
use tillup_tests::{AccountSpec, TestShop, assert_agreed};

struct Seller {
    kind: Kind,
    country: &'static str,
    operator: &'static str,
    number: &'static str,
}

const REVERSING: [Seller; 2] = [
    Seller { kind: Kind::IRecharge, country: "BD", operator: "BL", number: "01912345601" },
    Seller { kind: Kind::RechargeOpenApi, country: "IN", operator: "AIRTEL", number: "9876543201" },
];

async fn sold(seller: &Seller) -> (TestShop, Sale) {
    let spec = AccountSpec::new("a", seller.kind);
    let shop = TestShop::builder().country(seller.country).account(spec).start().await;
    let sale = shop.sell("a", seller.operator, seller.number, "100").await.unwrap();
    shop.engine().settle(Duration::ZERO).await.unwrap();
    let sale = shop.sale(&sale.reference);
    assert_eq!(sale.status(), Status::Succeeded, "{}", seller.kind);
    (shop, sale)
}

fn totals(shop: &TestShop, day: NaiveDate) -> Option<Totals> {
    shop.shop().ledger().report(day, day, None).unwrap().first().map(|report| report.totals)
}

fn reverse(shop: &TestShop) {
    let theirs = shop.only_simulator().executed().remove(0).provider_reference;
    assert!(shop.only_simulator().reverse(&theirs));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reversal_on_the_next_day_counts_there_and_leaves_the_first_day_alone() {
    for seller in REVERSING {
        let (shop, sale) = sold(&seller).await;
        let first = shop.shop().ledger().config().unwrap().calendar().day_of(sale.final_at.unwrap());
        let next = first.checked_add_days(Days::new(1)).unwrap();
        let closed = totals(&shop, first).unwrap();
        assert_eq!((closed.sales, closed.amount.to_string()), (1, "100.00".to_owned()), "{}", seller.kind);

        shop.clock().advance_days(1);
        reverse(&shop);
        let reversed = shop.engine().settle(Duration::ZERO).await.unwrap();
        assert!(reversed.iter().any(|told| told.reference == sale.reference), "settling tells of it");
        assert_eq!(shop.sale(&sale.reference).status(), Status::Reversed, "{}", seller.kind);

        assert_eq!(totals(&shop, first).unwrap(), closed, "{}: a closed day does not change", seller.kind);
        let day = totals(&shop, next).unwrap();
        assert_eq!((day.sales, day.reversed.sales), (-1, 1), "{}", seller.kind);
        assert_eq!(
            (day.amount.to_string(), day.reversed.amount.to_string()),
            ("-100.00".into(), "100.00".into())
        );
        assert_eq!(day.fee, closed.fee.negated(), "{}", seller.kind);
        assert_eq!(day.commission().unwrap(), closed.commission().unwrap().negated(), "{}", seller.kind);
        assert_agreed(&shop, seller.kind.id());
        crate::end::assert_wallets_agree(&shop, seller.kind.id());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_settling_that_runs_all_day_finds_a_reversal_too() {
    for seller in REVERSING {
        let (shop, sale) = sold(&seller).await;
        reverse(&shop);
        for _ in 0..10 {
            shop.clock().advance(Duration::from_secs(3600));
            shop.engine().settle_due().await.unwrap();
        }
        assert_eq!(shop.sale(&sale.reference).status(), Status::Reversed, "{}", seller.kind);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn faults_of_a_look_up_take_no_success_back() {
    for seller in REVERSING {
        let (shop, sale) = sold(&seller).await;
        for row in crate::faults::all("http://127.0.0.1:9/") {
            if matches!(row.fault, simulators::Fault::Hang(_) | simulators::Fault::Drip) {
                continue;
            }
            shop.only_simulator().inject(row.fault.clone(), simulators::Endpoint::Lookup, 1);
            shop.clock().advance(Duration::from_secs(100));
            shop.engine().settle(Duration::ZERO).await.unwrap();
            let status = shop.sale(&sale.reference).status();
            assert_eq!(status, Status::Succeeded, "{}, {}", seller.kind, row.name());
            shop.only_simulator().clear_injections();
        }
        assert_agreed(&shop, seller.kind.id());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_success_is_not_asked_about_for_ever() {
    for seller in REVERSING {
        let (shop, _) = sold(&seller).await;
        for _ in 0..12 {
            shop.clock().advance_days(1);
            shop.engine().settle_due().await.unwrap();
        }
        let seen = shop.only_simulator().requests().len();
        for _ in 0..5 {
            shop.clock().advance_days(1);
            shop.engine().settle_due().await.unwrap();
            shop.engine().settle(Duration::ZERO).await.unwrap();
        }
        assert_eq!(shop.only_simulator().requests().len(), seen, "{}", seller.kind);
    }
}

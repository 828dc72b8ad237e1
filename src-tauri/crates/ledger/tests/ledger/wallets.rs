//! Wallets: computed, told, compared.

use chrono::TimeDelta;
use tillup_core::{
    ledger::{Change, Ledger, LedgerError, WalletView},
    money::Money,
    reference::Reference,
    sale::{Evidence, Status},
};
use tillup_ledger::Reconciliation;

use crate::shop::*;

fn compare(shop: &TestShop, account: &str) -> Reconciliation {
    shop.ledger.reconcile(Some(account)).unwrap().remove(0)
}

fn figures(shop: &TestShop) -> (Money, Option<Money>, Option<Money>, Option<Reference>) {
    let found = compare(shop, "soho");
    (found.computed, found.reported, found.difference, found.first_difference)
}

fn told(shop: &TestShop, balance: &str) {
    shop.ledger.record_balance("soho", taka(balance), noon() + TimeDelta::hours(1)).unwrap();
}

fn sale(place: i64) -> tillup_core::ledger::NewSale {
    new_sale(&format!("0170000{place:04}"), taka("100"), "soho", noon() + TimeDelta::minutes(place))
}

#[test]
fn a_wallet_is_known_from_its_first_quiet_reading() {
    let shop = TestShop::new();
    let unknown = WalletView { computed: None, open: taka("0"), open_attempts: 0 };
    assert_eq!(shop.ledger.wallet("soho").unwrap(), unknown);
    assert_eq!(shop.ledger.wallet("nobody"), Err(LedgerError::NotFound));
    let reference = shop.record(&sale(0));
    told(&shop, "900");
    assert_eq!(
        shop.ledger.wallet("soho").unwrap(),
        WalletView { open: taka("100"), open_attempts: 1, ..unknown },
        "blurred by an open sale"
    );
    shop.apply(&reference, succeeded(noon(), "3"));
    told(&shop, "900");
    assert_eq!(shop.ledger.wallet("soho").unwrap().computed, Some(taka("900")));
    shop.sold(&sale(1), "3");
    assert_eq!(shop.ledger.wallet("soho").unwrap().computed, Some(taka("800")));
    assert_eq!(shop.count("SELECT balance FROM books WHERE name = 'opening'"), -10_000_000);
    assert_eq!(compare(&shop, "soho").told_at, Some(noon() + TimeDelta::hours(1)));
    shop.assert_whole();
}

#[test]
fn loads_are_posted_with_their_uplift() {
    let shop = TestShop::new();
    shop.ledger.load_wallet("soho", taka("1000"), taka("970"), "bKash", "owner", noon()).unwrap();
    assert_eq!(shop.ledger.wallet("soho").unwrap().computed, Some(taka("1000")));
    told(&shop, "1250");
    assert_eq!(
        shop.ledger.wallet("soho").unwrap().computed,
        Some(taka("1250")),
        "the opening lay under the load"
    );
    assert_eq!(shop.count("SELECT balance FROM books WHERE name = 'uplift'"), -300_000);
    assert_eq!(shop.count("SELECT count(*) FROM events WHERE kind = 'wallet_loaded' AND actor = 'owner' AND body LIKE '%bKash%'"), 1);
    assert_eq!(
        shop.ledger.load_wallet("nobody", taka("1"), taka("1"), "", "owner", noon()),
        Err(LedgerError::NotFound)
    );
    assert!(shop.ledger.load_wallet("soho", rupees("1"), rupees("1"), "", "owner", noon()).is_err());
    shop.assert_whole();
}

#[test]
fn equal_readings_are_kept_once() {
    let shop = TestShop::new();
    for _ in 0..5 {
        told(&shop, "500");
    }
    assert_eq!(shop.count("SELECT count(*) FROM readings"), 1);
    told(&shop, "501");
    shop.sold(&sale(0), "3");
    told(&shop, "501");
    assert_eq!(shop.count("SELECT count(*) FROM readings"), 3);
}

#[test]
fn the_first_sale_after_which_the_wallets_differ_is_named() {
    let shop = TestShop::new();
    assert_eq!(figures(&shop), (taka("0"), None, None, None));
    told(&shop, "1000");
    shop.sold(&sale(0), "3");
    told(&shop, "900");
    assert_eq!(figures(&shop), (taka("900"), Some(taka("900")), Some(taka("0")), None));
    let culprit = shop.sold(&sale(1), "3");
    shop.sold(&sale(2), "3");
    told(&shop, "690");
    shop.sold(&sale(3), "3");
    told(&shop, "590");
    assert_eq!(figures(&shop), (taka("600"), Some(taka("590")), Some(taka("-10")), Some(culprit)));
    shop.sold(&sale(4), "3");
    told(&shop, "500");
    assert_eq!(figures(&shop).3, None, "they agree again");
    let culprit = shop.sold(&sale(5), "3");
    told(&shop, "401");
    assert_eq!(figures(&shop).3, Some(culprit));
    assert_eq!(shop.ledger.reconcile(None).unwrap().len(), 3);
    assert_eq!(shop.ledger.reconcile(Some("nobody")), Err(LedgerError::NotFound));
}

#[test]
fn an_answer_that_tells_the_wallet_is_a_reading_of_its_own_sale() {
    let shop = TestShop::new();
    told(&shop, "1000");
    let sell = |place, status, after: &str| {
        let reference = shop.record(&sale(place));
        let evidence = Evidence { wallet_after: Some(taka(after)), ..Evidence::default() };
        shop.apply(&reference, Change { status, evidence, ..succeeded(noon(), "3") });
        reference
    };
    sell(0, Status::Succeeded, "900");
    assert_eq!(figures(&shop).2, Some(taka("0")));
    // The wallet of a pending answer has the sale in it already; it counts once the sale is posted.
    let pending = sell(1, Status::Pending, "800");
    assert_eq!(figures(&shop), (taka("900"), Some(taka("900")), Some(taka("0")), None));
    shop.apply(&pending, succeeded(noon(), "3"));
    assert_eq!(figures(&shop), (taka("800"), Some(taka("800")), Some(taka("0")), None));
    let culprit = sell(2, Status::Succeeded, "650");
    sell(3, Status::Succeeded, "550");
    assert_eq!(figures(&shop), (taka("600"), Some(taka("550")), Some(taka("-50")), Some(culprit)));
}

#[test]
fn a_wallet_that_an_unknown_sale_moved_differs_by_that_sale() {
    let shop = TestShop::new();
    told(&shop, "1000");
    shop.sold(&sale(0), "3");
    told(&shop, "900");
    let unknown = shop.record(&sale(1));
    let change = Change { status: Status::Unknown, ..succeeded(noon(), "3") };
    shop.apply(&unknown, change);
    told(&shop, "900");
    assert_eq!(
        figures(&shop),
        (taka("900"), Some(taka("900")), Some(taka("0")), None),
        "not executed so far"
    );
    told(&shop, "800");
    assert_eq!(figures(&shop), (taka("900"), Some(taka("800")), Some(taka("-100")), Some(unknown.clone())));
    shop.apply(&unknown, succeeded(noon(), "3"));
    told(&shop, "800");
    assert_eq!(figures(&shop), (taka("800"), Some(taka("800")), Some(taka("0")), None));
}

#[test]
fn a_balance_asked_before_a_sale_was_posted_sets_no_opening() {
    let shop = TestShop::new();
    shop.sold(&sale(0), "3");
    shop.ledger.record_balance("soho", taka("1000"), noon() - TimeDelta::seconds(1)).unwrap();
    assert_eq!(shop.ledger.wallet("soho").unwrap().computed, None);
    told(&shop, "900");
    assert_eq!(shop.ledger.wallet("soho").unwrap().computed, Some(taka("900")));
}

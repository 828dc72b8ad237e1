//! Sales by what a person remembers of them.

use chrono::{NaiveDate, TimeDelta};
use tillup_core::{ledger::Ledger, reference::Reference, sale::Status};
use tillup_ledger::SalesFilter;

use crate::shop::*;

fn filter(text: &str) -> SalesFilter {
    SalesFilter { text: Some(text.to_owned()), limit: 50, ..SalesFilter::default() }
}

/// Places of the sales found, among `all`.
fn places(shop: &TestShop, all: &[Reference], filter: &SalesFilter) -> Vec<usize> {
    let sales = shop.ledger.sales(filter).unwrap();
    sales.iter().map(|sale| all.iter().position(|known| *known == sale.reference).unwrap()).collect()
}

/// Sales a day apart: 0 succeeded, 1 failed, 2 pending with a charge, 3 never answered.
fn some(shop: &TestShop) -> Vec<Reference> {
    let at = |days| noon() + TimeDelta::days(days);
    let first = shop.sold(&new_sale("01711001234", taka("290"), "soho", at(0)), "0");
    let second = shop.record(&new_sale("01811991234", taka("50"), "soho", at(1)));
    shop.apply(&second, failed(at(1)));
    let mut with_charge = new_sale("01711005678", taka("285"), "soho", at(2));
    with_charge.order.charge = taka("5");
    with_charge.clerk = "clerk2".to_owned();
    let third = shop.record(&with_charge);
    shop.apply(&third, change(Status::Pending, at(2)));
    let fourth = shop.record(&new_sale("01911119876", taka("1000"), "soho", at(3)));
    vec![first, second, third, fourth]
}

#[test]
fn a_number_its_end_a_reference_a_receipt_and_an_amount_find_the_sale() {
    let shop = TestShop::new();
    let all = some(&shop);
    let found = |text: &str| places(&shop, &all, &filter(text));
    assert_eq!(found("01711001234"), [0]);
    assert_eq!(found("+880 1711-001234"), [0]);
    assert_eq!(found("1234"), [1, 0], "one that failed too");
    assert_eq!(found("১২৩৪"), [1, 0]);
    assert_eq!(found("9876"), [3], "one that nobody has answered yet");
    assert_eq!(found("01911119876"), [3]);
    assert_eq!(found("290"), [2, 0], "the amount, and what the customer paid");
    assert_eq!(found("৳২৯০.০০"), [2, 0]);
    assert_eq!(found("285"), [2]);
    assert_eq!(found("1,000"), [3]);
    assert_eq!(found("000002"), [1]);
    assert_eq!(found(" 2 "), [1]);
    assert_eq!(found(all[2].as_str()), [2]);
    assert_eq!(found(&all[2].as_str().to_lowercase()), [2]);
    for nothing in ["234", "711001234x", "%", "'; DROP TABLE sales", "99999999999999999999", "5.55", "rahim"]
    {
        assert!(found(nothing).is_empty(), "{nothing}");
    }
    assert_eq!(found("  "), [3, 2, 1, 0], "no text at all");
    shop.ledger.name_customer(&number("01711005678"), "Rahim").unwrap();
    assert_eq!(found("rahim"), [2]);
}

#[test]
fn a_further_attempts_reference_finds_its_sale() {
    let shop = TestShop::new();
    let all = some(&shop);
    let again = new_attempt("auto", noon() + TimeDelta::days(4));
    shop.ledger.add_attempt(&all[1], &again).unwrap();
    assert_eq!(places(&shop, &all, &filter(again.reference.as_str())), [1]);
}

#[test]
fn a_text_is_looked_for_within_the_other_conditions() {
    let shop = TestShop::new();
    let all = some(&shop);
    let first: NaiveDate = "2026-11-21".parse().unwrap();
    let day = |place: u64| first.checked_add_days(chrono::Days::new(place)).unwrap();
    let found = |filter: &SalesFilter| places(&shop, &all, filter);
    for text in ["1234", "290"] {
        let range = |from, to| SalesFilter { from, to, ..filter(text) };
        assert_eq!(found(&range(Some(day(0)), Some(day(0)))), [0], "{text}");
        assert!(found(&range(Some(day(3)), None)).is_empty(), "{text}");
        assert_eq!(found(&range(None, Some(day(0)))), [0], "{text}");
    }
    let reference = filter(all[0].as_str());
    assert!(found(&SalesFilter { from: Some(day(1)), ..reference }).is_empty());
    assert_eq!(found(&SalesFilter { status: Some(Status::Failed), ..filter("1234") }), [1]);
    assert_eq!(found(&SalesFilter { clerk: Some("clerk2".to_owned()), ..filter("290") }), [2]);
    assert_eq!(found(&SalesFilter { open: true, ..filter("290") }), [2]);
    assert_eq!(found(&SalesFilter { limit: 1, ..filter("1234") }), [1]);
}

#[test]
fn open_sales_are_found_alone_and_with_other_conditions() {
    let shop = TestShop::new();
    let all = some(&shop);
    let open = || SalesFilter { open: true, limit: 50, ..SalesFilter::default() };
    let found = |filter: &SalesFilter| places(&shop, &all, filter);
    assert_eq!(found(&open()), [3, 2]);
    assert_eq!(found(&SalesFilter { status: Some(Status::Pending), ..open() }), [2]);
    assert!(found(&SalesFilter { status: Some(Status::Failed), ..open() }).is_empty());
    assert_eq!(found(&SalesFilter { clerk: Some("clerk2".to_owned()), ..open() }), [2]);
    assert_eq!(found(&SalesFilter { from: Some("2026-11-24".parse().unwrap()), ..open() }), [3]);
    assert_eq!(found(&SalesFilter { number: Some("01711005678".to_owned()), ..open() }), [2]);
}

//! Usual amounts and operators, and favourites.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use tillup_core::{ledger::LedgerError, offer::SoldOffer, operator::Service};

use crate::shop::*;

#[test]
fn usual_amounts_are_those_sold_most_in_rising_order() {
    let shop = TestShop::new();
    let mut minute = 0;
    let mut sell = |amount: &str, times: u32, change: &dyn Fn(&mut tillup_core::ledger::NewSale)| {
        for _ in 0..times {
            minute += 1;
            let mut sale =
                new_sale("01711000001", taka(amount), "soho", noon() + TimeDelta::minutes(minute * 10));
            change(&mut sale);
            shop.sold(&sale, "0");
        }
    };
    let plain = |_: &mut _| {};
    for (amount, times) in [("100", 4), ("20", 5), ("50.50", 3), ("500", 2), ("137", 1)] {
        sell(amount, times, &plain);
    }
    sell("999", 6, &|sale| sale.order.operator = operator("RB"));
    sell("777", 6, &|sale| sale.order.service = Service::Postpaid);
    sell("290", 6, &|sale| {
        sale.order.offer = Some(SoldOffer {
            id: "2150".to_owned(),
            title: "35 GB".to_owned(),
            identifiers: Vec::new(),
            promised_commission: String::new(),
        });
    });
    for _ in 0..6 {
        minute += 1;
        let sale = new_sale("01711000001", taka("888"), "soho", noon() + TimeDelta::minutes(minute * 10));
        let refused = shop.record(&sale);
        shop.apply(&refused, failed(sale.attempt.at));
    }
    let usual = |limit| shop.ledger.usual_amounts(&operator("GP"), Service::Prepaid, limit).unwrap();
    assert_eq!(usual(9), [taka("20"), taka("50.50"), taka("100"), taka("500")], "137 was chance");
    assert_eq!(usual(2), [taka("20"), taka("100")]);
    assert!(shop.ledger.usual_amounts(&operator("BL"), Service::Prepaid, 5).unwrap().is_empty());
    assert_eq!(shop.ledger.operators_by_use().unwrap(), [(operator("GP"), 27), (operator("RB"), 6)]);
}

#[test]
fn favourites_are_kept_once_until_they_are_forgotten() {
    let shop = TestShop::new();
    let kept = || shop.ledger.favourites().unwrap();
    assert!(kept().is_empty());
    for (key, on) in [("a/GP/1", true), ("a/GP/2", true), ("a/GP/1", true), ("a/GP/2", false), ("b", false)] {
        shop.ledger.set_favourite(key, on).unwrap();
    }
    assert_eq!(kept(), BTreeSet::from(["a/GP/1".to_owned()]));
    for no_key in [String::new(), "x".repeat(201)] {
        assert_eq!(shop.ledger.set_favourite(&no_key, true), Err(LedgerError::NotFound));
    }
    assert_eq!(kept().len(), 1);
    shop.assert_whole();
}

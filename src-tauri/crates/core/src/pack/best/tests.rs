use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use super::*;
use crate::{
    commission::{ChargeRule, CommissionRate},
    money::{Currency, Rate},
    number::Country,
    sale::CommissionSource,
};

fn shop() -> ShopConfig {
    let rate = |account: Option<&str>, percent: &str| CommissionRate {
        account: account.map(str::to_owned),
        operator: None,
        service: None,
        rate: Rate::parse(percent).unwrap(),
        from: NaiveDate::default(),
    };
    ShopConfig {
        name: "Corner Telecom".into(),
        address: String::new(),
        country: Country::Bd,
        timezone: chrono_tz::Asia::Dhaka,
        language: "bn".into(),
        cutoff_hour: 0,
        repeat_guard: Duration::from_secs(300),
        not_found_grace: Duration::from_secs(600),
        charge_rule: ChargeRule::Allowed,
        prefixes: BTreeMap::new(),
        limits: Vec::new(),
        accounts: Vec::new(),
        rates: vec![rate(None, "3"), rate(Some("other"), "2")],
        routing: BTreeMap::new(),
    }
}

fn day() -> NaiveDate {
    "2026-11-21".parse().unwrap()
}

fn taka(text: &str) -> Money {
    Money::parse(text, Currency::Bdt).unwrap()
}

/// Account, operator, title, price, promised commission.
fn pack((account, operator, title, price, commission): (&str, &str, &str, &str, Option<&str>)) -> Offer {
    Offer {
        id: title.into(),
        account: account.into(),
        operator: OperatorCode::parse(operator).unwrap(),
        title: title.into(),
        price: taka(price),
        validity: String::new(),
        category: if account == "main" { "drive" } else { "internet" }.into(),
        commission: commission.map(taka),
        identifiers: Vec::new(),
    }
}

/// Titles of those that give most, and of those that earn most.
fn best(packs: &[(&str, &str, &str, &str, Option<&str>)]) -> (Vec<String>, Vec<String>) {
    let offers: Vec<Offer> = packs.iter().map(|row| pack(*row)).collect();
    let appraised = appraise(&offers, &shop(), day());
    let titles = |is: fn(&Appraised) -> bool| {
        let marked = offers.iter().zip(&appraised).filter(move |(_, told)| is(told));
        marked.map(|(offer, _)| format!("{} {}", offer.account, offer.title)).collect()
    };
    (titles(|told| told.best_value), titles(|told| told.best_margin))
}

#[test]
fn the_most_data_for_the_price_is_marked_among_packs_that_last_as_long() {
    let (value, _) = best(&[
        ("main", "RB", "10GB 30 days", "200", None),
        ("main", "RB", "35GB 30 days", "290", None),
        ("other", "RB", "40GB 28 days", "350", None),
        ("main", "RB", "5GB 3 days", "60", None),
        ("main", "RB", "2GB 3 days", "30", None),
        ("main", "RB", "100 min 30 days", "60", None),
        ("main", "RB", "250 min 30 days", "140", None),
        ("main", "RB", "30GB + 700 min 30 days", "400", None),
        ("main", "GP", "50GB 30 days", "290", None),
        ("main", "RB", "100GB", "290", None),
    ]);
    // 35/290 beats 40/350; a combo, another operator's and one of unknown length stand alone.
    assert_eq!(value, ["main 35GB 30 days", "main 5GB 3 days", "main 250 min 30 days"]);
}

#[test]
fn the_largest_share_is_marked_whether_promised_or_by_rate() {
    let (_, margin) = best(&[
        ("main", "RB", "10GB 30 days", "200", None),
        ("other", "RB", "11GB 30 days", "200", None),
        ("main", "RB", "35GB 30 days", "290", Some("0")),
        ("main", "RB", "36GB 30 days", "290", Some("8.71")),
        ("main", "GP", "1GB 1 day", "38", None),
        ("main", "GP", "2GB 1 day", "76", None),
        ("main", "AT", "1GB 1 day", "38", Some("0")),
        ("main", "AT", "2GB 1 day", "38", Some("0")),
        // Rounded to the paisa, 3 % of these are different shares.
        ("main", "BL", "1GB 1 day", "0.17", None),
        ("main", "BL", "2GB 1 day", "0.49", None),
    ]);
    // GP's earn the same share, Airtel's nothing: there is nothing to choose.
    assert_eq!(margin, ["main 36GB 30 days"]);
}

#[test]
fn of_equals_the_cheaper_wins_then_the_first() {
    let packs = [
        ("main", "RB", "20GB 30 days", "200", None),
        ("main", "RB", "10GB 29 days", "100", None),
        ("other", "RB", "10GB 30 days", "100", None),
        ("main", "RB", "1GB 30 days", "99", None),
    ];
    let (most, earns) = (vec!["main 10GB 29 days".to_owned()], vec!["main 1GB 30 days".to_owned()]);
    assert_eq!(best(&packs), (most, earns));
    assert_eq!(best(&packs[..2]), (vec![], vec![]), "nothing is worse");
    assert_eq!(best(&packs[..1]), (vec![], vec![]), "nothing to compare");
}

#[test]
fn a_pack_earns_what_its_sale_is_expected_to_earn() {
    let offers = [
        pack(("main", "RB", "10GB 30 days", "200", None)),
        pack(("other", "RB", "10GB 30 days", "200", None)),
        pack(("main", "RB", "9GB 30 days", "200", Some("7.5"))),
    ];
    let told: Vec<_> = appraise(&offers, &shop(), day()).into_iter().map(|told| told.commission).collect();
    let amounts: Vec<_> = told.iter().map(|commission| commission.amount.to_string()).collect();
    assert_eq!(amounts, ["6.00", "4.00", "7.50"]);
    assert_eq!(told[2].source, CommissionSource::Reported);
}

#[test]
fn ten_thousand_packs_are_appraised_at_once() {
    let offers: Vec<Offer> = (0..10_000)
        .map(|place| {
            let title = format!("রবি {} জিবি ইন্টারনেট {} দিন", place % 97 + 1, place % 30 + 1);
            Offer {
                title,
                price: taka(&format!("{}", place % 500 + 10)),
                ..pack(("main", "RB", "", "1", None))
            }
        })
        .collect();
    let started = Instant::now();
    let first = appraise(&offers, &shop(), day());
    let took = started.elapsed();
    // An optimised program takes a tenth of it; the figure only tells a quadratic one from ours.
    assert!(took < Duration::from_secs(3), "{took:?}");
    assert_eq!(first, appraise(&offers, &shop(), day()), "the same each time");
    assert_eq!(first.iter().filter(|told| told.best_value).count(), 5, "one for each length");
}

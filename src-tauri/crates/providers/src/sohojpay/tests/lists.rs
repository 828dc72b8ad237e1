use tillup_core::{
    offer::OfferQuery,
    operator::OperatorCode,
    provider::{Provider, ReadError},
    sale::Reason,
};

use super::super::SohojPay;
use crate::testing::{self, answer, taka};

const PACKAGES: &str = include_str!("../../../fixtures/sohojpay/package.json");
const BALANCE: &str = include_str!("../../../fixtures/sohojpay/balance.json");

#[test]
fn the_balance_is_a_number_or_a_string() {
    let balance = |status, body: &str| SohojPay::new().read_balance(&answer(status, body));
    assert_eq!(balance(200, BALANCE), Ok(taka("9")));
    assert_eq!(balance(200, r#"{"status":"1","balance":"114.204"}"#), Ok(taka("114.204")));
    let refused = ReadError::Refused { reason: Reason::Credentials, message: "Invalid API key".into() };
    assert_eq!(balance(401, r#"{"status":false,"message":"Invalid API key"}"#), Err(refused));
    for (status, body) in [
        (500, BALANCE),
        (200, r#"{"status":true}"#),
        (200, r#"{"status":true,"balance":"much"}"#),
        (200, r#"{"balance":9}"#),
        (200, ""),
    ] {
        assert_eq!(balance(status, body), Err(ReadError::Unreadable), "{status} {body}");
    }
}

#[test]
fn packs_of_both_lists_are_read() {
    let account = testing::account("sohojpay");
    let query = OfferQuery { operator: Some(OperatorCode::parse("RB").unwrap()), ..OfferQuery::default() };
    let read = |body: &str| SohojPay::new().read_offers(&query, &account, &answer(200, body));
    let offers = read(PACKAGES).unwrap();
    let short: Vec<_> = offers
        .iter()
        .map(|offer| (offer.id.as_str(), offer.price.to_string(), offer.category.as_str()))
        .collect();
    assert_eq!(
        short,
        [
            ("2150", "290.00".into(), "drive"),
            ("2091", "89.00".into(), "drive"),
            ("9495", "38.00".into(), "regular"),
            ("9456", "34.00".into(), "regular")
        ]
    );
    let first = &offers[0];
    assert!(first.title.starts_with("রবি চেক অফার"));
    assert_eq!((first.operator.as_str(), first.commission), ("RB", None));
    assert_eq!(
        first.identifiers,
        [("package".to_owned(), "drive".to_owned()), ("package_id".to_owned(), "2150".to_owned())]
    );

    let ids = |body: &str| read(body).unwrap().into_iter().map(|offer| offer.id).collect::<Vec<_>>();
    assert_eq!(
        ids(r#"{"status":1,"data":[{"id":7,"price":10,"title":"t","com":"1.5"},{"id":8},{"price":3}]}"#),
        ["7"]
    );
    assert_eq!(
        ids(
            r#"{"status":1,"data":{"drive":[{"id":"1","price":"5","operator":"Grameenphone"}],"regular":null}}"#
        ),
        [""; 0]
    );
    assert_eq!(ids(r#"{"status":1,"data":[]}"#), [""; 0]);
    assert_eq!(read(r#"{"status":1}"#), Err(ReadError::Unreadable));
}

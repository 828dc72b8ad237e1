use tillup_core::{
    number::Number,
    offer::{Offer, OfferQuery},
    operator::{OperatorCode, Service},
    provider::{Provider, ReadError},
    sale::Reason,
};

use super::super::IRecharge;
use crate::testing::{self, answer, taka};

const BALANCE: &str = include_str!("../../../fixtures/irecharge/balance.json");
const OPERATORS: &str = include_str!("../../../fixtures/irecharge/operators.txt");
const ERROR: &str = include_str!("../../../fixtures/irecharge/error.json");

#[test]
fn the_balance_is_read_in_taka_only() {
    let balance = |status, body: &str| IRecharge::new().read_balance(&answer(status, body));
    assert_eq!(balance(200, BALANCE), Ok(taka("7000")));
    assert_eq!(balance(200, r#"{"balance":6989.5}"#), Ok(taka("6989.5")));
    for (status, body) in [
        (200, r#"{"balance":"7000.00","currency":"INR"}"#),
        (200, r#"{"success":false,"balance":"7000.00"}"#),
        (200, "{}"),
        (200, ""),
        (500, BALANCE),
        (500, ERROR),
    ] {
        assert_eq!(balance(status, body), Err(ReadError::Unreadable), "{status} {body}");
    }
    let refused = balance(401, r#"{"success":false,"message":"Nope"}"#);
    assert_eq!(refused, Err(ReadError::Refused { reason: Reason::Credentials, message: "Nope".into() }));
}

#[test]
fn operators_are_listed_by_their_code() {
    let list = |body: &str| IRecharge::new().read_operators(Service::Prepaid, &answer(200, body));
    let operators = list(OPERATORS).unwrap();
    let codes: Vec<_> =
        operators.iter().map(|operator| (operator.code.as_str(), operator.name.as_str())).collect();
    assert_eq!(codes, [("GP", "Grameenphone"), ("BL", "Banglalink"), ("RB", "Robi")]);
    let banking = r#"{"data":[{"service":"Mobile Banking","operator_code":"BK"},{"operator_code":"TT"}]}"#;
    assert_eq!(list(banking).unwrap().len(), 1);
    assert_eq!(list(r#"{"message":"x"}"#), Err(ReadError::Unreadable));
}

fn offers(operator: &str, body: &str) -> Result<Vec<Offer>, ReadError> {
    let query = OfferQuery {
        operator: Some(OperatorCode::parse(operator).unwrap()),
        number: Some(Number::stored("01614031175".into())),
        circle: None,
    };
    IRecharge::new().read_offers(&query, &testing::account("irecharge"), &answer(200, body))
}

#[test]
fn packs_keep_what_their_purchase_demands() {
    let list = offers(
        "AT",
        r#"{"success":true,"operator":"airtel","number":"01614031175","offers":[
            {"id":5,"amount":"68","title":"1 GB","titleBn":"১ জিবি","validity":"3 Days","category":"INTERNET","commission":1.02,"ticket_id":"T5"},
            {"id":6,"amount":98,"title":"no ticket"},
            {"id":7,"title":"no price","ticketId":"T7"},
            {"amount":10,"ticketId":"T8","operator":"robi"},
            {"amount":11,"ticketId":"T9","operator":"AT"},
        ]}"#,
    );
    let list = list.unwrap();
    assert_eq!(list.iter().map(|offer| offer.id.as_str()).collect::<Vec<_>>(), ["5", "T9"]);
    let first = &list[0];
    assert_eq!(
        (first.title.as_str(), first.validity.as_str(), first.category.as_str()),
        ("1 GB", "3 Days", "internet")
    );
    assert_eq!((first.price, first.commission), (taka("68"), Some(taka("1.02"))));
    let identifiers: Vec<_> =
        first.identifiers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(identifiers, [("operator", "airtel"), ("number", "01614031175"), ("ticketId", "T5")]);
    assert_eq!(list[1].identifiers[0].1, "AT", "the row's own operator, as it is written");
}

#[test]
fn packs_of_grameenphone_and_banglalink_have_their_own_identifiers() {
    let gp = r#"{"data":{"offers":[{"id":"1","amount":10,"offer_id":"O","campaignId":"C","session_context":"S","opt_in_keyword":"K"},{"id":"2","amount":10,"offerId":"O"}]}}"#;
    let list = offers("GP", gp).unwrap();
    assert_eq!(list.len(), 1);
    let names: Vec<_> = list[0].identifiers.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["operator", "number", "offerId", "campaignId", "sessionContext", "optInKeyword"]);
    let banglalink =
        r#"[{"id":"1","amount":10,"offerId":"O","tranId":4891011729527520112,"operator":"banglalink"}]"#;
    let list = offers("BL", banglalink).unwrap();
    assert_eq!(list[0].identifiers.last().unwrap().1, "4891011729527520112");
    assert_eq!(offers("BL", r#"{"offers":[]}"#), Ok(vec![]));
    assert_eq!(offers("BL", r#"{"success":true}"#), Err(ReadError::Unreadable));
    assert!(matches!(
        offers("BL", r#"{"success":false,"message":"Operator is down"}"#),
        Err(ReadError::Refused { reason: Reason::OperatorDown, .. })
    ));
}

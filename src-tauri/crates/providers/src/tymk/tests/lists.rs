use tillup_core::{
    offer::OfferQuery,
    operator::{OperatorCode, Service},
    provider::{Provider, ReadError, match_operator},
    sale::Reason,
};

use super::{account, rupees};
use crate::{
    testing::{UNDECIDED_BODIES, answer},
    tymk::Tymk,
};

const INVALID_KEY: &str = include_str!("../../../fixtures/tymk/invalid-key.json");
const NO_PLAN: &str = include_str!("../../../fixtures/tymk/no-plan.json");
const PLANS: &str = include_str!("../../../fixtures/tymk/plans.json");
const NOT_DETECTED: &str = include_str!("../../../fixtures/tymk/not-detected.json");

fn query() -> OfferQuery {
    OfferQuery { operator: OperatorCode::parse("BSNL").ok(), number: None, circle: Some("Gujarat".into()) }
}

#[test]
fn operators_and_circles_are_listed() {
    let list = include_str!("../../../fixtures/tymk/operators.json");
    let operators = Tymk::new().read_operators(Service::Postpaid, &answer(200, list)).unwrap();
    let airtel = match_operator(&OperatorCode::parse("AIRTEL-BILL").unwrap(), Service::Postpaid, &operators);
    assert_eq!(airtel.map(|operator| operator.code.as_str()), Some("1"));
    let list = include_str!("../../../fixtures/tymk/circles.json");
    let circles = Tymk::new().read_circles(&answer(200, list)).unwrap();
    let names: Vec<_> = circles.iter().map(|circle| (circle.code.as_str(), circle.name.as_str())).collect();
    assert_eq!(names, [("1", "Maharashtra"), ("2", "Rajasthan"), ("3", "Gujarat")]);
    let odd = r#"{"operators": [{"id": 7, "name": "Idea"}, {"id": "", "name": "X"}, {"name": "Y"}, 5]}"#;
    assert_eq!(Tymk::new().read_operators(Service::Dth, &answer(200, odd)).unwrap().len(), 1);
    assert_eq!(Tymk::new().read_circles(&answer(200, r#"{"circles": []}"#)), Ok(Vec::new()));
}

#[test]
fn a_number_is_detected_or_nobodys() {
    let read = |status, body: &str| Tymk::new().read_detect(&answer(status, body));
    let detected = read(200, include_str!("../../../fixtures/tymk/detected.json")).unwrap().unwrap();
    assert_eq!(detected.operator, "Airtel");
    assert_eq!(detected.operator_code.as_deref(), Some("1"));
    assert_eq!(detected.circle.as_deref(), Some("Rajasthan"));
    assert_eq!(read(200, NOT_DETECTED), Ok(None));
    assert_eq!(read(404, NOT_DETECTED), Ok(None));
    assert_eq!(read(500, NOT_DETECTED), Err(ReadError::Unreadable));
    assert_eq!(read(200, r#"{"status": true}"#), Err(ReadError::Unreadable));
    assert_eq!(
        read(200, r#"{"status": false, "operator": {"id": 1, "name": "Airtel"}}"#),
        Err(ReadError::Unreadable)
    );
}

#[test]
fn the_balance_is_in_paisa() {
    let read = |body: &str| Tymk::new().read_balance(&answer(200, body));
    assert_eq!(read(include_str!("../../../fixtures/tymk/balance.json")), Ok(rupees("100")));
    assert_eq!(read(r#"{"status": 1, "balance": "1142.04"}"#), Ok(rupees("11.4204")));
    assert_eq!(read(r#"{"status": true, "balance": -5}"#), Ok(rupees("-0.05")));
    for body in [
        r#"{"status": true}"#,
        r#"{"status": false, "balance": 1}"#,
        r#"{"status": true, "balance": "x"}"#,
        r#"{"balance": 0.001}"#,
    ] {
        assert_eq!(read(body), Err(ReadError::Unreadable), "{body}");
    }
}

#[test]
fn plans_become_packs_in_rupees() {
    let offers = Tymk::new().read_offers(&query(), &account(), &answer(200, PLANS)).unwrap();
    let [topup, data] = offers.as_slice() else { panic!("two packs, not {}", offers.len()) };
    assert_eq!(
        (topup.id.as_str(), topup.price, topup.category.as_str()),
        ("top-up-10-1", rupees("10"), "top up")
    );
    assert_eq!(topup.title, "Recharge of Rs. 10 by BSNL · Talktime of Rs. 7.7 for Rs. 10 recharge by BSNL");
    assert_eq!((topup.validity.as_str(), data.validity.as_str()), ("", "1 day"));
    assert_eq!(
        (data.id.as_str(), data.price, data.category.as_str()),
        ("3g-data-3-1", rupees("3"), "3g data")
    );
    assert_eq!((topup.operator.as_str(), topup.account.as_str()), ("BSNL", "main"));
}

#[test]
fn packs_of_one_plan_and_price_have_ids_of_their_own() {
    let body = r#"{"status": true, "plans": [{"name": "SMS", "details": [
        {"amount": 9, "description": "nine"}, {"amount": "9.00"}, {"amount": "0"}, {"amount": "ask"}, {"validity": "x"}]}]}"#;
    let offers = Tymk::new().read_offers(&query(), &account(), &answer(200, body)).unwrap();
    let told: Vec<_> = offers.iter().map(|offer| (offer.id.as_str(), offer.title.as_str())).collect();
    assert_eq!(told, [("sms-9-1", "nine"), ("sms-9-2", "SMS")]);
}

#[test]
fn refusals_tell_their_reason_and_the_rest_is_unreadable() {
    let tymk = Tymk::new();
    let reason = |error: ReadError| match error {
        ReadError::Refused { reason, .. } => Some(reason),
        ReadError::Unreadable => None,
    };
    for (status, body, told) in [
        (200, INVALID_KEY, Some(Reason::Credentials)),
        (401, INVALID_KEY, Some(Reason::Credentials)),
        (200, NO_PLAN, Some(Reason::OfferUnavailable)),
        (200, r#"{"errors": [{"code": 104, "message": "slow"}]}"#, Some(Reason::RateLimited)),
        (200, r#"{"errors": [{"code": 555}]}"#, Some(Reason::ProviderError)),
        (500, INVALID_KEY, None),
        (302, PLANS, None),
    ] {
        let answer = answer(status, body);
        assert_eq!(tymk.read_balance(&answer).map_err(reason), Err(told), "{status} {body}");
        assert_eq!(
            tymk.read_offers(&query(), &account(), &answer).map_err(reason),
            Err(told),
            "{status} {body}"
        );
        assert_eq!(tymk.read_operators(Service::Prepaid, &answer).map_err(reason), Err(told));
        assert_eq!(tymk.read_detect(&answer).map_err(reason), Err(told));
    }
    for body in UNDECIDED_BODIES {
        let answer = answer(200, body);
        assert_eq!(tymk.read_balance(&answer), Err(ReadError::Unreadable));
        assert_eq!(tymk.read_circles(&answer), Err(ReadError::Unreadable));
        assert_eq!(tymk.read_offers(&query(), &account(), &answer), Err(ReadError::Unreadable));
        assert_eq!(tymk.read_detect(&answer), Err(ReadError::Unreadable));
    }
}

use tillup_core::{
    operator::{OperatorCode, Service},
    provider::{Provider, ReadError},
    sale::{Order, Outcome, Reason},
    wire::NotSent,
};

use super::AutoFlexi;
use crate::testing::{
    self, Attempted, UNDECIDED_BODIES, answer, check_cut_off, context, header, order, sent, taka,
};

const CREATED: &str = include_str!("../../fixtures/autoflexi/create.json");
const VERIFIED: &str = include_str!("../../fixtures/autoflexi/verify.json");
const BALANCE: &str = include_str!("../../fixtures/autoflexi/balance.json");
const ERROR: &str = include_str!("../../fixtures/autoflexi/error.json");

/// The attempt of the document's examples, its transaction id known where `id` is given.
fn attempted(id: Option<&str>) -> Attempted {
    let mut attempted = Attempted::new("OURS0001", order("01799912345", "GP", "20"));
    attempted.evidence.provider_reference = id.map(str::to_owned);
    attempted
}

const ID: Option<&str> = Some("162670202502102229266");

fn submit(order: Order) -> Result<String, NotSent> {
    let (account, keys) = (testing::account("autoflexi"), testing::keys(&[("api_key", "K1")]));
    let attempted = Attempted::new("OURS0001", order);
    let request = AutoFlexi::new().submit_request(attempted.submission(), context(&account, &keys))?;
    assert_eq!(header(&request, "CD-API-KEY"), Some("K1"));
    Ok(sent(&request))
}

#[test]
fn a_recharge_is_asked_for_as_the_document_shows_it() {
    assert_eq!(
        submit(order("01799912345", "GP", "20")).unwrap(),
        r#"POST https://provider.example/api/recharge/create {"number":"01799912345","amount":"20","type":"1","operator":"GP"}"#
    );
    for (operator, service, told) in [
        ("GP", Service::Postpaid, r#""type":"2","operator":"GP""#),
        ("GP", Service::Skitto, r#""type":"3","operator":"GP""#),
        ("SK", Service::Skitto, r#""type":"3","operator":"SK""#),
        ("SK", Service::Prepaid, r#""type":"3","operator":"SK""#),
    ] {
        let body = submit(Order { service, ..order("01799912345", operator, "50") }).unwrap();
        assert!(body.contains(told), "{body}");
    }
}

#[test]
fn amounts_are_whole_taka_from_twenty_up() {
    for amount in ["19", "20.50", "0", "19.9999"] {
        assert_eq!(submit(order("01799912345", "GP", amount)), Err(NotSent::AmountRefused), "{amount}");
    }
    assert_eq!(submit(order("01799912345", "XX", "20")), Err(NotSent::OperatorUnknown));
    let dth = Order { service: Service::Dth, ..order("01799912345", "GP", "20") };
    assert_eq!(submit(dth), Err(NotSent::NotSoldHere));
    let offer = tillup_core::offer::SoldOffer {
        id: "1".into(),
        title: "t".into(),
        identifiers: vec![],
        promised_commission: String::new(),
    };
    assert_eq!(
        submit(Order { offer: Some(offer), ..order("01799912345", "GP", "20") }),
        Err(NotSent::NotSoldHere)
    );
}

#[test]
fn the_owners_operator_codes_win() {
    let mut account = testing::account("autoflexi");
    account.operator_codes.insert(OperatorCode::parse("NEW").unwrap(), "N1".into());
    let keys = testing::keys(&[("api_key", "K1")]);
    let attempted = Attempted::new("OURS0001", order("01799912345", "NEW", "20"));
    let request = AutoFlexi::new().submit_request(attempted.submission(), context(&account, &keys)).unwrap();
    assert!(sent(&request).contains(r#""operator":"N1""#));
}

/// Status and body of an answer to a submission, and what it comes to.
const SUBMITTED: &[(u16, &str, &str)] = &[
    (200, CREATED, "pending"),
    (200, r#"{"status":1,"message":"x","trx_id":162670202502102256558,}"#, "pending"),
    (200, r#"{"status":true,"message":"x"}"#, "pending"),
    (201, CREATED, "unknown unreadable_answer"),
    (302, CREATED, "unknown unreadable_answer"),
    (500, CREATED, "unknown provider_error"),
    (200, r#"{"status":true,"trx_id":"1","number":"01799912346"}"#, "unknown mismatch"),
    (200, r#"{"status":true,"trx_id":"1","amount":"30"}"#, "unknown mismatch"),
    (200, r#"{"status":"Completed","trx_id":"1"}"#, "unknown unreadable_answer"),
    (200, r#"{"status":false,"error":"x","trx_id":"1"}"#, "unknown unreadable_answer"),
    (200, r#"{"status":false}"#, "unknown unreadable_answer"),
    (200, ERROR, "failed rejected"),
    (422, ERROR, "failed rejected"),
    (503, ERROR, "unknown provider_error"),
    (302, ERROR, "unknown unreadable_answer"),
    (200, r#"{"status":"0","error":"Insufficient Balance"}"#, "failed insufficient_balance"),
    (401, r#"{"status":false,"error":"Invalid api key"}"#, "failed credentials"),
    (200, r#"{"status":false,"error":["The number field is required."]}"#, "failed invalid_number"),
    (
        422,
        r#"{"status":false,"error":{"amount":["The amount must be at least 20."]}}"#,
        "failed invalid_amount",
    ),
    (200, r#"{"status":false,"message":"Operator is unavailable"}"#, "failed operator_down"),
    (429, r#"{"status":false,"error":"Slow down"}"#, "failed rate_limited"),
    (200, r#"{"status":false,"error":"Duplicate request"}"#, "unknown duplicate"),
    (200, r#"{"status":false,"error":"Same number recharged recently"}"#, "unknown duplicate"),
    (200, r#"{"status":false,"error":"Internal server error"}"#, "unknown provider_error"),
];

#[test]
fn answers_to_a_submission_mean_what_the_document_says() {
    for (status, body, outcome) in SUBMITTED {
        assert_eq!(attempted(None).submitted(&AutoFlexi::new(), *status, body), *outcome, "{status} {body}");
    }
}

/// Status and body of an answer to a look-up by the known id, and what it comes to.
const LOOKED_UP: &[(u16, &str, &str)] = &[
    (200, VERIFIED, "succeeded"),
    (
        200,
        r#"{"status":"true","data":[{"status":"COMPLETED","trx_id":162670202502102229266,"amount":"20.00"}]}"#,
        "succeeded",
    ),
    (200, r#"{"status":true,"data":{"status":"Pending","trx_id":"162670202502102229266"}}"#, "pending"),
    (200, r#"{"status":true,"data":{"status":"Processing","trx_id":"162670202502102229266"}}"#, "pending"),
    (200, r#"{"status":true,"data":{"status":"Initiated","trx_id":"162670202502102229266"}}"#, "pending"),
    (
        200,
        r#"{"status":true,"data":{"status":"Failed","trx_id":"162670202502102229266"}}"#,
        "unknown unreadable_answer",
    ),
    (
        200,
        r#"{"status":true,"data":{"status":"Cancelled","trx_id":"162670202502102229266"}}"#,
        "unknown unreadable_answer",
    ),
    (
        200,
        r#"{"status":true,"data":{"status":"Refunded","trx_id":"162670202502102229266"}}"#,
        "unknown unreadable_answer",
    ),
    (
        200,
        r#"{"status":true,"data":{"status":"Success","trx_id":"162670202502102229266"}}"#,
        "unknown unreadable_answer",
    ),
    (200, r#"{"status":true,"data":{"trx_id":"162670202502102229266"}}"#, "unknown unreadable_answer"),
    (200, r#"{"status":true,"data":{"status":"Completed"}}"#, "unknown unreadable_answer"),
    (200, r#"{"status":true,"data":{"status":"Completed","trx_id":"9"}}"#, "unknown mismatch"),
    (
        200,
        r#"{"status":true,"data":{"status":"Completed","trx_id":"162670202502102229266","number":18999*******}}"#,
        "unknown mismatch",
    ),
    (
        200,
        r#"{"status":true,"data":{"status":"Completed","trx_id":"162670202502102229266","amount":21}}"#,
        "unknown mismatch",
    ),
    (
        200,
        r#"{"status":true,"data":{"status":"Completed","trx_id":162670202502102229267,"amount":20}}"#,
        "unknown mismatch",
    ),
    (
        200,
        r#"{"status":false,"data":{"status":"Completed","trx_id":"162670202502102229266"}}"#,
        "unknown unreadable_answer",
    ),
    (200, r#"{"data":{"status":"Completed","trx_id":"162670202502102229266"}}"#, "unknown unreadable_answer"),
    (200, r#"{"status":true,"data":[]}"#, "unknown unreadable_answer"),
    (201, VERIFIED, "unknown unreadable_answer"),
    (500, VERIFIED, "unknown provider_error"),
    (200, ERROR, "unknown provider_error"),
    (404, r#"{"status":false,"error":"Transaction not found"}"#, "unknown provider_error"),
    (401, r#"{"status":false,"error":"Invalid api key"}"#, "unknown credentials"),
];

#[test]
fn answers_to_a_look_up_mean_what_the_document_says() {
    for (status, body, outcome) in LOOKED_UP {
        assert_eq!(attempted(ID).looked_up(&AutoFlexi::new(), *status, body), *outcome, "{status} {body}");
    }
}

#[test]
fn what_is_not_in_the_documented_form_decides_nothing() {
    let attempted = attempted(ID);
    for body in UNDECIDED_BODIES {
        for (status, reason) in
            [(200, "unreadable_answer"), (404, "unreadable_answer"), (502, "provider_error")]
        {
            let expected = format!("unknown {reason}");
            assert_eq!(attempted.submitted(&AutoFlexi::new(), status, body), expected, "{status} {body}");
            assert_eq!(attempted.looked_up(&AutoFlexi::new(), status, body), expected, "{status} {body}");
        }
    }
}

#[test]
fn the_transaction_id_is_kept_to_look_up_by() {
    for (status, kept) in [(200, Some("162670202502102256558")), (502, Some("162670202502102256558"))] {
        let attempted = attempted(None);
        let outcome = AutoFlexi::new().read_submit(attempted.submission(), &answer(status, CREATED));
        assert_eq!(outcome.evidence().provider_reference.as_deref(), kept, "{status}");
    }
    let other = attempted(ID);
    let outcome = AutoFlexi::new().read_lookup(
        other.submission(),
        &answer(200, r#"{"status":true,"data":{"status":"Completed","trx_id":"9"}}"#),
    );
    assert!(
        matches!(&outcome, Outcome::Unknown { reason: Reason::Mismatch, evidence } if evidence.provider_reference.is_none())
    );
}

#[test]
fn without_a_transaction_id_nothing_can_be_asked() {
    let (account, keys) = (testing::account("autoflexi"), testing::keys(&[("api_key", "K1")]));
    let ask =
        |id| AutoFlexi::new().lookup_request(attempted(id).submission(), context(&account, &keys)).unwrap();
    assert!(ask(None).is_none());
    assert_eq!(
        sent(&ask(Some("T9")).unwrap()),
        r#"POST https://provider.example/api/recharge/verify {"trx_id":"T9","ref_id":"T9"}"#
    );
}

#[test]
fn the_balance_is_a_number_or_a_string() {
    let balance = |status, body: &str| AutoFlexi::new().read_balance(&answer(status, body));
    assert_eq!(balance(200, BALANCE), Ok(taka("440")));
    assert_eq!(balance(200, r#"{"status":1,"data":{"balance":"440.25"}}"#), Ok(taka("440.25")));
    let refused = ReadError::Refused { reason: Reason::Rejected, message: "error response here".into() };
    assert_eq!(balance(200, ERROR), Err(refused));
    for (status, body) in [
        (500, BALANCE),
        (200, r#"{"status":true,"balance":440}"#),
        (200, r#"{"status":true,"data":{"balance":null}}"#),
        (200, ""),
    ] {
        assert_eq!(balance(status, body), Err(ReadError::Unreadable), "{status} {body}");
    }
    let (account, keys) = (testing::account("autoflexi"), testing::keys(&[("api_key", "K1")]));
    let request = AutoFlexi::new().balance_request(context(&account, &keys)).unwrap();
    assert_eq!(sent(&request), "GET https://provider.example/api/recharge/balance");
}

#[test]
fn an_answer_cut_off_anywhere_decides_nothing() {
    let (provider, attempted) = (AutoFlexi::new(), attempted(ID));
    for body in [CREATED, ERROR] {
        check_cut_off(body, |body| attempted.submitted(&provider, 200, body));
    }
    check_cut_off(VERIFIED, |body| attempted.looked_up(&provider, 200, body));
}

use tillup_core::{
    provider::Provider,
    sale::{Outcome, Reason},
};

use super::{super::IRecharge, attempted};
use crate::testing::{Attempted, UNDECIDED_BODIES, answer, check_cut_off, order, taka};

const NORMAL: &str = include_str!("../../../fixtures/irecharge/normal.json");
const PURCHASED: &str = include_str!("../../../fixtures/irecharge/purchase.json");
const STATUS: &str = include_str!("../../../fixtures/irecharge/status.json");
const ERROR: &str = include_str!("../../../fixtures/irecharge/error.json");

/// `billing` around fields of it.
fn billing(success: &str, fields: &str) -> String {
    format!(
        r#"{{"success":{success},"message":"m","billing":{{"reference":"BILL-20260204-0001",{fields}}}}}"#
    )
}

#[test]
fn the_words_of_a_recharge_decide_together_with_its_flags() {
    for (success, fields, outcome) in [
        ("true", r#""status":"success""#, "succeeded"),
        ("1", r#""status":"SUCCESS","number":"1712345678","amount":"10.00""#, "succeeded"),
        ("true", r#""status":"success","isFinal":false"#, "pending"),
        ("true", r#""status":"approved""#, "pending"),
        ("true", r#""status":"approved","isFinal":"true""#, "succeeded"),
        ("true", r#""status":"processing""#, "pending"),
        ("true", r#""status":"pending""#, "pending"),
        ("true", r#""status":"failed""#, "failed rejected"),
        ("false", r#""status":"failed""#, "failed rejected"),
        ("true", r#""status":"rejected""#, "failed rejected"),
        ("true", r#""status":"failed","isFinal":0"#, "pending"),
        ("true", r#""status":"reversed""#, "reversed"),
        ("false", r#""status":"success""#, "unknown unreadable_answer"),
        ("false", r#""status":"pending""#, "unknown unreadable_answer"),
        ("null", r#""status":"success""#, "unknown unreadable_answer"),
        ("true", r#""status":"completed""#, "unknown unreadable_answer"),
        ("true", r#""status":true"#, "unknown unreadable_answer"),
        ("true", r#""amount":10"#, "unknown unreadable_answer"),
        ("true", r#""status":"success","number":"01712345679""#, "unknown mismatch"),
        ("true", r#""status":"success","amount":100"#, "unknown mismatch"),
        ("true", r#""status":"failed","amount":100"#, "unknown mismatch"),
        ("true", r#""status":"success","client_reference":"OTHER""#, "unknown mismatch"),
    ] {
        let body = billing(success, fields);
        assert_eq!(attempted().submitted(&IRecharge::new(), 200, &body), outcome, "{body}");
    }
    assert_eq!(
        attempted().submitted(&IRecharge::new(), 200, NORMAL),
        "unknown mismatch",
        "another reference"
    );
    let bare = r#"{"success":true,"message":"m","billing":{"status":"success"}}"#;
    assert_eq!(attempted().submitted(&IRecharge::new(), 200, bare), "unknown unreadable_answer");
    for (status, outcome) in [
        (201, "unknown unreadable_answer"),
        (302, "unknown unreadable_answer"),
        (422, "unknown unreadable_answer"),
        (500, "unknown provider_error"),
    ] {
        let body = billing("true", r#""status":"success""#);
        assert_eq!(attempted().submitted(&IRecharge::new(), status, &body), outcome, "{status}");
    }
}

/// Status and body of an error, what it comes to for a submission, and what for a look-up.
const ERRORS: &[(u16, &str, &str, &str)] = &[
    (402, ERROR, "failed insufficient_balance", "unknown provider_error"),
    (
        402,
        r#"{"success":false,"message":"No active API subscription found."}"#,
        "failed not_permitted",
        "unknown not_permitted",
    ),
    (
        401,
        r#"{"success":false,"message":"Missing headers: X-Open-Key and X-Authorization are required."}"#,
        "failed credentials",
        "unknown credentials",
    ),
    (
        403,
        r#"{"success":"false","message":"Your IP address is not whitelisted"}"#,
        "failed not_permitted",
        "unknown not_permitted",
    ),
    (
        429,
        r#"{"success":false,"message":"Rate limit exceeded"}"#,
        "failed rate_limited",
        "unknown rate_limited",
    ),
    (
        400,
        r#"{"success":false,"message":"Invalid number",}"#,
        "failed invalid_number",
        "unknown provider_error",
    ),
    (
        422,
        r#"{"success":false,"message":"Validation failed","error":"The amount is too low"}"#,
        "failed invalid_amount",
        "unknown provider_error",
    ),
    (
        422,
        r#"{"success":false,"message":"Billing recharge requires a unique reference in body (reference/client_reference)."}"#,
        "failed rejected",
        "unknown provider_error",
    ),
    (
        422,
        r#"{"success":false,"message":"Reference already exists. Please send a unique reference."}"#,
        "unknown duplicate",
        "unknown provider_error",
    ),
    (
        422,
        r#"{"success":false,"message":"Refused","code":"DUPLICATE_REFERENCE"}"#,
        "unknown duplicate",
        "unknown provider_error",
    ),
    (409, r#"{"success":false,"message":"Conflict"}"#, "unknown duplicate", "unknown provider_error"),
    (
        200,
        r#"{"success":false,"message":"Operator is down"}"#,
        "failed operator_down",
        "unknown provider_error",
    ),
    (
        200,
        r#"{"success":false,"message":"Request timed out"}"#,
        "unknown provider_error",
        "unknown provider_error",
    ),
    (
        404,
        r#"{"success":false,"message":"Transaction not found for provided identifier."}"#,
        "unknown unreadable_answer",
        "not found",
    ),
    (
        404,
        r#"{"success":false,"message":"Route not found"}"#,
        "unknown unreadable_answer",
        "unknown unreadable_answer",
    ),
    (
        200,
        r#"{"success":false,"message":"Transaction not found for provided identifier."}"#,
        "failed rejected",
        "unknown provider_error",
    ),
    (500, ERROR, "unknown provider_error", "unknown provider_error"),
    (503, ERROR, "unknown provider_error", "unknown provider_error"),
    (418, ERROR, "unknown unreadable_answer", "unknown unreadable_answer"),
    (302, ERROR, "unknown unreadable_answer", "unknown unreadable_answer"),
    (401, r#"{"message":"Unauthenticated."}"#, "unknown unreadable_answer", "unknown unreadable_answer"),
    (402, r#"{"success":false}"#, "unknown unreadable_answer", "unknown unreadable_answer"),
    (
        402,
        r#"{"success":true,"message":"Insufficient balance"}"#,
        "unknown unreadable_answer",
        "unknown unreadable_answer",
    ),
];

#[test]
fn documented_errors_mean_what_the_table_of_codes_says() {
    for (status, body, submitted, looked_up) in ERRORS {
        assert_eq!(attempted().submitted(&IRecharge::new(), *status, body), *submitted, "{status} {body}");
        assert_eq!(attempted().looked_up(&IRecharge::new(), *status, body), *looked_up, "{status} {body}");
    }
}

#[test]
fn a_purchase_tells_fee_commission_wallet_and_the_operators_number() {
    let attempted = Attempted::new("BILL-20260204-00012", order("01614031175", "AT", "68"));
    let outcome = IRecharge::new().read_submit(attempted.submission(), &answer(200, PURCHASED));
    let Outcome::Succeeded(evidence) = outcome else { panic!("{outcome:?}") };
    assert_eq!(evidence.operator_reference.as_deref(), Some("R260423.2309.36014f"));
    assert_eq!(evidence.fee, Some(taka("0.34")));
    assert_eq!(evidence.commission, Some(taka("1.02")));
    assert_eq!(evidence.wallet_after, Some(taka("174.41")));
    for (flag, told) in [
        ("\"success\": true,\n\"message\": \"Rech", "\"success\": false,\n\"message\": \"Rech"),
        ("\"isSuccessful\": true", "\"isSuccessful\": 0"),
    ] {
        let (head, provider) = PURCHASED.split_once("\"provider\"").unwrap();
        let body = format!("{head}\"provider\"{}", provider.replace(flag, told));
        assert_eq!(attempted.submitted(&IRecharge::new(), 200, &body), "unknown unreadable_answer", "{body}");
    }
}

/// `data` around fields of it.
fn data(fields: &str) -> String {
    format!(
        r#"{{"success":true,"message":"Transaction status fetched successfully.","data":{{"reference":"BILL-20260204-0001",{fields}}}}}"#
    )
}

#[test]
fn the_words_of_a_look_up_decide_once_they_are_final() {
    for (fields, outcome) in [
        (r#""status":"success","isFinal":true"#, "succeeded"),
        (r#""status":"success""#, "succeeded"),
        (r#""status":"success","isFinal":false"#, "pending"),
        (r#""status":"approved","isFinal":true"#, "succeeded"),
        (r#""status":"approved""#, "pending"),
        (r#""status":"processing","isFinal":true"#, "pending"),
        (r#""status":"pending""#, "pending"),
        (r#""status":"failed","isFinal":true"#, "failed rejected"),
        (r#""status":"rejected""#, "failed rejected"),
        (r#""status":"failed","isFinal":false"#, "pending"),
        (r#""status":"reversed","isFinal":true"#, "reversed"),
        (r#""status":"reversed","isFinal":false"#, "pending"),
        (r#""status":"done""#, "unknown unreadable_answer"),
        (r#""isFinal":true"#, "unknown unreadable_answer"),
        (r#""status":"success","service":{"status":"failed"}"#, "unknown unreadable_answer"),
        (r#""status":"failed","service":{"status":"success"}"#, "unknown unreadable_answer"),
        (r#""status":"success","service":{"number":"01812345678"}"#, "unknown mismatch"),
        (r#""status":"success","amount":11"#, "unknown mismatch"),
        (r#""status":"reversed","clientReference":"OTHER""#, "unknown mismatch"),
    ] {
        let body = data(fields);
        assert_eq!(attempted().looked_up(&IRecharge::new(), 200, &body), outcome, "{body}");
    }
    assert_eq!(attempted().looked_up(&IRecharge::new(), 200, STATUS), "succeeded");
    assert_eq!(attempted().looked_up(&IRecharge::new(), 206, STATUS), "unknown unreadable_answer");
    let not_accepted = STATUS.replacen("true", "false", 1);
    assert_eq!(attempted().looked_up(&IRecharge::new(), 200, &not_accepted), "unknown unreadable_answer");
    let nameless = STATUS.replace("BILL-20260204-0001", "");
    assert_eq!(attempted().looked_up(&IRecharge::new(), 200, &nameless), "unknown unreadable_answer");
}

#[test]
fn a_look_up_by_their_id_must_tell_our_reference_and_never_proves_absence() {
    let mut attempted = attempted();
    attempted.evidence.provider_reference = Some("1".into());
    assert_eq!(attempted.looked_up(&IRecharge::new(), 200, STATUS), "succeeded");
    let not_found = r#"{"success":false,"message":"Transaction not found for provided identifier."}"#;
    assert_eq!(attempted.looked_up(&IRecharge::new(), 404, not_found), "unknown provider_error");
    attempted.evidence.provider_reference = Some("2".into());
    assert_eq!(attempted.looked_up(&IRecharge::new(), 200, STATUS), "unknown mismatch");
}

#[test]
fn a_look_up_tells_the_booked_figures() {
    let attempted = attempted();
    let outcome = IRecharge::new().read_lookup(attempted.submission(), &answer(200, STATUS));
    let evidence = outcome.evidence();
    assert_eq!(evidence.provider_reference.as_deref(), Some("1"));
    assert_eq!((evidence.fee, evidence.commission), (Some(taka("0.5")), Some(taka("0"))));
    assert_eq!((evidence.code.as_deref(), evidence.message.as_deref()), (Some("success"), None));
    let failed = IRecharge::new()
        .read_lookup(attempted.submission(), &answer(200, &data(r#""status":"failed","fee":0.5"#)));
    assert!(
        matches!(failed, Outcome::Failed { reason: Reason::Rejected, ref evidence } if evidence.fee.is_none())
    );
}

#[test]
fn what_is_not_in_the_documented_form_decides_nothing() {
    let attempted = attempted();
    for body in UNDECIDED_BODIES {
        for (status, reason) in
            [(200, "unreadable_answer"), (404, "unreadable_answer"), (502, "provider_error")]
        {
            let expected = format!("unknown {reason}");
            assert_eq!(attempted.submitted(&IRecharge::new(), status, body), expected, "{status} {body}");
            assert_eq!(attempted.looked_up(&IRecharge::new(), status, body), expected, "{status} {body}");
        }
    }
}

#[test]
fn an_answer_cut_off_anywhere_decides_nothing() {
    let (provider, attempted) = (IRecharge::new(), attempted());
    for body in [NORMAL, PURCHASED, ERROR] {
        check_cut_off(body, |body| attempted.submitted(&provider, 200, body));
    }
    check_cut_off(STATUS, |body| attempted.looked_up(&provider, 200, body));
}

use tillup_core::{provider::Provider, sale::Outcome};

use super::{super::SohojPay, attempted};
use crate::testing::{UNDECIDED_BODIES, answer, check_cut_off, taka};

const CREATED: &str = include_str!("../../../fixtures/sohojpay/create.json");
const VERIFIED: &str = include_str!("../../../fixtures/sohojpay/verify.json");

/// Status and body of an answer to a submission, and what it comes to.
const SUBMITTED: &[(u16, &str, &str)] = &[
    (200, CREATED, "pending"),
    (200, r#"{"status":true,"message":"x"}"#, "pending"),
    (200, r#"{"status":"TRUE"}"#, "pending"),
    (201, CREATED, "unknown unreadable_answer"),
    (302, CREATED, "unknown unreadable_answer"),
    (404, CREATED, "unknown unreadable_answer"),
    (500, CREATED, "unknown provider_error"),
    (200, r#"{"status":true,"tran_id":"OTHER"}"#, "unknown mismatch"),
    (200, r#"{"status":true,"status":false,"message":"x"}"#, "unknown unreadable_answer"),
    (200, r#"{"status":"COMPLETED","tran_id":"ABC450986"}"#, "unknown unreadable_answer"),
    (200, r#"{"status":false}"#, "unknown unreadable_answer"),
    (200, r#"{"status":false,"message":"Recharge request is successful."}"#, "unknown provider_error"),
    (200, r#"{"status":false,"message":"Request timed out"}"#, "unknown provider_error"),
    (200, r#"{"status":0,"message":"Insufficient balance",}"#, "failed insufficient_balance"),
    (200, r#"{"status":"false","message":"Invalid mobile number"}"#, "failed invalid_number"),
    (200, r#"{"status":false,"message":"Minimum amount is 20"}"#, "failed invalid_amount"),
    (401, r#"{"status":false,"message":"Invalid API key"}"#, "failed credentials"),
    (400, r#"{"status":false,"message":"Package not available"}"#, "failed offer_unavailable"),
    (400, r#"{"status":false,"message":"Operator is down"}"#, "failed operator_down"),
    (429, r#"{"status":false,"message":"Too many requests"}"#, "failed rate_limited"),
    (422, r#"{"status":false,"message":"Something unheard of"}"#, "failed rejected"),
    (422, r#"{"status":false,"message":"Duplicate tran_id"}"#, "unknown duplicate"),
    (200, r#"{"status":false,"message":"Transaction ID already exists"}"#, "unknown duplicate"),
    (500, r#"{"status":false,"message":"Insufficient balance"}"#, "unknown provider_error"),
    (302, r#"{"status":false,"message":"Insufficient balance"}"#, "unknown unreadable_answer"),
];

#[test]
fn answers_to_a_submission_mean_what_the_document_says() {
    for (status, body, outcome) in SUBMITTED {
        assert_eq!(attempted().submitted(&SohojPay::new(), *status, body), *outcome, "{status} {body}");
    }
}

/// Status and body of an answer to a look-up, and what it comes to.
const LOOKED_UP: &[(u16, &str, &str)] = &[
    (200, VERIFIED, "succeeded"),
    (200, r#"{"status":"completed","trans_id":"ABC450986","number":"01521123456"}"#, "succeeded"),
    (200, r#"{"status":"COMPLETED","trans_id":"ABC450986","amount":20.00,}"#, "succeeded"),
    (200, r#"{"status":"INITIATED","tran_id":"ABC450986"}"#, "pending"),
    (200, r#"{"status":"PENDING","tran_id":"ABC450986"}"#, "pending"),
    (200, r#"{"status":"ERROR","tran_id":"ABC450986"}"#, "failed rejected"),
    (
        200,
        r#"{"status":"ERROR","tran_id":"ABC450986","pre_balance":"10","post_balance":"10"}"#,
        "failed rejected",
    ),
    (
        200,
        r#"{"status":"ERROR","tran_id":"ABC450986","pre_balance":"30","post_balance":"10"}"#,
        "unknown unreadable_answer",
    ),
    (200, r#"{"status":"ERROR"}"#, "unknown unreadable_answer"),
    (200, r#"{"status":"COMPLETED"}"#, "unknown unreadable_answer"),
    (200, r#"{"status":"COMPLETED","tran_id":"ABC450987"}"#, "unknown mismatch"),
    (200, r#"{"status":"COMPLETED","tran_id":"ABC450986","trans_id":"X"}"#, "unknown mismatch"),
    (200, r#"{"status":"COMPLETED","tran_id":"ABC450986","number":"01621******"}"#, "unknown mismatch"),
    (200, r#"{"status":"COMPLETED","tran_id":"ABC450986","amount":"200"}"#, "unknown mismatch"),
    (200, r#"{"status":"ERROR","tran_id":"OTHER"}"#, "unknown mismatch"),
    (200, r#"{"status":"SUCCESS","tran_id":"ABC450986"}"#, "unknown unreadable_answer"),
    (200, r#"{"status":"FAILED","tran_id":"ABC450986"}"#, "unknown unreadable_answer"),
    (200, r#"{"status":true,"tran_id":"ABC450986"}"#, "unknown unreadable_answer"),
    (200, r#"{"status":"","tran_id":"ABC450986"}"#, "unknown unreadable_answer"),
    (202, VERIFIED, "unknown unreadable_answer"),
    (404, VERIFIED, "unknown unreadable_answer"),
    (503, VERIFIED, "unknown provider_error"),
    (200, r#"{"status":false,"message":"Transaction not found"}"#, "not found"),
    (404, r#"{"status":false,"message":"Invalid transaction"}"#, "not found"),
    (500, r#"{"status":false,"message":"Transaction not found"}"#, "unknown provider_error"),
    (200, r#"{"status":false,"message":"Insufficient balance"}"#, "unknown provider_error"),
    (401, r#"{"status":false,"message":"Invalid API key"}"#, "unknown credentials"),
    (200, r#"{"status":false,"message":"API key not found"}"#, "unknown credentials"),
    (429, r#"{"status":false,"message":"Too many requests"}"#, "unknown rate_limited"),
    (200, r#"{"status":false}"#, "unknown unreadable_answer"),
];

#[test]
fn answers_to_a_look_up_mean_what_the_document_says() {
    for (status, body, outcome) in LOOKED_UP {
        assert_eq!(attempted().looked_up(&SohojPay::new(), *status, body), *outcome, "{status} {body}");
    }
}

#[test]
fn what_is_not_in_the_documented_form_decides_nothing() {
    let attempted = attempted();
    for body in UNDECIDED_BODIES {
        for (status, reason) in
            [(200, "unreadable_answer"), (404, "unreadable_answer"), (502, "provider_error")]
        {
            let expected = format!("unknown {reason}");
            assert_eq!(attempted.submitted(&SohojPay::new(), status, body), expected, "{status} {body}");
            assert_eq!(attempted.looked_up(&SohojPay::new(), status, body), expected, "{status} {body}");
        }
    }
}

#[test]
fn a_verified_recharge_tells_both_balances() {
    let attempted = attempted();
    let outcome = SohojPay::new().read_lookup(attempted.submission(), &answer(200, VERIFIED));
    let Outcome::Succeeded(evidence) = outcome else { panic!("{outcome:?}") };
    assert_eq!(evidence.wallet_before, Some(taka("114.204")));
    assert_eq!(evidence.wallet_after, Some(taka("94.204")));
    assert_eq!(evidence.code.as_deref(), Some("COMPLETED"));
}

#[test]
fn an_answer_cut_off_anywhere_decides_nothing() {
    let (provider, attempted) = (SohojPay::new(), attempted());
    check_cut_off(CREATED, |body| attempted.submitted(&provider, 200, body));
    check_cut_off(VERIFIED, |body| attempted.looked_up(&provider, 200, body));
}

use tillup_core::{provider::Provider, sale::Outcome};

use super::{REFERENCE, THEIRS, attempted, rupees};
use crate::{
    testing::{Attempted, UNDECIDED_BODIES, answer},
    tymk::Tymk,
};

const SUCCESS: &str = include_str!("../../../fixtures/tymk/success.json");
const FAILED: &str = include_str!("../../../fixtures/tymk/failed.json");
const INSUFFICIENT: &str = include_str!("../../../fixtures/tymk/insufficient-balance.json");
const INVALID_KEY: &str = include_str!("../../../fixtures/tymk/invalid-key.json");

fn submitted(status: u16, body: &str) -> String {
    attempted().submitted(&Tymk::new(), status, body)
}

/// An attempt of which the provider's id is known.
fn known() -> Attempted {
    let mut attempted = attempted();
    attempted.evidence.provider_reference = Some(THEIRS.into());
    attempted
}

fn looked_up(status: u16, body: &str) -> String {
    known().looked_up(&Tymk::new(), status, body)
}

/// The document's success with one text replaced.
fn success_but(from: &str, to: &str) -> String {
    assert!(SUCCESS.contains(from), "{from}");
    SUCCESS.replace(from, to)
}

#[test]
fn the_documents_examples_mean_what_it_says() {
    for (body, outcome) in [
        (SUCCESS, "succeeded"),
        (FAILED, "failed invalid_number"),
        (INSUFFICIENT, "failed insufficient_balance"),
        (INVALID_KEY, "failed credentials"),
    ] {
        assert_eq!(submitted(200, body), outcome, "{body}");
    }
    assert_eq!(submitted(200, &success_but("Success\"", "Pending\"")), "pending");
    for status in [401, 402, 422] {
        assert_eq!(submitted(status, FAILED), "failed invalid_number");
        assert_eq!(submitted(status, INSUFFICIENT), "failed insufficient_balance");
        assert_eq!(submitted(status, SUCCESS), "unknown unreadable_answer");
    }
}

#[test]
fn a_success_brings_ids_commission_and_wallet() {
    let Outcome::Succeeded(told) = Tymk::new().read_submit(attempted().submission(), &answer(200, SUCCESS))
    else {
        panic!("a success");
    };
    assert_eq!(told.provider_reference.as_deref(), Some(THEIRS));
    assert_eq!(told.operator_reference.as_deref(), Some("wsuid904"));
    assert_eq!(told.message.as_deref(), Some("Transaction Successful"));
    assert_eq!(told.commission, Some(rupees("1")));
    assert_eq!((told.wallet_before, told.wallet_after), (Some(rupees("980.05")), Some(rupees("880.05"))));
}

#[test]
fn a_success_is_read_in_every_writing() {
    for (from, to) in [
        ("true", "1"),
        ("true", "\"true\""),
        ("\"Success\"", "\"SUCCESS\""),
        ("741852", "\"741852\""),
        ("10000", "\"10000\""),
        ("10000", "10000.00"),
        ("\"9876543210\"", "919876543210"),
        ("\"9876543210\"", "\"98765*****\""),
        ("\"account\": \"9876543210\",", ""),
        ("88005\n", "88005,\n"),
        ("\"status\"", "\"errors\": [], \"status\""),
        ("\"status\"", "\"errors\": {}, \"status\""),
        ("\"status\"", "\"errors\": null, \"status\""),
    ] {
        assert_eq!(submitted(200, &success_but(from, to)), "succeeded", "{from} -> {to}");
    }
}

#[test]
fn an_answer_about_something_else_is_a_mismatch() {
    for (from, to) in [
        ("741852", "741853"),
        ("741852", "\"741852x\""),
        ("10000", "1000"),
        ("10000", "\"100\""),
        ("9876543210", "9876543211"),
        ("\"service_id\": 2", "\"service_id\": 3"),
    ] {
        for body in [success_but(from, to), success_but(from, to).replace("Success\"", "Pending\"")] {
            assert_eq!(submitted(200, &body), "unknown mismatch", "{from} -> {to}");
            assert_eq!(looked_up(200, &body), "unknown mismatch", "{from} -> {to}");
        }
    }
    assert_eq!(looked_up(200, &success_but(THEIRS, "OTHER")), "unknown mismatch");
    for (from, to) in [("741852", "1"), ("10000", "1")] {
        assert_eq!(submitted(200, &FAILED.replace(from, to)), "unknown mismatch");
    }
    let told = Tymk::new().read_submit(attempted().submission(), &answer(200, &success_but("741852", "1")));
    assert_eq!(told.evidence().provider_reference, None, "another order's id is not kept");
}

#[test]
fn words_that_are_not_documented_or_contradict_each_other_decide_nothing() {
    for (from, to) in [
        ("\"Success\"", "\"Successful\""),
        ("\"Success\"", "\"Failed\""),
        ("\"Success\"", "\"Processing\""),
        ("\"Success\"", "\"\""),
        ("\"Success\"", "true"),
        ("true", "false"),
        ("true", "null"),
        ("true", "\"ok\""),
        ("\"status\"", "\"errors\": [{\"code\": 305}], \"status\""),
        ("\"status\"", "\"errors\": \"none\", \"status\""),
        ("\"order_id\": 741852,", ""),
    ] {
        let body = success_but(from, to);
        assert_eq!(submitted(200, &body), "unknown unreadable_answer", "{from} -> {to}");
        let told = Tymk::new().read_submit(attempted().submission(), &answer(200, &body));
        assert_eq!(
            told.evidence().provider_reference.as_deref(),
            Some(THEIRS),
            "kept to ask by: {from} -> {to}"
        );
    }
    for body in [
        r#"{"status": false}"#,
        r#"{"status": false, "message": "Transaction Failed"}"#,
        r#"{"status": true, "response": "Success"}"#,
        r#"{"status": true, "response": "Pending"}"#,
        r#"{"status": "false", "response": "Declined", "order_id": 741852}"#,
        r#"[{"status": true}]"#,
    ] {
        assert_eq!(submitted(200, body), "unknown unreadable_answer", "{body}");
    }
}

#[test]
fn the_codes_decide_a_refusal() {
    for (codes, outcome) in [
        ("100", "unknown provider_error"),
        ("101", "failed credentials"),
        ("102", "failed not_permitted"),
        ("103", "failed insufficient_balance"),
        ("\"103\"", "failed insufficient_balance"),
        ("104", "failed rate_limited"),
        ("301", "failed rejected"),
        ("302", "failed not_permitted"),
        ("303", "failed invalid_number"),
        ("304", "failed operator_down"),
        ("305", "failed invalid_number"),
        ("306", "failed invalid_amount"),
        ("307", "unknown duplicate"),
        ("308", "unknown provider_error"),
        ("309", "unknown unreadable_answer"),
        ("311", "failed rejected"),
        ("999", "unknown unreadable_answer"),
        ("null", "unknown unreadable_answer"),
    ] {
        let error = format!("{{\"code\": {codes}, \"message\": \"m\"}}");
        let order = format!("\"response\": \"Failed\", \"order_id\": \"{REFERENCE}\", \"amount\": 10000");
        for body in [
            format!("{{\"status\": false, \"errors\": [{error}]}}"),
            format!("{{\"status\": 0, \"errors\": {error}}}"),
            format!("{{\"errors\": [{error},]}}"),
            format!("{{\"status\": false, \"errors\": [{error}], {order}}}"),
        ] {
            assert_eq!(submitted(200, &body), outcome, "{body}");
        }
    }
    for (codes, outcome) in [
        ([103, 305], "failed insufficient_balance"),
        ([103, 307], "unknown duplicate"),
        ([308, 103], "unknown provider_error"),
    ] {
        let [first, second] = codes;
        let body =
            format!("{{\"status\": false, \"errors\": [{{\"code\": {first}}}, {{\"code\": {second}}}]}}");
        assert_eq!(submitted(200, &body), outcome, "the least certain wins: {body}");
    }
}

#[test]
fn a_failure_without_errors_is_read_by_its_words() {
    let about = "\"order_id\": \"741852\", \"reference_id\": \"X\", \"amount\": 10000";
    for (response, message, outcome) in [
        ("\"response\": \"Failed\",", "Transaction Failed", "failed rejected"),
        ("", "Transaction Failed", "failed rejected"),
        ("", "Duplicate order id", "unknown duplicate"),
        ("\"response\": \"Failed\",", "Request timed out", "unknown provider_error"),
    ] {
        let body = format!("{{\"status\": false, {response} {about}, \"message\": \"{message}\"}}");
        assert_eq!(submitted(200, &body), outcome, "{body}");
    }
}

#[test]
fn a_look_up_must_name_our_order_or_the_id_asked_by() {
    assert_eq!(looked_up(200, SUCCESS), "succeeded");
    assert_eq!(looked_up(200, &success_but("Success\"", "Pending\"")), "pending");
    assert_eq!(looked_up(200, FAILED), "failed invalid_number");
    assert_eq!(looked_up(200, &success_but("\"order_id\": 741852,", "")), "succeeded");
    assert_eq!(looked_up(200, &FAILED.replace("\"order_id\": 741852,", "")), "failed invalid_number");
    let nameless =
        success_but("\"order_id\": 741852,", "").replace(&format!("\"reference_id\": \"{THEIRS}\","), "");
    assert_eq!(looked_up(200, &nameless), "unknown unreadable_answer");
    let nameless =
        FAILED.replace("\"order_id\": 741852,", "").replace(&format!("\"reference_id\": \"{THEIRS}\","), "");
    assert_eq!(looked_up(200, &nameless), "unknown unreadable_answer");
    assert_eq!(looked_up(404, SUCCESS), "unknown unreadable_answer");
    assert_eq!(looked_up(500, FAILED), "unknown provider_error");
}

#[test]
fn a_refused_look_up_says_nothing_of_the_sale() {
    for (code, outcome) in [
        (100, "provider_error"),
        (101, "credentials"),
        (102, "not_permitted"),
        (103, "provider_error"),
        (104, "rate_limited"),
        (302, "not_permitted"),
        (305, "provider_error"),
        (307, "provider_error"),
        (999, "provider_error"),
    ] {
        for head in ["\"status\": false, ", ""] {
            let body = format!("{{{head}\"errors\": [{{\"code\": {code}, \"message\": \"m\"}}]}}");
            assert_eq!(looked_up(200, &body), format!("unknown {outcome}"), "{body}");
        }
    }
}

#[test]
fn what_is_no_answer_decides_nothing() {
    for body in UNDECIDED_BODIES {
        for status in [200, 302, 404, 500] {
            for outcome in [submitted(status, body), looked_up(status, body)] {
                assert!(outcome.starts_with("unknown"), "{status} {body:?}: {outcome}");
            }
        }
    }
    for body in [SUCCESS, FAILED, INSUFFICIENT] {
        for (status, reason) in [
            (201, "unreadable_answer"),
            (302, "unreadable_answer"),
            (500, "provider_error"),
            (503, "provider_error"),
        ] {
            assert_eq!(submitted(status, body), format!("unknown {reason}"), "{status}");
            assert_eq!(looked_up(status, body), format!("unknown {reason}"), "{status}");
        }
        for end in 0..body.trim_end().len() {
            let Some(cut) = body.get(..end) else { continue };
            assert!(submitted(200, cut).starts_with("unknown"), "cut off: {cut}");
        }
    }
}

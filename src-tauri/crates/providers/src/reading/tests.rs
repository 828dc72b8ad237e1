use super::*;
use tillup_core::money::Currency;

#[test]
fn a_refusals_words_tell_the_reason() {
    use Reason::*;
    for (words, reason) in [
        ("Insufficient balance", InsufficientBalance),
        ("Your account balance is low", InsufficientBalance),
        ("INSUFFICIENT_BALANCE", InsufficientBalance),
        ("Invalid number", InvalidNumber),
        ("Mobile number must be 11 digits", InvalidNumber),
        ("Number does not exist", InvalidNumber),
        ("Minimum amount 20 tk", InvalidAmount),
        ("Invalid amount for this number", InvalidAmount),
        ("Invalid API key", Credentials),
        ("invalid_api_key", Credentials),
        ("Unauthorized", Credentials),
        ("Unauthenticated.", Credentials),
        ("Missing headers: X-Open-Key and X-Authorization are required.", Credentials),
        ("Package does not exist", OfferUnavailable),
        ("Offer is not available", OfferUnavailable),
        ("Operator is down", OperatorDown),
        ("Service temporarily unavailable for this number", OperatorDown),
        ("This operator is not available now, try again", OperatorDown),
        ("Cannot process now", OperatorDown),
        ("Too many requests", RateLimited),
        ("Your IP address is not whitelisted", NotPermitted),
        ("No active API subscription found.", NotPermitted),
        ("Recharge failed", Rejected),
        ("Recharge was not successful", Rejected),
        ("monkey business", Rejected),
        ("", Rejected),
    ] {
        assert_eq!(Refusal::of(words), Refusal::Because(reason), "{words}");
    }
}

#[test]
fn a_repeat_and_a_doubt_are_no_failures() {
    for words in [
        "Duplicate reference",
        "Reference already exists. Please send a unique reference.",
        "Transaction ID exists",
        "This number was recharged recently",
        "DUPLICATE_REFERENCE",
    ] {
        assert_eq!(Refusal::of(words), Refusal::Repeat, "{words}");
    }
    for words in [
        "Request timed out",
        "Internal Server Error",
        "Recharge is processing",
        "Recharge request is successful.",
    ] {
        assert_eq!(Refusal::of(words), Refusal::Doubt, "{words}");
    }
}

#[test]
fn the_http_status_of_a_refusal_counts_too() {
    let outcome = |status, words| refused(status, words, Evidence::default());
    let failed = |reason| Outcome::Failed { reason, evidence: Evidence::default() };
    assert_eq!(outcome(200, "no"), failed(Reason::Rejected));
    assert_eq!(outcome(401, "no"), failed(Reason::Credentials));
    assert_eq!(outcome(403, "no"), failed(Reason::NotPermitted));
    assert_eq!(outcome(429, "no"), failed(Reason::RateLimited));
    assert_eq!(outcome(422, "tran_id already taken"), Outcome::unknown(Reason::Duplicate));
    assert_eq!(outcome(409, "no"), Outcome::unknown(Reason::Duplicate));
    assert_eq!(outcome(408, "no"), Outcome::unknown(Reason::ProviderError));
    assert_eq!(outcome(500, "Insufficient balance"), Outcome::unknown(Reason::ProviderError));
    for status in [201, 204, 301, 302] {
        assert_eq!(
            outcome(status, "Insufficient balance"),
            Outcome::unknown(Reason::UnreadableAnswer),
            "{status}"
        );
    }
}

#[test]
fn only_a_missing_transaction_is_not_found() {
    for words in [
        "Transaction not found",
        "Invalid transaction id",
        "tran_id does not exist",
        "No such transaction",
        "No record",
    ] {
        assert!(says_not_found(words), "{words}");
    }
    for words in [
        "API key not found",
        "User not found",
        "Merchant does not exist",
        "Too many requests",
        "Route not found",
        "",
    ] {
        assert!(!says_not_found(words), "{words}");
    }
}

#[test]
fn an_answer_about_something_else_decides_nothing() {
    let json = |text: &str| Json::parse(text.as_bytes()).unwrap();
    let amount = Money::parse("20", Currency::Bdt).unwrap();
    let number = Number::stored("01799912345".into());
    let of = |text: &str| {
        let json = json(text);
        Echo::of_reference(&json, &["ref", "tran"], "A1")
            .and(Echo::of_number(&json, &["number"], &number))
            .and(Echo::of_amount(&json, &["amount"], amount))
    };
    for (text, echo) in [
        ("{}", Echo::Silent),
        (r#"{"ref": "", "number": null}"#, Echo::Silent),
        (r#"{"ref": "A1"}"#, Echo::Same),
        (r#"{"amount": "20.00", "number": 17999*******}"#, Echo::Same),
        (r#"{"ref": "a1"}"#, Echo::Other),
        (r#"{"ref": "A1", "tran": "A2"}"#, Echo::Other),
        (r#"{"ref": "A1", "amount": 20.0001}"#, Echo::Other),
        (r#"{"ref": "A1", "amount": "twenty"}"#, Echo::Other),
        (r#"{"ref": "A1", "number": {}}"#, Echo::Other),
        (r#"{"ref": "A1", "number": "018*****345"}"#, Echo::Other),
    ] {
        assert_eq!(of(text), echo, "{text}");
    }
    let evidence = || Evidence {
        message: Some("m".into()),
        provider_reference: Some("T".into()),
        ..Evidence::default()
    };
    let other = Echo::Other.decide(Outcome::Succeeded(evidence()));
    let told = Evidence { message: Some("m".into()), ..Evidence::default() };
    assert_eq!(other, unknown(Reason::Mismatch, told.clone()), "another transaction's id is not kept");
    assert_eq!(Echo::Silent.decide(Outcome::Succeeded(evidence())), unknown(Reason::UnreadableAnswer, told));
    assert_eq!(Echo::Silent.unless_other(Outcome::Pending(evidence())), Outcome::Pending(evidence()));
}

#[test]
fn operators_are_known_by_code_and_by_name() {
    for (told, code) in [
        ("gp", Some("GP")),
        ("Robi", Some("RB")),
        ("Grameenphone", Some("GP")),
        ("airtel", Some("AT")),
        ("x", None),
    ] {
        assert_eq!(bangladeshi_operator(told), code);
    }
}

//! What AutoFlexi's answers mean.

use tillup_core::{
    money::{Currency, Money},
    provider::{ReadError, Submission},
    sale::{Evidence, Outcome},
    wire::WireAnswer,
};

use super::wire;
use crate::{
    json::Json,
    reading::{self, Echo},
};

/// The one documented word of a verified recharge.
const DONE: &str = "completed";

/// Not documented, but safe to read: they decide nothing and keep the look-ups going. Words of failure are not
/// documented either and stay unknown, since a wrong one would charge the customer twice.
const OPEN: [&str; 3] = ["pending", "processing", "initiated"];

/// A recharge request's answer: its success says that the request was submitted; only the look-up says that it was done.
pub(super) fn submitted(submission: Submission<'_>, answer: &WireAnswer) -> Outcome {
    let Ok(json) = Json::read(answer) else {
        return reading::unreadable(answer.status, Evidence::default());
    };
    let (words, mut evidence) = said(&json);
    match (json.flag_of(wire::STATUS), answer.status) {
        (Some(false), status) if !words.is_empty() && transaction(&json).is_none() => {
            reading::refused(status, &words, evidence)
        }
        (Some(true), status) => {
            let echo = echo(&json, submission);
            evidence.provider_reference = transaction(&json);
            // Under another status than the documented one, the id still lets the recharge be looked up.
            let outcome = if status == 200 {
                Outcome::Pending(evidence)
            } else {
                reading::unreadable(status, evidence)
            };
            echo.unless_other(outcome)
        }
        (_, status) => reading::unreadable(status, evidence),
    }
}

/// A look-up's answer. A refusal of the look-up says nothing of the recharge: what "not found" would prove about an id
/// that the provider itself gave out is not documented.
pub(super) fn verified(submission: Submission<'_>, answer: &WireAnswer) -> Outcome {
    let Ok(json) = Json::read(answer) else {
        return reading::unreadable(answer.status, Evidence::default());
    };
    let (words, mut evidence) = said(&json);
    let (data, status) = match (json.flag_of(wire::STATUS), content(&json), answer.status) {
        (Some(true), Some(data), 200) => (data, data.text_of(wire::STATUS).unwrap_or_default()),
        (Some(false), None, 200 | 400..=499) if !words.is_empty() => {
            return reading::lookup_refused(&words, evidence);
        }
        _ => return reading::unreadable(answer.status, evidence),
    };
    evidence.code = Some(status.to_owned());
    evidence.provider_reference = transaction(data);
    let outcome = if status.eq_ignore_ascii_case(DONE) {
        Outcome::Succeeded(evidence)
    } else if OPEN.iter().any(|open| status.eq_ignore_ascii_case(open)) {
        Outcome::Pending(evidence)
    } else {
        reading::unreadable(answer.status, evidence)
    };
    let known = submission.evidence.provider_reference.as_deref();
    let transaction = known.map_or(Echo::Silent, |known| Echo::of_reference(data, wire::TRANSACTION, known));
    transaction.and(echo(data, submission)).decide(outcome)
}

/// The wallet.
pub(super) fn balance(answer: &WireAnswer) -> Result<Money, ReadError> {
    let json = Json::read(answer).map_err(|_| ReadError::Unreadable)?;
    let (words, _) = said(&json);
    match (json.flag_of(wire::STATUS), content(&json), answer.status) {
        (Some(true), Some(data), 200) => {
            data.money_of(&["balance"], Currency::Bdt).ok_or(ReadError::Unreadable)
        }
        (Some(false), None, 200 | 400..=499) if !words.is_empty() => Err(reading::refused_read(&words)),
        _ => Err(ReadError::Unreadable),
    }
}

/// The one object in `data`, also where it stands in an array.
fn content(json: &Json) -> Option<&Json> {
    match json.get(wire::DATA)?.items() {
        [only] if only.is_object() => Some(only),
        _ => None,
    }
}

fn transaction(json: &Json) -> Option<String> {
    json.text_of(wire::TRANSACTION).map(str::to_owned)
}

/// What is said to people, as text and as evidence.
fn said(json: &Json) -> (String, Evidence) {
    let words = json.get(wire::WORDS).map(Json::words).unwrap_or_default();
    let message = Some(words.clone()).filter(|words| !words.is_empty());
    (words, Evidence { message, ..Evidence::default() })
}

fn echo(json: &Json, submission: Submission<'_>) -> Echo {
    let order = submission.order;
    Echo::of_number(json, wire::NUMBER, &order.number).and(Echo::of_amount(json, wire::AMOUNT, order.amount))
}

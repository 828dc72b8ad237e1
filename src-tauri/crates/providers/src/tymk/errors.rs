//! The document's error codes, and what they mean for a sale and for a question.

use tillup_core::{
    provider::ReadError,
    sale::{Evidence, Outcome, Reason},
    wire::WireAnswer,
};

use crate::{json::Json, reading::unknown};

/// One entry of `errors`.
pub(super) struct TymkError<'a> {
    /// Its code, in digits; empty where it tells none.
    pub(super) code: &'a str,
    /// Its words.
    pub(super) message: &'a str,
}

/// The entries of `errors`, be it an array (most of the document) or a single object (its plans); empty ones are none.
pub(super) fn told(json: &Json) -> Vec<TymkError<'_>> {
    let items = json.get(&["errors"]).map_or(&[][..], Json::items);
    items
        .iter()
        .filter(|error| error.text().is_some() || error.fields().next().is_some())
        .map(|error| TymkError {
            code: error.text_of(&["code"]).unwrap_or_default(),
            message: error.text_of(&["message"]).or(error.text()).unwrap_or_default(),
        })
        .collect()
}

/// What a code says of the submission that it answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    /// Refused, nothing charged.
    Refused(Reason),
    /// It leaves open what happened.
    Open(Reason),
}

fn meaning(code: &str) -> Meaning {
    use Meaning::{Open, Refused};
    match code {
        "101" => Refused(Reason::Credentials),
        "102" | "302" => Refused(Reason::NotPermitted),
        "103" => Refused(Reason::InsufficientBalance),
        "104" => Refused(Reason::RateLimited),
        "301" | "311" => Refused(Reason::Rejected),
        "303" | "305" => Refused(Reason::InvalidNumber),
        "304" => Refused(Reason::OperatorDown),
        "306" => Refused(Reason::InvalidAmount),
        "307" => Open(Reason::Duplicate),
        "100" | "308" => Open(Reason::ProviderError),
        // 309 and 310 are documented for lists of plans only.
        _ => Open(Reason::UnreadableAnswer),
    }
}

/// What the errors say of the submission: of several, the one that leaves most open. There must be at least one.
pub(super) fn refusal(errors: &[TymkError<'_>], evidence: Evidence) -> Outcome {
    let meanings = || errors.iter().map(|error| meaning(error.code));
    let open = meanings().find(|meaning| matches!(meaning, Meaning::Open(_)));
    match open.or_else(|| meanings().next()) {
        Some(Meaning::Refused(reason)) => Outcome::Failed { reason, evidence },
        Some(Meaning::Open(reason)) => unknown(reason, evidence),
        None => unknown(Reason::UnreadableAnswer, evidence),
    }
}

/// Why a look-up was refused, which says nothing of the sale.
pub(super) fn of_lookup(errors: &[TymkError<'_>]) -> Reason {
    let reason = errors.iter().find_map(|error| match meaning(error.code) {
        Meaning::Refused(reason @ (Reason::Credentials | Reason::NotPermitted | Reason::RateLimited)) => {
            Some(reason)
        }
        _ => None,
    });
    reason.unwrap_or(Reason::ProviderError)
}

/// The body of an answer to a question that is no sale, where it is not refused: a list, a balance.
pub(super) fn question(answer: &WireAnswer) -> Result<Json, ReadError> {
    let json = Json::parse(&answer.body).map_err(|_| ReadError::Unreadable)?;
    let errors = told(&json);
    if !errors.is_empty() && matches!(answer.status, 200 | 400..=499) {
        return Err(refused(&errors));
    }
    let denied = json.get(&["status"]).is_some_and(|status| status.flag() != Some(true));
    if answer.status != 200 || !errors.is_empty() || denied {
        return Err(ReadError::Unreadable);
    }
    Ok(json)
}

fn refused(errors: &[TymkError<'_>]) -> ReadError {
    let code = errors.first().map_or("", |error| error.code);
    let reason = match (code, meaning(code)) {
        ("309" | "310", _) => Reason::OfferUnavailable,
        (_, Meaning::Refused(reason)) => reason,
        (_, Meaning::Open(_)) => Reason::ProviderError,
    };
    let words: Vec<&str> =
        errors.iter().map(|error| error.message).filter(|words| !words.is_empty()).collect();
    ReadError::Refused { reason, message: words.join("; ") }
}

/// Whether an answer to the detection says that the number is nobody's.
pub(super) fn knows_no_operator(answer: &WireAnswer) -> bool {
    let Ok(json) = Json::parse(&answer.body) else {
        return false;
    };
    let errors = told(&json);
    matches!(answer.status, 200 | 400..=499)
        && !errors.is_empty()
        && errors.iter().all(|error| error.code == "303")
}

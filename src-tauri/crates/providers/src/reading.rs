//! What the readers of all providers share: whether an answer speaks of our attempt, and what a refusal's words mean.

use tillup_core::{
    money::Money,
    number::{Number, same_number},
    provider::ReadError,
    sale::{Evidence, Outcome, Reason},
};

use crate::json::Json;

/// How what an answer tells compares with what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Echo {
    /// It tells nothing that could be compared.
    Silent,
    /// All that it tells is ours.
    Same,
    /// It speaks of something else.
    Other,
}

impl Echo {
    /// Compares every value told under `names`; a blank value tells nothing.
    fn of(json: &Json, names: &[&str], is_ours: impl Fn(&Json) -> bool) -> Self {
        json.all(names)
            .filter(|value| !matches!(value, Json::Text(text) if text.trim().is_empty()))
            .fold(Self::Silent, |echo, value| {
                echo.and(if is_ours(value) { Self::Same } else { Self::Other })
            })
    }

    /// Whether the reference told is ours, letter by letter.
    pub(crate) fn of_reference(json: &Json, names: &[&str], ours: &str) -> Self {
        Self::of(json, names, |value| value.text() == Some(ours))
    }

    /// Whether the number told is ours, in spite of prefix and mask.
    pub(crate) fn of_number(json: &Json, names: &[&str], ours: &Number) -> Self {
        Self::of(json, names, |value| {
            value.text().is_some_and(|theirs| same_number(ours, theirs))
        })
    }

    /// Whether the amount told, in currency units, is exactly ours.
    pub(crate) fn of_amount(json: &Json, names: &[&str], ours: Money) -> Self {
        Self::of(json, names, |value| value.money(ours.currency()) == Some(ours))
    }

    /// Both together: one thing that is not ours is enough.
    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Other, _) | (_, Self::Other) => Self::Other,
            (Self::Same, _) | (_, Self::Same) => Self::Same,
            (Self::Silent, Self::Silent) => Self::Silent,
        }
    }

    /// `outcome` where the answer speaks of our attempt; unknown where it speaks of another or does not say of which.
    pub(crate) fn decide(self, outcome: Outcome) -> Outcome {
        match self {
            Self::Same => outcome,
            Self::Silent => unknown(Reason::UnreadableAnswer, words_only(outcome.evidence())),
            Self::Other => unknown(Reason::Mismatch, words_only(outcome.evidence())),
        }
    }

    /// `outcome` unless the answer speaks of another attempt: for answers that need not name what they answer.
    pub(crate) fn unless_other(self, outcome: Outcome) -> Outcome {
        if self == Self::Other {
            self.decide(outcome)
        } else {
            outcome
        }
    }
}

/// The words of an answer; its ids and balances belong to whatever it speaks of.
fn words_only(evidence: &Evidence) -> Evidence {
    Evidence {
        message: evidence.message.clone(),
        code: evidence.code.clone(),
        ..Evidence::default()
    }
}

/// Nothing can be concluded.
pub(crate) fn unknown(reason: Reason, evidence: Evidence) -> Outcome {
    Outcome::Unknown { reason, evidence }
}

/// Nothing can be concluded from a body that is not in the documented form, or that came with such a status.
pub(crate) fn unreadable(status: u16, evidence: Evidence) -> Outcome {
    let reason = if status >= 500 {
        Reason::ProviderError
    } else {
        Reason::UnreadableAnswer
    };
    unknown(reason, evidence)
}

/// What the words of a documented refusal come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Refused, nothing charged, for this reason.
    Because(Reason),
    /// Taken for a repeat: the first may well have been done.
    Repeat,
    /// The words leave open whether it was, or still will be, done.
    Doubt,
}

impl Refusal {
    /// Reads a refusal's words.
    pub(crate) fn of(words: &str) -> Self {
        let words = Words::new(words);
        if words.any(&DOES_NOT_EXIST) {
            Self::Because(reason_of(&words))
        } else if words.any(&REPEAT) {
            Self::Repeat
        } else if words.any(&DOUBT) || (words.any(&["success"]) && !words.any(&NO_SUCCESS)) {
            Self::Doubt
        } else {
            Self::Because(reason_of(&words))
        }
    }

    /// The outcome of a refusal in these words.
    pub(crate) fn outcome(self, evidence: Evidence) -> Outcome {
        match self {
            Self::Because(reason) => Outcome::Failed { reason, evidence },
            Self::Repeat => unknown(Reason::Duplicate, evidence),
            Self::Doubt => unknown(Reason::ProviderError, evidence),
        }
    }
}

/// What a submission's documented refusal means, when only its words and the HTTP status tell: a refusal on 200 or on a
/// 4xx counts, except where the status itself says that something is or was under way.
pub(crate) fn refused(status: u16, words: &str, evidence: Evidence) -> Outcome {
    let refusal = match (status, Refusal::of(words)) {
        (200 | 400..=499, Refusal::Repeat) | (409, _) => Refusal::Repeat,
        (408 | 425 | 499, _) => Refusal::Doubt,
        (401, Refusal::Because(_)) => Refusal::Because(Reason::Credentials),
        (429, Refusal::Because(_)) => Refusal::Because(Reason::RateLimited),
        (403, Refusal::Because(Reason::Rejected)) => Refusal::Because(Reason::NotPermitted),
        (200 | 400..=499, refusal) => refusal,
        _ => return unreadable(status, evidence),
    };
    refusal.outcome(evidence)
}

/// The reason of a refusal of something that is no sale: a balance, a list.
pub(crate) fn refused_read(words: &str) -> ReadError {
    const LONGEST: usize = 500;
    let reason = match Refusal::of(words) {
        Refusal::Because(reason) => reason,
        Refusal::Repeat => Reason::Rejected,
        Refusal::Doubt => Reason::ProviderError,
    };
    ReadError::Refused {
        reason,
        message: words.chars().take(LONGEST).collect(),
    }
}

/// Why a look-up itself was refused, which says nothing of the attempt.
pub(crate) fn lookup_refused(words: &str, evidence: Evidence) -> Outcome {
    let reason = match Refusal::of(words) {
        Refusal::Because(reason @ (Reason::Credentials | Reason::NotPermitted | Reason::RateLimited)) => {
            reason
        }
        _ => Reason::ProviderError,
    };
    unknown(reason, evidence)
}

/// Whether a look-up's refusal says that there is no such transaction (and not that something else is missing).
pub(crate) fn says_not_found(words: &str) -> bool {
    let words = Words::new(words);
    let missing = words.any(&DOES_NOT_EXIST)
        || words.any(&[
            "not found",
            "no such",
            "invalid tran",
            "no transaction",
            "no record",
        ]);
    missing
        && !words.any(&[
            " key", "apikey", "user", "merchant", "account", " api ", " ip ", "route", "url", "page",
            "endpoint",
        ])
}

const DOES_NOT_EXIST: [&str; 4] = ["not exist", "n't exist", "no longer exist", "non exist"];
const REPEAT: [&str; 8] = [
    "duplicate",
    "already",
    "exist",
    "recently",
    "repeat",
    "same number",
    "same transaction",
    "same request",
];
const DOUBT: [&str; 13] = [
    "timeout",
    "timed out",
    "time out",
    "pending",
    "processing",
    "in progress",
    "under process",
    "server error",
    "internal error",
    "something went wrong",
    "exception",
    "sqlstate",
    "unknown error",
];
const NO_SUCCESS: [&str; 4] = ["unsuccess", "not success", "n't success", "no success"];

/// Words and the reason they tell; the first row of which any word occurs wins.
const REASONS: [(&[&str], Reason); 9] = [
    (&["too many", "rate limit", "throttl"], Reason::RateLimited),
    (
        &[
            "whitelist",
            "subscription",
            "permission",
            "permitted",
            "forbidden",
            "suspended",
            "account inactive",
            "account is inactive",
            "blocked",
        ],
        Reason::NotPermitted,
    ),
    (
        &[
            " key",
            "apikey",
            "unauthor",
            "unauthent",
            "credential",
            "x authorization",
            " token",
        ],
        Reason::Credentials,
    ),
    (&["insufficient", "balance", " fund"], Reason::InsufficientBalance),
    (
        &[
            "maintenance",
            "temporar",
            "cannot process",
            "can not process",
            "can't process",
            "unable to process",
            "server down",
            "network down",
        ],
        Reason::OperatorDown,
    ),
    (&["package", "offer", " pack ", "drive"], Reason::OfferUnavailable),
    (
        &["amount", "minimum", "maximum", "denomination"],
        Reason::InvalidAmount,
    ),
    (&["number", "mobile", "msisdn", "phone"], Reason::InvalidNumber),
    (
        &["too low", "too high", "too small", "too large"],
        Reason::InvalidAmount,
    ),
];

fn reason_of(words: &Words) -> Reason {
    let serves = words.any(&["operator", "service", "network", "gateway", "system"]);
    let is_down = words.any(&[
        " down",
        "unavailable",
        "not available",
        "inactive",
        "not active",
        "disabled",
        "busy",
        "offline",
        "closed",
        " off ",
        "stopped",
        "try again",
        "try later",
    ]);
    REASONS
        .into_iter()
        .find(|(told, reason)| {
            let told = words.any(told);
            // "Service temporarily unavailable for this number" is about the service.
            told || (*reason == Reason::OperatorDown && serves && is_down)
        })
        .map_or(Reason::Rejected, |(_, reason)| reason)
}

/// A text in small letters, each run of other characters one blank, blanks around it: so that `" key"` begins a word.
struct Words(String);

impl Words {
    fn new(text: &str) -> Self {
        let mut words = String::from(" ");
        for character in text.chars().flat_map(char::to_lowercase) {
            match character {
                '\'' | '’' => words.push('\''),
                other if other.is_alphanumeric() => words.push(other),
                _ if words.ends_with(' ') => {}
                _ => words.push(' '),
            }
        }
        if !words.ends_with(' ') {
            words.push(' ');
        }
        Self(words)
    }

    fn any(&self, parts: &[&str]) -> bool {
        parts.iter().any(|part| self.0.contains(part))
    }
}

/// The shop's code of a Bangladeshi operator that an answer names by code or by name in any case.
pub(crate) fn bangladeshi_operator(told: &str) -> Option<&'static str> {
    let told = tillup_core::operator::shop_code(told);
    match told.as_str() {
        "GP" | "GRAMEENPHONE" | "GRAMEEN" => Some("GP"),
        "RB" | "ROBI" => Some("RB"),
        "AT" | "AIRTEL" => Some("AT"),
        "BL" | "BANGLALINK" => Some("BL"),
        "TT" | "TELETALK" => Some("TT"),
        "SK" | "SKITTO" => Some("SK"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
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
            (
                "Missing headers: X-Open-Key and X-Authorization are required.",
                Credentials,
            ),
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
        let failed = |reason| Outcome::Failed {
            reason,
            evidence: Evidence::default(),
        };
        assert_eq!(outcome(200, "no"), failed(Reason::Rejected));
        assert_eq!(outcome(401, "no"), failed(Reason::Credentials));
        assert_eq!(outcome(403, "no"), failed(Reason::NotPermitted));
        assert_eq!(outcome(429, "no"), failed(Reason::RateLimited));
        assert_eq!(
            outcome(422, "tran_id already taken"),
            Outcome::unknown(Reason::Duplicate)
        );
        assert_eq!(outcome(409, "no"), Outcome::unknown(Reason::Duplicate));
        assert_eq!(outcome(408, "no"), Outcome::unknown(Reason::ProviderError));
        assert_eq!(
            outcome(500, "Insufficient balance"),
            Outcome::unknown(Reason::ProviderError)
        );
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
        let told = Evidence {
            message: Some("m".into()),
            ..Evidence::default()
        };
        assert_eq!(
            other,
            unknown(Reason::Mismatch, told.clone()),
            "another transaction's id is not kept"
        );
        assert_eq!(
            Echo::Silent.decide(Outcome::Succeeded(evidence())),
            unknown(Reason::UnreadableAnswer, told)
        );
        assert_eq!(
            Echo::Silent.unless_other(Outcome::Pending(evidence())),
            Outcome::Pending(evidence())
        );
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
}

//! What the words of a refusal mean. The documents list no codes, so this is guessing, and it errs to the safe side: a
//! word that could mean that something was done, or still will be, makes no failure.

use tillup_core::{
    provider::ReadError,
    sale::{Evidence, Outcome, Reason},
};

use super::{unknown, unreadable};

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

/// The reason of a refusal of something that is no sale: a balance, a list. Its words are whole, because keys in them
/// can be hidden only as long as they are.
pub(crate) fn refused_read(words: &str) -> ReadError {
    let reason = match Refusal::of(words) {
        Refusal::Because(reason) => reason,
        Refusal::Repeat => Reason::Rejected,
        Refusal::Doubt => Reason::ProviderError,
    };
    ReadError::Refused { reason, message: words.to_owned() }
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
        || words.any(&["not found", "no such", "invalid tran", "no transaction", "no record"]);
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
        &[" key", "apikey", "unauthor", "unauthent", "credential", "x authorization", " token"],
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
    (&["amount", "minimum", "maximum", "denomination"], Reason::InvalidAmount),
    (&["number", "mobile", "msisdn", "phone"], Reason::InvalidNumber),
    (&["too low", "too high", "too small", "too large"], Reason::InvalidAmount),
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

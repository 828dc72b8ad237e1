//! What the readers of all providers share: whether an answer speaks of our attempt, and what a
//! refusal's words mean.

mod refusal;
#[cfg(test)]
mod tests;

use tillup_core::{
    money::Money,
    number::{Number, same_number},
    sale::{Evidence, Outcome, Reason},
};

pub(crate) use refusal::{Refusal, lookup_refused, refused, refused_read, says_not_found};

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
            .fold(Self::Silent, |echo, value| echo.and(if is_ours(value) { Self::Same } else { Self::Other }))
    }

    /// Whether the reference told is ours, letter by letter.
    pub(crate) fn of_reference(json: &Json, names: &[&str], ours: &str) -> Self {
        Self::of(json, names, |value| value.text() == Some(ours))
    }

    /// Whether the number told is ours, in spite of prefix and mask.
    pub(crate) fn of_number(json: &Json, names: &[&str], ours: &Number) -> Self {
        Self::of(json, names, |value| value.text().is_some_and(|theirs| same_number(ours, theirs)))
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
        if self == Self::Other { self.decide(outcome) } else { outcome }
    }
}

/// The words of an answer; its ids and balances belong to whatever it speaks of.
fn words_only(evidence: &Evidence) -> Evidence {
    Evidence { message: evidence.message.clone(), code: evidence.code.clone(), ..Evidence::default() }
}

/// Nothing can be concluded.
pub(crate) fn unknown(reason: Reason, evidence: Evidence) -> Outcome {
    Outcome::Unknown { reason, evidence }
}

/// Nothing can be concluded from a body that is not in the documented form, or that came with such a status.
pub(crate) fn unreadable(status: u16, evidence: Evidence) -> Outcome {
    let reason = if status >= 500 { Reason::ProviderError } else { Reason::UnreadableAnswer };
    unknown(reason, evidence)
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

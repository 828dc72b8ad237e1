//! What the entries of debtors and dues hold; fields in alphabetical order, as in all bodies.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use tillup_core::{
    money::Money,
    postings::{Posting, due_adjusted, due_paid},
};

use crate::failure::{Try, damaged};

/// What a debtor was before a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DebtorWas {
    pub(crate) enabled: bool,
    pub(crate) limit: Money,
    pub(crate) name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) phone: Option<String>,
}

/// `debtor_added` and `debtor_changed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DebtorKept {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) before: Option<DebtorWas>,
    pub(crate) enabled: bool,
    pub(crate) limit: Money,
    pub(crate) name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) phone: Option<String>,
}

/// `due_paid`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DuePaid {
    pub(crate) amount: Money,
    pub(crate) day: NaiveDate,
    /// Whose, as they were called then.
    pub(crate) name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<String>,
    pub(crate) once: String,
}

/// `due_adjusted`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DueAdjusted {
    pub(crate) amount: Money,
    pub(crate) day: NaiveDate,
    /// Whose, as they were called then.
    pub(crate) name: String,
    pub(crate) reason: String,
}

/// Whose due an entry speaks of.
pub(crate) fn debtor_of(subject: &str) -> Try<i64> {
    subject.parse().map_err(|_| damaged(format!("no such debtor: {subject}")))
}

/// The day and postings that an entry of a due calls for.
pub(crate) fn postings_of(kind: &str, subject: &str, body: &str) -> Try<Option<(NaiveDate, Vec<Posting>)>> {
    Ok(match kind {
        "due_paid" => {
            let paid: DuePaid = serde_json::from_str(body)?;
            Some((paid.day, due_paid(debtor_of(subject)?, paid.amount)))
        }
        "due_adjusted" => {
            let adjusted: DueAdjusted = serde_json::from_str(body)?;
            Some((adjusted.day, due_adjusted(debtor_of(subject)?, adjusted.amount)))
        }
        _ => None,
    })
}

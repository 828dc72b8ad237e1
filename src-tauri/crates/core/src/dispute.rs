//! A sale that somebody complains of after it was delivered, followed until it is closed.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{number::Number, reference::Reference, sale::Status};

/// What is wrong with the sale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Complaint {
    /// Another number was charged than the one that was meant.
    WrongNumber,
    /// The customer has not got it, though the provider says that it was delivered.
    NotReceived,
    /// Another pack or amount than the one that was meant.
    WrongPack,
}

impl Complaint {
    /// All complaints.
    pub const ALL: [Self; 3] = [Self::WrongNumber, Self::NotReceived, Self::WrongPack];

    /// A stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::WrongNumber => "wrong_number",
            Self::NotReceived => "not_received",
            Self::WrongPack => "wrong_pack",
        }
    }

    /// The complaint of that word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|complaint| complaint.code() == code)
    }
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisputeEnd {
    /// The operator or provider gave it back. Money moves only when the provider's answer says so.
    GivenBack,
    /// They refuse.
    Refused,
    /// There was nothing wrong.
    Withdrawn,
}

impl DisputeEnd {
    /// All ends.
    pub const ALL: [Self; 3] = [Self::GivenBack, Self::Refused, Self::Withdrawn];

    /// A stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::GivenBack => "given_back",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The end of that word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|end| end.code() == code)
    }
}

/// A dispute to be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDispute {
    /// The sale.
    pub reference: Reference,
    /// What is wrong.
    pub complaint: Complaint,
    /// The number that was meant, where another was charged.
    pub meant_for: Option<Number>,
    /// In the words of who tells it; may be empty.
    pub note: String,
}

/// How a dispute was closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisputeClosed {
    /// How it ended.
    pub end: DisputeEnd,
    /// In the closer's words.
    pub note: String,
    /// By whom.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// A dispute as the ledger holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// Counts up.
    pub id: i64,
    /// What was said when it was opened.
    pub opened: NewDispute,
    /// By whom.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// How it was closed; `None`: it is open.
    pub closed: Option<DisputeClosed>,
}

/// Why a dispute is not opened or closed. Nothing was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DisputeRefusal {
    /// Only what was delivered, or delivered and given back, can be complained of: what is open is asked about instead.
    #[error("only a sale that was delivered can be complained of; one that is open is asked about instead")]
    NotDelivered,
    /// There is an open one of this sale.
    #[error("this sale has an open complaint already")]
    OpenAlready,
    /// It is closed.
    #[error("this complaint is closed already")]
    ClosedAlready,
    /// The number that was meant is the one that was charged.
    #[error("the number that was meant is the one that was charged")]
    SameNumber,
    /// A closing word is missing.
    #[error("say in a few words how it ended")]
    NoteNeeded,
}

impl DisputeRefusal {
    /// A stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotDelivered => "dispute_not_delivered",
            Self::OpenAlready => "dispute_open_already",
            Self::ClosedAlready => "dispute_closed_already",
            Self::SameNumber => "dispute_same_number",
            Self::NoteNeeded => "dispute_note_needed",
        }
    }
}

/// Whether a sale in this state can be complained of.
///
/// # Errors
/// [`DisputeRefusal::NotDelivered`] where it cannot.
pub fn may_open(status: Status) -> Result<(), DisputeRefusal> {
    match status {
        Status::Succeeded | Status::Reversed => Ok(()),
        Status::Recorded | Status::Sending | Status::Pending | Status::Failed | Status::Unknown => {
            Err(DisputeRefusal::NotDelivered)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_delivered_can_be_complained_of() {
        let may: Vec<_> = Status::ALL.into_iter().filter(|status| may_open(*status).is_ok()).collect();
        assert_eq!(may, [Status::Succeeded, Status::Reversed]);
    }

    #[test]
    fn words_read_back() {
        for complaint in Complaint::ALL {
            assert_eq!(Complaint::from_code(complaint.code()), Some(complaint));
        }
        for end in DisputeEnd::ALL {
            assert_eq!(DisputeEnd::from_code(end.code()), Some(end));
        }
    }
}

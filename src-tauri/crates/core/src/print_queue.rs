//! The print queue: what is to be on paper, and what is known of whether it is.
//!
//! A job is retried by itself only while nothing of it was printed. From the moment before the first byte of its document leaves,
//! only the printer's word or a person's moves it, as with a sale that was sent.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{money::Currency, once::Once, reference::Reference};

/// What a document tells of.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "document", rename_all = "snake_case")]
pub enum DocumentSubject {
    /// The receipt of a sale, in the state it is in when it is printed.
    Receipt {
        /// The sale.
        reference: Reference,
    },
    /// What was given back of a reversed sale.
    Refund {
        /// The sale.
        reference: Reference,
    },
    /// A dispute, for the operator.
    Dispute {
        /// Its id.
        id: i64,
    },
    /// The Z report of a closed shift.
    Z {
        /// Its number.
        number: i64,
    },
    /// What is known of an open shift.
    X {
        /// The shift.
        shift: i64,
    },
    /// A business day.
    Day {
        /// The day.
        day: NaiveDate,
        /// Of which figures; none: the shop's own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        currency: Option<Currency>,
    },
    /// Commission of some business days.
    Commission {
        /// The first.
        from: NaiveDate,
        /// The last.
        to: NaiveDate,
        /// Of which figures; none: the shop's own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        currency: Option<Currency>,
    },
    /// A test page of a printer.
    TestPage {
        /// The printer's name.
        printer: String,
    },
}

impl DocumentSubject {
    /// A stable word for its kind.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Receipt { .. } => "receipt",
            Self::Refund { .. } => "refund",
            Self::Dispute { .. } => "dispute",
            Self::Z { .. } => "z",
            Self::X { .. } => "x",
            Self::Day { .. } => "day",
            Self::Commission { .. } => "commission",
            Self::TestPage { .. } => "test_page",
        }
    }

    /// What its copies are counted by; `None`: each is made anew, and none is a copy.
    pub fn counted_as(&self) -> Option<String> {
        match self {
            Self::Receipt { reference } | Self::Refund { reference } => {
                Some(format!("{} {reference}", self.code()))
            }
            Self::Dispute { id } => Some(format!("dispute {id}")),
            Self::Z { number } => Some(format!("z {number}")),
            Self::X { .. } | Self::Day { .. } | Self::Commission { .. } | Self::TestPage { .. } => None,
        }
    }
}

/// Where a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum JobState {
    /// Nothing was printed; it is tried when its time has come.
    Waiting,
    /// A program is about to print it; nothing has left.
    Claimed,
    /// The document is leaving, or its program ended in the midst of it.
    Printing,
    /// It is on paper.
    Printed,
    /// It may be on paper, in part or whole: a person says what is.
    Unsure,
    /// Nobody wants it any more.
    Dropped,
}

impl JobState {
    /// All states.
    pub const ALL: [Self; 6] =
        [Self::Waiting, Self::Claimed, Self::Printing, Self::Printed, Self::Unsure, Self::Dropped];

    /// A stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Claimed => "claimed",
            Self::Printing => "printing",
            Self::Printed => "printed",
            Self::Unsure => "unsure",
            Self::Dropped => "dropped",
        }
    }

    /// The state of that word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether something is still to be done about it.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Printed | Self::Dropped)
    }

    /// Whether a job may go from here to `next`. Back to waiting without a person it goes only while nothing was printed.
    pub fn may_become(self, next: Self) -> bool {
        match self {
            Self::Waiting => matches!(next, Self::Claimed | Self::Dropped),
            Self::Claimed => matches!(next, Self::Waiting | Self::Printing | Self::Dropped),
            Self::Printing => matches!(next, Self::Waiting | Self::Printed | Self::Unsure),
            Self::Unsure => matches!(next, Self::Waiting | Self::Printed | Self::Dropped),
            Self::Printed | Self::Dropped => false,
        }
    }

    /// Where a job stands whose program ended: nothing had left of one that was claimed; of one that was leaving nobody knows.
    pub fn after_interruption(self) -> Self {
        match self {
            Self::Claimed => Self::Waiting,
            Self::Printing => Self::Unsure,
            other => other,
        }
    }
}

/// A job as the ledger holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintJob {
    /// Counts up.
    pub id: i64,
    /// What is to be printed.
    pub subject: DocumentSubject,
    /// The printer's name.
    pub printer: String,
    /// Who asked; `None`: it prints by itself.
    pub asked_by: Option<String>,
    /// Whose business it is: who sold, whose shift it is. A clerk sees no others.
    pub clerk: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Where it stands.
    pub state: JobState,
    /// What kept it from being printed, by the printing crate's code.
    pub trouble: Option<String>,
    /// How often it was tried.
    pub tries: u32,
    /// When it is tried next.
    pub next_try_at: Option<DateTime<Utc>>,
}

/// A job to be queued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPrintJob {
    /// What is to be printed.
    pub subject: DocumentSubject,
    /// The printer's name.
    pub printer: String,
    /// Who asks; `None`: it prints by itself.
    pub asked_by: Option<String>,
    /// Whose business it is.
    pub clerk: String,
    /// The mark of one that prints by itself: queued under it again, by whichever program, it is the same job.
    pub once: Option<Once>,
}

/// How a try ended, by the printer's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JobEnd {
    /// It is on paper.
    Printed,
    /// No byte of the document reached the printer: it is tried again by itself.
    Nothing {
        /// What kept it, by the printing crate's code.
        trouble: String,
        /// When it is tried next.
        retry_at: DateTime<Utc>,
    },
    /// It may be on paper, in part or whole.
    Unsure {
        /// What is known of why.
        trouble: String,
    },
}

impl JobEnd {
    /// Where it leaves the job.
    pub fn state(&self) -> JobState {
        match self {
            Self::Printed => JobState::Printed,
            Self::Nothing { .. } => JobState::Waiting,
            Self::Unsure { .. } => JobState::Unsure,
        }
    }
}

/// What a person says of a job that waits, or that may be on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    /// It is to be printed (again).
    Print,
    /// It is on paper as it is to be.
    Done,
    /// Nobody wants it any more.
    Drop,
}

impl Decision {
    /// Where it leaves a job; `None` where it makes no sense.
    pub fn applied_to(self, state: JobState) -> Option<JobState> {
        let next = match self {
            Self::Print => JobState::Waiting,
            Self::Done => JobState::Printed,
            Self::Drop => JobState::Dropped,
        };
        // A person may hurry a job that waits.
        let hurried = state == JobState::Waiting && next == JobState::Waiting;
        let asked = matches!(state, JobState::Waiting | JobState::Unsure);
        (hurried || (asked && state.may_become(next))).then_some(next)
    }
}

/// When a job of which nothing was printed is tried again: soon at first, then each half a minute. It never gives up: who wants it
/// no more drops it.
pub fn retry_after(tries: u32) -> Duration {
    Duration::seconds(match tries {
        0 | 1 => 2,
        2 => 5,
        3 => 10,
        _ => 30,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_on_paper_is_printed_again_by_nobody_but_a_person() {
        for (before, after) in [
            (JobState::Waiting, JobState::Waiting),
            (JobState::Claimed, JobState::Waiting),
            (JobState::Printing, JobState::Unsure),
            (JobState::Unsure, JobState::Unsure),
            (JobState::Printed, JobState::Printed),
            (JobState::Dropped, JobState::Dropped),
        ] {
            assert_eq!(before.after_interruption(), after, "{before:?}");
        }
        assert_eq!(Decision::Print.applied_to(JobState::Unsure), Some(JobState::Waiting));
        assert_eq!(Decision::Done.applied_to(JobState::Unsure), Some(JobState::Printed));
        assert_eq!(Decision::Done.applied_to(JobState::Waiting), None, "nothing of it was printed");
        for state in [JobState::Claimed, JobState::Printing, JobState::Printed, JobState::Dropped] {
            for decision in [Decision::Print, Decision::Done, Decision::Drop] {
                assert_eq!(decision.applied_to(state), None, "{state:?} {decision:?}");
            }
        }
    }

    #[test]
    fn words_read_back() {
        for state in JobState::ALL {
            assert_eq!(JobState::from_code(state.code()), Some(state));
        }
    }
}

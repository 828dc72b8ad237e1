//! The faults that every step of a sale is put through, and what each may leave behind.

use std::time::Duration;

use simulators::{Fault, When};
use tillup_providers::exchange::Limits;
use tillup_tests::{HASTY, PATIENT};

/// What a fault leaves behind at first, before anybody looks again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaves {
    /// No answer in the documented form: nothing can be concluded.
    Doubt,
    /// A documented refusal of something that was not executed.
    Refusal,
    /// The right answer, in a form that may or may not be read.
    Answer,
    /// An answer with a word that no document has.
    UnknownWord,
    /// An answer about something else, where it names it.
    OtherThing,
    /// The word that it was seen before.
    Duplicate,
}

/// One fault.
#[derive(Clone, Debug)]
pub struct Row {
    /// The fault.
    pub fault: Fault,
    /// What it leaves.
    pub leaves: Leaves,
    /// Whether a recharge under this fault is executed.
    pub executed: bool,
}

impl Row {
    /// For messages.
    pub fn name(&self) -> String {
        self.fault.name()
    }

    /// How long to wait: no longer than needed where no answer comes.
    pub fn limits(&self) -> Limits {
        match self.fault {
            Fault::Hang(_) | Fault::Drip => HASTY,
            _ => PATIENT,
        }
    }
}

/// Every fault of the list that the simulators can make; those of the connection itself are in connection.rs.
pub fn all(elsewhere: &str) -> Vec<Row> {
    use Leaves::{Answer, Doubt, Duplicate, OtherThing, Refusal, UnknownWord};
    use When::{After, Before};
    let both = |leaves, fault: fn(When) -> Fault| {
        [Before, After].map(|when| Row { fault: fault(when), leaves, executed: when == After })
    };
    let executed = |leaves, fault| Row { fault, leaves, executed: true };
    let mut rows = Vec::new();
    rows.extend(both(Doubt, Fault::Reset));
    rows.extend(both(Doubt, Fault::Hang));
    for code in [500, 502, 503] {
        for when in [Before, After] {
            rows.push(Row { fault: Fault::Status { code, when }, leaves: Doubt, executed: when == After });
            rows.push(Row {
                fault: Fault::HtmlStatus { code, when },
                leaves: Doubt,
                executed: when == After,
            });
        }
    }
    for code in [401, 402, 403, 404, 422, 429] {
        rows.push(Row { fault: Fault::Status { code, when: Before }, leaves: Refusal, executed: false });
    }
    rows.extend(both(Doubt, Fault::EmptyBody));
    rows.extend(both(Doubt, Fault::HtmlOk));
    rows.push(executed(Doubt, Fault::Truncated));
    rows.push(executed(Doubt, Fault::CutOff));
    rows.push(executed(Doubt, Fault::HugeBody));
    rows.push(executed(Doubt, Fault::Drip));
    rows.push(executed(Answer, Fault::WrongContentType));
    rows.push(executed(Answer, Fault::Slow(Duration::from_millis(50))));
    for (code, when) in [(302, Before), (307, Before), (302, After), (307, After)] {
        let fault = Fault::Redirect { code, to: elsewhere.to_owned(), when };
        rows.push(Row { fault, leaves: Doubt, executed: when == After });
    }
    rows.push(executed(UnknownWord, Fault::UnknownStatusWord));
    rows.push(executed(OtherThing, Fault::OtherNumber));
    rows.push(executed(OtherThing, Fault::OtherAmount));
    rows.push(executed(OtherThing, Fault::OtherReference));
    rows.extend(both(Duplicate, Fault::DuplicateReference));
    rows
}

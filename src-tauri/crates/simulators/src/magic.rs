//! Magic numbers: the last two digits of the number choose what happens. One table for all five.

use std::time::Duration;

use crate::fault::{Fault, When};

/// How a booked transaction runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plan {
    /// Succeeds at once.
    Success,
    /// Pending first, succeeds as [`crate::Settings`] says.
    PendingThenSuccess,
    /// Pending until [`crate::Simulator::settle_all`].
    PendingForEver,
    /// Pending first, then failed and refunded.
    PendingThenFailed,
    /// Fails at once; nothing is taken.
    Failed,
    /// Succeeds at once; reversed and refunded as late as [`crate::Settings`] says for pending ones.
    LateReversal,
    /// Pending first, then reversed and refunded.
    PendingThenReversed,
    /// Pending first, then succeeded, in the provider's other documented word for it (iRecharge: `approved`).
    PendingThenOtherSuccess,
    /// Pending first, then failed, in the provider's other documented word for it
    /// (iRecharge: `rejected`; Open API: 3).
    PendingThenOtherFailure,
}

/// Why a provider refuses a request that is well-formed; nothing is booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The wallet does not hold enough.
    InsufficientBalance,
    /// The operator cannot be reached now.
    OperatorDown,
    /// No such number.
    InvalidNumber,
    /// The operator does not take this amount.
    InvalidAmount,
    /// The reference, or the same recharge, was seen before.
    Duplicate,
}

/// What a magic number stands for.
#[derive(Clone, Copy, Debug)]
pub enum Outcome {
    /// Booked, and runs this way.
    Plan(Plan),
    /// Refused.
    Refusal(Refusal),
    /// A fault; the argument is where redirects lead. Without the fault it would succeed at once.
    Fault(fn(&str) -> Fault),
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct MagicNumber {
    /// The last two digits.
    pub ending: &'static str,
    /// What happens.
    pub outcome: Outcome,
    /// The same in words.
    pub meaning: &'static str,
}

const fn row(ending: &'static str, outcome: Outcome, meaning: &'static str) -> MagicNumber {
    MagicNumber { ending, outcome, meaning }
}

use Outcome::{Fault as Breaks, Plan as Runs, Refusal as Refuses};

/// The table. Numbers with other endings succeed in the provider's ordinary way.
/// The numbers of the documents' own examples (10, 31, 45, 49, 75, 78, 99) are kept out of it.
pub const MAGIC: &[MagicNumber] = &[
    row("01", Runs(Plan::Success), "success at once"),
    row("02", Runs(Plan::PendingThenSuccess), "pending, then success"),
    row("03", Runs(Plan::PendingForEver), "pending for ever"),
    row("04", Runs(Plan::PendingThenFailed), "pending, then failed and refunded"),
    row("05", Runs(Plan::Failed), "failed at once, nothing taken"),
    row("06", Refuses(Refusal::InsufficientBalance), "insufficient balance"),
    row("07", Refuses(Refusal::OperatorDown), "operator down"),
    row("08", Refuses(Refusal::InvalidNumber), "invalid number"),
    row("09", Runs(Plan::LateReversal), "success, reversed and refunded later"),
    row("11", Refuses(Refusal::Duplicate), "refused as duplicate, not executed"),
    row("12", Breaks(|_| Fault::DuplicateReference(When::After)), "refused as duplicate, yet executed"),
    row("13", Runs(Plan::PendingThenReversed), "pending, then reversed and refunded"),
    row("14", Breaks(|_| Fault::Slow(Duration::from_secs(3))), "success, answered after 3 s"),
    row("15", Refuses(Refusal::InvalidAmount), "invalid amount"),
    row("16", Runs(Plan::PendingThenOtherSuccess), "pending, then the other word for success"),
    row("17", Runs(Plan::PendingThenOtherFailure), "pending, then the other word for failure"),
    row("20", Breaks(|_| Fault::Reset(When::Before)), "connection reset before execution"),
    row("21", Breaks(|_| Fault::Reset(When::After)), "connection reset after execution"),
    row("22", Breaks(|_| Fault::Hang(When::Before)), "no answer, not executed"),
    row("23", Breaks(|_| Fault::Hang(When::After)), "no answer, executed"),
    row("24", Breaks(|_| status(500, When::Before)), "500 before execution"),
    row("25", Breaks(|_| status(500, When::After)), "500 after execution"),
    row("26", Breaks(|_| status(502, When::Before)), "502 before execution"),
    row("27", Breaks(|_| status(502, When::After)), "502 after execution"),
    row("28", Breaks(|_| status(503, When::Before)), "503 before execution"),
    row("29", Breaks(|_| status(503, When::After)), "503 after execution"),
    row("30", Breaks(|_| status(429, When::Before)), "429, not executed"),
    row("32", Breaks(|_| status(401, When::Before)), "401, not executed"),
    row("33", Breaks(|_| status(402, When::Before)), "402, not executed"),
    row("34", Breaks(|_| status(403, When::Before)), "403, not executed"),
    row("35", Breaks(|_| status(404, When::Before)), "404, not executed"),
    row("36", Breaks(|_| status(422, When::Before)), "422, not executed"),
    row("40", Breaks(|_| html(502, When::Before)), "502 with an HTML page, not executed"),
    row("41", Breaks(|_| html(504, When::After)), "504 with an HTML page, executed"),
    row("42", Breaks(|_| Fault::HtmlOk(When::Before)), "200 with HTML, not executed"),
    row("43", Breaks(|_| Fault::HtmlOk(When::After)), "200 with HTML, executed"),
    row("44", Breaks(|_| Fault::EmptyBody(When::Before)), "200 with an empty body, not executed"),
    row("46", Breaks(|_| Fault::EmptyBody(When::After)), "200 with an empty body, executed"),
    row("47", Breaks(|_| Fault::Truncated), "half of the answer, executed"),
    row("48", Breaks(|_| Fault::CutOff), "connection closed inside the answer, executed"),
    row("50", Breaks(|_| Fault::HugeBody), "20 MB answer, executed"),
    row("51", Breaks(|_| Fault::Drip), "answer at one byte a second, executed"),
    row("52", Breaks(|_| Fault::WrongContentType), "wrong content type, executed"),
    row("53", Breaks(|to| redirect(302, to)), "302 to another host, not executed"),
    row("54", Breaks(|to| redirect(307, to)), "307 to another host, not executed"),
    row("60", Breaks(|_| Fault::UnknownStatusWord), "unknown status word, executed"),
    row("61", Breaks(|_| Fault::OtherNumber), "answers speak of another number, executed"),
    row("62", Breaks(|_| Fault::OtherAmount), "answers speak of another amount, executed"),
    row("63", Breaks(|_| Fault::OtherReference), "answers speak of another reference, executed"),
];

fn status(code: u16, when: When) -> Fault {
    Fault::Status { code, when }
}

fn html(code: u16, when: When) -> Fault {
    Fault::HtmlStatus { code, when }
}

fn redirect(code: u16, to: &str) -> Fault {
    Fault::Redirect { code, to: to.to_owned(), when: When::Before }
}

/// What the number's last two digits stand for, if anything.
pub(crate) fn of(number: &str) -> Option<Outcome> {
    MAGIC.iter().find(|row| number.ends_with(row.ending)).map(|row| row.outcome)
}

/// The fault that the number stands for, if any.
pub(crate) fn fault_of(number: &str, redirect_to: &str) -> Option<Fault> {
    match of(number) {
        Some(Outcome::Fault(fault)) => Some(fault(redirect_to)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn endings_are_unique_and_spare_the_documents_examples() {
        let endings: BTreeSet<&str> = MAGIC.iter().map(|row| row.ending).collect();
        assert_eq!(endings.len(), MAGIC.len());
        for example in ["01712345678", "01614031175", "01937395849", "9876543210", "999999999"] {
            assert!(of(example).is_none(), "{example}");
        }
    }

    #[test]
    fn the_readme_lists_every_magic_number() {
        let readme = include_str!("../README.md");
        for row in MAGIC {
            let line = format!("| {} | {} |", row.ending, row.meaning);
            assert!(readme.contains(&line), "README.md lacks: {line}");
        }
    }
}

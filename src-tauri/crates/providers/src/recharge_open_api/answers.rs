//! Reading the one-line answers: `code=description`, for a state followed by the provider's and the operator's ids.

use tillup_core::{
    money::{Currency, Money},
    provider::ReadError,
    sale::{Evidence, Outcome, Reason},
    wire::WireAnswer,
};

use super::codes::{Refusal, refusal};
use crate::reading::{unknown, unreadable};

/// The reference is none of the provider's.
const NO_SUCH_REFERENCE: &str = "9008";

/// An answer's line, cut at its equals signs.
struct Line<'a> {
    code: &'a str,
    description: &'a str,
    provider_id: &'a str,
    operator_id: &'a str,
}

impl<'a> Line<'a> {
    /// Reads a line of text that may have blanks, an end of line or a byte-order mark around it, and the word `Status`
    /// before its code. Anything else, such as a page of HTML that begins like a line, is none.
    fn read(answer: &'a WireAnswer) -> Option<Self> {
        let text = std::str::from_utf8(&answer.body).ok()?;
        let text = text.trim().trim_start_matches('\u{feff}').trim();
        if answer.status != 200 || text.contains('<') || text.contains(char::is_control) {
            return None;
        }
        let (first, rest) = text.split_once('=')?;
        let (code, rest) = if first.trim().eq_ignore_ascii_case("status") {
            rest.split_once('=').unwrap_or((rest, ""))
        } else {
            (first, rest)
        };
        let mut fields = rest.splitn(3, '=').map(str::trim);
        let mut next = || fields.next().unwrap_or("");
        let line = Self { code: code.trim(), description: next(), provider_id: next(), operator_id: next() };
        let is_code = !line.code.is_empty() && line.code.bytes().all(|byte| byte.is_ascii_digit());
        is_code.then_some(line)
    }

    /// Code and description.
    fn said(&self) -> Evidence {
        Evidence { code: told(self.code), message: told(self.description), ..Evidence::default() }
    }

    /// The same with the ids of an answer about a state.
    fn said_of_a_state(&self) -> Evidence {
        Evidence {
            provider_reference: told(self.provider_id),
            operator_reference: told(self.operator_id),
            ..self.said()
        }
    }
}

fn told(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// What a description says in words, to hold against its code.
struct Said {
    success: bool,
    failure: bool,
    hold: bool,
    refund: bool,
}

impl Said {
    fn of(description: &str) -> Self {
        let words = description.to_lowercase();
        let any = |parts: &[&str]| parts.iter().any(|part| words.contains(part));
        let no_success = any(&["unsuccess", "not success", "no success", "n't success"]);
        Self {
            success: any(&["success"]) && !no_success,
            failure: no_success || any(&["fail", "reject", "invalid", "cancel", "decline", "error"]),
            hold: any(&["hold", "pending", "processing", "in process", "under process", "progress", "queue"]),
            refund: any(&["refund", "revers"]),
        }
    }
}

/// What the answer to a submission means. It names neither number nor amount nor reference: an acceptance is a reason
/// to ask for the state, never a success.
pub(super) fn submitted(answer: &WireAnswer) -> Outcome {
    let Some(line) = Line::read(answer) else {
        return unreadable(answer.status, Evidence::default());
    };
    let evidence = line.said();
    if line.code == "0" {
        return Outcome::Pending(evidence);
    }
    let said = Said::of(line.description);
    match refusal(line.code) {
        Some(Refusal::Because(_)) if said.success || said.hold => unknown(Reason::UnreadableAnswer, evidence),
        Some(Refusal::Because(reason)) => Outcome::Failed { reason, evidence },
        Some(Refusal::Repeat) => unknown(Reason::Duplicate, evidence),
        Some(Refusal::Fault) => unknown(Reason::ProviderError, evidence),
        None => unknown(Reason::UnreadableAnswer, evidence),
    }
}

/// What the answer about a state means: the documented code, unless its own words speak against it.
pub(super) fn looked_up(answer: &WireAnswer) -> Outcome {
    let Some(line) = Line::read(answer) else {
        return unreadable(answer.status, Evidence::default());
    };
    let said = Said::of(line.description);
    let evidence = line.said_of_a_state();
    match line.code {
        "1" if !said.failure && !said.hold && !said.refund => Outcome::Succeeded(evidence),
        "2" | "3" if !said.success && !said.hold => Outcome::Failed { reason: Reason::Rejected, evidence },
        "4" | "6" if !said.success && !said.failure && !said.refund => Outcome::Pending(evidence),
        "5" if !said.hold && (said.refund || !(said.success || said.failure)) => Outcome::Reversed(evidence),
        NO_SUCH_REFERENCE if !said.success && !said.hold => Outcome::NotFound(line.said()),
        code => unknown(why_not_looked_up(code), line.said()),
    }
}

/// Why a look-up told nothing; a refusal of the look-up is none of the attempt.
fn why_not_looked_up(code: &str) -> Reason {
    match refusal(code) {
        Some(Refusal::Because(reason @ (Reason::Credentials | Reason::NotPermitted))) => reason,
        Some(_) if code != NO_SUCH_REFERENCE => Reason::ProviderError,
        _ => Reason::UnreadableAnswer,
    }
}

/// The wallet's balance: `0=` and rupees.
pub(super) fn balance(answer: &WireAnswer) -> Result<Money, ReadError> {
    let line = Line::read(answer).ok_or(ReadError::Unreadable)?;
    if line.code == "0" {
        let whole = line.provider_id.is_empty() && line.operator_id.is_empty();
        let balance = Money::parse(line.description, Currency::Inr).ok();
        return balance.filter(|_| whole).ok_or(ReadError::Unreadable);
    }
    let reason = match refusal(line.code).ok_or(ReadError::Unreadable)? {
        Refusal::Because(reason) => reason,
        Refusal::Repeat => Reason::Rejected,
        Refusal::Fault => Reason::ProviderError,
    };
    Err(ReadError::Refused { reason, message: line.description.to_owned() })
}

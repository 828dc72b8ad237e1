//! What iRecharge's answers about a recharge mean.

use tillup_core::{
    money::Currency,
    provider::{ReadError, Submission},
    sale::{Evidence, Outcome, Reason},
    wire::WireAnswer,
};

use super::wire;
use crate::{
    json::Json,
    reading::{self, Echo, Refusal},
};

/// What a word of `billing.status` or `data.status` comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// Done, unless it is said not to be final.
    Done,
    /// Done once it is said to be final.
    DoneIfFinal,
    /// Under way.
    Open,
    /// Not done, unless it is said not to be final.
    Refused,
    /// Charged and given back, unless it is said not to be final.
    GivenBack,
}

/// The words of "Response Field Description"; any other decides nothing.
const STATUS_WORDS: [(&str, Verdict); 7] = [
    ("success", Verdict::Done),
    ("approved", Verdict::DoneIfFinal),
    ("processing", Verdict::Open),
    ("pending", Verdict::Open),
    ("failed", Verdict::Refused),
    ("rejected", Verdict::Refused),
    ("reversed", Verdict::GivenBack),
];

/// The verdict of the word in `json`.
fn verdict(json: &Json) -> Option<Verdict> {
    let status = json.text_of(wire::STATUS)?;
    STATUS_WORDS.into_iter().find(|(word, _)| status.eq_ignore_ascii_case(word)).map(|(_, verdict)| verdict)
}

/// The answer to a recharge or to the purchase of a pack.
pub(super) fn submitted(submission: Submission<'_>, answer: &WireAnswer) -> Outcome {
    let Ok(json) = Json::read(answer) else {
        return reading::unreadable(answer.status, Evidence::default());
    };
    let told = Told::new(&json);
    let accepted = json.flag_of(wire::SUCCESS);
    let Some(billing) = json.get(wire::BILLING) else {
        return match refusal(answer.status, &told.words) {
            Some(refusal) if accepted == Some(false) && told.is_refusal() => refusal.outcome(told.evidence),
            _ => reading::unreadable(answer.status, told.evidence),
        };
    };
    let verdict = verdict(billing);
    // A refusal may come with either flag: the document does not say whether "accepted" covers it.
    let flags_agree = match verdict {
        Some(Verdict::Refused | Verdict::GivenBack) => accepted.is_some(),
        Some(_) => accepted == Some(true),
        None => false,
    };
    match verdict {
        Some(verdict) if answer.status == 200 && flags_agree && operator_agrees(&json, verdict) => {
            let evidence = told.with_transaction(billing, &json);
            echo(billing, submission).decide(outcome(verdict, billing.flag_of(wire::IS_FINAL), evidence))
        }
        _ => reading::unreadable(answer.status, told.evidence),
    }
}

/// The answer to a look-up.
pub(super) fn looked_up(submission: Submission<'_>, answer: &WireAnswer) -> Outcome {
    let Ok(json) = Json::read(answer) else {
        return reading::unreadable(answer.status, Evidence::default());
    };
    let told = Told::new(&json);
    match (json.flag_of(wire::SUCCESS), json.get(wire::DATA), answer.status) {
        (Some(true), Some(data), 200) => transaction(submission, data, told),
        (Some(false), None, status) if told.is_refusal() => not_told(submission, status, told),
        (_, _, status) => reading::unreadable(status, told.evidence),
    }
}

/// The transaction that a look-up tells of. It must name our reference: the answer to an id tells whose id it is.
fn transaction(submission: Submission<'_>, data: &Json, told: Told) -> Outcome {
    let service = data.get(wire::SERVICE).unwrap_or(&Json::Null);
    let verdict = verdict(data).filter(|word| services_word_agrees(service, *word));
    let reference = Echo::of_reference(data, wire::REFERENCE, submission.reference.as_str());
    let known = submission.evidence.provider_reference.as_deref();
    let id = known.map_or(Echo::Silent, |known| Echo::of_reference(data, wire::TRANSACTION, known));
    // The message is about the look-up, and would cover what was said of the recharge.
    let evidence = Evidence { message: None, ..told.with_transaction(data, &Json::Null) };
    let outcome = match verdict {
        Some(verdict) => outcome(verdict, data.flag_of(wire::IS_FINAL), evidence),
        None => reading::unreadable(200, evidence),
    };
    let number = Echo::of_number(service, wire::NUMBER, &submission.order.number);
    let whole = id.and(number).and(echo(data, submission));
    if reference == Echo::Silent && whole != Echo::Other {
        reference.decide(outcome)
    } else {
        whole.decide(outcome)
    }
}

/// A look-up that was refused. That a transaction is not found is the provider's word only for a look-up by our
/// reference: an id that the provider gave out belongs to a transaction that exists.
fn not_told(submission: Submission<'_>, status: u16, told: Told) -> Outcome {
    if status == 404 && reading::says_not_found(&told.words) {
        return match submission.evidence.provider_reference {
            None => Outcome::NotFound(told.evidence),
            Some(_) => reading::unknown(Reason::ProviderError, told.evidence),
        };
    }
    match refusal(status, &told.words) {
        Some(Refusal::Because(
            reason @ (Reason::Credentials | Reason::NotPermitted | Reason::RateLimited),
        )) => reading::unknown(reason, told.evidence),
        Some(_) => reading::unknown(Reason::ProviderError, told.evidence),
        None => reading::unreadable(status, told.evidence),
    }
}

fn outcome(verdict: Verdict, is_final: Option<bool>, evidence: Evidence) -> Outcome {
    match (verdict, is_final) {
        (Verdict::Done, None | Some(true)) | (Verdict::DoneIfFinal, Some(true)) => {
            Outcome::Succeeded(evidence)
        }
        (Verdict::Refused, None | Some(true)) => {
            // What was not done earned and cost nothing.
            let evidence = Evidence { fee: None, commission: None, ..evidence };
            Outcome::Failed { reason: Reason::Rejected, evidence }
        }
        (Verdict::GivenBack, None | Some(true)) => Outcome::Reversed(evidence),
        (Verdict::Open | Verdict::DoneIfFinal, _) | (_, Some(false)) => Outcome::Pending(evidence),
    }
}

/// Whether what the operator's own system said does not contradict the word.
fn operator_agrees(json: &Json, verdict: Verdict) -> bool {
    let flags =
        json.get(wire::PROVIDER).into_iter().flat_map(|provider| provider.all(wire::PROVIDER_SUCCESS));
    let mut flags = flags.filter_map(Json::flag);
    match verdict {
        Verdict::Done | Verdict::DoneIfFinal => flags.all(|success| success),
        Verdict::Refused => flags.all(|success| !success),
        Verdict::Open | Verdict::GivenBack => true,
    }
}

/// Whether the recharge's own state, where it is told, does not contradict the transaction's.
fn services_word_agrees(service: &Json, word: Verdict) -> bool {
    let not_done = |verdict| matches!(verdict, Verdict::Refused | Verdict::GivenBack);
    let done = |verdict| matches!(verdict, Verdict::Done | Verdict::DoneIfFinal);
    verdict(service)
        .is_none_or(|service| !(done(word) && not_done(service) || not_done(word) && done(service)))
}

/// What a documented error means, by the table of status codes and by its words; nothing where the table has no such
/// status. 404 is documented for look-ups only.
pub(super) fn refusal(status: u16, words: &str) -> Option<Refusal> {
    let by_words = Refusal::of(words);
    Some(match (status, by_words) {
        (200 | 400 | 402 | 403 | 409 | 422 | 429, Refusal::Repeat) | (409, _) => Refusal::Repeat,
        (200 | 400 | 422, by_words) => by_words,
        (401, _) => Refusal::Because(Reason::Credentials),
        (402, Refusal::Because(Reason::NotPermitted)) | (403, _) => Refusal::Because(Reason::NotPermitted),
        (402, _) => Refusal::Because(Reason::InsufficientBalance),
        (429, _) => Refusal::Because(Reason::RateLimited),
        _ => return None,
    })
}

/// The body of an answer that is no sale, where the provider refused in its documented form.
pub(super) fn refused_read(json: &Json, status: u16) -> Option<ReadError> {
    let told = Told::new(json);
    if json.flag_of(wire::SUCCESS) != Some(false) || !told.is_refusal() {
        return None;
    }
    let Some(refusal) = refusal(status, &told.words) else {
        return Some(ReadError::Unreadable);
    };
    Some(match (refusal, reading::refused_read(&told.words)) {
        (Refusal::Because(reason), ReadError::Refused { message, .. }) => {
            ReadError::Refused { reason, message }
        }
        (_, by_words) => by_words,
    })
}

/// What an answer says to people.
struct Told {
    /// All of it, to guess a reason from.
    words: String,
    /// Message and code.
    evidence: Evidence,
}

impl Told {
    fn new(json: &Json) -> Self {
        let said = |names: &[&str]| json.get(names).map(Json::words).filter(|words| !words.is_empty());
        let (message, error, code) = (said(wire::MESSAGE), said(wire::ERROR), said(wire::CODE));
        let words = [&message, &error, &code].into_iter().flatten().cloned().collect::<Vec<_>>().join("; ");
        Self { words, evidence: Evidence { message, code, ..Evidence::default() } }
    }

    /// Whether it has the message that every documented error has.
    fn is_refusal(&self) -> bool {
        self.evidence.message.is_some()
    }

    /// With what the transaction tells, and the operator's own reference out of the whole answer.
    fn with_transaction(self, transaction: &Json, answer: &Json) -> Evidence {
        let money = |names| {
            let money = transaction.money_of(names, Currency::Bdt);
            money.filter(|money| !money.is_negative())
        };
        let operators_words = answer.get(wire::PROVIDER).and_then(|provider| provider.text_of(wire::MESSAGE));
        Evidence {
            provider_reference: transaction.text_of(wire::TRANSACTION).map(str::to_owned),
            operator_reference: operators_words.and_then(operator_reference),
            code: self.evidence.code.or_else(|| transaction.text_of(wire::STATUS).map(str::to_owned)),
            fee: money(wire::FEE),
            commission: money(wire::COMMISSION),
            wallet_after: money(wire::REMAINING),
            ..self.evidence
        }
    }
}

/// The operator's transaction number out of its confirmation: `… Transaction number is R260423.2309.36014f. …`.
fn operator_reference(words: &str) -> Option<String> {
    let (_, after) = words.split_once("Transaction number is ")?;
    let number = after.split_whitespace().next()?.trim_end_matches(['.', ',']);
    Some(number.to_owned()).filter(|number| !number.is_empty())
}

fn echo(transaction: &Json, submission: Submission<'_>) -> Echo {
    let order = submission.order;
    Echo::of_reference(transaction, wire::REFERENCE, submission.reference.as_str())
        .and(Echo::of_number(transaction, wire::NUMBER, &order.number))
        .and(Echo::of_amount(transaction, wire::AMOUNT, order.amount))
}

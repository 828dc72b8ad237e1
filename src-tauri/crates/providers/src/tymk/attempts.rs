//! Reading what became of a submission.

use tillup_core::{
    money::{Currency, Money},
    provider::Submission,
    sale::{Evidence, Order, Outcome},
    wire::WireAnswer,
};

use super::{errors, wire};
use crate::{
    json::Json,
    reading::{Echo, Refusal, unknown, unreadable},
};

/// What the answer to a submission means. A success or a pending one must name our order, as documented; without it
/// only the provider's id is kept, to ask by.
pub(super) fn submitted(submission: Submission<'_>, answer: &WireAnswer) -> Outcome {
    let Some(told) = Told::read(submission, answer) else {
        return unreadable(answer.status, Evidence::default());
    };
    let echo = told.order_id.and(told.rest);
    let is_named = told.order_id == Echo::Same;
    let outcome = match told.verdict {
        Verdict::Success if is_named => Outcome::Succeeded(told.evidence),
        Verdict::Pending if is_named => Outcome::Pending(told.evidence),
        Verdict::Failed => told.failure(),
        Verdict::Refused => errors::refusal(&errors::told(&told.json), told.evidence),
        _ => unreadable(answer.status, told.evidence),
    };
    echo.unless_other(outcome)
}

/// What the answer to a look-up means. It must name our order or the id that we asked by; a refusal that names neither
/// is one of the look-up.
pub(super) fn looked_up(submission: Submission<'_>, answer: &WireAnswer) -> Outcome {
    let Some(told) = Told::read(submission, answer) else {
        return unreadable(answer.status, Evidence::default());
    };
    let about = told.order_id.and(told.reference_id);
    let echo = if about == Echo::Silent { about } else { about.and(told.rest) };
    match told.verdict {
        Verdict::Success => echo.decide(Outcome::Succeeded(told.evidence)),
        Verdict::Pending => echo.decide(Outcome::Pending(told.evidence)),
        Verdict::Failed => echo.decide(told.failure()),
        Verdict::Refused => unknown(errors::of_lookup(&errors::told(&told.json)), told.evidence),
        Verdict::Unclear => echo.unless_other(unreadable(answer.status, told.evidence)),
    }
}

/// What an answer says in its documented words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// `status` true and `response` Success.
    Success,
    /// `status` true and `response` Pending.
    Pending,
    /// `status` false about a named order, with or without errors.
    Failed,
    /// Errors that name no order.
    Refused,
    /// Anything else, or words that speak against each other.
    Unclear,
}

/// An answer about a submission.
struct Told {
    json: Json,
    verdict: Verdict,
    order_id: Echo,
    reference_id: Echo,
    /// Number, amount and service.
    rest: Echo,
    evidence: Evidence,
}

impl Told {
    /// Reads an answer; `None` where it is no JSON object. Its content type does not matter: PHP calls everything HTML
    /// that is not told to be something else.
    fn read(submission: Submission<'_>, answer: &WireAnswer) -> Option<Self> {
        let json = Json::parse(&answer.body).ok().filter(Json::is_object)?;
        let order_id = Echo::of_reference(&json, &["order_id"], submission.reference.as_str());
        let reference_id = match submission.evidence.provider_reference.as_deref() {
            Some(theirs) => Echo::of_reference(&json, &["reference_id"], theirs),
            None => Echo::Silent,
        };
        Some(Self {
            verdict: verdict(&json, answer.status, order_id.and(reference_id)),
            order_id,
            reference_id,
            rest: echo_of_order(&json, submission.order),
            evidence: evidence(&json),
            json,
        })
    }

    /// A failure for the reason of its errors, or of its words where it has none.
    fn failure(self) -> Outcome {
        let errors = errors::told(&self.json);
        if !errors.is_empty() {
            return errors::refusal(&errors, self.evidence);
        }
        Refusal::of(self.evidence.message.as_deref().unwrap_or_default()).outcome(self.evidence)
    }
}

/// Successes count on 200 only, refusals on a 4xx too; the document tells no HTTP statuses.
fn verdict(json: &Json, http_status: u16, about: Echo) -> Verdict {
    let status = json.get(&["status"]).map(Json::flag);
    let response = json.text_of(&["response"]).map(str::to_ascii_lowercase);
    let has_errors = !errors::told(json).is_empty();
    let may_refuse = matches!(http_status, 200 | 400..=499);
    match (status, response.as_deref()) {
        (Some(Some(true)), Some("success")) if !has_errors && http_status == 200 => Verdict::Success,
        (Some(Some(true)), Some("pending")) if !has_errors && http_status == 200 => Verdict::Pending,
        (Some(Some(false)), Some("failed")) if may_refuse => Verdict::Failed,
        (Some(Some(false)), None) if may_refuse && about != Echo::Silent => Verdict::Failed,
        (None | Some(Some(false)), None) if may_refuse && has_errors => Verdict::Refused,
        _ => Verdict::Unclear,
    }
}

/// Whether number, amount (in paisa) and service are ours, where they are told.
fn echo_of_order(json: &Json, order: &Order) -> Echo {
    let service = wire::service_id(order.service).unwrap_or_default();
    let hundredfold = Money::from_parts(order.amount.parts().saturating_mul(100), order.amount.currency());
    Echo::of_number(json, &["account"], &order.number)
        .and(Echo::of_amount(json, &["amount"], hundredfold))
        .and(Echo::of_reference(json, &["service_id"], service))
}

fn evidence(json: &Json) -> Evidence {
    let text = |name: &str| json.text_of(&[name]).map(str::to_owned);
    let errors = errors::told(json);
    let code = errors.iter().map(|error| error.code).find(|code| !code.is_empty()).map(str::to_owned);
    let words = errors.iter().map(|error| error.message).find(|words| !words.is_empty());
    Evidence {
        provider_reference: text("reference_id"),
        operator_reference: text("op_txn_id"),
        message: words.map(str::to_owned).or_else(|| text("message")),
        code: code.or_else(|| text("response")),
        commission: in_paisa(json, "commission"),
        wallet_before: in_paisa(json, "opening_balance"),
        wallet_after: in_paisa(json, "closing_balance"),
        ..Evidence::default()
    }
}

/// An amount told in paisa, parts of a paisa included where they can be kept.
pub(super) fn in_paisa(json: &Json, name: &str) -> Option<Money> {
    let hundredfold = json.money_of(&[name], Currency::Inr)?;
    let parts = hundredfold.parts();
    (parts % 100 == 0).then(|| Money::from_parts(parts / 100, Currency::Inr))
}

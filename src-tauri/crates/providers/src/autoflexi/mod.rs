//! AutoFlexi: Bangladesh, one key, no reference of ours: only the `trx_id` of its answer finds a recharge again.
//! See docs/providers/autoflexi.md.

mod answers;
#[cfg(test)]
mod tests;
mod wire;

use std::time::Duration;

use secrecy::SecretString;
use tillup_core::{
    account::Account,
    money::{Currency, Money},
    operator::Service,
    provider::{CallContext, Capability, Lookup, Offers, OperatorCodes, Provider, ReadError, Submission},
    reference::ReferenceForm,
    sale::{Order, Outcome},
    wire::{AnswerSize, NotSent, WireAnswer, WireRequest},
};

use crate::request::{self, Headers};

/// The adapter.
pub(crate) struct AutoFlexi;

impl AutoFlexi {
    /// The adapter.
    pub(crate) fn new() -> Self {
        Self
    }
}

/// How long an answer may take: longer than elsewhere, since a lost one cannot be looked up.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(45);

/// The least it takes, in taka ("Request Parameter").
const LEAST_TAKA: i64 = 20;

static CAPABILITY: Capability = Capability {
    name: "AutoFlexi",
    currency: Currency::Bdt,
    keys: &["api_key"],
    base_url: Some(wire::BASE_URL),
    has_test: false,
    lookup: Lookup::ByTheirs,
    reference_form: ReferenceForm::LettersAndDigits,
    operator_codes: OperatorCodes::Documented,
    offers: Offers::None,
    detects: false,
    lists_operators: false,
    lists_circles: false,
    reverses: false,
    answer_timeout: ANSWER_TIMEOUT,
};

impl Provider for AutoFlexi {
    fn id(&self) -> &'static str {
        "autoflexi"
    }

    fn capability(&self) -> &Capability {
        &CAPABILITY
    }

    fn can_sell(&self, order: &Order, account: &Account) -> Result<(), NotSent> {
        request::check_phone_order(order, account)?;
        request::same_code(order.operator.as_str(), account)?;
        if order.offer.is_some() {
            return Err(NotSent::NotSoldHere);
        }
        whole_taka(order).map(|_| ())
    }

    fn submit_request(
        &self,
        submission: Submission<'_>,
        ctx: CallContext<'_>,
    ) -> Result<WireRequest, NotSent> {
        let order = submission.order;
        self.can_sell(order, ctx.account)?;
        let body = wire::Create {
            number: order.number.as_str(),
            amount: whole_taka(order)?.to_string(),
            sim: sim_type(order),
            operator: request::same_code(order.operator.as_str(), ctx.account)?,
        };
        post(wire::CREATE, &body, ctx)
    }

    fn read_submit(&self, submission: Submission<'_>, answer: &WireAnswer) -> Outcome {
        answers::submitted(submission, answer)
    }

    fn lookup_request(
        &self,
        submission: Submission<'_>,
        ctx: CallContext<'_>,
    ) -> Result<Option<WireRequest>, NotSent> {
        let Some(id) = submission.evidence.provider_reference.as_deref() else {
            return Ok(None);
        };
        post(wire::VERIFY, &wire::Verify { trx_id: id, ref_id: id }, ctx).map(Some)
    }

    fn read_lookup(&self, submission: Submission<'_>, answer: &WireAnswer) -> Outcome {
        answers::verified(submission, answer)
    }

    fn balance_request(&self, ctx: CallContext<'_>) -> Result<WireRequest, NotSent> {
        let url = request::endpoint(ctx.account, wire::BALANCE)?;
        let mut headers = headers(ctx)?;
        headers.push(("Content-Type", SecretString::from("application/json")));
        Ok(request::get(&url, headers, ctx, AnswerSize::Single, ANSWER_TIMEOUT))
    }

    fn read_balance(&self, answer: &WireAnswer) -> Result<Money, ReadError> {
        answers::balance(answer)
    }
}

fn headers(ctx: CallContext<'_>) -> Result<Headers, NotSent> {
    Ok(vec![(wire::KEY_HEADER, request::header_key(ctx, "api_key")?)])
}

fn post<T: serde::Serialize>(path: &str, body: &T, ctx: CallContext<'_>) -> Result<WireRequest, NotSent> {
    let url = request::endpoint(ctx.account, path)?;
    request::post(&url, headers(ctx)?, body, ctx, AnswerSize::Single, ANSWER_TIMEOUT)
}

/// The amount in whole taka, at least the documented minimum.
fn whole_taka(order: &Order) -> Result<i64, NotSent> {
    order.amount.whole_units().filter(|taka| *taka >= LEAST_TAKA).ok_or(NotSent::AmountRefused)
}

/// The kind of SIM; Skitto is a kind of its own, whichever operator it is sold under.
fn sim_type(order: &Order) -> &'static str {
    if request::is_for_skitto(order) {
        wire::SKITTO
    } else if order.service == Service::Postpaid {
        wire::POSTPAID
    } else {
        wire::PREPAID
    }
}

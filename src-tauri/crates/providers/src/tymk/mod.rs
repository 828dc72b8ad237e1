//! Tymk: recharges and bills in India, amounts in paisa, states by the provider's own id.
//!
//! A submission is decided in its answer or pending; it can be looked up only by the `reference_id` of that answer, so
//! a lost answer cannot be asked about. What is documented, assumed and open is in docs/providers/tymk.md.

mod attempts;
mod errors;
mod lists;
mod plans;
#[cfg(test)]
mod tests;
mod wire;

use std::time::Duration;

use tillup_core::{
    account::Account,
    money::{Currency, Money},
    number::Number,
    offer::{Offer, OfferQuery},
    operator::Service,
    provider::{
        CallContext, Capability, ListedCircle, ListedOperator, Lookup, Offers, OperatorCodes, Provider,
        ProviderDetection, ReadError, Submission,
    },
    reference::ReferenceForm,
    sale::{Order, Outcome},
    wire::{AnswerSize, NotSent, WireAnswer, WireRequest},
};

/// The adapter.
pub(crate) struct Tymk {
    capability: Capability,
}

impl Tymk {
    /// The adapter.
    pub(crate) fn new() -> Self {
        Self {
            capability: Capability {
                name: "Tymk",
                currency: Currency::Inr,
                keys: &["api_key"],
                base_url: Some("https://tymksoftwares.in/api/recharge/v1/"),
                has_test: true,
                lookup: Lookup::ByTheirs,
                reference_form: ReferenceForm::LettersAndDigits,
                operator_codes: OperatorCodes::Listed,
                offers: Offers::ByCircle,
                detects: true,
                lists_operators: true,
                lists_circles: true,
                reverses: false,
                answer_timeout: Duration::from_secs(45),
            },
        }
    }
}

impl Provider for Tymk {
    fn id(&self) -> &'static str {
        "tymk"
    }

    fn capability(&self) -> &Capability {
        &self.capability
    }

    fn can_sell(&self, order: &Order, account: &Account) -> Result<(), NotSent> {
        let rupees = order.amount.currency() == Currency::Inr && account.currency == Currency::Inr;
        if !rupees || order.scheme {
            return Err(NotSent::NotSoldHere);
        }
        wire::service_id(order.service)?;
        wire::paisa(order.amount)?;
        wire::check_fields(order)
    }

    fn submit_request(
        &self,
        submission: Submission<'_>,
        ctx: CallContext<'_>,
    ) -> Result<WireRequest, NotSent> {
        self.can_sell(submission.order, ctx.account)?;
        wire::attempt(submission, ctx, self.capability.answer_timeout)
    }

    fn read_submit(&self, submission: Submission<'_>, answer: &WireAnswer) -> Outcome {
        attempts::submitted(submission, answer)
    }

    fn lookup_request(
        &self,
        submission: Submission<'_>,
        ctx: CallContext<'_>,
    ) -> Result<Option<WireRequest>, NotSent> {
        let theirs = submission.evidence.provider_reference.as_deref();
        theirs.map(|id| wire::get(ctx, "/status", &[("reference_id", id)], AnswerSize::Single)).transpose()
    }

    fn read_lookup(&self, submission: Submission<'_>, answer: &WireAnswer) -> Outcome {
        attempts::looked_up(submission, answer)
    }

    fn balance_request(&self, ctx: CallContext<'_>) -> Result<WireRequest, NotSent> {
        wire::balance(ctx)
    }

    fn read_balance(&self, answer: &WireAnswer) -> Result<Money, ReadError> {
        lists::balance(answer)
    }

    fn offers_request(&self, query: &OfferQuery, ctx: CallContext<'_>) -> Result<WireRequest, NotSent> {
        wire::plans(query, ctx, self.capability.answer_timeout)
    }

    fn read_offers(
        &self,
        query: &OfferQuery,
        account: &Account,
        answer: &WireAnswer,
    ) -> Result<Vec<Offer>, ReadError> {
        plans::read(query, account, answer)
    }

    fn operators_request(&self, service: Service, ctx: CallContext<'_>) -> Result<WireRequest, NotSent> {
        wire::get(ctx, "/operators", &[("service_id", wire::service_id(service)?)], AnswerSize::List)
    }

    fn read_operators(
        &self,
        service: Service,
        answer: &WireAnswer,
    ) -> Result<Vec<ListedOperator>, ReadError> {
        lists::operators(service, answer)
    }

    fn circles_request(&self, ctx: CallContext<'_>) -> Result<WireRequest, NotSent> {
        wire::get(ctx, "/circles", &[("service_id", wire::PREPAID)], AnswerSize::List)
    }

    fn read_circles(&self, answer: &WireAnswer) -> Result<Vec<ListedCircle>, ReadError> {
        lists::circles(answer)
    }

    fn detect_request(&self, number: &Number, ctx: CallContext<'_>) -> Result<WireRequest, NotSent> {
        let fields = [("mobile", number.as_str()), ("service_id", wire::PREPAID)];
        wire::get(ctx, "/operator-circle", &fields, AnswerSize::Single)
    }

    fn read_detect(&self, answer: &WireAnswer) -> Result<Option<ProviderDetection>, ReadError> {
        lists::detection(answer)
    }
}

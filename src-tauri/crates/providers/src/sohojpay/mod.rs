//! SohojPay: Bangladesh, one key, our own `tran_id` to look up by. See docs/providers/sohojpay.md.

mod answers;
#[cfg(test)]
mod tests;
mod wire;

use std::time::Duration;

use tillup_core::{
    account::Account,
    money::{Currency, Money},
    offer::{Offer, OfferQuery, SoldOffer},
    operator::Service,
    provider::{CallContext, Capability, Lookup, Offers, OperatorCodes, Provider, ReadError, Submission},
    reference::ReferenceForm,
    sale::{Order, Outcome},
    wire::{AnswerSize, NotSent, WireAnswer, WireRequest},
};

use crate::request;

/// The adapter.
pub(crate) struct SohojPay;

impl SohojPay {
    /// The adapter.
    pub(crate) fn new() -> Self {
        Self
    }
}

/// How long an answer may take.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(20);

static CAPABILITY: Capability = Capability {
    name: "SohojPay",
    currency: Currency::Bdt,
    keys: &["api_key"],
    base_url: Some(wire::BASE_URL),
    has_test: false,
    lookup: Lookup::ByOurs,
    reference_form: ReferenceForm::LettersAndDigits,
    operator_codes: OperatorCodes::Documented,
    offers: Offers::ByOperator,
    detects: false,
    lists_operators: false,
    lists_circles: false,
    reverses: false,
    answer_timeout: ANSWER_TIMEOUT,
};

impl Provider for SohojPay {
    fn id(&self) -> &'static str {
        "sohojpay"
    }

    fn capability(&self) -> &Capability {
        &CAPABILITY
    }

    fn can_sell(&self, order: &Order, account: &Account) -> Result<(), NotSent> {
        request::check_phone_order(order, account)?;
        request::same_code(request::operator_or_skitto(order), account)?;
        // The document writes amounts with at most two decimals.
        if order.amount.paisa().is_some() { Ok(()) } else { Err(NotSent::AmountRefused) }
    }

    fn submit_request(
        &self,
        submission: Submission<'_>,
        ctx: CallContext<'_>,
    ) -> Result<WireRequest, NotSent> {
        let order = submission.order;
        self.can_sell(order, ctx.account)?;
        let mut body = wire::Create {
            number: order.number.as_str(),
            plan: if order.service == Service::Postpaid { wire::POSTPAID } else { wire::PREPAID },
            operator: request::same_code(request::operator_or_skitto(order), ctx.account)?,
            tran_id: tran_id(submission)?,
            amount: Some(order.amount.shortest()),
            package: None,
            package_id: None,
        };
        if let Some(offer) = &order.offer {
            let (list, id) = pack(offer)?;
            body.package = Some(list);
            body.package_id = Some(id);
            if list == wire::DRIVE {
                body.amount = None;
            }
        }
        post(wire::CREATE, &body, ctx, AnswerSize::Single)
    }

    fn read_submit(&self, submission: Submission<'_>, answer: &WireAnswer) -> Outcome {
        answers::submitted(submission, answer)
    }

    fn lookup_request(
        &self,
        submission: Submission<'_>,
        ctx: CallContext<'_>,
    ) -> Result<Option<WireRequest>, NotSent> {
        let body = wire::Verify { tran_id: tran_id(submission)? };
        post(wire::VERIFY, &body, ctx, AnswerSize::Single).map(Some)
    }

    fn read_lookup(&self, submission: Submission<'_>, answer: &WireAnswer) -> Outcome {
        answers::verified(submission, answer)
    }

    fn balance_request(&self, ctx: CallContext<'_>) -> Result<WireRequest, NotSent> {
        post(wire::BALANCE, &wire::Nothing {}, ctx, AnswerSize::Single)
    }

    fn read_balance(&self, answer: &WireAnswer) -> Result<Money, ReadError> {
        answers::balance(answer)
    }

    fn offers_request(&self, query: &OfferQuery, ctx: CallContext<'_>) -> Result<WireRequest, NotSent> {
        let operator = query.operator.as_ref().ok_or(NotSent::OperatorUnknown)?;
        let operator = request::same_code(operator.as_str(), ctx.account)?;
        post(wire::PACKAGE, &wire::Package { operator }, ctx, AnswerSize::List)
    }

    fn read_offers(
        &self,
        query: &OfferQuery,
        account: &Account,
        answer: &WireAnswer,
    ) -> Result<Vec<Offer>, ReadError> {
        answers::offers(query, account, answer)
    }
}

fn post<T: serde::Serialize>(
    path: &str,
    body: &T,
    ctx: CallContext<'_>,
    size: AnswerSize,
) -> Result<WireRequest, NotSent> {
    let url = request::endpoint(ctx.account, path)?;
    let headers = vec![(wire::KEY_HEADER, request::header_key(ctx, "api_key")?)];
    request::post(&url, headers, body, ctx, size, ANSWER_TIMEOUT)
}

/// Our reference, where it has the documented 5 to 20 characters.
fn tran_id(submission: Submission<'_>) -> Result<&str, NotSent> {
    let reference = submission.reference.as_str();
    if (5..=20).contains(&reference.len()) { Ok(reference) } else { Err(NotSent::UnwritableValue) }
}

/// The list a pack is in, and its id there.
fn pack(offer: &SoldOffer) -> Result<(&str, &str), NotSent> {
    let list =
        offer.identifier(wire::PACKAGE_FIELD).filter(|list| matches!(*list, wire::DRIVE | wire::REGULAR));
    let id = offer.identifier(wire::PACKAGE_ID_FIELD).filter(|id| !id.is_empty());
    list.zip(id).ok_or(NotSent::OfferIncomplete)
}

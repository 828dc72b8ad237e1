//! iRecharge: Bangladesh, two keys, our own unique reference, packs by number. See docs/providers/irecharge.md.

mod answers;
mod lists;
#[cfg(test)]
mod tests;
mod wire;

use std::time::Duration;

use secrecy::ExposeSecret;
use serde_json::Number as JsonNumber;
use tillup_core::{
    account::{Account, Environment},
    money::{Currency, Money},
    offer::{Offer, OfferQuery, SoldOffer},
    operator::Service,
    provider::{
        CallContext, Capability, ListedOperator, Lookup, Offers, OperatorCodes, Provider, ReadError,
        Submission,
    },
    reference::ReferenceForm,
    sale::{Order, Outcome},
    wire::{AnswerSize, NotSent, WireAnswer, WireRequest},
};
use url::Url;

use crate::request::{self, Headers};

/// The adapter.
pub(crate) struct IRecharge;

impl IRecharge {
    /// The adapter.
    pub(crate) fn new() -> Self {
        Self
    }
}

/// How long an answer may take.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(20);

static CAPABILITY: Capability = Capability {
    name: "iRecharge",
    currency: Currency::Bdt,
    keys: &["open_key", "secret_key"],
    base_url: Some(wire::BASE_URL),
    has_test: true,
    lookup: Lookup::ByOurs,
    reference_form: ReferenceForm::LettersAndDigits,
    operator_codes: OperatorCodes::Documented,
    offers: Offers::ByNumber,
    detects: false,
    lists_operators: true,
    lists_circles: false,
    reverses: true,
    answer_timeout: ANSWER_TIMEOUT,
};

impl Provider for IRecharge {
    fn id(&self) -> &'static str {
        "irecharge"
    }

    fn capability(&self) -> &Capability {
        &CAPABILITY
    }

    fn can_sell(&self, order: &Order, account: &Account) -> Result<(), NotSent> {
        request::check_phone_order(order, account)?;
        match &order.offer {
            Some(offer) => purchase_fields(order, offer).map(|_| ())?,
            None => request::same_code(request::operator_or_skitto(order), account).map(|_| ())?,
        }
        if order.amount.paisa().is_some() { Ok(()) } else { Err(NotSent::AmountRefused) }
    }

    fn submit_request(
        &self,
        submission: Submission<'_>,
        ctx: CallContext<'_>,
    ) -> Result<WireRequest, NotSent> {
        let order = submission.order;
        self.can_sell(order, ctx.account)?;
        let (number, reference) = (order.number.as_str(), submission.reference.as_str());
        let amount = exact(order.amount)?;
        if let Some(offer) = &order.offer {
            let (operator, identifiers) = purchase_fields(order, offer)?;
            let body = wire::Purchase { operator, number, amount, reference, identifiers };
            return post(wire::PURCHASE, &body, ctx);
        }
        let operator =
            &request::same_code(request::operator_or_skitto(order), ctx.account)?.to_ascii_lowercase();
        let service_type = if order.service == Service::Postpaid { "postpaid" } else { "prepaid" };
        post(wire::NORMAL, &wire::Normal { number, amount, operator, service_type, reference }, ctx)
    }

    fn read_submit(&self, submission: Submission<'_>, answer: &WireAnswer) -> Outcome {
        answers::submitted(submission, answer)
    }

    fn lookup_request(
        &self,
        submission: Submission<'_>,
        ctx: CallContext<'_>,
    ) -> Result<Option<WireRequest>, NotSent> {
        if let Some(id) = submission.evidence.provider_reference.as_deref() {
            let transaction_id = transaction_id(id);
            return post(wire::STATUS_CHECK, &wire::ById { transaction_id }, ctx).map(Some);
        }
        let mut url = request::endpoint(ctx.account, wire::STATUS_CHECK)?;
        url.query_pairs_mut().append_pair("reference", submission.reference.as_str());
        get(&url, ctx, AnswerSize::Single).map(Some)
    }

    fn read_lookup(&self, submission: Submission<'_>, answer: &WireAnswer) -> Outcome {
        answers::looked_up(submission, answer)
    }

    fn balance_request(&self, ctx: CallContext<'_>) -> Result<WireRequest, NotSent> {
        get(&request::endpoint(ctx.account, wire::BALANCE)?, ctx, AnswerSize::Single)
    }

    fn read_balance(&self, answer: &WireAnswer) -> Result<Money, ReadError> {
        lists::balance(answer)
    }

    fn offers_request(&self, query: &OfferQuery, ctx: CallContext<'_>) -> Result<WireRequest, NotSent> {
        let number = query.number.as_ref().ok_or(NotSent::FieldMissing)?;
        let operator = query.operator.as_ref().ok_or(NotSent::OperatorUnknown)?;
        let documented = match operator.as_str() {
            "GP" => Some("gp"),
            "RB" => Some("robi"),
            "AT" => Some("airtel"),
            "BL" => Some("banglalink"),
            _ => None,
        };
        let operator = request::operator_code(operator.as_str(), ctx.account, None, documented)
            .ok_or(NotSent::NotSoldHere)?
            .to_ascii_lowercase();
        let mut url = request::endpoint(ctx.account, wire::OFFERS)?;
        url.query_pairs_mut().append_pair("number", number.as_str()).append_pair("operator", &operator);
        get(&url, ctx, AnswerSize::List)
    }

    fn read_offers(
        &self,
        query: &OfferQuery,
        account: &Account,
        answer: &WireAnswer,
    ) -> Result<Vec<Offer>, ReadError> {
        lists::offers(query, account, answer)
    }

    fn operators_request(&self, service: Service, ctx: CallContext<'_>) -> Result<WireRequest, NotSent> {
        if !service.is_for_phones() {
            return Err(NotSent::NotSoldHere);
        }
        let mut url = request::endpoint(ctx.account, wire::OPERATORS)?;
        url.query_pairs_mut().append_pair("country", "bd").append_pair("service", "mobile-recharge");
        get(&url, ctx, AnswerSize::List)
    }

    fn read_operators(
        &self,
        service: Service,
        answer: &WireAnswer,
    ) -> Result<Vec<ListedOperator>, ReadError> {
        lists::operators(service, answer)
    }
}

/// Both keys, where they are of the account's environment: the provider goes by their prefix alone, so that a live key
/// in a test account would spend money.
fn headers(ctx: CallContext<'_>) -> Result<Headers, NotSent> {
    let (open_prefix, secret_prefix) = match ctx.account.environment {
        Environment::Live => ("ok_live_", "sk_live_"),
        Environment::Test => ("ok_test_", "sk_test_"),
    };
    let open = request::header_key(ctx, "open_key")?;
    let secret = request::header_key(ctx, "secret_key")?;
    if open.expose_secret().starts_with(open_prefix) && secret.expose_secret().starts_with(secret_prefix) {
        Ok(vec![(wire::OPEN_KEY_HEADER, open), (wire::SECRET_KEY_HEADER, secret)])
    } else {
        Err(NotSent::KeysOfOtherEnvironment)
    }
}

fn get(url: &Url, ctx: CallContext<'_>, size: AnswerSize) -> Result<WireRequest, NotSent> {
    Ok(request::get(url, headers(ctx)?, ctx, size, ANSWER_TIMEOUT))
}

fn post<T: serde::Serialize>(path: &str, body: &T, ctx: CallContext<'_>) -> Result<WireRequest, NotSent> {
    let url = request::endpoint(ctx.account, path)?;
    request::post(&url, headers(ctx)?, body, ctx, AnswerSize::Single, ANSWER_TIMEOUT)
}

/// Their id as a JSON number where it is nothing but digits, as in the example.
fn transaction_id(id: &str) -> wire::TransactionId<'_> {
    let number = id.bytes().all(|byte| byte.is_ascii_digit()).then(|| id.parse().ok()).flatten();
    number.map_or(wire::TransactionId::Text(id), wire::TransactionId::Number)
}

/// The amount as a JSON number in its own digits.
fn exact(amount: Money) -> Result<JsonNumber, NotSent> {
    amount.shortest().parse().map_err(|_| NotSent::UnwritableValue)
}

/// The operator of a pack as the list named it, and the identifiers that it demands back.
fn purchase_fields<'a>(
    order: &'a Order,
    offer: &'a SoldOffer,
) -> Result<(&'a str, wire::Identifiers<'a>), NotSent> {
    let told = |name: &str| offer.identifier(name).filter(|value| !value.is_empty());
    let operator = told(wire::OPERATOR_FIELD).ok_or(NotSent::OfferIncomplete)?;
    // A pack is listed for one number: its identifiers carry a session of that number's.
    if told(wire::NUMBER_FIELD).is_some_and(|number| number != order.number.as_str()) {
        return Err(NotSent::OfferIncomplete);
    }
    let (required, optional) = wire::identifiers_of(operator).ok_or(NotSent::OfferIncomplete)?;
    let mut identifiers = Vec::new();
    for name in required {
        identifiers.push((*name, told(name).ok_or(NotSent::OfferIncomplete)?));
    }
    identifiers.extend(optional.iter().filter_map(|name| Some((*name, told(name)?))));
    Ok((operator, wire::Identifiers(identifiers)))
}

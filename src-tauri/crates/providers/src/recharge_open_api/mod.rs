//! Recharge Open API: a page of ASP.NET that resellers of the software run under their own addresses.
//!
//! A request is one GET whose `Message` carries the fields between dollar signs, password and PIN included; an answer
//! is one line of `code=description`. It says neither number nor amount, so an acceptance decides nothing yet: the
//! state is asked by our own reference. What is documented, assumed and open is in
//! docs/providers/recharge-open-api.md.

mod answers;
mod codes;
#[cfg(test)]
mod tests;

use std::time::Duration;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use secrecy::{ExposeSecret, SecretString};
use tillup_core::{
    account::Account,
    money::{Currency, Money},
    operator::Service,
    provider::{CallContext, Capability, Lookup, Offers, OperatorCodes, Provider, ReadError, Submission},
    reference::ReferenceForm,
    sale::{Order, Outcome},
    wire::{AnswerSize, Method, NotSent, WireAnswer, WireRequest},
};

use crate::request;

/// How long any of its answers may take.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(20);

/// Everything but RFC 3986's unreserved characters is written as `%XX`.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What separates the fields of a message.
const SEPARATOR: &str = "$";

/// The adapter.
pub(crate) struct RechargeOpenApi {
    capability: Capability,
}

impl RechargeOpenApi {
    /// The adapter.
    pub(crate) fn new() -> Self {
        Self {
            capability: Capability {
                name: "Recharge Open API",
                currency: Currency::Inr,
                keys: &["user_id", "password", "mobile_no", "sms_pin"],
                base_url: None,
                has_test: false,
                lookup: Lookup::ByOurs,
                reference_form: ReferenceForm::Digits,
                operator_codes: OperatorCodes::Documented,
                offers: Offers::None,
                detects: false,
                lists_operators: false,
                lists_circles: false,
                reverses: true,
                answer_timeout: ANSWER_TIMEOUT,
            },
        }
    }
}

impl Provider for RechargeOpenApi {
    fn id(&self) -> &'static str {
        "recharge-open-api"
    }

    fn capability(&self) -> &Capability {
        &self.capability
    }

    fn can_sell(&self, order: &Order, account: &Account) -> Result<(), NotSent> {
        let rupees = order.amount.currency() == Currency::Inr && account.currency == Currency::Inr;
        let sold = matches!(order.service, Service::Prepaid | Service::Postpaid | Service::Dth);
        if !rupees || !sold || order.offer.is_some() {
            return Err(NotSent::NotSoldHere);
        }
        operator_code(order, account)?;
        written_amount(order.amount).map(|_| ())
    }

    fn submit_request(
        &self,
        submission: Submission<'_>,
        ctx: CallContext<'_>,
    ) -> Result<WireRequest, NotSent> {
        let order = submission.order;
        self.can_sell(order, ctx.account)?;
        let amount = written_amount(order.amount)?;
        let pin = key(ctx, "sms_pin")?;
        message(
            ctx,
            &[
                operator_code(order, ctx.account)?,
                order.number.as_str(),
                &amount,
                pin.expose_secret(),
                if order.scheme { "S" } else { "0" },
                submission.reference.as_str(),
            ],
        )
    }

    fn read_submit(&self, _submission: Submission<'_>, answer: &WireAnswer) -> Outcome {
        answers::submitted(answer)
    }

    fn lookup_request(
        &self,
        submission: Submission<'_>,
        ctx: CallContext<'_>,
    ) -> Result<Option<WireRequest>, NotSent> {
        let pin = key(ctx, "sms_pin")?;
        message(ctx, &["STATUS", submission.reference.as_str(), pin.expose_secret()]).map(Some)
    }

    fn read_lookup(&self, _submission: Submission<'_>, answer: &WireAnswer) -> Outcome {
        answers::looked_up(answer)
    }

    fn balance_request(&self, ctx: CallContext<'_>) -> Result<WireRequest, NotSent> {
        let pin = key(ctx, "sms_pin")?;
        message(ctx, &["BAL", pin.expose_secret()])
    }

    fn read_balance(&self, answer: &WireAnswer) -> Result<Money, ReadError> {
        answers::balance(answer)
    }
}

fn key<'a>(ctx: CallContext<'a>, name: &str) -> Result<&'a SecretString, NotSent> {
    ctx.keys.get(name).ok_or(NotSent::KeysMissing)
}

/// The code of the order's operator.
fn operator_code<'a>(order: &Order, account: &'a Account) -> Result<&'a str, NotSent> {
    let documented = codes::operator(&order.operator, order.service);
    request::operator_code(order.operator.as_str(), account, None, documented).ok_or(NotSent::NotSoldHere)
}

/// The amount in rupees: `100`, and `99.5` where it has paisa (assumed: the document shows whole rupees only).
fn written_amount(amount: Money) -> Result<String, NotSent> {
    if amount.is_positive() && amount.paisa().is_some() {
        Ok(amount.shortest())
    } else {
        Err(NotSent::AmountRefused)
    }
}

/// The request with a message of these fields. A field with a dollar sign would be read as two.
fn message(ctx: CallContext<'_>, fields: &[&str]) -> Result<WireRequest, NotSent> {
    if fields.iter().any(|field| field.is_empty() || field.contains(SEPARATOR)) {
        return Err(NotSent::UnwritableValue);
    }
    let fields = fields.iter().map(|field| written(field)).collect::<Result<Vec<_>, _>>()?;
    let page = request::endpoint(ctx.account, "")?;
    let login = |name: &str| written(key(ctx, name)?.expose_secret());
    let url = format!(
        "{page}?UserID={}&Password={}&MobileNo={}&Message={}",
        login("user_id")?,
        login("password")?,
        login("mobile_no")?,
        fields.join(SEPARATOR),
    );
    Ok(WireRequest {
        method: Method::Get,
        url: SecretString::from(url),
        headers: Vec::new(),
        body: None,
        allow_http: ctx.account.allow_http,
        size: AnswerSize::Single,
        answer_timeout: ANSWER_TIMEOUT,
    })
}

fn written(value: &str) -> Result<String, NotSent> {
    if value.chars().any(char::is_control) {
        return Err(NotSent::UnwritableValue);
    }
    Ok(utf8_percent_encode(value, RESERVED).to_string())
}

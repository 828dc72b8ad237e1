//! What the customer asks for, and what that comes to.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use tillup_core::{
    engine::{EngineError, Quote, SellRequest},
    money::Money,
};

use super::{View, debtor::QuotedDebtor, sale::SoldPack};
use crate::error::CommandError;

/// An order as typed.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderDto {
    number: String,
    amount: Option<String>,
    operator: Option<String>,
    service: Option<String>,
    account: Option<String>,
    offer: Option<String>,
    circle: Option<String>,
    charge: Option<String>,
    unit: Option<String>,
    dob: Option<String>,
    #[serde(default)]
    scheme: bool,
    #[serde(default)]
    again: bool,
    #[serde(default)]
    debtor: Option<i64>,
}

impl OrderDto {
    /// As the engine takes it. An empty field is one that was not filled in.
    pub fn of_clerk(self, clerk: String) -> Result<SellRequest, CommandError> {
        let filled = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let dob = filled(self.dob).map(|day| day.trim().parse::<NaiveDate>()).transpose();
        Ok(SellRequest {
            number: self.number,
            amount: filled(self.amount),
            operator: filled(self.operator),
            service: filled(self.service),
            account: filled(self.account),
            offer: filled(self.offer),
            circle: filled(self.circle),
            charge: filled(self.charge),
            unit: filled(self.unit),
            dob: dob.map_err(|_| CommandError::new("invalid_day", "a day is written YYYY-MM-DD"))?,
            scheme: self.scheme,
            again: self.again,
            debtor: self.debtor,
            clerk,
        })
    }
}

/// An order, read and checked.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QuoteDto {
    number: String,
    grouped: String,
    operator: String,
    service: &'static str,
    circle: Option<String>,
    amount: String,
    charge: String,
    total: String,
    currency: &'static str,
    account: String,
    provider: String,
    offer: Option<SoldPack>,
    limit: Option<LimitDto>,
    repeat: Option<RepeatDto>,
    /// The owner's only.
    commission: Option<String>,
    /// Whoever buys it on credit.
    debtor: Option<QuotedDebtor>,
}

/// The limit that an amount breaks.
#[derive(Debug, Serialize)]
struct LimitDto {
    min: Option<String>,
    max: Option<String>,
}

/// The sale of which this one would be a repeat.
#[derive(Debug, Serialize)]
struct RepeatDto {
    reference: String,
    status: &'static str,
    at: String,
}

impl QuoteDto {
    /// A quote as the view's user sees it.
    pub fn of(quote: &Quote, view: &View<'_>) -> Result<Self, CommandError> {
        let order = &quote.order;
        let text = |money: Option<Money>| money.map(|money| money.to_string());
        Ok(Self {
            number: order.number.to_string(),
            grouped: order.number.grouped(),
            operator: order.operator.to_string(),
            service: order.service.code(),
            circle: order.circle.clone(),
            amount: order.amount.to_string(),
            charge: order.charge.to_string(),
            total: order.amount.plus(order.charge).map_err(EngineError::from)?.to_string(),
            currency: order.amount.currency().code(),
            account: quote.account.clone(),
            provider: view.provider(&quote.account),
            offer: order.offer.as_ref().map(SoldPack::from),
            limit: quote.limit.as_ref().map(|limit| LimitDto { min: text(limit.min), max: text(limit.max) }),
            repeat: quote.repeat.as_ref().map(|earlier| RepeatDto {
                reference: earlier.reference.to_string(),
                status: earlier.status().code(),
                at: view.moment(earlier.created_at),
            }),
            commission: view.owners(Some(quote.expected.amount)),
            debtor: quote.credit.as_ref().map(QuotedDebtor::of).transpose()?,
        })
    }
}

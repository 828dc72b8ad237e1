//! Numbers, those who own them, and what they are shown.

use serde::{Deserialize, Serialize};
use tillup_core::{
    engine::{DetectedBy, Detection, NumberRead, Proposal},
    number::{Number, NumberState},
};
use tillup_ledger::RecentCustomer;

use super::View;

/// What the till makes of what was typed so far.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NumberDto {
    state: &'static str,
    number: String,
    grouped: String,
    problem: Option<&'static str>,
    operator: Option<String>,
    service: Option<&'static str>,
    circle: Option<String>,
    by: Option<&'static str>,
    prefix: Option<String>,
    customer: Option<String>,
}

impl NumberDto {
    /// A number as far as it is typed, with what is at hand about it.
    pub fn of(read: NumberRead, view: &View<'_>) -> Self {
        let is_complete = read.state == NumberState::Complete;
        let customer = if is_complete { view.customer(&Number::stored(read.number.clone())) } else { None };
        let whole = Self {
            state: read.state.code(),
            number: read.number,
            grouped: read.grouped,
            problem: read.problem.map(|problem| problem.code()),
            operator: None,
            service: None,
            circle: None,
            by: None,
            prefix: None,
            customer,
        };
        match read.proposal {
            Some(proposal) => whole.with(proposal),
            None => whole,
        }
    }

    /// A whole number with what a provider or the shop knows of it.
    pub fn detected(detection: Detection, view: &View<'_>) -> Self {
        let Detection { number, operator, service, circle, by } = detection;
        let whole = Self::of(
            NumberRead {
                state: NumberState::Complete,
                number: number.to_string(),
                grouped: number.grouped(),
                problem: None,
                proposal: None,
            },
            view,
        );
        whole.with(Proposal { operator, service, circle, by })
    }

    fn with(self, proposal: Proposal) -> Self {
        let by = proposal.by.code();
        let prefix = match proposal.by {
            DetectedBy::Prefix(prefix) => Some(prefix),
            DetectedBy::Memory | DetectedBy::Provider(_) => None,
        };
        Self {
            operator: Some(proposal.operator.to_string()),
            service: Some(proposal.service.code()),
            circle: proposal.circle,
            by: Some(by),
            prefix,
            ..self
        }
    }
}

/// Somebody who bought before.
#[derive(Debug, Serialize)]
pub struct CustomerDto {
    number: String,
    grouped: String,
    name: Option<String>,
    operator: String,
    service: &'static str,
    amount: String,
    at: String,
}

impl CustomerDto {
    /// A customer and the last sale.
    pub fn of(customer: RecentCustomer, view: &View<'_>) -> Self {
        Self {
            grouped: customer.number.grouped(),
            number: customer.number.to_string(),
            name: customer.name,
            operator: customer.operator.to_string(),
            service: customer.service.code(),
            amount: customer.amount.to_string(),
            at: view.moment(customer.at),
        }
    }
}

/// What the customer sees: given by the counter's page, shown by the display's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CustomerView {
    /// The number in groups.
    pub grouped: String,
    /// Name for people.
    pub operator: String,
    pub operator_code: String,
    /// What the customer pays; empty while unknown.
    pub amount: String,
    pub currency: String,
    pub state: String,
}

impl CustomerView {
    /// Nothing of anybody.
    pub fn idle() -> Self {
        Self {
            grouped: String::new(),
            operator: String::new(),
            operator_code: String::new(),
            amount: String::new(),
            currency: String::new(),
            state: "idle".to_owned(),
        }
    }
}

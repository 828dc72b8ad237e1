//! Sales and their attempts.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use tillup_core::{
    offer::SoldOffer,
    sale::{Attempt, Sale, WalletEvidence},
};

use super::{View, debtor::OwingDto};

/// A pack, as far as a sale tells of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SoldPack {
    id: String,
    title: String,
}

impl From<&SoldOffer> for SoldPack {
    fn from(offer: &SoldOffer) -> Self {
        Self { id: offer.id.clone(), title: offer.title.clone() }
    }
}

/// A person's word on an unknown sale.
#[derive(Clone, Debug, Serialize)]
pub struct ResolutionDto {
    by: String,
    why: String,
    at: String,
}

/// A sale.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SaleDto {
    pub reference: String,
    receipt_no: String,
    status: &'static str,
    reason: Option<&'static str>,
    number: String,
    grouped: String,
    customer: Option<String>,
    operator: String,
    service: &'static str,
    circle: Option<String>,
    amount: String,
    charge: String,
    total: String,
    currency: &'static str,
    offer: Option<SoldPack>,
    clerk: String,
    created_at: String,
    final_at: Option<String>,
    next_check_at: Option<String>,
    /// The owner's only.
    commission: Option<String>,
    resolution: Option<ResolutionDto>,
    unit: Option<String>,
    dob: Option<String>,
    scheme: bool,
    /// Whoever bought it on credit.
    debtor: Option<OwingDto>,
    attempts: Vec<AttemptDto>,
}

impl SaleDto {
    /// A sale as the view's user sees it.
    pub fn of(sale: &Sale, view: &View<'_>) -> Self {
        let order = &sale.order;
        Self {
            reference: sale.reference.to_string(),
            receipt_no: sale.receipt_no.clone(),
            status: sale.status().code(),
            reason: sale.reason().map(|reason| reason.code()),
            number: order.number.to_string(),
            grouped: order.number.grouped(),
            customer: view.customer(&order.number),
            operator: order.operator.to_string(),
            service: order.service.code(),
            circle: order.circle.clone(),
            amount: order.amount.to_string(),
            charge: order.charge.to_string(),
            // Both were added before the sale was written down.
            total: order.amount.plus(order.charge).unwrap_or(order.amount).to_string(),
            currency: order.amount.currency().code(),
            offer: order.offer.as_ref().map(SoldPack::from),
            clerk: sale.clerk.clone(),
            created_at: view.moment(sale.created_at),
            final_at: sale.final_at.map(|at| view.moment(at)),
            next_check_at: next_check_of(sale, view),
            commission: view.owners(Some(sale.commission.amount)),
            resolution: sale.resolution.as_ref().map(|resolution| ResolutionDto {
                by: resolution.by.clone(),
                why: resolution.why.clone(),
                at: view.moment(resolution.at),
            }),
            unit: order.unit.clone(),
            dob: order.dob.map(|day| day.to_string()),
            scheme: order.scheme,
            debtor: sale.debtor.as_ref().map(OwingDto::from),
            attempts: sale.attempts.iter().map(|attempt| AttemptDto::of(attempt, sale, view)).collect(),
        }
    }

    /// The sale as a till shows it to whoever stands before it: not whose it is.
    pub fn for_strangers(mut self) -> Self {
        let known = self.grouped.chars().count();
        let hide = |(place, character): (usize, char)| {
            if character == ' ' || place + 3 >= known { character } else { '•' }
        };
        self.grouped = self.grouped.chars().enumerate().map(hide).collect();
        self.number.clone_from(&self.grouped);
        self.customer = None;
        self.dob = None;
        self.unit = None;
        self.debtor = None;
        self.attempts.clear();
        self
    }
}

/// When an open sale is asked about next. A success that is watched for a reversal is nothing to wait for.
fn next_check_of(sale: &Sale, view: &View<'_>) -> Option<String> {
    let attempt = sale.last_attempt().filter(|attempt| attempt.status.is_open())?;
    attempt.next_check_at.map(|at| view.moment(at))
}

/// One submission of a sale to one account.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AttemptDto {
    reference: String,
    account: String,
    provider: String,
    status: &'static str,
    reason: Option<&'static str>,
    sent_at: Option<String>,
    answered_at: Option<String>,
    next_check_at: Option<String>,
    checks: u32,
    message: Option<String>,
    code: Option<String>,
    provider_reference: Option<String>,
    operator_reference: Option<String>,
    /// The owner's only.
    wallet_before: Option<String>,
    /// The owner's only.
    wallet_after: Option<String>,
    wallet_evidence: Option<&'static str>,
}

impl AttemptDto {
    fn of(attempt: &Attempt, sale: &Sale, view: &View<'_>) -> Self {
        let evidence = &attempt.evidence;
        Self {
            reference: attempt.reference.to_string(),
            account: attempt.account.clone(),
            provider: view.provider(&attempt.account),
            status: attempt.status.code(),
            reason: attempt.reason.map(|reason| reason.code()),
            sent_at: attempt.sent_at.map(|at| view.moment(at)),
            answered_at: attempt.answered_at.map(|at| view.moment(at)),
            next_check_at: attempt.next_check_at.map(|at| view.moment(at)),
            checks: attempt.checks,
            message: evidence.message_for(view.role).map(Cow::into_owned),
            code: evidence.code.clone(),
            provider_reference: evidence.provider_reference.clone(),
            operator_reference: evidence.operator_reference.clone(),
            wallet_before: view.owners(evidence.wallet_before),
            wallet_after: view.owners(evidence.wallet_after),
            wallet_evidence: attempt.wallet_evidence(sale.order.amount).map(WalletEvidence::code),
        }
    }
}

/// Which sales the window asks for.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SalesQuery {
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    #[serde(default)]
    pub every_day: bool,
    pub status: Option<String>,
    pub clerk: Option<String>,
    /// Only those with an open complaint.
    #[serde(default)]
    pub disputed: bool,
    #[serde(default)]
    pub text: String,
    pub limit: u32,
}

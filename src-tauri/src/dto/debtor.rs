//! Who buys on credit, and what they owe.

use serde::{Deserialize, Serialize};
use tillup_core::{
    debtor::{Debtor, DueLine, Owing},
    engine::{Credit, EngineError},
};
use tillup_shop::DebtorForm;

use super::View;
use crate::error::CommandError;

/// Whose due a sale goes on.
#[derive(Clone, Debug, Serialize)]
pub struct OwingDto {
    id: i64,
    name: String,
}

impl From<&Owing> for OwingDto {
    fn from(owing: &Owing) -> Self {
        Self { id: owing.id, name: owing.name.clone() }
    }
}

/// Somebody who buys on credit.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DebtorDto {
    id: i64,
    name: String,
    phone: Option<String>,
    due: String,
    open: String,
    limit: String,
    enabled: bool,
    currency: &'static str,
    last_paid_at: Option<String>,
}

impl DebtorDto {
    /// A debtor as the window shows them.
    pub fn of(debtor: &Debtor, view: &View<'_>) -> Self {
        Self {
            id: debtor.id,
            name: debtor.name.clone(),
            phone: debtor.phone.clone(),
            due: debtor.due.to_string(),
            open: debtor.open.to_string(),
            limit: debtor.limit.to_string(),
            enabled: debtor.enabled,
            currency: debtor.currency().code(),
            last_paid_at: debtor.last_paid_at.map(|at| view.moment(at)),
        }
    }
}

/// One change of a due.
#[derive(Debug, Serialize)]
pub struct DueLineDto {
    at: String,
    kind: &'static str,
    amount: String,
    due: String,
    reference: Option<String>,
    clerk: String,
    reason: Option<String>,
}

impl DueLineDto {
    /// A change as the window shows it.
    pub fn of(line: &DueLine, view: &View<'_>) -> Self {
        Self {
            at: view.moment(line.at),
            kind: line.kind.code(),
            amount: line.amount.to_string(),
            due: line.due.to_string(),
            reference: line.reference.clone(),
            clerk: line.clerk.clone(),
            reason: line.reason.clone(),
        }
    }
}

/// A debtor with what moved their due.
#[derive(Debug, Serialize)]
pub struct DebtorViewDto {
    pub debtor: DebtorDto,
    /// The newest first.
    pub lines: Vec<DueLineDto>,
}

/// A debtor as typed.
#[derive(Debug, Deserialize)]
pub struct DebtorFormDto {
    id: Option<i64>,
    name: String,
    phone: Option<String>,
    limit: String,
    enabled: bool,
}

impl From<DebtorFormDto> for DebtorForm {
    fn from(form: DebtorFormDto) -> Self {
        let DebtorFormDto { id, name, phone, limit, enabled } = form;
        Self { id, name, phone, limit, enabled }
    }
}

/// On whose due a quoted sale would go, and what that comes to.
#[derive(Debug, Serialize)]
pub struct QuotedDebtor {
    id: i64,
    name: String,
    due: String,
    after: String,
    limit: String,
    over: bool,
}

impl QuotedDebtor {
    /// The debtor with this sale and all open ones.
    pub fn of(credit: &Credit) -> Result<Self, CommandError> {
        let Credit { debtor, total } = credit;
        Ok(Self {
            id: debtor.id,
            name: debtor.name.clone(),
            due: debtor.due.to_string(),
            after: debtor.after(*total).map_err(EngineError::from)?.to_string(),
            limit: debtor.limit.to_string(),
            over: debtor.would_be_over(*total).map_err(EngineError::from)?,
        })
    }
}

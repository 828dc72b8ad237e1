//! Drawers: what lies in them, and what their Z reports say.

use serde::Serialize;
use tillup_core::{
    engine::EngineError,
    money::MoneyError,
    sale::Sale,
    shift::{Adjustment, CashMovement, Shift, SoldLine, Unresolved, Way},
};

use super::{View, debtor::OwingDto, report::TallyDto};
use crate::error::CommandError;

/// Money that went into a drawer or out of it and was no sale.
#[derive(Debug, Serialize)]
struct MovementDto {
    way: &'static str,
    amount: String,
    reason: String,
    at: String,
}

/// What was sold of one operator through one account.
#[derive(Debug, Serialize)]
struct SoldDto {
    account: String,
    operator: String,
    currency: &'static str,
    sales: i64,
    amount: String,
    charge: String,
    /// The owner's only.
    commission: Option<String>,
}

/// A sale whose end the shift did not know.
#[derive(Debug, Serialize)]
struct UnresolvedDto {
    reference: String,
    status: &'static str,
    amount: String,
    charge: String,
    currency: &'static str,
    /// Whose due it goes on: no cash was taken.
    debtor: Option<OwingDto>,
}

/// A sale of an earlier shift that came to its end.
#[derive(Debug, Serialize)]
struct AdjustmentDto {
    reference: String,
    status: &'static str,
    amount: String,
    currency: &'static str,
    at: String,
    day: String,
    /// The Z report after which it settled.
    z: Option<i64>,
    /// Whose due it moved: no cash did.
    debtor: Option<OwingDto>,
}

/// Where the chain of entries stood.
#[derive(Debug, Serialize)]
struct ChainDto {
    entries: i64,
    head: String,
}

/// A sale that a Z report left unresolved and that has settled since.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct SettledDto {
    reference: String,
    status: &'static str,
    total: String,
    currency: &'static str,
    final_at: Option<String>,
}

/// A drawer from open to close: what is known so far (X), or what its Z report says.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ShiftDto {
    id: i64,
    clerk: String,
    opened_at: String,
    closed_at: Option<String>,
    z: Option<i64>,
    currency: &'static str,
    float: String,
    cash_in: String,
    cash_out: String,
    movements: Vec<MovementDto>,
    sales: i64,
    amount: String,
    charge: String,
    /// The owner's only.
    commission: Option<String>,
    on_credit: String,
    payments: String,
    reversed: TallyDto,
    sold: Vec<SoldDto>,
    unresolved: Vec<UnresolvedDto>,
    adjustments: Vec<AdjustmentDto>,
    /// To who counts the drawer, only after the count.
    expected: Option<String>,
    counted: Option<String>,
    difference: Option<String>,
    chain: ChainDto,
    settled_since: Vec<SettledDto>,
}

impl ShiftDto {
    /// The shift as the view's user may see it; `since`: what its Z report left unresolved and what has settled.
    pub fn of(shift: &Shift, since: &[Sale], view: &View<'_>) -> Result<Self, CommandError> {
        Ok(Self::told(shift, since, view).map_err(EngineError::from)?)
    }

    fn told(shift: &Shift, since: &[Sale], view: &View<'_>) -> Result<Self, MoneyError> {
        let count = shift.count.as_ref();
        Ok(Self {
            id: shift.id,
            clerk: shift.clerk.clone(),
            opened_at: view.moment(shift.opened_at),
            closed_at: count.map(|count| view.moment(count.at)),
            z: count.map(|count| count.z),
            currency: shift.float.currency().code(),
            float: shift.float.to_string(),
            cash_in: shift.moved(Way::In)?.to_string(),
            cash_out: shift.moved(Way::Out)?.to_string(),
            movements: shift.movements.iter().map(|one| movement(one, view)).collect(),
            sales: shift.sales(),
            amount: shift.amount()?.to_string(),
            charge: shift.charge()?.to_string(),
            commission: view.owners(Some(shift.commission()?)),
            on_credit: shift.on_credit.to_string(),
            payments: shift.payments.to_string(),
            reversed: shift.reversed.into(),
            sold: shift.lines.iter().map(|line| sold(line, view)).collect(),
            unresolved: shift.unresolved.iter().map(|sale| unresolved(sale, view)).collect(),
            adjustments: shift.adjustments.iter().map(|one| adjustment(one, view)).collect(),
            expected: if view.tells_expected_of(shift) { Some(shift.expected()?.to_string()) } else { None },
            counted: count.map(|count| count.counted.to_string()),
            difference: shift.difference()?.map(|difference| difference.to_string()),
            chain: ChainDto { entries: shift.chain.entries, head: shift.chain.head.clone() },
            settled_since: since.iter().map(|sale| settled(sale, view)).collect(),
        })
    }
}

impl View<'_> {
    fn tells_expected_of(&self, shift: &Shift) -> bool {
        shift.tells_expected_to(self.role)
    }
}

fn movement(one: &CashMovement, view: &View<'_>) -> MovementDto {
    MovementDto {
        way: one.way.code(),
        amount: one.amount.to_string(),
        reason: one.reason.clone(),
        at: view.moment(one.at),
    }
}

fn sold(line: &SoldLine, view: &View<'_>) -> SoldDto {
    SoldDto {
        account: line.account.clone(),
        operator: line.operator.clone(),
        currency: line.amount.currency().code(),
        sales: line.sales,
        amount: line.amount.to_string(),
        charge: line.charge.to_string(),
        commission: view.owners(Some(line.commission)),
    }
}

fn unresolved(sale: &Unresolved, view: &View<'_>) -> UnresolvedDto {
    UnresolvedDto {
        reference: sale.reference.clone(),
        status: sale.status.code(),
        amount: sale.amount.to_string(),
        charge: sale.charge.to_string(),
        currency: sale.amount.currency().code(),
        debtor: view.owing(sale.debtor),
    }
}

fn adjustment(one: &Adjustment, view: &View<'_>) -> AdjustmentDto {
    AdjustmentDto {
        reference: one.reference.clone(),
        status: one.status.code(),
        amount: one.amount.to_string(),
        currency: one.amount.currency().code(),
        at: view.moment(one.at),
        day: view.config.calendar().day_of(one.at).to_string(),
        z: one.z,
        debtor: view.owing(one.debtor),
    }
}

fn settled(sale: &Sale, view: &View<'_>) -> SettledDto {
    let order = &sale.order;
    SettledDto {
        reference: sale.reference.to_string(),
        status: sale.status().code(),
        total: order.amount.plus(order.charge).unwrap_or(order.amount).to_string(),
        currency: order.amount.currency().code(),
        final_at: sale.final_at.map(|at| view.moment(at)),
    }
}

/// A Z report in a list.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ZLineDto {
    z: i64,
    clerk: String,
    opened_at: String,
    closed_at: String,
    currency: &'static str,
    counted: String,
    difference: String,
    unresolved: usize,
}

impl ZLineDto {
    /// The line; none for a shift that is open.
    pub fn of(shift: &Shift, view: &View<'_>) -> Result<Option<Self>, CommandError> {
        let difference = shift.difference().map_err(EngineError::from)?;
        Ok(shift.count.as_ref().zip(difference).map(|(count, difference)| Self {
            z: count.z,
            clerk: shift.clerk.clone(),
            opened_at: view.moment(shift.opened_at),
            closed_at: view.moment(count.at),
            currency: shift.float.currency().code(),
            counted: count.counted.to_string(),
            difference: difference.to_string(),
            unresolved: shift.unresolved.len(),
        }))
    }
}

/// The drawers as their page shows them.
#[derive(Debug, Serialize)]
pub struct DrawersDto {
    /// One's own, where it is open.
    pub own: Option<ShiftDto>,
    /// Those of others that are open; the owner's only.
    pub others: Vec<ShiftDto>,
    /// The last Z reports, the newest first; a clerk's own.
    pub reports: Vec<ZLineDto>,
}

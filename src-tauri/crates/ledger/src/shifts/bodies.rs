//! What the entries of a drawer hold; fields in alphabetical order, as in all bodies.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use tillup_core::{
    money::Money,
    report::Tally,
    shift::{Adjustment, CashMovement, ChainMark, Count, Shift, SoldLine, Unresolved, Way},
};

use crate::failure::Try;

/// `shift_opened`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Opened {
    pub(crate) day: NaiveDate,
    pub(crate) float: Money,
}

/// `shift_cash`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct CashMoved {
    pub(crate) amount: Money,
    pub(crate) day: NaiveDate,
    pub(crate) reason: String,
    pub(crate) way: Way,
}

impl CashMoved {
    /// What is added to the drawer.
    pub(crate) fn added(&self) -> Money {
        match self.way {
            Way::In => self.amount,
            Way::Out => self.amount.negated(),
        }
    }
}

/// What was reversed within a shift.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Reversed {
    amount: Money,
    sales: i64,
}

/// `shift_closed`: the Z report, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Closed {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) adjustments: Vec<Adjustment>,
    pub(crate) counted: Money,
    pub(crate) day: NaiveDate,
    pub(crate) expected: Money,
    pub(crate) float: Money,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) movements: Vec<CashMovement>,
    /// What of the sales went on dues; left out where nothing did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) on_credit: Option<Money>,
    pub(crate) opened_at: DateTime<Utc>,
    pub(crate) opened_on: NaiveDate,
    /// Dues that were paid; left out where none were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) payments: Option<Money>,
    pub(crate) reversed: Reversed,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) sold: Vec<SoldLine>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) unresolved: Vec<Unresolved>,
    pub(crate) z: i64,
}

impl Closed {
    /// The Z report of a shift as it stands.
    pub(crate) fn of(shift: Shift, counted: Money, z: i64, day: NaiveDate) -> Try<Self> {
        Ok(Self {
            expected: shift.expected()?,
            adjustments: shift.adjustments,
            counted,
            day,
            float: shift.float,
            movements: shift.movements,
            on_credit: Some(shift.on_credit).filter(|amount| !amount.is_zero()),
            opened_at: shift.opened_at,
            opened_on: shift.opened_on,
            payments: Some(shift.payments).filter(|amount| !amount.is_zero()),
            reversed: Reversed { amount: shift.reversed.amount, sales: shift.reversed.sales },
            sold: shift.lines,
            unresolved: shift.unresolved,
            z,
        })
    }

    /// The shift again, as the Z report tells it.
    pub(crate) fn shift(self, id: i64, clerk: String, closed_at: DateTime<Utc>, chain: ChainMark) -> Shift {
        let zero = Money::zero(self.float.currency());
        Shift {
            on_credit: self.on_credit.unwrap_or(zero),
            payments: self.payments.unwrap_or(zero),
            id,
            clerk,
            opened_at: self.opened_at,
            opened_on: self.opened_on,
            count: Some(Count { z: self.z, at: closed_at, counted: self.counted }),
            float: self.float,
            movements: self.movements,
            lines: self.sold,
            reversed: Tally { sales: self.reversed.sales, amount: self.reversed.amount },
            unresolved: self.unresolved,
            adjustments: self.adjustments,
            chain,
        }
    }

    /// What cash sales of earlier shifts posted since, in the float's currency.
    pub(crate) fn adjusted(&self) -> Try<Money> {
        let zero = Money::zero(self.float.currency());
        let own = self.adjustments.iter().filter(|one| one.is_cash_in(zero.currency()));
        Ok(own.map(|one| one.amount).try_fold(zero, Money::plus)?)
    }
}

//! A clerk's drawer from open to close: what was put in, what was sold, what has to be there, and what was counted.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    access::Role,
    ledger::LedgerError,
    money::{Currency, Money, MoneyError},
    report::Tally,
    sale::Status,
};

/// Why nothing was done to a drawer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShiftError {
    /// The user has a shift already.
    #[error("your shift is open already; close it before opening another")]
    AlreadyOpen,
    /// The user has no open shift.
    #[error("no shift is open; open one with its float first")]
    NoShift,
    /// The ledger.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Which way money went that was no sale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// Into the drawer.
    In,
    /// Out of it.
    Out,
}

impl Way {
    /// `in` or `out`.
    pub fn code(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
        }
    }
}

/// Money that went into a drawer or out of it and was no sale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CashMovement {
    /// How much; more than nothing.
    pub amount: Money,
    /// When.
    pub at: DateTime<Utc>,
    /// What for.
    pub reason: String,
    /// Which way.
    pub way: Way,
}

/// What was sold of one operator through one account: succeeded less reversed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SoldLine {
    /// The account.
    pub account: String,
    /// Face value.
    pub amount: Money,
    /// Taken on top of it.
    pub charge: Money,
    /// Earned; for the owner alone.
    pub commission: Money,
    /// The operator's code.
    pub operator: String,
    /// How many.
    pub sales: i64,
}

/// A sale of the shift that nobody knows the end of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unresolved {
    /// Face value.
    pub amount: Money,
    /// Taken on top of it.
    pub charge: Money,
    /// Whose due it goes on, where no cash was taken for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub debtor: Option<i64>,
    /// The sale.
    pub reference: String,
    /// Where it stands.
    pub status: Status,
}

/// A sale that came to its end after the shift in which its money was taken or counted. It is in no drawer's expected
/// cash; it is told in the clerk's next report, dated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjustment {
    /// Face value and charge: added by a success, taken off by a reversal.
    pub amount: Money,
    /// When.
    pub at: DateTime<Utc>,
    /// Whose due it moved: then it is no cash, and in no sum of cash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub debtor: Option<i64>,
    /// The attempt that settled.
    pub reference: String,
    /// `succeeded` or `reversed`.
    pub status: Status,
    /// The Z report after which it settled; none where the sale was sold outside any shift.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub z: Option<i64>,
}

impl Adjustment {
    /// Whether it moved cash of that currency.
    pub fn is_cash_in(&self, currency: Currency) -> bool {
        self.debtor.is_none() && self.amount.currency() == currency
    }
}

/// Where the chain of events stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainMark {
    /// How many entries.
    pub entries: i64,
    /// The hash of the last, as hex.
    pub head: String,
}

/// What a count found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The number of the Z report.
    pub z: i64,
    /// When the drawer was counted and the shift closed.
    pub at: DateTime<Utc>,
    /// What was counted.
    pub counted: Money,
}

/// A shift: of an open one what is known so far (X), of a closed one what its Z report says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Counts up over the shop's shifts.
    pub id: i64,
    /// Whose drawer.
    pub clerk: String,
    /// When it was opened.
    pub opened_at: DateTime<Utc>,
    /// The business day on which it was opened.
    pub opened_on: NaiveDate,
    /// The count that closed it.
    pub count: Option<Count>,
    /// What lay in the drawer at first.
    pub float: Money,
    /// What was put in or taken out.
    pub movements: Vec<CashMovement>,
    /// What was sold, by account and operator; other currencies than the float's are in no drawer's expected cash.
    pub lines: Vec<SoldLine>,
    /// Of the sales in the float's currency, with their charge, what went on somebody's due: no cash came in for it.
    pub on_credit: Money,
    /// Dues that were paid into the drawer.
    pub payments: Money,
    /// Reversed within the shift, in the float's currency.
    pub reversed: Tally,
    /// Sales of the shift that nobody knows the end of.
    pub unresolved: Vec<Unresolved>,
    /// Sales of earlier shifts that settled since the clerk's last Z report.
    pub adjustments: Vec<Adjustment>,
    /// Where the chain of events stands: of a closed shift, at the entry that closed it.
    pub chain: ChainMark,
}

impl Shift {
    /// Money that was put in, or taken out, for other reasons than sales.
    pub fn moved(&self, way: Way) -> Result<Money, MoneyError> {
        let these = self.movements.iter().filter(|movement| movement.way == way);
        self.sum(these.map(|movement| movement.amount))
    }

    /// Sales in the float's currency, succeeded less reversed.
    pub fn sales(&self) -> i64 {
        self.own_lines().map(|line| line.sales).sum()
    }

    /// Their face value.
    pub fn amount(&self) -> Result<Money, MoneyError> {
        self.sum(self.own_lines().map(|line| line.amount))
    }

    /// What was taken on top of it.
    pub fn charge(&self) -> Result<Money, MoneyError> {
        self.sum(self.own_lines().map(|line| line.charge))
    }

    /// What they earned; for the owner alone.
    pub fn commission(&self) -> Result<Money, MoneyError> {
        self.sum(self.own_lines().map(|line| line.commission))
    }

    /// What has to be in the drawer: float, what was put in less what was taken out, what customers paid at once, and what
    /// they paid of their dues.
    pub fn expected(&self) -> Result<Money, MoneyError> {
        let moved = self.moved(Way::In)?.minus(self.moved(Way::Out)?)?;
        let sold = self.amount()?.plus(self.charge()?)?.minus(self.on_credit)?;
        self.float.plus(moved)?.plus(sold)?.plus(self.payments)
    }

    /// Counted less expected: over, or short where it is negative.
    pub fn difference(&self) -> Result<Option<Money>, MoneyError> {
        self.count.as_ref().map(|count| count.counted.minus(self.expected()?)).transpose()
    }

    /// What cash sales of earlier shifts brought since, in the float's currency.
    pub fn adjusted(&self) -> Result<Money, MoneyError> {
        let own = |one: &&Adjustment| one.is_cash_in(self.float.currency());
        self.sum(self.adjustments.iter().filter(own).map(|adjustment| adjustment.amount))
    }

    /// Whether somebody may see what has to be in the drawer: who counts it, only after the count.
    pub fn tells_expected_to(&self, role: Role) -> bool {
        role == Role::Owner || self.count.is_some()
    }

    fn own_lines(&self) -> impl Iterator<Item = &SoldLine> {
        self.lines.iter().filter(|line| line.amount.currency() == self.float.currency())
    }

    fn sum(&self, amounts: impl Iterator<Item = Money>) -> Result<Money, MoneyError> {
        amounts.into_iter().try_fold(Money::zero(self.float.currency()), |sum, amount| sum.plus(amount))
    }
}

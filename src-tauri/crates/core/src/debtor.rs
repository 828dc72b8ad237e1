//! Who buys on credit: what they owe, how much they may owe, and what moved it.

use chrono::{DateTime, Utc};

use crate::money::{Currency, Money, MoneyError};

/// Whose due a sale goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owing {
    /// The debtor's id.
    pub id: i64,
    /// Their name.
    pub name: String,
}

/// Somebody who buys on credit, as the ledger knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Debtor {
    /// Counts up over the shop's debtors.
    pub id: i64,
    /// The name; no other debtor has it, in whatever case and spacing.
    pub name: String,
    /// A telephone number.
    pub phone: Option<String>,
    /// What they owe. Less than nothing only where a sale was given back that they had paid: then the shop owes them.
    pub due: Money,
    /// Sales on credit that wait for their end: in the due once they succeed.
    pub open: Money,
    /// What they may owe at most; nothing: nothing is sold to them on credit.
    pub limit: Money,
    /// Whether anything is sold to them on credit at all.
    pub enabled: bool,
    /// When they paid last.
    pub last_paid_at: Option<DateTime<Utc>>,
}

impl Debtor {
    /// The currency in which they owe.
    pub fn currency(&self) -> Currency {
        self.limit.currency()
    }

    /// What they would owe with a further sale and all open ones.
    pub fn after(&self, total: Money) -> Result<Money, MoneyError> {
        self.due.plus(self.open)?.plus(total)
    }

    /// Whether a further sale would be more than they may owe.
    pub fn would_be_over(&self, total: Money) -> Result<bool, MoneyError> {
        Ok(!self.limit.is_positive() || self.after(total)? > self.limit)
    }

    /// Whether a further sale may go on their due.
    ///
    /// # Errors
    /// Why it may not.
    pub fn may_take(&self, total: Money) -> Result<(), DebtorRefusal> {
        if !self.enabled {
            return Err(DebtorRefusal::Off(self.name.clone()));
        }
        if total.currency() != self.currency() {
            return Err(DebtorRefusal::OtherCurrency { owes: self.currency(), asked: total.currency() });
        }
        // A sum that is no amount any more is over every limit.
        if self.would_be_over(total).unwrap_or(true) {
            let due = self.due.plus(self.open).unwrap_or(self.due);
            return Err(DebtorRefusal::OverLimit { due, limit: self.limit });
        }
        Ok(())
    }
}

/// What a change of a due was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DueKind {
    /// A sale on credit succeeded.
    Sale,
    /// One was given back by the provider.
    Reversal,
    /// They paid.
    Payment,
    /// The owner put it right.
    Adjustment,
}

impl DueKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Sale, Self::Reversal, Self::Payment, Self::Adjustment];

    /// A stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Sale => "sale",
            Self::Reversal => "reversal",
            Self::Payment => "payment",
            Self::Adjustment => "adjustment",
        }
    }

    /// The kind of that word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// One change of a due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueLine {
    /// When.
    pub at: DateTime<Utc>,
    /// What it was.
    pub kind: DueKind,
    /// What it added; negative where less is owed by it.
    pub amount: Money,
    /// What was owed after it.
    pub due: Money,
    /// The attempt that was charged or given back.
    pub reference: Option<String>,
    /// Who sold, took the payment or put it right.
    pub clerk: String,
    /// Why the owner put it right; the note of a payment.
    pub reason: Option<String>,
}

/// What dues did over some days, in one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueTotals {
    /// Sold on credit with its charge, less what was given back of it.
    pub on_credit: Money,
    /// Paid.
    pub received: Money,
}

impl DueTotals {
    /// Nothing.
    pub fn none(currency: Currency) -> Self {
        Self { on_credit: Money::zero(currency), received: Money::zero(currency) }
    }
}

/// A debtor to be added or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDebtor {
    /// Whom to change; `None`: a new one.
    pub id: Option<i64>,
    /// The name.
    pub name: String,
    /// A telephone number, as numbers are kept.
    pub phone: Option<String>,
    /// What they may owe at most.
    pub limit: Money,
    /// Whether anything is sold to them on credit at all.
    pub enabled: bool,
}

/// Why nothing was done to a due. Nothing was written, and nothing sent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DebtorRefusal {
    /// There is nobody of that id or name.
    #[error("nobody of that name or number buys on credit here")]
    NoDebtor,
    /// The owner lets nothing be sold to them on credit.
    #[error("nothing is sold to {0} on credit any more; take cash")]
    Off(String),
    /// They would owe more than they may.
    #[error("they would owe more than they may: {due} is owed or under way, the limit is {limit}; take cash")]
    OverLimit {
        /// What they owe with all sales that are under way.
        due: Money,
        /// What they may owe.
        limit: Money,
    },
    /// They owe in one currency, and this is another.
    #[error("they owe in {owes}; this is {asked}, which has to be paid in cash")]
    OtherCurrency {
        /// Theirs.
        owes: Currency,
        /// That of the sale.
        asked: Currency,
    },
    /// More than is owed.
    #[error("that is more than is owed: {due}")]
    MoreThanDue {
        /// What is owed.
        due: Money,
    },
    /// The name is none.
    #[error("a debtor needs a name with a letter in it")]
    InvalidName,
    /// Another debtor has the name.
    #[error("somebody of this name buys on credit already")]
    NameTaken,
}

impl DebtorRefusal {
    /// A stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoDebtor => "no_debtor",
            Self::Off(_) => "debtor_off",
            Self::OverLimit { .. } => "over_limit",
            Self::OtherCurrency { .. } => "debtor_currency",
            Self::MoreThanDue { .. } => "more_than_due",
            Self::InvalidName => "invalid_debtor_name",
            Self::NameTaken => "name_taken",
        }
    }

    /// Whether what was asked is refused, and not wrong in itself.
    pub fn is_refusal(&self) -> bool {
        matches!(self, Self::Off(_) | Self::OverLimit { .. } | Self::OtherCurrency { .. })
    }

    /// What is owed, where that is told.
    pub fn due(&self) -> Option<Money> {
        match self {
            Self::OverLimit { due, .. } | Self::MoreThanDue { due } => Some(*due),
            _ => None,
        }
    }

    /// What may be owed, where that is told.
    pub fn limit(&self) -> Option<Money> {
        match self {
            Self::OverLimit { limit, .. } => Some(*limit),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taka(text: &str) -> Money {
        Money::parse(text, Currency::Bdt).unwrap()
    }

    fn debtor(due: &str, open: &str, limit: &str) -> Debtor {
        Debtor {
            id: 1,
            name: "Karim".to_owned(),
            phone: None,
            due: taka(due),
            open: taka(open),
            limit: taka(limit),
            enabled: true,
            last_paid_at: None,
        }
    }

    #[test]
    fn a_limit_is_reached_to_the_last_part_and_not_passed() {
        assert_eq!(debtor("300", "100", "500").may_take(taka("100")), Ok(()));
        let over = debtor("300", "100", "500").may_take(taka("100.0001"));
        assert_eq!(over, Err(DebtorRefusal::OverLimit { due: taka("400"), limit: taka("500") }));
        assert_eq!(debtor("-50", "0", "100").may_take(taka("150")), Ok(()), "what the shop owes counts");
    }

    #[test]
    fn a_limit_of_nothing_lets_nothing_be_sold() {
        let nothing = debtor("-50", "0", "0").may_take(taka("10"));
        assert_eq!(nothing.unwrap_err().code(), "over_limit");
    }

    #[test]
    fn a_sum_beyond_all_amounts_is_over_the_limit() {
        let huge = Money::from_parts(i64::MAX - 5, Currency::Bdt);
        let full = Debtor { due: huge, limit: huge, ..debtor("0", "0", "1") };
        assert_eq!(full.may_take(taka("1")).unwrap_err().code(), "over_limit");
    }

    #[test]
    fn who_is_switched_off_or_owes_in_another_currency_gets_nothing_on_credit() {
        let off = Debtor { enabled: false, ..debtor("0", "0", "100") };
        assert_eq!(off.may_take(taka("1")).unwrap_err().code(), "debtor_off");
        let rupee = Money::parse("1", Currency::Inr).unwrap();
        assert_eq!(debtor("0", "0", "100").may_take(rupee).unwrap_err().code(), "debtor_currency");
    }
}

//! Double-entry postings: what each event moves between the shop's books. Every set sums to zero.
//!
//! The books, per currency: `cash` (the drawers), `due:ID` (what a debtor owes), `wallet:ACCOUNT` (money at a provider), `owed:ACCOUNT` (commission the
//! provider owes), `charge` and `commission_reported`, `commission_by_rate`, `uplift` (income, negative), `fee` (cost),
//! `bank` (what was paid for wallet loads) and `opening` (what was there before the ledger). Of shifts: `safe` (where floats
//! come from and counted drawers go), `cash_in_out` (what else was put into drawers or taken out), `over_short` (counted
//! less expected, with the opposite sign) and `adjustments` (sales that settled after the shift in which they were paid).
//! Of dues: `dues_opening` (what was owed before the ledger) and `written_off` (what nobody will pay any more).

use crate::{
    account::CommissionPaid,
    money::{Money, MoneyError},
    sale::{Commission, CommissionSource},
};

/// One line of a posting set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posting {
    /// The book.
    pub book: String,
    /// What is added to it.
    pub amount: Money,
}

/// The figures of a finished sale that move money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaleFigures {
    /// The account that sold it.
    pub account: String,
    /// Face value.
    pub amount: Money,
    /// Taken on top.
    pub charge: Money,
    /// Taken by the provider.
    pub fee: Money,
    /// Earned.
    pub commission: Commission,
    /// When the account's commission reaches its wallet.
    pub commission_paid: CommissionPaid,
    /// Whose due it goes on; `None`: it is paid in cash.
    pub debtor: Option<i64>,
}

fn line(book: impl Into<String>, amount: Money) -> Posting {
    Posting { book: book.into(), amount }
}

/// The book of what a debtor owes.
pub fn due_book(debtor: i64) -> String {
    format!("due:{debtor}")
}

/// The set of a success: cash comes in, or is owed; the wallet pays face value and fee, commission is earned.
pub fn success(sale: &SaleFigures) -> Result<Vec<Posting>, MoneyError> {
    let wallet = format!("wallet:{}", sale.account);
    let earned_into = match sale.commission_paid {
        CommissionPaid::Sale => wallet.clone(),
        CommissionPaid::Later => format!("owed:{}", sale.account),
    };
    let income = match sale.commission.source {
        CommissionSource::Reported => "commission_reported",
        CommissionSource::Rate | CommissionSource::None => "commission_by_rate",
    };
    Ok(without_zeros(vec![
        line(sale.debtor.map_or_else(|| "cash".to_owned(), due_book), sale.amount.plus(sale.charge)?),
        line("charge", sale.charge.negated()),
        line(wallet, sale.amount.plus(sale.fee)?.negated()),
        line("fee", sale.fee),
        line(earned_into, sale.commission.amount),
        line(income, sale.commission.amount.negated()),
    ]))
}

/// The set of a reversal: the success, the other way.
pub fn reversal(sale: &SaleFigures) -> Result<Vec<Posting>, MoneyError> {
    let mut set = success(sale)?;
    for posting in &mut set {
        posting.amount = posting.amount.negated();
    }
    Ok(set)
}

/// Money put into a wallet: `amount` arrives, `paid` was given for it, the rest is commission by uplift.
pub fn load(account: &str, amount: Money, paid: Money) -> Result<Vec<Posting>, MoneyError> {
    Ok(without_zeros(vec![
        line(format!("wallet:{account}"), amount),
        line("bank", paid.negated()),
        line("uplift", amount.minus(paid)?.negated()),
    ]))
}

/// What a wallet held when the ledger first saw it.
pub fn opening(account: &str, amount: Money) -> Vec<Posting> {
    without_zeros(vec![line(format!("wallet:{account}"), amount), line("opening", amount.negated())])
}

/// A drawer is opened: its float comes out of the safe.
pub fn shift_opened(float: Money) -> Vec<Posting> {
    without_zeros(vec![line("cash", float), line("safe", float.negated())])
}

/// Money put into a drawer for another reason than a sale; negative where it was taken out.
pub fn cash_moved(amount: Money) -> Vec<Posting> {
    without_zeros(vec![line("cash", amount), line("cash_in_out", amount.negated())])
}

/// A drawer is closed: what was counted goes into the safe, what was expected leaves the drawer, the rest is over or short.
/// `adjusted` is what sales of earlier shifts posted since into a drawer that had been counted already.
pub fn shift_closed(counted: Money, expected: Money, adjusted: Money) -> Result<Vec<Posting>, MoneyError> {
    Ok(without_zeros(vec![
        line("safe", counted),
        line("cash", expected.plus(adjusted)?.negated()),
        line("over_short", counted.minus(expected)?.negated()),
        line("adjustments", adjusted),
    ]))
}

/// A debtor pays into a drawer.
pub fn due_paid(debtor: i64, amount: Money) -> Vec<Posting> {
    without_zeros(vec![line("cash", amount), line(due_book(debtor), amount.negated())])
}

/// The owner puts right what is owed: more is an old due that was taken over, less is written off.
pub fn due_adjusted(debtor: i64, amount: Money) -> Vec<Posting> {
    let other = if amount.is_negative() { "written_off" } else { "dues_opening" };
    without_zeros(vec![line(due_book(debtor), amount), line(other, amount.negated())])
}

fn without_zeros(set: Vec<Posting>) -> Vec<Posting> {
    set.into_iter().filter(|posting| !posting.amount.is_zero()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;
    use proptest::prelude::*;

    fn sum(set: &[Posting]) -> Money {
        set.iter().fold(Money::zero(Currency::Bdt), |sum, posting| sum.plus(posting.amount).unwrap())
    }

    proptest! {
        #[test]
        fn every_set_sums_to_zero(amount in 1_i64..9_999_999_999, charge in 0_i64..999_999, fee in 0_i64..999_999, earned in 0_i64..9_999_999, paid in 0_i64..9_999_999_999, at_sale: bool, reported: bool, debtor: Option<i64>) {
            let taka = |parts| Money::from_parts(parts, Currency::Bdt);
            let sale = SaleFigures {
                account: "a".into(),
                amount: taka(amount),
                charge: taka(charge),
                fee: taka(fee),
                commission: Commission { amount: taka(earned), source: if reported { CommissionSource::Reported } else { CommissionSource::Rate } },
                commission_paid: if at_sale { CommissionPaid::Sale } else { CommissionPaid::Later },
                debtor,
            };
            let there = success(&sale).unwrap();
            let back = reversal(&sale).unwrap();
            prop_assert!(sum(&there).is_zero() && sum(&back).is_zero());
            prop_assert!(there.iter().zip(&back).all(|(a, b)| a.book == b.book && a.amount.plus(b.amount).unwrap().is_zero()));
            prop_assert_eq!(there.iter().any(|line| line.book == "cash"), debtor.is_none());
            prop_assert!(sum(&due_paid(1, taka(amount))).is_zero());
            prop_assert!(sum(&due_adjusted(1, taka(amount))).is_zero() && sum(&due_adjusted(1, taka(-amount))).is_zero());
            prop_assert!(sum(&load("a", taka(amount), taka(paid)).unwrap()).is_zero());
            prop_assert!(sum(&opening("a", taka(amount))).is_zero());
            prop_assert!(sum(&shift_opened(taka(amount))).is_zero() && sum(&cash_moved(taka(-fee))).is_zero());
            prop_assert!(sum(&shift_closed(taka(amount), taka(paid), taka(charge - fee)).unwrap()).is_zero());
        }
    }
}

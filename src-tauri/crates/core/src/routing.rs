//! Which account sells: the owner's list, else the best expected margin. The reason is kept with the attempt.

use std::cmp::Reverse;

use crate::sale::Commission;

/// An account that can sell an order.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The account.
    pub account: String,
    /// What the sale is expected to earn there.
    pub expected: Commission,
    /// Whether, as far as the ledger knows, the wallet suffices.
    pub has_money: bool,
    /// Whether the provider asked to be left alone for now.
    pub paused: bool,
}

/// An account to try, and why in this place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The account.
    pub account: String,
    /// What decided.
    pub why: Why,
    /// The same for people.
    pub because: String,
    /// What the sale is expected to earn there.
    pub expected: Commission,
    /// Whether, as far as the ledger knows, the wallet suffices.
    pub has_money: bool,
    /// Whether the provider asked to be left alone for now.
    pub paused: bool,
}

/// What decides the place of an account among those to try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It was named for this sale.
    Named,
    /// Its place in the owner's list.
    Listed(usize),
    /// No other sells this.
    Only,
    /// Its expected margin among so many.
    Margin(usize),
}

/// Orders the candidates, best first. With an owner's list only its accounts are tried, in its order; without one the
/// best margin comes first. Accounts that lack the money or are paused are tried last: the ledger may not know of a load.
pub fn rank(mut candidates: Vec<Candidate>, owners_list: Option<&[String]>, named: bool) -> Vec<Choice> {
    let place = |account: &str| owners_list.and_then(|list| list.iter().position(|listed| listed == account));
    if named {
        return candidates.into_iter().map(|candidate| choice(candidate, Why::Named)).collect();
    }
    if owners_list.is_some() {
        candidates.retain(|candidate| place(&candidate.account).is_some());
    }
    let many = candidates.len();
    candidates.sort_by_key(|candidate| {
        (
            candidate.paused,
            !candidate.has_money,
            place(&candidate.account),
            Reverse(candidate.expected.amount.parts()),
            candidate.account.clone(),
        )
    });
    candidates
        .into_iter()
        .map(|candidate| {
            let why = match place(&candidate.account) {
                Some(place) => Why::Listed(place + 1),
                None if many == 1 => Why::Only,
                None => Why::Margin(many),
            };
            choice(candidate, why)
        })
        .collect()
}

fn choice(candidate: Candidate, why: Why) -> Choice {
    let Candidate { account, expected, has_money, paused } = candidate;
    let mut because = match why {
        Why::Named => "named for this sale".to_owned(),
        Why::Listed(place) => format!("place {place} of the owner's list"),
        Why::Only => "the only account that sells this".to_owned(),
        Why::Margin(many) => format!("expected margin {} among {many} accounts", expected.amount),
    };
    if why != Why::Named && !has_money {
        because.push_str("; its wallet looks too low");
    }
    if why != Why::Named && paused {
        because.push_str("; its request limit is reached");
    }
    Choice { account, why, because, expected, has_money, paused }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        money::{Currency, Money},
        sale::CommissionSource,
    };

    fn candidate(account: &str, margin: &str, has_money: bool, paused: bool) -> Candidate {
        let amount = Money::parse(margin, Currency::Bdt).unwrap();
        Candidate {
            account: account.into(),
            expected: Commission { amount, source: CommissionSource::Rate },
            has_money,
            paused,
        }
    }

    fn order(candidates: Vec<Candidate>, list: Option<&[&str]>) -> Vec<String> {
        let list: Option<Vec<String>> = list.map(|list| list.iter().map(|id| (*id).to_owned()).collect());
        rank(candidates, list.as_deref(), false).into_iter().map(|choice| choice.account).collect()
    }

    #[test]
    fn the_best_margin_comes_first_the_poor_and_the_paused_last() {
        let all = vec![
            candidate("a", "1", true, false),
            candidate("b", "3", true, false),
            candidate("poor", "9", false, false),
            candidate("paused", "9", true, true),
        ];
        assert_eq!(order(all, None), ["b", "a", "poor", "paused"]);
    }

    #[test]
    fn the_owners_list_decides_and_shuts_others_out() {
        let all = vec![
            candidate("a", "1", true, false),
            candidate("b", "3", true, false),
            candidate("c", "2", true, false),
        ];
        assert_eq!(order(all.clone(), Some(&["c", "a"])), ["c", "a"]);
        assert!(order(all, Some(&["x"])).is_empty());
    }

    #[test]
    fn the_reason_is_told() {
        let one = rank(vec![candidate("a", "1.5", true, false)], None, false);
        assert_eq!(one[0].because, "the only account that sells this");
        let two =
            rank(vec![candidate("a", "1.5", true, false), candidate("b", "1", false, false)], None, false);
        assert_eq!(two[0].because, "expected margin 1.50 among 2 accounts");
        assert_eq!(two[1].because, "expected margin 1.00 among 2 accounts; its wallet looks too low");
    }
}

//! Which account would sell something now, and why each other would not: the same judgement as a sale's, for the owner.

use super::{Engine, EngineError, sellable::ordinary_order};
use crate::{
    money::Money,
    operator::{OperatorCode, Service},
    routing::{Choice, rank},
    shop::ShopConfig,
    wire::NotSent,
};

/// An account and what becomes of it for the sale in question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// The account.
    pub account: String,
    /// Whether it is tried, or why not.
    pub verdict: Verdict,
}

/// Whether an account is tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is; the first of these is taken, the next where it definitely charged nothing.
    Tried(Choice),
    /// The owner's list for the operator has not got it.
    NotListed,
    /// It cannot sell this.
    CannotSell(NotSent),
    /// It is switched off.
    Off,
}

impl Engine {
    /// What the shop's accounts would do for a plain sale as `shop` has it, those that are tried first, in their order;
    /// nothing is asked and nothing written down.
    ///
    /// # Errors
    /// Those of the ledger, and [`EngineError::AmountNotPositive`].
    pub fn explain(
        &self,
        shop: &ShopConfig,
        operator: &OperatorCode,
        service: Service,
        amount: Money,
    ) -> Result<Vec<Explained>, EngineError> {
        if !amount.is_positive() {
            return Err(EngineError::AmountNotPositive);
        }
        let listed = shop.routing.get(operator).map(Vec::as_slice);
        let (mut candidates, mut others) = (Vec::new(), Vec::new());
        for account in &shop.accounts {
            let mut order = ordinary_order(operator, service, account);
            order.amount = amount;
            order.charge = Money::zero(amount.currency());
            let verdict = if !account.enabled {
                Verdict::Off
            } else if listed.is_some_and(|list| !list.contains(&account.id)) {
                Verdict::NotListed
            } else {
                match self.candidate(shop, &order, account)? {
                    Ok(candidate) => {
                        candidates.push(candidate);
                        continue;
                    }
                    Err(why) => Verdict::CannotSell(why),
                }
            };
            others.push(Explained { account: account.id.clone(), verdict });
        }
        let tried = rank(candidates, listed, false).into_iter();
        let tried = tried
            .map(|choice| Explained { account: choice.account.clone(), verdict: Verdict::Tried(choice) });
        Ok(tried.chain(others).collect())
    }
}

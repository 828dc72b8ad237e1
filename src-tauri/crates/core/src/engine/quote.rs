//! An order read and checked before the clerk says yes: what is shown for review.

use super::{Engine, EngineError, SellRequest, prepare::Prepared};
use crate::{
    debtor::{Debtor, DebtorRefusal},
    ledger::LedgerError,
    money::Money,
    sale::{Commission, Order, Sale},
    shop::AmountLimit,
};

/// An order as it would be sold now.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// What would be sold.
    pub order: Order,
    /// The account that would be tried first.
    pub account: String,
    /// Why that one, for people.
    pub because: String,
    /// What it is expected to earn there.
    pub expected: Commission,
    /// The operator's limit that the amount breaks. It warns only: limits change, and the provider decides.
    pub limit: Option<AmountLimit>,
    /// The earlier sale on which the duplicate guard would stop this one; none where the request confirms the repeat.
    pub repeat: Option<Sale>,
    /// Whoever buys it on credit.
    pub credit: Option<Credit>,
}

/// A sale that is to go on somebody's due.
#[derive(Clone, Debug, PartialEq)]
pub struct Credit {
    /// Whose, as they stand now.
    pub debtor: Debtor,
    /// Amount and charge.
    pub total: Money,
}

impl Engine {
    /// Reads and checks an order as [`Engine::sell`] does, and writes nothing of it down. What a sale checks with the
    /// account's keys, and what happens between the quote and the sale, only the sale shows.
    pub async fn quote(&self, request: &SellRequest) -> Result<Quote, EngineError> {
        let shop = self.parts.ledger.config()?;
        let Prepared { order, choices } = self.prepare(&shop, request).await?;
        let first = choices.into_iter().next();
        let choice = first.ok_or_else(|| EngineError::NoAccount("none is left to try".to_owned()))?;
        let now = self.parts.clock.now();
        let day = shop.calendar().day_of(now);
        // A pack has its own price.
        let limit = if order.offer.is_none() {
            shop.broken_limit(&order.operator, order.amount, day).cloned()
        } else {
            None
        };
        let repeat = match request.guard_since(&shop, now) {
            Some(since) => self.parts.ledger.repeat_of(&order.number, order.amount, since)?,
            None => None,
        };
        let repeat = repeat.map(|earlier| self.parts.ledger.sale(&earlier)).transpose()?.flatten();
        let credit = self.credit(request, &order)?;
        Ok(Quote {
            credit,
            order,
            account: choice.account,
            because: choice.because,
            expected: choice.expected,
            limit,
            repeat,
        })
    }

    /// On whose due an order goes. That it is more than they may owe is not told here: a quote shows how much it is.
    pub(super) fn credit(&self, request: &SellRequest, order: &Order) -> Result<Option<Credit>, EngineError> {
        let Some(id) = request.debtor else { return Ok(None) };
        let debtor = self.parts.ledger.debtor(id)?;
        let debtor = debtor.ok_or(LedgerError::Debtor(DebtorRefusal::NoDebtor))?;
        let total = order.amount.plus(order.charge)?;
        match debtor.may_take(total) {
            Ok(()) | Err(DebtorRefusal::OverLimit { .. }) => Ok(Some(Credit { debtor, total })),
            Err(refusal) => Err(LedgerError::from(refusal).into()),
        }
    }
}

//! Packs on sale: each account's list, asked for where the kept one is too old.
//!
//! A list that could not be had anew is shown all the same, marked as stale: a clerk can tell a customer what there is.
//! It is never sold from. A sale by a pack takes its price from a list that is fresh, or asks for one and does without
//! the sale where there is none: the provider may charge another price than a stale list tells, and the customer pays
//! what was said at the counter. Who sells by a pack gives that price as the amount; if it is not the fresh list's, the
//! sale is refused ([`EngineError::NotThePrice`]).

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    Caller, Engine, EngineError,
    lists::{Kept, OrderCodes},
};
use crate::{
    account::Account,
    offer::{Offer, OfferQuery},
    operator::Service,
    provider::Offers,
    shop::ShopConfig,
    wire::WireAnswer,
};

/// How long packs are good; those for one number carry a session of the operator's and live shorter.
const KEPT: TimeDelta = TimeDelta::minutes(10);
const KEPT_FOR_NUMBER: TimeDelta = TimeDelta::minutes(2);
/// How long a list that cannot be had anew is still worth a look.
const LOOKED_AT: TimeDelta = TimeDelta::days(7);

/// Packs of several accounts, and which accounts could not be asked.
#[derive(Debug, Default)]
pub struct OfferList {
    /// The packs, account by account.
    pub offers: Vec<Offer>,
    /// Where they come from.
    pub lists: Vec<OfferSource>,
    /// Account and why it gave no fresh list.
    pub errors: Vec<(String, EngineError)>,
}

/// One account's list among those in an [`OfferList`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferSource {
    /// The account.
    pub account: String,
    /// When its provider gave the list.
    pub fetched_at: DateTime<Utc>,
    /// Too old to be sold from.
    pub stale: bool,
}

impl OfferList {
    /// Only what can be sold now: the packs of stale lists left out.
    pub fn without_stale(mut self) -> Self {
        let is_stale = |account: &str| self.lists.iter().any(|list| list.stale && list.account == account);
        self.offers.retain(|offer| !is_stale(&offer.account));
        self.lists.retain(|list| !list.stale);
        self
    }

    fn add(&mut self, account: &Account, list: Kept<Offer>, stale: bool) {
        let source = OfferSource { account: account.id.clone(), fetched_at: list.fetched_at, stale };
        self.lists.push(source);
        self.offers.extend(list.items);
    }
}

impl Engine {
    /// The packs on sale at the named account or at all, asked for at all of them at once. Where an account gives no
    /// fresh list, its kept one comes as stale, beside the error.
    pub async fn offers(&self, query: &OfferQuery, account: Option<&str>) -> Result<OfferList, EngineError> {
        let shop = self.parts.ledger.config()?;
        if let Some(id) = account {
            shop.account(id).ok_or_else(|| EngineError::NoSuchAccount(id.to_owned()))?;
        }
        let wanted = self.with_packs(&shop).filter(|candidate| account.is_none_or(|id| id == candidate.id));
        let asking = wanted.map(|account| async move { (account, self.offers_of(account, query).await) });
        let mut list = OfferList::default();
        for (account, answer) in futures_util::future::join_all(asking).await {
            match answer {
                Ok(fresh) => list.add(account, fresh, false),
                Err(error) => {
                    if let Some(kept) = self.kept_offers(account, query)? {
                        list.add(account, kept, true);
                    }
                    list.errors.push((account.id.clone(), error));
                }
            }
        }
        Ok(list)
    }

    /// The packs that are kept of all accounts, at once: nobody is asked, no key is needed.
    pub fn offers_kept(&self, query: &OfferQuery) -> Result<OfferList, EngineError> {
        let shop = self.parts.ledger.config()?;
        let mut list = OfferList::default();
        for account in self.with_packs(&shop) {
            if let Some(kept) = self.kept_offers(account, query)? {
                let good_for = good_for(self.provider(account)?.capability().offers);
                let stale = !self.is_younger(&kept, good_for);
                list.add(account, kept, stale);
            }
        }
        Ok(list)
    }

    /// The packs of one account, fresh: kept ones as long as they are good, else asked for.
    pub(super) async fn offers_of(
        &self,
        account: &Account,
        query: &OfferQuery,
    ) -> Result<Kept<Offer>, EngineError> {
        let kind = self.provider(account)?.capability().offers;
        let key = key(kind, query);
        // Neither keys nor codes are needed for what is at hand.
        if let Some(kept) = self.kept(&account.id, &key)?.filter(|kept| self.is_younger(kept, good_for(kind)))
        {
            return Ok(kept);
        }
        let mut caller = self.caller(account)?;
        if let Some(operator) = &query.operator {
            let order = OrderCodes { operator, service: Service::Prepaid, circle: query.circle.as_deref() };
            self.find_codes(&mut caller, order).await?;
        }
        let request = |caller: &Caller<'_>| caller.provider.offers_request(query, self.context(caller));
        let read =
            |caller: &Caller<'_>, answer: &WireAnswer| caller.provider.read_offers(query, account, answer);
        self.asked(&caller, &key, request, read).await
    }

    /// The kept packs of one account, unless nobody should go by them any more.
    fn kept_offers(&self, account: &Account, query: &OfferQuery) -> Result<Option<Kept<Offer>>, EngineError> {
        let Ok(provider) = self.provider(account) else { return Ok(None) };
        let kept = self.kept(&account.id, &key(provider.capability().offers, query))?;
        Ok(kept.filter(|kept| self.is_younger(kept, LOOKED_AT)))
    }

    /// The accounts that are switched on and whose provider has packs.
    fn with_packs<'a>(&self, shop: &'a ShopConfig) -> impl Iterator<Item = &'a Account> {
        shop.accounts.iter().filter(|account| {
            // An account of an unknown provider stays in, and is told as an error.
            let has_none =
                self.provider(account).is_ok_and(|provider| provider.capability().offers == Offers::None);
            account.enabled && !has_none
        })
    }
}

fn good_for(kind: Offers) -> TimeDelta {
    if kind == Offers::ByNumber { KEPT_FOR_NUMBER } else { KEPT }
}

/// What a list is kept under: all that it depends on.
fn key(kind: Offers, query: &OfferQuery) -> String {
    let operator = query.operator.as_ref().map(|operator| operator.as_str());
    let number = query.number.as_ref().filter(|_| kind == Offers::ByNumber).map(|number| number.as_str());
    let circle = query.circle.as_deref().filter(|_| kind == Offers::ByCircle);
    let [operator, number, circle] = [operator, number, circle].map(|part| part.unwrap_or("-"));
    format!("offers:{operator}:{number}:{circle}")
}

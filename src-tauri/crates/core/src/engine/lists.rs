//! Lists that providers give: operators, circles, packs. Kept for a while; never a reason to stop a sale needlessly.

use chrono::TimeDelta;
use serde::{Serialize, de::DeserializeOwned};

use super::{Caller, Engine, EngineError};
use crate::{
    account::Account,
    ledger::KeptList,
    offer::{Offer, OfferQuery},
    operator::Service,
    provider::{
        ListedCircle, ListedOperator, Offers, OperatorCodes, ReadError, match_circle, match_operator,
    },
    sale::Order,
    wire::{NotSent, WireAnswer, WireRequest},
};

/// How long lists of operators and circles are good.
const CODES_KEPT: TimeDelta = TimeDelta::hours(24);
/// A list younger than this is not asked for again although a name is missing in it.
const CODES_FRESH: TimeDelta = TimeDelta::minutes(5);
/// How long packs are good; those for one number carry a session of the operator's and live shorter.
const OFFERS_KEPT: TimeDelta = TimeDelta::minutes(10);
const NUMBER_OFFERS_KEPT: TimeDelta = TimeDelta::minutes(2);

/// Packs of several accounts, and which accounts could not be asked.
#[derive(Debug)]
pub struct OfferList {
    /// The packs.
    pub offers: Vec<Offer>,
    /// Account and why it gave none.
    pub errors: Vec<(String, EngineError)>,
}

impl Engine {
    /// The packs on sale at the named account or at all.
    pub async fn offers(&self, query: &OfferQuery, account: Option<&str>) -> Result<OfferList, EngineError> {
        let shop = self.parts.ledger.config()?;
        if let Some(id) = account {
            shop.account(id).ok_or_else(|| EngineError::NoSuchAccount(id.to_owned()))?;
        }
        let mut list = OfferList { offers: Vec::new(), errors: Vec::new() };
        for candidate in shop.accounts.iter().filter(|candidate| candidate.enabled) {
            let wanted = account.is_none_or(|id| id == candidate.id);
            if !wanted || self.provider(candidate)?.capability().offers == Offers::None {
                continue;
            }
            match self.offers_of(candidate, query).await {
                Ok(offers) => list.offers.extend(offers),
                Err(error) => list.errors.push((candidate.id.clone(), error)),
            }
        }
        Ok(list)
    }

    /// The packs of one account, kept ones where they are fresh.
    pub(super) async fn offers_of(
        &self,
        account: &Account,
        query: &OfferQuery,
    ) -> Result<Vec<Offer>, EngineError> {
        let mut caller = self.caller(account)?;
        let kind = caller.provider.capability().offers;
        if let Some(operator) = &query.operator {
            let order = OrderCodes { operator, service: Service::Prepaid, circle: query.circle.as_deref() };
            self.find_codes(&mut caller, order).await?;
        }
        let part = |text: Option<&str>| text.unwrap_or("-").to_owned();
        let by_number =
            if kind == Offers::ByNumber { query.number.as_ref().map(|n| n.as_str()) } else { None };
        let by_circle = if kind == Offers::ByCircle { query.circle.as_deref() } else { None };
        let key = format!(
            "offers:{}:{}:{}",
            part(query.operator.as_ref().map(|operator| operator.as_str())),
            part(by_number),
            part(by_circle)
        );
        let kept = if kind == Offers::ByNumber { NUMBER_OFFERS_KEPT } else { OFFERS_KEPT };
        let request = |caller: &Caller<'_>| caller.provider.offers_request(query, self.context(caller));
        let read =
            |caller: &Caller<'_>, answer: &WireAnswer| caller.provider.read_offers(query, account, answer);
        self.list(&caller, &key, kept, request, read).await
    }

    /// The provider's own operators of a service.
    pub async fn listed_operators(
        &self,
        account: &Account,
        service: Service,
    ) -> Result<Vec<ListedOperator>, EngineError> {
        let caller = self.caller(account)?;
        if !caller.provider.capability().lists_operators {
            return Err(EngineError::NotOffered);
        }
        self.operators_within(&caller, service, CODES_KEPT).await
    }

    /// The provider's own circles.
    pub async fn listed_circles(&self, account: &Account) -> Result<Vec<ListedCircle>, EngineError> {
        let caller = self.caller(account)?;
        if !caller.provider.capability().lists_circles {
            return Err(EngineError::NotOffered);
        }
        self.circles_within(&caller, CODES_KEPT).await
    }

    /// Finds the provider's codes for an order's operator and circle: the owner's settings, else the provider's list.
    pub(super) async fn resolve_codes(
        &self,
        caller: &mut Caller<'_>,
        order: &Order,
    ) -> Result<(), EngineError> {
        // A circle is not part of any submission, so it is not worth a question here.
        let codes = OrderCodes { operator: &order.operator, service: order.service, circle: None };
        self.find_codes(caller, codes).await
    }

    async fn find_codes(&self, caller: &mut Caller<'_>, order: OrderCodes<'_>) -> Result<(), EngineError> {
        let refused = |why| EngineError::Refused { account: caller.account.id.clone(), why };
        if let Some(code) = caller.account.operator_codes.get(order.operator) {
            caller.operator_code = Some(code.clone());
        } else if caller.provider.capability().operator_codes == OperatorCodes::Listed {
            let find = |list: &[ListedOperator]| {
                match_operator(order.operator, order.service, list).map(|listed| listed.code.clone())
            };
            let mut code = find(&self.operators_within(caller, order.service, CODES_KEPT).await?);
            if code.is_none() {
                code = find(&self.operators_within(caller, order.service, CODES_FRESH).await?);
            }
            caller.operator_code = Some(code.ok_or_else(|| refused(NotSent::OperatorUnknown))?);
        }
        if let Some(wanted) = order.circle
            && caller.provider.capability().lists_circles
        {
            let list = self.circles_within(caller, CODES_KEPT).await?;
            caller.circle_code = match_circle(wanted, &list).map(|circle| circle.code.clone());
        }
        Ok(())
    }

    async fn operators_within(
        &self,
        caller: &Caller<'_>,
        service: Service,
        kept: TimeDelta,
    ) -> Result<Vec<ListedOperator>, EngineError> {
        let request = |caller: &Caller<'_>| caller.provider.operators_request(service, self.context(caller));
        let read = |caller: &Caller<'_>, answer: &WireAnswer| caller.provider.read_operators(service, answer);
        self.list(caller, &format!("operators:{service}"), kept, request, read).await
    }

    async fn circles_within(
        &self,
        caller: &Caller<'_>,
        kept: TimeDelta,
    ) -> Result<Vec<ListedCircle>, EngineError> {
        let request = |caller: &Caller<'_>| caller.provider.circles_request(self.context(caller));
        let read = |caller: &Caller<'_>, answer: &WireAnswer| caller.provider.read_circles(answer);
        self.list(caller, "circles", kept, request, read).await
    }

    /// A list that is kept for a while.
    async fn list<'a, T: Serialize + DeserializeOwned>(
        &self,
        caller: &Caller<'a>,
        key: &str,
        kept: TimeDelta,
        request: impl FnOnce(&Caller<'a>) -> Result<WireRequest, NotSent>,
        read: impl FnOnce(&Caller<'a>, &WireAnswer) -> Result<Vec<T>, ReadError>,
    ) -> Result<Vec<T>, EngineError> {
        let account = &caller.account.id;
        let now = self.parts.clock.now();
        if let Some(list) = self.parts.ledger.kept_list(account, key)?
            && now.signed_duration_since(list.fetched_at) < kept
            && let Ok(items) = serde_json::from_str(&list.json)
        {
            return Ok(items);
        }
        let request =
            request(caller).map_err(|why| EngineError::Refused { account: account.clone(), why })?;
        let answer = self.ask(caller.account, request).await?;
        let items = read(caller, &answer).map_err(|error| caller.hide(error))?;
        // Keeping it only saves the next question.
        if let Ok(json) = serde_json::to_string(&items)
            && let Err(error) = self.parts.ledger.keep_list(account, key, &KeptList { json, fetched_at: now })
        {
            tracing::warn!(%account, key, %error, "a list could not be kept");
        }
        Ok(items)
    }
}

/// What codes are looked up for.
struct OrderCodes<'a> {
    operator: &'a crate::operator::OperatorCode,
    service: Service,
    circle: Option<&'a str>,
}

//! From what a clerk typed to an order, and from the order to the accounts that may sell it.

use super::{
    Engine, EngineError, SellRequest,
    detect::{sells_in, typed},
};
use crate::{
    account::Account,
    commission::{ChargeRule, expected},
    money::Money,
    number::{Country, Number, latin_digits},
    offer::{Offer, OfferQuery, SoldOffer},
    operator::{OperatorCode, Service, known_operators},
    provider::Offers,
    routing::{Candidate, Choice, rank},
    sale::Order,
    shop::ShopConfig,
    wire::NotSent,
};

/// An order and the accounts to try, best first.
pub(super) struct Prepared {
    pub order: Order,
    pub choices: Vec<Choice>,
}

impl Engine {
    /// Checks a request and finds the accounts for it. Asks providers only where a list is needed.
    pub(super) async fn prepare(
        &self,
        shop: &ShopConfig,
        request: &SellRequest,
    ) -> Result<Prepared, EngineError> {
        let named = request.account.as_deref().map(|id| named_account(shop, id)).transpose()?;
        let service_asked: Option<Service> = request.service.as_deref().map(str::parse).transpose()?;
        let operator_asked = request.operator.as_deref().map(OperatorCode::parse).transpose()?;
        let country = market(shop, request, named, operator_asked.as_ref());
        let (operator, service, circle) =
            self.what_is_sold(shop, request, country, operator_asked, service_asked).await?;
        let number = Number::parse(&request.number, country, service)?;
        let currency = country.currency();
        let parse = |text: &str| Money::parse(&latin_digits(text.trim()), currency);
        let asked = request.amount.as_deref().map(parse).transpose()?;
        let charge = request.charge.as_deref().map(parse).transpose()?.unwrap_or(Money::zero(currency));
        if charge.is_positive() && shop.charge_rule == ChargeRule::Forbidden {
            return Err(EngineError::ChargeForbidden);
        }
        let mut order = Order {
            number,
            operator,
            service,
            amount: asked.unwrap_or(Money::zero(currency)),
            charge,
            circle,
            offer: None,
            unit: request.unit.clone(),
            dob: request.dob,
            scheme: request.scheme,
        };
        let accounts: Vec<&Account> = match (named, &request.offer) {
            (Some(account), None) => vec![account],
            (None, None) => shop.accounts.iter().collect(),
            (_, Some(id)) => {
                let offer = self.find_offer(shop, &order, id, named).await?;
                if asked.is_some_and(|asked| asked != offer.price) {
                    return Err(EngineError::NotThePrice(offer.price.to_string()));
                }
                order.amount = offer.price;
                order.offer = Some(SoldOffer::from(&offer));
                shop.accounts.iter().filter(|account| account.id == offer.account).collect()
            }
        };
        if asked.is_none() && order.offer.is_none() {
            return Err(EngineError::AmountNeeded);
        }
        if !order.amount.is_positive() || order.charge.is_negative() {
            return Err(EngineError::AmountNotPositive);
        }
        let choices = self.choices(shop, &order, &accounts, named.is_some())?;
        Ok(Prepared { order, choices })
    }

    /// Operator, service and circle: as asked, else as the number suggests.
    async fn what_is_sold(
        &self,
        shop: &ShopConfig,
        request: &SellRequest,
        country: Country,
        operator: Option<OperatorCode>,
        service: Option<Service>,
    ) -> Result<(OperatorCode, Service, Option<String>), EngineError> {
        if let Some(operator) = operator {
            let service = service.unwrap_or_else(|| operator.usual_service());
            return Ok((operator, service, request.circle.clone()));
        }
        if service.is_some_and(|service| !service.is_for_phones()) {
            return Err(EngineError::OperatorNeeded);
        }
        let number = Number::parse_mobile(&request.number, country)?;
        let detection = self.detect_number(shop, &number).await?.ok_or(EngineError::OperatorNeeded)?;
        Ok((
            detection.operator,
            service.unwrap_or(detection.service),
            request.circle.clone().or(detection.circle),
        ))
    }

    /// The pack of that id, from the accounts' fresh lists for this operator and number.
    async fn find_offer(
        &self,
        shop: &ShopConfig,
        order: &Order,
        id: &str,
        named: Option<&Account>,
    ) -> Result<Offer, EngineError> {
        let query = OfferQuery {
            operator: Some(order.operator.clone()),
            number: Some(order.number.clone()),
            circle: order.circle.clone(),
        };
        let mut failed = None;
        for account in shop.accounts.iter().filter(|account| named.is_none_or(|named| named.id == account.id))
        {
            let sells_packs =
                self.provider(account).is_ok_and(|provider| provider.capability().offers != Offers::None);
            if !account.enabled || !sells_packs {
                continue;
            }
            match self.offers_of(account, &query).await {
                Ok(fresh) => {
                    if let Some(offer) = fresh.items.into_iter().find(|offer| offer.id == id) {
                        return Ok(offer);
                    }
                }
                Err(error) => failed = Some(error),
            }
        }
        Err(failed.unwrap_or(EngineError::NoSuchOffer))
    }

    /// The accounts that can sell the order, best first.
    fn choices(
        &self,
        shop: &ShopConfig,
        order: &Order,
        accounts: &[&Account],
        named: bool,
    ) -> Result<Vec<Choice>, EngineError> {
        let mut candidates = Vec::new();
        let mut refusals: Vec<(String, NotSent)> = Vec::new();
        for &account in accounts.iter().filter(|account| account.enabled) {
            match self.candidate(shop, order, account)? {
                Ok(candidate) => candidates.push(candidate),
                Err(why) => refusals.push((account.id.clone(), why)),
            }
        }
        if candidates.is_empty() {
            return Err(no_account(refusals));
        }
        let choices = rank(candidates, shop.routing.get(&order.operator).map(Vec::as_slice), named);
        if choices.is_empty() {
            return Err(EngineError::NoAccount(format!(
                "the owner's list for {} names none that can sell it",
                order.operator
            )));
        }
        Ok(choices)
    }

    /// What speaks for the account, or why it cannot sell the order.
    pub(super) fn candidate(
        &self,
        shop: &ShopConfig,
        order: &Order,
        account: &Account,
    ) -> Result<Result<Candidate, NotSent>, EngineError> {
        if account.currency != order.amount.currency() {
            return Ok(Err(NotSent::NotSoldHere));
        }
        if let Err(why) = self.provider(account)?.can_sell(order, account) {
            return Ok(Err(why));
        }
        let now = self.parts.clock.now();
        let day = shop.calendar().day_of(now);
        let wallet = self.parts.ledger.wallet(&account.id)?;
        let free = wallet.computed.map(|computed| computed.minus(wallet.open)).transpose()?;
        Ok(Ok(Candidate {
            account: account.id.clone(),
            expected: expected(&shop.rates, &account.id, order, day),
            has_money: free.is_none_or(|free| free >= order.amount),
            paused: self.parts.ledger.paused_until(&account.id)?.is_some_and(|until| until > now),
        }))
    }
}

/// The country of the sale: the named account's, else that of an operator which only the other country has, else that of
/// a number which is none at home; in doubt the shop's own.
fn market(
    shop: &ShopConfig,
    request: &SellRequest,
    named: Option<&Account>,
    operator: Option<&OperatorCode>,
) -> Country {
    if let Some(account) = named {
        return account.currency.country();
    }
    let home = shop.country;
    let abroad = home.other();
    if !sells_in(shop, abroad) {
        return home;
    }
    match operator {
        Some(code) if is_of(shop, code, abroad) && !is_of(shop, code, home) => abroad,
        Some(_) => home,
        None => typed(shop, &request.number, Service::Prepaid).0,
    }
}

/// Whether an operator is one of that country: known there, or named in the settings of an account there.
pub(super) fn is_of(shop: &ShopConfig, operator: &OperatorCode, country: Country) -> bool {
    known_operators(country).iter().any(|known| known.code == operator.as_str())
        || shop.accounts.iter().any(|account| {
            let sells_there = account.enabled && account.currency == country.currency();
            sells_there && account.operator_code(operator.as_str()).is_some()
        })
}

fn named_account<'a>(shop: &'a ShopConfig, id: &str) -> Result<&'a Account, EngineError> {
    let account = shop.account(id).ok_or_else(|| EngineError::NoSuchAccount(id.to_owned()))?;
    if account.enabled { Ok(account) } else { Err(EngineError::AccountOff(id.to_owned())) }
}

/// One refusal is told as such; several as a list.
fn no_account(mut refusals: Vec<(String, NotSent)>) -> EngineError {
    match (refusals.len(), refusals.pop()) {
        (1, Some((account, why))) => EngineError::Refused { account, why },
        (_, None) => EngineError::NoAccount("the shop has none that is switched on".to_owned()),
        (_, Some(last)) => {
            refusals.push(last);
            let told: Vec<_> = refusals.iter().map(|(account, why)| format!("{account}: {why}")).collect();
            EngineError::NoAccount(told.join("; "))
        }
    }
}

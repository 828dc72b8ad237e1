//! What the shop's accounts can sell, as far as is known without asking anybody.

use std::collections::BTreeMap;

use super::{Engine, EngineError, prepare::is_of};
use crate::{
    account::Account,
    money::{Money, PARTS_PER_UNIT},
    number::{Country, Number},
    operator::{OperatorCode, Service, known_operators},
    provider::{OperatorCodes, shop_operator},
    sale::Order,
    shop::ShopConfig,
};

/// What can be sold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sellable {
    /// The services, in the contract's order.
    pub services: Vec<Service>,
    /// The operators: those of the shop's own country first, in the order in which they are known, then by name.
    pub operators: Vec<SellableOperator>,
}

/// An operator that can be sold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SellableOperator {
    /// The shop's code.
    pub code: OperatorCode,
    /// The name people use.
    pub name: String,
    /// Its country.
    pub country: Country,
    /// What can be sold of it, the usual one first.
    pub services: Vec<Service>,
}

/// An operator, its name and a service of it that an account may sell.
type Candidate = (OperatorCode, String, Service);

impl Engine {
    /// What the accounts that are switched on can sell. Where a provider's list of operators is needed to sell, the list it
    /// gave last counts; before it gave one, the known operators do, which most lists have.
    pub fn sellable(&self) -> Result<Sellable, EngineError> {
        let shop = self.parts.ledger.config()?;
        let mut operators: BTreeMap<(OperatorCode, Country), SellableOperator> = BTreeMap::new();
        for account in shop.accounts.iter().filter(|account| account.enabled) {
            let Ok(provider) = self.provider(account) else { continue };
            let country = account.currency.country();
            for (code, name, service) in self.candidates(account)? {
                let order = ordinary_order(&code, service, account);
                let can_be_asked_for = country == shop.country || is_of(&shop, &code, country);
                if !can_be_asked_for
                    || !may_sell(&shop, account, &code)
                    || provider.can_sell(&order, account).is_err()
                {
                    continue;
                }
                let operator = operators.entry((code.clone(), country)).or_insert_with(|| SellableOperator {
                    code,
                    name,
                    country,
                    services: Vec::new(),
                });
                if !operator.services.contains(&service) {
                    operator.services.push(service);
                }
            }
        }
        let mut operators: Vec<_> = operators.into_values().collect();
        for operator in &mut operators {
            let usual = operator.code.usual_service();
            operator.services.sort_by_key(|service| (*service != usual, *service));
        }
        operators.sort_by_cached_key(|operator| {
            let known = known_operators(operator.country);
            let place = known.iter().position(|known| known.code == operator.code.as_str());
            (operator.country != shop.country, place.unwrap_or(known.len()), operator.name.clone())
        });
        let sold = |service: &Service| operators.iter().any(|operator| operator.services.contains(service));
        Ok(Sellable { services: Service::ALL.into_iter().filter(sold).collect(), operators })
    }

    /// Operators and services that an account may sell, for its provider to judge.
    fn candidates(&self, account: &Account) -> Result<Vec<Candidate>, EngineError> {
        let country = account.currency.country();
        let known = || {
            known_operators(country)
                .iter()
                .filter_map(|known| Some((OperatorCode::parse(known.code).ok()?, known.name.to_owned())))
        };
        // The owner's own operators have no other name, and nothing tells more of them than the code.
        let owners = account.operator_codes.keys().map(|code| {
            let name =
                known().find(|(known, _)| known == code).map_or_else(|| code.to_string(), |(_, name)| name);
            (code.clone(), name, code.usual_service())
        });
        let mut candidates: Vec<Candidate> = owners.collect();
        let is_listed = self.provider(account)?.capability().operator_codes == OperatorCodes::Listed;
        for service in Service::ALL {
            let of_service = |(code, name): (OperatorCode, String)| (code, name, service);
            let kept = if is_listed { self.operators_kept(account, service)? } else { None };
            match kept {
                Some(list) => {
                    let named = list.iter().filter_map(|listed| shop_operator(listed, &list, country));
                    candidates.extend(named.map(of_service));
                }
                None if is_listed => {
                    candidates
                        .extend(known().filter(|(code, _)| code.usual_service() == service).map(of_service));
                }
                None => candidates.extend(known().map(of_service)),
            }
        }
        Ok(candidates)
    }
}

/// Whether the owner's list for the operator, where there is one, has the account.
fn may_sell(shop: &ShopConfig, account: &Account, operator: &OperatorCode) -> bool {
    shop.routing.get(operator).is_none_or(|accounts| accounts.contains(&account.id))
}

/// An order to which nothing can be objected but its operator and service.
pub(super) fn ordinary_order(operator: &OperatorCode, service: Service, account: &Account) -> Order {
    Order {
        number: Number::stored(String::new()),
        operator: operator.clone(),
        service,
        amount: Money::from_parts(100 * PARTS_PER_UNIT, account.currency),
        charge: Money::zero(account.currency),
        circle: None,
        offer: None,
        unit: Some("1".to_owned()),
        dob: Some(chrono::NaiveDate::default()),
        scheme: false,
    }
}

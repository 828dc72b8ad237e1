//! The shop, who works in it, and what there is to begin with.

use std::collections::HashMap;

use serde::Serialize;
use tillup_core::{
    access::{Role, SignedIn},
    commission::ChargeRule,
    engine::{Sellable, SellableOperator},
    ledger::Ledger,
    operator::{OperatorCode, Service},
    provider::Offers,
    shop::ShopConfig,
};
use tillup_shop::{DEMO_PIN, Overview, Shop};

use crate::{error::CommandError, session::LOCKS_AFTER};

/// Somebody who can sign in.
#[derive(Debug, Serialize)]
pub struct UserDto {
    name: String,
    role: &'static str,
}

impl UserDto {
    fn new(name: String, role: Role) -> Self {
        Self { name, role: role.code() }
    }
}

/// What there is to begin with.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Start {
    phase: &'static str,
    demo: bool,
    /// No secret: it is the same in every demo.
    #[serde(skip_serializing_if = "Option::is_none")]
    demo_pin: Option<&'static str>,
    user: Option<UserDto>,
    users: Vec<UserDto>,
    shop: Option<ShopDto>,
}

impl Start {
    /// How things stand for whoever is at the till.
    pub fn of(shop: &Shop, who: Option<SignedIn>) -> Result<Self, CommandError> {
        let is_set_up = shop.is_set_up()?;
        let phase = match (is_set_up, &who) {
            (false, _) => "setup",
            (true, None) => "lock",
            (true, Some(_)) => "counter",
        };
        let users = if is_set_up { shop.users()? } else { Vec::new() };
        Ok(Self {
            phase,
            demo: shop.is_demo(),
            demo_pin: shop.is_demo().then_some(DEMO_PIN),
            user: who.filter(|_| is_set_up).map(|who| UserDto::new(who.name, who.role)),
            users: users.into_iter().map(|user| UserDto::new(user.name, user.role)).collect(),
            shop: is_set_up.then(|| ShopDto::of(shop)).transpose()?,
        })
    }
}

/// The shop as the counter needs it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ShopDto {
    name: String,
    country: &'static str,
    currency: &'static str,
    language: String,
    charge_allowed: bool,
    services: Vec<&'static str>,
    operators: Vec<OperatorDto>,
    needs_circle: bool,
    locks_after_seconds: u64,
}

impl ShopDto {
    fn of(shop: &Shop) -> Result<Self, CommandError> {
        let config = shop.ledger().config()?;
        let Sellable { services, mut operators } = shop.engine().sellable()?;
        let by_use = shop.ledger().operators_by_use()?;
        order_by_use(&mut operators, &by_use);
        Ok(Self {
            name: config.name.clone(),
            country: config.country.code(),
            currency: config.home_currency().code(),
            language: config.language.clone(),
            charge_allowed: config.charge_rule == ChargeRule::Allowed,
            services: usual_first(services, &operators).into_iter().map(Service::code).collect(),
            needs_circle: needs_circle(shop, &config),
            operators: operators.into_iter().map(OperatorDto::from).collect(),
            locks_after_seconds: LOCKS_AFTER.as_secs(),
        })
    }
}

/// Most sold first; those that were never sold stay in the order in which they are known.
fn order_by_use(operators: &mut [SellableOperator], by_use: &[(OperatorCode, u64)]) {
    let places: HashMap<&OperatorCode, usize> =
        by_use.iter().enumerate().map(|(place, (code, _))| (code, place)).collect();
    operators.sort_by_key(|operator| places.get(&operator.code).copied().unwrap_or(usize::MAX));
}

/// The usual service of the operator that is sold most is the shop's usual one.
fn usual_first(mut services: Vec<Service>, operators: &[SellableOperator]) -> Vec<Service> {
    let usual = operators.first().and_then(|operator| operator.services.first()).copied();
    services.sort_by_key(|service| Some(*service) != usual);
    services
}

/// Whether an account that is switched on lists packs by telecom circle.
fn needs_circle(shop: &Shop, config: &ShopConfig) -> bool {
    let mut used = config.accounts.iter().filter(|account| account.enabled);
    used.any(|account| {
        let provider = shop.providers().get(account.provider.as_str());
        provider.is_some_and(|provider| provider.capability().offers == Offers::ByCircle)
    })
}

/// An operator and what can be sold of it.
#[derive(Debug, Serialize)]
pub struct OperatorDto {
    code: String,
    name: String,
    country: &'static str,
    services: Vec<&'static str>,
}

impl From<SellableOperator> for OperatorDto {
    fn from(operator: SellableOperator) -> Self {
        Self {
            code: operator.code.to_string(),
            name: operator.name,
            country: operator.country.code(),
            services: operator.services.into_iter().map(Service::code).collect(),
        }
    }
}

/// Today's figures.
#[derive(Debug, Serialize)]
pub struct OverviewDto {
    currency: String,
    day: String,
    sales: i64,
    amount: String,
    /// The owner's only.
    commission: Option<String>,
}

impl From<Overview> for OverviewDto {
    fn from(overview: Overview) -> Self {
        let Overview { currency, day, sales, amount, commission, .. } = overview;
        Self { currency, day, sales, amount, commission }
    }
}

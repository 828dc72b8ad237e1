//! What the counter has at hand: amounts that are usually asked for, and favourite packs.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};
use tillup_core::{
    account::Account,
    engine::EngineError,
    ledger::Ledger,
    money::Money,
    number::Country,
    offer::Offer,
    operator::{OperatorCode, Service, known_operators},
    provider::Offers,
};

use crate::{Shop, ShopError};

/// Amounts at hand.
const AMOUNTS: usize = 5;

/// Whole units that are usually asked for in a country, where the shop's own sales do not tell enough.
fn usual_units(country: Country) -> [i64; AMOUNTS] {
    match country {
        Country::Bd => [20, 50, 100, 200, 500],
        Country::In => [10, 50, 100, 199, 299],
    }
}

impl Shop {
    /// The amounts to have at hand for an operator and service, in rising order: those that this shop sells most, made up
    /// to five by those usual in the operator's country.
    pub fn amounts(&self, operator: &OperatorCode, service: Service) -> Result<Vec<Money>, ShopError> {
        let config = self.ledger.config()?;
        let wanted = u32::try_from(AMOUNTS).unwrap_or(u32::MAX);
        let mut amounts = self.ledger.usual_amounts(operator, service, wanted)?;
        let country = country_of(operator, config.country);
        for units in usual_units(country) {
            let usual = Money::from_paisa(units * 100, country.currency()).map_err(EngineError::from)?;
            if amounts.len() < AMOUNTS && !amounts.contains(&usual) {
                amounts.push(usual);
            }
        }
        amounts.sort_unstable_by_key(|amount| amount.parts());
        Ok(amounts)
    }

    /// The keys of packs, for as long as a list is looked at.
    pub fn offer_keys(&self) -> Result<OfferKeys, ShopError> {
        let config = self.ledger.config()?;
        let has_lasting_ids = |account: &&Account| {
            let provider = self.providers.get(account.provider.as_str());
            provider.is_some_and(|provider| provider.capability().offers == Offers::ByOperator)
        };
        let lasting = config.accounts.iter().filter(has_lasting_ids).map(|account| account.id.clone());
        Ok(OfferKeys { lasting: lasting.collect() })
    }
}

/// Tells packs apart by a key that is the same whenever their list is read again, so that a favourite stays one. Where the
/// provider's ids belong to a number or a circle, a pack is known by what it is; packs that nobody can tell apart share a key.
#[derive(Clone, Debug)]
pub struct OfferKeys {
    /// Accounts whose providers keep the ids of their packs.
    lasting: BTreeSet<String>,
}

impl OfferKeys {
    /// The key of a pack.
    pub fn of(&self, offer: &Offer) -> String {
        let price = offer.price.to_string();
        let told: &[&str] = if self.lasting.contains(&offer.account) {
            &["id", &offer.category, &offer.id]
        } else {
            &["pack", &offer.category, &price, &offer.validity, &offer.title]
        };
        // A digest, for titles can be long and ids are strangers' text; of JSON, in which parts cannot run into each other.
        let digest = hex::encode(Sha256::digest(serde_json::Value::from(told).to_string()));
        format!("{}/{}/{}", offer.account, offer.operator, digest.get(..20).unwrap_or_default())
    }
}

/// The country of an operator: the shop's own, but for one that only the other country has.
pub(crate) fn country_of(operator: &OperatorCode, home: Country) -> Country {
    let has = |country| known_operators(country).iter().any(|known| known.code == operator.as_str());
    if has(home.other()) && !has(home) { home.other() } else { home }
}

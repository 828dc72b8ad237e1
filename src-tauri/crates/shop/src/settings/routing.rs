//! Which accounts sell an operator, and why one would now.

use std::collections::BTreeMap;

use tillup_core::{
    access::{Action, SignedIn},
    engine::{EngineError, Explained},
    ledger::Ledger,
    money::{Currency, Money},
    number::latin_digits,
    operator::{OperatorCode, Service, known_operators},
};

use crate::{Shop, ShopError, counter::country_of, provision::config};

/// Operator's code → accounts that may sell it, best first. One without accounts, and one that is not in it, goes by the
/// expected margin.
pub type RoutingTable = BTreeMap<String, Vec<String>>;

/// A sale that nobody asked for: only who would execute it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaleInQuestion {
    /// The operator's code.
    pub operator: String,
    /// The service's code; `None`: the operator's usual one.
    pub service: Option<String>,
    /// The face value, as typed.
    pub amount: String,
    /// The routing to judge by; `None`: the one that is kept.
    pub routing: Option<RoutingTable>,
}

/// An operator that can be sold or is routed, and who sells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoutedOperator {
    /// The shop's code.
    pub code: OperatorCode,
    /// The name people use.
    pub name: String,
    /// What it is sold in.
    pub currency: Currency,
    /// What can be sold of it, the usual one first.
    pub services: Vec<Service>,
    /// The accounts that may sell it, best first; none: by the expected margin.
    pub accounts: Vec<String>,
}

impl Shop {
    /// The operators that can be sold, and those that have a list although none of its accounts is switched on.
    ///
    /// # Errors
    /// [`ShopError::NotAllowed`] but for the owner.
    pub fn routed_operators(&self, who: &SignedIn) -> Result<Vec<RoutedOperator>, ShopError> {
        let config = self.to_change(who)?;
        let routing = &config.routing;
        let sold = self.engine.sellable()?.operators.into_iter().map(|sold| RoutedOperator {
            currency: sold.country.currency(),
            services: sold.services,
            accounts: routing.get(&sold.code).cloned().unwrap_or_default(),
            name: sold.name,
            code: sold.code,
        });
        let mut found: Vec<_> = sold.collect();
        for (code, accounts) in routing {
            if found.iter().any(|one| one.code == *code) {
                continue;
            }
            let country = country_of(code, config.country);
            let known = known_operators(country).iter().find(|known| known.code == code.as_str());
            found.push(RoutedOperator {
                code: code.clone(),
                name: known.map_or_else(|| code.to_string(), |known| known.name.to_owned()),
                currency: country.currency(),
                services: vec![code.usual_service()],
                accounts: accounts.clone(),
            });
        }
        Ok(found)
    }

    /// Sets the routing and names what that changed.
    ///
    /// # Errors
    /// [`ShopError::NotAllowed`] but for the owner, [`ShopError::Setting`] for a table that cannot be.
    pub fn save_routing(&self, table: RoutingTable, who: &SignedIn) -> Result<Vec<String>, ShopError> {
        let mut config = self.to_change(who)?;
        config.routing = config::routing(Some(&listed(table)), &config.accounts, None)?;
        self.keep_config(config, who)
    }

    /// Which account would execute a sale now, and why each other would not.
    ///
    /// # Errors
    /// [`ShopError::NotAllowed`] but for the owner; what is wrong with the question or the table.
    pub fn explain_routing(
        &self,
        asked: SaleInQuestion,
        who: &SignedIn,
    ) -> Result<Vec<Explained>, ShopError> {
        self.require(who, Action::Provision)?;
        let mut config = (*self.ledger.config()?).clone();
        if let Some(table) = asked.routing {
            config.routing = config::routing(Some(&listed(table)), &config.accounts, None)?;
        }
        let operator = OperatorCode::parse(&asked.operator).map_err(EngineError::from)?;
        let service = match asked.service {
            Some(code) => code.parse().map_err(EngineError::from)?,
            None => operator.usual_service(),
        };
        let currency = country_of(&operator, config.country).currency();
        let amount = Money::parse(&latin_digits(asked.amount.trim()), currency).map_err(EngineError::from)?;
        Ok(self.engine.explain(&config, &operator, service, amount)?)
    }
}

/// Without the operators that have no list.
fn listed(table: RoutingTable) -> RoutingTable {
    table.into_iter().filter(|(_, accounts)| !accounts.is_empty()).collect()
}

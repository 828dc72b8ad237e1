//! What crosses between the window and the program; ui/types.js has the same names and fields.
//!
//! Amounts are exact decimals as text: JavaScript's numbers would round them. What only the owner may see is left out
//! here, where it is still known who is looking.

pub mod audit;
pub mod backup;
pub mod customer;
pub mod debtor;
pub mod drawer;
pub mod export;
pub mod forecast;
pub mod low_wallet;
pub mod message;
pub mod order;
pub mod pack;
pub mod people;
pub mod printing;
pub mod quality;
pub mod report;
pub mod sale;
#[cfg(test)]
mod secrecy;
pub mod settings;
pub mod setup;
pub mod shop;
#[cfg(test)]
mod tests;
pub mod wallet;
pub mod wallet_history;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use tillup_core::{access::Role, money::Money, number::Number, shop::ShopConfig};
use tillup_shop::{Shop, ShopError};

/// Who looks at what: everything that the forms below need beside their subject.
pub struct View<'a> {
    shop: &'a Shop,
    config: Arc<ShopConfig>,
    role: Role,
}

impl<'a> View<'a> {
    /// How somebody of this role sees the shop.
    pub fn of(shop: &'a Shop, role: Role) -> Result<Self, ShopError> {
        let config = tillup_core::ledger::Ledger::config(shop.ledger())?;
        Ok(Self { shop, config, role })
    }

    /// A moment on the shop's clock.
    pub fn moment(&self, at: DateTime<Utc>) -> String {
        self.config.calendar().shown(at)
    }

    /// An amount that is the owner's to see.
    fn owners(&self, amount: Option<Money>) -> Option<String> {
        amount.filter(|_| self.role == Role::Owner).map(|amount| amount.to_string())
    }

    /// The name kept with a number; none is shown where it cannot be read.
    fn customer(&self, number: &Number) -> Option<String> {
        self.shop.ledger().customer_name(number).ok().flatten()
    }

    /// Whose due it is, by name; none where they cannot be read.
    fn owing(&self, id: Option<i64>) -> Option<debtor::OwingDto> {
        let found = tillup_core::ledger::Ledger::debtor(self.shop.ledger(), id?).ok().flatten()?;
        Some(debtor::OwingDto::from(&tillup_core::debtor::Owing { id: found.id, name: found.name }))
    }

    /// The provider of an account, by the name that people use.
    fn provider(&self, account: &str) -> String {
        let id = self.config.account(account).map_or(account, |account| account.provider.as_str());
        self.shop.providers().get(id).map_or(id, |provider| provider.capability().name).to_owned()
    }
}

//! What the owner sets in a shop that is running, part by part, by the same rules as from a file. Each change is an event.

mod accounts;
mod people;
mod rates;
mod routing;
mod shop;

pub use accounts::AccountSettings;
pub use people::Person;
pub use rates::{RatePreview, RateRow};
pub use routing::{RoutedOperator, RoutingTable, SaleInQuestion};
pub use shop::{LimitRow, PrefixRow, ShopForm};

use tillup_core::{
    access::{Action, SignedIn},
    ledger::Ledger,
    shop::ShopConfig,
};

use crate::{Shop, ShopError, provision::Settings};

impl Shop {
    /// The configuration, for the owner to change.
    fn to_change(&self, who: &SignedIn) -> Result<ShopConfig, ShopError> {
        self.require(who, Action::Provision)?;
        Ok((*self.ledger.config()?).clone())
    }

    /// Keeps a changed configuration and names what that changed.
    fn keep_config(&self, config: ShopConfig, who: &SignedIn) -> Result<Vec<String>, ShopError> {
        self.keep(Settings { config, keys: Vec::new(), users: Vec::new() }, &who.name)
    }
}

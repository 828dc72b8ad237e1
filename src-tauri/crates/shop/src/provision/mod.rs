//! Setting a shop up from a file: run again, it changes what differs and repeats nothing.

pub(crate) mod accounts;
pub(crate) mod config;
mod people;

use std::sync::Arc;

use tillup_core::{
    access::{Action, SignedIn},
    ledger::{Ledger, LedgerError},
    shop::ShopConfig,
};
use tillup_ledger::NewUser;

use crate::{
    Shop, ShopError,
    file::{self, ProvisionFile},
};
use accounts::NewKeys;

/// What provisioning did, for people.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Provisioned {
    /// The shop's name.
    pub shop: String,
    /// One line for each thing that was set or changed; empty where nothing differed.
    pub changes: Vec<String>,
}

/// What is to be kept, checked.
pub(crate) struct Settings {
    pub config: ShopConfig,
    pub keys: NewKeys,
    pub users: Vec<NewUser>,
}

impl Shop {
    /// Whether the folder holds a shop.
    pub fn is_set_up(&self) -> Result<bool, ShopError> {
        Ok(self.kept_config()?.is_some())
    }

    /// Sets the shop up from a provisioning file. The first run needs nobody, later ones the owner.
    ///
    /// All of the file is checked before anything is kept; keys go to the keyring first, so that a keyring that does not
    /// answer leaves the shop as it was.
    pub fn provision(&self, text: &str, who: Option<&SignedIn>) -> Result<Provisioned, ShopError> {
        let before = self.kept_config()?;
        if before.is_some() {
            self.require(who.ok_or(ShopError::UserNeeded)?, Action::Provision)?;
        }
        let settings = file::read(text)
            .and_then(ProvisionFile::with_environment)
            .and_then(|file| self.checked(&file, before.as_deref()))
            .map_err(ShopError::of_file)?;
        let shop = settings.config.name.clone();
        let changes = self.keep(settings, who.map_or("setup", |who| who.name.as_str()))?;
        Ok(Provisioned { shop, changes })
    }

    /// The shop as it is set; `None` where there is none yet.
    pub(crate) fn kept_config(&self) -> Result<Option<Arc<ShopConfig>>, ShopError> {
        match self.ledger.config() {
            Ok(config) => Ok(Some(config)),
            Err(LedgerError::NoShop) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Checks all of a file; keeps nothing.
    pub(crate) fn checked(
        &self,
        file: &ProvisionFile,
        before: Option<&ShopConfig>,
    ) -> Result<Settings, ShopError> {
        let (accounts, keys) = self.accounts(file)?;
        let config = config::shop_config(file, accounts, before)?;
        let users = self.changed_users(&file.users, before.is_none())?;
        Ok(Settings { config, keys: self.changed_keys(keys)?, users })
    }

    /// Keeps what differs and names it; each is an event with `actor` in it. Keys go first: they are no part of the
    /// ledger's transaction.
    pub(crate) fn keep(&self, settings: Settings, actor: &str) -> Result<Vec<String>, ShopError> {
        let mut changes = Vec::new();
        for (account, keys) in &settings.keys {
            self.keys.store(account, keys)?;
            changes.push(format!("keys of account {account}"));
        }
        let users: Vec<String> = settings.users.iter().map(|user| format!("user {}", user.name)).collect();
        let settings = tillup_ledger::Settings {
            config: settings.config,
            keys_replaced: settings.keys.into_iter().map(|(account, _)| account).collect(),
            users: settings.users,
        };
        changes.extend(self.ledger.save_settings(&settings, actor, self.clock.now())?);
        changes.extend(users);
        Ok(changes)
    }
}

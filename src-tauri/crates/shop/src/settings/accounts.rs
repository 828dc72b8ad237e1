//! Accounts: what may be changed of one, its keys, and asking whether it works.

use std::{collections::BTreeMap, sync::Arc};

use secrecy::{ExposeSecret, SecretString};
use tillup_core::{
    access::{Action, SignedIn},
    account::{CommissionPaid, Environment},
    engine::{BalanceAnswer, EngineError},
    ledger::Ledger,
};

use crate::{Shop, ShopError, file::AccountPart, provision::accounts, rules::wrong, set_up::NewAccount};

/// What may be changed of an account. Its id, its provider and so its currency are its own for good: its sales are in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountSettings {
    /// Its address; `None`: the provider's own.
    pub base_url: Option<String>,
    /// The owner's explicit yes to plain http.
    pub allow_http: bool,
    /// Live or test.
    pub environment: Environment,
    /// Whether it may sell. What was sold through it before is followed to its end all the same.
    pub enabled: bool,
    /// When commission reaches its wallet.
    pub commission_paid: CommissionPaid,
    /// The shop's operator code = the provider's, where its list differs.
    pub operator_codes: BTreeMap<String, String>,
}

impl Shop {
    /// Changes an account and names what that changed.
    ///
    /// # Errors
    /// [`ShopError::NotAllowed`] but for the owner, [`EngineError::NoSuchAccount`], [`ShopError::Setting`] for what
    /// cannot be set.
    pub fn change_account(
        &self,
        id: &str,
        to: AccountSettings,
        who: &SignedIn,
    ) -> Result<Vec<String>, ShopError> {
        let mut config = self.to_change(who)?;
        let before = config.account(id).ok_or_else(|| EngineError::NoSuchAccount(id.to_owned()))?;
        let part = AccountPart {
            id: before.id.clone(),
            provider: before.provider.clone(),
            base_url: to.base_url,
            allow_http: to.allow_http,
            environment: to.environment,
            enabled: to.enabled,
            commission_paid: to.commission_paid,
            keys: BTreeMap::new(),
            operator_codes: to.operator_codes,
        };
        let account = self.account(&part)?;
        accounts::put(&mut config.accounts, account)?;
        self.keep_config(config, who)
    }

    /// Replaces those keys of an account that are given, and asks for its balance with them. That they were replaced is an
    /// event; they are in the keyring alone.
    ///
    /// # Errors
    /// As [`Shop::add_account`], and [`ShopError::Setting`] where no key is given.
    pub async fn replace_keys(
        self: &Arc<Self>,
        id: &str,
        keys: BTreeMap<String, SecretString>,
        who: &SignedIn,
    ) -> Result<BalanceAnswer, ShopError> {
        self.require(who, Action::Provision)?;
        let config = self.ledger.config()?;
        let account = config.account(id).ok_or_else(|| EngineError::NoSuchAccount(id.to_owned()))?;
        if keys.values().all(|key| key.expose_secret().trim().is_empty()) {
            return Err(wrong("keys_needed", format!("no key of account “{id}” is given")));
        }
        let again = NewAccount {
            id: account.id.clone(),
            provider: account.provider.clone(),
            base_url: None,
            allow_http: account.allow_http,
            environment: account.environment,
            keys,
        };
        self.add_account(again, who).await
    }

    /// Asks for the balance of one account, also of one that is switched off.
    ///
    /// # Errors
    /// [`ShopError::NotAllowed`] but for the owner, [`EngineError::NoSuchAccount`].
    pub async fn test_account(&self, id: &str, who: &SignedIn) -> Result<BalanceAnswer, ShopError> {
        self.require(who, Action::Balance)?;
        self.engine.balances(Some(id)).await?.pop().ok_or(ShopError::BrokenOff)
    }
}

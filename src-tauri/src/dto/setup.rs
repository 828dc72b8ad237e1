//! A shop's first day.

use std::collections::BTreeMap;

use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use tillup_core::{account::Environment, engine::BalanceAnswer, number::Country, provider::Provider};
use tillup_shop::{NewAccount, NewShop};

use crate::error::CommandError;

/// A provider that an account can be had with.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProviderOption {
    id: &'static str,
    name: &'static str,
    country: &'static str,
    currency: &'static str,
    keys: &'static [&'static str],
    base_url: Option<&'static str>,
    has_test: bool,
}

impl From<&dyn Provider> for ProviderOption {
    fn from(provider: &dyn Provider) -> Self {
        let capability = provider.capability();
        Self {
            id: provider.id(),
            name: capability.name,
            country: capability.currency.country().code(),
            currency: capability.currency.code(),
            keys: capability.keys,
            base_url: capability.base_url,
            has_test: capability.has_test,
        }
    }
}

/// A shop to be. It shows nothing of itself: the PIN is in it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NewShopDto {
    name: String,
    #[serde(default)]
    address: String,
    country: Country,
    language: String,
    owner: String,
    pin: String,
}

impl From<NewShopDto> for NewShop {
    fn from(new: NewShopDto) -> Self {
        Self {
            name: new.name,
            address: new.address,
            country: new.country,
            timezone: None,
            language: new.language,
            owner: new.owner,
            pin: SecretString::from(new.pin),
        }
    }
}

/// An account to be. It shows nothing of itself: its keys are in it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NewAccountDto {
    id: String,
    provider: String,
    base_url: Option<String>,
    #[serde(default)]
    allow_http: bool,
    #[serde(default)]
    environment: Environment,
    keys: BTreeMap<String, String>,
}

impl From<NewAccountDto> for NewAccount {
    fn from(new: NewAccountDto) -> Self {
        Self {
            id: new.id,
            provider: new.provider,
            base_url: new.base_url.filter(|url| !url.trim().is_empty()),
            allow_http: new.allow_http,
            environment: new.environment,
            keys: new.keys.into_iter().map(|(name, key)| (name, SecretString::from(key))).collect(),
        }
    }
}

/// What asking a new account for its balance gave.
#[derive(Debug, Serialize)]
pub struct BalanceCheck {
    account: String,
    currency: &'static str,
    balance: Option<String>,
    error: Option<CommandError>,
}

impl From<BalanceAnswer> for BalanceCheck {
    fn from(answer: BalanceAnswer) -> Self {
        let (balance, error) = match answer.balance {
            Ok(balance) => (Some(balance.to_string()), None),
            Err(error) => (None, Some(CommandError::for_owner(error))),
        };
        Self { account: answer.account, currency: answer.currency.code(), balance, error }
    }
}

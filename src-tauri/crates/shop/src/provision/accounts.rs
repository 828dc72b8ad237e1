//! Accounts with providers, and their keys.

use std::collections::BTreeMap;

use secrecy::ExposeSecret;
use tillup_core::{
    account::{Account, AccountKeys},
    operator::OperatorCode,
};

use crate::{
    Shop, ShopError,
    file::{AccountPart, ProvisionFile},
    rules::{check_account_id, check_operator_code, check_url, wrong},
};

/// Keys to be kept, per account.
pub(crate) type NewKeys = Vec<(String, AccountKeys)>;

impl Shop {
    /// The accounts of the file and their keys.
    pub(super) fn accounts(&self, file: &ProvisionFile) -> Result<(Vec<Account>, NewKeys), ShopError> {
        let mut accounts = Vec::new();
        let mut all_keys = Vec::new();
        for part in &file.accounts {
            let account = self.account(part)?;
            if accounts.iter().any(|other: &Account| other.id == account.id) {
                return Err(wrong("account_twice", format!("two accounts are called “{}”", account.id)));
            }
            all_keys.push((account.id.clone(), self.keys_of(part)?));
            accounts.push(account);
        }
        Ok((accounts, all_keys))
    }

    /// An account as it is to be.
    pub(crate) fn account(&self, part: &AccountPart) -> Result<Account, ShopError> {
        check_account_id(&part.id)?;
        let of_it = |error: &dyn std::fmt::Display| format!("account “{}”: {error}", part.id);
        let provider = self.providers.get(part.provider.as_str()).ok_or_else(|| {
            let known: Vec<_> = self.providers.keys().copied().collect();
            let text = format!("unknown provider; the known ones are {}", known.join(", "));
            wrong("unknown_provider", of_it(&text))
        })?;
        let capability = provider.capability();
        let base_url = match (&part.base_url, capability.base_url) {
            (Some(url), _) => url.trim().to_owned(),
            (None, Some(url)) => url.to_owned(),
            (None, None) => {
                return Err(wrong("base_url_needed", format!("account “{}” needs a base_url", part.id)));
            }
        };
        check_url(&part.id, &base_url, part.allow_http)?;
        let mut operator_codes = BTreeMap::new();
        for (ours, theirs) in &part.operator_codes {
            let code = OperatorCode::parse(ours).map_err(|error| wrong("invalid_operator", of_it(&error)))?;
            check_operator_code(&part.id, &code, theirs)?;
            if operator_codes.insert(code, theirs.clone()).is_some() {
                let text = format!("account “{}” has two codes for {ours}", part.id);
                return Err(wrong("operator_twice", text));
            }
        }
        Ok(Account {
            id: part.id.clone(),
            provider: part.provider.clone(),
            base_url,
            allow_http: part.allow_http,
            environment: part.environment,
            currency: capability.currency,
            enabled: part.enabled,
            operator_codes,
            commission_paid: part.commission_paid,
        })
    }

    /// The keys of an account, by the names that its provider knows.
    pub(crate) fn keys_of(&self, part: &AccountPart) -> Result<AccountKeys, ShopError> {
        let known =
            self.providers.get(part.provider.as_str()).map_or(&[][..], |provider| provider.capability().keys);
        if part.keys.keys().any(|name| !known.contains(&name.as_str())) {
            let text = format!(
                "account “{}” has a key that {} does not use; it uses {}",
                part.id,
                part.provider,
                known.join(", ")
            );
            return Err(wrong("unknown_key", text));
        }
        Ok(AccountKeys::new(part.keys.iter().map(|(name, key)| (name.clone(), key.0.clone()))))
    }

    /// Those keys that differ from the kept ones.
    pub(crate) fn changed_keys(&self, keys: NewKeys) -> Result<NewKeys, ShopError> {
        let mut changed = Vec::new();
        for (account, keys) in keys {
            let names: Vec<&str> = keys.iter().map(|(name, _)| name).collect();
            if names.is_empty() {
                continue;
            }
            let kept = self.keys.load(&account, &names)?;
            let same = keys.iter().all(|(name, key)| {
                kept.get(name).is_some_and(|kept| kept.expose_secret() == key.expose_secret())
            });
            if !same {
                changed.push((account, keys));
            }
        }
        Ok(changed)
    }
}

/// Puts an account among the others, in the place of the one of its id.
pub(crate) fn put(accounts: &mut Vec<Account>, account: Account) -> Result<(), ShopError> {
    match accounts.iter_mut().find(|other| other.id == account.id) {
        // Its sales and its wallet are in the other provider's name, perhaps in another currency.
        Some(other) if other.provider != account.provider => {
            let text = format!(
                "account “{}” is one with {}; give the one with {} an id of its own",
                account.id, other.provider, account.provider
            );
            Err(wrong("other_provider", text))
        }
        Some(other) => {
            *other = account;
            Ok(())
        }
        None => {
            accounts.push(account);
            Ok(())
        }
    }
}

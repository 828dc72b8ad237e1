//! Whether the providers can be reached at all, before a sale is tried.

use std::{collections::BTreeMap, time::Duration};

use url::Url;

use super::{Engine, EngineError};
use crate::{account::Account, wire::NotSent};

impl Engine {
    /// Whether the hosts of the accounts that are switched on can be reached, and how quickly: for each account, each host
    /// tried once, all at the same time. Nothing of an account is sent.
    pub async fn reach(&self) -> Result<Vec<(String, Result<Duration, NotSent>)>, EngineError> {
        let shop = self.parts.ledger.config()?;
        let accounts = || shop.accounts.iter().filter(|account| account.enabled);
        let hosts: BTreeMap<String, &str> =
            accounts().map(|account| (host(account), account.base_url.as_str())).collect();
        let trying = hosts
            .into_iter()
            .map(|(host, base_url)| async move { (host, self.parts.exchange.reach(base_url).await) });
        let reached: BTreeMap<_, _> = futures_util::future::join_all(trying).await.into_iter().collect();
        let of = |account: &Account| reached.get(&host(account)).copied().unwrap_or(Err(NotSent::BadUrl));
        Ok(accounts().map(|account| (account.id.clone(), of(account))).collect())
    }
}

/// Scheme, host and port; what is no URL stands for itself.
fn host(account: &Account) -> String {
    let url = account.base_url.trim();
    Url::parse(url).map_or_else(|_| url.to_owned(), |url| url.origin().ascii_serialization())
}

//! The providers that are built in: the one place that names concrete adapters.

use std::sync::Arc;

use tillup_core::provider::Provider;

use crate::{
    autoflexi::AutoFlexi, irecharge::IRecharge, recharge_open_api::RechargeOpenApi, sohojpay::SohojPay,
    tymk::Tymk,
};

/// Providers by their ids. Cheap to clone.
#[derive(Clone)]
pub struct Registry {
    providers: Arc<[Arc<dyn Provider>]>,
}

impl Registry {
    /// The five built-in providers.
    pub fn builtin() -> Self {
        let providers: [Arc<dyn Provider>; 5] = [
            Arc::new(SohojPay::new()),
            Arc::new(AutoFlexi::new()),
            Arc::new(IRecharge::new()),
            Arc::new(RechargeOpenApi::new()),
            Arc::new(Tymk::new()),
        ];
        Self::of(providers)
    }

    /// Other providers, for tests.
    pub fn of(providers: impl IntoIterator<Item = Arc<dyn Provider>>) -> Self {
        Self { providers: providers.into_iter().collect() }
    }

    /// The provider of that id.
    pub fn get(&self, id: &str) -> Option<Arc<dyn Provider>> {
        self.iter().find(|provider| provider.id() == id).cloned()
    }

    /// The ids, in the order in which providers are offered to the owner.
    pub fn ids(&self) -> impl Iterator<Item = &'static str> {
        self.iter().map(|provider| provider.id())
    }

    /// The providers, in the same order.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<dyn Provider>> {
        self.providers.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_provider_of_the_contract_is_there_once() {
        let ids: Vec<_> = Registry::builtin().ids().collect();
        assert_eq!(ids, ["sohojpay", "autoflexi", "irecharge", "recharge-open-api", "tymk"]);
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len());
        assert!(Registry::builtin().get("tymk").is_some_and(|provider| provider.id() == "tymk"));
        assert!(Registry::builtin().get("nobody").is_none());
    }

    #[test]
    fn a_fixed_address_is_https_and_keys_are_named() {
        for provider in Registry::builtin().iter() {
            let capability = provider.capability();
            assert!(capability.base_url.is_none_or(|url| url.starts_with("https://")), "{}", provider.id());
            assert!(!capability.keys.is_empty(), "{}", provider.id());
        }
    }
}

//! Keys in memory: gone with the program.

use std::{collections::BTreeMap, sync::Mutex};

use secrecy::SecretString;
use tillup_core::{
    account::AccountKeys,
    ports::{Keys, KeysError},
};

/// Keys of the demo shop.
#[derive(Debug, Default)]
pub struct MemoryKeys(Mutex<BTreeMap<(String, String), SecretString>>);

impl Keys for MemoryKeys {
    fn load(&self, account: &str, names: &[&str]) -> Result<AccountKeys, KeysError> {
        let kept = self.0.lock().map_err(|_| KeysError::Unavailable)?;
        Ok(AccountKeys::new(names.iter().filter_map(|name| {
            let key = kept.get(&(account.to_owned(), (*name).to_owned()))?;
            Some(((*name).to_owned(), key.clone()))
        })))
    }

    fn store(&self, account: &str, keys: &AccountKeys) -> Result<(), KeysError> {
        let mut kept = self.0.lock().map_err(|_| KeysError::Unavailable)?;
        for (name, key) in keys.iter() {
            kept.insert((account.to_owned(), name.to_owned()), key.clone());
        }
        Ok(())
    }
}

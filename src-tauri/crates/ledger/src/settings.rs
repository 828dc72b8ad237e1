//! What the owner sets at once: the configuration, users, and that keys were replaced, all or nothing.

use chrono::{DateTime, Utc};
use tillup_core::{access::Role, ledger::LedgerError, shop::ShopConfig};

use crate::{config_store, connection::SqliteLedger, users};

/// What the owner sets at once.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The configuration as it is to be.
    pub config: ShopConfig,
    /// Accounts whose keys were replaced in the keyring.
    pub keys_replaced: Vec<String>,
    /// Users who are new or changed.
    pub users: Vec<NewUser>,
}

/// A user who is new or changed; without a hash the PIN stays.
#[derive(Clone)]
pub struct NewUser {
    /// The name.
    pub name: String,
    /// What they are to be.
    pub role: Role,
    /// The PIN's Argon2id hash, as PHC text.
    pub pin_hash: Option<String>,
}

/// Shows everything but the hash.
impl std::fmt::Debug for NewUser {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewUser").field("name", &self.name).field("role", &self.role).finish_non_exhaustive()
    }
}

impl SqliteLedger {
    /// Brings the ledger to these settings in one transaction, so that a shop is never without its owner, and gives the
    /// names of what that changed in the configuration.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where a new user comes without the hash of a PIN.
    pub fn save_settings(
        &self,
        settings: &Settings,
        actor: &str,
        at: DateTime<Utc>,
    ) -> Result<Vec<String>, LedgerError> {
        self.write(|tx| {
            let changes = config_store::save(tx, &settings.config, actor, at)?;
            for account in &settings.keys_replaced {
                config_store::note_keys_replaced(tx, account, actor, at)?;
            }
            for user in &settings.users {
                users::save(tx, &user.name, user.role, user.pin_hash.as_deref(), actor, at)?;
            }
            Ok(changes)
        })
    }
}

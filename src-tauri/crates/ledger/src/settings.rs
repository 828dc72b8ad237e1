//! What the owner sets at once: the configuration, users, and that keys were replaced, all or nothing.

use chrono::{DateTime, Utc};
use tillup_core::{access::Role, ledger::LedgerError, shop::ShopConfig};

use crate::{config, config_store, connection::SqliteLedger, users};

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
    /// Changes the configuration as it stands at that moment, in one transaction, so that two who set things at the same time
    /// do not undo each other's; gives the names of what that changed. Where `edit` refuses, nothing is written.
    pub fn edit_config<E: From<LedgerError>>(
        &self,
        actor: &str,
        at: DateTime<Utc>,
        edit: impl FnOnce(&mut ShopConfig) -> Result<(), E>,
    ) -> Result<Vec<String>, E> {
        let done = self.write(|tx| {
            let mut config = config::read(tx)?.ok_or(LedgerError::NoShop)?;
            if let Err(refused) = edit(&mut config) {
                return Ok(Err(refused));
            }
            Ok(Ok(config_store::save(tx, &config, actor, at)?))
        });
        done?
    }

    /// Brings the ledger to these settings in one transaction, so that a shop is never without its owner, and gives the
    /// names of what that changed in the configuration.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where a new user comes without the hash of a PIN, [`LedgerError::LastOwner`] where the shop
    /// would be left without one.
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
            users::keeping_an_owner(tx, || {
                settings.users.iter().try_for_each(|user| {
                    users::save(tx, &user.name, user.role, user.pin_hash.as_deref(), actor, at)
                })
            })?;
            Ok(changes)
        })
    }
}

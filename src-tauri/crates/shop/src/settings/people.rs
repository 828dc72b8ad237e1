//! Who works in the shop. Nobody is ever deleted: what they did stays theirs.

use secrecy::SecretString;
use tillup_core::{
    access::{Action, Role, SignedIn},
    pin,
};
use tillup_ledger::User;

use crate::{
    Shop, ShopError,
    file::{Hidden, UserPart},
    rules::wrong,
};

/// A user as the owner sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name.
    pub name: String,
    /// What they are.
    pub role: Role,
    /// Whether they may sign in at all.
    pub enabled: bool,
    /// Whether too many wrong PINs keep them out.
    pub locked: bool,
    /// Wrong PINs in a row.
    pub wrong_tries: u32,
}

impl From<User> for Person {
    fn from(user: User) -> Self {
        Self {
            locked: pin::delay_after(user.wrong_tries).is_none(),
            name: user.name,
            role: user.role,
            enabled: user.enabled,
            wrong_tries: user.wrong_tries,
        }
    }
}

impl Shop {
    /// All users, also those who may not sign in.
    pub fn people(&self, who: &SignedIn) -> Result<Vec<Person>, ShopError> {
        self.require(who, Action::Provision)?;
        Ok(self.ledger.users()?.into_iter().map(Person::from).collect())
    }

    /// Gives a user another PIN, which also lets one in again who is locked out. That it was changed is an event; the PIN is
    /// kept as its hash alone.
    ///
    /// # Errors
    /// [`ShopError::NotAllowed`] but for the owner; [`ShopError::Setting`] for what is no PIN, and for a user who is not there
    /// or switched off.
    pub fn set_pin(&self, name: &str, pin: SecretString, who: &SignedIn) -> Result<(), ShopError> {
        let known = self.known_user(name, who)?;
        if !known.enabled {
            return Err(wrong("user_off", format!("user “{name}” is switched off; switch them on first")));
        }
        let part = UserPart { name: known.name, role: known.role, pin: Some(Hidden(pin)) };
        for user in self.changed_users(&[part], false)? {
            let pin_hash = user.pin_hash.as_deref();
            self.ledger.save_user(&user.name, user.role, pin_hash, &who.name, self.clock.now())?;
        }
        Ok(())
    }

    /// Makes a user an owner or a clerk.
    ///
    /// # Errors
    /// [`ShopError::NotAllowed`] but for the owner, [`tillup_core::ledger::LedgerError::LastOwner`] where the shop would be
    /// left without one, [`ShopError::Setting`] for a user who is not there.
    pub fn set_role(&self, name: &str, role: Role, who: &SignedIn) -> Result<(), ShopError> {
        let known = self.known_user(name, who)?;
        Ok(self.ledger.save_user(&known.name, role, None, &who.name, self.clock.now())?)
    }

    /// Lets a user sign in, or not any more; one who is signed in at a window is signed out there.
    ///
    /// # Errors
    /// As [`Shop::set_role`].
    pub fn set_enabled(&self, name: &str, enabled: bool, who: &SignedIn) -> Result<(), ShopError> {
        let known = self.known_user(name, who)?;
        Ok(self.ledger.enable_user(&known.name, enabled, &who.name, self.clock.now())?)
    }

    /// Lets a user try again who gave too many wrong PINs; the PIN stays.
    ///
    /// # Errors
    /// [`ShopError::NotAllowed`] but for the owner, [`ShopError::Setting`] for a user who is not there.
    pub fn unlock_user(&self, name: &str, who: &SignedIn) -> Result<(), ShopError> {
        let known = self.known_user(name, who)?;
        Ok(self.ledger.unlock_user(&known.name, &who.name, self.clock.now())?)
    }

    fn known_user(&self, name: &str, who: &SignedIn) -> Result<User, ShopError> {
        self.require(who, Action::Provision)?;
        let known = self.ledger.user(name)?;
        known.ok_or_else(|| wrong("no_such_user", format!("there is no user “{name}”")))
    }
}

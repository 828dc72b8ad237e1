//! Who is at the till: name and PIN, and what wrong ones lead to.

use secrecy::SecretString;
use tillup_core::{
    access::{Role, SignedIn},
    ledger::{Ledger, LedgerError},
    pin,
};
use tillup_ledger::{PinGate, User};

use crate::{Shop, ShopError};

/// Somebody who can sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShopUser {
    /// The name.
    pub name: String,
    /// What they are.
    pub role: Role,
}

impl Shop {
    /// Checks a name and a PIN for one command. The try is counted durably before the PIN is looked at, so that cutting the
    /// power does not buy another one; a wrong one is an event.
    pub fn sign_in(&self, name: Option<&str>, pin: Option<&SecretString>) -> Result<SignedIn, ShopError> {
        let user = self.checked_user(name, pin)?;
        self.ledger.pin_was_right(&user.name)?;
        Ok(SignedIn { name: user.name, role: user.role })
    }

    /// The same where somebody sits down at the window: that is an event as well.
    pub fn begin_sitting(&self, name: &str, pin: &SecretString) -> Result<SignedIn, ShopError> {
        let user = self.checked_user(Some(name), Some(pin))?;
        self.ledger.signed_in(&user.name, self.clock.now())?;
        Ok(SignedIn { name: user.name, role: user.role })
    }

    fn checked_user(&self, name: Option<&str>, pin: Option<&SecretString>) -> Result<User, ShopError> {
        // A folder without a shop is told as such, not as a wrong name.
        self.ledger.config()?;
        let name = name.ok_or(ShopError::UserNeeded)?;
        let pin = pin.ok_or(ShopError::PinNeeded)?;
        let now = self.clock.now();
        let user = match self.ledger.begin_pin_check(name, now) {
            Ok(PinGate::Open(user)) => user,
            Ok(PinGate::Wait(wait)) => return Err(ShopError::TooSoon(wait)),
            Ok(PinGate::Locked) => return Err(ShopError::Locked),
            Err(LedgerError::NotFound) => {
                // The same work as for a known name, so that the time does not tell which names there are.
                let _ = pin::hash(&SecretString::from("000000"));
                return Err(ShopError::WrongPin);
            }
            Err(error) => return Err(error.into()),
        };
        if !pin::matches(pin, &user.pin_hash).map_err(|_| ShopError::PinCheck)? {
            self.ledger.pin_was_wrong(name, now)?;
            return Err(ShopError::WrongPin);
        }
        Ok(user)
    }

    /// Those who can sign in, by name.
    pub fn users(&self) -> Result<Vec<ShopUser>, ShopError> {
        let users = self.ledger.users()?.into_iter().filter(|user| user.enabled);
        Ok(users.map(|user| ShopUser { name: user.name, role: user.role }).collect())
    }
}

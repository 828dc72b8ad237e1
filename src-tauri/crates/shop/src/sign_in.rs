//! Who is at the till: name and PIN, and what wrong ones lead to.

use secrecy::SecretString;
use tillup_core::{
    access::{Role, SignedIn},
    ledger::{Ledger, LedgerError},
    pin,
};
use tillup_ledger::PinGate;

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
    /// Checks a name and a PIN. The try is counted durably before the PIN is looked at, so that cutting the power does not
    /// buy another one.
    pub fn sign_in(&self, name: Option<&str>, pin: Option<&SecretString>) -> Result<SignedIn, ShopError> {
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
            return Err(ShopError::WrongPin);
        }
        self.ledger.pin_was_right(name)?;
        Ok(SignedIn { name: user.name, role: user.role })
    }

    /// Those who can sign in, by name.
    pub fn users(&self) -> Result<Vec<ShopUser>, ShopError> {
        let users = self.ledger.users()?.into_iter().filter(|user| user.enabled);
        Ok(users.map(|user| ShopUser { name: user.name, role: user.role }).collect())
    }
}

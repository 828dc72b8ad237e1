//! Users and their PINs.

use std::thread;

use tillup_core::{
    access::Role,
    pin::{self, PinError},
};
use tillup_ledger::{NewUser, User};

use crate::{
    Shop, ShopError,
    file::UserPart,
    rules::{check_user_name, wrong},
};

/// PINs hashed at the same time: each takes its 19 MiB.
const AT_ONCE: usize = 4;

impl Shop {
    /// Those users that are new, have another role or PIN, or were locked out.
    pub(crate) fn changed_users(&self, parts: &[UserPart], first: bool) -> Result<Vec<NewUser>, ShopError> {
        let kept = self.ledger.users()?;
        let mut owners = kept.iter().filter(|user| user.role == Role::Owner).count();
        let mut changed: Vec<&UserPart> = Vec::new();
        for part in parts {
            check_user_name(&part.name)?;
            let known = kept.iter().find(|user| user.name == part.name);
            if part.role == Role::Owner && known.is_none_or(|known| known.role != Role::Owner) {
                owners += 1;
            }
            if known.is_none() && part.pin.is_none() {
                return Err(wrong("invalid_pin", format!("user “{}” needs a pin", part.name)));
            }
            if !is_as_kept(part, known)? {
                changed.push(part);
            }
        }
        if first && owners == 0 {
            return Err(wrong("owner_needed", "a shop needs a user whose role is owner"));
        }
        hashed(&changed)
    }
}

/// Whether there is nothing to change of a user.
fn is_as_kept(part: &UserPart, known: Option<&User>) -> Result<bool, ShopError> {
    let Some(known) = known else { return Ok(false) };
    let same_pin = match &part.pin {
        Some(pin) => pin::matches(&pin.0, &known.pin_hash).map_err(|_| ShopError::PinCheck)?,
        None => true,
    };
    let is_free = known.wrong_tries == 0 || part.pin.is_none();
    Ok(same_pin && is_free && known.role == part.role)
}

/// The users with their PINs hashed. A hash is slow on purpose, so several are made at the same time.
fn hashed(parts: &[&UserPart]) -> Result<Vec<NewUser>, ShopError> {
    let mut users = Vec::new();
    for some in parts.chunks(AT_ONCE) {
        let hashes = thread::scope(|scope| {
            let pins = some.iter().map(|part| part.pin.as_ref().map(|pin| &pin.0));
            let running: Vec<_> =
                pins.map(|pin| pin.map(|pin| scope.spawn(move || pin::hash(pin)))).collect();
            let ended = running
                .into_iter()
                .map(|hash| hash.map(|hash| hash.join().unwrap_or(Err(PinError::Hash))).transpose());
            ended.collect::<Vec<_>>()
        });
        for (part, hash) in some.iter().zip(hashes) {
            let pin_hash = hash.map_err(|error| told(&part.name, error))?;
            users.push(NewUser { name: part.name.clone(), role: part.role, pin_hash });
        }
    }
    Ok(users)
}

fn told(name: &str, error: PinError) -> ShopError {
    match error {
        PinError::NotAPin => {
            wrong("invalid_pin", format!("the PIN of user “{name}” cannot be used: {error}"))
        }
        PinError::Hash => ShopError::PinCheck,
    }
}

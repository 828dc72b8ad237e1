//! PINs: Argon2id, and what wrong ones lead to.

use std::time::Duration;

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use secrecy::{ExposeSecret, SecretString};

/// Memory of one hash in KiB (19 MiB), passes and lanes: OWASP's first choice for Argon2id.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Wrong PINs in a row after which only the owner (or, for the owner, provisioning) opens the user again.
pub const LOCKED_AFTER: u32 = 10;

/// Why a PIN cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PinError {
    /// Not a PIN.
    #[error("a PIN has 4 to 12 digits")]
    NotAPin,
    /// The hash could not be made or read.
    #[error("the PIN could not be hashed")]
    Hash,
}

/// Hashes a new PIN into the PHC text that the ledger keeps.
pub fn hash(pin: &SecretString) -> Result<String, PinError> {
    let text = pin.expose_secret();
    if !(4..=12).contains(&text.len()) || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(PinError::NotAPin);
    }
    let hash = argon2id()?.hash_password(text.as_bytes()).map_err(|_| PinError::Hash)?;
    Ok(hash.to_string())
}

/// Whether the PIN is the one that was hashed.
pub fn matches(pin: &SecretString, hash: &str) -> Result<bool, PinError> {
    let hash = PasswordHash::new(hash).map_err(|_| PinError::Hash)?;
    Ok(argon2id()?.verify_password(pin.expose_secret().as_bytes(), &hash).is_ok())
}

fn argon2id() -> Result<Argon2<'static>, PinError> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|_| PinError::Hash)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// How long the next try has to wait after so many wrong ones in a row; `None` is locked.
pub fn delay_after(wrong: u32) -> Option<Duration> {
    match wrong {
        0..=2 => Some(Duration::ZERO),
        LOCKED_AFTER.. => None,
        // 2, 4, 8 … 128 seconds.
        wrong => Some(Duration::from_secs(1 << (wrong - 2))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_pin_matches_and_the_hash_is_argon2id_of_19_mib() {
        let stored = hash(&SecretString::from("135790")).unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert!(matches(&SecretString::from("135790"), &stored).unwrap());
        assert!(!matches(&SecretString::from("135791"), &stored).unwrap());
        assert!(!matches(&SecretString::from(""), &stored).unwrap());
    }

    #[test]
    fn what_is_no_pin_is_refused() {
        for text in ["", "123", "1234567890123", "12a4", "১২৩৪"] {
            assert_eq!(hash(&SecretString::from(text)), Err(PinError::NotAPin), "{text}");
        }
    }

    #[test]
    fn delays_grow_and_end_locked() {
        let delays: Vec<_> = (0..=LOCKED_AFTER).map(delay_after).collect();
        assert!(delays.is_sorted_by_key(|delay| delay.unwrap_or(Duration::MAX)));
        assert_eq!(delays.last(), Some(&None));
        assert_eq!(delay_after(u32::MAX), None);
    }
}

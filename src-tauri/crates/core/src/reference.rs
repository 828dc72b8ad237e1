//! The till's own references: made here, stored, then sent; never reused.
//!
//! A reference is the time in milliseconds followed by random characters, so that references of one kind sort by time
//! and the counters of a chain need not agree on anything.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Which characters a provider takes in a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceForm {
    /// 20 capitals and digits: 9 of time, 11 random (55 bits in each millisecond).
    LettersAndDigits,
    /// 18 digits: 13 of time, 5 random. For a provider that speaks of a transaction *number*; it fits its 64-bit column.
    Digits,
}

/// Digits before letters and no I, L, O, U: sorts as text and is read over the telephone.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A reference of an attempt (the first attempt's is the sale's too).
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Reference(String);

/// The operating system gave no randomness, so no reference can be made and nothing may be sent.
#[derive(Debug, thiserror::Error)]
#[error("the operating system gave no random numbers")]
pub struct NoRandomness;

impl Reference {
    /// A new reference for an attempt made at `now`.
    pub fn new(now: DateTime<Utc>, form: ReferenceForm) -> Result<Self, NoRandomness> {
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        let random = getrandom::u64().map_err(|_| NoRandomness)?;
        Ok(Self(match form {
            ReferenceForm::LettersAndDigits => format!("{}{}", base32(millis, 9), base32(random, 11)),
            ReferenceForm::Digits => format!("{millis:013}{:05}", random % 100_000),
        }))
    }

    /// A reference that was made before, from the ledger or typed by a person.
    pub fn stored(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The reference as sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The lowest `5 * width` bits, most significant first.
fn base32(value: u64, width: u32) -> String {
    (0..width)
        .rev()
        .filter_map(|place| {
            let digit = usize::try_from((value >> (5 * place)) & 31).ok()?;
            ALPHABET.get(digit).copied().map(char::from)
        })
        .collect()
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;
    use proptest::prelude::*;
    use std::collections::HashSet;

    proptest! {
        #[test]
        fn references_have_5_to_20_letters_and_digits_and_sort_by_time(a in 0_i64..4_000_000_000_000, b in 0_i64..4_000_000_000_000) {
            for form in [ReferenceForm::LettersAndDigits, ReferenceForm::Digits] {
                let at = |millis| Reference::new(Utc.timestamp_millis_opt(millis).unwrap(), form).unwrap();
                let (first, second) = (at(a), at(b));
                prop_assert!((5..=20).contains(&first.as_str().len()));
                prop_assert!(first.as_str().bytes().all(|byte| byte.is_ascii_alphanumeric()));
                prop_assert!(a == b || (a < b) == (first < second));
            }
        }
    }

    #[test]
    fn a_hundred_thousand_references_of_one_millisecond_differ() {
        let now = Utc.timestamp_millis_opt(1_763_696_527_000).unwrap();
        let made: HashSet<_> =
            (0..100_000).map(|_| Reference::new(now, ReferenceForm::LettersAndDigits).unwrap()).collect();
        assert_eq!(made.len(), 100_000);
    }
}

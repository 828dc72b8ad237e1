//! The mark of something that is meant once: whoever sends it again because no answer came does not book it twice.

/// A mark of the sender's own making.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Once(String);

/// Why a mark books nothing. Nothing was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OnceRefusal {
    /// It is none.
    #[error("a mark is 8 to 64 letters, digits or hyphens")]
    Invalid,
    /// Something else was booked under it.
    #[error("this mark is another booking's; nothing was booked")]
    Taken,
}

impl OnceRefusal {
    /// A stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Invalid => "invalid_once",
            Self::Taken => "once_taken",
        }
    }
}

impl Once {
    /// The shortest and the longest mark.
    const LENGTHS: std::ops::RangeInclusive<usize> = 8..=64;

    /// A mark as it was sent.
    ///
    /// # Errors
    /// [`OnceRefusal::Invalid`] where it is none.
    pub fn parse(text: &str) -> Result<Self, OnceRefusal> {
        let is_mark = Self::LENGTHS.contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        is_mark.then(|| Self(text.to_owned())).ok_or(OnceRefusal::Invalid)
    }

    /// The mark.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether what is meant was booked under its mark already; `booked` is what stands under the mark.
///
/// # Errors
/// [`OnceRefusal::Taken`] where something else stands there.
pub fn is_booked<T: PartialEq>(booked: Option<&T>, meant: &T) -> Result<bool, OnceRefusal> {
    match booked {
        None => Ok(false),
        Some(same) if same == meant => Ok(true),
        Some(_) => Err(OnceRefusal::Taken),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_letters_digits_and_hyphens_of_some_length() {
        for good in ["12345678", "a-b-c-d-", &"Z".repeat(64)] {
            assert_eq!(Once::parse(good).unwrap().as_str(), good);
        }
        for bad in ["", "1234567", "with a space", "১২৩৪৫৬৭৮", "drop';--", &"x".repeat(65)] {
            assert_eq!(Once::parse(bad), Err(OnceRefusal::Invalid), "{bad:?}");
        }
    }

    #[test]
    fn the_same_under_a_mark_is_booked_and_something_else_is_refused() {
        assert_eq!(is_booked(None, &5), Ok(false));
        assert_eq!(is_booked(Some(&5), &5), Ok(true));
        assert_eq!(is_booked(Some(&4), &5), Err(OnceRefusal::Taken));
    }
}

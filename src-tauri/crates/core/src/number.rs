//! The customer's number as clerks and customers write it, read into the one form the providers get.
//!
//! Digits may be Latin, Bengali or Devanagari, with spaces, dashes, dots or brackets between them and the country's
//! prefix before them. Anything that could make the eye read another number than the machine is refused.

mod national;
#[cfg(test)]
mod tests;
mod typed;

use std::fmt;

pub use typed::{NumberState, Typed};

use serde::{Deserialize, Serialize};

use crate::{money::Currency, operator::Service};

/// A country the till sells in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Country {
    /// Bangladesh.
    Bd,
    /// India.
    In,
}

impl Country {
    /// The ISO 3166 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Bd => "BD",
            Self::In => "IN",
        }
    }

    /// What is paid with there.
    pub fn currency(self) -> Currency {
        match self {
            Self::Bd => Currency::Bdt,
            Self::In => Currency::Inr,
        }
    }

    /// The other country.
    pub fn other(self) -> Self {
        match self {
            Self::Bd => Self::In,
            Self::In => Self::Bd,
        }
    }
}

/// A customer's number at an operator: a mobile number in national form (`01812345678`, `9876543210`), or, for
/// television, bills and the like, the customer id as the operator writes it.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Number(String);

/// Why a text is not a number that can be sold to.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// No digits at all.
    #[error("the number is empty")]
    Empty,
    /// A character that is invisible or changes the reading direction.
    #[error("the number has a hidden character (U+{0:04X}); type it by hand instead of pasting it")]
    Hidden(u32),
    /// A letter or a digit that only looks like one of ours.
    #[error("the number has the character “{0}”, which is not a digit; type it by hand")]
    NotADigit(char),
    /// Digits of several scripts in one number.
    #[error("the number mixes digits of different scripts; type it in one of them")]
    MixedScripts,
    /// Not a mobile number of Bangladesh.
    #[error("a Bangladeshi mobile number has 11 digits and begins with 013 to 019")]
    NotBangladeshi,
    /// Not a mobile number of India.
    #[error("an Indian mobile number has 10 digits and begins with 6, 7, 8 or 9")]
    NotIndian,
    /// Not a customer id.
    #[error("a customer id has 3 to 30 letters, digits and dashes")]
    NotACustomerId,
}

impl NumberError {
    /// A stable word for it, by which the window chooses its own.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Hidden(_) => "hidden",
            Self::NotADigit(_) => "not_a_digit",
            Self::MixedScripts => "mixed_scripts",
            Self::NotBangladeshi => "not_bangladeshi",
            Self::NotIndian => "not_indian",
            Self::NotACustomerId => "not_a_customer_id",
        }
    }
}

impl Number {
    /// Reads a number for `service`: a mobile number of `country`, or a customer id where the service is not for phones.
    pub fn parse(text: &str, country: Country, service: Service) -> Result<Self, NumberError> {
        if service.is_for_phones() {
            Self::parse_mobile(text, country)
        } else {
            Self::parse_customer_id(text)
        }
    }

    /// Reads a mobile number in any writing the country uses.
    pub fn parse_mobile(text: &str, country: Country) -> Result<Self, NumberError> {
        national::whole(&Written::read(text)?, country).map(Self)
    }

    fn parse_customer_id(text: &str) -> Result<Self, NumberError> {
        let id = customer_id(text)?;
        if CUSTOMER_ID.contains(&id.len()) { Ok(Self(id)) } else { Err(NumberError::NotACustomerId) }
    }

    /// A number that was read before, from the ledger.
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// The form the providers get.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// In the groups in which the country reads a number aloud: `018 1234 5678`, `98765 43210`.
    pub fn grouped(&self) -> String {
        match self.0.len() {
            11 if self.0.starts_with("01") => in_groups(&self.0, Country::Bd),
            10 => in_groups(&self.0, Country::In),
            _ => self.0.clone(),
        }
    }
}

/// Digits of a national number, perhaps not all yet, in the country's groups.
fn in_groups(digits: &str, country: Country) -> String {
    let ends: &[usize] = match country {
        Country::Bd => &[3, 7],
        Country::In => &[5],
    };
    let mut grouped = String::with_capacity(digits.len() + ends.len());
    for (place, digit) in digits.chars().enumerate() {
        if ends.contains(&place) {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

struct Digit {
    latin: char,
    script: Script,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Bengali,
    Devanagari,
}

fn digit_of(character: char) -> Option<Digit> {
    let (zero, script) = match character {
        '0'..='9' => ('0', Script::Latin),
        '০'..='৯' => ('০', Script::Bengali),
        '०'..='९' => ('०', Script::Devanagari),
        _ => return None,
    };
    let latin = char::from_digit(u32::from(character) - u32::from(zero), 10)?;
    Some(Digit { latin, script })
}

/// Rewrites Bengali and Devanagari digits as Latin ones; other characters stay. For amounts and searches.
pub fn latin_digits(text: &str) -> String {
    text.chars().map(|character| digit_of(character).map_or(character, |digit| digit.latin)).collect()
}

/// How long a customer id is.
const CUSTOMER_ID: std::ops::RangeInclusive<usize> = 3..=30;

/// The letters, digits and dashes of a customer id, however many.
fn customer_id(text: &str) -> Result<String, NumberError> {
    let mut id = String::new();
    for character in text.trim().chars() {
        refuse_hidden(character)?;
        match character {
            ' ' => {}
            '-' | 'A'..='Z' | 'a'..='z' => id.push(character),
            other => id.push(digit_of(other).ok_or(NumberError::NotADigit(other))?.latin),
        }
    }
    if id.is_empty() { Err(NumberError::Empty) } else { Ok(id) }
}

/// A phone number as written: its digits, separators dropped, in one script only.
struct Written {
    digits: String,
    /// It begins with a plus sign, so that what follows is a country's code.
    international: bool,
}

impl Written {
    fn read(text: &str) -> Result<Self, NumberError> {
        let text = text.trim_matches([' ', '\t', '\r', '\n']);
        let (text, international) = text.strip_prefix('+').map_or((text, false), |rest| (rest, true));
        let mut digits = String::with_capacity(text.len());
        let mut script = None;
        for character in text.chars() {
            if matches!(
                character,
                ' ' | '-' | '.' | '(' | ')' | '\u{2010}'..='\u{2013}' | '\u{a0}' | '\u{202f}'
            ) {
                continue;
            }
            refuse_hidden(character)?;
            let digit = digit_of(character).ok_or(NumberError::NotADigit(character))?;
            if *script.get_or_insert(digit.script) != digit.script {
                return Err(NumberError::MixedScripts);
            }
            digits.push(digit.latin);
        }
        if digits.is_empty() { Err(NumberError::Empty) } else { Ok(Self { digits, international }) }
    }
}

/// Format, bidirectional and control characters: Unicode's default-ignorable ones that reach a till by pasting.
fn refuse_hidden(character: char) -> Result<(), NumberError> {
    let hidden = character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}');
    if hidden { Err(NumberError::Hidden(u32::from(character))) } else { Ok(()) }
}

/// Whether a number in a provider's answer is `ours`: the country's prefix, a leading zero and masking stars
/// (`017999******`, AutoFlexi's `17999*******`) do not matter, every shown digit does.
pub fn same_number(ours: &Number, theirs: &str) -> bool {
    let plain = |text: &str| -> String {
        let text: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | '+')).collect();
        let text = text.strip_prefix("880").filter(|rest| rest.len() >= 10).unwrap_or(&text);
        let text = text.strip_prefix("91").filter(|rest| rest.len() == 10).unwrap_or(text);
        text.trim_start_matches('0').to_owned()
    };
    let (ours, theirs) = (plain(ours.as_str()), plain(theirs));
    match (theirs.find('*'), theirs.rfind('*')) {
        (Some(first), Some(last)) => {
            let (head, tail) = (theirs.get(..first).unwrap_or(""), theirs.get(last + 1..).unwrap_or(""));
            head.len() + tail.len() >= 3
                && head.len() + tail.len() <= ours.len()
                && ours.starts_with(head)
                && ours.ends_with(tail)
        }
        _ => !theirs.is_empty() && ours.eq_ignore_ascii_case(&theirs),
    }
}

//! The customer's number as clerks and customers write it, read into the one form the providers get.
//!
//! Digits may be Latin, Bengali or Devanagari, with spaces, dashes, dots or brackets between them and the country's
//! prefix before them. Anything that could make the eye read another number than the machine is refused.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{money::Currency, operator::Service};

/// A country the till sells in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
        let digits = national_digits(text)?;
        let valid = match country {
            Country::Bd => {
                digits.len() == 11
                    && digits.starts_with("01")
                    && matches!(digits.as_bytes().get(2), Some(b'3'..=b'9'))
            }
            Country::In => digits.len() == 10 && matches!(digits.as_bytes().first(), Some(b'6'..=b'9')),
        };
        match (valid, country) {
            (true, _) => Ok(Self(digits)),
            (false, Country::Bd) => without_prefix(&digits, &["00880", "880"])
                .map(|rest| if rest.starts_with('0') { rest.to_owned() } else { format!("0{rest}") })
                .filter(|rest| rest != &digits)
                .and_then(|rest| Self::parse_mobile(&rest, country).ok())
                .ok_or(NumberError::NotBangladeshi),
            (false, Country::In) => without_prefix(&digits, &["0091", "91", "0"])
                .and_then(|rest| Self::parse_mobile(rest, country).ok())
                .ok_or(NumberError::NotIndian),
        }
    }

    fn parse_customer_id(text: &str) -> Result<Self, NumberError> {
        let mut id = String::new();
        for character in text.trim().chars() {
            refuse_hidden(character)?;
            match character {
                ' ' => {}
                '-' | 'A'..='Z' | 'a'..='z' => id.push(character),
                other => id.push(digit_of(other).ok_or(NumberError::NotADigit(other))?.latin),
            }
        }
        match id.len() {
            0 => Err(NumberError::Empty),
            3..=30 => Ok(Self(id)),
            _ => Err(NumberError::NotACustomerId),
        }
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
        let groups: &[usize] = match self.0.len() {
            11 if self.0.starts_with("01") => &[3, 4, 4],
            10 => &[5, 5],
            _ => return self.0.clone(),
        };
        let mut rest = self.0.as_str();
        let mut parts = Vec::new();
        for &length in groups {
            let Some((group, after)) = rest.split_at_checked(length) else {
                return self.0.clone();
            };
            parts.push(group);
            rest = after;
        }
        parts.join(" ")
    }
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

/// The digits of a written number, separators dropped; one script only.
fn national_digits(text: &str) -> Result<String, NumberError> {
    let text = text.trim_matches([' ', '\t', '\r', '\n']);
    let text = text.strip_prefix('+').unwrap_or(text);
    let mut digits = String::with_capacity(text.len());
    let mut script = None;
    for character in text.chars() {
        if matches!(character, ' ' | '-' | '.' | '(' | ')' | '\u{2010}'..='\u{2013}' | '\u{a0}' | '\u{202f}')
        {
            continue;
        }
        refuse_hidden(character)?;
        let digit = digit_of(character).ok_or(NumberError::NotADigit(character))?;
        if *script.get_or_insert(digit.script) != digit.script {
            return Err(NumberError::MixedScripts);
        }
        digits.push(digit.latin);
    }
    if digits.is_empty() { Err(NumberError::Empty) } else { Ok(digits) }
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

fn without_prefix<'a>(digits: &'a str, prefixes: &[&str]) -> Option<&'a str> {
    prefixes.iter().find_map(|prefix| digits.strip_prefix(prefix))
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bd(text: &str) -> Result<String, NumberError> {
        Number::parse_mobile(text, Country::Bd).map(|number| number.to_string())
    }

    fn india(text: &str) -> Result<String, NumberError> {
        Number::parse_mobile(text, Country::In).map(|number| number.to_string())
    }

    #[test]
    fn every_writing_of_a_bangladeshi_number_is_read() {
        for text in [
            "01812345678",
            "018 1234 5678",
            "018-1234-5678",
            "+8801812345678",
            "8801812345678",
            "+880 1812-345678",
            "008801812345678",
            "+880 01812345678",
            " 01812345678\n",
            "০১৮১২৩৪৫৬৭৮",
            "+৮৮০ ১৮১২ ৩৪৫৬৭৮",
            "(018) 1234.5678",
            "০১৮১২-৩৪৫৬৭৮",
            "०१८१२३४५६७८",
        ] {
            assert_eq!(bd(text).as_deref(), Ok("01812345678"), "{text}");
        }
    }

    #[test]
    fn every_writing_of_an_indian_number_is_read() {
        for text in [
            "9876543210",
            "98765 43210",
            "+91 98765 43210",
            "919876543210",
            "09876543210",
            "९८७६५४३२१०",
            "0091-9876543210",
        ] {
            assert_eq!(india(text).as_deref(), Ok("9876543210"), "{text}");
        }
        assert_eq!(india("9198765432"), Ok("9198765432".into()), "a ten-digit number that begins with 91");
    }

    #[test]
    fn what_is_not_a_number_of_the_country_is_refused() {
        for text in [
            "0181234567",
            "018123456789",
            "01212345678",
            "1812345678",
            "88018123456",
            "00000000000",
            "880880",
            "8800",
        ] {
            assert_eq!(bd(text), Err(NumberError::NotBangladeshi), "{text}");
        }
        for text in ["5876543210", "987654321", "98765432101", "000"] {
            assert_eq!(india(text), Err(NumberError::NotIndian), "{text}");
        }
        for text in ["", "  ", "+", "--"] {
            assert_eq!(bd(text), Err(NumberError::Empty), "{text:?}");
        }
    }

    #[test]
    fn hidden_bidirectional_and_look_alike_characters_are_refused() {
        for (text, code) in [
            ("0181234\u{200b}5678", 0x200b),
            ("\u{202e}01812345678", 0x202e),
            ("01812345678\u{2069}", 0x2069),
            ("0181234567\u{7}8", 7),
            ("\u{feff}01812345678", 0xfeff),
        ] {
            assert_eq!(bd(text), Err(NumberError::Hidden(code)), "{text:?}");
        }
        for (text, character) in [
            ("O1812345678", 'O'),
            ("0l812345678", 'l'),
            ("０1812345678", '０'),
            ("01812٣45678", '٣'),
            ("01812345678x", 'x'),
            ("੦1812345678", '੦'),
        ] {
            assert_eq!(bd(text), Err(NumberError::NotADigit(character)), "{text:?}");
        }
        assert_eq!(
            bd("018১2345678"),
            Err(NumberError::MixedScripts),
            "the Bengali one and four look like Latin digits"
        );
        assert_eq!(bd("01812345678+"), Err(NumberError::NotADigit('+')));
    }

    #[test]
    fn a_customer_id_keeps_its_letters() {
        let id = |text| Number::parse(text, Country::In, Service::Dth).map(|number| number.to_string());
        assert_eq!(id("3001 234567"), Ok("3001234567".into()));
        assert_eq!(id("AB-12345"), Ok("AB-12345".into()));
        assert_eq!(id("12$34"), Err(NumberError::NotADigit('$')));
        assert_eq!(id("1"), Err(NumberError::NotACustomerId));
    }

    #[test]
    fn an_answers_number_is_ours_in_spite_of_prefix_and_mask() {
        let ours = Number::stored("01799912345".into());
        for theirs in [
            "01799912345",
            "1799912345",
            "8801799912345",
            "+8801799912345",
            "017999******",
            "17999*******",
            "017*****345",
        ] {
            assert!(same_number(&ours, theirs), "{theirs}");
        }
        for theirs in ["01799912346", "", "***********", "018999******", "017*****346", "12345"] {
            assert!(!same_number(&ours, theirs), "{theirs}");
        }
    }

    #[test]
    fn numbers_are_read_back_in_the_countrys_groups() {
        assert_eq!(Number::stored("01812345678".into()).grouped(), "018 1234 5678");
        assert_eq!(Number::stored("9876543210".into()).grouped(), "98765 43210");
    }

    proptest! {
        #[test]
        fn any_text_is_a_number_or_an_error_and_never_a_panic(text in ".{0,30}") {
            for country in [Country::Bd, Country::In] {
                if let Ok(number) = Number::parse_mobile(&text, country) {
                    prop_assert!(number.as_str().bytes().all(|byte| byte.is_ascii_digit()));
                    prop_assert_eq!(Number::parse_mobile(number.as_str(), country), Ok(number));
                }
            }
            let _ = Number::parse(&text, Country::In, Service::Gas);
            let _ = same_number(&Number::stored("01812345678".into()), &text);
        }

        #[test]
        fn separators_and_scripts_change_nothing(rest in "[3-9][0-9]{8}", cut in 0_usize..10) {
            let national = format!("01{rest}");
            let bengali: String = national.chars().map(|c| char::from_u32(u32::from('০') + c.to_digit(10).unwrap()).unwrap()).collect();
            let (head, tail) = national.split_at(cut);
            prop_assert_eq!(bd(&national), Ok(national.clone()));
            prop_assert_eq!(bd(&bengali), Ok(national.clone()));
            prop_assert_eq!(bd(&format!("{head}-{tail}")), Ok(national.clone()));
            prop_assert_eq!(bd(&format!("+88{national}")), Ok(national.clone()));
        }
    }
}

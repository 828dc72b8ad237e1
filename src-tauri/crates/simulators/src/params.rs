//! The parameters of a request, with the JSON type they arrived in, so that a wrong type can be refused.

use percent_encoding::percent_decode_str;
use serde_json::Value;

/// A parameter's value as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Given {
    /// A JSON string.
    Text(String),
    /// A value of a query or form, which has no type.
    Encoded(String),
    /// A JSON number, in its own digits.
    Number(String),
    /// Anything else JSON has.
    Other,
}

/// Named parameters in the order in which they came.
#[derive(Clone, Debug, Default)]
pub(crate) struct Params(Vec<(String, Given)>);

impl Params {
    /// Reads a query or a form body. `None`: not UTF-8 after decoding, or a name given twice.
    pub(crate) fn from_form(encoded: &str) -> Option<Params> {
        let mut params = Params::default();
        for pair in encoded.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            params.push(decoded(name)?, Given::Encoded(decoded(value)?))?;
        }
        Some(params)
    }

    /// Reads a JSON object. `None`: not an object.
    pub(crate) fn from_json(body: &[u8]) -> Option<Params> {
        let Value::Object(fields) = serde_json::from_slice(body).ok()? else {
            return None;
        };
        let given = |value: Value| match value {
            Value::String(text) => Given::Text(text),
            Value::Number(number) => Given::Number(number.to_string()),
            _ => Given::Other,
        };
        Some(Params(fields.into_iter().map(|(name, value)| (name, given(value))).collect()))
    }

    /// Both together. `None`: a name in both.
    pub(crate) fn merged(mut self, other: Params) -> Option<Params> {
        for (name, value) in other.0 {
            self.push(name, value)?;
        }
        Some(self)
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Given> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// The first of several names that was given, for documented aliases.
    pub(crate) fn any(&self, names: &[&str]) -> Option<&Given> {
        names.iter().find_map(|name| self.get(name))
    }

    /// The text of a parameter; `None` when absent or not a string.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Given::text)
    }

    /// A name that is not in the list.
    pub(crate) fn first_unknown(&self, allowed: &[&str]) -> Option<&str> {
        self.0.iter().map(|(name, _)| name.as_str()).find(|name| !allowed.contains(name))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn push(&mut self, name: String, value: Given) -> Option<()> {
        if self.get(&name).is_some() {
            return None;
        }
        self.0.push((name, value));
        Some(())
    }
}

impl Given {
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Given::Text(text) | Given::Encoded(text) => Some(text),
            Given::Number(_) | Given::Other => None,
        }
    }

    /// The digits where a number is due: a JSON number, or untyped text.
    pub(crate) fn number(&self) -> Option<&str> {
        match self {
            Given::Number(text) | Given::Encoded(text) => Some(text),
            Given::Text(_) | Given::Other => None,
        }
    }

    /// The digits of a JSON number or of a string.
    pub(crate) fn text_or_number(&self) -> Option<&str> {
        match self {
            Given::Text(text) | Given::Encoded(text) | Given::Number(text) => Some(text),
            Given::Other => None,
        }
    }
}

fn decoded(text: &str) -> Option<String> {
    let spaced = text.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8().ok().map(|text| text.into_owned())
}

/// A mobile number of Bangladesh: 11 digits, 013 to 019.
pub(crate) fn is_bd_mobile(number: &str) -> bool {
    let digits = number.as_bytes();
    digits.len() == 11
        && number.starts_with("01")
        && digits.iter().all(u8::is_ascii_digit)
        && digits.get(2).is_some_and(|digit| (b'3'..=b'9').contains(digit))
}

/// A mobile number of India: 10 digits, the first 6 to 9.
pub(crate) fn is_in_mobile(number: &str) -> bool {
    let digits = number.as_bytes();
    digits.len() == 10
        && digits.iter().all(u8::is_ascii_digit)
        && digits.first().is_some_and(|digit| (b'6'..=b'9').contains(digit))
}

/// Digits only, at least one.
pub(crate) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

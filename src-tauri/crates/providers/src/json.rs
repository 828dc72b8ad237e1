//! The generous reader of providers' JSON.
//!
//! Documents and servers write comments, trailing commas, unquoted keys, masked numbers without quotes, and true as
//! `1` or `"TRUE"`. All of that is read; numbers keep the text they came in, so that no amount passes through a float.
//! What could be read in two ways (two values under one name, half a body, a page of HTML) is not read at all.

mod repair;
#[cfg(test)]
mod tests;

use jsonc_parser::{CollectOptions, ParseOptions, ast, parse_to_ast};
use tillup_core::{
    money::{Currency, Money},
    wire::WireAnswer,
};

/// The body is not JSON that can be read in one way only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unreadable;

/// A value of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Json {
    /// `null`.
    Null,
    /// `true` or `false` without quotes.
    Bool(bool),
    /// A number, in the digits it was written in.
    Number(String),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object; each name occurs once.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads the body of an answer, whatever its status. HTML, an empty body, half a body, or anything but an object or
    /// an array at the top is unreadable.
    pub(crate) fn read(answer: &WireAnswer) -> Result<Self, Unreadable> {
        if matches!(answer.content_type.as_str(), "text/html" | "application/xhtml+xml") {
            return Err(Unreadable);
        }
        Self::parse(&answer.body)
    }

    /// Reads bytes as [`Json::read`] does.
    pub(crate) fn parse(body: &[u8]) -> Result<Self, Unreadable> {
        let text = std::str::from_utf8(body).map_err(|_| Unreadable)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let text = repair::quote_odd_numbers(text)?;
        let parsed = parse_to_ast(&text, &CollectOptions::default(), &options()).map_err(|_| Unreadable)?;
        match parsed.value {
            Some(value @ (ast::Value::Object(_) | ast::Value::Array(_))) => from_ast(value),
            _ => Err(Unreadable),
        }
    }

    /// The first of `names` that an object holds with a value other than null.
    pub(crate) fn get(&self, names: &[&str]) -> Option<&Self> {
        names.iter().find_map(|name| self.field(name))
    }

    /// Every value other than null that an object holds under one of `names`: where two names of one field are both
    /// told, what decides must hold for both.
    pub(crate) fn all(&self, names: &[&str]) -> impl Iterator<Item = &Self> {
        names.iter().filter_map(|name| self.field(name))
    }

    fn field(&self, name: &str) -> Option<&Self> {
        let Self::Object(fields) = self else { return None };
        fields.iter().find(|(key, value)| key == name && *value != Self::Null).map(|(_, value)| value)
    }

    /// True or false in any writing: `true`, `1`, `"1"`, `"TRUE"`; anything else is neither.
    pub(crate) fn flag(&self) -> Option<bool> {
        match self {
            Self::Bool(flag) => Some(*flag),
            Self::Number(text) | Self::Text(text) => match text.trim() {
                "1" => Some(true),
                "0" => Some(false),
                word if word.eq_ignore_ascii_case("true") => Some(true),
                word if word.eq_ignore_ascii_case("false") => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    /// A string or a number as trimmed text; nothing where it is empty.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Number(text) | Self::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    /// An amount in currency units, from a number or a string; nothing where it cannot be kept exactly.
    pub(crate) fn money(&self, currency: Currency) -> Option<Money> {
        Money::parse(self.text()?, currency).ok()
    }

    /// The items of an array; any other value counts as its own only item, null as none.
    pub(crate) fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            Self::Null => &[],
            single => std::slice::from_ref(single),
        }
    }

    /// Names and values of an object.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&str, &Self)> {
        let fields: &[(String, Self)] = if let Self::Object(fields) = self { fields } else { &[] };
        fields.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Whether it is an object.
    pub(crate) fn is_object(&self) -> bool {
        matches!(self, Self::Object(_))
    }

    /// The flag under the first of `names` that is there.
    pub(crate) fn flag_of(&self, names: &[&str]) -> Option<bool> {
        self.get(names)?.flag()
    }

    /// The text under the first of `names` that is there.
    pub(crate) fn text_of(&self, names: &[&str]) -> Option<&str> {
        self.get(names)?.text()
    }

    /// The amount under the first of `names` that is there.
    pub(crate) fn money_of(&self, names: &[&str], currency: Currency) -> Option<Money> {
        self.get(names)?.money(currency)
    }

    /// Everything said in words, wherever in the value it stands, for people and for guessing a reason.
    pub(crate) fn words(&self) -> String {
        let mut words = Vec::new();
        self.collect_words(&mut words);
        words.join("; ")
    }

    fn collect_words<'a>(&'a self, words: &mut Vec<&'a str>) {
        match self {
            Self::List(items) => items.iter().for_each(|item| item.collect_words(words)),
            Self::Object(fields) => fields.iter().for_each(|(_, value)| value.collect_words(words)),
            other => words.extend(other.text()),
        }
    }
}

/// What is tolerated beyond JSON. Missing commas are not: they are how a damaged body looks.
fn options() -> ParseOptions {
    ParseOptions {
        allow_comments: true,
        allow_loose_object_property_names: true,
        allow_trailing_commas: true,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    }
}

fn from_ast(value: ast::Value<'_>) -> Result<Json, Unreadable> {
    Ok(match value {
        ast::Value::NullKeyword(_) => Json::Null,
        ast::Value::BooleanLit(flag) => Json::Bool(flag.value),
        ast::Value::NumberLit(number) => Json::Number(number.value.to_owned()),
        ast::Value::StringLit(text) => Json::Text(text.value.into_owned()),
        ast::Value::Array(list) => {
            Json::List(list.elements.into_iter().map(from_ast).collect::<Result<_, _>>()?)
        }
        ast::Value::Object(object) => {
            let mut fields: Vec<(String, Json)> = Vec::with_capacity(object.properties.len());
            for property in object.properties {
                let (name, value) = (property.name.into_string(), from_ast(property.value)?);
                match fields.iter().find(|(known, _)| *known == name) {
                    Some((_, known)) if *known != value => return Err(Unreadable),
                    Some(_) => {}
                    None => fields.push((name, value)),
                }
            }
            Json::Object(fields)
        }
    })
}

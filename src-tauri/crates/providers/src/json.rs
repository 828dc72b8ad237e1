//! The generous reader of providers' JSON.
//!
//! Documents and servers write comments, trailing commas, unquoted keys, masked numbers without quotes, and true as
//! `1` or `"TRUE"`. All of that is read; numbers keep the text they came in, so that no amount passes through a float.
//! What could be read in two ways (two values under one name, half a body, a page of HTML) is not read at all.

use std::borrow::Cow;

use jsonc_parser::{CollectOptions, ParseOptions, ast, parse_to_ast};
use tillup_core::{
    money::{Currency, Money},
    wire::WireAnswer,
};

/// How deep an answer may nest; the documented ones nest four deep.
const MAX_DEPTH: usize = 64;

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
        if matches!(
            answer.content_type.as_str(),
            "text/html" | "application/xhtml+xml"
        ) {
            return Err(Unreadable);
        }
        Self::parse(&answer.body)
    }

    /// Reads bytes as [`Json::read`] does.
    pub(crate) fn parse(body: &[u8]) -> Result<Self, Unreadable> {
        let text = std::str::from_utf8(body).map_err(|_| Unreadable)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let text = quote_odd_numbers(text)?;
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
        fields
            .iter()
            .find(|(key, value)| key == name && *value != Self::Null)
            .map(|(_, value)| value)
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
        let fields: &[(String, Self)] = if let Self::Object(fields) = self {
            fields
        } else {
            &[]
        };
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
        ast::Value::Array(list) => Json::List(
            list.elements
                .into_iter()
                .map(from_ast)
                .collect::<Result<_, _>>()?,
        ),
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

/// Puts quotes around unquoted phone numbers that are no JSON numbers (`17999*******`, `01712345678`, `+88017…`), and
/// refuses what nests too deep for the parser's stack. Valid JSON comes out as it went in.
fn quote_odd_numbers(text: &str) -> Result<Cow<'_, str>, Unreadable> {
    let mut quoted = String::new();
    let (mut copied, mut depth) = (0, 0_usize);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => string_length(rest),
            '/' => comment_length(rest),
            '0'..='9' | '+' | '*' => bare_word_length(rest),
            '{' | '[' => {
                depth += 1;
                1
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                1
            }
            // Words and other numbers, whole: digits within them begin no number.
            other if other.is_alphanumeric() || matches!(other, '-' | '_') => bare_word_length(rest),
            other => other.len_utf8(),
        };
        if depth > MAX_DEPTH {
            return Err(Unreadable);
        }
        let (token, after) = rest.split_at_checked(length).ok_or(Unreadable)?;
        if is_odd_number(token) {
            let start = text.len() - rest.len();
            quoted.push_str(text.get(copied..start).ok_or(Unreadable)?);
            quoted.push('"');
            quoted.push_str(token);
            quoted.push('"');
            copied = start + token.len();
        }
        rest = after;
    }
    if copied == 0 {
        return Ok(Cow::Borrowed(text));
    }
    quoted.push_str(text.get(copied..).ok_or(Unreadable)?);
    Ok(Cow::Owned(quoted))
}

fn is_odd_number(token: &str) -> bool {
    let digits = token.strip_prefix('+').unwrap_or(token);
    let plus = digits.len() < token.len();
    let led_by_zero = digits.len() > 1 && digits.starts_with('0');
    digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'*')
        && digits.bytes().any(|byte| byte.is_ascii_digit())
        && (plus || led_by_zero || digits.contains('*'))
}

/// The length of a string with its quotes; to the end where it is not closed.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of a comment, or of the lone slash.
fn comment_length(text: &str) -> usize {
    if text.starts_with("//") {
        text.find(['\n', '\r']).unwrap_or(text.len())
    } else if let Some(body) = text.strip_prefix("/*") {
        body.find("*/").map_or(text.len(), |end| end + 4)
    } else {
        1
    }
}

/// The length up to what ends a value outside quotes.
fn bare_word_length(text: &str) -> usize {
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | ':' | '"' | '/' | '{' | '}' | '[' | ']');
    text.find(ends).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use tillup_core::wire::RateLimit;

    fn parse(text: &str) -> Json {
        Json::parse(text.as_bytes()).unwrap_or_else(|Unreadable| panic!("{text}"))
    }

    fn unreadable(text: &str) -> bool {
        Json::parse(text.as_bytes()).is_err()
    }

    #[test]
    fn the_broken_examples_of_the_documents_are_read() {
        let soho = parse(r#"{ "status": 1, "message": "Recharge request is successful.", }"#);
        assert_eq!(soho.flag_of(&["status"]), Some(true));
        let flexi = parse("{\"data\": {\n\"number\": 17999*******,\n\"amount\": 20\n}\n}");
        let data = flexi.get(&["data"]).unwrap();
        assert_eq!(data.text_of(&["number"]), Some("17999*******"));
        assert_eq!(
            data.money_of(&["amount"], Currency::Bdt),
            Money::parse("20", Currency::Bdt).ok()
        );
        let list = parse("[ {\"url\": \"https://x/y\"}\n// ... more operators\n]");
        assert_eq!(list.items().len(), 1);
    }

    #[test]
    fn numbers_that_are_no_json_numbers_are_read_as_text() {
        for (text, told) in [
            ("{\"n\":01712345678}", "01712345678"),
            ("{\"n\": +8801712345678 ,}", "+8801712345678"),
            ("{n:017****5678/* masked */}", "017****5678"),
            ("{\"n\":*****78}", "*****78"),
        ] {
            assert_eq!(parse(text).text_of(&["n"]), Some(told), "{text}");
        }
        assert_eq!(
            parse("{\"n\": \"a \\\" 017\", \"a017\": 0, \"b\": 1e05}").text_of(&["n"]),
            Some("a \" 017")
        );
    }

    #[test]
    fn a_flag_is_read_in_every_writing_and_nothing_else_is_a_flag() {
        for (text, flag) in [
            ("true", Some(true)),
            ("1", Some(true)),
            ("\"1\"", Some(true)),
            ("\"TRUE\"", Some(true)),
            ("\" true \"", Some(true)),
            ("false", Some(false)),
            ("0", Some(false)),
            ("\"False\"", Some(false)),
            ("\"\"", None),
            ("null", None),
            ("2", None),
            ("1.0", None),
            ("\"yes\"", None),
            ("{}", None),
            ("[true]", None),
        ] {
            assert_eq!(
                parse(&format!("{{\"f\":{text}}}")).flag_of(&["f"]),
                flag,
                "{text}"
            );
        }
    }

    #[test]
    fn what_could_be_read_in_two_ways_is_not_read() {
        for text in [
            "",
            " ",
            "null",
            "true",
            "12",
            "\"text\"",
            "<html></html>",
            "{\"a\":1",
            "{\"a\":1}}",
            "{\"a\":1}{\"a\":2}",
            "{\"a\":1,\"a\":2}",
            "{\"x\":{\"a\":1,\"a\":null}}",
            "{\"a\":1 \"b\":2}",
            "{\"a\":\"b}",
            "{\"a\":/* }",
            "{'a':1}",
            "{\"a\":0x10}",
            "{\"a\":NaN}",
            "{\"a\":yes}",
            "{\"a\":017x}",
            "{\"a\":.5}",
        ] {
            assert!(unreadable(text), "{text}");
        }
        assert_eq!(
            parse("{\"a\":1,\"a\":1}").fields().count(),
            1,
            "said twice, but the same"
        );
        assert!(unreadable(&"[".repeat(100_000)));
        assert!(unreadable(&format!("{}{}", "[".repeat(65), "]".repeat(65))));
        assert!(!unreadable(&format!("{}{}", "[".repeat(64), "]".repeat(64))));
        assert!(Json::parse(b"{\"a\":\"\xff\"}").is_err());
    }

    #[test]
    fn html_is_unreadable_and_other_content_types_do_not_matter() {
        let answer = |content_type: &str| WireAnswer {
            status: 200,
            content_type: content_type.into(),
            limit: RateLimit::default(),
            body: b"\xef\xbb\xbf{\"status\":true}".to_vec(),
        };
        assert!(Json::read(&answer("text/html")).is_err());
        for content_type in ["application/json", "text/plain", ""] {
            assert!(Json::read(&answer(content_type)).is_ok());
        }
    }

    #[test]
    fn fields_are_found_by_any_name_and_words_wherever_they_stand() {
        let json = parse(
            r#"{"tran_id": null, "trans_id": "T1", "errors": {"number": ["bad number"], "n": 5}, "one": {"a": 1}}"#,
        );
        assert_eq!(json.text_of(&["tran_id", "trans_id"]), Some("T1"));
        assert_eq!(json.all(&["tran_id", "trans_id", "one"]).count(), 2);
        assert_eq!(json.get(&["errors"]).unwrap().words(), "bad number; 5");
        assert_eq!(json.get(&["one"]).unwrap().items().len(), 1);
        assert_eq!(Json::Null.items().len(), 0);
    }

    fn any_json() -> impl Strategy<Value = serde_json::Value> {
        let number = "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,8})?"
            .prop_map(|text| serde_json::Value::Number(text.parse().unwrap()));
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(serde_json::Value::Bool),
            number,
            ".{0,12}".prop_map(serde_json::Value::String),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(serde_json::Value::Array),
                prop::collection::btree_map("[a-z0-9*+/\"\\\\ ]{0,6}", inner, 0..6)
                    .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
            ]
        })
    }

    fn expected(value: &serde_json::Value) -> Json {
        match value {
            serde_json::Value::Null => Json::Null,
            serde_json::Value::Bool(flag) => Json::Bool(*flag),
            serde_json::Value::Number(number) => Json::Number(number.to_string()),
            serde_json::Value::String(text) => Json::Text(text.clone()),
            serde_json::Value::Array(items) => Json::List(items.iter().map(expected).collect()),
            serde_json::Value::Object(map) => Json::Object(
                map.iter()
                    .map(|(name, value)| (name.clone(), expected(value)))
                    .collect(),
            ),
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused_and_never_a_panic(body in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = Json::parse(&body);
        }

        #[test]
        fn any_text_like_json_is_read_or_refused_and_never_a_panic(body in "[{}\\[\\]\",:/*\\\\0-9a-z+. \u{9e6}\u{2028}-]{0,60}") {
            let _ = Json::parse(body.as_bytes());
        }

        #[test]
        fn json_is_read_as_everyone_reads_it(value in prop_oneof![
            prop::collection::vec(any_json(), 0..5).prop_map(serde_json::Value::Array),
            prop::collection::btree_map("\\PC{0,6}", any_json(), 0..5)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]) {
            for text in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
                prop_assert_eq!(Json::parse(text.as_bytes()), Ok(expected(&value)));
            }
        }
    }
}

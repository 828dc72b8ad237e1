//! The shop's accounts with providers, and their keys.

use std::{collections::BTreeMap, fmt};

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use crate::{money::Currency, operator::OperatorCode};

/// Live or the provider's test environment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Environment {
    /// Real money.
    #[default]
    Live,
    /// The provider's test environment or sandbox.
    Test,
}

/// When a provider pays the commission into the wallet: the documents do not say, the owner can.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CommissionPaid {
    /// At some later time; until then it is owed to the shop.
    #[default]
    Later,
    /// With each sale.
    Sale,
}

/// The shop's account with a provider. Keys are not in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The owner's name for it.
    pub id: String,
    /// The provider's id, such as `sohojpay`.
    pub provider: String,
    /// Where the provider is, in the form its document uses.
    pub base_url: String,
    /// The owner's explicit yes to plain http.
    pub allow_http: bool,
    /// Live or test.
    pub environment: Environment,
    /// The wallet's currency.
    pub currency: Currency,
    /// Whether it may sell.
    pub enabled: bool,
    /// The shop's operator code = the provider's, where its list differs.
    pub operator_codes: BTreeMap<OperatorCode, String>,
    /// When commission reaches the wallet.
    pub commission_paid: CommissionPaid,
}

impl Account {
    /// The owner's word for the provider's code of an operator.
    pub fn operator_code(&self, operator: &str) -> Option<&str> {
        self.operator_codes.get(operator).map(String::as_str)
    }
}

/// An account's keys by the contract's names (`api_key`, `open_key`, …). Shows nothing of them when printed.
#[derive(Clone, Default)]
pub struct AccountKeys(BTreeMap<String, SecretString>);

impl AccountKeys {
    /// From name and value.
    pub fn new(keys: impl IntoIterator<Item = (String, SecretString)>) -> Self {
        Self(keys.into_iter().collect())
    }

    /// The key of that name, where it is there and not empty.
    pub fn get(&self, name: &str) -> Option<&SecretString> {
        self.0.get(name).filter(|key| !key.expose_secret().is_empty())
    }

    /// Names and values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &SecretString)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// `text` with every key in it replaced by dots: providers' messages can echo what they were sent, as it was or in
    /// another writing.
    pub fn hide_in(&self, text: &str) -> String {
        let keys = self.0.values().map(ExposeSecret::expose_secret).filter(|key| !key.is_empty());
        let mut writings: Vec<String> = keys.flat_map(writings).collect();
        // A key that is part of another must not break up the longer one.
        writings.sort_by_key(|writing| std::cmp::Reverse(writing.len()));
        let mut hidden = text.to_owned();
        for writing in writings {
            hidden = without(&hidden, &writing);
        }
        hidden
    }
}

/// `text` with `writing` replaced by dots. A short one, such as a PIN, counts only where it stands by itself: a
/// transaction id that happens to have its digits is kept.
fn without(text: &str, writing: &str) -> String {
    const SHORT: usize = 8;
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(writing) {
        let inside = before.ends_with(char::is_alphanumeric) || after.starts_with(char::is_alphanumeric);
        clean.push_str(before);
        clean.push_str(if inside && writing.len() < SHORT { writing } else { "••••" });
        rest = after;
    }
    clean.push_str(rest);
    clean
}

/// The writings in which servers tell back what they were sent: plain, percent-encoded more or less thoroughly with
/// capital or small digits and a space as plus, and as in HTML.
fn writings(key: &str) -> Vec<String> {
    use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
    /// What RFC 3986 leaves as it is.
    const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    /// What an HTML form leaves as it is.
    const OF_FORMS: &AsciiSet = &NON_ALPHANUMERIC.remove(b'*').remove(b'-').remove(b'.').remove(b'_');
    /// What ASP.NET leaves as it is.
    const OF_ASP: &AsciiSet = &OF_FORMS.remove(b'!').remove(b'(').remove(b')');
    let mut writings = vec![key.to_owned()];
    for set in [NON_ALPHANUMERIC, RESERVED, OF_FORMS, OF_ASP] {
        let capital = utf8_percent_encode(key, set).to_string();
        let small = small_digits(&capital);
        for encoded in [capital, small] {
            writings.push(encoded.replace("%20", "+"));
            writings.push(encoded);
        }
    }
    let html = key.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    writings.push(html.replace('"', "&quot;").replace('\'', "&#39;"));
    writings.push(html);
    writings.sort_unstable();
    writings.dedup();
    writings
}

/// `%2F` as `%2f`.
fn small_digits(encoded: &str) -> String {
    let mut digits_left = 0;
    let small = |character: char| {
        if character == '%' {
            digits_left = 2;
            return character;
        }
        if digits_left == 0 {
            return character;
        }
        digits_left -= 1;
        character.to_ascii_lowercase()
    };
    encoded.chars().map(small).collect()
}

impl fmt::Debug for AccountKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_show_their_names_only_and_are_hidden_in_messages() {
        let keys = AccountKeys::new([("api_key".to_owned(), SecretString::from("s3cr3t/+"))]);
        assert_eq!(format!("{keys:?}"), r#"{"api_key"}"#);
        assert_eq!(keys.hide_in("bad key s3cr3t/+ or s3cr3t%2F%2B"), "bad key •••• or ••••");
        assert!(keys.get("other").is_none());
    }

    #[test]
    fn a_key_is_hidden_in_every_writing_that_a_server_may_tell_it_back_in() {
        let keys = AccountKeys::new([
            ("password".to_owned(), SecretString::from("p&ss w_rd/+K")),
            ("part".to_owned(), SecretString::from("w_rd")),
        ]);
        for told in [
            "p&ss w_rd/+K",
            "p%26ss%20w%5Frd%2F%2BK",
            "p%26ss%20w_rd%2F%2BK",
            "p%26ss+w_rd%2F%2BK",
            "p%26ss+w_rd%2f%2bK",
            "p%26ss%20w%5frd%2f%2bK",
            "p&amp;ss w_rd/+K",
        ] {
            assert_eq!(keys.hide_in(&format!("key {told}.")), "key ••••.", "{told}");
        }
        assert_eq!(keys.hide_in("100% of p%26 is no key"), "100% of p%26 is no key");
    }

    #[test]
    fn a_pin_is_hidden_where_it_stands_by_itself_and_ids_with_its_digits_are_kept() {
        let keys = AccountKeys::new([("sms_pin".to_owned(), SecretString::from("1234"))]);
        for (text, shown) in [
            ("PIN 1234 is wrong", "PIN •••• is wrong"),
            ("pin=1234", "pin=••••"),
            ("1234", "••••"),
            ("R1001234567", "R1001234567"),
            ("100123499 of PIN:1234.", "100123499 of PIN:••••."),
        ] {
            assert_eq!(keys.hide_in(text), shown);
        }
    }
}

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

    /// `text` with every key in it replaced by dots: providers' messages can echo what they were sent.
    pub fn hide_in(&self, text: &str) -> String {
        let mut hidden = text.to_owned();
        for key in self
            .0
            .values()
            .map(ExposeSecret::expose_secret)
            .filter(|key| !key.is_empty())
        {
            let encoded =
                percent_encoding::utf8_percent_encode(key, percent_encoding::NON_ALPHANUMERIC).to_string();
            for form in [key, encoded.as_str()] {
                if hidden.contains(form) {
                    hidden = hidden.replace(form, "••••");
                }
            }
        }
        hidden
    }
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
        assert_eq!(
            keys.hide_in("bad key s3cr3t/+ or s3cr3t%2F%2B"),
            "bad key •••• or ••••"
        );
        assert!(keys.get("other").is_none());
    }
}

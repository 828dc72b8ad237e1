//! The provisioning file, as the outward contract describes it.

use std::{collections::BTreeMap, env, fmt};

use chrono::NaiveDate;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use tillup_core::{
    access::Role,
    account::{CommissionPaid, Environment},
    commission::ChargeRule,
    number::Country,
};

use crate::ShopError;

/// The whole file. Keys and PINs in it show nothing of themselves when printed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProvisionFile {
    pub shop: ShopPart,
    #[serde(default)]
    pub users: Vec<UserPart>,
    #[serde(default)]
    pub accounts: Vec<AccountPart>,
    pub commission_rates: Option<Vec<RatePart>>,
    pub routing: Option<BTreeMap<String, Vec<String>>>,
    pub prefixes: Option<BTreeMap<String, String>>,
    pub limits: Option<Vec<LimitPart>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ShopPart {
    pub name: String,
    #[serde(default)]
    pub address: String,
    pub country: Country,
    pub timezone: Option<String>,
    #[serde(default = "english")]
    pub language: String,
    #[serde(default)]
    pub cutoff_hour: u8,
    pub repeat_guard_minutes: Option<u32>,
    pub not_found_grace_seconds: Option<u32>,
    #[serde(default)]
    pub charges: ChargeRule,
}

fn english() -> String {
    "en".to_owned()
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct UserPart {
    pub name: String,
    pub role: Role,
    pub pin: Option<Hidden>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AccountPart {
    pub id: String,
    pub provider: String,
    pub base_url: Option<String>,
    #[serde(default)]
    pub allow_http: bool,
    #[serde(default)]
    pub environment: Environment,
    #[serde(default = "yes")]
    pub enabled: bool,
    #[serde(default)]
    pub commission_paid: CommissionPaid,
    #[serde(default)]
    pub keys: BTreeMap<String, Hidden>,
    #[serde(default)]
    pub operator_codes: BTreeMap<String, String>,
}

fn yes() -> bool {
    true
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RatePart {
    #[serde(default = "all")]
    pub account: String,
    #[serde(default = "all")]
    pub operator: String,
    #[serde(default = "all")]
    pub service: String,
    pub percent: String,
    pub from: NaiveDate,
}

fn all() -> String {
    "*".to_owned()
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LimitPart {
    pub operator: String,
    pub min: Option<String>,
    pub max: Option<String>,
    pub from: NaiveDate,
}

/// A text that is not to be shown.
#[derive(Clone)]
pub(crate) struct Hidden(pub SecretString);

impl<'de> Deserialize<'de> for Hidden {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self(SecretString::from(text)))
    }
}

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("••••")
    }
}

impl ProvisionFile {
    /// The file with keys that are written `env:NAME` taken from the environment.
    pub(crate) fn with_environment(mut self) -> Result<Self, ShopError> {
        for account in &mut self.accounts {
            for (name, key) in &mut account.keys {
                let Some(variable) = key.0.expose_secret().strip_prefix("env:") else { continue };
                // Its name is not told: a key that was written where a name belongs would be shown.
                let value = env::var(variable).map_err(|_| {
                    let text = format!("account “{}”: the variable that {name} names is not set", account.id);
                    ShopError::File(text)
                })?;
                *key = Hidden(SecretString::from(value));
            }
        }
        Ok(self)
    }
}

/// Reads the file. An error names the line, never the line's text: it may be a key.
pub(crate) fn read(text: &str) -> Result<ProvisionFile, ShopError> {
    toml::from_str(text).map_err(|error| {
        let line =
            error.span().map(|span| text.bytes().take(span.start).filter(|byte| *byte == b'\n').count() + 1);
        let place = line.map_or_else(String::new, |line| format!("line {line}: "));
        ShopError::File(format!("{place}{}", harmless(error.message())))
    })
}

/// The parser's message without what it quotes of the file: of values nothing, of names those that can be no key.
fn harmless(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default();
    let quoted = line.split('`').nth(1).unwrap_or_default();
    let is_a_word =
        quoted.len() <= 24 && quoted.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let quotes_a_value =
        ["invalid type", "invalid value", "unknown variant"].iter().any(|what| line.starts_with(what));
    match line.split_once(", expected ") {
        Some((_, expected)) if quotes_a_value => format!("expected {expected}"),
        Some((_, expected)) if line.starts_with("unknown field") && !is_a_word => {
            format!("unknown name, expected {expected}")
        }
        None if quotes_a_value => "not what belongs here".to_owned(),
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CANARY: &str = "CANARYk3yCANARY";

    #[test]
    fn an_error_names_the_line_and_never_shows_a_key() {
        for (file, line) in [
            (
                format!(
                    "[shop]\nname = \"x\"\ncountry = \"BD\"\n[[accounts]]\nid = \"{CANARY}\"\nprovider = 5\n"
                ),
                "line 6",
            ),
            (format!("[shop]\nname = \"x\"\ncountry = \"{CANARY}\"\n"), "line 3"),
            (format!("[shop]\nname = \"x\"\ncountry = \"BD\"\nallow = \"{CANARY}\"\n"), "line 4"),
            (format!("[shop]\nname = \"x\"\ncountry = \"BD\"\n{CANARY} = 1\n"), "line 4"),
            (format!("[shop]\nname = \"x\ncountry = \"{CANARY}\"\n"), "line 2"),
            (
                format!(
                    "[shop]\nname = \"x\"\ncountry = \"BD\"\n[[users]]\nname = \"a\"\nrole = \"owner\"\npin = [\"{CANARY}\"]\n"
                ),
                "line 7",
            ),
        ] {
            let error = read(&file).unwrap_err().to_string();
            assert!(error.contains(line), "{error}");
            assert!(!error.contains(CANARY), "{error}");
        }
    }
}

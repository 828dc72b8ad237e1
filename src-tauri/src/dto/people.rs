//! Who works in the shop, and the shop itself, as the owner sets them.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use tillup_core::{
    commission::ChargeRule,
    operator::known_operators,
    shop::{AmountLimit, ShopConfig},
};
use tillup_shop::{LimitRow, Person, PrefixRow, ShopForm};

/// A user as the owner sees them.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PersonDto {
    name: String,
    role: &'static str,
    enabled: bool,
    locked: bool,
    wrong_tries: u32,
}

impl From<Person> for PersonDto {
    fn from(person: Person) -> Self {
        let Person { name, role, enabled, locked, wrong_tries } = person;
        Self { name, role: role.code(), enabled, locked, wrong_tries }
    }
}

/// The shop and its rules as they are set.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ShopSettingsDto {
    shop: ShopFormDto,
    country: &'static str,
    currency: &'static str,
    timezone: &'static str,
    /// The business day.
    today: NaiveDate,
    limits: Vec<LimitDto>,
    prefixes: Vec<PrefixDto>,
    /// Codes of the operators that a limit or a prefix may name.
    operators: Vec<String>,
}

impl ShopSettingsDto {
    /// What is set.
    pub fn of(config: &ShopConfig, now: DateTime<Utc>) -> Self {
        Self {
            shop: ShopFormDto::of(config),
            today: config.calendar().day_of(now),
            country: config.country.code(),
            currency: config.home_currency().code(),
            timezone: config.timezone.name(),
            limits: config.limits.iter().map(LimitDto::of).collect(),
            prefixes: config
                .prefixes
                .iter()
                .map(|(prefix, operator)| PrefixDto {
                    prefix: prefix.clone(),
                    operator: operator.to_string(),
                })
                .collect(),
            operators: operators(config),
        }
    }
}

/// Those that are known from the start, in their order, then others that are in use.
fn operators(config: &ShopConfig) -> Vec<String> {
    let mut codes: Vec<String> =
        known_operators(config.country).iter().map(|operator| operator.code.to_owned()).collect();
    let used: BTreeSet<String> = config
        .limits
        .iter()
        .map(|limit| &limit.operator)
        .chain(config.prefixes.values())
        .chain(config.routing.keys())
        .chain(config.accounts.iter().flat_map(|account| account.operator_codes.keys()))
        .map(ToString::to_string)
        .collect();
    let others: Vec<String> = used.into_iter().filter(|code| !codes.contains(code)).collect();
    codes.extend(others);
    codes
}

/// What may be changed of the shop.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ShopFormDto {
    name: String,
    address: String,
    language: String,
    cutoff_hour: u8,
    charges: ChargeRule,
    repeat_guard_minutes: u32,
    not_found_grace_seconds: u32,
}

impl ShopFormDto {
    fn of(config: &ShopConfig) -> Self {
        let whole = |seconds: u64| u32::try_from(seconds).unwrap_or(u32::MAX);
        Self {
            name: config.name.clone(),
            address: config.address.clone(),
            language: config.language.clone(),
            cutoff_hour: config.cutoff_hour,
            charges: config.charge_rule,
            repeat_guard_minutes: whole(config.repeat_guard.as_secs() / 60),
            not_found_grace_seconds: whole(config.not_found_grace.as_secs()),
        }
    }
}

impl From<ShopFormDto> for ShopForm {
    fn from(form: ShopFormDto) -> Self {
        Self {
            name: form.name,
            address: form.address,
            language: form.language,
            cutoff_hour: form.cutoff_hour,
            charges: form.charges,
            repeat_guard_minutes: form.repeat_guard_minutes,
            not_found_grace_seconds: form.not_found_grace_seconds,
        }
    }
}

/// The face values that an operator takes, from a day on.
#[derive(Debug, Deserialize, Serialize)]
pub struct LimitDto {
    operator: String,
    min: Option<String>,
    max: Option<String>,
    from: NaiveDate,
}

impl LimitDto {
    fn of(limit: &AmountLimit) -> Self {
        Self {
            operator: limit.operator.to_string(),
            min: limit.min.map(|amount| amount.to_string()),
            max: limit.max.map(|amount| amount.to_string()),
            from: limit.from,
        }
    }
}

impl From<LimitDto> for LimitRow {
    fn from(limit: LimitDto) -> Self {
        let LimitDto { operator, min, max, from } = limit;
        Self { operator, min, max, from }
    }
}

/// The operator that a number's first digits suggest.
#[derive(Debug, Deserialize, Serialize)]
pub struct PrefixDto {
    prefix: String,
    operator: String,
}

impl From<PrefixDto> for PrefixRow {
    fn from(row: PrefixDto) -> Self {
        let PrefixDto { prefix, operator } = row;
        Self { prefix, operator }
    }
}

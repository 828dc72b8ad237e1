//! The shop and its tables as a provisioning file wants them; what the file does not name stays as it was.

use std::{collections::BTreeMap, fmt, time::Duration};

use tillup_core::{
    account::Account,
    commission::CommissionRate,
    money::{Money, Rate},
    number::Country,
    operator::{OperatorCode, initial_prefixes},
    shop::{AmountLimit, ShopConfig},
};

use super::accounts;
use crate::{
    ShopError,
    file::{LimitPart, ProvisionFile, RatePart},
    rules::wrong,
};

/// How long a sale of the same number and amount needs a deliberate yes, unless the owner sets another time.
const REPEAT_GUARD: Duration = Duration::from_mins(5);
/// How long "not found" proves nothing, unless the owner sets another time.
const NOT_FOUND_GRACE: Duration = Duration::from_secs(120);

/// The shop as the file wants it; accounts and tables that the file does not name stay as they were.
pub(super) fn shop_config(
    file: &ProvisionFile,
    new_accounts: Vec<Account>,
    before: Option<&ShopConfig>,
) -> Result<ShopConfig, ShopError> {
    let shop = &file.shop;
    check(&shop.name, &shop.language, shop.cutoff_hour)?;
    let timezone = shop.timezone.as_deref().unwrap_or(match shop.country {
        Country::Bd => "Asia/Dhaka",
        Country::In => "Asia/Kolkata",
    });
    let mut all_accounts: Vec<Account> = before.map_or_else(Vec::new, |before| before.accounts.clone());
    for account in new_accounts {
        accounts::put(&mut all_accounts, account)?;
    }
    let guard = shop.repeat_guard_minutes.map(|minutes| Duration::from_secs(u64::from(minutes) * 60));
    let grace = shop.not_found_grace_seconds.map(|seconds| Duration::from_secs(u64::from(seconds)));
    Ok(ShopConfig {
        name: shop.name.trim().to_owned(),
        address: shop.address.trim().to_owned(),
        country: shop.country,
        timezone: timezone
            .parse()
            .map_err(|_| wrong("invalid_timezone", format!("“{timezone}” is no time zone")))?,
        language: shop.language.clone(),
        cutoff_hour: shop.cutoff_hour,
        repeat_guard: guard.or(before.map(|before| before.repeat_guard)).unwrap_or(REPEAT_GUARD),
        not_found_grace: grace.or(before.map(|before| before.not_found_grace)).unwrap_or(NOT_FOUND_GRACE),
        charge_rule: shop.charges,
        prefixes: prefixes(file, before)?,
        limits: limits(file.limits.as_deref(), shop.country, before)?,
        rates: rates(file.commission_rates.as_deref(), &all_accounts, before)?,
        routing: routing(file.routing.as_ref(), &all_accounts, before)?,
        accounts: all_accounts,
    })
}

/// Whether a shop may be called so, speak so, and begin its days so.
pub(crate) fn check(name: &str, language: &str, cutoff_hour: u8) -> Result<(), ShopError> {
    if name.trim().is_empty() {
        return Err(wrong("invalid_shop_name", "the shop needs a name"));
    }
    if !matches!(language, "bn" | "en" | "hi") {
        return Err(wrong("invalid_language", "language is bn, en or hi"));
    }
    if cutoff_hour > 23 {
        return Err(wrong("invalid_hour", "cutoff_hour is 0 to 23"));
    }
    Ok(())
}

/// A table of the file that is not right.
fn wrong_table(text: String) -> ShopError {
    wrong("invalid_table", text)
}

fn prefixes(
    file: &ProvisionFile,
    before: Option<&ShopConfig>,
) -> Result<BTreeMap<String, OperatorCode>, ShopError> {
    match (&file.prefixes, before) {
        (Some(table), _) => prefix_table(table.iter().map(|(prefix, code)| (prefix.as_str(), code.as_str()))),
        (None, Some(before)) if before.country == file.shop.country => Ok(before.prefixes.clone()),
        (None, _) => prefix_table(initial_prefixes(file.shop.country).iter().copied()),
    }
}

/// Prefixes with their operators, checked.
pub(crate) fn prefix_table<'a>(
    pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<BTreeMap<String, OperatorCode>, ShopError> {
    pairs
        .into_iter()
        .map(|(prefix, code)| {
            if prefix.is_empty() || !prefix.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(wrong_table(format!("“{prefix}” is no number prefix")));
            }
            let code = OperatorCode::parse(code)
                .map_err(|error| wrong_table(format!("prefix {prefix}: {error}")))?;
            Ok((prefix.to_owned(), code))
        })
        .collect()
}

/// The limits as they are to be.
pub(crate) fn limits(
    parts: Option<&[LimitPart]>,
    country: Country,
    before: Option<&ShopConfig>,
) -> Result<Vec<AmountLimit>, ShopError> {
    let Some(parts) = parts else {
        return Ok(before.map_or_else(|| initial_limits(country), |before| before.limits.clone()));
    };
    parts
        .iter()
        .map(|part| {
            let money = |text: &Option<String>| {
                text.as_deref().map(|text| Money::parse(text, country.currency())).transpose()
            };
            let bad = |error: &dyn fmt::Display| wrong_table(format!("limit of {}: {error}", part.operator));
            let limit = AmountLimit {
                operator: OperatorCode::parse(&part.operator).map_err(|error| bad(&error))?,
                min: money(&part.min).map_err(|error| bad(&error))?,
                max: money(&part.max).map_err(|error| bad(&error))?,
                from: part.from,
            };
            let is_empty = limit.min.zip(limit.max).is_some_and(|(min, max)| max < min);
            if is_empty || limit.min.into_iter().chain(limit.max).any(|amount| amount.is_negative()) {
                return Err(bad(&"no amount is within it"));
            }
            Ok(limit)
        })
        .collect()
}

/// What operators of Bangladesh take at least for a plain recharge, as known when this was written.
fn initial_limits(country: Country) -> Vec<AmountLimit> {
    let codes: &[&str] = match country {
        Country::Bd => &["GP", "RB", "AT", "BL"],
        Country::In => &[],
    };
    let min = Money::from_paisa(2_000, country.currency()).ok();
    codes
        .iter()
        .filter_map(|code| OperatorCode::parse(code).ok())
        .map(|operator| AmountLimit { operator, min, max: None, from: chrono::NaiveDate::default() })
        .collect()
}

/// The commission table as it is to be.
pub(crate) fn rates(
    parts: Option<&[RatePart]>,
    accounts: &[Account],
    before: Option<&ShopConfig>,
) -> Result<Vec<CommissionRate>, ShopError> {
    let Some(parts) = parts else {
        return Ok(before.map_or_else(Vec::new, |before| before.rates.clone()));
    };
    parts
        .iter()
        .map(|part| {
            let named = |text: &str| (text != "*").then(|| text.to_owned());
            let bad = |error: &dyn fmt::Display| wrong_table(format!("a commission rate: {error}"));
            if let Some(account) = named(&part.account)
                && !accounts.iter().any(|known| known.id == account)
            {
                return Err(wrong_table(format!(
                    "a commission rate names the account “{account}”, which there is not"
                )));
            }
            Ok(CommissionRate {
                account: named(&part.account),
                operator: named(&part.operator)
                    .map(|code| OperatorCode::parse(&code))
                    .transpose()
                    .map_err(|error| bad(&error))?,
                service: named(&part.service)
                    .map(|code| code.parse())
                    .transpose()
                    .map_err(|error| bad(&error))?,
                rate: Rate::parse(&part.percent).map_err(|error| bad(&error))?,
                from: part.from,
            })
        })
        .collect()
}

/// Which accounts may sell what, as it is to be.
pub(crate) fn routing(
    table: Option<&BTreeMap<String, Vec<String>>>,
    accounts: &[Account],
    before: Option<&ShopConfig>,
) -> Result<BTreeMap<OperatorCode, Vec<String>>, ShopError> {
    let Some(table) = table else {
        return Ok(before.map_or_else(BTreeMap::new, |before| before.routing.clone()));
    };
    table
        .iter()
        .map(|(code, list)| {
            let code = OperatorCode::parse(code).map_err(|error| wrong_table(format!("routing: {error}")))?;
            if let Some(missing) = list.iter().find(|id| !accounts.iter().any(|account| account.id == **id)) {
                return Err(wrong_table(format!(
                    "routing names the account “{missing}”, which there is not"
                )));
            }
            let is_repeated = |place: usize, id| list.iter().take(place).any(|before| before == id);
            match list.iter().enumerate().find(|(place, id)| is_repeated(*place, *id)) {
                Some((_, twice)) => {
                    Err(wrong_table(format!("routing of {code} names the account “{twice}” twice")))
                }
                None => Ok((code, list.clone())),
            }
        })
        .collect()
}

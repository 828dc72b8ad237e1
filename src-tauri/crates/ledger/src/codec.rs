//! How values lie in columns: moments as milliseconds UTC, business days as 20261121, words as the contract's codes.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use tillup_core::{
    money::{Currency, Money},
    operator::{OperatorCode, Service},
    sale::{CommissionSource, Reason, Status},
};

use crate::failure::{Try, damaged};

/// The states that wait for their end, as the partial indexes spell them.
pub(crate) const OPEN: &str = "status IN ('recorded', 'sending', 'pending', 'unknown')";

pub(crate) fn millis(at: DateTime<Utc>) -> i64 {
    at.timestamp_millis()
}

pub(crate) fn moment(millis: i64) -> Try<DateTime<Utc>> {
    DateTime::from_timestamp_millis(millis).ok_or_else(|| damaged(format!("no such moment: {millis}")))
}

pub(crate) fn moment_opt(millis: Option<i64>) -> Try<Option<DateTime<Utc>>> {
    millis.map(moment).transpose()
}

/// 2026-11-21 → 20261121.
pub(crate) fn day_number(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())
}

/// 20261121 → 2026-11-21.
pub(crate) fn day(number: i64) -> Try<NaiveDate> {
    let part = |value: i64| u32::try_from(value).unwrap_or(0);
    i32::try_from(number / 10_000)
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, part(number / 100 % 100), part(number % 100)))
        .ok_or_else(|| damaged(format!("no such day: {number}")))
}

pub(crate) fn currency(code: &str) -> Try<Currency> {
    Ok(code.parse()?)
}

pub(crate) fn money(parts: i64, currency: Currency) -> Money {
    Money::from_parts(parts, currency)
}

pub(crate) fn status(code: &str) -> Try<Status> {
    Status::from_code(code).ok_or_else(|| damaged(format!("unknown status {code:?}")))
}

pub(crate) fn reason(code: Option<&str>) -> Try<Option<Reason>> {
    code.map(|code| Reason::from_code(code).ok_or_else(|| damaged(format!("unknown reason {code:?}"))))
        .transpose()
}

pub(crate) fn source(code: &str) -> Try<CommissionSource> {
    [CommissionSource::Reported, CommissionSource::Rate, CommissionSource::None]
        .into_iter()
        .find(|source| source.code() == code)
        .ok_or_else(|| damaged(format!("unknown commission source {code:?}")))
}

pub(crate) fn operator(code: &str) -> Try<OperatorCode> {
    OperatorCode::parse(code).map_err(|error| damaged(format!("operator {code:?}: {error}")))
}

pub(crate) fn service(code: &str) -> Try<Service> {
    code.parse().map_err(|_| damaged(format!("unknown service {code:?}")))
}

/// The word that serde writes for an enum without fields.
pub(crate) fn word(value: &impl serde::Serialize) -> Try<String> {
    match serde_json::to_value(value)? {
        serde_json::Value::String(word) => Ok(word),
        _ => Err(damaged("not a word")),
    }
}

/// The enum without fields of that word.
pub(crate) fn from_word<T: serde::de::DeserializeOwned>(word: &str) -> Try<T> {
    Ok(serde_json::from_value(serde_json::Value::String(word.to_owned()))?)
}

/// JSON with its keys in alphabetical order, as all bodies have them.
pub(crate) fn canonical(value: &impl serde::Serialize) -> Try<serde_json::Value> {
    let mut value = serde_json::to_value(value)?;
    value.sort_all_objects();
    Ok(value)
}

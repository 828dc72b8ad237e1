//! How well the providers' accounts do.

use chrono::NaiveDate;
use serde_json::{Value, json};
use tillup_core::{
    access::Role,
    format::{Digits, money},
    money::Money,
    quality::{AccountQuality, QualityReport},
    report::{GroupBy, Report, Totals},
};

use super::Session;
use crate::{
    failure::Failure,
    json::{money as too_large, report_body},
    table::plain,
};

/// The report by account, with what became of attempts, how fast, and what was paid for it.
pub fn report(session: &Session<'_>, from: NaiveDate, to: NaiveDate) -> Result<u8, Failure> {
    let ledger = session.shop.ledger();
    let qualities = ledger.quality(from, to)?;
    let reports = ledger.report(from, to, Some(GroupBy::Account))?;
    let bodies = qualities
        .iter()
        .map(|quality| body(&with_all_accounts(&reports, quality), quality))
        .collect::<Result<Vec<_>, _>>()?;
    let document = match bodies.as_slice() {
        [only] => only.clone(),
        _ => json!({ "reports": bodies }),
    };
    session.output.answer(|| document, || qualities.iter().map(text).collect::<Vec<_>>().join("\n\n"))?;
    Ok(0)
}

/// The totals in the currency, with a group also for an account that only has something owed.
fn with_all_accounts(reports: &[Report], quality: &QualityReport) -> Report {
    let QualityReport { from, to, currency, accounts } = quality;
    let none = Totals::none(*currency);
    let known = reports.iter().find(|report| report.currency == *currency).cloned();
    let mut report = known.unwrap_or_else(|| Report {
        from: *from,
        to: *to,
        currency: *currency,
        totals: none,
        groups: Vec::new(),
    });
    for AccountQuality { account, .. } in accounts {
        if !report.groups.iter().any(|(key, _)| key == account) {
            report.groups.push((account.clone(), none));
        }
    }
    report.groups.sort_by(|(one, _), (other, _)| one.cmp(other));
    report
}

/// As any report, each group with its quality.
fn body(report: &Report, quality: &QualityReport) -> Result<Value, Failure> {
    let mut body = report_body(report, Role::Owner).map_err(too_large)?;
    let groups = body.get_mut("groups").and_then(Value::as_array_mut);
    for group in groups.into_iter().flatten().filter_map(Value::as_object_mut) {
        let of = quality.accounts.iter().find(|one| group.get("key").is_some_and(|key| *key == one.account));
        group.insert("quality".to_owned(), of.map_or(Value::Null, of_account));
    }
    Ok(body)
}

fn of_account(quality: &AccountQuality) -> Value {
    let AccountQuality { outcomes, times, expected, earned, reported, uplift, owed, .. } = quality;
    json!({
        "attempts": outcomes.attempts(),
        "succeeded": outcomes.succeeded,
        "failed": outcomes.failed,
        "reversed": outcomes.reversed,
        "unknown": outcomes.unknown,
        "pending": outcomes.pending,
        "success_percent": outcomes.success_percent(),
        "median_ms": times.median,
        "p95_ms": times.most,
        "commission_expected": expected.to_string(),
        "commission": earned.to_string(),
        "commission_reported": reported.to_string(),
        "uplift": uplift.to_string(),
        "owed": owed.to_string(),
    })
}

fn text(report: &QualityReport) -> String {
    let shown = |amount: Money| money(amount, Digits::Latin);
    let rows = report.accounts.iter().map(|quality| {
        let AccountQuality { account, outcomes, times, expected, earned, reported, uplift, owed } = quality;
        let percent = outcomes.success_percent().map_or_else(String::new, |percent| format!("{percent} %"));
        let mut row = vec![account.clone(), outcomes.attempts().to_string(), percent];
        let counts = [outcomes.failed, outcomes.reversed, outcomes.unknown, outcomes.pending];
        row.extend(counts.map(|count| count.to_string()));
        row.extend([times.median, times.most].map(seconds));
        row.extend([expected, earned, reported, uplift, owed].map(|amount| shown(*amount)));
        row
    });
    let header = [
        "", "attempts", "success", "failed", "reversed", "unknown", "pending", "median", "95 %", "expected",
        "earned", "reported", "uplift", "owed now",
    ];
    let table = plain(&header, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13], rows);
    format!("{} to {}, {}\n{table}", report.from, report.to, report.currency)
}

fn seconds(millis: Option<i64>) -> String {
    millis.map_or_else(String::new, |millis| format!("{}.{} s", millis / 1_000, millis % 1_000 / 100))
}

//! How well the providers' accounts do.

use serde::Serialize;
use tillup_core::quality::{AccountQuality, QualityReport};

/// One account over some days; times in whole milliseconds.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct AccountQualityDto {
    account: String,
    attempts: i64,
    succeeded: i64,
    failed: i64,
    reversed: i64,
    unknown: i64,
    pending: i64,
    success_percent: Option<String>,
    median_ms: Option<i64>,
    most_ms: Option<i64>,
    expected: String,
    earned: String,
    reported: String,
    uplift: String,
    owed: String,
}

impl From<&AccountQuality> for AccountQualityDto {
    fn from(quality: &AccountQuality) -> Self {
        let AccountQuality { account, outcomes, times, expected, earned, reported, uplift, owed } = quality;
        Self {
            account: account.clone(),
            attempts: outcomes.attempts(),
            succeeded: outcomes.succeeded,
            failed: outcomes.failed,
            reversed: outcomes.reversed,
            unknown: outcomes.unknown,
            pending: outcomes.pending,
            success_percent: outcomes.success_percent(),
            median_ms: times.median,
            most_ms: times.most,
            expected: expected.to_string(),
            earned: earned.to_string(),
            reported: reported.to_string(),
            uplift: uplift.to_string(),
            owed: owed.to_string(),
        }
    }
}

/// All accounts in one currency.
#[derive(Debug, Serialize)]
pub struct QualityDto {
    from: String,
    to: String,
    currency: &'static str,
    accounts: Vec<AccountQualityDto>,
}

impl From<&QualityReport> for QualityDto {
    fn from(report: &QualityReport) -> Self {
        Self {
            from: report.from.to_string(),
            to: report.to.to_string(),
            currency: report.currency.code(),
            accounts: report.accounts.iter().map(AccountQualityDto::from).collect(),
        }
    }
}

//! Backups, as the owner sees them.

use chrono::{DateTime, Local, Utc};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use tillup_core::{calendar::Calendar, ledger::Ledger};
use tillup_ledger::{BackupPlan, Look};
use tillup_shop::{
    Backups, FoundBackup, Keep, ListedBackup, NewPlan, Progress, Restored, Shop, Step, drives,
};

use crate::error::CommandError;

/// How backups are made by themselves.
#[derive(Debug, Serialize)]
pub struct PlanDto {
    folder: String,
    hour: Option<u8>,
    daily: u32,
    weekly: u32,
    monthly: u32,
    sealed: bool,
}

impl From<BackupPlan> for PlanDto {
    fn from(plan: BackupPlan) -> Self {
        let BackupPlan { daily, folder, hour, monthly, sealed, weekly } = plan;
        Self { folder, hour, daily, weekly, monthly, sealed }
    }
}

/// A plan to be. It shows nothing of itself: the passphrase is in it.
#[derive(Deserialize)]
pub struct NewPlanDto {
    folder: String,
    hour: Option<u8>,
    daily: u32,
    weekly: u32,
    monthly: u32,
    sealed: bool,
    passphrase: Option<String>,
}

impl From<NewPlanDto> for NewPlan {
    fn from(new: NewPlanDto) -> Self {
        Self {
            folder: new.folder,
            hour: new.hour,
            keep: Keep { daily: new.daily, weekly: new.weekly, monthly: new.monthly },
            sealed: new.sealed,
            passphrase: new.passphrase.filter(|given| !given.is_empty()).map(SecretString::from),
        }
    }
}

/// A backup in the chosen folder.
#[derive(Debug, Serialize)]
pub struct ListedDto {
    file: String,
    path: String,
    at: String,
    bytes: u64,
    sealed: bool,
    /// Whether it was read back and found whole when it was made.
    verified: bool,
    /// Whether it is of this shop's ledger.
    ours: bool,
}

/// How the shop's backups stand.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BackupsDto {
    plan: Option<PlanDto>,
    has_passphrase: Option<bool>,
    folder_is_there: bool,
    drives: Vec<String>,
    list: Vec<ListedDto>,
    tried_at: Option<String>,
    problem: Option<String>,
}

impl BackupsDto {
    /// How they stand now.
    pub fn of(shop: &Shop, backups: Backups) -> Result<Self, CommandError> {
        let calendar = shop.ledger().config()?.calendar();
        let folder = backups.plan.as_ref().map(|plan| plan.folder.clone()).unwrap_or_default();
        let listed = |one: ListedBackup| ListedDto {
            path: std::path::Path::new(&folder).join(&one.file).to_string_lossy().into_owned(),
            file: one.file,
            at: calendar.shown(one.at),
            bytes: one.bytes,
            sealed: one.sealed,
            verified: one.verified.is_some(),
            ours: one.ours,
        };
        let (tried_at, problem) = match backups.last_try {
            Some(last) => (Some(calendar.shown(last.at)), last.problem),
            None => (None, None),
        };
        Ok(Self {
            list: backups.listed.into_iter().map(listed).collect(),
            has_passphrase: backups.has_passphrase,
            folder_is_there: backups.folder_is_there,
            drives: drives().iter().map(|drive| drive.to_string_lossy().into_owned()).collect(),
            plan: backups.plan.map(PlanDto::from),
            tried_at,
            problem,
        })
    }
}

/// How far a backup is.
#[derive(Clone, Debug, Serialize)]
pub struct ProgressDto {
    step: &'static str,
    done: u64,
    of: u64,
}

impl From<Progress> for ProgressDto {
    fn from(at: Progress) -> Self {
        let step = match at.step {
            Step::Copying => "copying",
            Step::Writing => "writing",
            Step::Checking => "checking",
        };
        Self { step, done: at.done, of: at.of }
    }
}

/// A file that is called as backups are.
#[derive(Debug, Serialize)]
pub struct FoundDto {
    path: String,
    at: String,
    bytes: u64,
    sealed: bool,
}

impl FoundDto {
    /// One that was found.
    pub fn new(found: FoundBackup, calendar: Option<&Calendar>) -> Self {
        let path = found.path.to_string_lossy().into_owned();
        Self { path, at: moment(found.at, calendar), bytes: found.bytes, sealed: found.sealed }
    }
}

/// As the shop's clock shows it; before there is a shop nobody knows its time zone, and the machine's is taken.
fn moment(at: DateTime<Utc>, calendar: Option<&Calendar>) -> String {
    calendar.map_or_else(|| at.with_timezone(&Local).to_rfc3339(), |calendar| calendar.shown(at))
}

/// What a backup holds.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LookDto {
    shop: Option<String>,
    entries: i64,
    last_at: Option<String>,
    last_sale_at: Option<String>,
    open_sales: u64,
    /// Entries of the ledger in place that are not in it.
    lost: i64,
}

impl LookDto {
    /// A look, and what would be lost.
    pub fn new(look: Look, lost: i64, calendar: Option<&Calendar>) -> Self {
        let moment = |at| moment(at, calendar);
        Self {
            shop: look.shop,
            entries: look.entries,
            last_at: look.last_at.map(moment),
            last_sale_at: look.last_sale_at.map(moment),
            open_sales: look.open_sales,
            lost,
        }
    }
}

/// What was brought back.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RestoredDto {
    open_sales: u64,
    /// The name under which the ledger that was there is kept.
    kept: Option<String>,
}

impl From<Restored> for RestoredDto {
    fn from(restored: Restored) -> Self {
        let kept = restored.kept.as_deref().and_then(std::path::Path::file_name);
        let kept = kept.map(|name| name.to_string_lossy().into_owned());
        Self { open_sales: restored.look.open_sales, kept }
    }
}

#[cfg(test)]
mod tests {
    use chrono::FixedOffset;

    use super::*;

    #[test]
    fn a_found_backup_is_told_by_the_clock_of_the_shop() {
        let at = "2026-11-21T17:24:05Z".parse().unwrap();
        let found = || FoundBackup { path: "shop.backup".into(), at, bytes: 1, sealed: true };
        let calendar = Calendar { timezone: "Asia/Dhaka".parse().unwrap(), cutoff_hour: 3 };
        assert_eq!(FoundDto::new(found(), Some(&calendar)).at, "2026-11-21T23:24:05+06:00");
        let local = FoundDto::new(found(), None).at;
        assert_eq!(local.parse::<DateTime<FixedOffset>>().unwrap(), at, "the same moment by any clock");
    }
}

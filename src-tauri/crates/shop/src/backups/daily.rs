//! The backup that is made by itself: once a day, caught up where a day was missed, tried again where it did not work out.

use std::{
    fs::{self, File},
    io,
    path::Path,
    sync::Arc,
    time::Duration,
};

use chrono::{DateTime, TimeDelta, Utc};
use tillup_backups::{BackupName, Keep, copy, outlived};
use tillup_core::{
    access::{Action, SignedIn},
    calendar::Calendar,
    ledger::{Ledger, LedgerError},
};
use tillup_ledger::{BackupMade, BackupPlan};

use super::{BackupError, Progress, make::write_backup, work::Work};
use crate::{Shop, ShopError};

/// Between two looks, and before the first: a till that is being opened has other things to do.
const LOOK: Duration = Duration::from_secs(60);
/// After a fault other than a missing folder, which costs nothing to look for.
const AFTER_A_FAULT: TimeDelta = TimeDelta::minutes(15);

impl Shop {
    /// Makes a backup into the chosen folder now.
    ///
    /// # Errors
    /// [`ShopError::NotAllowed`], [`ShopError::Backup`] and others for what was in the way; the owner finds that in
    /// [`Shop::backups`], too.
    pub fn backup_now(
        &self,
        who: &SignedIn,
        watch: &mut dyn FnMut(Progress),
    ) -> Result<BackupMade, ShopError> {
        self.require(who, Action::Backup)?;
        let plan = self.ledger.backup_plan()?.ok_or(BackupError::NoPlan)?;
        self.backup_by_plan(&plan, Some(&who.name), watch)
    }

    /// Makes today's backup, if it is due.
    pub fn backup_if_due(&self) -> Result<Option<BackupMade>, ShopError> {
        let Some(plan) = self.ledger.backup_plan()? else { return Ok(None) };
        if !self.is_backup_due(&plan)? {
            return Ok(None);
        }
        self.backup_by_plan(&plan, None, &mut |_| {}).map(Some)
    }

    /// Makes the daily backups while the program runs; `changed` is told after each try. Never returns; drop it to end it.
    pub async fn keep_backing_up(self: Arc<Self>, changed: impl Fn() + Send) {
        loop {
            self.clock.sleep(LOOK).await;
            let shop = Arc::clone(&self);
            match tokio::task::spawn_blocking(move || shop.backup_if_due()).await {
                Ok(Ok(None)) | Ok(Err(ShopError::Ledger(LedgerError::NoShop))) => continue,
                Ok(Ok(Some(made))) => tracing::info!(file = made.file, "the daily backup is made"),
                Ok(Err(error)) => tracing::warn!(%error, "the daily backup could not be made"),
                Err(_) => tracing::warn!("the daily backup broke off"),
            }
            changed();
        }
    }

    fn is_backup_due(&self, plan: &BackupPlan) -> Result<bool, ShopError> {
        let now = self.clock.now();
        let is_there = Path::new(&plan.folder).is_dir();
        if let Some(last) = self.ledger.last_backup_try()?
            && let Some(problem) = &last.problem
            && last.at <= now
        {
            let is_missing = problem == BackupError::FolderMissing(plan.folder.clone().into()).code();
            let is_early = if is_missing { !is_there } else { now - last.at < AFTER_A_FAULT };
            if is_early {
                return Ok(false);
            }
        }
        // A drive that is new, or was exchanged for another, has none of them.
        let last = if is_there { self.present(&plan.folder)?.first().map(|made| made.at) } else { None };
        Ok(is_due(plan.hour, last, now, &self.ledger.config()?.calendar()))
    }

    fn backup_by_plan(
        &self,
        plan: &BackupPlan,
        actor: Option<&str>,
        watch: &mut dyn FnMut(Progress),
    ) -> Result<BackupMade, ShopError> {
        let made = self.make_by_plan(plan, actor, watch);
        if let Err(error) = &made
            // Another program is at it, and will tell itself.
            && !matches!(error, ShopError::Backup(BackupError::Busy))
        {
            self.ledger.note_backup_problem(error.told().code, self.clock.now())?;
        }
        made
    }

    fn make_by_plan(
        &self,
        plan: &BackupPlan,
        actor: Option<&str>,
        watch: &mut dyn FnMut(Progress),
    ) -> Result<BackupMade, ShopError> {
        let folder = Path::new(&plan.folder);
        if !folder.is_dir() {
            return Err(BackupError::FolderMissing(folder.to_owned()).into());
        }
        let passphrase = if plan.sealed {
            let kept = self.backup_passphrase()?;
            Some(kept.ok_or_else(|| BackupError::PassphraseNeeded(folder.to_owned()))?)
        } else {
            None
        };
        let work = Work::begin(&self.data())?;
        let id = self.ledger.id()?;
        remove_left_over(folder, &id);
        let mut now = self.clock.now();
        let mut name = BackupName::new(&id, now, plan.sealed);
        while folder.join(name.to_string()).exists() {
            now += TimeDelta::seconds(1);
            name = BackupName::new(&id, now, plan.sealed);
        }
        let to = folder.join(name.to_string());
        let made = write_backup(&self.ledger, &work, &to, passphrase.as_ref(), now, watch)?;
        let made = BackupMade { folder: plan.folder.clone(), ..made };
        self.ledger.note_backup(&made, true, actor, self.clock.now())?;
        if let Err(error) = self.remove_outlived(plan, &id) {
            // There is a new backup; old ones that stay are no reason to tell otherwise.
            tracing::warn!(%error, "old backups could not be removed");
        }
        Ok(made)
    }

    /// Removes backups whose time has come: those that this ledger made and whose every byte is as it was written.
    fn remove_outlived(&self, plan: &BackupPlan, id: &str) -> Result<(), ShopError> {
        let made = self.present(&plan.folder)?;
        let calendar = self.ledger.config()?.calendar();
        let days: Vec<_> = made.iter().map(|made| (made.at, calendar.day_of(made.at))).collect();
        let keep = Keep { daily: plan.daily, weekly: plan.weekly, monthly: plan.monthly };
        for place in outlived(&days, keep) {
            let Some(old) = made.get(place) else { continue };
            let path = Path::new(&plan.folder).join(&old.file);
            let is_ours = BackupName::parse(&old.file).is_some_and(|name| name.is_of(id));
            if !is_ours || !is_as_written(&path, old) {
                tracing::warn!(file = old.file, "an old backup is not as it was written; it stays");
                continue;
            }
            fs::remove_file(&path).map_err(super::error::at(&path))?;
            self.ledger.note_backup_removed(&plan.folder, &old.file, self.clock.now())?;
        }
        Ok(())
    }
}

/// Whether today's backup is still to be made. It waits for its hour, unless that was missed the day before.
fn is_due(hour: Option<u8>, last: Option<DateTime<Utc>>, now: DateTime<Utc>, calendar: &Calendar) -> bool {
    let Some(last) = last else { return true };
    let (today, on) = (calendar.day_of(now), calendar.day_of(last));
    let is_missed = today.pred_opt().is_some_and(|yesterday| on < yesterday);
    let is_time = || {
        let since = now - calendar.begins(today);
        let wanted = hour.map(|hour| (i64::from(hour) - i64::from(calendar.cutoff_hour)).rem_euclid(24));
        wanted.is_none_or(|wanted| since >= TimeDelta::hours(wanted))
    };
    on < today && (is_missed || is_time())
}

/// Whether a file still has every byte that was written.
fn is_as_written(path: &Path, made: &BackupMade) -> bool {
    let read = File::open(path)
        .and_then(|mut file| copy(&mut file, &mut io::sink(), &mut |_| {}).map_err(io::Error::other));
    read.is_ok_and(|read| read.bytes == made.bytes && read.sha256 == made.sha256)
}

/// Removes what a program that was killed, or a drive that was pulled out, left unfinished.
fn remove_left_over(folder: &Path, id: &str) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let file = entry.file_name();
        let name = file.to_str().and_then(|name| name.strip_suffix(".part")).and_then(BackupName::parse);
        if name.is_some_and(|name| name.is_of(id)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_one_backup_from_its_hour_on_and_a_missed_one_is_caught_up() {
        let calendar = Calendar { timezone: chrono_tz::Asia::Dhaka, cutoff_hour: 3 };
        // By the clock in Dhaka.
        let at = |text: &str| -> DateTime<Utc> { format!("{text}:00+06:00").parse().unwrap() };
        for (hour, last, now, due) in [
            (None, None, "2026-11-21T09:00", true),
            (Some(20), None, "2026-11-21T09:00", true),
            (None, Some("2026-11-20T21:00"), "2026-11-21T09:00", true),
            (None, Some("2026-11-21T03:00"), "2026-11-21T09:00", false),
            // Until the cut-off it is still the day before.
            (None, Some("2026-11-20T21:00"), "2026-11-21T02:59", false),
            (Some(20), Some("2026-11-20T20:00"), "2026-11-21T19:59", false),
            (Some(20), Some("2026-11-20T20:00"), "2026-11-21T20:00", true),
            (Some(20), Some("2026-11-19T20:00"), "2026-11-21T09:00", true),
            // One in the morning comes at the end of a day that begins at three.
            (Some(1), Some("2026-11-20T20:00"), "2026-11-21T20:00", false),
            (Some(1), Some("2026-11-20T20:00"), "2026-11-22T01:00", true),
            // A clock that was set back.
            (None, Some("2026-11-22T09:00"), "2026-11-21T09:00", false),
        ] {
            assert_eq!(is_due(hour, last.map(at), at(now), &calendar), due, "{hour:?} {last:?} {now}");
        }
    }
}

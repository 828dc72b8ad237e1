//! Bringing a backup back.

use std::{
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use chrono::{DateTime, Utc};
use secrecy::SecretString;
use tillup_core::{
    access::{Action, SignedIn, allows},
    ledger::LedgerError,
    pin,
};
use tillup_ledger::{
    CopyError, Look, RestoreNote, Restoring, entries_lost, look_at, restore_from, user_in_copy,
};

use super::work::Work;
use crate::{Shop, ShopError, folder, ledger_file};

/// How long the answer to a wrong PIN takes where wrong ones cannot be counted.
const SLOWLY: Duration = Duration::from_secs(2);

/// A backup to be brought back.
#[derive(Clone, Debug)]
pub struct Restore<'a> {
    /// The file.
    pub from: &'a Path,
    /// What it was sealed with.
    pub passphrase: Option<&'a SecretString>,
    /// Also over a ledger that has later entries.
    pub overwrite_newer: bool,
    /// Who wants it.
    pub user: Option<&'a str>,
    /// Their PIN.
    pub pin: Option<&'a SecretString>,
}

/// What was brought back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// What the backup holds.
    pub look: Look,
    /// The ledger that was there, under its new name.
    pub kept: Option<PathBuf>,
}

/// What stands in the data folder.
enum InPlace {
    /// Nothing, or a ledger without a shop: anybody may bring one back.
    NoShop,
    /// A shop, and who was found to be its owner.
    Shop(SignedIn),
    /// A ledger that cannot be read.
    Damaged,
}

/// Looks into a backup; gives what it holds, and how many entries of the ledger in place would be lost by bringing it back.
///
/// # Errors
/// [`ShopError::Backup`] and [`ShopError::Copy`] for a file that could not be brought back.
pub fn look_at_backup(
    data: &Path,
    from: &Path,
    passphrase: Option<&SecretString>,
) -> Result<(Look, i64), ShopError> {
    folder::make(data)?;
    let work = Work::begin(data)?;
    work.read_in(from, passphrase, &mut |_| {})?;
    let look = look_at(work.staging()).map_err(|error| named(from, error))?;
    let target = ledger_file(data);
    let lost = match entries_lost(work.staging(), &target) {
        Ok(lost) => lost,
        // A damaged ledger cannot tell; one that is not there has nothing to lose.
        Err(CopyError::NotOurs(_) | CopyError::Ledger(LedgerError::Damaged(_) | LedgerError::Storage(_))) => {
            0
        }
        Err(error) => return Err(error.into()),
    };
    Ok((look, lost))
}

/// Puts a backup in the place of the ledger in a data folder; no program may have that open. The ledger that was there is
/// kept beside it. Where a shop is set up only its owner may; where its ledger is damaged, the owner whom the backup knows.
///
/// # Errors
/// [`ShopError::Backup`] and [`ShopError::Copy`] for a file that is not taken, and those of signing in; nothing is changed then.
pub fn restore(data: &Path, restore: &Restore<'_>, now: DateTime<Utc>) -> Result<Restored, ShopError> {
    folder::make(data)?;
    let in_place = in_place(data, restore)?;
    let work = Work::begin(data)?;
    work.read_in(restore.from, restore.passphrase, &mut |_| {})?;
    let look = look_at(work.staging()).map_err(|error| named(restore.from, error))?;
    let who = match in_place {
        InPlace::NoShop => None,
        InPlace::Shop(who) => Some(who),
        InPlace::Damaged => Some(owner_in_copy(work.staging(), restore)?),
    };
    let name = restore.from.file_name().unwrap_or_default().to_string_lossy();
    let note = RestoreNote { from: &name, actor: who.as_ref().map(|who| who.name.as_str()), at: now };
    let restoring = Restoring { overwrite_newer: restore.overwrite_newer, note: Some(note) };
    let kept = restore_from(work.staging(), &ledger_file(data), &restoring)
        .map_err(|error| named(restore.from, error))?;
    Ok(Restored { look, kept })
}

/// Who may do it, as far as the ledger in place can tell.
fn in_place(data: &Path, restore: &Restore<'_>) -> Result<InPlace, ShopError> {
    if !ledger_file(data).exists() {
        return Ok(InPlace::NoShop);
    }
    let asked = || -> Result<InPlace, ShopError> {
        let shop = Shop::open(data)?;
        if !shop.is_set_up()? {
            return Ok(InPlace::NoShop);
        }
        let who = shop.sign_in(restore.user, restore.pin)?;
        shop.require(&who, Action::Restore)?;
        Ok(InPlace::Shop(who))
    };
    match asked() {
        Err(ShopError::Ledger(LedgerError::Damaged(problem))) => {
            tracing::warn!(problem, "the ledger in place cannot tell who its owner is");
            Ok(InPlace::Damaged)
        }
        answer => answer,
    }
}

/// The owner whom the backup knows. Wrong tries cannot be counted in it, so that each takes its time instead.
fn owner_in_copy(copy: &Path, restore: &Restore<'_>) -> Result<SignedIn, ShopError> {
    let name = restore.user.ok_or(ShopError::UserNeeded)?;
    let given = restore.pin.ok_or(ShopError::PinNeeded)?;
    let known = user_in_copy(copy, name)?.filter(|user| user.enabled);
    let is_right = known
        .as_ref()
        .map_or(Ok(false), |user| pin::matches(given, &user.pin_hash))
        .map_err(|_| ShopError::PinCheck)?;
    let Some(user) = known.filter(|_| is_right) else {
        thread::sleep(SLOWLY);
        return Err(ShopError::WrongPin);
    };
    if !allows(user.role, Action::Restore) {
        return Err(ShopError::NotAllowed);
    }
    Ok(SignedIn { name: user.name, role: user.role })
}

/// What is wrong with the open copy is wrong with the file that it was read from.
fn named(from: &Path, error: CopyError) -> ShopError {
    match error {
        CopyError::Damaged { problem, .. } => CopyError::Damaged { file: from.to_owned(), problem }.into(),
        error => error.into(),
    }
}

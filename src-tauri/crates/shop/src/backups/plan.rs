//! How the shop is backed up by itself: what the owner chose, and how that stands.

use std::path::Path;

use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};
use tillup_backups::{BackupName, Keep};
use tillup_core::{
    access::{Action, SignedIn},
    account::AccountKeys,
    ports::KeysError,
};
use tillup_ledger::{BackupMade, BackupPlan, BackupTry};

use super::{BackupError, error::at, make::check_passphrase};
use crate::{Shop, ShopError};

/// Where the passphrase is kept among the keys. No account can be called so: ids have no blanks.
const PLACE: &str = "backup passphrase";
const NAME: &str = "passphrase";
/// More than this of one kind is not kept.
const MOST: u32 = 100;

/// A plan to be.
#[derive(Clone, Debug)]
pub struct NewPlan {
    /// Where to.
    pub folder: String,
    /// The hour of the day from which on it is made; `None`: as soon as the till is open.
    pub hour: Option<u8>,
    /// How many are kept.
    pub keep: Keep,
    /// Whether backups are sealed.
    pub sealed: bool,
    /// A new passphrase; `None`: the one that is kept already.
    pub passphrase: Option<SecretString>,
}

/// How the shop's backups stand.
#[derive(Clone, Debug)]
pub struct Backups {
    /// What the owner chose.
    pub plan: Option<BackupPlan>,
    /// Whether a passphrase is kept; `None`: the keyring does not tell.
    pub has_passphrase: Option<bool>,
    /// Whether the chosen folder is there.
    pub folder_is_there: bool,
    /// The backups in it, newest first.
    pub listed: Vec<ListedBackup>,
    /// What became of the last try.
    pub last_try: Option<BackupTry>,
}

/// A backup in the chosen folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedBackup {
    /// The file's name.
    pub file: String,
    /// When it was begun.
    pub at: DateTime<Utc>,
    /// Its size.
    pub bytes: u64,
    /// Whether it is sealed.
    pub sealed: bool,
    /// Entries in it, where it was made by this ledger and then found whole.
    pub verified: Option<i64>,
    /// Whether it is of this ledger.
    pub ours: bool,
}

impl Shop {
    /// How the shop's backups stand.
    pub fn backups(&self, who: &SignedIn) -> Result<Backups, ShopError> {
        self.require(who, Action::Backup)?;
        let plan = self.ledger.backup_plan()?;
        let folder = plan.as_ref().map(|plan| plan.folder.clone());
        let folder_is_there = folder.as_deref().is_some_and(|folder| Path::new(folder).is_dir());
        Ok(Backups {
            has_passphrase: self.backup_passphrase().map(|kept| kept.is_some()).ok(),
            listed: folder
                .filter(|_| folder_is_there)
                .map_or(Ok(Vec::new()), |folder| self.listed(&folder))?,
            last_try: self.ledger.last_backup_try()?,
            folder_is_there,
            plan,
        })
    }

    /// Keeps another plan; `None` ends backups that are made by themselves. The folder is made now, and never later: one that
    /// is not there then is on a drive that is not there.
    ///
    /// # Errors
    /// [`ShopError::NotAllowed`], [`ShopError::Backup`] for a plan that cannot be kept, [`ShopError::Keys`] where the keyring
    /// does not take the passphrase; the plan is as it was then.
    pub fn save_backup_plan(&self, who: &SignedIn, new: Option<NewPlan>) -> Result<(), ShopError> {
        self.require(who, Action::Backup)?;
        let replaced = new.as_ref().is_some_and(|new| new.passphrase.is_some());
        let plan = new.map(|new| self.checked_plan(new)).transpose()?;
        let now = self.clock.now();
        Ok(self.ledger.save_backup_plan(plan.as_ref(), replaced, &who.name, now)?)
    }

    fn checked_plan(&self, new: NewPlan) -> Result<BackupPlan, ShopError> {
        let folder = Path::new(new.folder.trim());
        if !folder.is_absolute() {
            return Err(BackupError::Plan("name the folder from its drive on, or from /").into());
        }
        let Keep { daily, weekly, monthly } = new.keep;
        if daily == 0 || [daily, weekly, monthly].iter().any(|kept| *kept > MOST) {
            return Err(
                BackupError::Plan("1 to 100 daily backups are kept, and up to 100 of the others").into()
            );
        }
        if new.hour.is_some_and(|hour| hour > 23) {
            return Err(BackupError::Plan("hours go from 0 to 23").into());
        }
        make_folder(folder)?;
        match &new.passphrase {
            Some(passphrase) => {
                check_passphrase(passphrase)?;
                self.keep_backup_passphrase(passphrase)?;
            }
            None if new.sealed && self.backup_passphrase()?.is_none() => {
                return Err(BackupError::PassphraseNeeded(folder.to_owned()).into());
            }
            None => {}
        }
        let folder = folder.to_string_lossy().into_owned();
        Ok(BackupPlan { daily, folder, hour: new.hour, monthly, sealed: new.sealed, weekly })
    }

    /// The kept passphrase.
    pub(super) fn backup_passphrase(&self) -> Result<Option<SecretString>, KeysError> {
        Ok(self.keys.load(PLACE, &[NAME])?.get(NAME).cloned())
    }

    fn keep_backup_passphrase(&self, passphrase: &SecretString) -> Result<(), KeysError> {
        let passphrase = SecretString::from(passphrase.expose_secret());
        self.keys.store(PLACE, &AccountKeys::new([(NAME.to_owned(), passphrase)]))
    }

    /// After a backup was brought back to a machine that does not know the passphrase: sealed backups go on with the one that
    /// opened it.
    pub fn go_on_with_passphrase(&self, passphrase: &SecretString) -> Result<(), ShopError> {
        let is_sealed = self.ledger.backup_plan()?.is_some_and(|plan| plan.sealed);
        if is_sealed && self.backup_passphrase()?.is_none() && check_passphrase(passphrase).is_ok() {
            self.keep_backup_passphrase(passphrase)?;
        }
        Ok(())
    }

    /// Backups that this ledger made into a folder and that are there with the size that they had, newest first.
    pub(super) fn present(&self, folder: &str) -> Result<Vec<BackupMade>, ShopError> {
        let mut made = self.ledger.backups_in(folder)?;
        made.retain(|made| {
            let known = Path::new(folder).join(&made.file).metadata();
            known.is_ok_and(|known| known.is_file() && known.len() == made.bytes)
        });
        Ok(made)
    }

    fn listed(&self, folder: &str) -> Result<Vec<ListedBackup>, ShopError> {
        let made = self.present(folder)?;
        let id = self.ledger.id()?;
        let mut listed = Vec::new();
        // A drive that is pulled out meanwhile has none.
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let file = entry.file_name().to_string_lossy().into_owned();
            let Some(name) = BackupName::parse(&file) else { continue };
            listed.push(ListedBackup {
                at: name.at,
                bytes: entry.metadata().map_or(0, |known| known.len()),
                sealed: name.sealed,
                verified: made.iter().find(|made| made.file == file).map(|made| made.entries),
                ours: name.is_of(&id),
                file,
            });
        }
        listed.sort_by(|a, b| (b.at, &b.file).cmp(&(a.at, &a.file)));
        Ok(listed)
    }
}

/// Makes the last part of the path only: what lies above it has to be there.
fn make_folder(folder: &Path) -> Result<(), BackupError> {
    if folder.is_dir() {
        return Ok(());
    }
    if !folder.parent().is_some_and(Path::is_dir) {
        return Err(BackupError::FolderMissing(folder.to_owned()));
    }
    std::fs::create_dir(folder).map_err(at(folder))
}

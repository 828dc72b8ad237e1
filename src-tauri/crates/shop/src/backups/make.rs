//! Making a backup: copied, written out, read back, looked at, and only then given its name.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};
use tillup_backups::is_sealed;
use tillup_core::access::{Action, SignedIn};
use tillup_ledger::{BackupMade, CopyError, SqliteLedger, head_of_copy, look_at, put_in_place};

use super::{BackupError, Progress, SHORTEST_PASSPHRASE, Step, work::Work};
use crate::{Shop, ShopError};

impl Shop {
    /// Writes a backup to a file of one's choice, while selling goes on. A backup of this ledger that is there already is
    /// replaced once the new one is whole.
    ///
    /// # Errors
    /// [`ShopError::NotAllowed`]; [`ShopError::Copy`] where something else lies there; [`ShopError::Backup`]. Then what lay
    /// there is as it was.
    pub fn backup_to(
        &self,
        who: &SignedIn,
        file: &Path,
        passphrase: Option<&SecretString>,
        watch: &mut dyn FnMut(Progress),
    ) -> Result<BackupMade, ShopError> {
        self.require(who, Action::Backup)?;
        if let Some(passphrase) = passphrase {
            check_passphrase(passphrase)?;
        }
        let work = Work::begin(&self.data())?;
        self.refuse_to_overwrite(&work, file, passphrase)?;
        let now = self.clock.now();
        let made = write_backup(&self.ledger, &work, file, passphrase, now, watch)?;
        self.ledger.note_backup(&made, false, Some(&who.name), self.clock.now())?;
        Ok(made)
    }

    /// The folder of the shop's data.
    pub(super) fn data(&self) -> PathBuf {
        self.ledger.path().parent().unwrap_or(Path::new("")).to_owned()
    }

    /// Only an older backup of this very ledger may be overwritten.
    fn refuse_to_overwrite(
        &self,
        work: &Work,
        file: &Path,
        passphrase: Option<&SecretString>,
    ) -> Result<(), ShopError> {
        if !file.exists() {
            return Ok(self.ledger.refuse_to_copy_over(file, file)?);
        }
        if !is_sealed(file).unwrap_or(false) {
            return Ok(self.ledger.refuse_to_copy_over(file, file)?);
        }
        // What cannot be opened may be anything.
        work.read_in(file, passphrase, &mut |_| {}).map_err(|_| CopyError::NotOurs(file.to_owned()))?;
        self.ledger.refuse_to_copy_over(file, work.staging()).map_err(|error| match error {
            CopyError::NotOurs(_) => CopyError::NotOurs(file.to_owned()).into(),
            error => error.into(),
        })
    }
}

/// Whether a passphrase is long enough to be one.
pub(super) fn check_passphrase(passphrase: &SecretString) -> Result<(), BackupError> {
    if passphrase.expose_secret().chars().count() < SHORTEST_PASSPHRASE {
        return Err(BackupError::ShortPassphrase);
    }
    Ok(())
}

/// Writes a backup to `to`. It has that name only once it was read back and found whole.
pub(super) fn write_backup(
    ledger: &SqliteLedger,
    work: &Work,
    to: &Path,
    passphrase: Option<&SecretString>,
    now: DateTime<Utc>,
    watch: &mut dyn FnMut(Progress),
) -> Result<BackupMade, ShopError> {
    let mut part = to.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    let made = write_part(ledger, work, to, &part, passphrase, now, watch);
    let made = made.and_then(|made| {
        put_in_place(&part, to)?;
        Ok(made)
    });
    if made.is_err() {
        // A drive that was pulled out keeps it; the next backup there removes it.
        let _ = fs::remove_file(&part);
    }
    made
}

fn write_part(
    ledger: &SqliteLedger,
    work: &Work,
    to: &Path,
    part: &Path,
    passphrase: Option<&SecretString>,
    now: DateTime<Utc>,
    watch: &mut dyn FnMut(Progress),
) -> Result<BackupMade, ShopError> {
    ledger.copy_to(work.staging(), &mut |done, of| watch(Progress { step: Step::Copying, done, of }))?;
    let (entries, head) = head_of_copy(work.staging())?;
    let (copied, written) = work.write_out(part, passphrase, watch)?;
    let read_back = work.read_in(part, passphrase, watch)?;
    let found = look_at(work.staging())?;
    if read_back != copied || (found.entries, &found.head) != (entries, &head) {
        return Err(BackupError::NotAsWritten(to.to_owned()).into());
    }
    let text = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    Ok(BackupMade {
        folder: text(to.parent().map(Path::as_os_str)),
        file: text(to.file_name()),
        at: now,
        bytes: written.bytes,
        sha256: written.sha256,
        entries,
        head,
        sealed: passphrase.is_some(),
    })
}

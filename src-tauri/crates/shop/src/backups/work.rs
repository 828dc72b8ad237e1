//! One backup or restore at a time, in whatever program, and the room in the data folder that it works in.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use secrecy::SecretString;
use tillup_backups::{Hashed, Written, copy, is_sealed, seal, unseal};

use super::{
    BackupError, Progress, Step,
    error::{at, sealing},
};

/// Holds the lock that the system lets go of when the program ends, in whatever way.
pub(super) struct Work {
    staging: PathBuf,
    _lock: File,
}

impl Work {
    /// Begins; what a killed program left in the room is gone.
    pub(super) fn begin(data: &Path) -> Result<Self, BackupError> {
        let path = data.join("backup.lock");
        let lock =
            OpenOptions::new().write(true).create(true).truncate(false).open(&path).map_err(at(&path))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(BackupError::Busy),
            Err(TryLockError::Error(error)) => return Err(at(&path)(error)),
        }
        let work = Self { staging: data.join("backup.sqlite3.part"), _lock: lock };
        work.clear();
        Ok(work)
    }

    /// Where a copy lies open while it is sealed or looked at: beside the ledger, which is open, too.
    pub(super) fn staging(&self) -> &Path {
        &self.staging
    }

    /// Empties the room.
    pub(super) fn clear(&self) {
        for log in ["", "-wal", "-shm", "-journal"] {
            let mut name = self.staging.as_os_str().to_owned();
            name.push(log);
            // One that cannot be removed is in the way of the next copy, which will tell.
            let _ = fs::remove_file(PathBuf::from(name));
        }
    }

    /// Writes what lies in the room to `part`, sealed where there is a passphrase, and waits until the disk has it. Gives
    /// what was in the room, and what is in the file.
    pub(super) fn write_out(
        &self,
        part: &Path,
        passphrase: Option<&SecretString>,
        watch: &mut dyn FnMut(Progress),
    ) -> Result<(Written, Written), BackupError> {
        let mut from = File::open(&self.staging).map_err(at(&self.staging))?;
        let of = size(&from);
        let mut told = |done| watch(Progress { step: Step::Writing, done, of });
        let mut to = Hashed::new(BufWriter::new(new_file(part).map_err(at(part))?));
        let read = match passphrase {
            Some(passphrase) => seal(&mut from, &mut to, passphrase, &mut told),
            None => copy(&mut from, &mut to, &mut told),
        };
        let read = read.map_err(sealing(part))?;
        let (to, written) = to.end();
        let file = to.into_inner().map_err(|error| at(part)(error.into_error()))?;
        file.sync_all().map_err(at(part))?;
        Ok((read, written))
    }

    /// Reads a backup into the room.
    pub(super) fn read_in(
        &self,
        file: &Path,
        passphrase: Option<&SecretString>,
        watch: &mut dyn FnMut(Progress),
    ) -> Result<Written, BackupError> {
        self.clear();
        let sealed = is_sealed(file).map_err(at(file))?;
        let mut from = File::open(file).map_err(at(file))?;
        let of = size(&from);
        let mut told = |done| watch(Progress { step: Step::Checking, done, of });
        let mut to = BufWriter::new(new_file(&self.staging).map_err(at(&self.staging))?);
        let read = match (sealed, passphrase) {
            (true, Some(passphrase)) => unseal(&mut from, &mut to, passphrase, &mut told),
            (true, None) => return Err(BackupError::PassphraseNeeded(file.to_owned())),
            (false, _) => copy(&mut from, &mut to, &mut told),
        };
        let written = read.map_err(sealing(file))?;
        to.flush().map_err(at(&self.staging))?;
        Ok(written)
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.clear();
    }
}

fn size(file: &File) -> u64 {
    file.metadata().map_or(0, |known| known.len())
}

/// A new file in the place of an old one, for its owner's eyes only where the platform can tell.
fn new_file(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

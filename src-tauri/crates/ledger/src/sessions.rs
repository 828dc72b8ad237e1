//! How a program that ended is told from one that lives: each holds an exclusive lock on a file of its own, which the
//! operating system lets go of when the program ends, in whatever way it ends.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    path::{Path, PathBuf},
};

use chrono::Utc;
use tillup_core::{
    ledger::LedgerError,
    reference::{Reference, ReferenceForm},
};

use crate::{
    connection::{SqliteLedger, lock},
    failure::Try,
};

/// This program's life, as others can see it.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) name: String,
    path: PathBuf,
    file: Option<File>,
}

impl Drop for Session {
    fn drop(&mut self) {
        // Removed while the lock is held, so that nobody mistakes the file for that of a program about to start.
        if fs::remove_file(&self.path).is_err() {
            tracing::debug!(path = %self.path.display(), "a session file could not be removed");
        }
        self.file = None;
    }
}

fn folder(ledger: &Path) -> PathBuf {
    ledger.parent().unwrap_or_else(|| Path::new("")).join("sessions")
}

fn file_of(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.lock"))
}

impl SqliteLedger {
    /// The name under which this program's attempts stand, once it has taken the lock that proves it lives.
    pub(crate) fn session_name(&self) -> Result<String, LedgerError> {
        let mut session = lock(&self.session);
        if let Some(session) = session.as_ref() {
            return Ok(session.name.clone());
        }
        let folder = folder(self.path());
        let started = start(&folder)?;
        remove_stale(&folder, &started.name);
        let name = started.name.clone();
        *session = Some(started);
        Ok(name)
    }

    /// Whether the program of that session has ended.
    pub(crate) fn has_ended(&self, name: &str) -> bool {
        if lock(&self.session).as_ref().is_some_and(|session| session.name == name) {
            return false;
        }
        !is_alive(&file_of(&folder(self.path()), name))
    }
}

/// Whether any program holds a session of this ledger.
pub(crate) fn any_alive(ledger: &Path) -> bool {
    lock_files(&folder(ledger)).iter().any(|path| is_alive(path))
}

fn start(folder: &Path) -> Try<Session> {
    fs::create_dir_all(folder)?;
    loop {
        let name = Reference::new(Utc::now(), ReferenceForm::LettersAndDigits)
            .map_err(|error| LedgerError::Storage(error.to_string()))?
            .to_string();
        let path = file_of(folder, &name);
        let file = OpenOptions::new().read(true).write(true).create_new(true).open(&path)?;
        file.lock()?;
        // Between making the file and locking it, another program may have taken it for a dead one's and removed it.
        if path.exists() {
            return Ok(Session { name, path, file: Some(file) });
        }
    }
}

/// A session lives while its file is there and somebody holds its lock. A dead one's file is removed on the way.
fn is_alive(path: &Path) -> bool {
    let Ok(file) = OpenOptions::new().read(true).write(true).open(path) else {
        return path.exists();
    };
    match file.try_lock() {
        Ok(()) => {
            if fs::remove_file(path).is_err() {
                tracing::debug!(path = %path.display(), "a stale session file could not be removed");
            }
            false
        }
        Err(TryLockError::WouldBlock) => true,
        // Where the lock cannot even be tried nothing is known; taking a living program for a dead one is the worse.
        Err(TryLockError::Error(_)) => true,
    }
}

fn remove_stale(folder: &Path, own: &str) {
    let own = file_of(folder, own);
    for path in lock_files(folder).into_iter().filter(|path| *path != own) {
        is_alive(&path);
    }
}

fn lock_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "lock"))
        .collect()
}

//! A copy put in the ledger's place.

use std::{fs, path::Path};

use chrono::Utc;
use rusqlite::Connection;
use tillup_core::ledger::LedgerError;

use crate::{
    backup::{CopyError, at, beside, copy_into, open_untouched, refuse_loss, remove_if_there, with_ending},
    failure::Failure,
    sessions,
};

/// Puts the copy `from` in the place of the ledger `target`. The ledger that was there is kept beside it, under its name
/// with the time behind it. No program may have it open, the caller's own included.
///
/// # Errors
/// [`CopyError::Damaged`] for a copy that is not whole, [`LedgerError::Newer`] for one of a newer program,
/// [`CopyError::WouldLose`] where the ledger in place has entries that the copy does not have, unless `overwrite_newer`.
pub fn restore_from(from: &Path, target: &Path, overwrite_newer: bool) -> Result<(), CopyError> {
    if !from.is_file() {
        let error = std::io::Error::from(std::io::ErrorKind::NotFound);
        return Err(at(from)(error));
    }
    if fs::canonicalize(from).ok() == fs::canonicalize(target).ok() {
        return Err(CopyError::Itself(from.to_owned()));
    }
    if sessions::any_alive(target) {
        return Err(CopyError::InUse);
    }
    let mut copy = open_whole(from)?;
    if target.exists() {
        match refuse_loss(&copy, target) {
            Err(CopyError::WouldLose { .. }) if overwrite_newer => {}
            refused => refused?,
        }
    }
    let part = beside(target, "part");
    remove_if_there(&part)?;
    let put = copy_into(&mut copy, &part).and_then(|()| {
        if target.exists() {
            set_aside(target)?;
        }
        fs::rename(&part, target).map_err(at(target))
    });
    if put.is_err() {
        remove_if_there(&part)?;
    }
    put
}

/// The copy, after SQLite has looked through all of it.
fn open_whole(from: &Path) -> Result<Connection, CopyError> {
    let harmed = |problem: String| CopyError::Damaged { file: from.to_owned(), problem };
    let copy = match open_untouched(from).map_err(LedgerError::from) {
        Ok(copy) => copy,
        Err(LedgerError::Damaged(problem)) => return Err(harmed(problem)),
        Err(error) => return Err(error.into()),
    };
    let problem: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if problem == "ok" { Ok(copy) } else { Err(harmed(problem)) }
}

/// Keeps the ledger that is replaced, with all that its log holds.
fn set_aside(target: &Path) -> Result<(), CopyError> {
    {
        let conn = Connection::open(target)?;
        conn.busy_timeout(std::time::Duration::from_secs(1))?;
        let mode: Result<String, _> = conn.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0));
        // Leaving the write-ahead log needs the file for oneself alone.
        match mode {
            Ok(mode) if mode == "delete" => {}
            Ok(_) => return Err(CopyError::InUse),
            Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy) => {
                return Err(CopyError::InUse);
            }
            // A damaged ledger is set aside as it is.
            Err(error) => tracing::warn!(%error, "the replaced ledger could not be closed cleanly"),
        }
        conn.close().map_err(|(_, error)| Failure::from(error))?;
    }
    let kept = beside(target, &format!("replaced-{}", Utc::now().format("%Y%m%dT%H%M%S%3fZ")));
    fs::rename(target, &kept).map_err(at(target))?;
    for log in ["-wal", "-shm"] {
        let log_file = with_ending(target, log);
        if log_file.exists() {
            fs::rename(&log_file, with_ending(&kept, log)).map_err(at(&log_file))?;
        }
    }
    Ok(())
}

//! A copy put in the ledger's place.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use serde::Serialize;
use tillup_core::{ledger::LedgerError, sale::Evidence};

use crate::{
    attempts,
    backup::{
        CopyError, at, beside, copy_into, put_in_place, refuse_loss, remember_names, remove_if_there,
        remove_with_logs, wait_for_disk, with_ending,
    },
    chain::{Entry, append, head},
    codec::millis,
    connection::SqliteLedger,
    failure::{Failure, Try},
    look::open_whole,
    lookups, print_jobs, sessions,
};

/// How the sales that were open in a copy are marked: by a program that has ended.
const ENDED: &str = "before the restore";

/// How a copy is to be put in place.
#[derive(Clone, Copy, Debug, Default)]
pub struct Restoring<'a> {
    /// Also over a ledger with entries that the copy does not have.
    pub overwrite_newer: bool,
    /// Written down in the restored ledger; then its open sales and print jobs are to be asked about, too.
    pub note: Option<RestoreNote<'a>>,
}

/// What the restored ledger is to know of it.
#[derive(Clone, Copy, Debug)]
pub struct RestoreNote<'a> {
    /// The name of the file that it came from.
    pub from: &'a str,
    /// Who did it, where somebody is known.
    pub actor: Option<&'a str>,
    /// When.
    pub at: DateTime<Utc>,
}

/// `ledger_restored`; fields in alphabetical order, as in all bodies.
#[derive(Serialize)]
struct Restored<'a> {
    entries: i64,
    head: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    replaced: Option<&'a str>,
}

/// Puts the copy `from` in the place of the ledger `target`. The ledger that was there is kept beside it, under its name
/// with the time behind it, which is given. At every moment the one or the other ledger has the name, whole. No program may
/// have it open, the caller's own included.
///
/// A ledger that cannot be read is replaced, too: it is kept as it is, with its log.
///
/// # Errors
/// [`CopyError::Damaged`] for a copy that is not whole, [`LedgerError::Newer`] for one of a newer program,
/// [`CopyError::WouldLose`] where the ledger in place has entries that the copy does not have, unless `overwrite_newer`.
pub fn restore_from(
    from: &Path,
    target: &Path,
    restoring: &Restoring<'_>,
) -> Result<Option<PathBuf>, CopyError> {
    if from.exists() && fs::canonicalize(from).ok() == fs::canonicalize(target).ok() {
        return Err(CopyError::Itself(from.to_owned()));
    }
    if sessions::any_alive(target) {
        return Err(CopyError::InUse);
    }
    let mut copy = open_whole(from)?;
    let is_damaged = target.exists() && !may_replace(&copy, target, restoring.overwrite_newer)?;
    let part = beside(target, "part");
    remove_with_logs(&part)?;
    let kept = Some(beside(target, &format!("replaced-{}", Utc::now().format("%Y%m%dT%H%M%S%3fZ"))))
        .filter(|_| target.exists() && (is_damaged || has_entries(target)));
    let put = copy_into(&mut copy, &part, &mut |_, _| {})
        .and_then(|()| restoring.note.map_or(Ok(()), |note| prepare(&part, &note, kept.as_deref())))
        .and_then(|()| if target.exists() { set_aside(target, kept.as_deref(), is_damaged) } else { Ok(()) })
        .and_then(|()| put_in_place(&part, target));
    if put.is_err() {
        remove_with_logs(&part)?;
    }
    put.map(|()| kept)
}

/// Whether the ledger in place can be read and may be replaced; `false` where it is damaged.
fn may_replace(copy: &Connection, target: &Path, overwrite_newer: bool) -> Result<bool, CopyError> {
    match refuse_loss(copy, target) {
        Ok(()) => Ok(true),
        Err(CopyError::WouldLose { .. }) if overwrite_newer => Ok(true),
        Err(CopyError::Ledger(LedgerError::Damaged(problem))) => {
            tracing::warn!(problem, "the ledger in place is damaged");
            Ok(false)
        }
        // What does not even begin as a ledger, where the ledger has to be, is a damaged one; elsewhere it is not ours.
        Err(CopyError::NotOurs(_)) if is_where_a_ledger_was(target) => Ok(false),
        Err(error) => Err(error),
    }
}

/// The name that a shop's ledger has, and nothing else in its folder.
fn is_where_a_ledger_was(target: &Path) -> bool {
    target.file_name().is_some_and(|name| name == "ledger.sqlite3")
}

fn has_entries(target: &Path) -> bool {
    let entries = crate::backup::open_untouched(target).and_then(|conn| Ok(head(&conn)?.0));
    !matches!(entries, Ok(0))
}

/// Brings a copy that is about to take the ledger's place up to date: it knows that it was restored, and that whatever was
/// open in it may have gone on without it.
fn prepare(part: &Path, note: &RestoreNote<'_>, kept: Option<&Path>) -> Result<(), CopyError> {
    let replaced = kept.and_then(Path::file_name).map(|name| name.to_string_lossy());
    let ledger = SqliteLedger::open(part)?;
    ledger.write(|tx| {
        let (entries, hash) = head(tx)?;
        let body = Restored { entries, head: &hex::encode(hash), replaced: replaced.as_deref() };
        let entry = Entry { at: note.at, kind: "ledger_restored", subject: note.from, actor: note.actor };
        append(tx, &entry, &body)?;
        ask_about_open_sales(tx, note.at)?;
        print_jobs::doubt(tx)
    })?;
    // The last connection that closes writes the log back; then the file is one again.
    drop(ledger);
    let conn = Connection::open(part)?;
    conn.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    conn.close().map_err(|(_, error)| Failure::from(error))?;
    wait_for_disk(part)
}

/// What was written down and not sent when the copy was made may have been sent a moment later, and what waited for an
/// answer may have had it: nothing is known but by asking.
fn ask_about_open_sales(tx: &Connection, at: DateTime<Utc>) -> Try<()> {
    for (reference, _) in lookups::in_flight(tx)? {
        attempts::mark_sending(tx, &reference, &Evidence::default(), at, ENDED)?;
        tx.execute("UPDATE attempts SET session = ? WHERE reference = ?", [ENDED, reference.as_str()])?;
    }
    tx.execute("UPDATE attempts SET next_check_at = ? WHERE status IN ('pending', 'unknown')", [millis(at)])?;
    Ok(())
}

/// Writes the log of the ledger that is to be replaced back into it, and so finds out whether anybody has it open.
fn close_log(target: &Path, is_damaged: bool) -> Result<(), CopyError> {
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
        // A damaged ledger is kept as it is.
        Err(error) if is_damaged => tracing::warn!(%error, "the replaced ledger could not be closed cleanly"),
        Err(error) => return Err(error.into()),
    }
    conn.close().map_err(|(_, error)| Failure::from(error).into())
}

/// Keeps the ledger that is about to be replaced under a second name, and leaves it its first.
fn set_aside(target: &Path, kept: Option<&Path>, is_damaged: bool) -> Result<(), CopyError> {
    let Some(kept) = kept else {
        return close_log(target, is_damaged);
    };
    if !is_damaged {
        close_log(target, is_damaged)?;
        // Some file systems have no second names.
        if fs::hard_link(target, kept).is_err() {
            copy_file(target, kept)?;
        }
        remember_names(kept);
        return Ok(());
    }
    // As it is, with its log: SQLite may write into them, or remove the log, as soon as it opens them.
    let logs = ["", "-wal", "-journal"].map(|log| (with_ending(target, log), with_ending(kept, log)));
    let copied = logs.iter().filter(|(from, _)| from.exists()).try_for_each(|(from, to)| copy_file(from, to));
    let closed = copied.and_then(|()| close_log(target, is_damaged));
    if closed.is_err() {
        logs.iter().try_for_each(|(_, to)| remove_if_there(to))?;
    }
    remember_names(kept);
    closed
}

fn copy_file(from: &Path, to: &Path) -> Result<(), CopyError> {
    fs::copy(from, to).map_err(at(to))?;
    wait_for_disk(to)
}

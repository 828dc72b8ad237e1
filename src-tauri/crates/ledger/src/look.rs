//! A look into a copy of a ledger, which stays as it is.

use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension};
use tillup_core::ledger::LedgerError;

use crate::{
    backup::{CopyError, at, open_untouched, refuse_loss},
    chain::{Hash, head},
    codec::{OPEN, moment_opt},
    failure::{Failure, Try, damaged},
    users::{self, User},
};

/// What a copy holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// What tells the ledger from any other; see [`SqliteLedger::id`](crate::SqliteLedger::id).
    pub id: String,
    /// The shop's name; `None` where none is set up in it.
    pub shop: Option<String>,
    /// Entries of the chain.
    pub entries: i64,
    /// The hash of the last, as hex.
    pub head: String,
    /// When the last entry was made.
    pub last_at: Option<DateTime<Utc>>,
    /// When the last sale was recorded.
    pub last_sale_at: Option<DateTime<Utc>>,
    /// Sales that waited for their end.
    pub open_sales: u64,
}

/// Looks through all of a copy and tells what it holds.
///
/// # Errors
/// [`CopyError::Damaged`] for a copy that is not whole, [`LedgerError::Newer`] for one of a newer program.
pub fn look_at(copy: &Path) -> Result<Look, CopyError> {
    let conn = open_whole(copy)?;
    told(copy, look(&conn))
}

/// Entries of the chain in a copy, and the hash of the last as hex.
///
/// # Errors
/// [`CopyError::Damaged`] for a copy that cannot be read.
pub fn head_of_copy(copy: &Path) -> Result<(i64, String), CopyError> {
    let conn = told(copy, open_untouched(copy))?;
    let (entries, hash) = told(copy, head(&conn))?;
    Ok((entries, hex::encode(hash)))
}

/// How many entries the ledger `in_place` has that would be lost if the copy took its place.
///
/// # Errors
/// [`LedgerError::Damaged`] where the ledger in place cannot be read.
pub fn entries_lost(copy: &Path, in_place: &Path) -> Result<i64, CopyError> {
    let conn = told(copy, open_untouched(copy))?;
    match refuse_loss(&conn, in_place) {
        Ok(()) => Ok(0),
        Err(CopyError::WouldLose { in_place, common }) => Ok(in_place - common),
        Err(error) => Err(error),
    }
}

/// The user of that name in a copy: for when the ledger that they would otherwise be looked up in is damaged.
///
/// # Errors
/// [`CopyError::Damaged`] for a copy that cannot be read.
pub fn user_in_copy(copy: &Path, name: &str) -> Result<Option<User>, CopyError> {
    let conn = told(copy, open_untouched(copy))?;
    told(copy, users::find(&conn, name))
}

/// The copy, after SQLite has looked through all of it.
pub(crate) fn open_whole(from: &Path) -> Result<Connection, CopyError> {
    if !from.is_file() {
        return Err(at(from)(std::io::Error::from(std::io::ErrorKind::NotFound)));
    }
    let copy = told(from, open_untouched(from))?;
    let problem: Try<String> =
        copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(Failure::from);
    let problem = told(from, problem)?;
    if problem != "ok" {
        return Err(CopyError::Damaged { file: from.to_owned(), problem });
    }
    told(from, ends_as_it_says(&copy))?;
    Ok(copy)
}

/// Damage in a copy is the copy's, not the ledger's.
fn told<T>(copy: &Path, done: Try<T>) -> Result<T, CopyError> {
    done.map_err(|failure| match LedgerError::from(failure) {
        LedgerError::Damaged(problem) => CopyError::Damaged { file: copy.to_owned(), problem },
        error => error.into(),
    })
}

/// Whether the last entry is the one that the chain's head names.
fn ends_as_it_says(conn: &Connection) -> Try<()> {
    let last: Option<(i64, Hash)> = conn
        .query_row("SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    if head(conn)? == last.unwrap_or((0, [0; 32])) {
        Ok(())
    } else {
        Err(damaged("its last entries are missing"))
    }
}

fn look(conn: &Connection) -> Try<Look> {
    let (entries, hash) = head(conn)?;
    let moment = |sql: &str| -> Try<Option<DateTime<Utc>>> {
        moment_opt(conn.query_row(sql, [], |row| row.get(0)).optional()?.flatten())
    };
    let open: i64 =
        conn.query_row(&format!("SELECT count(*) FROM sales WHERE {OPEN}"), [], |row| row.get(0))?;
    Ok(Look {
        id: conn.query_row("SELECT id FROM identity", [], |row| row.get(0))?,
        shop: conn.query_row("SELECT name FROM shop", [], |row| row.get(0)).optional()?,
        entries,
        head: hex::encode(hash),
        last_at: moment("SELECT at FROM events ORDER BY seq DESC LIMIT 1")?,
        last_sale_at: moment("SELECT max(created_at) FROM sales")?,
        open_sales: u64::try_from(open).unwrap_or_default(),
    })
}

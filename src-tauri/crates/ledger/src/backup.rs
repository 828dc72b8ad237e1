//! A consistent copy of the ledger while selling goes on.

use std::{
    fs,
    path::{Path, PathBuf},
};

use rusqlite::{
    Connection, OpenFlags, OptionalExtension, backup::Backup, backup::StepResult, config::DbConfig,
};
use tillup_core::ledger::LedgerError;

use crate::{
    backups::NO_LOSS,
    chain::head,
    connection::{SqliteLedger, open_reader},
    failure::{Failure, Try, damaged},
    migrations::{self, Found},
};

/// Pages copied in one step.
const PAGES: i32 = 4_096;

/// Why a copy was not made or not taken. What was there before is still there.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// The ledger.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// Something else lies there, and it is not ours to overwrite.
    #[error("{} exists and is not a Tillup ledger; name another file", .0.display())]
    NotOurs(PathBuf),
    /// The copy is the ledger itself.
    #[error("{} is the ledger itself; name another file", .0.display())]
    Itself(PathBuf),
    /// The copy is damaged.
    #[error("{} is damaged and was not taken: {problem}", .file.display())]
    Damaged {
        /// The copy.
        file: PathBuf,
        /// The first thing that is wrong with it.
        problem: String,
    },
    /// The ledger in place has entries that the copy does not have.
    #[error("the ledger in place has {in_place} entries, of which the copy has {common}; they would be lost")]
    WouldLose {
        /// Entries of the ledger in place.
        in_place: i64,
        /// Entries that both have in common.
        common: i64,
    },
    /// A program works on the ledger in place.
    #[error("a Tillup program has this ledger open; close it first")]
    InUse,
    /// A file cannot be read or written.
    #[error("{}: {error}", .file.display())]
    File {
        /// Which.
        file: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
}

impl From<Failure> for CopyError {
    fn from(failure: Failure) -> Self {
        Self::Ledger(failure.into())
    }
}

impl From<rusqlite::Error> for CopyError {
    fn from(error: rusqlite::Error) -> Self {
        Failure::from(error).into()
    }
}

/// Names the file in an error about it.
pub(crate) fn at(file: &Path) -> impl FnOnce(std::io::Error) -> CopyError + '_ {
    move |error| CopyError::File { file: file.to_owned(), error }
}

impl SqliteLedger {
    /// Copies the ledger as it is now to `to`; an older copy that is there already is
    /// replaced once the new one is whole.
    ///
    /// # Errors
    /// [`CopyError::NotOurs`] and [`CopyError::WouldLose`] where something else or another ledger lies at `to`; nothing
    /// there is changed on any error.
    pub fn backup(&self, to: &Path) -> Result<(), CopyError> {
        self.refuse_to_copy_over(to, to)?;
        let part = beside(to, "part");
        self.copy_to(&part, &mut |_, _| {})?;
        put_in_place(&part, to)
    }

    /// Refuses to put a copy of this ledger in the place of `to`, whose contents are those of `held`: the same file, or what
    /// was unsealed from it.
    ///
    /// # Errors
    /// [`CopyError::Itself`], [`CopyError::NotOurs`], [`CopyError::WouldLose`].
    pub fn refuse_to_copy_over(&self, to: &Path, held: &Path) -> Result<(), CopyError> {
        let itself = fs::canonicalize(self.path()).ok();
        if itself.is_some() && fs::canonicalize(to).ok() == itself {
            return Err(CopyError::Itself(to.to_owned()));
        }
        if held.exists() { refuse_loss(&open_reader(self.path())?, held) } else { Ok(()) }
    }

    /// Writes the ledger as it is now into a new file, while selling goes on; `watch` is told how many pages of how many are
    /// copied. What lay there is gone.
    ///
    /// # Errors
    /// [`CopyError::File`] and [`CopyError::Ledger`] where the disk refuses; then the file is not whole.
    pub fn copy_to(&self, to: &Path, watch: &mut dyn FnMut(u64, u64)) -> Result<(), CopyError> {
        remove_with_logs(to)?;
        copy_into(&mut open_reader(self.path())?, to, watch)
    }
}

/// Writes all of a ledger into a new file and waits until the disk has it.
pub(crate) fn copy_into(
    from: &mut Connection,
    to: &Path,
    watch: &mut dyn FnMut(u64, u64),
) -> Result<(), CopyError> {
    // The open transaction holds one state of the ledger for the whole copy, so that sales do not make it start over.
    let snapshot = from.transaction()?;
    snapshot.query_row("SELECT count(*) FROM chain_head", [], |_| Ok(()))?;
    {
        let mut copy = Connection::open(to)?;
        {
            let backup = Backup::new(&snapshot, &mut copy)?;
            while backup.step(PAGES)? != StepResult::Done {
                let pages = backup.progress();
                let count = |pages: i32| u64::try_from(pages).unwrap_or_default();
                watch(count(pages.pagecount - pages.remaining), count(pages.pagecount));
            }
        }
        // One file, without a log beside it, until it is opened as a ledger.
        copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
        copy.close().map_err(|(_, error)| error)?;
    }
    wait_for_disk(to)
}

/// Waits until the disk has a file.
pub(crate) fn wait_for_disk(file: &Path) -> Result<(), CopyError> {
    fs::File::options().write(true).open(file).and_then(|file| file.sync_all()).map_err(at(file))
}

/// Gives a whole file its name, in the place of what has that name, and waits until the disk knows of it. At every moment
/// the one or the other file has the name.
///
/// # Errors
/// [`CopyError::File`]; then the old file is as it was.
pub fn put_in_place(part: &Path, to: &Path) -> Result<(), CopyError> {
    // A log that was left beside the old file must never be taken for the new one's.
    remove_logs(to)?;
    fs::rename(part, to).map_err(at(to))?;
    remember_names(to);
    Ok(())
}

/// Waits until the disk knows the names in the folder of a file, where the system can be told to.
pub(crate) fn remember_names(of: &Path) {
    #[cfg(unix)]
    {
        let folder = of.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if let Err(error) = fs::File::open(folder).and_then(|folder| folder.sync_all()) {
            // Some file systems cannot; the names are then written when they are.
            tracing::debug!(%error, folder = %folder.display(), "the folder could not be synced");
        }
    }
    #[cfg(not(unix))]
    let _ = of;
}

/// Refuses to put `copy` in the place of what is no ledger, or of one with entries that the copy does not have. Entries that
/// move nothing and set nothing are no loss.
pub(crate) fn refuse_loss(copy: &Connection, target: &Path) -> Result<(), CopyError> {
    if !is_ledger(target) {
        return Err(CopyError::NotOurs(target.to_owned()));
    }
    let in_place = open_untouched(target)?;
    let (entries, _) = head(&in_place)?;
    let common = common_entries(copy, &in_place)?;
    let lost: i64 = in_place.query_row(
        &format!("SELECT count(*) FROM events WHERE seq > ? AND NOT {NO_LOSS}"),
        [common],
        |row| row.get(0),
    )?;
    if lost > 0 {
        return Err(CopyError::WouldLose { in_place: entries, common });
    }
    Ok(())
}

/// How many entries two ledgers have in common, none where they are not copies of one: found by halving, as equal hashes
/// mean equal histories.
fn common_entries(a: &Connection, b: &Connection) -> Try<i64> {
    let id = |conn: &Connection| -> Try<String> {
        Ok(conn.query_row("SELECT id FROM identity", [], |row| row.get(0))?)
    };
    if id(a)? != id(b)? {
        return Ok(0);
    }
    let hash = |conn: &Connection, seq: i64| -> Try<Option<Vec<u8>>> {
        Ok(conn.query_row("SELECT hash FROM events WHERE seq = ?", [seq], |row| row.get(0)).optional()?)
    };
    let (mut same, mut above) = (0, head(a)?.0.min(head(b)?.0) + 1);
    while above - same > 1 {
        let middle = same + (above - same) / 2;
        if hash(a, middle)? == hash(b, middle)? {
            same = middle;
        } else {
            above = middle;
        }
    }
    Ok(same)
}

/// Opens a file to look at it, leaving it as it is.
pub(crate) fn open_untouched(file: &Path) -> Result<Connection, Failure> {
    let conn = Connection::open_with_flags(
        file,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    conn.busy_timeout(std::time::Duration::from_secs(10))?;
    match migrations::check(&conn)? {
        Found::Version(_) => Ok(conn),
        Found::Nothing => Err(damaged("the file is empty")),
    }
}

/// Whether a file is a ledger of this or any other version.
pub(crate) fn is_ledger(file: &Path) -> bool {
    let open =
        Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX);
    let id = open.and_then(|conn| conn.query_row("PRAGMA application_id", [], |row| row.get::<_, i64>(0)));
    id.is_ok_and(|id| id == migrations::APPLICATION_ID)
}

/// `ledger.sqlite3` → `ledger.sqlite3.part`
pub(crate) fn beside(file: &Path, ending: &str) -> PathBuf {
    with_ending(file, &format!(".{ending}"))
}

/// The path with something at its very end, as SQLite names its logs.
pub(crate) fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Removes a file and what SQLite may have left beside it when a program was killed.
pub(crate) fn remove_with_logs(file: &Path) -> Result<(), CopyError> {
    remove_logs(file)?;
    remove_if_there(file)
}

fn remove_logs(file: &Path) -> Result<(), CopyError> {
    ["-wal", "-shm", "-journal"].into_iter().try_for_each(|log| remove_if_there(&with_ending(file, log)))
}

pub(crate) fn remove_if_there(file: &Path) -> Result<(), CopyError> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(at(file)(error)),
        _ => Ok(()),
    }
}

//! The file, its connections, and transactions on them.

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior, config::DbConfig};
use tillup_core::{ledger::LedgerError, shop::ShopConfig};

use crate::{
    elsewhere::data_version,
    failure::{Failure, Try},
    migrations,
    sessions::Session,
};

/// How long a transaction waits for another program's.
const BUSY: Duration = Duration::from_secs(10);

/// Page cache of a connection in KiB; the operating system caches the rest.
const WRITE_CACHE_KIB: i64 = 4_000;
const READ_CACHE_KIB: i64 = 4_000;

/// Prepared statements kept per connection: more than there are.
const STATEMENTS: usize = 128;

/// Longest write-ahead log left on the disk after a checkpoint, in bytes.
const MAX_IDLE_WAL: i64 = 16 * 1024 * 1024;

/// The ledger in one SQLite file. Writes go through one connection, a sale's reads through another, and what may take
/// long through a third, so that a report never makes a sale wait.
pub struct SqliteLedger {
    path: PathBuf,
    pub(crate) write: Mutex<Connection>,
    read: Mutex<Connection>,
    /// For reports and lists; opened when the first is asked for.
    long: Mutex<Option<Connection>>,
    /// The configuration as last read, with its version.
    pub(crate) config: Mutex<Option<(i64, Arc<ShopConfig>)>>,
    /// Proof that this program lives; taken when the first attempt is written down.
    pub(crate) session: Mutex<Option<Session>>,
    /// The state of the file as the writing connection last saw it; see [`SqliteLedger::changed_elsewhere`].
    pub(crate) seen: Mutex<i64>,
}

impl fmt::Debug for SqliteLedger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SqliteLedger").field("path", &self.path).finish_non_exhaustive()
    }
}

impl SqliteLedger {
    /// Opens the ledger, making the file and its folder where there is none, and bringing an older one up to date.
    ///
    /// # Errors
    /// [`LedgerError::Newer`] and [`LedgerError::MigrationChanged`] leave the file untouched;
    /// [`LedgerError::Damaged`] where it is not a ledger; [`LedgerError::Storage`] where the disk refuses.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, LedgerError> {
        let path = path.as_ref();
        Ok(open(path)?)
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// One durable transaction: all of `work` or nothing of it.
    pub(crate) fn write<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Try<T>) -> Result<T, LedgerError> {
        let mut conn = lock(&self.write);
        Ok(in_transaction(&mut conn, TransactionBehavior::Immediate, work)?)
    }

    /// Reads one consistent state, beside any write; for what is short.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Try<T>) -> Result<T, LedgerError> {
        let mut conn = lock(&self.read);
        Ok(in_transaction(&mut conn, TransactionBehavior::Deferred, work)?)
    }

    /// Reads one consistent state, beside any write and any short read.
    pub(crate) fn read_long<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Try<T>,
    ) -> Result<T, LedgerError> {
        let mut slot = lock(&self.long);
        let conn = match slot.as_mut() {
            Some(conn) => conn,
            None => slot.insert(open_reader(&self.path)?),
        };
        Ok(in_transaction(conn, TransactionBehavior::Deferred, work)?)
    }
}

/// Locks although a thread panicked while it held the lock: SQLite rolled its transaction back.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn in_transaction<T>(
    conn: &mut Connection,
    behavior: TransactionBehavior,
    work: impl FnOnce(&Transaction<'_>) -> Try<T>,
) -> Try<T> {
    let tx = conn.transaction_with_behavior(behavior)?;
    let value = work(&tx)?;
    tx.commit()?;
    Ok(value)
}

fn open(path: &Path) -> Try<SqliteLedger> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    let mut write = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    // Until the ledger is known to be ours and not newer, not even closing it may write its log back into it.
    write.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    common_settings(&write, WRITE_CACHE_KIB)?;
    migrations::check(&write)?;
    write.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    switch_to_wal(&write)?;
    write.pragma_update(None, "synchronous", "FULL")?;
    write.pragma_update(None, "journal_size_limit", MAX_IDLE_WAL)?;
    migrations::apply(&mut write)?;
    Ok(SqliteLedger {
        seen: Mutex::new(data_version(&write)?),
        read: Mutex::new(open_reader(path)?),
        path: path.to_owned(),
        write: Mutex::new(write),
        long: Mutex::new(None),
        config: Mutex::new(None),
        session: Mutex::new(None),
    })
}

/// A further connection that only reads.
pub(crate) fn open_reader(path: &Path) -> Try<Connection> {
    // Not opened read-only: the last one to close has to be able to write the log back.
    let conn = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    common_settings(&conn, READ_CACHE_KIB)?;
    conn.pragma_update(None, "query_only", true)?;
    Ok(conn)
}

fn common_settings(conn: &Connection, cache_kib: i64) -> Try<()> {
    conn.busy_timeout(BUSY)?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    for (name, value) in [("foreign_keys", 1), ("trusted_schema", 0), ("cell_size_check", 1)] {
        conn.pragma_update(None, name, value)?;
    }
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    conn.pragma_update(None, "cache_size", -cache_kib)?;
    Ok(())
}

/// Sets the journal mode, which SQLite refuses at once, without waiting, while another program does the same.
fn switch_to_wal(conn: &Connection) -> Try<()> {
    let began = Instant::now();
    loop {
        let mode = conn.query_row("PRAGMA journal_mode = WAL", [], |row| row.get::<_, String>(0));
        match mode {
            Ok(mode) if mode == "wal" => return Ok(()),
            Ok(mode) => {
                let text = format!("this disk does not allow a write-ahead log (journal mode {mode})");
                return Err(Failure::from(LedgerError::Storage(text)));
            }
            Err(error) if began.elapsed() > BUSY => return Err(error.into()),
            Err(error) => match error.sqlite_error_code() {
                Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked) => {
                    thread::sleep(Duration::from_millis(5));
                }
                _ => return Err(error.into()),
            },
        }
    }
}

//! Whether another program wrote into the file.

use std::sync::TryLockError;

use rusqlite::Connection;
use tillup_core::ledger::LedgerError;

use crate::{
    connection::{SqliteLedger, lock},
    failure::Try,
};

/// A number that changes whenever another connection commits. On the only connection through which this program writes
/// it tells of other programs alone.
pub(crate) fn data_version(write: &Connection) -> Try<i64> {
    Ok(write.query_row("PRAGMA data_version", [], |row| row.get(0))?)
}

impl SqliteLedger {
    /// Whether another program wrote into this ledger since this was last asked, or since it was opened. Costs next to
    /// nothing and never waits: while this program itself writes, the answer is no, and the next one tells.
    pub fn changed_elsewhere(&self) -> Result<bool, LedgerError> {
        let conn = match self.write.try_lock() {
            Ok(conn) => conn,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return Ok(false),
        };
        let now = data_version(&conn).map_err(LedgerError::from)?;
        let before = std::mem::replace(&mut *lock(&self.seen), now);
        Ok(before != now)
    }
}

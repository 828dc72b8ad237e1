//! What tells this ledger from any other.

use tillup_core::ledger::LedgerError;

use crate::connection::SqliteLedger;

impl SqliteLedger {
    /// 32 hexadecimal digits, made with the file and never changed; a restored copy keeps them.
    pub fn id(&self) -> Result<String, LedgerError> {
        self.read(|conn| Ok(conn.query_row("SELECT id FROM identity", [], |row| row.get(0))?))
    }
}

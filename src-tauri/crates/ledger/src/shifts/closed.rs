//! Z reports as a list.

use rusqlite::params;
use tillup_core::{ledger::LedgerError, shift::Shift};

use super::report;
use crate::{codec::moment, connection::SqliteLedger, failure::Try};

impl SqliteLedger {
    /// Closed shifts as they were closed, the last one first: of one clerk or of all, below the Z report `before`.
    ///
    /// # Errors
    /// The ledger's own.
    pub fn z_reports(
        &self,
        clerk: Option<&str>,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<Shift>, LedgerError> {
        self.read_long(|conn| {
            let mut statement = conn.prepare_cached(
                "SELECT z FROM shifts
                 WHERE z IS NOT NULL AND (?1 IS NULL OR clerk = ?1) AND (?2 IS NULL OR z < ?2)
                 ORDER BY z DESC LIMIT ?3",
            )?;
            let rows = statement.query_map(params![clerk, before, limit], |row| row.get(0))?;
            let numbers: Vec<i64> = rows.collect::<Result<_, _>>()?;
            let mut shifts = Vec::with_capacity(numbers.len());
            for number in numbers {
                shifts.extend(report(conn, number)?);
            }
            Ok(shifts)
        })
    }

    /// Since when the user's drawer is open: without looking at what was sold.
    ///
    /// # Errors
    /// The ledger's own.
    pub fn drawer_open_since(
        &self,
        clerk: &str,
    ) -> Result<Option<chrono::DateTime<chrono::Utc>>, LedgerError> {
        self.read(|conn| -> Try<_> {
            let mut statement = conn.prepare_cached(
                "SELECT at FROM shifts JOIN events ON seq = opened_event
                 WHERE clerk = ? AND closed_event IS NULL",
            )?;
            let mut rows = statement.query([clerk])?;
            rows.next()?.map(|row| moment(row.get(0)?)).transpose()
        })
    }
}

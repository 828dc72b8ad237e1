//! The schema, version by version. A migration that was applied once is never edited: its checksum is in every ledger.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use sha2::{Digest, Sha256};
use tillup_core::ledger::LedgerError;

use crate::failure::{Try, damaged};

/// Marks the file as Tillup's ("Till") for `file(1)` and for the checks before anything is overwritten.
pub(crate) const APPLICATION_ID: i64 = 0x5469_6c6c;

struct Migration {
    version: i64,
    name: &'static str,
    sql: &'static str,
}

const MIGRATIONS: &[Migration] = &[
    Migration { version: 1, name: "ledger", sql: include_str!("../migrations/0001_ledger.sql") },
    Migration { version: 2, name: "customers", sql: include_str!("../migrations/0002_customers.sql") },
    Migration { version: 3, name: "shifts", sql: include_str!("../migrations/0003_shifts.sql") },
    Migration { version: 5, name: "audit", sql: include_str!("../migrations/0005_audit.sql") },
    Migration { version: 6, name: "backups", sql: include_str!("../migrations/0006_backups.sql") },
    Migration { version: 8, name: "groups", sql: include_str!("../migrations/0008_groups.sql") },
    Migration { version: 9, name: "debtors", sql: include_str!("../migrations/0009_debtors.sql") },
    Migration { version: 10, name: "quality", sql: include_str!("../migrations/0010_quality.sql") },
    Migration { version: 11, name: "wallet_lines", sql: include_str!("../migrations/0011_wallet_lines.sql") },
    Migration { version: 12, name: "printing", sql: include_str!("../migrations/0012_printing.sql") },
];

/// The newest version this program knows.
fn known() -> i64 {
    MIGRATIONS.last().map_or(0, |migration| migration.version)
}

/// SHA-256 of a migration as hex; line ends count as LF, whatever the checkout made of them.
fn checksum(sql: &str) -> String {
    hex::encode(Sha256::digest(sql.replace("\r\n", "\n")))
}

/// What stands in a file, before anything is written to it.
pub(crate) enum Found {
    /// No tables at all.
    Nothing,
    /// A ledger of this version, its applied migrations being the ones this program has.
    Version(i64),
}

/// Looks without writing. A newer ledger, a changed migration, and a file that is not Tillup's are errors.
pub(crate) fn check(conn: &Connection) -> Try<Found> {
    let tables: i64 = conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables == 0 {
        return Ok(Found::Nothing);
    }
    let ours: Option<i64> = conn
        .query_row(
            "SELECT 1 FROM sqlite_schema WHERE name = 'schema_migrations' AND type = 'table'",
            [],
            |row| row.get(0),
        )
        .optional()?;
    if ours.is_none() {
        return Err(damaged("the file is a database, but not a Tillup ledger"));
    }
    let mut applied = conn.prepare("SELECT version, sha256 FROM schema_migrations ORDER BY version")?;
    let applied: Vec<(i64, String)> =
        applied.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    let found = applied.last().map_or(0, |(version, _)| *version);
    if found > known() {
        return Err(LedgerError::Newer { found, known: known() }.into());
    }
    for (version, sha256) in &applied {
        let same = MIGRATIONS
            .iter()
            .any(|migration| migration.version == *version && checksum(migration.sql) == *sha256);
        if !same {
            return Err(LedgerError::MigrationChanged(*version).into());
        }
    }
    Ok(Found::Version(found))
}

/// Brings the file to the newest version; safe when several programs open a new file at once.
pub(crate) fn apply(conn: &mut Connection) -> Try<()> {
    if let Found::Version(version) = check(conn)?
        && version == known()
    {
        return Ok(());
    }
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let from = match check(&tx)? {
        Found::Nothing => {
            tx.pragma_update(None, "application_id", APPLICATION_ID)?;
            tx.execute_batch(
                "CREATE TABLE schema_migrations (
                    version    INTEGER PRIMARY KEY,
                    name       TEXT    NOT NULL,
                    sha256     TEXT    NOT NULL,
                    applied_at INTEGER NOT NULL
                ) STRICT;",
            )?;
            0
        }
        Found::Version(version) => version,
    };
    for migration in MIGRATIONS.iter().filter(|migration| migration.version > from) {
        tx.execute_batch(migration.sql)?;
        tx.execute(
            "INSERT INTO schema_migrations (version, name, sha256, applied_at)
             VALUES (?, ?, ?, CAST(unixepoch('subsec') * 1000 AS INTEGER))",
            params![migration.version, migration.name, checksum(migration.sql)],
        )?;
    }
    tx.commit()?;
    Ok(())
}

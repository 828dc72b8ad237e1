//! What the ledger knows of its own backups: the owner's plan, what was made, and what became of the last try.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use tillup_core::ledger::LedgerError;

use crate::{
    bodies::ConfigChanged,
    chain::{Entry, append},
    codec::{millis, moment},
    config_store::note_keys_replaced,
    connection::SqliteLedger,
    failure::Try,
};

/// Entries that move nothing and set nothing: of copies, exports, checks and signing in. A ledger that is ahead by them alone
/// has nothing to lose. Issued documents are not among them: with their count would go that the next one is a copy.
pub(crate) const NO_LOSS: &str =
    "(kind GLOB 'backup_*' OR kind GLOB 'ledger_*' OR kind GLOB 'sign*' OR kind = 'exported')";

/// The name under which the passphrase stands among the keys; no account can be called so.
const PASSPHRASE: &str = "backup passphrase";

/// How the shop is backed up by itself. Fields in alphabetical order, as in all bodies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BackupPlan {
    /// Daily ones that are kept.
    pub daily: u32,
    /// Where to.
    pub folder: String,
    /// The hour of the shop's day from which on it is made; `None`: as soon as the till is open.
    pub hour: Option<u8>,
    /// Monthly ones that are kept.
    pub monthly: u32,
    /// Whether it is sealed with the owner's passphrase.
    pub sealed: bool,
    /// Weekly ones that are kept.
    pub weekly: u32,
}

/// A backup that was opened again and found whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupMade {
    /// Where it lies.
    pub folder: String,
    /// The file's name in it.
    pub file: String,
    /// When it was begun.
    pub at: DateTime<Utc>,
    /// The file's size.
    pub bytes: u64,
    /// The file's SHA-256, as hex.
    pub sha256: String,
    /// Entries of the chain in it.
    pub entries: i64,
    /// The hash of the last, as hex.
    pub head: String,
    /// Whether it is sealed.
    pub sealed: bool,
}

/// What became of the last try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupTry {
    /// When.
    pub at: DateTime<Utc>,
    /// The code of what was wrong; `None`: nothing.
    pub problem: Option<String>,
}

/// `backup_made`; fields in alphabetical order, as in all bodies.
#[derive(Serialize)]
struct Made<'a> {
    bytes: u64,
    entries: i64,
    folder: &'a str,
    head: &'a str,
    sealed: bool,
    sha256: &'a str,
}

impl SqliteLedger {
    /// The owner's plan; `None` where the shop is not backed up by itself.
    pub fn backup_plan(&self) -> Result<Option<BackupPlan>, LedgerError> {
        self.read(plan)
    }

    /// Keeps another plan, or none. What differs is an event, and so is a new passphrase.
    pub fn save_backup_plan(
        &self,
        new: Option<&BackupPlan>,
        passphrase_replaced: bool,
        actor: &str,
        at: DateTime<Utc>,
    ) -> Result<(), LedgerError> {
        self.write(|tx| {
            if passphrase_replaced {
                note_keys_replaced(tx, PASSPHRASE, actor, at)?;
            }
            let before = plan(tx)?;
            if before.as_ref() == new {
                return Ok(());
            }
            let value = |plan: Option<&BackupPlan>| plan.map(serde_json::to_value).transpose();
            let (after, before) = (value(new)?, value(before.as_ref())?);
            let body = ConfigChanged { after: after.as_ref(), before: before.as_ref(), what: "backup plan" };
            let entry = Entry { at, kind: "config_changed", subject: "backup plan", actor: Some(actor) };
            append(tx, &entry, &body)?;
            tx.execute_batch("DELETE FROM backup_plan; DELETE FROM backup_try;")?;
            if let Some(new) = new {
                tx.execute(
                    "INSERT INTO backup_plan (one, folder, sealed, hour, daily, weekly, monthly)
                     VALUES (1, ?, ?, ?, ?, ?, ?)",
                    params![new.folder, new.sealed, new.hour, new.daily, new.weekly, new.monthly],
                )?;
            }
            Ok(())
        })
    }

    /// Writes down that a backup was made, and by whom where a person asked for it. One that is `kept` is listed, and is
    /// removed again when its time has come.
    pub fn note_backup(
        &self,
        made: &BackupMade,
        kept: bool,
        actor: Option<&str>,
        at: DateTime<Utc>,
    ) -> Result<(), LedgerError> {
        let BackupMade { folder, file, at: begun, bytes, sha256, entries, head, sealed } = made;
        self.write(|tx| {
            let body = Made { bytes: *bytes, entries: *entries, folder, head, sealed: *sealed, sha256 };
            append(tx, &Entry { at, kind: "backup_made", subject: file, actor }, &body)?;
            if kept {
                tx.execute(
                    "INSERT OR REPLACE INTO backups (folder, file, at, bytes, sha256, entries, head, sealed)
                     VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    params![
                        folder,
                        file,
                        millis(*begun),
                        i64::try_from(*bytes).unwrap_or(i64::MAX),
                        sha256,
                        entries,
                        head,
                        sealed
                    ],
                )?;
                note_try(tx, at, None)?;
            }
            Ok(())
        })
    }

    /// Writes down that a backup was removed because its time had come.
    pub fn note_backup_removed(
        &self,
        folder: &str,
        file: &str,
        at: DateTime<Utc>,
    ) -> Result<(), LedgerError> {
        self.write(|tx| {
            tx.execute("DELETE FROM backups WHERE folder = ? AND file = ?", [folder, file])?;
            let entry = Entry { at, kind: "backup_removed", subject: file, actor: None };
            append(tx, &entry, &serde_json::json!({ "folder": folder }))?;
            Ok(())
        })
    }

    /// Backups that were made into a folder and found whole, newest first; some may be gone by now.
    pub fn backups_in(&self, folder: &str) -> Result<Vec<BackupMade>, LedgerError> {
        self.read(|conn| {
            let mut statement = conn.prepare_cached(
                "SELECT folder, file, at, bytes, sha256, entries, head, sealed FROM backups
                 WHERE folder = ? ORDER BY at DESC, file DESC",
            )?;
            let mut rows = statement.query([folder])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                found.push(made(row)?);
            }
            Ok(found)
        })
    }

    /// Keeps what became of a try that made no backup.
    pub fn note_backup_problem(&self, problem: &str, at: DateTime<Utc>) -> Result<(), LedgerError> {
        self.write(|tx| note_try(tx, at, Some(problem)))
    }

    /// What became of the last try.
    pub fn last_backup_try(&self) -> Result<Option<BackupTry>, LedgerError> {
        self.read(|conn| {
            let mut statement = conn.prepare_cached("SELECT at, problem FROM backup_try")?;
            let mut rows = statement.query([])?;
            let Some(row) = rows.next()? else { return Ok(None) };
            Ok(Some(BackupTry { at: moment(row.get(0)?)?, problem: row.get(1)? }))
        })
    }
}

fn plan(conn: &rusqlite::Transaction<'_>) -> Try<Option<BackupPlan>> {
    let mut statement =
        conn.prepare_cached("SELECT folder, sealed, hour, daily, weekly, monthly FROM backup_plan")?;
    let plan = statement.query_row([], |row| {
        Ok(BackupPlan {
            folder: row.get(0)?,
            sealed: row.get(1)?,
            hour: row.get(2)?,
            daily: row.get(3)?,
            weekly: row.get(4)?,
            monthly: row.get(5)?,
        })
    });
    Ok(plan.optional()?)
}

fn note_try(tx: &Connection, at: DateTime<Utc>, problem: Option<&str>) -> Try<()> {
    tx.execute(
        "INSERT INTO backup_try (one, at, problem) VALUES (1, ?1, ?2)
         ON CONFLICT DO UPDATE SET at = ?1, problem = ?2",
        params![millis(at), problem],
    )?;
    Ok(())
}

fn made(row: &Row<'_>) -> Try<BackupMade> {
    Ok(BackupMade {
        folder: row.get(0)?,
        file: row.get(1)?,
        at: moment(row.get(2)?)?,
        bytes: u64::try_from(row.get::<_, i64>(3)?).unwrap_or_default(),
        sha256: row.get(4)?,
        entries: row.get(5)?,
        head: row.get(6)?,
        sealed: row.get(7)?,
    })
}

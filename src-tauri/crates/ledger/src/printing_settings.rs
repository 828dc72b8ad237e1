//! What the owner set of printing, and how receipts look.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tillup_core::{
    ledger::LedgerError,
    printing::{PrintingSettings, ReceiptLook},
};

use crate::{
    bodies::ConfigChanged,
    chain::{Entry, append},
    codec::canonical,
    connection::SqliteLedger,
    failure::Try,
};

/// The look that is kept cannot be read; the one that is built in stands in for it until another is saved.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the look of receipts that is kept cannot be read: {0}")]
pub struct LookUnreadable(String);

impl SqliteLedger {
    /// The printers, and what prints by itself.
    ///
    /// # Errors
    /// The ledger's own.
    pub fn printing_settings(&self) -> Result<PrintingSettings, LedgerError> {
        self.read(|conn| settings(conn))
    }

    /// Keeps other settings. What differs is an event; nothing is written where nothing does.
    ///
    /// # Errors
    /// The ledger's own.
    pub fn save_printing_settings(
        &self,
        new: &PrintingSettings,
        actor: &str,
        at: DateTime<Utc>,
    ) -> Result<(), LedgerError> {
        self.write(|tx| {
            let before = settings(tx)?;
            if before == *new {
                return Ok(());
            }
            note(tx, "printing settings", canonical(&before)?, canonical(new)?, actor, at)?;
            keep(tx, "settings", new)
        })
    }

    /// How receipts look: what the owner made of them, or the default.
    ///
    /// # Errors
    /// The ledger's own. A look that cannot be read is none of them: receipts are printed all the same.
    pub fn receipt_look(&self) -> Result<Result<ReceiptLook, LookUnreadable>, LedgerError> {
        self.read(|conn| look(conn))
    }

    /// Keeps another look. What differs is an event, with the digest of a picture instead of the picture.
    ///
    /// # Errors
    /// The ledger's own.
    pub fn save_receipt_look(
        &self,
        new: &ReceiptLook,
        actor: &str,
        at: DateTime<Utc>,
    ) -> Result<(), LedgerError> {
        self.write(|tx| {
            let before = match look(tx)? {
                Ok(before) if before == *new => return Ok(()),
                Ok(before) => told(&before)?,
                Err(LookUnreadable(problem)) => json!({ "unreadable": problem }),
            };
            note(tx, "receipt look", before, told(new)?, actor, at)?;
            keep(tx, "look", new)
        })
    }
}

fn settings(conn: &Connection) -> Try<PrintingSettings> {
    kept(conn, "settings")?
        .map_or_else(|| Ok(PrintingSettings::default()), |text| Ok(serde_json::from_str(&text)?))
}

fn look(conn: &Connection) -> Try<Result<ReceiptLook, LookUnreadable>> {
    let Some(text) = kept(conn, "look")? else { return Ok(Ok(ReceiptLook::default())) };
    Ok(serde_json::from_str(&text).map_err(|error| LookUnreadable(error.to_string())))
}

/// A look as an entry tells it.
fn told(look: &ReceiptLook) -> Try<Value> {
    let mut told = canonical(look)?;
    if let (Some(logo), Some(told)) = (&look.logo, told.as_object_mut()) {
        told.insert("logo".to_owned(), json!({ "sha256": hex::encode(Sha256::digest(&logo.picture)) }));
    }
    Ok(told)
}

fn kept(conn: &Connection, column: &str) -> Try<Option<String>> {
    let kept: Option<Option<String>> = conn
        .prepare_cached(&format!("SELECT {column} FROM printing_settings"))?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(kept.flatten())
}

fn keep(tx: &Connection, column: &str, value: &impl Serialize) -> Try<()> {
    tx.execute(
        &format!(
            "INSERT INTO printing_settings (one, {column}) VALUES (1, ?1)
             ON CONFLICT DO UPDATE SET {column} = excluded.{column}"
        ),
        [serde_json::to_string(value)?],
    )?;
    Ok(())
}

fn note(tx: &Connection, what: &str, before: Value, after: Value, actor: &str, at: DateTime<Utc>) -> Try<()> {
    let entry = Entry { at, kind: "config_changed", subject: what, actor: Some(actor) };
    append(tx, &entry, &ConfigChanged { after: Some(after), before: Some(before), what })?;
    Ok(())
}

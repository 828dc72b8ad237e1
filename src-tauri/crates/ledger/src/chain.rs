//! The chain of events: appended to, never changed.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::{codec::millis, failure::Try};

/// SHA-256.
pub(crate) type Hash = [u8; 32];

/// What an entry is about; the word is part of its hash.
pub(crate) struct Entry<'a> {
    pub(crate) at: DateTime<Utc>,
    pub(crate) kind: &'a str,
    pub(crate) subject: &'a str,
    pub(crate) actor: Option<&'a str>,
}

/// Writes an entry at the chain's end and gives its number. Inside a write transaction only.
pub(crate) fn append(tx: &Connection, entry: &Entry<'_>, body: &impl Serialize) -> Try<i64> {
    let body = serde_json::to_string(body)?;
    let (entries, prev_hash): (i64, Hash) = tx
        .prepare_cached("SELECT entries, hash FROM chain_head")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let seq = entries + 1;
    let at = millis(entry.at);
    let hash = hash_of(seq, at, entry.kind, entry.subject, entry.actor, &body, &prev_hash)?;
    tx.prepare_cached(
        "INSERT INTO events (seq, at, kind, subject, actor, body, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![seq, at, entry.kind, entry.subject, entry.actor, body, prev_hash, hash])?;
    tx.prepare_cached("UPDATE chain_head SET entries = ?, hash = ?")?.execute(params![seq, hash])?;
    Ok(seq)
}

/// The hash of an entry: SHA-256 of the JSON array of its columns, the hash before as hex. Anyone can compute it.
pub(crate) fn hash_of(
    seq: i64,
    at: i64,
    kind: &str,
    subject: &str,
    actor: Option<&str>,
    body: &str,
    prev_hash: &Hash,
) -> Try<Hash> {
    let text = serde_json::to_vec(&(seq, at, kind, subject, actor, body, hex::encode(prev_hash)))?;
    Ok(Sha256::digest(text).into())
}

/// How many entries there are, and the hash of the last.
pub(crate) fn head(conn: &Connection) -> Try<(i64, Hash)> {
    Ok(conn
        .prepare_cached("SELECT entries, hash FROM chain_head")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

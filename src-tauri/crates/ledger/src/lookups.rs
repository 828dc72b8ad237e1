//! Which attempts are to be looked up: those that are due, those whose program ended, and recent successes.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};
use tillup_core::reference::Reference;

use crate::{
    codec::{millis, moment_opt},
    failure::Try,
};

/// Takes the next look-up, so that no other program does it before `until`.
pub(crate) fn claim_check(
    tx: &Connection,
    attempt: &Reference,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Try<bool> {
    let taken = tx
        .prepare_cached(
            "UPDATE attempts SET next_check_at = ?, checks = checks + 1 WHERE reference = ? AND next_check_at <= ?",
        )?
        .execute(params![millis(until), attempt.as_str(), millis(now)])?;
    Ok(taken == 1)
}

/// Attempts whose look-up is due, longest due first.
pub(crate) fn due(conn: &Connection, now: DateTime<Utc>, limit: u32) -> Try<Vec<Reference>> {
    let mut statement = conn.prepare_cached(
        "SELECT reference FROM attempts WHERE next_check_at IS NOT NULL AND next_check_at <= ?
         ORDER BY next_check_at LIMIT ?",
    )?;
    let due = statement.query_map(params![millis(now), limit], |row| row.get::<_, String>(0))?;
    Ok(due.map(|reference| reference.map(Reference::stored)).collect::<Result<_, _>>()?)
}

/// When the next look-up is due.
pub(crate) fn next_due_at(conn: &Connection) -> Try<Option<DateTime<Utc>>> {
    let next: Option<i64> = conn
        .prepare_cached("SELECT min(next_check_at) FROM attempts WHERE next_check_at IS NOT NULL")?
        .query_row([], |row| row.get(0))?;
    moment_opt(next)
}

/// Attempts nobody has answered, with the session that made them.
pub(crate) fn in_flight(conn: &Connection) -> Try<Vec<(Reference, Option<String>)>> {
    let mut statement = conn.prepare_cached(
        "SELECT reference, session FROM attempts INDEXED BY attempts_open
         WHERE status IN ('recorded', 'sending', 'pending', 'unknown') AND status IN ('recorded', 'sending')
         ORDER BY sale",
    )?;
    let found =
        statement.query_map([], |row| Ok((Reference::stored(row.get::<_, String>(0)?), row.get(1)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Succeeded attempts since `since` at these accounts, newest first.
pub(crate) fn recent_successes(
    conn: &Connection,
    accounts: &[&str],
    since: DateTime<Utc>,
    limit: u32,
) -> Try<Vec<Reference>> {
    // The chain's end is read backwards: it is in the order of time, and an index on every success would cost each sale.
    let mut backwards = conn.prepare_cached("SELECT at, kind, subject FROM events ORDER BY seq DESC")?;
    let mut still =
        conn.prepare_cached("SELECT account FROM attempts WHERE reference = ? AND status = 'succeeded'")?;
    let mut entries = backwards.query([])?;
    let mut found = Vec::new();
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    while let Some(entry) = entries.next()? {
        if found.len() >= limit || entry.get::<_, i64>(0)? < millis(since) {
            break;
        }
        if entry.get_ref(1)?.as_str().ok() != Some("sale_succeeded") {
            continue;
        }
        let reference: String = entry.get(2)?;
        let account: Option<String> = still.query_row([&reference], |row| row.get(0)).optional()?;
        if account.is_some_and(|account| accounts.contains(&account.as_str())) {
            found.push(Reference::stored(reference));
        }
    }
    Ok(found)
}

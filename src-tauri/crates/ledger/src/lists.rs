//! What is kept for a while: providers' lists, pauses they ask for, and what is remembered of numbers.

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension, params};
use tillup_core::{
    ledger::{KeptList, NumberMemory},
    number::Number,
};

use crate::{
    codec::{millis, moment, moment_opt, operator, service},
    failure::Try,
};

/// Nobody wants a list that nobody has asked for again for so long; packs by number would pile up without end.
const FORGOTTEN_AFTER: TimeDelta = TimeDelta::days(30);

/// A kept list.
pub(crate) fn kept(conn: &Connection, account: &str, key: &str) -> Try<Option<KeptList>> {
    let found: Option<(String, i64)> = conn
        .prepare_cached("SELECT json, fetched_at FROM kept_lists WHERE account = ? AND key = ?")?
        .query_row([account, key], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    found.map(|(json, at)| Ok(KeptList { json, fetched_at: moment(at)? })).transpose()
}

/// Keeps a list in the place of the one before, and forgets old ones of the account.
pub(crate) fn keep(tx: &Connection, account: &str, key: &str, list: &KeptList) -> Try<()> {
    tx.prepare_cached(
        "INSERT INTO kept_lists (account, key, json, fetched_at) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET json = excluded.json, fetched_at = excluded.fetched_at",
    )?
    .execute(params![account, key, list.json, millis(list.fetched_at)])?;
    tx.prepare_cached("DELETE FROM kept_lists WHERE account = ? AND fetched_at < ?")?
        .execute(params![account, millis(list.fetched_at - FORGOTTEN_AFTER)])?;
    Ok(())
}

/// Until when the provider wants to be left alone.
pub(crate) fn paused_until(conn: &Connection, account: &str) -> Try<Option<DateTime<Utc>>> {
    let until: Option<i64> = conn
        .prepare_cached("SELECT until FROM pauses WHERE account = ?")?
        .query_row([account], |row| row.get(0))
        .optional()?;
    moment_opt(until)
}

/// Keeps until when the provider wants to be left alone.
pub(crate) fn pause(tx: &Connection, account: &str, until: DateTime<Utc>) -> Try<()> {
    tx.prepare_cached(
        "INSERT INTO pauses (account, until) VALUES (?, ?) ON CONFLICT DO UPDATE SET until = excluded.until",
    )?
    .execute(params![account, millis(until)])?;
    Ok(())
}

/// What is remembered of a number.
pub(crate) fn memory(conn: &Connection, number: &Number) -> Try<Option<NumberMemory>> {
    let found: Option<(String, String, Option<String>)> = conn
        .prepare_cached("SELECT operator, service, circle FROM memory WHERE number = ?")?
        .query_row([number.as_str()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    found
        .map(|(code, kind, circle)| {
            Ok(NumberMemory { operator: operator(&code)?, service: service(&kind)?, circle })
        })
        .transpose()
}

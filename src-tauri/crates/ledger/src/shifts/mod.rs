//! Drawers: opened, added to, counted and closed, each in one transaction, and shown again.

mod bodies;
mod closed;
mod drawer;

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};
use tillup_core::{
    ledger::LedgerError,
    money::Money,
    postings,
    shift::{ChainMark, Shift, ShiftError, Way},
};

use self::bodies::{CashMoved, Opened};
pub(crate) use self::{
    bodies::Closed,
    drawer::{Drawer, Step, postings_of},
};
use crate::{
    books::post,
    chain::{Entry, Hash, append, head},
    codec::moment,
    connection::SqliteLedger,
    failure::{Try, damaged},
};

/// The outcome of a transaction that was not needed: nothing was written.
type Done = Try<Result<Shift, ShiftError>>;

impl SqliteLedger {
    /// Opens a drawer with its float, which comes out of the safe.
    ///
    /// # Errors
    /// [`ShiftError::AlreadyOpen`]; the ledger's own.
    pub fn open_shift(&self, clerk: &str, float: Money, at: DateTime<Utc>) -> Result<Shift, ShiftError> {
        self.write(|tx| -> Done {
            if row_of(tx, clerk)?.is_some() {
                return Ok(Err(ShiftError::AlreadyOpen));
            }
            let day = self.config_in(tx)?.calendar().day_of(at);
            let id: i64 =
                tx.query_row("SELECT coalesce(max(id), 0) + 1 FROM shifts", [], |row| row.get(0))?;
            let body = Opened { day, float };
            let seq = note(tx, "shift_opened", id, clerk, at, &body)?;
            post(tx, seq, day, &postings::shift_opened(float))?;
            tx.execute(
                "INSERT INTO shifts (id, clerk, opened_event) VALUES (?, ?, ?)",
                params![id, clerk, seq],
            )?;
            standing(tx, clerk)
        })?
    }

    /// Puts money into the user's drawer or takes it out, for another reason than a sale.
    ///
    /// # Errors
    /// [`ShiftError::NoShift`]; the ledger's own.
    pub fn move_cash(
        &self,
        clerk: &str,
        way: Way,
        amount: Money,
        reason: &str,
        at: DateTime<Utc>,
    ) -> Result<Shift, ShiftError> {
        self.write(|tx| -> Done {
            let Some(row) = row_of(tx, clerk)? else { return Ok(Err(ShiftError::NoShift)) };
            let day = self.config_in(tx)?.calendar().day_of(at);
            let body = CashMoved { amount, day, reason: reason.to_owned(), way };
            let seq = note(tx, "shift_cash", row.id, clerk, at, &body)?;
            post(tx, seq, day, &postings::cash_moved(body.added()))?;
            standing(tx, clerk)
        })?
    }

    /// Closes the user's drawer with what was counted in it: computes what was expected, posts the difference, and keeps
    /// the Z report for good.
    ///
    /// # Errors
    /// [`ShiftError::NoShift`]; the ledger's own.
    pub fn close_shift(&self, clerk: &str, counted: Money, at: DateTime<Utc>) -> Result<Shift, ShiftError> {
        self.write(|tx| -> Done {
            let Ok(shift) = standing(tx, clerk)? else { return Ok(Err(ShiftError::NoShift)) };
            let day = self.config_in(tx)?.calendar().day_of(at);
            let z: i64 = tx.query_row("SELECT coalesce(max(z), 0) + 1 FROM shifts", [], |row| row.get(0))?;
            let id = shift.id;
            let closed = Closed::of(shift, counted, z, day)?;
            let seq = note(tx, "shift_closed", id, clerk, at, &closed)?;
            let lines = postings::shift_closed(counted, closed.expected, closed.adjusted()?)?;
            post(tx, seq, day, &lines)?;
            tx.execute("UPDATE shifts SET closed_event = ?, z = ? WHERE id = ?", params![seq, z, id])?;
            for sale in &closed.unresolved {
                tx.execute(
                    "INSERT INTO shift_unresolved (reference, z) VALUES (?, ?)",
                    params![sale.reference, z],
                )?;
            }
            Ok(Ok(report(tx, z)?.ok_or(LedgerError::NotFound)?))
        })?
    }

    /// The user's open shift as it stands.
    ///
    /// # Errors
    /// The ledger's own.
    pub fn open_shift_of(&self, clerk: &str) -> Result<Option<Shift>, LedgerError> {
        self.read_long(|conn| Ok(standing(conn, clerk)?.ok()))
    }

    /// All open shifts, the one opened first first.
    ///
    /// # Errors
    /// The ledger's own.
    pub fn open_shifts(&self) -> Result<Vec<Shift>, LedgerError> {
        self.read_long(|conn| {
            let mut statement =
                conn.prepare_cached("SELECT clerk FROM shifts WHERE closed_event IS NULL ORDER BY id")?;
            let clerks: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
            let mut shifts = Vec::with_capacity(clerks.len());
            for clerk in clerks {
                shifts.extend(standing(conn, &clerk)?.ok());
            }
            Ok(shifts)
        })
    }

    /// The shift of a Z report, as it was closed.
    ///
    /// # Errors
    /// The ledger's own.
    pub fn z_report(&self, number: i64) -> Result<Option<Shift>, LedgerError> {
        self.read(|conn| report(conn, number))
    }
}

fn note(
    tx: &Connection,
    kind: &str,
    id: i64,
    clerk: &str,
    at: DateTime<Utc>,
    body: &impl serde::Serialize,
) -> Try<i64> {
    append(tx, &Entry { at, kind, subject: &id.to_string(), actor: Some(clerk) }, body)
}

/// Where an open shift is found.
struct OpenRow {
    id: i64,
    opened_event: i64,
}

fn row_of(conn: &Connection, clerk: &str) -> Try<Option<OpenRow>> {
    Ok(conn
        .prepare_cached("SELECT id, opened_event FROM shifts WHERE clerk = ? AND closed_event IS NULL")?
        .query_row([clerk], |row| Ok(OpenRow { id: row.get(0)?, opened_event: row.get(1)? }))
        .optional()?)
}

/// The user's open shift, folded from the events since their last close.
fn standing(conn: &Connection, clerk: &str) -> Done {
    let Some(row) = row_of(conn, clerk)? else { return Ok(Err(ShiftError::NoShift)) };
    let last_close: Option<i64> = conn
        .prepare_cached("SELECT max(closed_event) FROM shifts WHERE clerk = ?")?
        .query_row([clerk], |row| row.get(0))?;
    let mut drawer = Drawer::new(clerk, left(conn, clerk)?);
    // Before the opening only what settles late matters.
    let mut statement = conn.prepare_cached(
        "SELECT at, kind, subject, actor, body FROM events
         WHERE seq > ?1 AND (seq >= ?2 OR kind IN ('sale_succeeded', 'sale_reversed')) ORDER BY seq",
    )?;
    let from = last_close.unwrap_or(row.opened_event - 1);
    let mut rows = statement.query(params![from, row.opened_event])?;
    while let Some(row) = rows.next()? {
        let text = |column: usize| -> Try<&str> {
            Ok(row.get_ref(column)?.as_str().map_err(rusqlite::Error::from)?)
        };
        let actor: Option<String> = row.get(3)?;
        let step = Step::of(text(1)?, text(2)?, actor.as_deref(), text(4)?)?;
        if let Some(step) = step.filter(|step| step.clerk().is_none_or(|whose| whose == clerk)) {
            drawer.take(conn, row.get(0)?, &step)?;
        }
    }
    let (entries, hash) = head(conn)?;
    let shift = drawer.shift(ChainMark { entries, head: hex::encode(hash) });
    Ok(Ok(shift.ok_or_else(|| damaged(format!("shift {} is not in the chain", row.id)))?))
}

/// What the clerk's Z reports left unresolved.
fn left(conn: &Connection, clerk: &str) -> Try<HashMap<String, i64>> {
    let mut statement = conn.prepare_cached(
        "SELECT reference, shift_unresolved.z FROM shifts JOIN shift_unresolved USING (z) WHERE clerk = ?",
    )?;
    let rows = statement.query_map([clerk], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn report(conn: &Connection, number: i64) -> Try<Option<Shift>> {
    let found: Option<(i64, String, i64, i64, Hash, String)> = conn
        .prepare_cached(
            "SELECT id, clerk, seq, at, hash, body FROM shifts JOIN events ON seq = closed_event WHERE z = ?",
        )?
        .query_row([number], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
        })
        .optional()?;
    let Some((id, clerk, entries, at, hash, body)) = found else { return Ok(None) };
    let closed: Closed = serde_json::from_str(&body)?;
    Ok(Some(closed.shift(id, clerk, moment(at)?, ChainMark { entries, head: hex::encode(hash) })))
}

//! Totals by half hour and by pack, kept in step with those of the day.

use rusqlite::{Connection, OptionalExtension};

use crate::{
    books::{TotalsKey, TotalsRow, add_figures, add_to_totals, adding_to},
    failure::Try,
};

/// Half hours, in milliseconds.
pub(crate) const SLOT: i64 = 30 * 60 * 1_000;

/// What of a change the key of its totals does not tell.
#[derive(Clone, Copy)]
pub(crate) struct Happened<'a> {
    /// When, in milliseconds since 1970.
    pub(crate) at: i64,
    /// The pack's title.
    pub(crate) pack: Option<&'a str>,
}

impl Happened<'_> {
    /// The half hour in which it happened.
    pub(crate) fn slot(&self) -> i64 {
        self.at.div_euclid(SLOT)
    }
}

/// Counts a change in all totals.
pub(crate) fn count(tx: &Connection, key: &TotalsKey, happened: Happened<'_>, add: &TotalsRow) -> Try<()> {
    add_to_totals(tx, key, add)?;
    add_to_hour(tx, key, happened.slot(), add)?;
    match happened.pack {
        Some(title) => add_to_pack(tx, key, title, add),
        None => Ok(()),
    }
}

fn add_to_hour(tx: &Connection, key: &TotalsKey, slot: i64, add: &TotalsRow) -> Try<()> {
    let statement = adding_to!("totals_by_hour", "day, slot, currency, account, clerk", "?, ?, ?, ?, ?");
    add_figures(tx, statement, &[&key.day, &slot, &key.currency, &key.account, &key.clerk], add)
}

fn add_to_pack(tx: &Connection, key: &TotalsKey, title: &str, add: &TotalsRow) -> Try<()> {
    let pack = pack_id(tx, &key.operator, title)?;
    let statement = adding_to!("totals_by_pack", "day, currency, pack, clerk", "?, ?, ?, ?");
    add_figures(tx, statement, &[&key.day, &key.currency, &pack, &key.clerk], add)
}

fn pack_id(tx: &Connection, operator: &str, title: &str) -> Try<i64> {
    let known = tx
        .prepare_cached("SELECT id FROM packs WHERE operator = ? AND title = ?")?
        .query_row([operator, title], |row| row.get(0))
        .optional()?;
    match known {
        Some(id) => Ok(id),
        None => Ok(tx
            .prepare_cached("INSERT INTO packs (operator, title) VALUES (?, ?) RETURNING id")?
            .query_row([operator, title], |row| row.get(0))?),
    }
}

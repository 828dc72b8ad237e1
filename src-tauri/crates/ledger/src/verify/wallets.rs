//! The history of wallets as it stands, against what the events post.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};

use super::{Event, Line, Problems};
use crate::{bodies::WalletMoved, failure::Try};

/// What the postings say of wallets. In memory are the days of the wallets, not their sales.
pub(super) struct Wallets<'conn> {
    conn: &'conn Connection,
    /// By book and day.
    days: BTreeMap<(i64, i64), i64>,
    lines: i64,
    loads: i64,
}

impl<'conn> Wallets<'conn> {
    pub(super) fn new(conn: &'conn Connection) -> Self {
        Self { conn, days: BTreeMap::new(), lines: 0, loads: 0 }
    }

    /// Takes in what an entry posted into a wallet, and what that wallet's book said after it.
    pub(super) fn posted(
        &mut self,
        event: &Event,
        line: &Line,
        balance: i64,
        problems: &mut Problems,
    ) -> Try<()> {
        *self.days.entry((line.book, line.day)).or_default() += line.amount;
        let kind = match event.kind.as_str() {
            "wallet_opened" => "opened",
            "wallet_loaded" => "loaded",
            _ => return Ok(()),
        };
        self.lines += 1;
        let stored: Option<(String, i64, i64)> = self
            .conn
            .prepare_cached(
                "SELECT kind, amount, balance FROM wallet_lines WHERE book = ? AND day = ? AND event = ?",
            )?
            .query_row(params![line.book, line.day, event.seq], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .optional()?;
        if stored != Some((kind.to_owned(), line.amount, balance)) {
            problems.tell(format!("the wallet {} did not move as entry {} says", event.subject, event.seq));
        }
        Ok(())
    }

    /// Takes in the mark of a load.
    pub(super) fn event(&mut self, event: &Event, problems: &mut Problems) -> Try<()> {
        if event.kind != "wallet_loaded" {
            return Ok(());
        }
        let WalletMoved { once: Some(once), .. } = serde_json::from_str(&event.body)? else { return Ok(()) };
        self.loads += 1;
        let stored: Option<i64> = self
            .conn
            .prepare_cached("SELECT event FROM wallet_loads WHERE once = ?")?
            .query_row([&once], |row| row.get(0))
            .optional()?;
        if stored != Some(event.seq) {
            problems.tell(format!("the mark of load {once} is not that of entry {}", event.seq));
        }
        Ok(())
    }

    /// Days and lines that are not what the chain tells.
    pub(super) fn finish(mut self, problems: &mut Problems) -> Try<()> {
        let mut statement = self.conn.prepare("SELECT book, day, amount FROM wallet_days")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            *self.days.entry((row.get(0)?, row.get(1)?)).or_default() -= row.get::<_, i64>(2)?;
        }
        for ((book, day), _) in self.days.iter().filter(|(_, amount)| **amount != 0) {
            problems.tell(format!("the day {day} of wallet book {book} is not what was posted"));
        }
        let counted: (i64, i64) = self.conn.query_row(
            "SELECT (SELECT count(*) FROM wallet_lines), (SELECT count(*) FROM wallet_loads)",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        if counted != (self.lines, self.loads) {
            problems.tell("there are loads of wallets that are not in the chain".to_owned());
        }
        Ok(())
    }
}

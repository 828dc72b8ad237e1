//! Whether the ledger is whole: SQLite's own checks, the chain, the postings, and everything that is folded from them.

mod chain_break;
mod copies;
mod debtors;
mod disputes;
mod drawers;
mod fold;
mod groups;
mod standing;
mod wallets;

use std::collections::HashMap;

use rusqlite::{Connection, Row, Rows};
use tillup_core::ledger::LedgerError;

pub use self::chain_break::{Break, ChainBreak};
use self::{
    chain_break::{broken, cut_off},
    fold::Fold,
};
use crate::{
    chain::{Hash, head},
    connection::{SqliteLedger, open_reader},
    failure::{Failure, Try},
};

/// At most so many problems are told: one damage tends to show in many places.
const MOST_PROBLEMS: usize = 20;

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub struct VerifyReport {
    /// Whether nothing is wrong.
    pub ok: bool,
    /// Entries of the chain that were checked.
    pub entries: u64,
    /// The hash of the last entry, as hex: noted elsewhere, it proves later that nothing before it was changed.
    pub head: String,
    /// What is wrong, the first first.
    pub problems: Vec<String>,
    /// Where the chain was tampered with, if it was; the first place.
    pub broken: Option<ChainBreak>,
}

/// Problems as they are found, up to a limit.
#[derive(Default)]
struct Problems(Vec<String>);

impl Problems {
    fn tell(&mut self, problem: String) {
        if self.0.len() < MOST_PROBLEMS {
            self.0.push(problem);
        }
    }
}

/// An entry of the chain as it lies in the file.
struct Event {
    seq: i64,
    at: i64,
    kind: String,
    subject: String,
    actor: Option<String>,
    body: String,
    prev_hash: Hash,
    hash: Hash,
}

/// A line of postings as it lies in the file.
struct Line {
    event: i64,
    book: i64,
    amount: i64,
    day: i64,
}

impl SqliteLedger {
    /// Checks everything, while selling goes on, in memory that does not grow with the ledger.
    ///
    /// # Errors
    /// [`LedgerError`] where the file cannot be read at all; what is wrong in it is in the report.
    pub fn verify(&self) -> Result<VerifyReport, LedgerError> {
        let mut conn = open_reader(self.path())?;
        let tx = conn.transaction().map_err(Failure::from)?;
        Ok(check(&tx)?)
    }
}

fn check(conn: &Connection) -> Try<VerifyReport> {
    let mut problems = Problems::default();
    sqlite_checks(conn, &mut problems)?;
    let mut broken = None;
    let checked = check_chain(conn, &mut problems, &mut broken).map_err(LedgerError::from);
    let (entries, last_hash) = match checked {
        Ok(end) => end,
        Err(LedgerError::Damaged(what)) => {
            problems.tell(what);
            (0, [0; 32])
        }
        Err(error) => return Err(error.into()),
    };
    let (expected_entries, expected_hash) = head(conn)?;
    if broken.is_none() && entries < expected_entries {
        let cut = cut_off(entries);
        problems.tell(cut.to_string());
        broken = Some(cut);
    } else if problems.0.is_empty() && (entries, last_hash) != (expected_entries, expected_hash) {
        problems.tell(format!("the chain ends with entry {entries}, but not as its head says"));
    }
    Ok(VerifyReport {
        ok: problems.0.is_empty(),
        entries: u64::try_from(entries).unwrap_or_default(),
        head: hex::encode(last_hash),
        problems: problems.0,
        broken,
    })
}

fn sqlite_checks(conn: &Connection, problems: &mut Problems) -> Try<()> {
    let mut statement = conn.prepare("PRAGMA integrity_check(10)")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let line: String = row.get(0)?;
        if line != "ok" {
            problems.tell(format!("SQLite: {line}"));
        }
    }
    let mut statement = conn.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
        problems.tell(format!("SQLite: a row of {table} refers to a row of {parent} that is not there"));
    }
    Ok(())
}

/// Walks the chain and its postings side by side; gives how many entries there are and the hash of the last.
fn check_chain(
    conn: &Connection,
    problems: &mut Problems,
    first_break: &mut Option<ChainBreak>,
) -> Try<(i64, Hash)> {
    let mut statement =
        conn.prepare("SELECT seq, at, kind, subject, actor, body, prev_hash, hash FROM events ORDER BY seq")?;
    let mut events = statement.query([])?;
    let mut statement = conn.prepare("SELECT event, book, amount, day FROM postings ORDER BY event, book")?;
    let mut postings = Postings { rows: statement.query([])?, next: None };
    postings.advance()?;
    let mut fold = Fold::new(conn)?;
    let (mut last, mut last_hash) = (0, [0; 32]);
    let mut is_whole = true;
    while let Some(row) = events.next()? {
        let event = event(row)?;
        if is_whole && let Some(found) = broken(conn, &event, last, &last_hash)? {
            is_whole = false;
            problems.tell(found.to_string());
            *first_break = Some(found);
        }
        let lines = postings.of(event.seq, problems)?;
        if is_whole {
            fold.event(&event, &lines, problems)?;
        }
        (last, last_hash) = (event.seq, event.hash);
    }
    if let Some(line) = &postings.next {
        problems.tell(format!("entry {} is missing, but there are postings of it", line.event));
    }
    if is_whole && last > 0 {
        fold.finish(problems)?;
    }
    Ok((last, last_hash))
}

fn event(row: &Row<'_>) -> Try<Event> {
    Ok(Event {
        seq: row.get(0)?,
        at: row.get(1)?,
        kind: row.get(2)?,
        subject: row.get(3)?,
        actor: row.get(4)?,
        body: row.get(5)?,
        prev_hash: row.get(6)?,
        hash: row.get(7)?,
    })
}

/// The postings, read beside the events.
struct Postings<'stmt> {
    rows: Rows<'stmt>,
    next: Option<Line>,
}

impl Postings<'_> {
    fn advance(&mut self) -> Try<()> {
        self.next = match self.rows.next()? {
            Some(row) => {
                Some(Line { event: row.get(0)?, book: row.get(1)?, amount: row.get(2)?, day: row.get(3)? })
            }
            None => None,
        };
        Ok(())
    }

    /// The lines of that event, which is later than all asked for before.
    fn of(&mut self, event: i64, problems: &mut Problems) -> Try<Vec<Line>> {
        let mut lines = Vec::new();
        while self.next.as_ref().is_some_and(|line| line.event <= event) {
            let Some(line) = self.next.take() else { break };
            self.advance()?;
            if line.event < event {
                problems.tell(format!("entry {} is missing, but there are postings of it", line.event));
            } else {
                lines.push(line);
            }
        }
        Ok(lines)
    }
}

/// The books by id: name and currency.
fn books(conn: &Connection) -> Try<HashMap<i64, (String, String)>> {
    let mut statement = conn.prepare("SELECT id, name, currency FROM books")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

//! Where the chain is not as it was written, and how.

use std::fmt;

use rusqlite::{Connection, OptionalExtension};

use super::Event;
use crate::{
    audit::{AuditEntry, read_body},
    chain::{Hash, hash_of, head},
    codec::moment,
    failure::Try,
};

/// What was done to the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    /// An entry is not there; the next that is follows it.
    Removed,
    /// An entry does not say any more what it said.
    Changed,
    /// An entry stands in another one's place.
    Moved,
    /// An entry is sound in itself and does not follow the one before: one of the two was put there later.
    Replaced,
    /// The end of the chain is not there.
    CutOff,
}

impl Break {
    /// A stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Removed => "removed",
            Self::Changed => "changed",
            Self::Moved => "moved",
            Self::Replaced => "replaced",
            Self::CutOff => "cut_off",
        }
    }
}

/// The first place at which the chain is not as it was written. What comes after it cannot be told from its consequences.
#[derive(Clone, Debug, PartialEq)]
pub struct ChainBreak {
    /// What was done.
    pub how: Break,
    /// The number of the entry that it was done to.
    pub entry: i64,
    /// The other entry that it takes to tell: the one that follows the gap, the number that the moved one had, the one before.
    pub other: Option<i64>,
    /// What stands in that place now.
    pub stands: Option<AuditEntry>,
}

impl fmt::Display for ChainBreak {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (entry, before) = (self.entry, self.entry - 1);
        match (self.how, self.other) {
            (Break::Removed, Some(next)) => {
                write!(f, "entry {entry} is missing (after entry {before} comes entry {next})")
            }
            (Break::Removed, None) => write!(f, "entry {entry} is missing"),
            (Break::Changed, _) => write!(f, "entry {entry} was changed: its hash does not fit what it says"),
            (Break::Moved, was) => write!(
                f,
                "entry {entry} was moved: what stands there was written as entry {}",
                was.unwrap_or_default()
            ),
            (Break::Replaced, _) => {
                write!(f, "entry {entry} does not follow entry {before}: entries were exchanged or replaced")
            }
            (Break::CutOff, _) => {
                write!(f, "entry {entry} is missing: the chain was cut off after entry {before}")
            }
        }
    }
}

/// What is wrong with an entry after the one before.
pub(super) fn broken(
    conn: &Connection,
    event: &Event,
    last: i64,
    last_hash: &Hash,
) -> Try<Option<ChainBreak>> {
    let found = |how, entry, other| -> Try<Option<ChainBreak>> {
        Ok(Some(ChainBreak { how, entry, other, stands: stands(event) }))
    };
    if event.seq != last + 1 {
        return Ok(Some(ChainBreak {
            how: Break::Removed,
            entry: last + 1,
            other: Some(event.seq),
            stands: None,
        }));
    }
    if !fits(event, event.seq)? {
        return match written_as(conn, event)? {
            Some(was) => found(Break::Moved, event.seq, Some(was)),
            None => found(Break::Changed, event.seq, None),
        };
    }
    if event.prev_hash != *last_hash {
        return found(Break::Replaced, event.seq, Some(last));
    }
    Ok(None)
}

/// The end of the chain as the ledger remembers it is not there.
pub(super) fn cut_off(last: i64) -> ChainBreak {
    ChainBreak { how: Break::CutOff, entry: last + 1, other: None, stands: None }
}

/// Whether an entry's hash is that of what it says, were it this number's.
fn fits(event: &Event, seq: i64) -> Try<bool> {
    let Event { at, kind, subject, actor, body, prev_hash, hash, .. } = event;
    Ok(hash_of(seq, *at, kind, subject, actor.as_deref(), body, prev_hash)? == *hash)
}

/// The number that an entry had when it was written: the one before that which follows its hash.
fn written_as(conn: &Connection, event: &Event) -> Try<Option<i64>> {
    let next: Option<i64> = conn
        .query_row("SELECT seq FROM events WHERE prev_hash = ?", [event.hash], |row| row.get(0))
        .optional()?;
    let (entries, last_hash) = head(conn)?;
    let was = match next {
        Some(next) => Some(next - 1),
        None => (last_hash == event.hash).then_some(entries),
    };
    // The one that follows it may have been moved as well: then it stands a place away from where it was.
    let near = was.into_iter().flat_map(|was| [was, was + 1, was - 1]);
    for number in near.chain([event.seq + 1, event.seq - 1]) {
        if number != event.seq && fits(event, number)? {
            return Ok(Some(number));
        }
    }
    Ok(None)
}

fn stands(event: &Event) -> Option<AuditEntry> {
    Some(AuditEntry {
        entry: event.seq,
        at: moment(event.at).ok()?,
        kind: event.kind.clone(),
        subject: event.subject.clone(),
        actor: event.actor.clone(),
        body: read_body(event.body.clone()),
    })
}

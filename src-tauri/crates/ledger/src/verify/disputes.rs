//! Disputes as they stand, against the events that opened and closed them. Nothing is kept in memory.

use rusqlite::Connection;
use tillup_core::dispute::Dispute;

use super::{Event, Problems};
use crate::{
    codec::millis,
    disputes::{DisputeEnded, DisputeOpened, find},
    failure::Try,
};

/// The disputes that the events speak of.
pub(super) struct Disputes<'conn> {
    conn: &'conn Connection,
    opened: i64,
    closed: i64,
}

impl<'conn> Disputes<'conn> {
    pub(super) fn new(conn: &'conn Connection) -> Self {
        Self { conn, opened: 0, closed: 0 }
    }

    pub(super) fn event(&mut self, event: &Event, problems: &mut Problems) -> Try<()> {
        let (id, is_so) = match event.kind.as_str() {
            "dispute_opened" => {
                self.opened += 1;
                let told: DisputeOpened = serde_json::from_str(&event.body)?;
                (
                    told.dispute,
                    find(self.conn, told.dispute)?.is_some_and(|stored| was_opened(&stored, &told, event)),
                )
            }
            "dispute_closed" => {
                self.closed += 1;
                let told: DisputeEnded = serde_json::from_str(&event.body)?;
                (
                    told.dispute,
                    find(self.conn, told.dispute)?.is_some_and(|stored| was_closed(&stored, &told, event)),
                )
            }
            _ => return Ok(()),
        };
        if !is_so {
            problems.tell(format!("dispute {id} is not what entry {} says", event.seq));
        }
        Ok(())
    }

    /// Disputes and ends of them that no entry tells of.
    pub(super) fn finish(&self, problems: &mut Problems) -> Try<()> {
        let stored: (i64, i64) =
            self.conn.query_row("SELECT count(*), count(ended) FROM disputes", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        if stored != (self.opened, self.closed) {
            problems.tell("there are disputes that are not in the chain".to_owned());
        }
        Ok(())
    }
}

fn was_opened(stored: &Dispute, told: &DisputeOpened, event: &Event) -> bool {
    stored.opened.reference.as_str() == event.subject
        && (stored.opened.complaint, &stored.opened.meant_for, &stored.opened.note)
            == (told.complaint, &told.meant_for, &told.note)
        && (Some(&stored.by), millis(stored.at)) == (event.actor.as_ref(), event.at)
}

fn was_closed(stored: &Dispute, told: &DisputeEnded, event: &Event) -> bool {
    stored.opened.reference.as_str() == event.subject
        && stored.closed.as_ref().is_some_and(|closed| {
            (closed.end, &closed.note) == (told.end, &told.note)
                && (Some(&closed.by), millis(closed.at)) == (event.actor.as_ref(), event.at)
        })
}

//! Issued documents and their copies, against the events that issued them. Nothing is kept in memory.

use rusqlite::{Connection, OptionalExtension, params};

use super::{Event, Problems};
use crate::{failure::Try, issues::Issued};

/// The documents that the events speak of.
pub(super) struct Copies<'conn> {
    conn: &'conn Connection,
    counted: i64,
}

impl<'conn> Copies<'conn> {
    pub(super) fn new(conn: &'conn Connection) -> Self {
        Self { conn, counted: 0 }
    }

    pub(super) fn event(&mut self, event: &Event, problems: &mut Problems) -> Try<()> {
        if event.kind != "document_issued" {
            return Ok(());
        }
        let Issued { copy, .. } = serde_json::from_str(&event.body)?;
        let Some(copy) = copy.map(i64::from) else { return Ok(()) };
        self.counted += 1;
        if self.issued_by(event, copy)? != Some(event.seq) {
            problems.tell(format!("copy {copy} of {} is not that of entry {}", event.subject, event.seq));
        }
        let follows = copy == 0 || self.issued_by(event, copy - 1)?.is_some_and(|before| before < event.seq);
        if !follows {
            problems.tell(format!("the copy before copy {copy} of {} is missing", event.subject));
        }
        Ok(())
    }

    /// The entry that is said to have issued that copy of the document that this entry speaks of.
    fn issued_by(&self, event: &Event, copy: i64) -> Try<Option<i64>> {
        Ok(self
            .conn
            .prepare_cached("SELECT event FROM documents_issued WHERE counted_as = ? AND copy = ?")?
            .query_row(params![event.subject, copy], |row| row.get(0))
            .optional()?)
    }

    /// Copies that no entry issued.
    pub(super) fn finish(&self, problems: &mut Problems) -> Try<()> {
        let stored: i64 =
            self.conn.query_row("SELECT count(*) FROM documents_issued", [], |row| row.get(0))?;
        if stored != self.counted {
            problems.tell("there are issued documents that are not in the chain".to_owned());
        }
        Ok(())
    }
}

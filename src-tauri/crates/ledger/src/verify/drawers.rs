//! Shifts and their Z reports, against what the events between opening and closing say.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension};
use tillup_core::shift::ChainMark;

use super::{Event, Problems};
use crate::{
    failure::Try,
    shifts::{Closed, Drawer, Step},
};

/// The drawers that the events at hand speak of.
pub(super) struct Drawers<'conn> {
    conn: &'conn Connection,
    drawers: HashMap<String, Drawer>,
    opened: i64,
    closed: i64,
}

impl<'conn> Drawers<'conn> {
    pub(super) fn new(conn: &'conn Connection) -> Self {
        Self { conn, drawers: HashMap::new(), opened: 0, closed: 0 }
    }

    pub(super) fn event(&mut self, event: &Event, problems: &mut Problems) -> Try<()> {
        if self.drawers.is_empty() && event.kind != "shift_opened" {
            return Ok(());
        }
        let Some(step) = Step::of(&event.kind, &event.subject, event.actor.as_deref(), &event.body)? else {
            return Ok(());
        };
        match &step {
            Step::Opened { clerk, id, .. } => {
                self.opened += 1;
                self.drawers.entry(clerk.clone()).or_insert_with(|| Drawer::new(clerk, HashMap::new()));
                self.check_row(event, *id, clerk, problems)?;
            }
            Step::Closed { clerk, closed } => self.check_report(event, clerk, closed, problems)?,
            _ => {}
        }
        match step.clerk() {
            Some(clerk) => {
                if let Some(drawer) = self.drawers.get_mut(clerk) {
                    drawer.take(self.conn, event.at, &step)?;
                }
            }
            None => {
                for drawer in self.drawers.values_mut() {
                    drawer.take(self.conn, event.at, &step)?;
                }
            }
        }
        Ok(())
    }

    fn check_row(&self, event: &Event, id: i64, clerk: &str, problems: &mut Problems) -> Try<()> {
        let stored: Option<(i64, String)> = self
            .conn
            .prepare_cached("SELECT id, clerk FROM shifts WHERE opened_event = ?")?
            .query_row([event.seq], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        if id != self.opened || stored != Some((id, clerk.to_owned())) {
            problems.tell(format!("shift {id} is not what entry {} opened", event.seq));
        }
        Ok(())
    }

    fn check_report(
        &mut self,
        event: &Event,
        clerk: &str,
        closed: &Closed,
        problems: &mut Problems,
    ) -> Try<()> {
        self.closed += 1;
        let none = ChainMark { entries: 0, head: String::new() };
        let shift = self.drawers.get(clerk).and_then(|drawer| drawer.shift(none));
        let id = shift.as_ref().map(|shift| shift.id);
        let folded =
            shift.map(|shift| Closed::of(shift, closed.counted, self.closed, closed.day)).transpose()?;
        if folded.as_ref() != Some(closed) || id.map(|id| id.to_string()) != Some(event.subject.clone()) {
            problems
                .tell(format!("Z report {} (entry {}) is not what was sold and moved", closed.z, event.seq));
        }
        let stored: Option<(i64, i64)> = self
            .conn
            .prepare_cached("SELECT id, z FROM shifts WHERE closed_event = ?")?
            .query_row([event.seq], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        if stored != id.map(|id| (id, closed.z)) {
            problems.tell(format!("Z report {} does not stand as entry {} says", closed.z, event.seq));
        }
        let mut statement = self
            .conn
            .prepare_cached("SELECT reference FROM shift_unresolved WHERE z = ? ORDER BY reference")?;
        let stored: Vec<String> =
            statement.query_map([closed.z], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut told: Vec<&String> = closed.unresolved.iter().map(|sale| &sale.reference).collect();
        told.sort();
        if !stored.iter().eq(told) {
            problems.tell(format!("the unresolved sales of Z report {} are not those it tells", closed.z));
        }
        Ok(())
    }

    /// Shifts of which the chain tells nothing.
    pub(super) fn finish(&self, problems: &mut Problems) -> Try<()> {
        let stored: (i64, i64, i64) = self.conn.query_row(
            "SELECT count(*), count(z), (SELECT count(DISTINCT z) FROM shift_unresolved WHERE z NOT IN
                 (SELECT z FROM shifts WHERE z IS NOT NULL)) FROM shifts",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )?;
        if stored != (self.opened, self.closed, 0) {
            problems.tell("there are shifts that are not in the chain".to_owned());
        }
        Ok(())
    }
}

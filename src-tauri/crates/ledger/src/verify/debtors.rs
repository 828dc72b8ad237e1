//! Debtors and their dues as they stand, against what the events say of them. In memory are the debtors alone.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};
use tillup_core::{debtor::DueKind, money::Money};

use super::{Event, Problems};
use crate::{
    bodies::Figures,
    codec::day_number,
    debtors::{DebtorKept, DebtorWas, DueAdjusted, DuePaid},
    failure::Try,
};

/// A debtor as the events tell.
struct Told {
    is: DebtorWas,
    due: i64,
    last_paid_at: Option<i64>,
}

/// The debtors that the events speak of.
pub(super) struct Debtors<'conn> {
    conn: &'conn Connection,
    told: BTreeMap<i64, Told>,
    lines: i64,
    payments: i64,
}

impl<'conn> Debtors<'conn> {
    pub(super) fn new(conn: &'conn Connection) -> Self {
        Self { conn, told: BTreeMap::new(), lines: 0, payments: 0 }
    }

    /// Takes an entry of a debtor in; those of sales come by [`Debtors::sale`].
    pub(super) fn event(&mut self, event: &Event, problems: &mut Problems) -> Try<()> {
        let Ok(id) = event.subject.parse::<i64>() else { return Ok(()) };
        match event.kind.as_str() {
            "debtor_added" | "debtor_changed" => self.kept(event, id, problems)?,
            "due_paid" => {
                let DuePaid { amount, day, once, .. } = serde_json::from_str(&event.body)?;
                self.moved(event, id, DueKind::Payment, amount.negated(), day_number(day), problems)?;
                if let Some(told) = self.told.get_mut(&id) {
                    told.last_paid_at = Some(event.at);
                }
                self.payments += 1;
                let stored: Option<(i64, i64)> = self
                    .conn
                    .prepare_cached("SELECT debtor, event FROM due_payments WHERE once = ?")?
                    .query_row([&once], |row| Ok((row.get(0)?, row.get(1)?)))
                    .optional()?;
                if stored != Some((id, event.seq)) {
                    problems.tell(format!("the mark of payment {once} is not that of entry {}", event.seq));
                }
            }
            "due_adjusted" => {
                let DueAdjusted { amount, day, .. } = serde_json::from_str(&event.body)?;
                self.moved(event, id, DueKind::Adjustment, amount, day_number(day), problems)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn kept(&mut self, event: &Event, id: i64, problems: &mut Problems) -> Try<()> {
        let DebtorKept { before, enabled, limit, name, phone } = serde_json::from_str(&event.body)?;
        let is = DebtorWas { enabled, limit, name, phone };
        if before.as_ref() != self.told.get(&id).map(|told| &told.is) {
            problems.tell(format!("debtor {id} was not what entry {} says", event.seq));
        }
        let (due, last_paid_at) = self.told.get(&id).map_or((0, None), |told| (told.due, told.last_paid_at));
        self.told.insert(id, Told { is, due, last_paid_at });
        Ok(())
    }

    /// Takes in what a sale on credit did.
    pub(super) fn sale(&mut self, event: &Event, figures: &Figures, problems: &mut Problems) -> Try<()> {
        let Some(id) = figures.debtor else { return Ok(()) };
        let total = figures.total()?;
        let day = day_number(figures.day);
        if event.kind == "sale_succeeded" {
            self.moved(event, id, DueKind::Sale, total, day, problems)
        } else {
            self.moved(event, id, DueKind::Reversal, total.negated(), day, problems)
        }
    }

    fn moved(
        &mut self,
        event: &Event,
        id: i64,
        kind: DueKind,
        amount: Money,
        day: i64,
        problems: &mut Problems,
    ) -> Try<()> {
        self.lines += 1;
        let Some(told) = self.told.get_mut(&id) else {
            problems.tell(format!("entry {} moves the due of debtor {id}, who was never added", event.seq));
            return Ok(());
        };
        told.due += amount.parts();
        let stored: Option<(String, String, i64, i64, i64)> = self
            .conn
            .prepare_cached(
                "SELECT kind, currency, amount, due, day FROM due_lines WHERE debtor = ? AND event = ?",
            )?
            .query_row(params![id, event.seq], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
            })
            .optional()?;
        let (code, currency) = (kind.code().to_owned(), amount.currency().code().to_owned());
        if stored != Some((code, currency, amount.parts(), told.due, day)) {
            problems.tell(format!("the due of debtor {id} did not move as entry {} says", event.seq));
        }
        Ok(())
    }

    /// Debtors and changes of dues that are not what the chain tells.
    pub(super) fn finish(&self, problems: &mut Problems) -> Try<()> {
        let mut statement = self.conn.prepare(
            "SELECT id, name, phone, currency, most, enabled, last_paid_at,
                    coalesce((SELECT sum(balance) FROM books WHERE books.name = 'due:' || debtors.id), 0)
             FROM debtors ORDER BY id",
        )?;
        let mut rows = statement.query([])?;
        let mut stored = 0;
        while let Some(row) = rows.next()? {
            stored += 1;
            let id: i64 = row.get(0)?;
            let currency = crate::codec::currency(&row.get::<_, String>(3)?)?;
            let is = DebtorWas {
                name: row.get(1)?,
                phone: row.get(2)?,
                limit: Money::from_parts(row.get(4)?, currency),
                enabled: row.get(5)?,
            };
            let stands = (row.get::<_, Option<i64>>(6)?, row.get::<_, i64>(7)?);
            let as_told = self
                .told
                .get(&id)
                .is_some_and(|told| told.is == is && (told.last_paid_at, told.due) == stands);
            if !as_told {
                problems.tell(format!("debtor {id} ({}) is not what the entries say", is.name));
            }
        }
        let counted: (i64, i64) = self.conn.query_row(
            "SELECT (SELECT count(*) FROM due_lines), (SELECT count(*) FROM due_payments)",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        if counted != (self.lines, self.payments) || stored != self.told.len() {
            problems.tell("there are debtors or dues that are not in the chain".to_owned());
        }
        Ok(())
    }
}

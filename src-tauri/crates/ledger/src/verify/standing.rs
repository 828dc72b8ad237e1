//! Sales and attempts as they stand, against what the events say of them. Sales are numbered in the order of their
//! events, so both are read side by side; in memory are only those whose end has not been read yet.

use std::{collections::HashMap, rc::Rc};

use rusqlite::Connection;
use tillup_core::sale::{Attempt, CommissionSource, Sale, Status};

use super::{Event, Problems};
use crate::{
    bodies::{FurtherAttempt, Moved, Recorded},
    codec::millis,
    failure::Try,
    rows::{Held, SALE, held, with_attempts},
};

/// Sales read at once.
const BATCH: usize = 500;

/// An attempt as stored, and what the events have said of it so far.
struct Followed {
    stored: Attempt,
    /// When it first came to an end, as stored.
    settled_at: Option<i64>,
    told: Option<Status>,
    /// Fee, commission and debtor of its sale, to be compared with what was posted.
    posted: (i64, i64, CommissionSource, Option<i64>),
    /// Title of its sale's pack.
    pack: Option<Rc<str>>,
    /// The attempt that was made after it failed.
    next: Option<String>,
    /// When the attempt before it failed.
    before_failed_at: Option<i64>,
}

/// The sales that the events at hand speak of.
pub(super) struct Standing<'conn> {
    conn: &'conn Connection,
    /// Sales read ahead, the next one last.
    ahead: Vec<Sale>,
    /// When the attempts of those sales first came to an end.
    settled: HashMap<String, i64>,
    last_receipt: i64,
    live: HashMap<String, Followed>,
}

impl<'conn> Standing<'conn> {
    pub(super) fn new(conn: &'conn Connection) -> Try<Self> {
        Ok(Self { conn, ahead: Vec::new(), settled: HashMap::new(), last_receipt: 0, live: HashMap::new() })
    }

    pub(super) fn event(&mut self, event: &Event, problems: &mut Problems) -> Try<()> {
        let told = match event.kind.as_str() {
            "sale_recorded" => return self.recorded(event, problems),
            "attempt_recorded" => return self.further_attempt(event, problems),
            "attempt_sending" => Status::Sending,
            "attempt_pending" => Status::Pending,
            "attempt_unknown" => Status::Unknown,
            "attempt_failed" => Status::Failed,
            "sale_succeeded" => Status::Succeeded,
            "sale_reversed" => Status::Reversed,
            _ => return Ok(()),
        };
        let Some(followed) = self.live.get_mut(&event.subject) else {
            let Event { seq, subject, .. } = event;
            problems.tell(format!("attempt {subject} does not stand as entry {seq} says ({told})"));
            return Ok(());
        };
        followed.told = Some(told);
        let next = followed.next.clone().filter(|_| told == Status::Failed);
        if told == Status::Succeeded && !has_these_figures(followed, event)? {
            problems.tell(format!(
                "fee or commission of sale {} are not what entry {} says, or its debtor is not",
                event.subject, event.seq
            ));
        }
        if matches!(told, Status::Succeeded | Status::Failed) && followed.settled_at != Some(event.at) {
            problems.tell(format!("attempt {} did not end when entry {} says", event.subject, event.seq));
        }
        if told.is_final() && followed.stored.status == told {
            self.live.remove(&event.subject);
        }
        if let Some(next) = next.and_then(|next| self.live.get_mut(&next)) {
            next.before_failed_at = Some(event.at);
        }
        Ok(())
    }

    /// The title of the pack that an attempt sells.
    pub(super) fn pack_of(&self, attempt: &str) -> Option<Rc<str>> {
        self.live.get(attempt).and_then(|followed| followed.pack.clone())
    }

    /// When the attempt before that one failed.
    pub(super) fn failed_before(&self, attempt: &str) -> Option<i64> {
        self.live.get(attempt).and_then(|followed| followed.before_failed_at)
    }

    fn recorded(&mut self, event: &Event, problems: &mut Problems) -> Try<()> {
        let Some(sale) = self.next_sale()? else {
            problems
                .tell(format!("sale {} of entry {} is missing among the sales", event.subject, event.seq));
            return Ok(());
        };
        let body: Recorded = serde_json::from_str(&event.body)?;
        let same = sale.reference.as_str() == event.subject
            && sale.order == body.order()
            && sale.debtor.as_ref().map(|owing| owing.id) == body.debtor
            && event.actor.as_deref() == Some(sale.clerk.as_str())
            && millis(sale.created_at) == event.at
            && sale
                .attempts
                .first()
                .is_some_and(|first| first.reference == sale.reference && first.account == body.account);
        if !same {
            problems.tell(format!("sale {} is not what entry {} recorded", sale.reference, event.seq));
        }
        let posted = (sale.fee.parts(), sale.commission.amount.parts(), sale.commission.source, body.debtor);
        let pack: Option<Rc<str>> = sale.order.offer.map(|offer| offer.title.into());
        let mut next = None;
        for stored in sale.attempts.into_iter().rev() {
            let (reference, pack) = (stored.reference.to_string(), pack.clone());
            let after = next.replace(reference.clone());
            let settled_at = self.settled.remove(&reference);
            let followed = Followed {
                stored,
                settled_at,
                told: None,
                posted,
                pack,
                next: after,
                before_failed_at: None,
            };
            self.live.insert(reference, followed);
        }
        if let Some(first) = self.live.get_mut(&event.subject) {
            first.told = Some(Status::Recorded);
        }
        Ok(())
    }

    fn further_attempt(&mut self, event: &Event, problems: &mut Problems) -> Try<()> {
        let body: FurtherAttempt = serde_json::from_str(&event.body)?;
        match self.live.get_mut(&event.subject) {
            Some(followed) if followed.told.is_none() && followed.stored.account == body.account => {
                followed.told = Some(Status::Recorded);
            }
            _ => problems.tell(format!("attempt {} is not what entry {} recorded", event.subject, event.seq)),
        }
        Ok(())
    }

    fn next_sale(&mut self) -> Try<Option<Sale>> {
        if self.ahead.is_empty() {
            let mut statement = self.conn.prepare_cached(&format!(
                "SELECT {SALE} FROM sales WHERE receipt_no > ? ORDER BY receipt_no LIMIT {BATCH}"
            ))?;
            let mut rows = statement.query([self.last_receipt])?;
            let mut found: Vec<Held> = Vec::with_capacity(BATCH);
            while let Some(row) = rows.next()? {
                found.push(held(row)?);
            }
            drop(rows);
            if let Some(last) = found.last() {
                self.read_settled(last.receipt_no)?;
                self.last_receipt = last.receipt_no;
            }
            self.ahead = with_attempts(self.conn, found)?;
            self.ahead.reverse();
        }
        Ok(self.ahead.pop())
    }

    /// Of the attempts of the sales after the last one read, up to that one.
    fn read_settled(&mut self, to: i64) -> Try<()> {
        let mut statement = self.conn.prepare_cached(
            "SELECT reference, settled_at FROM attempts WHERE sale > ? AND sale <= ? AND settled_at IS NOT NULL",
        )?;
        let mut rows = statement.query([self.last_receipt, to])?;
        while let Some(row) = rows.next()? {
            self.settled.insert(row.get(0)?, row.get(1)?);
        }
        Ok(())
    }

    /// What is left: sales and attempts of which the chain tells nothing, or something else.
    pub(super) fn finish(mut self, problems: &mut Problems) -> Try<()> {
        let mut left: Vec<&Followed> = self.live.values().collect();
        left.sort_by_key(|followed| &followed.stored.reference);
        for Followed { stored, told, settled_at, .. } in left {
            if stored.status.is_open() && settled_at.is_some() {
                problems.tell(format!("attempt {} is open, but it has an end", stored.reference));
            }
            if *told != Some(stored.status) {
                let told = told.map_or("nothing", Status::code);
                problems.tell(format!(
                    "attempt {} stands as {}, its entries say {told}",
                    stored.reference, stored.status
                ));
            }
        }
        if let Some(sale) = self.next_sale()? {
            problems.tell(format!("sale {} is not in the chain", sale.reference));
        }
        self.check_states(problems)
    }

    /// A sale stands where its last attempt stands.
    fn check_states(&self, problems: &mut Problems) -> Try<()> {
        let mut statement = self.conn.prepare(
            "SELECT reference FROM sales WHERE status IS NOT
                 (SELECT status FROM attempts WHERE sale = receipt_no ORDER BY nth DESC LIMIT 1) LIMIT 5",
        )?;
        for reference in statement.query_map([], |row| row.get::<_, String>(0))? {
            problems.tell(format!("sale {} does not stand where its last attempt stands", reference?));
        }
        Ok(())
    }
}

/// Whether the sale shows the fee, the commission and the debtor that the success posted.
fn has_these_figures(followed: &Followed, event: &Event) -> Try<bool> {
    let moved: Moved = serde_json::from_str(&event.body)?;
    Ok(moved.figures.is_some_and(|figures| {
        (figures.fee().parts(), figures.commission.parts(), figures.source, figures.debtor) == followed.posted
    }))
}

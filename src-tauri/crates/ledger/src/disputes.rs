//! Sales that somebody complains of: opened once, closed once, never changed.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use tillup_core::{
    dispute::{Complaint, Dispute, DisputeClosed, DisputeEnd, DisputeRefusal, NewDispute, may_open},
    ledger::LedgerError,
    number::Number,
    reference::Reference,
};

use crate::{
    chain::{Entry, append},
    codec::{millis, moment},
    connection::SqliteLedger,
    failure::{Try, damaged},
    rows::load,
};

/// `dispute_opened`; fields in alphabetical order, as in all bodies.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct DisputeOpened {
    pub(crate) complaint: Complaint,
    pub(crate) dispute: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) meant_for: Option<Number>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) note: String,
}

/// `dispute_closed`.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct DisputeEnded {
    pub(crate) dispute: i64,
    pub(crate) end: DisputeEnd,
    pub(crate) note: String,
}

impl SqliteLedger {
    /// Opens a dispute of the sale of that reference, or of an attempt's.
    ///
    /// # Errors
    /// [`LedgerError::Dispute`] where it cannot be opened, [`LedgerError::NotFound`] where there is no such sale.
    pub fn open_dispute(
        &self,
        new: &NewDispute,
        by: &str,
        at: DateTime<Utc>,
    ) -> Result<Dispute, LedgerError> {
        self.write(|tx| {
            let held = load(tx, new.reference.as_str())?.ok_or(LedgerError::NotFound)?;
            may_open(held.sale.status()).map_err(LedgerError::from)?;
            if new.meant_for.as_ref() == Some(&held.sale.order.number) {
                return refuse(DisputeRefusal::SameNumber);
            }
            if has_open(tx, held.receipt_no)? {
                return refuse(DisputeRefusal::OpenAlready);
            }
            let id = tx.query_row("SELECT coalesce(max(id), 0) + 1 FROM disputes", [], |row| row.get(0))?;
            let body = DisputeOpened {
                complaint: new.complaint,
                dispute: id,
                meant_for: new.meant_for.clone(),
                note: new.note.trim().to_owned(),
            };
            let subject = held.sale.reference.as_str();
            append(tx, &Entry { at, kind: "dispute_opened", subject, actor: Some(by) }, &body)?;
            tx.execute(
                "INSERT INTO disputes (id, sale, complaint, meant_for, note, opened_by, opened_at)
                 VALUES (?, ?, ?, ?, ?, ?, ?)",
                params![
                    id,
                    held.receipt_no,
                    body.complaint.code(),
                    body.meant_for.as_ref().map(Number::as_str),
                    body.note,
                    by,
                    millis(at)
                ],
            )?;
            known(tx, id)
        })
    }

    /// Closes a dispute with a word on how it ended. It moves no money.
    ///
    /// # Errors
    /// [`LedgerError::Dispute`] where it cannot be closed, [`LedgerError::NotFound`] where there is none.
    pub fn close_dispute(
        &self,
        id: i64,
        end: DisputeEnd,
        note: &str,
        by: &str,
        at: DateTime<Utc>,
    ) -> Result<Dispute, LedgerError> {
        let note = note.trim();
        self.write(|tx| {
            let dispute = known(tx, id)?;
            if dispute.closed.is_some() {
                return refuse(DisputeRefusal::ClosedAlready);
            }
            if note.is_empty() {
                return refuse(DisputeRefusal::NoteNeeded);
            }
            let subject = dispute.opened.reference.as_str();
            let body = DisputeEnded { dispute: id, end, note: note.to_owned() };
            append(tx, &Entry { at, kind: "dispute_closed", subject, actor: Some(by) }, &body)?;
            tx.execute(
                "UPDATE disputes SET ended = ?, closing_note = ?, closed_by = ?, closed_at = ? WHERE id = ?",
                params![end.code(), note, by, millis(at), id],
            )?;
            known(tx, id)
        })
    }

    /// Disputes, the newest first: only those that are open, only those of a sale.
    ///
    /// # Errors
    /// The ledger's own.
    pub fn disputes(
        &self,
        open_only: bool,
        reference: Option<&Reference>,
        limit: u32,
    ) -> Result<Vec<Dispute>, LedgerError> {
        self.read(|conn| {
            let mut statement = conn.prepare_cached(&format!(
                "{DISPUTE} WHERE (NOT ?1 OR ended IS NULL)
                 AND (?2 IS NULL OR disputes.sale = (SELECT sale FROM attempts WHERE reference = ?2))
                 ORDER BY id DESC LIMIT ?3"
            ))?;
            let mut rows = statement.query(params![open_only, reference.map(Reference::as_str), limit])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                found.push(dispute(row)?);
            }
            Ok(found)
        })
    }

    /// A dispute.
    ///
    /// # Errors
    /// The ledger's own.
    pub fn dispute(&self, id: i64) -> Result<Option<Dispute>, LedgerError> {
        self.read(|conn| find(conn, id))
    }
}

fn refuse<T>(refusal: DisputeRefusal) -> Try<T> {
    Err(LedgerError::from(refusal).into())
}

fn has_open(conn: &Connection, sale: i64) -> Try<bool> {
    let open: Option<i64> = conn
        .prepare_cached("SELECT id FROM disputes WHERE sale = ? AND ended IS NULL")?
        .query_row([sale], |row| row.get(0))
        .optional()?;
    Ok(open.is_some())
}

/// The columns of a dispute, for [`dispute`].
const DISPUTE: &str = "SELECT id, sales.reference, complaint, meant_for, note, opened_by, opened_at, ended, closing_note, \
    closed_by, closed_at FROM disputes JOIN sales ON receipt_no = disputes.sale";

fn dispute(row: &Row<'_>) -> Try<Dispute> {
    let text = |column: usize| -> Try<String> { Ok(row.get(column)?) };
    let complaint = text(2)?;
    let closed = match row.get::<_, Option<String>>(7)? {
        None => None,
        Some(end) => Some(DisputeClosed {
            end: DisputeEnd::from_code(&end)
                .ok_or_else(|| damaged(format!("unknown end {end:?} of a dispute")))?,
            note: text(8)?,
            by: text(9)?,
            at: moment(row.get(10)?)?,
        }),
    };
    Ok(Dispute {
        id: row.get(0)?,
        opened: NewDispute {
            reference: Reference::stored(text(1)?),
            complaint: Complaint::from_code(&complaint)
                .ok_or_else(|| damaged(format!("unknown complaint {complaint:?}")))?,
            meant_for: row.get::<_, Option<String>>(3)?.map(Number::stored),
            note: text(4)?,
        },
        by: text(5)?,
        at: moment(row.get(6)?)?,
        closed,
    })
}

/// A dispute as it stands.
pub(crate) fn find(conn: &Connection, id: i64) -> Try<Option<Dispute>> {
    let mut statement = conn.prepare_cached(&format!("{DISPUTE} WHERE id = ?"))?;
    let mut rows = statement.query([id])?;
    rows.next()?.map(dispute).transpose()
}

fn known(conn: &Connection, id: i64) -> Try<Dispute> {
    Ok(find(conn, id)?.ok_or(LedgerError::NotFound)?)
}

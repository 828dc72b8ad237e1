//! Documents that were issued, and the count of their copies. A document is issued when it leaves: in the moment before its
//! first byte goes to a printer, or when it is written into a file for somebody.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tillup_core::{ledger::LedgerError, print_queue::DocumentSubject};

use crate::{
    chain::{Entry, append},
    codec::canonical,
    connection::SqliteLedger,
    failure::Try,
};

/// How a document leaves, and for whom.
pub(crate) struct Leaving<'a> {
    /// `printer`, or the kind of file.
    pub(crate) how: &'a str,
    pub(crate) printer: Option<&'a str>,
    /// `None`: it prints by itself.
    pub(crate) actor: Option<&'a str>,
    pub(crate) at: DateTime<Utc>,
}

/// `document_issued`; fields in alphabetical order, as in all bodies.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Issued {
    /// Nothing where no copies are counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) copy: Option<u32>,
    pub(crate) document: Value,
    pub(crate) how: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) printer: Option<String>,
}

impl SqliteLedger {
    /// How often a document was issued so far, which is the number that its next copy has; 0: it would be the original.
    ///
    /// # Errors
    /// The ledger's own.
    pub fn copies_of(&self, subject: &DocumentSubject) -> Result<u32, LedgerError> {
        self.read(|conn| next_copy(conn, subject.counted_as().as_deref()))
    }

    /// Notes that a person had a document written into a file of that kind (`pdf`, `png`, `escpos`, `text`), and gives its
    /// copy's number. Durable on return, so it is called before the file is there.
    ///
    /// # Errors
    /// The ledger's own.
    pub fn note_issued(
        &self,
        subject: &DocumentSubject,
        how: &str,
        actor: &str,
        at: DateTime<Utc>,
    ) -> Result<u32, LedgerError> {
        let leaving = Leaving { how, printer: None, actor: Some(actor), at };
        self.write(|tx| Ok(issue(tx, subject, &leaving)?.1))
    }
}

/// What an entry about a document is about.
pub(crate) fn named(subject: &DocumentSubject) -> String {
    subject.counted_as().unwrap_or_else(|| subject.code().to_owned())
}

/// Issues a document: gives the entry's number and the copy's.
pub(crate) fn issue(tx: &Connection, subject: &DocumentSubject, leaving: &Leaving<'_>) -> Try<(i64, u32)> {
    let counted_as = subject.counted_as();
    let copy = next_copy(tx, counted_as.as_deref())?;
    let body = Issued {
        copy: counted_as.is_some().then_some(copy),
        document: canonical(subject)?,
        how: leaving.how.to_owned(),
        printer: leaving.printer.map(str::to_owned),
    };
    let subject = named(subject);
    let entry = Entry { at: leaving.at, kind: "document_issued", subject: &subject, actor: leaving.actor };
    let event = append(tx, &entry, &body)?;
    if let Some(counted_as) = counted_as {
        tx.prepare_cached("INSERT INTO documents_issued (counted_as, copy, event) VALUES (?, ?, ?)")?
            .execute(params![counted_as, copy, event])?;
    }
    Ok((event, copy))
}

/// The copy that was issued with that entry; 0 where no copies are counted.
pub(crate) fn copy_of(conn: &Connection, event: i64) -> Try<u32> {
    let copy: Option<u32> = conn
        .prepare_cached("SELECT copy FROM documents_issued WHERE event = ?")?
        .query_row([event], |row| row.get(0))
        .optional()?;
    Ok(copy.unwrap_or_default())
}

fn next_copy(conn: &Connection, counted_as: Option<&str>) -> Try<u32> {
    let Some(counted_as) = counted_as else { return Ok(0) };
    Ok(conn
        .prepare_cached("SELECT coalesce(max(copy) + 1, 0) FROM documents_issued WHERE counted_as = ?")?
        .query_row([counted_as], |row| row.get(0))?)
}

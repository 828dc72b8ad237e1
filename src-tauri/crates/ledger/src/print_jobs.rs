//! The print queue: jobs that outlive the program, and programs that share printers.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use serde_json::Value;
use tillup_core::{
    ledger::LedgerError,
    once::is_booked,
    print_queue::{Decision, DocumentSubject, JobEnd, JobState, NewPrintJob, PrintJob},
};

use crate::{
    chain::{Entry, append},
    codec::{canonical, millis, moment, moment_opt},
    connection::SqliteLedger,
    failure::{Failure, Try, damaged},
    issues::{Leaving, copy_of, issue, named},
};

/// What is known of a job whose program ended while it was leaving.
const INTERRUPTED: &str = "interrupted";
/// What is known of an open job of a restored ledger.
const RESTORED: &str = "restored";

/// `print_decided`; fields in alphabetical order, as in all bodies.
#[derive(Serialize)]
struct Decided<'a> {
    decision: Decision,
    document: Value,
    job: i64,
    printer: &'a str,
}

/// A job with what the ledger keeps beside it.
struct Held {
    job: PrintJob,
    session: Option<String>,
    issue: Option<i64>,
}

impl Held {
    /// Whether the program of that session has it in hand and may bring it to `next`.
    fn may_become(&self, next: JobState, session: &str) -> bool {
        self.session.as_deref() == Some(session) && self.job.state.may_become(next)
    }
}

impl SqliteLedger {
    /// Queues a job. Under a mark that was queued already it is the job that is there, wherever that stands.
    ///
    /// # Errors
    /// [`LedgerError::Once`] for the mark of another document.
    pub fn queue_print(&self, new: &NewPrintJob, at: DateTime<Utc>) -> Result<PrintJob, LedgerError> {
        let once = new.once.as_ref().map(|once| once.as_str());
        self.write(|tx| {
            let queued = once.map(|once| one(tx, "once = ?", once)).transpose()?.flatten();
            if let Some(Held { job, .. }) = queued {
                is_booked(Some(&job.subject), &new.subject).map_err(LedgerError::from)?;
                return Ok(job);
            }
            tx.prepare_cached(
                "INSERT INTO print_jobs (subject, printer, asked_by, clerk, at, state, once)
                 VALUES (?, ?, ?, ?, ?, 'waiting', ?)",
            )?
            .execute(params![
                serde_json::to_string(&new.subject)?,
                new.printer,
                new.asked_by,
                new.clerk,
                millis(at),
                once
            ])?;
            Ok(known(tx, tx.last_insert_rowid())?.job)
        })
    }

    /// Takes the oldest job of one of these printers that is due, unless one of that printer is in hand already: a printer
    /// prints one at a time, whichever programs share it. What was taken counts as tried.
    ///
    /// # Errors
    /// The ledger's own.
    pub fn claim_print(
        &self,
        printers: &[String],
        now: DateTime<Utc>,
    ) -> Result<Option<PrintJob>, LedgerError> {
        self.recover_prints()?;
        let printers = serde_json::to_string(printers).map_err(Failure::from)?;
        // Asked often and mostly in vain: without a write.
        if self.read(|conn| due(conn, &printers, now))?.is_none() {
            return Ok(None);
        }
        let session = self.session_name()?;
        self.write(|tx| {
            let Some(id) = due(tx, &printers, now)? else { return Ok(None) };
            tx.prepare_cached(
                "UPDATE print_jobs SET state = 'claimed', session = ?, tries = tries + 1, next_try_at = NULL WHERE id = ?",
            )?
            .execute(params![session, id])?;
            Ok(Some(known(tx, id)?.job))
        })
    }

    /// Called in the moment before the first byte of a claimed job's document leaves: issues it, and gives its copy's number.
    /// Tried again after nothing of it was printed, it is the copy that it was. `None`: this program does not have it in
    /// hand; print nothing. Durable on return.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] for a job that is not there.
    pub fn print_leaves(&self, id: i64, at: DateTime<Utc>) -> Result<Option<u32>, LedgerError> {
        let session = self.session_name()?;
        self.write(|tx| {
            let held = known(tx, id)?;
            if !held.may_become(JobState::Printing, &session) {
                return Ok(None);
            }
            let PrintJob { subject, printer, asked_by, .. } = &held.job;
            let leaving = Leaving { how: "printer", printer: Some(printer), actor: asked_by.as_deref(), at };
            let (issue, copy) = match held.issue {
                Some(event) => (event, copy_of(tx, event)?),
                None => issue(tx, subject, &leaving)?,
            };
            tx.prepare_cached("UPDATE print_jobs SET state = 'printing', issue = ? WHERE id = ?")?
                .execute(params![issue, id])?;
            Ok(Some(copy))
        })
    }

    /// Writes down how a try of this program ended, before its document left or after, and gives the job as it now is. What
    /// its state does not allow, or of a job that this program does not have in hand, leaves it as it is.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] for a job that is not there.
    pub fn print_ended(&self, id: i64, end: &JobEnd, at: DateTime<Utc>) -> Result<PrintJob, LedgerError> {
        let session = self.session_name()?;
        self.write(|tx| {
            let held = known(tx, id)?;
            if !held.may_become(end.state(), &session) {
                return Ok(held.job);
            }
            let (trouble, next_try) = match end {
                JobEnd::Printed => (None, None),
                JobEnd::Nothing { trouble, retry_at } => (Some(trouble.as_str()), Some(*retry_at)),
                JobEnd::Unsure { trouble } => (Some(trouble.as_str()), None),
            };
            put(tx, id, end.state(), trouble, next_try, at)?;
            Ok(known(tx, id)?.job)
        })
    }

    /// What a person says of a job, which as it now is is given; what makes no sense leaves it as it is. One that may be on
    /// paper and is to be printed again is issued anew.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] for a job that is not there.
    pub fn decide_print(
        &self,
        id: i64,
        decision: Decision,
        who: &str,
        at: DateTime<Utc>,
    ) -> Result<PrintJob, LedgerError> {
        self.write(|tx| {
            let Held { job, .. } = known(tx, id)?;
            let Some(next) = decision.applied_to(job.state) else { return Ok(job) };
            if job.state == JobState::Unsure {
                let body =
                    Decided { decision, document: canonical(&job.subject)?, job: id, printer: &job.printer };
                let subject = named(&job.subject);
                append(tx, &Entry { at, kind: "print_decided", subject: &subject, actor: Some(who) }, &body)?;
                tx.prepare_cached("UPDATE print_jobs SET issue = NULL WHERE id = ?")?.execute([id])?;
            }
            let trouble = job.trouble.as_deref().filter(|_| job.state == JobState::Waiting);
            put(tx, id, next, trouble, None, at)?;
            Ok(known(tx, id)?.job)
        })
    }

    /// Takes the jobs up whose program ended while it had them in hand, and gives how many: see
    /// [`JobState::after_interruption`].
    ///
    /// # Errors
    /// The ledger's own.
    pub fn recover_prints(&self) -> Result<usize, LedgerError> {
        let mut left = self.read(in_hand)?;
        left.retain(|(_, session)| self.has_ended(session));
        if left.is_empty() {
            return Ok(0);
        }
        self.write(|tx| {
            let mut recovered = 0;
            for (id, session) in &left {
                let Held { job, session: now, .. } = known(tx, *id)?;
                // Another program may have been quicker, and may have it in hand by now.
                if now.as_ref() == Some(session) {
                    let next = job.state.after_interruption();
                    let trouble =
                        if next == JobState::Unsure { Some(INTERRUPTED) } else { job.trouble.as_deref() };
                    put(tx, *id, next, trouble, None, job.at)?;
                    recovered += 1;
                }
            }
            Ok(recovered)
        })
    }

    /// Jobs that are open and those that ended since, the newest first; of a clerk's business alone where one is named.
    ///
    /// # Errors
    /// The ledger's own.
    pub fn print_jobs(
        &self,
        clerk: Option<&str>,
        since: DateTime<Utc>,
    ) -> Result<Vec<PrintJob>, LedgerError> {
        self.read(|conn| {
            let mut statement = conn.prepare_cached(&format!(
                "SELECT {JOB} FROM print_jobs WHERE id IN
                    (SELECT id FROM print_jobs WHERE ended_at IS NULL
                     UNION SELECT id FROM print_jobs WHERE ended_at IS NOT NULL AND ended_at >= ?1)
                 AND (?2 IS NULL OR clerk = ?2) ORDER BY id DESC"
            ))?;
            let mut rows = statement.query(params![millis(since), clerk])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                found.push(held(row)?.job);
            }
            Ok(found)
        })
    }

    /// A job.
    ///
    /// # Errors
    /// The ledger's own.
    pub fn print_job(&self, id: i64) -> Result<Option<PrintJob>, LedgerError> {
        self.read(|conn| Ok(one(conn, "id = ?", id)?.map(|held| held.job)))
    }
}

/// Of jobs that were open when the copy was made nobody knows what became of them after it.
pub(crate) fn doubt(tx: &Connection) -> Try<()> {
    tx.execute(
        "UPDATE print_jobs SET state = 'unsure', trouble = ?, next_try_at = NULL, session = NULL
         WHERE state IN ('waiting', 'claimed', 'printing')",
        [RESTORED],
    )?;
    Ok(())
}

/// Lets go of a job and leaves it in that state.
fn put(
    tx: &Connection,
    id: i64,
    state: JobState,
    trouble: Option<&str>,
    next_try: Option<DateTime<Utc>>,
    at: DateTime<Utc>,
) -> Try<()> {
    let ended_at = (!state.is_open()).then(|| millis(at));
    tx.prepare_cached(
        "UPDATE print_jobs SET state = ?, trouble = ?, next_try_at = ?, ended_at = ?, session = NULL WHERE id = ?",
    )?
    .execute(params![state.code(), trouble, next_try.map(millis), ended_at, id])?;
    Ok(())
}

/// The columns of a job, for [`held`].
const JOB: &str =
    "id, subject, printer, asked_by, clerk, at, state, trouble, tries, next_try_at, session, issue";

fn held(row: &Row<'_>) -> Try<Held> {
    let text = |column: usize| -> Try<String> { Ok(row.get(column)?) };
    let state = text(6)?;
    let job = PrintJob {
        id: row.get(0)?,
        subject: serde_json::from_str::<DocumentSubject>(&text(1)?)?,
        printer: text(2)?,
        asked_by: row.get(3)?,
        clerk: text(4)?,
        at: moment(row.get(5)?)?,
        state: JobState::from_code(&state)
            .ok_or_else(|| damaged(format!("unknown state {state:?} of a job")))?,
        trouble: row.get(7)?,
        tries: row.get(8)?,
        next_try_at: moment_opt(row.get(9)?)?,
    };
    Ok(Held { job, session: row.get(10)?, issue: row.get(11)? })
}

fn one(conn: &Connection, which: &str, value: impl rusqlite::ToSql) -> Try<Option<Held>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {JOB} FROM print_jobs WHERE {which}"))?;
    let mut rows = statement.query([value])?;
    rows.next()?.map(held).transpose()
}

fn known(conn: &Connection, id: i64) -> Try<Held> {
    Ok(one(conn, "id = ?", id)?.ok_or(LedgerError::NotFound)?)
}

/// The oldest job that waits, is due, and is of one of these printers (a JSON array) that has none in hand.
fn due(conn: &Connection, printers: &str, now: DateTime<Utc>) -> Try<Option<i64>> {
    Ok(conn
        .prepare_cached(
            "SELECT id FROM print_jobs AS job
             WHERE ended_at IS NULL AND state = 'waiting' AND (next_try_at IS NULL OR next_try_at <= ?1)
               AND printer IN (SELECT value FROM json_each(?2))
               AND NOT EXISTS (SELECT 1 FROM print_jobs AS busy WHERE busy.ended_at IS NULL
                               AND busy.printer = job.printer AND busy.state IN ('claimed', 'printing'))
             ORDER BY id LIMIT 1",
        )?
        .query_row(params![millis(now), printers], |row| row.get(0))
        .optional()?)
}

/// Jobs that a program has in hand, with its session.
fn in_hand(conn: &rusqlite::Transaction<'_>) -> Try<Vec<(i64, String)>> {
    let mut statement = conn.prepare_cached(
        "SELECT id, session FROM print_jobs WHERE ended_at IS NULL AND state IN ('claimed', 'printing')",
    )?;
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

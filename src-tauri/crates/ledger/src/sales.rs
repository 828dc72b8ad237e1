//! Writing sales down, and the guard against selling the same twice.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};
use tillup_core::{
    ledger::{LedgerError, NewAttempt, NewSale, Recorded},
    money::Money,
    number::Number,
    operator::{OperatorCode, Service},
    reference::Reference,
    sale::{Commission, Order, Status},
};

use crate::{
    bodies::{self, FurtherAttempt, Moved},
    books::{TotalsKey, TotalsRow},
    chain::{Entry, append},
    codec::{OPEN, day, millis},
    debtors,
    failure::{Failure, Try, damaged},
    groups::{self, Happened},
    rows,
};

/// Writes a sale and its first attempt down, unless the guard stops it.
pub(crate) fn record(tx: &Connection, sale: &NewSale, session: &str) -> Try<Recorded> {
    let NewSale { order, clerk, guard_since, debtor, attempt } = sale;
    if let Some(since) = guard_since
        && let Some(earlier) = repeat_of(tx, &order.number, order.amount, *since)?
    {
        return Ok(Recorded::Repeat(earlier));
    }
    if let Some(debtor) = debtor {
        debtors::check(tx, *debtor, order.amount.plus(order.charge)?)?;
    }
    let receipt_no = insert_sale(tx, sale)?;
    insert_attempt(tx, receipt_no, 1, attempt, session)?;
    let entry = Entry {
        at: attempt.at,
        kind: "sale_recorded",
        subject: attempt.reference.as_str(),
        actor: Some(clerk),
    };
    append(tx, &entry, &bodies::Recorded::new(order, *debtor, attempt))?;
    note_sending(tx, attempt)?;
    Ok(Recorded::New(attempt.reference.clone()))
}

/// Writes a further attempt down; only of a sale whose last attempt failed.
pub(crate) fn add_attempt(tx: &Connection, sale: &Reference, attempt: &NewAttempt, session: &str) -> Try<()> {
    let held = rows::load(tx, sale.as_str())?.ok_or(LedgerError::NotFound)?;
    let last =
        held.sale.last_attempt().filter(|last| last.status == Status::Failed).ok_or(LedgerError::NotFound)?;
    // While it had failed it was not under way, and another sale may have taken its place under the limit.
    if let Some(debtor) = &held.sale.debtor {
        debtors::check(tx, debtor.id, held.sale.order.amount.plus(held.sale.order.charge)?)?;
    }
    let failed_day = day(held.failed_day.unwrap_or_default())?;
    let failed_at = held.sale.final_at.ok_or_else(|| damaged("a failed sale without an end"))?;
    let instead_of = failed(&held.sale.order, &held.sale.clerk, &last.account, failed_day);
    let nth = i64::try_from(held.sale.attempts.len()).unwrap_or(i64::MAX).saturating_add(1);
    insert_attempt(tx, held.receipt_no, nth, attempt, session)?;
    tx.prepare_cached(
        "UPDATE sales SET status = ?, fee = 0, commission = ?, commission_source = ?, final_at = NULL,
                          failed_day = NULL, resolution = NULL
         WHERE receipt_no = ?",
    )?
    .execute(params![
        first_status(attempt).code(),
        attempt.expected_commission.amount.parts(),
        attempt.expected_commission.source.code(),
        held.receipt_no,
    ])?;
    let pack = held.sale.order.offer.as_ref().map(|offer| offer.title.as_str());
    let happened = Happened { at: millis(failed_at), pack };
    groups::count(tx, &TotalsKey::of_failed(&instead_of), happened, &TotalsRow::failure(&instead_of, -1))?;
    let entry =
        Entry { at: attempt.at, kind: "attempt_recorded", subject: attempt.reference.as_str(), actor: None };
    let body = FurtherAttempt {
        account: attempt.account.clone(),
        because: attempt.chosen_because.clone(),
        instead_of,
        sale: held.sale.reference.to_string(),
    };
    append(tx, &entry, &body)?;
    note_sending(tx, attempt)
}

/// What of a failed sale goes into the totals.
pub(crate) fn failed(order: &Order, clerk: &str, account: &str, day: chrono::NaiveDate) -> bodies::Failed {
    bodies::Failed {
        account: account.to_owned(),
        amount: order.amount,
        clerk: clerk.to_owned(),
        day,
        operator: order.operator.clone(),
        service: order.service,
    }
}

fn note_sending(tx: &Connection, attempt: &NewAttempt) -> Try<()> {
    if attempt.sending {
        let entry = Entry {
            at: attempt.at,
            kind: "attempt_sending",
            subject: attempt.reference.as_str(),
            actor: None,
        };
        append(tx, &entry, &Moved::default())?;
    }
    Ok(())
}

fn first_status(attempt: &NewAttempt) -> Status {
    if attempt.sending { Status::Sending } else { Status::Recorded }
}

fn insert_sale(tx: &Connection, sale: &NewSale) -> Try<i64> {
    let NewSale { order, clerk, debtor, attempt, .. } = sale;
    let Commission { amount: commission, source } = attempt.expected_commission;
    let offer = order.offer.as_ref().map(serde_json::to_string).transpose()?;
    tx.prepare_cached(
        "INSERT INTO sales (reference, status, number, operator, service, currency, amount, charge, fee, commission,
                            commission_source, clerk, created_at, circle, offer, unit, dob, scheme, debtor)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        attempt.reference.as_str(),
        first_status(attempt).code(),
        order.number.as_str(),
        order.operator.as_str(),
        order.service.code(),
        order.amount.currency().code(),
        order.amount.parts(),
        order.charge.parts(),
        commission.parts(),
        source.code(),
        clerk,
        millis(attempt.at),
        order.circle,
        offer,
        order.unit,
        order.dob.map(|dob| dob.to_string()),
        order.scheme,
        debtor,
    ])?;
    Ok(tx.last_insert_rowid())
}

fn insert_attempt(
    tx: &Connection,
    receipt_no: i64,
    nth: i64,
    attempt: &NewAttempt,
    session: &str,
) -> Try<()> {
    let inserted = tx
        .prepare_cached(
            "INSERT INTO attempts (sale, nth, reference, account, status, chosen_because, session, sent_at)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            receipt_no,
            nth,
            attempt.reference.as_str(),
            attempt.account,
            first_status(attempt).code(),
            attempt.chosen_because,
            session,
            attempt.sending.then(|| millis(attempt.at)),
        ]);
    match inserted {
        Ok(_) => Ok(()),
        Err(rusqlite::Error::SqliteFailure(error, _))
            if error.extended_code == rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE =>
        {
            Err(Failure::from(LedgerError::ReferenceTaken))
        }
        Err(error) => Err(error.into()),
    }
}

/// A sale of this number and amount that is open, or was recorded since then and did not fail; the latest.
pub(crate) fn repeat_of(
    conn: &Connection,
    number: &Number,
    amount: Money,
    since: DateTime<Utc>,
) -> Try<Option<Reference>> {
    let same = "number = ?1 AND amount = ?2 AND currency = ?3";
    let recent = format!(
        "SELECT reference FROM sales INDEXED BY sales_by_number
         WHERE {same} AND created_at >= ?4 AND status <> 'failed' ORDER BY created_at DESC LIMIT 1"
    );
    let open = format!(
        "SELECT reference FROM sales INDEXED BY sales_open WHERE {same} AND {OPEN} ORDER BY receipt_no DESC LIMIT 1"
    );
    let (number, parts, currency) = (number.as_str(), amount.parts(), amount.currency().code());
    let found: Option<String> = conn
        .prepare_cached(&recent)?
        .query_row(params![number, parts, currency, millis(since)], |row| row.get(0))
        .optional()?;
    let found = match found {
        Some(reference) => Some(reference),
        None => conn
            .prepare_cached(&open)?
            .query_row(params![number, parts, currency], |row| row.get(0))
            .optional()?,
    };
    Ok(found.map(Reference::stored))
}

/// Remembers what a mobile number was sold with; writes nothing where nothing is new.
pub(crate) fn remember(
    tx: &Connection,
    number: &Number,
    operator: &OperatorCode,
    service: Service,
    circle: Option<&str>,
) -> Try<()> {
    if service.is_for_phones() {
        tx.prepare_cached(
            "INSERT INTO memory (number, operator, service, circle) VALUES (?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET operator = excluded.operator, service = excluded.service, circle = excluded.circle
             WHERE operator <> excluded.operator OR service <> excluded.service OR circle IS NOT excluded.circle",
        )?
        .execute(params![number.as_str(), operator.as_str(), service.code(), circle])?;
    }
    Ok(())
}

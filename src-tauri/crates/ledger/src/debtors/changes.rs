//! Debtors added and changed, dues paid and put right: each in one transaction with its entry and its postings.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};
use tillup_core::{
    debtor::{Debtor, DebtorRefusal, DueKind, NewDebtor},
    ledger::LedgerError,
    money::Money,
    once::{Once, is_booked},
    postings,
};

use super::{DebtorKept, DebtorWas, DueAdjusted, DuePaid, find, id_of_name, known, note};
use crate::{
    books::post,
    chain::{Entry, append},
    codec::millis,
    connection::SqliteLedger,
    customers::{kept_form, search_form},
    failure::{Try, damaged},
};

impl SqliteLedger {
    /// Adds a debtor or changes one, and gives them as they now are. What changes nothing is no entry.
    ///
    /// # Errors
    /// [`LedgerError::Debtor`] for a name that is none or another's, and for somebody who is not there.
    pub fn save_debtor(
        &self,
        wanted: &NewDebtor,
        actor: &str,
        at: DateTime<Utc>,
    ) -> Result<Debtor, LedgerError> {
        let name = kept_form(&wanted.name);
        if !name.chars().any(char::is_alphabetic) {
            return Err(DebtorRefusal::InvalidName.into());
        }
        if wanted.limit.is_negative() {
            return Err(LedgerError::Damaged("a limit below nothing".to_owned()));
        }
        self.write(|tx| {
            let namesake = id_of_name(tx, &name)?;
            if namesake.is_some() && namesake != wanted.id {
                return Err(LedgerError::from(DebtorRefusal::NameTaken).into());
            }
            let is =
                DebtorWas { enabled: wanted.enabled, limit: wanted.limit, name, phone: wanted.phone.clone() };
            match wanted.id {
                Some(id) => change(tx, id, is, actor, at),
                None => add(tx, is, actor, at),
            }
        })
    }

    /// Takes a payment into the drawer of who takes it. `once` is the payment's own mark: the same payment is booked once,
    /// however often it is sent.
    ///
    /// # Errors
    /// [`LedgerError::Debtor`] for more than is owed and for somebody who is not there; [`LedgerError::Once`] for a mark that
    /// is none or another payment's.
    pub fn take_payment(
        &self,
        id: i64,
        amount: Money,
        remark: Option<&str>,
        once: &str,
        clerk: &str,
        at: DateTime<Utc>,
    ) -> Result<Debtor, LedgerError> {
        let once = Once::parse(once)?;
        self.write(|tx| {
            let debtor = known(tx, id)?;
            if is_booked(booked_as(tx, &once)?.as_ref(), &(id, amount)).map_err(LedgerError::from)? {
                return Ok(debtor);
            }
            let is_owed = debtor.due.minus(amount).is_ok_and(|left| !left.is_negative());
            if !amount.is_positive() || !is_owed {
                return Err(LedgerError::from(DebtorRefusal::MoreThanDue { due: debtor.due }).into());
            }
            let day = self.config_in(tx)?.calendar().day_of(at);
            let paid = DuePaid {
                amount,
                day,
                name: debtor.name,
                note: remark.map(str::to_owned),
                once: once.as_str().to_owned(),
            };
            let seq = entry(tx, "due_paid", id, clerk, at, &paid)?;
            post(tx, seq, day, &postings::due_paid(id, amount))?;
            note(tx, seq, id, DueKind::Payment, amount.negated(), day)?;
            tx.prepare_cached("INSERT INTO due_payments (once, debtor, event) VALUES (?, ?, ?)")?
                .execute(params![once.as_str(), id, seq])?;
            tx.prepare_cached("UPDATE debtors SET last_paid_at = ? WHERE id = ?")?
                .execute(params![millis(at), id])?;
            known(tx, id)
        })
    }

    /// Puts right what is owed: more for an old due that is taken over, less for one that is written off.
    ///
    /// # Errors
    /// [`LedgerError::Debtor`] where less than nothing would be owed, and for somebody who is not there.
    pub fn adjust_due(
        &self,
        id: i64,
        amount: Money,
        reason: &str,
        actor: &str,
        at: DateTime<Utc>,
    ) -> Result<Debtor, LedgerError> {
        self.write(|tx| {
            let debtor = known(tx, id)?;
            let after = debtor.due.plus(amount)?;
            if amount.is_negative() && after.is_negative() {
                return Err(LedgerError::from(DebtorRefusal::MoreThanDue { due: debtor.due }).into());
            }
            let day = self.config_in(tx)?.calendar().day_of(at);
            let body = DueAdjusted { amount, day, name: debtor.name, reason: reason.to_owned() };
            let seq = entry(tx, "due_adjusted", id, actor, at, &body)?;
            post(tx, seq, day, &postings::due_adjusted(id, amount))?;
            note(tx, seq, id, DueKind::Adjustment, amount, day)?;
            known(tx, id)
        })
    }
}

fn entry(
    tx: &Connection,
    kind: &str,
    id: i64,
    actor: &str,
    at: DateTime<Utc>,
    body: &impl serde::Serialize,
) -> Try<i64> {
    append(tx, &Entry { at, kind, subject: &id.to_string(), actor: Some(actor) }, body)
}

fn kept(is: DebtorWas, before: Option<DebtorWas>) -> DebtorKept {
    let DebtorWas { enabled, limit, name, phone } = is;
    DebtorKept { before, enabled, limit, name, phone }
}

fn add(tx: &Connection, is: DebtorWas, actor: &str, at: DateTime<Utc>) -> Try<Debtor> {
    let id: i64 = tx.query_row("SELECT coalesce(max(id), 0) + 1 FROM debtors", [], |row| row.get(0))?;
    let body = kept(is, None);
    entry(tx, "debtor_added", id, actor, at, &body)?;
    tx.execute(
        "INSERT INTO debtors (id, name, name_key, phone, currency, most, enabled) VALUES (?, ?, ?, ?, ?, ?, ?)",
        params![
            id,
            body.name,
            search_form(&body.name),
            body.phone,
            body.limit.currency().code(),
            body.limit.parts(),
            body.enabled,
        ],
    )?;
    known(tx, id)
}

fn change(tx: &Connection, id: i64, is: DebtorWas, actor: &str, at: DateTime<Utc>) -> Try<Debtor> {
    let before = known(tx, id)?;
    let (owes, asked) = (before.currency(), is.limit.currency());
    if owes != asked {
        return Err(LedgerError::from(DebtorRefusal::OtherCurrency { owes, asked }).into());
    }
    let was = DebtorWas {
        enabled: before.enabled,
        limit: before.limit,
        name: before.name.clone(),
        phone: before.phone.clone(),
    };
    if was == is {
        return Ok(before);
    }
    let body = kept(is, Some(was));
    entry(tx, "debtor_changed", id, actor, at, &body)?;
    tx.execute(
        "UPDATE debtors SET name = ?, name_key = ?, phone = ?, most = ?, enabled = ? WHERE id = ?",
        params![body.name, search_form(&body.name), body.phone, body.limit.parts(), body.enabled, id],
    )?;
    known(tx, id)
}

/// Whose payment a mark is, and how much it was.
fn booked_as(tx: &Connection, once: &Once) -> Try<Option<(i64, Money)>> {
    let found: Option<(i64, i64)> = tx
        .prepare_cached(
            "SELECT due_payments.debtor, amount FROM due_payments JOIN due_lines USING (debtor, event) WHERE once = ?",
        )?
        .query_row([once.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((id, parts)) = found else { return Ok(None) };
    let debtor = find(tx, id)?.ok_or_else(|| damaged(format!("debtor {id} of a payment is missing")))?;
    Ok(Some((id, Money::from_parts(parts, debtor.currency()).negated())))
}

//! Sales and attempts, out of their rows.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row};
use tillup_core::{
    debtor::Owing,
    money::Currency,
    number::Number,
    reference::Reference,
    sale::{Attempt, Commission, Evidence, Order, Sale},
};

use crate::{
    bodies::{Told, Word},
    codec::{currency, moment, moment_opt, money, operator, reason, service, source, status},
    failure::{Try, damaged},
};

/// A sale with what the ledger keeps beside it.
pub(crate) struct Held {
    /// The row's key: the receipt's number as an integer.
    pub(crate) receipt_no: i64,
    /// The business day on which it counts as failed.
    pub(crate) failed_day: Option<i64>,
    pub(crate) sale: Sale,
}

/// The columns of a sale, for [`held`].
pub(crate) const SALE: &str = "receipt_no, failed_day, reference, number, operator, service, currency, amount, charge, \
    fee, commission, commission_source, clerk, created_at, final_at, circle, offer, unit, dob, scheme, resolution, \
    sales.debtor, (SELECT debtors.name FROM debtors WHERE debtors.id = sales.debtor)";

/// The columns of an attempt, for [`attempt`].
pub(crate) const ATTEMPT: &str = "sale, reference, account, status, reason, chosen_because, sent_at, answered_at, \
    next_check_at, checks, evidence";

/// A receipt's number as it is printed.
pub(crate) fn receipt_text(receipt_no: i64) -> String {
    format!("{receipt_no:06}")
}

/// A sale without its attempts.
pub(crate) fn held(row: &Row<'_>) -> Try<Held> {
    let currency: Currency = currency(row.get_ref(6)?.as_str().map_err(rusqlite::Error::from)?)?;
    let text = |column: usize| -> Try<String> { Ok(row.get(column)?) };
    let parts = |column: usize| -> Try<_> { Ok(money(row.get(column)?, currency)) };
    let json = |column: usize| -> Try<Option<String>> { Ok(row.get(column)?) };
    let receipt_no = row.get(0)?;
    let order = Order {
        number: Number::stored(text(3)?),
        operator: operator(&text(4)?)?,
        service: service(&text(5)?)?,
        amount: parts(7)?,
        charge: parts(8)?,
        circle: row.get(15)?,
        offer: json(16)?.map(|json| serde_json::from_str(&json)).transpose()?,
        unit: row.get(17)?,
        dob: json(18)?
            .map(|day| day.parse().map_err(|_| damaged(format!("no such day: {day}"))))
            .transpose()?,
        scheme: row.get(19)?,
    };
    let sale = Sale {
        reference: Reference::stored(text(2)?),
        receipt_no: receipt_text(receipt_no),
        order,
        clerk: text(12)?,
        debtor: owing(row)?,
        created_at: moment(row.get(13)?)?,
        final_at: moment_opt(row.get(14)?)?,
        fee: parts(9)?,
        commission: Commission { amount: parts(10)?, source: source(&text(11)?)? },
        attempts: Vec::new(),
        resolution: json(20)?.map(|json| serde_json::from_str::<Word>(&json)).transpose()?.map(Into::into),
    };
    Ok(Held { receipt_no, failed_day: row.get(1)?, sale })
}

/// Whose due a sale goes on.
fn owing(row: &Row<'_>) -> Try<Option<Owing>> {
    let found: (Option<i64>, Option<String>) = (row.get(21)?, row.get(22)?);
    match found {
        (None, _) => Ok(None),
        (Some(id), Some(name)) => Ok(Some(Owing { id, name })),
        (Some(id), None) => Err(damaged(format!("debtor {id} is missing"))),
    }
}

/// An attempt and the key of its sale.
pub(crate) fn attempt(row: &Row<'_>) -> Try<(i64, Attempt)> {
    let text = |column: usize| -> Try<String> { Ok(row.get(column)?) };
    let told: Option<String> = row.get(10)?;
    let attempt = Attempt {
        reference: Reference::stored(text(1)?),
        account: text(2)?,
        status: status(&text(3)?)?,
        reason: reason(row.get::<_, Option<String>>(4)?.as_deref())?,
        chosen_because: text(5)?,
        sent_at: moment_opt(row.get(6)?)?,
        answered_at: moment_opt(row.get(7)?)?,
        next_check_at: moment_opt(row.get(8)?)?,
        checks: row.get(9)?,
        evidence: evidence(told.as_deref())?,
    };
    Ok((row.get(0)?, attempt))
}

/// Evidence out of its column.
pub(crate) fn evidence(json: Option<&str>) -> Try<Evidence> {
    let told = json.map(serde_json::from_str::<Told>).transpose()?;
    Ok(told.map_or_else(Evidence::default, Into::into))
}

/// Evidence as its column.
pub(crate) fn evidence_json(evidence: &Evidence) -> Try<Option<String>> {
    Ok(Told::of(evidence).map(|told| serde_json::to_string(&told)).transpose()?)
}

/// The sale of a sale's or an attempt's reference.
pub(crate) fn load(conn: &Connection, reference: &str) -> Try<Option<Held>> {
    let key: Option<i64> = conn
        .prepare_cached("SELECT sale FROM attempts WHERE reference = ?")?
        .query_row([reference], |row| row.get(0))
        .optional()?;
    match key {
        Some(key) => load_by_key(conn, key).map(Some),
        None => Ok(None),
    }
}

fn load_by_key(conn: &Connection, key: i64) -> Try<Held> {
    let mut statement = conn.prepare_cached(&format!("SELECT {SALE} FROM sales WHERE receipt_no = ?"))?;
    let mut rows = statement.query([key])?;
    let row = rows.next()?.ok_or_else(|| damaged(format!("sale {key} is missing")))?;
    let mut found = held(row)?;
    let mut statement =
        conn.prepare_cached(&format!("SELECT {ATTEMPT} FROM attempts WHERE sale = ? ORDER BY nth"))?;
    let mut rows = statement.query([key])?;
    while let Some(row) = rows.next()? {
        found.sale.attempts.push(attempt(row)?.1);
    }
    Ok(found)
}

/// Puts the attempts into many sales with one statement.
pub(crate) fn with_attempts(conn: &Connection, found: Vec<Held>) -> Try<Vec<Sale>> {
    let keys: Vec<i64> = found.iter().map(|held| held.receipt_no).collect();
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {ATTEMPT} FROM attempts WHERE sale IN (SELECT value FROM json_each(?)) ORDER BY sale, nth"
    ))?;
    let mut rows = statement.query([serde_json::to_string(&keys)?])?;
    let mut attempts: HashMap<i64, Vec<Attempt>> = HashMap::with_capacity(keys.len());
    while let Some(row) = rows.next()? {
        let (sale, attempt) = attempt(row)?;
        attempts.entry(sale).or_default().push(attempt);
    }
    let with_its_own = |mut held: Held| {
        held.sale.attempts = attempts.remove(&held.receipt_no).unwrap_or_default();
        held.sale
    };
    Ok(found.into_iter().map(with_its_own).collect())
}

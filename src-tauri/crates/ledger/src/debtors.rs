//! Who buys on credit: what they owe, and that it never passes what they may owe.

mod bodies;
mod changes;

use rusqlite::{Connection, OptionalExtension, Row, params, types::Value};
use tillup_core::{
    debtor::{Debtor, DebtorRefusal, DueKind, DueLine, DueTotals},
    ledger::LedgerError,
    money::{Currency, Money},
    postings::due_book,
};

pub(crate) use self::bodies::{DebtorKept, DebtorWas, DueAdjusted, DuePaid, postings_of};
use crate::{
    bodies::Moved,
    codec::{OPEN, currency, day_number, moment, moment_opt, money},
    connection::SqliteLedger,
    customers::{NAMED, digits_of, search_form},
    failure::{Try, damaged},
};

impl SqliteLedger {
    /// Those whose name has a word that begins with the text, or whose telephone number has its digits; all for an empty
    /// text. Who owes most comes first.
    ///
    /// # Errors
    /// The ledger's own.
    pub fn debtors(&self, text: &str, only_enabled: bool, limit: u32) -> Result<Vec<Debtor>, LedgerError> {
        let text = text.trim();
        self.read(|conn| {
            let mut wanted = vec!["1".to_owned()];
            let mut values: Vec<Value> = Vec::new();
            if only_enabled {
                wanted.push("enabled".to_owned());
            }
            match digits_of(text) {
                _ if text.is_empty() => {}
                Some(digits) => {
                    wanted.push(format!("(phone IS NOT NULL AND instr(phone, ?) > 0 OR {NAMED})"));
                    values.extend([Value::from(digits), Value::from(search_form(text))]);
                }
                None => {
                    wanted.push(NAMED.to_owned());
                    values.push(search_form(text).into());
                }
            }
            values.push(limit.into());
            let sql = format!(
                "SELECT {} FROM debtors WHERE {} ORDER BY due DESC, name_key, id LIMIT ?",
                columns(),
                wanted.join(" AND ")
            );
            let mut statement = conn.prepare_cached(&sql)?;
            let mut rows = statement.query(rusqlite::params_from_iter(values))?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                found.push(debtor(row)?);
            }
            Ok(found)
        })
    }

    /// Whoever has that name, in whatever case and spacing.
    ///
    /// # Errors
    /// The ledger's own.
    pub fn debtor_named(&self, name: &str) -> Result<Option<Debtor>, LedgerError> {
        self.read(|conn| match id_of_name(conn, name)? {
            Some(id) => find(conn, id),
            None => Ok(None),
        })
    }

    /// What moved a due, the newest first.
    ///
    /// # Errors
    /// The ledger's own.
    pub fn due_lines(&self, id: i64, limit: u32) -> Result<Vec<DueLine>, LedgerError> {
        self.read_long(|conn| lines(conn, id, limit))
    }

    /// What dues did on these business days, for each currency in which they did something.
    ///
    /// # Errors
    /// The ledger's own.
    pub fn due_totals(
        &self,
        from: chrono::NaiveDate,
        to: chrono::NaiveDate,
    ) -> Result<Vec<DueTotals>, LedgerError> {
        self.read_long(|conn| {
            let mut statement = conn.prepare_cached(
                "SELECT currency, coalesce(sum(amount) FILTER (WHERE kind IN ('sale', 'reversal')), 0),
                        coalesce(-sum(amount) FILTER (WHERE kind = 'payment'), 0)
                 FROM due_lines WHERE day BETWEEN ? AND ? GROUP BY currency ORDER BY currency",
            )?;
            let mut rows = statement.query(params![day_number(from), day_number(to)])?;
            let mut totals = Vec::new();
            while let Some(row) = rows.next()? {
                let currency = currency(&row.get::<_, String>(0)?)?;
                totals.push(DueTotals {
                    on_credit: money(row.get(1)?, currency),
                    received: money(row.get(2)?, currency),
                });
            }
            Ok(totals)
        })
    }
}

/// The columns of a debtor, for [`debtor`]. What is open is read from an index that has the open ones alone.
fn columns() -> String {
    format!(
        "debtors.id, debtors.name, phone, debtors.currency, most, enabled, last_paid_at,
         coalesce((SELECT balance FROM books WHERE books.name = 'due:' || debtors.id
                   AND books.currency = debtors.currency), 0) AS due,
         coalesce((SELECT sum(amount + charge) FROM sales INDEXED BY sales_open_on_credit
                   WHERE sales.debtor = debtors.id AND sales.debtor IS NOT NULL AND {OPEN}), 0) AS open"
    )
}

fn debtor(row: &Row<'_>) -> Try<Debtor> {
    let currency = currency(&row.get::<_, String>(3)?)?;
    Ok(Debtor {
        id: row.get(0)?,
        name: row.get(1)?,
        phone: row.get(2)?,
        limit: money(row.get(4)?, currency),
        enabled: row.get(5)?,
        last_paid_at: moment_opt(row.get(6)?)?,
        due: money(row.get(7)?, currency),
        open: money(row.get(8)?, currency),
    })
}

/// A debtor as they stand now.
pub(crate) fn find(conn: &Connection, id: i64) -> Try<Option<Debtor>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {} FROM debtors WHERE id = ?", columns()))?;
    let mut rows = statement.query([id])?;
    rows.next()?.map(debtor).transpose()
}

fn known(conn: &Connection, id: i64) -> Try<Debtor> {
    Ok(find(conn, id)?.ok_or(LedgerError::Debtor(DebtorRefusal::NoDebtor))?)
}

fn id_of_name(conn: &Connection, name: &str) -> Try<Option<i64>> {
    let key = search_form(&crate::customers::kept_form(name)).replace(' ', "");
    Ok(conn
        .prepare_cached("SELECT id FROM debtors WHERE replace(name_key, ' ', '') = ?")?
        .query_row([key], |row| row.get(0))
        .optional()?)
}

/// Refuses a sale on credit that may not be; in the transaction that writes it down, so that two at once are not both let
/// through.
pub(crate) fn check(tx: &Connection, id: i64, total: Money) -> Try<()> {
    Ok(known(tx, id)?.may_take(total).map_err(LedgerError::from)?)
}

/// What is owed by the postings.
fn due_of(conn: &Connection, id: i64, of: Currency) -> Try<Money> {
    let balance: Option<i64> = conn
        .prepare_cached("SELECT balance FROM books WHERE name = ? AND currency = ?")?
        .query_row([&due_book(id), of.code()], |row| row.get(0))
        .optional()?;
    Ok(money(balance.unwrap_or_default(), of))
}

/// Keeps a change of a due that was just posted.
pub(crate) fn note(
    tx: &Connection,
    event: i64,
    id: i64,
    kind: DueKind,
    amount: Money,
    day: chrono::NaiveDate,
) -> Try<()> {
    let due = due_of(tx, id, amount.currency())?;
    tx.prepare_cached(
        "INSERT INTO due_lines (debtor, event, kind, currency, amount, due, day) VALUES (?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        id,
        event,
        kind.code(),
        amount.currency().code(),
        amount.parts(),
        due.parts(),
        day_number(day)
    ])?;
    Ok(())
}

fn lines(conn: &Connection, id: i64, limit: u32) -> Try<Vec<DueLine>> {
    let mut statement = conn.prepare_cached(
        "SELECT at, due_lines.kind, currency, amount, due, subject, actor, body
         FROM due_lines JOIN events ON seq = event WHERE debtor = ? ORDER BY event DESC LIMIT ?",
    )?;
    let mut rows = statement.query(params![id, limit])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(line(row)?);
    }
    Ok(found)
}

fn line(row: &Row<'_>) -> Try<DueLine> {
    let text = |column: usize| -> Try<String> { Ok(row.get(column)?) };
    let code = text(1)?;
    let kind =
        DueKind::from_code(&code).ok_or_else(|| damaged(format!("unknown change of a due {code:?}")))?;
    let currency = currency(&text(2)?)?;
    let (actor, body): (Option<String>, String) = (row.get(6)?, text(7)?);
    let (reference, clerk, reason) = match kind {
        DueKind::Sale | DueKind::Reversal => {
            let figures = serde_json::from_str::<Moved>(&body)?.figures;
            (Some(text(5)?), figures.map(|figures| figures.clerk), None)
        }
        DueKind::Payment => (None, actor, serde_json::from_str::<DuePaid>(&body)?.note),
        DueKind::Adjustment => (None, actor, Some(serde_json::from_str::<DueAdjusted>(&body)?.reason)),
    };
    Ok(DueLine {
        at: moment(row.get(0)?)?,
        kind,
        amount: money(row.get(3)?, currency),
        due: money(row.get(4)?, currency),
        reference,
        clerk: clerk.unwrap_or_default(),
        reason,
    })
}

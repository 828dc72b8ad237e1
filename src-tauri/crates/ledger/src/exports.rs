//! Reading for exports: one consistent state, row by row on a connection of its own, so that neither a sale nor a report
//! waits for an export, and no export has to fit into memory.

mod handover;

use std::collections::HashMap;

use chrono::NaiveDate;
use handover::{Giver, take};
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter, types::Value};
use serde::Deserialize;
use tillup_core::{
    calendar::Calendar,
    export::{ExportFilter, JournalEntry, SaleLine},
    ledger::LedgerError,
    money::{Currency, Money},
    shop::ShopConfig,
};

use crate::{
    codec::{currency, day, day_number, millis, moment, moment_opt, money},
    connection::SqliteLedger,
    failure::{Try, damaged},
    rows::receipt_text,
};

/// Sales with their last attempts.
const FROM_SALES: &str = "FROM sales INDEXED BY sales_by_time LEFT JOIN attempts ON attempts.sale = receipt_no \
    AND nth = (SELECT max(nth) FROM attempts WHERE sale = receipt_no)";
const COLUMNS: &str = "receipt_no, sales.reference, created_at, sales.status, reason, number, operator, service, circle, \
    account, offer, currency, amount, charge, fee, commission, commission_source, clerk, evidence, final_at, \
    (SELECT name FROM debtors WHERE debtors.id = sales.debtor)";

/// What of an attempt's evidence is exported.
#[derive(Default, Deserialize)]
struct References {
    #[serde(default)]
    provider_reference: Option<String>,
    #[serde(default)]
    operator_reference: Option<String>,
}

/// What of a sold pack is exported.
#[derive(Deserialize)]
struct Pack {
    title: String,
}

impl SqliteLedger {
    /// Gives the sales of the filter in the order of time, one by one. `begin` is told how many they are and when the
    /// shop's days begin, and makes what takes them; `each` ends the reading by an error of its own. Gives what took them,
    /// and how many they were.
    ///
    /// # Errors
    /// [`LedgerError::NoShop`] where no shop tells when its days begin; those of `begin` and `each`.
    pub fn export_sales<T, E: From<LedgerError>>(
        &self,
        filter: &ExportFilter,
        begin: impl FnOnce(u64, Calendar) -> Result<T, E>,
        each: impl FnMut(&mut T, &SaleLine) -> Result<(), E>,
    ) -> Result<(T, u64), E> {
        let read = |conn: &Connection, giver: &mut Giver<_, _>| {
            let shop = self.config_in(conn)?;
            let (wanted, values) = conditions(filter, &shop.calendar());
            let of = format!("{FROM_SALES} WHERE {wanted}");
            let count = format!("SELECT count(*) {of}");
            let count: i64 = conn.query_row(&count, params_from_iter(&values), |row| row.get(0))?;
            giver.first((count.unsigned_abs(), shop.calendar()));
            let mut statement =
                conn.prepare(&format!("SELECT {COLUMNS} {of} ORDER BY created_at, receipt_no"))?;
            let mut rows = statement.query(params_from_iter(&values))?;
            while let Some(row) = rows.next()?
                && giver.give(line(row, &shop)?)
            {}
            Ok(())
        };
        take(self.path(), read, |(count, calendar)| begin(count, calendar), each)
    }

    /// Gives what the events moved that count on these business days, in the order of the history. `begin` is told which
    /// books there are, and makes what takes the entries. Gives what took them, and how many they were.
    ///
    /// # Errors
    /// Those of `begin` and `each`, or the ledger's.
    pub fn export_journal<T, E: From<LedgerError>>(
        &self,
        from: NaiveDate,
        to: NaiveDate,
        begin: impl FnOnce(&[(String, Currency)]) -> Result<T, E>,
        each: impl FnMut(&mut T, &JournalEntry) -> Result<(), E>,
    ) -> Result<(T, u64), E> {
        let read = |conn: &Connection, giver: &mut Giver<_, _>| {
            let names = book_names(conn)?;
            let mut list: Vec<_> = names.values().cloned().collect();
            list.sort();
            giver.first(list);
            let mut postings = conn.prepare(
                "SELECT event, day, book, amount FROM postings WHERE day BETWEEN ? AND ? ORDER BY event, book",
            )?;
            let mut rows = postings.query([day_number(from), day_number(to)])?;
            let mut entry: Option<JournalEntry> = None;
            while let Some(row) = rows.next()? {
                let event: i64 = row.get(0)?;
                if entry.as_ref().is_none_or(|open| open.event != event) {
                    let next = entry_of(conn, event, row.get(1)?)?;
                    if entry.replace(next).is_some_and(|done| !giver.give(done)) {
                        return Ok(());
                    }
                }
                if let Some(open) = &mut entry {
                    open.lines.push(posted(row, &names)?);
                }
            }
            entry.map(|done| giver.give(done));
            Ok(())
        };
        take(self.path(), read, |books| begin(&books), each)
    }
}

fn conditions(filter: &ExportFilter, calendar: &Calendar) -> (String, Vec<Value>) {
    let (begin, end) = calendar.span(filter.from, filter.to);
    let mut sql = "created_at >= ? AND created_at < ?".to_owned();
    let mut values = vec![Value::from(millis(begin)), Value::from(millis(end))];
    let status = filter.status.map(|status| status.code().to_owned());
    let further = [
        ("sales.status", status),
        ("operator", filter.operator.clone()),
        ("account", filter.account.clone()),
        ("clerk", filter.clerk.clone()),
    ];
    for (column, wanted) in further {
        if let Some(wanted) = wanted {
            sql.push_str(" AND ");
            sql.push_str(column);
            sql.push_str(" = ?");
            values.push(wanted.into());
        }
    }
    (sql, values)
}

fn line(row: &Row<'_>, shop: &ShopConfig) -> Try<SaleLine> {
    let currency = currency(text(row, 11)?)?;
    let parts = |column: usize| -> Try<_> { Ok(money(row.get(column)?, currency)) };
    let account: String = row.get::<_, Option<_>>(9)?.unwrap_or_default();
    let References { provider_reference, operator_reference } = references_of(row)?;
    Ok(SaleLine {
        receipt_no: receipt_text(row.get(0)?),
        reference: row.get(1)?,
        created_at: moment(row.get(2)?)?,
        status: row.get(3)?,
        reason: row.get(4)?,
        number: row.get(5)?,
        operator: row.get(6)?,
        service: row.get(7)?,
        circle: row.get(8)?,
        provider: shop.account(&account).map(|account| account.provider.clone()),
        account,
        pack: pack_of(row)?,
        amount: parts(12)?,
        charge: parts(13)?,
        fee: parts(14)?,
        commission: parts(15)?,
        commission_source: row.get(16)?,
        clerk: row.get(17)?,
        provider_reference,
        operator_reference,
        final_at: moment_opt(row.get(19)?)?,
        on_credit: row.get(20)?,
    })
}

fn text<'a>(row: &'a Row<'_>, column: usize) -> Try<&'a str> {
    Ok(row.get_ref(column)?.as_str().map_err(rusqlite::Error::from)?)
}

fn text_or_nothing<'a>(row: &'a Row<'_>, column: usize) -> Try<Option<&'a str>> {
    Ok(row.get_ref(column)?.as_str_or_null().map_err(rusqlite::Error::from)?)
}

fn pack_of(row: &Row<'_>) -> Try<Option<String>> {
    let pack = text_or_nothing(row, 10)?.map(serde_json::from_str::<Pack>).transpose()?;
    Ok(pack.map(|pack| pack.title))
}

fn references_of(row: &Row<'_>) -> Try<References> {
    let told = text_or_nothing(row, 18)?.map(serde_json::from_str).transpose()?;
    Ok(told.unwrap_or_default())
}

fn book_names(conn: &Connection) -> Try<HashMap<i64, (String, Currency)>> {
    let mut statement = conn.prepare("SELECT id, name, currency FROM books")?;
    let mut rows = statement.query([])?;
    let mut names = HashMap::new();
    while let Some(row) = rows.next()? {
        names.insert(row.get(0)?, (row.get(1)?, currency(text(row, 2)?)?));
    }
    Ok(names)
}

fn posted(row: &Row<'_>, names: &HashMap<i64, (String, Currency)>) -> Try<(String, Money)> {
    let book: i64 = row.get(2)?;
    let (name, currency) = names.get(&book).ok_or_else(|| damaged(format!("book {book} is missing")))?;
    Ok((name.clone(), money(row.get(3)?, *currency)))
}

/// An entry without its lines.
fn entry_of(conn: &Connection, event: i64, on: i64) -> Try<JournalEntry> {
    let (kind, subject, actor): (String, String, Option<String>) = conn
        .prepare_cached("SELECT kind, subject, actor FROM events WHERE seq = ?")?
        .query_row([event], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let sale: Option<i64> = conn
        .prepare_cached("SELECT sale FROM attempts WHERE reference = ?")?
        .query_row(params![subject], |row| row.get(0))
        .optional()?;
    let receipt_no = sale.map(receipt_text);
    Ok(JournalEntry { event, day: day(on)?, kind, subject, receipt_no, actor, lines: Vec::new() })
}

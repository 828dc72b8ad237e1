//! Finding sales.

use chrono::NaiveDate;
use rusqlite::{Connection, params_from_iter, types::Value};
use tillup_core::{
    ledger::LedgerError,
    money::{Currency, Money},
    number::latin_digits,
    sale::{Sale, Status},
};

use crate::{
    codec::{OPEN, millis},
    connection::SqliteLedger,
    customers::{NAMED, digits_of, ending_range, search_form},
    failure::Try,
    rows::{SALE, held, with_attempts},
};

/// Sales with an open complaint.
const DISPUTED: &str = "receipt_no IN (SELECT sale FROM disputes WHERE ended IS NULL)";
/// Fewer digits than these are no end of a number.
const LEAST_ENDING: usize = 4;
/// Sales looked back at for an amount where no first day is given.
const LOOKED_BACK: u32 = 100_000;

/// Which sales are wanted; `None` leaves that open.
#[derive(Clone, Debug, Default)]
pub struct SalesFilter {
    /// First business day on which they were recorded.
    pub from: Option<NaiveDate>,
    /// Last one.
    pub to: Option<NaiveDate>,
    /// Where they stand.
    pub status: Option<Status>,
    /// Only those that wait for their end.
    pub open: bool,
    /// Only those with an open complaint.
    pub disputed: bool,
    /// The number in the form in which it is kept.
    pub number: Option<String>,
    /// Who sold them.
    pub clerk: Option<String>,
    /// What a person remembers of the sale: a number or its end (at least four digits), a reference, a receipt's number,
    /// an amount, a customer's name. An amount is looked for in the days given, or among the last 100,000 sales.
    pub text: Option<String>,
    /// At most so many.
    pub limit: u32,
}

/// Conditions and the values in them, in order.
#[derive(Clone, Default)]
struct Conditions {
    sql: Vec<String>,
    values: Vec<Value>,
}

impl Conditions {
    fn require(&mut self, condition: &str, value: impl Into<Value>) {
        self.sql.push(condition.to_owned());
        self.values.push(value.into());
    }
}

impl SqliteLedger {
    /// Sales, newest first.
    ///
    /// # Errors
    /// [`LedgerError::NoShop`] where days are asked for and no shop tells when they begin.
    pub fn sales(&self, filter: &SalesFilter) -> Result<Vec<Sale>, LedgerError> {
        self.read_long(|conn| {
            let conditions = self.conditions(conn, filter)?;
            let text = filter.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
            let (sql, values) = match text {
                None => listed(filter, conditions),
                Some(text) => remembered(filter, &conditions, text),
            };
            let mut statement = conn.prepare_cached(&sql)?;
            let mut rows = statement.query(params_from_iter(values))?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                found.push(held(row)?);
            }
            with_attempts(conn, found)
        })
    }

    /// What every sale of the filter has to fulfil, but for its text.
    fn conditions(&self, conn: &Connection, filter: &SalesFilter) -> Try<Conditions> {
        let mut conditions = Conditions::default();
        if let Some(clerk) = &filter.clerk {
            conditions.require("clerk = ?", clerk.clone());
        }
        if let Some(status) = filter.status {
            conditions.require("status = ?", status.code().to_owned());
        }
        if let Some(number) = &filter.number {
            conditions.require("number = ?", number.clone());
        }
        if filter.disputed {
            conditions.sql.push(DISPUTED.to_owned());
        }
        if filter.open {
            conditions.sql.push(OPEN.to_owned());
        }
        if filter.from.is_some() || filter.to.is_some() {
            let calendar = self.config_in(conn)?.calendar();
            if let Some(from) = filter.from {
                conditions.require("created_at >= ?", millis(calendar.begins(from)));
            }
            if let Some(to) = filter.to {
                conditions.require("created_at < ?", millis(calendar.span(to, to).1));
            }
        }
        conditions.require("?", 1);
        Ok(conditions)
    }
}

/// The statement for a filter without a text, on the index that fits it best, and its values.
fn listed(filter: &SalesFilter, mut conditions: Conditions) -> (String, Vec<Value>) {
    let is_open = filter.open || filter.status.is_some_and(Status::is_open);
    let index = match filter.status {
        // Few, and found by their keys.
        _ if filter.disputed => "NOT INDEXED",
        _ if filter.number.is_some() => "INDEXED BY sales_by_number",
        _ if is_open => {
            conditions.sql.push(OPEN.to_owned());
            "INDEXED BY sales_open"
        }
        Some(Status::Failed | Status::Reversed) if filter.clerk.is_none() => {
            conditions.sql.push("status IN ('failed', 'reversed')".to_owned());
            "INDEXED BY sales_not_sold"
        }
        _ if filter.clerk.is_some() => "INDEXED BY sales_by_clerk",
        _ => "INDEXED BY sales_by_time",
    };
    let sql = format!(
        "SELECT {SALE} FROM sales {index} WHERE {} ORDER BY created_at DESC, receipt_no DESC LIMIT {}",
        conditions.sql.join(" AND "),
        filter.limit
    );
    (sql, conditions.values)
}

/// The statement for a filter with a text: everything that the text can be is looked up in the place where it is found
/// at once, and what was found is put together.
fn remembered(filter: &SalesFilter, conditions: &Conditions, text: &str) -> (String, Vec<Value>) {
    let limit = filter.limit;
    let common = conditions.sql.join(" AND ");
    let mut found = Vec::new();
    let mut values = Vec::new();
    for place in places(filter, text) {
        found.push(format!(
            "SELECT receipt_no FROM (SELECT receipt_no FROM sales {} AND {common}
             ORDER BY created_at DESC, receipt_no DESC LIMIT {limit})",
            place.sql
        ));
        values.extend(place.values);
        values.extend(conditions.values.iter().cloned());
    }
    let sql = format!(
        "SELECT {SALE} FROM sales WHERE receipt_no IN ({}) ORDER BY created_at DESC, receipt_no DESC LIMIT {limit}",
        found.join(" UNION ")
    );
    (sql, values)
}

/// Where a text is looked for: an index and the condition on it, with its values.
struct Place {
    sql: String,
    values: Vec<Value>,
}

impl Place {
    fn new(sql: impl Into<String>, values: impl IntoIterator<Item = Value>) -> Self {
        Self { sql: sql.into(), values: values.into_iter().collect() }
    }
}

fn places(filter: &SalesFilter, text: &str) -> Vec<Place> {
    let typed = || Value::from(text.to_owned());
    let mut places = vec![
        Place::new(
            "WHERE receipt_no IN (SELECT sale FROM attempts WHERE reference IN (?, ?))",
            [typed(), Value::from(text.to_ascii_uppercase())],
        ),
        Place::new("INDEXED BY sales_by_number WHERE number = ?", [typed()]),
    ];
    let amount = amount_of(text);
    let digits = digits_of(text).filter(|_| amount.is_none() || !text.contains('.'));
    if let Some(digits) = &digits {
        places.extend(
            digits.parse::<i64>().ok().map(|number| Place::new("WHERE receipt_no = ?", [number.into()])),
        );
    }
    if let Some(digits) = digits.filter(|digits| digits.len() >= LEAST_ENDING) {
        places.extend(by_ending(&digits));
    }
    if let Some(amount) = amount {
        places.push(by_amount(filter, amount));
    }
    if text.chars().any(char::is_alphabetic) {
        let of_name = "INDEXED BY sales_by_number WHERE number IN
             (SELECT number FROM customers INDEXED BY customers_by_name WHERE";
        places.push(Place::new(format!("{of_name} {NAMED})"), [Value::from(search_form(text))]));
    }
    places
}

/// Numbers with that end. Those that have no customer yet are only among the open sales.
fn by_ending(digits: &str) -> [Place; 2] {
    let (from, to) = ending_range(digits);
    let length = i64::try_from(from.len()).unwrap_or(i64::MAX);
    let end: String = from.chars().rev().collect();
    [
        Place::new(
            "INDEXED BY sales_by_number WHERE number IN
             (SELECT number FROM customers INDEXED BY customers_by_ending WHERE ending >= ? AND ending < ?)",
            [from.into(), to.into()],
        ),
        Place::new(
            format!("INDEXED BY sales_open WHERE {OPEN} AND substr(number, -?) = ?"),
            [length.into(), end.into()],
        ),
    ]
}

/// Sales of that amount, or for which the customer paid that much.
fn by_amount(filter: &SalesFilter, amount: Money) -> Place {
    let parts = || Value::from(amount.parts());
    let is_it = "(amount = ? OR amount + charge = ?)";
    if filter.from.is_some() {
        return Place::new(format!("INDEXED BY sales_by_time WHERE {is_it}"), [parts(), parts()]);
    }
    // Sales are numbered in the order of time.
    let last = "SELECT max(receipt_no) FROM sales";
    Place::new(
        format!("NOT INDEXED WHERE receipt_no > ({last}) - {LOOKED_BACK} AND {is_it}"),
        [parts(), parts()],
    )
}

/// The text as an amount, as people write it.
fn amount_of(text: &str) -> Option<Money> {
    let plain: String =
        latin_digits(text).chars().filter(|character| !matches!(character, '৳' | '₹' | ',' | ' ')).collect();
    Money::parse(&plain, Currency::Bdt).ok().filter(|amount| amount.is_positive())
}

/// Sales that wait for their end, oldest first.
pub(crate) fn open_sales(conn: &Connection) -> Try<Vec<Sale>> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {SALE} FROM sales INDEXED BY sales_open WHERE {OPEN} ORDER BY created_at, receipt_no"
    ))?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(held(row)?);
    }
    with_attempts(conn, found)
}

//! Finding sales.

use chrono::NaiveDate;
use rusqlite::{Connection, params_from_iter, types::Value};
use tillup_core::{
    ledger::LedgerError,
    sale::{Sale, Status},
};

use crate::{
    codec::{OPEN, millis},
    connection::SqliteLedger,
    failure::Try,
    rows::{SALE, held, with_attempts},
};

/// Which sales are wanted; `None` leaves that open.
#[derive(Clone, Debug, Default)]
pub struct SalesFilter {
    /// First business day on which they were recorded.
    pub from: Option<NaiveDate>,
    /// Last one.
    pub to: Option<NaiveDate>,
    /// Where they stand.
    pub status: Option<Status>,
    /// The number in the form in which it is kept.
    pub number: Option<String>,
    /// Who sold them.
    pub clerk: Option<String>,
    /// At most so many.
    pub limit: u32,
}

impl SqliteLedger {
    /// Sales, newest first.
    ///
    /// # Errors
    /// [`LedgerError::NoShop`] where days are asked for and no shop tells when they begin.
    pub fn sales(&self, filter: &SalesFilter) -> Result<Vec<Sale>, LedgerError> {
        self.read_long(|conn| {
            let (sql, values) = self.query(conn, filter)?;
            let mut statement = conn.prepare_cached(&sql)?;
            let mut rows = statement.query(params_from_iter(values))?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                found.push(held(row)?);
            }
            with_attempts(conn, found)
        })
    }

    /// The statement for a filter, on the index that fits it best, and its values.
    fn query(&self, conn: &Connection, filter: &SalesFilter) -> Try<(String, Vec<Value>)> {
        let mut conditions: Vec<String> = Vec::new();
        let mut values: Vec<Value> = Vec::new();
        let mut require = |condition: &str, value: Value| {
            conditions.push(condition.to_owned());
            values.push(value);
        };
        let mut index = "sales_by_time";
        if let Some(clerk) = &filter.clerk {
            require("clerk = ?", Value::from(clerk.clone()));
            index = "sales_by_clerk";
        }
        if let Some(status) = filter.status {
            require("status = ?", Value::from(status.code().to_owned()));
        }
        if let Some(number) = &filter.number {
            require("number = ?", Value::from(number.clone()));
        }
        if filter.from.is_some() || filter.to.is_some() {
            let calendar = self.config_in(conn)?.calendar();
            if let Some(from) = filter.from {
                require("created_at >= ?", Value::from(millis(calendar.begins(from))));
            }
            if let Some(to) = filter.to {
                require("created_at < ?", Value::from(millis(calendar.span(to, to).1)));
            }
        }
        require("?", Value::from(1));
        match filter.status {
            _ if filter.number.is_some() => index = "sales_by_number",
            Some(status) if status.is_open() => {
                index = "sales_open";
                conditions.push(OPEN.to_owned());
            }
            Some(Status::Failed | Status::Reversed) if filter.clerk.is_none() => {
                index = "sales_not_sold";
                conditions.push("status IN ('failed', 'reversed')".to_owned());
            }
            _ => {}
        }
        let conditions = conditions.join(" AND ");
        let limit = filter.limit;
        let sql = format!(
            "SELECT {SALE} FROM sales INDEXED BY {index} WHERE {conditions}
             ORDER BY created_at DESC, receipt_no DESC LIMIT {limit}"
        );
        Ok((sql, values))
    }
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

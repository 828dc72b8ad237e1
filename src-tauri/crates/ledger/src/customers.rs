//! Who buys here: found by the end of the number or by name, so that a clerk types four digits and not eleven.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};
use tillup_core::{
    ledger::LedgerError,
    money::Money,
    number::{Number, latin_digits},
    operator::{OperatorCode, Service},
    sale::Status,
};
use unicode_normalization::UnicodeNormalization;

use crate::{
    codec::{currency, moment, money, operator, service},
    connection::SqliteLedger,
    failure::Try,
};

/// Digits of a number's end that are looked at: the index has no more, and more tell no two numbers of a country apart.
const ENDING: usize = 10;
/// Fewer digits than these find half the town.
const LEAST_DIGITS: usize = 2;
/// Sales looked back at for the most recent customers.
const LOOKED_BACK: u32 = 2_000;
/// Longest name kept, in characters.
const LONGEST_NAME: usize = 60;

/// Somebody who bought before, with the last sale that did not fail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecentCustomer {
    /// The number.
    pub number: Number,
    /// The name kept with it.
    pub name: Option<String>,
    /// The operator of the sale.
    pub operator: OperatorCode,
    /// Its service.
    pub service: Service,
    /// Its face value.
    pub amount: Money,
    /// When it was recorded.
    pub at: DateTime<Utc>,
}

impl SqliteLedger {
    /// Customers, the last sale first: all for an empty text, those whose number ends with the digits (at least two, of
    /// any script), else those of whose name a word begins with the text.
    pub fn recent_customers(&self, text: &str, limit: u32) -> Result<Vec<RecentCustomer>, LedgerError> {
        let text = text.trim();
        self.read(|conn| match digits_of(text) {
            _ if text.is_empty() => last_ones(conn, limit),
            Some(digits) if digits.len() < LEAST_DIGITS => Ok(Vec::new()),
            Some(digits) => by_ending(conn, &digits, limit),
            None => by_name(conn, text, limit),
        })
    }

    /// Keeps a name with a number; an empty one is forgotten. Names are not in the history, so that they can be.
    pub fn name_customer(&self, number: &Number, name: &str) -> Result<(), LedgerError> {
        let name = kept_form(name);
        self.write(|tx| {
            if name.is_empty() {
                tx.execute(
                    "UPDATE customers SET name = NULL, name_key = NULL WHERE number = ?",
                    [number.as_str()],
                )?;
            } else {
                tx.execute(
                    "INSERT INTO customers (number, name, name_key, ending) VALUES (?, ?, ?, ?)
                     ON CONFLICT DO UPDATE SET name = excluded.name, name_key = excluded.name_key",
                    params![number.as_str(), name, search_form(&name), ending_of(number.as_str())],
                )?;
            }
            Ok(())
        })
    }

    /// The name kept with a number.
    pub fn customer_name(&self, number: &Number) -> Result<Option<String>, LedgerError> {
        self.read(|conn| {
            let name = conn
                .prepare_cached("SELECT name FROM customers WHERE number = ?")?
                .query_row([number.as_str()], |row| row.get(0))
                .optional()?;
            Ok(name.flatten())
        })
    }
}

/// Keeps in step which sale is a customer's last one, after the sale came to stand at `status`.
pub(crate) fn follow(tx: &Connection, number: &Number, receipt_no: i64, status: Status) -> Try<()> {
    if status == Status::Failed {
        tx.prepare_cached("INSERT INTO customers (number, ending) VALUES (?, ?) ON CONFLICT DO NOTHING")?
            .execute([number.as_str(), &ending_of(number.as_str())])?;
        tx.prepare_cached(
            "UPDATE customers SET last_sale =
                 (SELECT receipt_no FROM sales INDEXED BY sales_by_number
                  WHERE number = ?1 AND status <> 'failed' ORDER BY created_at DESC, receipt_no DESC LIMIT 1)
             WHERE number = ?1 AND last_sale = ?2",
        )?
        .execute(params![number.as_str(), receipt_no])?;
    } else {
        tx.prepare_cached(
            "INSERT INTO customers (number, last_sale, ending) VALUES (?, ?, ?)
             ON CONFLICT DO UPDATE SET last_sale = excluded.last_sale
             WHERE last_sale IS NULL OR last_sale < excluded.last_sale",
        )?
        .execute(params![number.as_str(), receipt_no, ending_of(number.as_str())])?;
    }
    Ok(())
}

/// The digits of what may be a number or its end, written in any way; `None` where it is something else.
pub(crate) fn digits_of(text: &str) -> Option<String> {
    let between = [' ', '-', '(', ')', '+', '.', '\u{a0}'];
    let digits: String =
        latin_digits(text).chars().filter(|character| !between.contains(character)).collect();
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

/// The end of a number or id as it lies in the index: the last character first.
fn ending_of(number: &str) -> String {
    number.chars().rev().take(ENDING).collect()
}

/// From where to where numbers with that end lie in the index of endings.
pub(crate) fn ending_range(digits: &str) -> (String, String) {
    let from = ending_of(digits);
    let to = format!("{from}{}", char::MAX);
    (from, to)
}

/// The form in which names are compared: without what the eye does not see, in one writing of what it sees alike.
pub(crate) fn search_form(text: &str) -> String {
    let joiners = ['\u{200c}', '\u{200d}'];
    text.nfkc().filter(|character| !joiners.contains(character)).collect::<String>().to_lowercase()
}

/// A condition on a customer whose name has a word that begins with the one value, in its [`search_form`].
pub(crate) const NAMED: &str = "name_key IS NOT NULL AND instr(' ' || name_key, ' ' || ?) > 0";

/// A name as it is kept: on one line, without characters that nobody sees or that turn the line around.
pub(crate) fn kept_form(name: &str) -> String {
    let is_hidden = |character: char| {
        matches!(character,
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    let seen: String = name
        .chars()
        .map(|character| if character.is_control() { ' ' } else { character })
        .filter(|character| !is_hidden(*character))
        .collect();
    let words: Vec<&str> = seen.split_whitespace().collect();
    words.join(" ").chars().take(LONGEST_NAME).collect::<String>().trim_end().to_owned()
}

const CUSTOMER: &str = "sales.number, name, operator, service, currency, amount, created_at";

fn customer(row: &Row<'_>) -> Try<RecentCustomer> {
    let text = |column: usize| -> Try<String> { Ok(row.get(column)?) };
    Ok(RecentCustomer {
        number: Number::stored(text(0)?),
        name: row.get(1)?,
        operator: operator(&text(2)?)?,
        service: service(&text(3)?)?,
        amount: money(row.get(5)?, currency(&text(4)?)?),
        at: moment(row.get(6)?)?,
    })
}

/// The customers of the last sales, walked back until there are enough.
fn last_ones(conn: &Connection, limit: u32) -> Try<Vec<RecentCustomer>> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {CUSTOMER} FROM sales LEFT JOIN customers USING (number)
         WHERE receipt_no > (SELECT max(receipt_no) FROM sales) - {LOOKED_BACK} AND status <> 'failed'
         ORDER BY receipt_no DESC"
    ))?;
    let mut rows = statement.query([])?;
    let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut found: Vec<RecentCustomer> = Vec::new();
    while found.len() < wanted
        && let Some(row) = rows.next()?
    {
        let customer = customer(row)?;
        if !found.iter().any(|known| known.number == customer.number) {
            found.push(customer);
        }
    }
    Ok(found)
}

fn by_ending(conn: &Connection, digits: &str, limit: u32) -> Try<Vec<RecentCustomer>> {
    let (from, to) = ending_range(digits);
    let sql = with_last_sale("INDEXED BY customers_by_ending WHERE ending >= ? AND ending < ?");
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query(params![from, to, limit])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(customer(row)?);
    }
    Ok(found)
}

fn by_name(conn: &Connection, text: &str, limit: u32) -> Try<Vec<RecentCustomer>> {
    let sql = with_last_sale(&format!("INDEXED BY customers_by_name WHERE {NAMED}"));
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query(params![search_form(text), limit])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(customer(row)?);
    }
    Ok(found)
}

/// The statement that chooses customers out of an index alone, and only then looks at the sales of those chosen.
fn with_last_sale(chosen: &str) -> String {
    format!(
        "SELECT {CUSTOMER} FROM
             (SELECT last_sale AS chosen FROM customers {chosen} AND last_sale IS NOT NULL ORDER BY last_sale DESC LIMIT ?)
         JOIN sales ON receipt_no = chosen LEFT JOIN customers USING (number) ORDER BY receipt_no DESC"
    )
}

//! What the postings say a wallet holds, against what its provider says.

use rusqlite::{Connection, OptionalExtension, params};
use tillup_core::{
    ledger::LedgerError,
    money::{Currency, Money},
    reference::Reference,
    shop::ShopConfig,
};

use crate::{codec::money, connection::SqliteLedger, failure::Try, wallets};

/// A wallet compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reconciliation {
    /// The account.
    pub account: String,
    /// What its postings sum to, at the reading that was compared; now, where there is none.
    pub computed: Money,
    /// What the provider told last with no sale under way; `None` where it never did.
    pub reported: Option<Money>,
    /// Reported less computed.
    pub difference: Option<Money>,
    /// The first sale after which they differed, of the differences that still stand.
    pub first_difference: Option<Reference>,
    /// Face value of the attempts that are still open and so in neither figure for certain.
    pub open: Money,
}

impl SqliteLedger {
    /// Compares the wallets of all accounts, or of one, over all their readings that no open sale blurs.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] for an account that the shop does not have.
    pub fn reconcile(&self, account: Option<&str>) -> Result<Vec<Reconciliation>, LedgerError> {
        self.read(|conn| {
            let shop = self.config_in(conn)?;
            if let Some(id) = account {
                shop.account(id).ok_or(LedgerError::NotFound)?;
            }
            shop.accounts
                .iter()
                .filter(|candidate| account.is_none_or(|id| candidate.id == id))
                .map(|account| compare(conn, &shop, &account.id, account.currency))
                .collect()
        })
    }
}

/// A reading that can be compared.
struct Reading {
    balance: i64,
    after_event: i64,
    attempt: Option<String>,
    /// The event that posted the reading's own attempt, where that came after the reading.
    posted_later: Option<i64>,
}

fn compare(conn: &Connection, shop: &ShopConfig, account: &str, currency: Currency) -> Try<Reconciliation> {
    let view = wallets::view(conn, shop, account)?;
    let mut book = Book::of(conn, account, currency)?;
    let mut latest: Option<(i64, i64)> = None;
    let mut last_agreed_after = 0;
    let mut first_differing: Option<Reading> = None;
    let mut statement = conn.prepare_cached(
        "SELECT balance, after_event, attempt, posted_by
         FROM readings LEFT JOIN attempts ON attempts.reference = readings.attempt
         WHERE readings.account = ? AND currency = ? AND quiet = 1
           AND (attempt IS NULL OR posted_by IS NOT NULL)
         ORDER BY id",
    )?;
    let mut rows = statement.query(params![account, currency.code()])?;
    while let Some(row) = rows.next()? {
        let after_event = row.get(1)?;
        let posted_by: Option<i64> = row.get(3)?;
        let reading = Reading {
            balance: row.get(0)?,
            after_event,
            attempt: row.get(2)?,
            posted_later: posted_by.filter(|posted_by| *posted_by > after_event),
        };
        let computed = book.balance_after(&reading)?;
        latest = Some((reading.balance, computed));
        if reading.balance == computed {
            last_agreed_after = reading.after_event;
            first_differing = None;
        } else if first_differing.is_none() {
            first_differing = Some(reading);
        }
    }
    let first_difference = match first_differing {
        Some(Reading { attempt: Some(attempt), .. }) => sale_of(conn, &attempt)?,
        Some(_) => first_sale_after(conn, book.id, last_agreed_after)?,
        None => None,
    };
    let reported = latest.map(|(reported, _)| money(reported, currency));
    let now = view.computed.unwrap_or(Money::zero(currency));
    Ok(Reconciliation {
        account: account.to_owned(),
        computed: latest.map_or(now, |(_, computed)| money(computed, currency)),
        reported,
        difference: latest.map(|(reported, computed)| money(reported - computed, currency)),
        first_difference,
        open: view.open,
    })
}

/// A wallet's postings, folded up to one reading after the other.
struct Book<'conn> {
    conn: &'conn Connection,
    id: i64,
    after_event: i64,
    balance: i64,
}

impl<'conn> Book<'conn> {
    fn of(conn: &'conn Connection, account: &str, currency: Currency) -> Try<Self> {
        let id: Option<i64> = conn
            .prepare_cached("SELECT id FROM books WHERE name = ? AND currency = ?")?
            .query_row(params![format!("wallet:{account}"), currency.code()], |row| row.get(0))
            .optional()?;
        Ok(Self { conn, id: id.unwrap_or_default(), after_event: 0, balance: 0 })
    }

    /// The sum of the postings up to the reading, and of its own attempt's where they came later: a pending answer tells
    /// the wallet as it is with that sale.
    fn balance_after(&mut self, reading: &Reading) -> Try<i64> {
        let between: i64 = self
            .conn
            .prepare_cached("SELECT coalesce(sum(amount), 0) FROM postings WHERE event > ? AND event <= ? AND book = ?")?
            .query_row(params![self.after_event, reading.after_event, self.id], |row| row.get(0))?;
        if reading.after_event > self.after_event {
            self.after_event = reading.after_event;
        }
        self.balance += between;
        let own: Option<i64> = match reading.posted_later {
            None => None,
            Some(event) => self
                .conn
                .prepare_cached("SELECT amount FROM postings WHERE event = ? AND book = ?")?
                .query_row(params![event, self.id], |row| row.get(0))
                .optional()?,
        };
        Ok(self.balance + own.unwrap_or_default())
    }
}

fn sale_of(conn: &Connection, attempt: &str) -> Try<Option<Reference>> {
    let found: Option<String> = conn
        .prepare_cached(
            "SELECT sales.reference FROM attempts JOIN sales ON receipt_no = sale WHERE attempts.reference = ?",
        )?
        .query_row([attempt], |row| row.get(0))
        .optional()?;
    Ok(found.map(Reference::stored))
}

/// The first sale posted into the book after that event.
fn first_sale_after(conn: &Connection, book: i64, event: i64) -> Try<Option<Reference>> {
    let attempt: Option<String> = conn
        .prepare_cached(
            "SELECT subject FROM postings JOIN events ON seq = event
             WHERE event > ? AND book = ? AND kind IN ('sale_succeeded', 'sale_reversed') ORDER BY event LIMIT 1",
        )?
        .query_row(params![event, book], |row| row.get(0))
        .optional()?;
    attempt.map_or(Ok(None), |attempt| sale_of(conn, &attempt))
}

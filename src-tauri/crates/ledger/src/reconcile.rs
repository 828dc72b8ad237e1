//! What the postings say a wallet holds, against what its provider says.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};
use tillup_core::{
    ledger::LedgerError,
    money::{Currency, Money},
    reference::Reference,
    shop::ShopConfig,
};

use crate::{
    codec::{moment, money},
    connection::SqliteLedger,
    failure::Try,
    wallets,
};

/// A wallet compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reconciliation {
    /// The account.
    pub account: String,
    /// What its postings sum to, at the reading that was compared; now, where there is none.
    pub computed: Money,
    /// What the provider told last; `None` where it never did.
    pub reported: Option<Money>,
    /// When it told that for the last time.
    pub told_at: Option<DateTime<Utc>>,
    /// Reported less computed.
    pub difference: Option<Money>,
    /// The first sale after which they differed, of the differences that still stand.
    pub first_difference: Option<Reference>,
    /// Face value of the attempts that are still open and so in neither figure for certain.
    pub open: Money,
}

impl SqliteLedger {
    /// Compares the wallets of all accounts, or of one: as last told, and for the first difference over all readings that
    /// no open sale blurs.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] for an account that the shop does not have.
    pub fn reconcile(&self, account: Option<&str>) -> Result<Vec<Reconciliation>, LedgerError> {
        self.read_long(|conn| {
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

/// The oldest reading of the unbroken run of differences that ends with the latest reading.
struct Differing {
    attempt: Option<String>,
}

fn compare(conn: &Connection, shop: &ShopConfig, account: &str, currency: Currency) -> Try<Reconciliation> {
    let view = wallets::view(conn, shop, account)?;
    let mut latest: Option<(Money, Money, DateTime<Utc>)> = None;
    let mut first_differing: Option<Differing> = None;
    let mut agreed_after = 0;
    // A pending answer tells the wallet as it is with that sale, which was posted only later; one whose sale was never
    // posted cannot be compared.
    let mut statement = conn.prepare_cached(
        "SELECT balance, computed, attempt, after_event, posted_by, last_at
         FROM readings LEFT JOIN attempts ON attempts.reference = readings.attempt
         WHERE readings.account = ? AND currency = ? AND quiet = 1 AND (attempt IS NULL OR posted_by IS NOT NULL)
         ORDER BY id DESC",
    )?;
    let mut rows = statement.query(params![account, currency.code()])?;
    while let Some(row) = rows.next()? {
        let after_event: i64 = row.get(3)?;
        let reported = money(row.get(0)?, currency);
        let computed = money(row.get(1)?, currency);
        let posted_later = row.get::<_, Option<i64>>(4)?.filter(|posted_by| *posted_by > after_event);
        let computed = match posted_later {
            Some(event) => computed.plus(posted(conn, event, account, currency)?)?,
            None => computed,
        };
        if latest.is_none() {
            latest = Some((reported, computed, moment(row.get(5)?)?));
        }
        if reported == computed {
            agreed_after = after_event;
            break;
        }
        first_differing = Some(Differing { attempt: row.get(2)? });
    }
    let mut first_difference = match first_differing {
        Some(Differing { attempt: Some(attempt) }) => sale_of(conn, &attempt)?,
        Some(Differing { attempt: None }) => first_sale_after(conn, account, currency, agreed_after)?,
        None => None,
    };
    if let Some((reported, computed, at)) = blurred_since(conn, account, currency, agreed_after)? {
        latest = Some((reported, computed, at));
        if reported == computed {
            first_difference = None;
        } else if first_difference.is_none() {
            first_difference = first_sale_under_way(conn, account)?;
        }
    }
    let now = view.computed.unwrap_or(Money::zero(currency));
    let difference = latest.map(|(reported, computed, _)| reported.minus(computed)).transpose()?;
    Ok(Reconciliation {
        account: account.to_owned(),
        computed: latest.map_or(now, |(_, computed, _)| computed),
        reported: latest.map(|(reported, ..)| reported),
        told_at: latest.map(|(.., at)| at),
        difference,
        first_difference,
        open: view.open,
    })
}

/// The last reading, where it was taken while a sale was under way: what was told, what the postings said, when.
fn blurred_since(
    conn: &Connection,
    account: &str,
    currency: Currency,
    agreed_after: i64,
) -> Try<Option<(Money, Money, DateTime<Utc>)>> {
    let told: Option<(i64, i64, i64)> = conn
        .prepare_cached(
            "SELECT balance, computed, last_at FROM (SELECT * FROM readings WHERE account = ?1 ORDER BY id DESC LIMIT 1)
             WHERE quiet = 0 AND attempt IS NULL AND currency = ?2 AND after_event >= ?3",
        )?
        .query_row(params![account, currency.code(), agreed_after], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    told.map(|(balance, computed, at)| Ok((money(balance, currency), money(computed, currency), moment(at)?)))
        .transpose()
}

/// The first sale of the account that is still under way: the wallet may have it in it already.
fn first_sale_under_way(conn: &Connection, account: &str) -> Try<Option<Reference>> {
    let found: Option<String> = conn
        .prepare_cached(
            "SELECT sales.reference FROM attempts INDEXED BY attempts_open JOIN sales ON receipt_no = sale
             WHERE account = ? AND attempts.status IN ('recorded', 'sending', 'pending', 'unknown')
                   AND attempts.status <> 'recorded'
             ORDER BY sale LIMIT 1",
        )?
        .query_row([account], |row| row.get(0))
        .optional()?;
    Ok(found.map(Reference::stored))
}

/// What an event posted into the wallet.
pub(crate) fn posted(conn: &Connection, event: i64, account: &str, currency: Currency) -> Try<Money> {
    let parts: Option<i64> = conn
        .prepare_cached(
            "SELECT amount FROM postings JOIN books ON books.id = book WHERE event = ? AND name = ? AND currency = ?",
        )?
        .query_row(params![event, format!("wallet:{account}"), currency.code()], |row| row.get(0))
        .optional()?;
    Ok(money(parts.unwrap_or_default(), currency))
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

/// The first sale posted into the wallet after that event.
fn first_sale_after(
    conn: &Connection,
    account: &str,
    currency: Currency,
    event: i64,
) -> Try<Option<Reference>> {
    let attempt: Option<String> = conn
        .prepare_cached(
            "SELECT subject FROM books CROSS JOIN postings ON book = books.id CROSS JOIN events ON seq = event
             WHERE name = ? AND currency = ? AND event > ? AND kind IN ('sale_succeeded', 'sale_reversed')
             ORDER BY event LIMIT 1",
        )?
        .query_row(params![format!("wallet:{account}"), currency.code(), event], |row| row.get(0))
        .optional()?;
    attempt.map_or(Ok(None), |attempt| sale_of(conn, &attempt))
}

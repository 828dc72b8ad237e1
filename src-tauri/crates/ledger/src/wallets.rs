//! What the shop holds at its providers: by the postings, and as the providers tell.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};
use tillup_core::{
    ledger::{LedgerError, WalletView},
    money::Money,
    postings,
    sale::Attempt,
    shop::ShopConfig,
};

use crate::{
    bodies::WalletMoved,
    books::{post, wallet_balance},
    chain::{Entry, append},
    codec::{millis, money},
    failure::Try,
    wallet_history,
};

/// A balance that a provider told.
struct Reading<'a> {
    account: &'a str,
    balance: Money,
    at: DateTime<Utc>,
    /// The attempt whose answer told it.
    attempt: Option<&'a str>,
}

/// A wallet as far as the ledger knows it.
pub(crate) fn view(conn: &Connection, shop: &ShopConfig, account: &str) -> Try<WalletView> {
    let zero = Money::zero(shop.account(account).ok_or(LedgerError::NotFound)?.currency);
    let is_known = conn
        .prepare_cached("SELECT 1 FROM wallets WHERE account = ?")?
        .query_row([account], |_| Ok(()))
        .optional()?
        .is_some();
    let (computed, _) = wallet_balance(conn, account, zero)?;
    let (open, open_attempts): (i64, u32) = conn
        .prepare_cached(
            "SELECT coalesce(sum(sales.amount), 0), count(*)
             FROM attempts INDEXED BY attempts_open JOIN sales ON sales.receipt_no = attempts.sale
             WHERE attempts.account = ? AND attempts.status IN ('recorded', 'sending', 'pending', 'unknown')",
        )?
        .query_row([account], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(WalletView {
        computed: is_known.then_some(computed),
        open: money(open, zero.currency()),
        open_attempts,
    })
}

/// Keeps a balance that a provider told by itself.
pub(crate) fn record_balance(
    tx: &Connection,
    shop: &ShopConfig,
    account: &str,
    balance: Money,
    at: DateTime<Utc>,
) -> Try<()> {
    Money::zero(shop.account(account).ok_or(LedgerError::NotFound)?.currency).plus(balance)?;
    read(tx, shop, &Reading { account, balance, at, attempt: None })
}

/// Keeps a balance that the answer to an attempt told, after the event which that answer caused.
pub(crate) fn read_with_attempt(
    tx: &Connection,
    shop: &ShopConfig,
    attempt: &Attempt,
    balance: Money,
    at: DateTime<Utc>,
) -> Try<()> {
    let is_its_currency =
        shop.account(&attempt.account).is_some_and(|account| account.currency == balance.currency());
    if !is_its_currency {
        return Ok(());
    }
    let reading =
        Reading { account: &attempt.account, balance, at, attempt: Some(attempt.reference.as_str()) };
    read(tx, shop, &reading)
}

fn read(tx: &Connection, shop: &ShopConfig, reading: &Reading<'_>) -> Try<()> {
    let quiet = is_quiet(tx, reading)?;
    // A reading that no other sale blurs shows what was there before the ledger; one from a pending answer may or may
    // not have that sale in it.
    if quiet && !is_pending(tx, reading)? && !is_opened(tx, reading.account)? {
        open(tx, shop, reading)?;
    }
    let (computed, after_event) = wallet_balance(tx, reading.account, reading.balance)?;
    let same_as_last: Option<i64> = tx
        .prepare_cached(
            "SELECT id FROM (SELECT * FROM readings WHERE account = ?1 ORDER BY id DESC LIMIT 1)
             WHERE balance = ?2 AND currency = ?3 AND after_event = ?4 AND quiet = ?5 AND attempt IS ?6",
        )?
        .query_row(
            params![
                reading.account,
                reading.balance.parts(),
                reading.balance.currency().code(),
                after_event,
                quiet,
                reading.attempt
            ],
            |row| row.get(0),
        )
        .optional()?;
    match same_as_last {
        Some(id) => {
            tx.prepare_cached("UPDATE readings SET last_at = ? WHERE id = ?")?
                .execute(params![millis(reading.at), id])?;
        }
        None => {
            tx.prepare_cached(
                "INSERT INTO readings (account, currency, balance, at, last_at, after_event, attempt, quiet, computed)
                 VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                reading.account,
                reading.balance.currency().code(),
                reading.balance.parts(),
                millis(reading.at),
                after_event,
                reading.attempt,
                quiet,
                computed.parts(),
            ])?;
        }
    }
    Ok(())
}

/// Whether no other attempt of the account is under way, and nothing was posted since the provider was asked. What is
/// only recorded was not sent and moved nothing.
fn is_quiet(tx: &Connection, reading: &Reading<'_>) -> Try<bool> {
    let other: Option<i64> = tx
        .prepare_cached(
            "SELECT 1 FROM attempts INDEXED BY attempts_open
             WHERE account = ? AND status IN ('recorded', 'sending', 'pending', 'unknown') AND status <> 'recorded'
                   AND reference IS NOT ? LIMIT 1",
        )?
        .query_row(params![reading.account, reading.attempt], |row| row.get(0))
        .optional()?;
    let (_, last_event) = wallet_balance(tx, reading.account, reading.balance)?;
    let posted_at: Option<i64> = tx
        .prepare_cached("SELECT at FROM events WHERE seq = ?")?
        .query_row([last_event], |row| row.get(0))
        .optional()?;
    Ok(other.is_none() && posted_at.is_none_or(|posted_at| posted_at <= millis(reading.at)))
}

/// Whether the reading's own attempt is not posted yet.
fn is_pending(tx: &Connection, reading: &Reading<'_>) -> Try<bool> {
    let Some(attempt) = reading.attempt else {
        return Ok(false);
    };
    Ok(tx
        .prepare_cached("SELECT posted_by IS NULL FROM attempts WHERE reference = ?")?
        .query_row([attempt], |row| row.get(0))?)
}

fn is_opened(tx: &Connection, account: &str) -> Try<bool> {
    let opened: Option<i64> = tx
        .prepare_cached("SELECT 1 FROM wallets WHERE account = ? AND opened_by IS NOT NULL")?
        .query_row([account], |row| row.get(0))
        .optional()?;
    Ok(opened.is_some())
}

/// What the wallet held before the ledger saw it: what was told less what the postings say.
fn open(tx: &Connection, shop: &ShopConfig, reading: &Reading<'_>) -> Try<()> {
    let (computed, _) = wallet_balance(tx, reading.account, reading.balance)?;
    let amount = reading.balance.minus(computed)?;
    let body =
        WalletMoved { amount, day: shop.calendar().day_of(reading.at), note: None, once: None, paid: None };
    let entry = Entry { at: reading.at, kind: "wallet_opened", subject: reading.account, actor: None };
    let seq = append(tx, &entry, &body)?;
    post(tx, seq, body.day, &postings::opening(reading.account, amount))?;
    wallet_history::note(tx, seq, reading.account, "opened")?;
    tx.execute(
        "INSERT INTO wallets (account, known_by, opened_by) VALUES (?1, ?2, ?2)
         ON CONFLICT DO UPDATE SET opened_by = excluded.opened_by",
        params![reading.account, seq],
    )?;
    Ok(())
}

//! Money put into wallets.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};
use tillup_core::{
    ledger::LedgerError,
    money::Money,
    once::{Once, is_booked},
    postings,
};

use crate::{
    bodies::WalletMoved,
    books::post,
    chain::{Entry, append},
    connection::SqliteLedger,
    failure::Try,
    wallet_history,
};

/// Money that was put into a wallet: `amount` arrived, `paid` was given for it; the rest is commission by uplift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WalletLoad<'a> {
    /// The account.
    pub account: &'a str,
    /// What arrived.
    pub amount: Money,
    /// What was given for it.
    pub paid: Money,
    /// A note; empty where there is none.
    pub note: &'a str,
    /// Its own mark: the same load is booked once, however often it is sent. Without one, each is a load of its own.
    pub once: Option<&'a str>,
}

impl SqliteLedger {
    /// Books a load, each time it is called.
    ///
    /// # Errors
    /// As [`SqliteLedger::book_load`].
    pub fn load_wallet(
        &self,
        account: &str,
        amount: Money,
        paid: Money,
        note: &str,
        actor: &str,
        at: DateTime<Utc>,
    ) -> Result<(), LedgerError> {
        self.book_load(&WalletLoad { account, amount, paid, note, once: None }, actor, at)
    }

    /// Books a load, once if it carries a mark.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] for an account that the shop does not have; [`LedgerError::Damaged`] for amounts in
    /// another currency than its wallet's; [`LedgerError::Once`] for a mark that is none or another load's.
    pub fn book_load(
        &self,
        load: &WalletLoad<'_>,
        actor: &str,
        at: DateTime<Utc>,
    ) -> Result<(), LedgerError> {
        let once = load.once.map(Once::parse).transpose()?;
        let WalletLoad { account, amount, paid, note, .. } = *load;
        self.write(|tx| {
            let shop = self.config_in(tx)?;
            let currency = shop.account(account).ok_or(LedgerError::NotFound)?.currency;
            // Says it where the currencies differ.
            Money::zero(currency).plus(amount)?;
            if let Some(once) = &once {
                let meant = (account.to_owned(), amount, Some(paid));
                if is_booked(booked_as(tx, once)?.as_ref(), &meant).map_err(LedgerError::from)? {
                    return Ok(());
                }
            }
            let body = WalletMoved {
                amount,
                day: shop.calendar().day_of(at),
                note: Some(note.to_owned()).filter(|note| !note.is_empty()),
                once: once.as_ref().map(|once| once.as_str().to_owned()),
                paid: Some(paid),
            };
            let entry = Entry { at, kind: "wallet_loaded", subject: account, actor: Some(actor) };
            let seq = append(tx, &entry, &body)?;
            post(tx, seq, body.day, &postings::load(account, amount, paid)?)?;
            wallet_history::note(tx, seq, account, "loaded")?;
            if let Some(once) = &once {
                tx.prepare_cached("INSERT INTO wallet_loads (once, event) VALUES (?, ?)")?
                    .execute(params![once.as_str(), seq])?;
            }
            tx.execute(
                "INSERT INTO wallets (account, known_by) VALUES (?, ?) ON CONFLICT DO NOTHING",
                params![account, seq],
            )?;
            Ok(())
        })
    }
}

/// The load that stands under a mark: which wallet, what arrived, what was paid.
fn booked_as(tx: &Connection, once: &Once) -> Try<Option<(String, Money, Option<Money>)>> {
    let found: Option<(String, String)> = tx
        .prepare_cached("SELECT subject, body FROM wallet_loads JOIN events ON seq = event WHERE once = ?")?
        .query_row([once.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((account, body)) = found else { return Ok(None) };
    let WalletMoved { amount, paid, .. } = serde_json::from_str(&body)?;
    Ok(Some((account, amount, paid)))
}

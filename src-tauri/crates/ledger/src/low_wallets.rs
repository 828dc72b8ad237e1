//! What lies in the wallets as far as is known without asking anybody, and what a usual day takes out of them.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};
use tillup_core::{
    ledger::LedgerError,
    money::{Currency, Money},
};

use crate::{
    books::wallet_balance, codec::day_number, codec::money, connection::SqliteLedger, failure::Try,
    reconcile::posted,
};

/// Days before today that tell what a usual one is.
const LOOKED_AT: chrono::Days = chrono::Days::new(14);

/// A wallet against its use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WalletUse {
    /// The account.
    pub account: String,
    /// What its provider told last, and what the postings moved since; by the postings alone where it never told.
    pub standing: Money,
    /// Face value sold on a day on which anything was sold, on average over the last two weeks.
    pub usual_day: Option<Money>,
}

impl SqliteLedger {
    /// The wallets of the accounts that are switched on and of which anything is known. Reads a few rows of each, so that
    /// it can be asked after every sale.
    ///
    /// # Errors
    /// The ledger's own.
    pub fn wallet_uses(&self, today: NaiveDate) -> Result<Vec<WalletUse>, LedgerError> {
        self.read_long(|conn| {
            let shop = self.config_in(conn)?;
            let mut uses = Vec::new();
            for account in shop.accounts.iter().filter(|account| account.enabled) {
                if let Some(standing) = standing(conn, &account.id, account.currency)? {
                    let usual_day = usual_day(conn, &account.id, account.currency, today)?;
                    uses.push(WalletUse { account: account.id.clone(), standing, usual_day });
                }
            }
            Ok(uses)
        })
    }
}

/// What lies in a wallet; `None` where neither its provider nor the owner ever told.
fn standing(conn: &Connection, account: &str, currency: Currency) -> Try<Option<Money>> {
    let (now, _) = wallet_balance(conn, account, Money::zero(currency))?;
    let told: Option<(i64, i64, i64, Option<i64>)> = conn
        .prepare_cached(
            "SELECT balance, computed, after_event, posted_by
             FROM readings LEFT JOIN attempts ON attempts.reference = readings.attempt
             WHERE readings.account = ? AND currency = ? ORDER BY id DESC LIMIT 1",
        )?
        .query_row(params![account, currency.code()], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })
        .optional()?;
    let Some((balance, computed, after_event, posted_by)) = told else {
        let is_known = conn
            .prepare_cached("SELECT 1 FROM wallets WHERE account = ?")?
            .query_row([account], |_| Ok(()))
            .optional()?
            .is_some();
        return Ok(is_known.then_some(now));
    };
    let mut computed = money(computed, currency);
    // An answer tells the wallet as it is with its own sale, which may be posted only later.
    if let Some(event) = posted_by.filter(|event| *event > after_event) {
        computed = computed.plus(posted(conn, event, account, currency)?)?;
    }
    Ok(Some(money(balance, currency).plus(now.minus(computed)?)?))
}

fn usual_day(conn: &Connection, account: &str, currency: Currency, today: NaiveDate) -> Try<Option<Money>> {
    let first = today.checked_sub_days(LOOKED_AT).unwrap_or(today);
    let (sold, days): (i64, i64) = conn
        .prepare_cached(
            "SELECT coalesce(sum(amount), 0), count(DISTINCT day) FROM totals
             WHERE day >= ?1 AND day < ?2 AND currency = ?3 AND account = ?4 AND succeeded > 0",
        )?
        .query_row(params![day_number(first), day_number(today), currency.code(), account], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    Ok(sold.checked_div(days).filter(|usual| *usual > 0).map(|usual| money(usual, currency)))
}

//! The engine's door.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use tillup_core::{
    debtor::Debtor,
    ledger::{
        Change, KeptList, Ledger, LedgerError, NewAttempt, NewSale, NumberMemory, Recorded, WalletView,
    },
    money::Money,
    number::Number,
    reference::Reference,
    sale::{Evidence, Sale},
    shop::ShopConfig,
};

use crate::{attempts, connection::SqliteLedger, debtors, lists, lookups, rows, sales, search, wallets};

impl Ledger for SqliteLedger {
    fn config(&self) -> Result<Arc<ShopConfig>, LedgerError> {
        self.read(|conn| self.config_in(conn))
    }

    fn record(&self, sale: &NewSale) -> Result<Recorded, LedgerError> {
        let session = self.session_name()?;
        self.write(|tx| sales::record(tx, sale, &session))
    }

    fn add_attempt(&self, sale: &Reference, attempt: &NewAttempt) -> Result<(), LedgerError> {
        let session = self.session_name()?;
        self.write(|tx| sales::add_attempt(tx, sale, attempt, &session))
    }

    fn mark_sending(
        &self,
        attempt: &Reference,
        evidence: &Evidence,
        at: DateTime<Utc>,
    ) -> Result<bool, LedgerError> {
        let session = self.session_name()?;
        self.write(|tx| attempts::mark_sending(tx, attempt, evidence, at, &session))
    }

    fn apply(&self, attempt: &Reference, change: &Change) -> Result<Sale, LedgerError> {
        self.write(|tx| attempts::apply(tx, &*self.config_in(tx)?, attempt, change))
    }

    fn claim_check(
        &self,
        attempt: &Reference,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Result<bool, LedgerError> {
        self.write(|tx| lookups::claim_check(tx, attempt, now, until))
    }

    fn due(&self, now: DateTime<Utc>, limit: u32) -> Result<Vec<Reference>, LedgerError> {
        self.read(|conn| lookups::due(conn, now, limit))
    }

    fn next_due_at(&self) -> Result<Option<DateTime<Utc>>, LedgerError> {
        self.read(|conn| lookups::next_due_at(conn))
    }

    fn interrupted(&self) -> Result<Vec<Reference>, LedgerError> {
        let in_flight = self.read(|conn| lookups::in_flight(conn))?;
        let without_program =
            |session: &Option<String>| session.as_ref().is_none_or(|name| self.has_ended(name));
        let interrupted = in_flight.into_iter().filter(|(_, session)| without_program(session));
        Ok(interrupted.map(|(reference, _)| reference).collect())
    }

    fn open_sales(&self) -> Result<Vec<Sale>, LedgerError> {
        self.read(|conn| search::open_sales(conn))
    }

    fn recent_successes(
        &self,
        providers: &[&str],
        since: DateTime<Utc>,
        limit: u32,
    ) -> Result<Vec<Reference>, LedgerError> {
        self.read(|conn| {
            let shop = self.config_in(conn)?;
            let of_these =
                shop.accounts.iter().filter(|account| providers.contains(&account.provider.as_str()));
            let accounts: Vec<&str> = of_these.map(|account| account.id.as_str()).collect();
            if accounts.is_empty() {
                Ok(Vec::new())
            } else {
                lookups::recent_successes(conn, &accounts, since, limit)
            }
        })
    }

    fn sale(&self, reference: &Reference) -> Result<Option<Sale>, LedgerError> {
        self.read(|conn| Ok(rows::load(conn, reference.as_str())?.map(|held| held.sale)))
    }

    fn repeat_of(
        &self,
        number: &Number,
        amount: Money,
        since: DateTime<Utc>,
    ) -> Result<Option<Reference>, LedgerError> {
        self.read(|conn| sales::repeat_of(conn, number, amount, since))
    }

    fn debtor(&self, id: i64) -> Result<Option<Debtor>, LedgerError> {
        self.read(|conn| debtors::find(conn, id))
    }

    fn memory(&self, number: &Number) -> Result<Option<NumberMemory>, LedgerError> {
        self.read(|conn| lists::memory(conn, number))
    }

    fn wallet(&self, account: &str) -> Result<WalletView, LedgerError> {
        self.read(|conn| wallets::view(conn, &*self.config_in(conn)?, account))
    }

    fn record_balance(&self, account: &str, balance: Money, at: DateTime<Utc>) -> Result<(), LedgerError> {
        self.write(|tx| wallets::record_balance(tx, &*self.config_in(tx)?, account, balance, at))
    }

    fn paused_until(&self, account: &str) -> Result<Option<DateTime<Utc>>, LedgerError> {
        self.read(|conn| lists::paused_until(conn, account))
    }

    fn pause(&self, account: &str, until: DateTime<Utc>) -> Result<(), LedgerError> {
        self.write(|tx| lists::pause(tx, account, until))
    }

    fn kept_list(&self, account: &str, key: &str) -> Result<Option<KeptList>, LedgerError> {
        self.read(|conn| lists::kept(conn, account, key))
    }

    fn keep_list(&self, account: &str, key: &str, list: &KeptList) -> Result<(), LedgerError> {
        self.write(|tx| lists::keep(tx, account, key, list))
    }
}

//! The ledger as the engine has it: what it changes is told to whoever watches.

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
use tillup_ledger::SqliteLedger;
use tokio::sync::broadcast;

/// Changes kept for a watcher that is busy; one that misses some is told so and reads the open sales anew.
const KEPT: usize = 1_024;

/// The ledger, and who watches it. Telling is one push into memory: it neither waits nor fails.
pub(crate) struct WatchedLedger {
    ledger: Arc<SqliteLedger>,
    changed: broadcast::Sender<Reference>,
}

impl WatchedLedger {
    pub(crate) fn new(ledger: Arc<SqliteLedger>) -> Self {
        Self { ledger, changed: broadcast::Sender::new(KEPT) }
    }

    pub(crate) fn subscribe(&self) -> broadcast::Receiver<Reference> {
        self.changed.subscribe()
    }

    fn tell(&self, reference: &Reference) {
        // Nobody may be watching; then nobody wants to know.
        let _ = self.changed.send(reference.clone());
    }
}

impl Ledger for WatchedLedger {
    fn record(&self, sale: &NewSale) -> Result<Recorded, LedgerError> {
        let recorded = self.ledger.record(sale)?;
        if let Recorded::New(reference) = &recorded {
            self.tell(reference);
        }
        Ok(recorded)
    }

    fn add_attempt(&self, sale: &Reference, attempt: &NewAttempt) -> Result<(), LedgerError> {
        self.ledger.add_attempt(sale, attempt)?;
        self.tell(sale);
        Ok(())
    }

    fn mark_sending(
        &self,
        attempt: &Reference,
        evidence: &Evidence,
        at: DateTime<Utc>,
    ) -> Result<bool, LedgerError> {
        let marked = self.ledger.mark_sending(attempt, evidence, at)?;
        if marked {
            self.tell(attempt);
        }
        Ok(marked)
    }

    fn apply(&self, attempt: &Reference, change: &Change) -> Result<Sale, LedgerError> {
        let sale = self.ledger.apply(attempt, change)?;
        self.tell(&sale.reference);
        Ok(sale)
    }

    fn claim_check(
        &self,
        attempt: &Reference,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Result<bool, LedgerError> {
        let claimed = self.ledger.claim_check(attempt, now, until)?;
        if claimed {
            self.tell(attempt);
        }
        Ok(claimed)
    }

    fn config(&self) -> Result<Arc<ShopConfig>, LedgerError> {
        self.ledger.config()
    }

    fn due(&self, now: DateTime<Utc>, limit: u32) -> Result<Vec<Reference>, LedgerError> {
        self.ledger.due(now, limit)
    }

    fn next_due_at(&self) -> Result<Option<DateTime<Utc>>, LedgerError> {
        self.ledger.next_due_at()
    }

    fn interrupted(&self) -> Result<Vec<Reference>, LedgerError> {
        self.ledger.interrupted()
    }

    fn open_sales(&self) -> Result<Vec<Sale>, LedgerError> {
        self.ledger.open_sales()
    }

    fn recent_successes(
        &self,
        providers: &[&str],
        since: DateTime<Utc>,
        limit: u32,
    ) -> Result<Vec<Reference>, LedgerError> {
        self.ledger.recent_successes(providers, since, limit)
    }

    fn sale(&self, reference: &Reference) -> Result<Option<Sale>, LedgerError> {
        self.ledger.sale(reference)
    }

    fn repeat_of(
        &self,
        number: &Number,
        amount: Money,
        since: DateTime<Utc>,
    ) -> Result<Option<Reference>, LedgerError> {
        self.ledger.repeat_of(number, amount, since)
    }

    fn debtor(&self, id: i64) -> Result<Option<Debtor>, LedgerError> {
        self.ledger.debtor(id)
    }

    fn memory(&self, number: &Number) -> Result<Option<NumberMemory>, LedgerError> {
        self.ledger.memory(number)
    }

    fn wallet(&self, account: &str) -> Result<WalletView, LedgerError> {
        self.ledger.wallet(account)
    }

    fn record_balance(
        &self,
        account: &str,
        balance: Money,
        asked_at: DateTime<Utc>,
    ) -> Result<(), LedgerError> {
        self.ledger.record_balance(account, balance, asked_at)
    }

    fn paused_until(&self, account: &str) -> Result<Option<DateTime<Utc>>, LedgerError> {
        self.ledger.paused_until(account)
    }

    fn pause(&self, account: &str, until: DateTime<Utc>) -> Result<(), LedgerError> {
        self.ledger.pause(account, until)
    }

    fn kept_list(&self, account: &str, key: &str) -> Result<Option<KeptList>, LedgerError> {
        self.ledger.kept_list(account, key)
    }

    fn keep_list(&self, account: &str, key: &str, list: &KeptList) -> Result<(), LedgerError> {
        self.ledger.keep_list(account, key, list)
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use broadcast::error::{RecvError, TryRecvError};

    use super::*;

    #[tokio::test]
    async fn a_watcher_that_sleeps_holds_nobody_up_and_learns_that_it_missed_some() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = SqliteLedger::open(folder.path().join("ledger.sqlite3")).unwrap();
        let watched = WatchedLedger::new(Arc::new(ledger));
        let reference = |place: usize| Reference::stored(format!("R{place}"));
        watched.tell(&reference(0));
        let mut asleep = watched.subscribe();
        let began = Instant::now();
        (1..=10_000).for_each(|place| watched.tell(&reference(place)));
        // Far below a disk's commit, of which there are two in a sale.
        assert!(began.elapsed() < Duration::from_millis(500), "{:?}", began.elapsed());
        let missed = 10_000 - KEPT;
        assert_eq!(asleep.recv().await, Err(RecvError::Lagged(missed.try_into().unwrap())));
        for place in missed + 1..=10_000 {
            assert_eq!(asleep.recv().await, Ok(reference(place)));
        }
        assert_eq!(asleep.try_recv(), Err(TryRecvError::Empty));
    }

    #[tokio::test]
    async fn what_was_not_written_is_not_told() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = SqliteLedger::open(folder.path().join("ledger.sqlite3")).unwrap();
        let watched = WatchedLedger::new(Arc::new(ledger));
        let mut watching = watched.subscribe();
        let nobodys = Reference::stored("NOBODYS");
        assert!(watched.mark_sending(&nobodys, &Evidence::default(), Utc::now()).is_err());
        assert_eq!(watched.claim_check(&nobodys, Utc::now(), Utc::now()), Ok(false));
        assert_eq!(watching.try_recv(), Err(TryRecvError::Empty));
    }
}

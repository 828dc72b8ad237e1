//! The named steps of a sale, and decorators around the engine's ports that end the process at one of them.

use std::{
    io::Write,
    process,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use tillup_core::{
    account::AccountKeys,
    ledger::{
        Change, KeptList, Ledger, LedgerError, NewAttempt, NewSale, NumberMemory, Recorded, WalletView,
    },
    money::Money,
    number::Number,
    ports::{Exchange, Keys, KeysError},
    reference::Reference,
    sale::{Evidence, Sale},
    shop::ShopConfig,
    wire::{ExchangeError, NotSent, WireAnswer, WireRequest},
};

/// How long an answer is awaited before the process ends there: the provider has the request by then.
const AWAITED: Duration = Duration::from_millis(250);

/// What the engine is doing, as far as its calls show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Nothing is written down yet: lists and balances are asked.
    Asking,
    /// Written down, not marked as sending: the balance before is asked.
    Evidence,
    /// Marked as sending.
    Submitting,
    /// The answer is there.
    Answered,
    /// A look-up is taken.
    LookingUp,
}

/// Ends the process where it was told to.
pub struct Trap {
    at: String,
    phase: Mutex<Phase>,
    attempts: AtomicU32,
}

impl Trap {
    /// A trap at the step of that name; an empty name is met nowhere.
    pub fn new(at: String) -> Arc<Self> {
        Arc::new(Self { at, phase: Mutex::new(Phase::Asking), attempts: AtomicU32::new(0) })
    }

    /// Ends the process like a power cut would: no destructor runs, nothing is flushed.
    fn spring(&self) -> ! {
        let mut out = std::io::stdout();
        let _ = writeln!(out, "ended at {}", self.at);
        let _ = out.flush();
        process::abort()
    }

    /// Steps of a second attempt have names of their own.
    fn is_at(&self, point: &str) -> bool {
        let second = self.attempts.load(Ordering::SeqCst) > 1;
        match self.at.strip_prefix("second-") {
            Some(at) => second && at == point,
            None => !second && self.at == point,
        }
    }

    fn hit(&self, point: &str) {
        if self.is_at(point) {
            self.spring()
        }
    }

    fn phase(&self) -> Phase {
        *self.phase.lock().unwrap()
    }

    fn enter(&self, phase: Phase) {
        *self.phase.lock().unwrap() = phase;
    }

    fn written_down(&self, attempt: &NewAttempt) {
        self.attempts.fetch_add(1, Ordering::SeqCst);
        self.enter(if attempt.sending { Phase::Submitting } else { Phase::Evidence });
    }

    /// One call between its two points.
    fn around<T>(&self, name: &str, call: impl FnOnce() -> T) -> T {
        self.hit(&format!("before-{name}"));
        let done = call();
        self.hit(&format!("after-{name}"));
        done
    }
}

/// Keys with a trap.
pub struct TrappedKeys(pub Arc<dyn Keys>, pub Arc<Trap>);

impl Keys for TrappedKeys {
    fn load(&self, account: &str, names: &[&str]) -> Result<AccountKeys, KeysError> {
        self.1.around("keys", || self.0.load(account, names))
    }

    fn store(&self, account: &str, keys: &AccountKeys) -> Result<(), KeysError> {
        self.0.store(account, keys)
    }
}

/// An exchange with a trap.
pub struct TrappedExchange(pub Arc<dyn Exchange>, pub Arc<Trap>);

#[async_trait]
impl Exchange for TrappedExchange {
    async fn send(&self, request: WireRequest) -> Result<WireAnswer, ExchangeError> {
        let trap = &self.1;
        let name = match trap.phase() {
            Phase::Asking => "question",
            Phase::Evidence => "evidence",
            Phase::Submitting => "submission",
            Phase::Answered | Phase::LookingUp => "look-up",
        };
        trap.hit(&format!("before-{name}"));
        let sending = self.0.send(request);
        let answer = if trap.is_at(&format!("awaiting-{name}")) {
            match tokio::time::timeout(AWAITED, sending).await {
                Ok(answer) => answer,
                Err(_) => trap.spring(),
            }
        } else {
            sending.await
        };
        trap.hit(&format!("after-{name}"));
        if trap.phase() == Phase::Submitting {
            trap.enter(Phase::Answered);
        }
        answer
    }

    async fn reach(&self, base_url: &str) -> Result<Duration, NotSent> {
        self.0.reach(base_url).await
    }
}

/// A ledger with a trap.
pub struct TrappedLedger(pub Arc<dyn Ledger>, pub Arc<Trap>);

impl Ledger for TrappedLedger {
    fn record(&self, sale: &NewSale) -> Result<Recorded, LedgerError> {
        self.1.hit("before-record");
        let recorded = self.0.record(sale)?;
        let is_new = matches!(recorded, Recorded::New(_));
        if is_new {
            self.1.written_down(&sale.attempt);
        }
        self.1.hit("after-record");
        Ok(recorded)
    }

    fn add_attempt(&self, sale: &Reference, attempt: &NewAttempt) -> Result<(), LedgerError> {
        self.1.hit("before-next-attempt");
        self.0.add_attempt(sale, attempt)?;
        self.1.hit("after-next-attempt");
        self.1.written_down(attempt);
        Ok(())
    }

    fn mark_sending(
        &self,
        attempt: &Reference,
        evidence: &Evidence,
        at: DateTime<Utc>,
    ) -> Result<bool, LedgerError> {
        let marked = self.1.around("mark-sending", || self.0.mark_sending(attempt, evidence, at));
        self.1.enter(Phase::Submitting);
        marked
    }

    fn apply(&self, attempt: &Reference, change: &Change) -> Result<Sale, LedgerError> {
        // What a program that ended left behind is not a step of this sale.
        let name = match self.1.phase() {
            Phase::Answered => "apply",
            Phase::LookingUp => "look-up-apply",
            Phase::Asking | Phase::Evidence | Phase::Submitting => "recovery-apply",
        };
        self.1.around(name, || self.0.apply(attempt, change))
    }

    fn claim_check(
        &self,
        attempt: &Reference,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Result<bool, LedgerError> {
        let claimed = self.1.around("claim", || self.0.claim_check(attempt, now, until));
        self.1.enter(Phase::LookingUp);
        claimed
    }

    fn record_balance(&self, account: &str, balance: Money, at: DateTime<Utc>) -> Result<(), LedgerError> {
        self.1.around("balance-kept", || self.0.record_balance(account, balance, at))
    }

    fn keep_list(&self, account: &str, key: &str, list: &KeptList) -> Result<(), LedgerError> {
        self.1.around("list-kept", || self.0.keep_list(account, key, list))
    }

    fn sale(&self, reference: &Reference) -> Result<Option<Sale>, LedgerError> {
        let sale = self.0.sale(reference);
        if self.1.phase() == Phase::Answered {
            self.1.hit("reading-back");
        }
        sale
    }

    fn config(&self) -> Result<Arc<ShopConfig>, LedgerError> {
        self.0.config()
    }

    fn due(&self, now: DateTime<Utc>, limit: u32) -> Result<Vec<Reference>, LedgerError> {
        self.0.due(now, limit)
    }

    fn next_due_at(&self) -> Result<Option<DateTime<Utc>>, LedgerError> {
        self.0.next_due_at()
    }

    fn interrupted(&self) -> Result<Vec<Reference>, LedgerError> {
        self.0.interrupted()
    }

    fn open_sales(&self) -> Result<Vec<Sale>, LedgerError> {
        self.0.open_sales()
    }

    fn recent_successes(
        &self,
        providers: &[&str],
        since: DateTime<Utc>,
        limit: u32,
    ) -> Result<Vec<Reference>, LedgerError> {
        self.0.recent_successes(providers, since, limit)
    }

    fn repeat_of(
        &self,
        number: &Number,
        amount: Money,
        since: DateTime<Utc>,
    ) -> Result<Option<Reference>, LedgerError> {
        self.0.repeat_of(number, amount, since)
    }

    fn debtor(&self, id: i64) -> Result<Option<tillup_core::debtor::Debtor>, LedgerError> {
        self.0.debtor(id)
    }

    fn memory(&self, number: &Number) -> Result<Option<NumberMemory>, LedgerError> {
        self.0.memory(number)
    }

    fn wallet(&self, account: &str) -> Result<WalletView, LedgerError> {
        self.0.wallet(account)
    }

    fn paused_until(&self, account: &str) -> Result<Option<DateTime<Utc>>, LedgerError> {
        self.0.paused_until(account)
    }

    fn pause(&self, account: &str, until: DateTime<Utc>) -> Result<(), LedgerError> {
        self.0.pause(account, until)
    }

    fn kept_list(&self, account: &str, key: &str) -> Result<Option<KeptList>, LedgerError> {
        self.0.kept_list(account, key)
    }
}

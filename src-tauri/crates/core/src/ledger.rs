//! What the engine needs of the ledger. Every method is one durable transaction or one read.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::{
    debtor::{Debtor, DebtorRefusal},
    dispute::DisputeRefusal,
    money::Money,
    number::Number,
    once::OnceRefusal,
    operator::{OperatorCode, Service},
    reference::Reference,
    sale::{Commission, Evidence, Order, Reason, Resolution, Sale, Status},
    shop::ShopConfig,
};

/// Why the ledger could not do it. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LedgerError {
    /// No shop has been set up in this data folder.
    #[error("no shop is set up here yet; provision one first")]
    NoShop,
    /// A newer program wrote this ledger.
    #[error(
        "this ledger was written by a newer Tillup (version {found}, this program knows {known}); update the program"
    )]
    Newer {
        /// Version in the file.
        found: i64,
        /// Version known here.
        known: i64,
    },
    /// A migration that was applied is not the one this program has.
    #[error(
        "migration {0} in this ledger is not the one this program knows; the file was changed or is not Tillup's"
    )]
    MigrationChanged(i64),
    /// The reference exists already; nothing was written.
    #[error("the reference exists already")]
    ReferenceTaken,
    /// There is no such sale, account or user.
    #[error("not found")]
    NotFound,
    /// The shop would be left without an owner who can sign in.
    #[error("a shop is never without an owner who can sign in; make somebody else an owner first")]
    LastOwner,
    /// A due; nothing was written.
    #[error(transparent)]
    Debtor(#[from] DebtorRefusal),
    /// A complaint; nothing was written.
    #[error(transparent)]
    Dispute(#[from] DisputeRefusal),
    /// The mark of something that is booked once; nothing was written.
    #[error(transparent)]
    Once(#[from] OnceRefusal),
    /// The data in the file contradict themselves.
    #[error("the ledger's data are damaged: {0}")]
    Damaged(String),
    /// SQLite or the disk failed.
    #[error("the ledger could not be read or written: {0}")]
    Storage(String),
}

/// A sale to be written down.
#[derive(Clone, Debug)]
pub struct NewSale {
    /// What is sold.
    pub order: Order,
    /// Who sells it.
    pub clerk: String,
    /// Stops the sale if one of the same number and amount was recorded since then, or is open. `None`: confirmed.
    pub guard_since: Option<DateTime<Utc>>,
    /// Whose due it goes on; `None`: it is paid in cash.
    pub debtor: Option<i64>,
    /// Its first attempt.
    pub attempt: NewAttempt,
}

/// An attempt to be written down.
#[derive(Clone, Debug)]
pub struct NewAttempt {
    /// A new reference.
    pub reference: Reference,
    /// The account.
    pub account: String,
    /// Why this account, for people.
    pub chosen_because: String,
    /// What it is expected to earn.
    pub expected_commission: Commission,
    /// Written as already being sent: saves a commit where nothing lies between writing and sending.
    pub sending: bool,
    /// When.
    pub at: DateTime<Utc>,
}

/// What became of writing a sale down.
#[derive(Clone, Debug)]
pub enum Recorded {
    /// Written; its reference is the attempt's.
    New(Reference),
    /// The duplicate guard stopped it: this earlier sale has the same number and amount.
    Repeat(Reference),
}

/// A change of an attempt's state by evidence.
#[derive(Clone, Debug)]
pub struct Change {
    /// The new state.
    pub status: Status,
    /// Why.
    pub reason: Option<Reason>,
    /// What is newly known.
    pub evidence: Evidence,
    /// What it earned, if it succeeded.
    pub commission: Commission,
    /// When it is to be looked up next; `None`: not by itself.
    pub next_check_at: Option<DateTime<Utc>>,
    /// A person's word.
    pub resolution: Option<Resolution>,
    /// When.
    pub at: DateTime<Utc>,
}

/// What is remembered of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberMemory {
    /// The operator it was last sold with success.
    pub operator: OperatorCode,
    /// The service.
    pub service: Service,
    /// The circle.
    pub circle: Option<String>,
}

/// A wallet as far as the ledger knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WalletView {
    /// The sum of its postings; `None` before the provider was first asked or a load recorded.
    pub computed: Option<Money>,
    /// Face value of its open attempts.
    pub open: Money,
    /// How many they are.
    pub open_attempts: u32,
}

/// A list of a provider, kept for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptList {
    /// As JSON of the core's types.
    pub json: String,
    /// When the provider gave it.
    pub fetched_at: DateTime<Utc>,
}

/// The durable record. All methods are safe to call from several threads and programs at once.
pub trait Ledger: Send + Sync {
    /// What the owner has set.
    fn config(&self) -> Result<Arc<ShopConfig>, LedgerError>;

    /// Writes a sale and its first attempt down, unless the duplicate guard stops it. Durable on return.
    fn record(&self, sale: &NewSale) -> Result<Recorded, LedgerError>;

    /// Writes a further attempt of a sale down; only if its last attempt failed.
    fn add_attempt(&self, sale: &Reference, attempt: &NewAttempt) -> Result<(), LedgerError>;

    /// Marks a recorded attempt as being sent. `false`: somebody else moved it, do not send.
    fn mark_sending(
        &self,
        attempt: &Reference,
        evidence: &Evidence,
        at: DateTime<Utc>,
    ) -> Result<bool, LedgerError>;

    /// Moves an attempt if its present state allows it ([`Status::may_become`]), posts what that moves, and gives the sale
    /// as it now is. A change to the same state adds its evidence. Anything else leaves the attempt as it is.
    fn apply(&self, attempt: &Reference, change: &Change) -> Result<Sale, LedgerError>;

    /// Takes the next look-up of an attempt, so that no other program does it before `until`. `false`: taken already,
    /// or not due at `now`.
    fn claim_check(
        &self,
        attempt: &Reference,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Result<bool, LedgerError>;

    /// Attempts whose look-up is due, longest due first.
    fn due(&self, now: DateTime<Utc>, limit: u32) -> Result<Vec<Reference>, LedgerError>;

    /// When the next look-up is due.
    fn next_due_at(&self) -> Result<Option<DateTime<Utc>>, LedgerError>;

    /// Attempts still recorded or sending although the program that made them has ended.
    fn interrupted(&self) -> Result<Vec<Reference>, LedgerError>;

    /// Sales that wait for their end, oldest first.
    fn open_sales(&self) -> Result<Vec<Sale>, LedgerError>;

    /// Succeeded attempts since `since` at accounts of these providers, newest first: to be watched for reversal.
    fn recent_successes(
        &self,
        providers: &[&str],
        since: DateTime<Utc>,
        limit: u32,
    ) -> Result<Vec<Reference>, LedgerError>;

    /// The sale of that reference or of an attempt of that reference.
    fn sale(&self, reference: &Reference) -> Result<Option<Sale>, LedgerError>;

    /// Whether a sale of this number and amount is open or was recorded since then and did not fail.
    fn repeat_of(
        &self,
        number: &Number,
        amount: Money,
        since: DateTime<Utc>,
    ) -> Result<Option<Reference>, LedgerError>;

    /// Somebody who buys on credit, with what they owe and what of it is under way.
    fn debtor(&self, id: i64) -> Result<Option<Debtor>, LedgerError>;

    /// What is remembered of a number.
    fn memory(&self, number: &Number) -> Result<Option<NumberMemory>, LedgerError>;

    /// A wallet as far as the ledger knows it.
    fn wallet(&self, account: &str) -> Result<WalletView, LedgerError>;

    /// Keeps a balance that the provider told when asked at `asked_at`; the first one of an account that no sale under way
    /// blurs sets its opening.
    fn record_balance(
        &self,
        account: &str,
        balance: Money,
        asked_at: DateTime<Utc>,
    ) -> Result<(), LedgerError>;

    /// Until when the provider wants to be left alone.
    fn paused_until(&self, account: &str) -> Result<Option<DateTime<Utc>>, LedgerError>;

    /// Keeps until when the provider wants to be left alone.
    fn pause(&self, account: &str, until: DateTime<Utc>) -> Result<(), LedgerError>;

    /// A kept list.
    fn kept_list(&self, account: &str, key: &str) -> Result<Option<KeptList>, LedgerError>;

    /// Keeps a list.
    fn keep_list(&self, account: &str, key: &str, list: &KeptList) -> Result<(), LedgerError>;
}

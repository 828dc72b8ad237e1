//! A shop, wired: its data folder with the ledger, the keys, the exchange and the providers behind one door.
//!
//! This is the composition root that both programs share; it names the concrete parts and holds no rule of its own that
//! the core could hold.

mod audit;
mod backups;
mod clock;
mod counter;
mod debtors;
mod demo;
mod disputes;
mod error;
mod export;
mod file;
mod folder;
mod fresh;
mod low_wallets;
mod overview;
mod printing;
mod provision;
mod rules;
mod set_up;
mod settings;
mod settling;
mod shifts;
mod sign_in;
mod wallets;
mod watched;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

pub use audit::{AuditChange, AuditLine, AuditQuery};
pub use backups::{
    BackupError, Backups, FoundBackup, ListedBackup, NewPlan, Progress, Restore, Restored,
    SHORTEST_PASSPHRASE, Step, drives, found_backups, look_at_backup, restore,
};
pub use clock::SystemClock;
pub use counter::OfferKeys;
pub use debtors::DebtorForm;
pub use demo::{DEMO_OWNER, DEMO_PIN, DemoShop};
pub use disputes::DisputeForm;
pub use error::ShopError;
pub use export::{Export, Format};
pub use folder::default_folder;
pub use low_wallets::LowWallet;
pub use overview::Overview;
pub use printing::{DocumentPage, DocumentView, FileForm, HandedOut, LookPreview};
pub use provision::Provisioned;
pub use set_up::{NewAccount, NewShop};
pub use settings::{
    AccountSettings, LimitRow, Person, PrefixRow, RatePreview, RateRow, RoutedOperator, RoutingTable,
    SaleInQuestion, ShopForm,
};
pub use sign_in::ShopUser;
pub use wallets::{LoadForm, Loaded};

pub use tillup_backups::{Keep, is_sealed};
use tillup_core::{
    access::{Action, SignedIn, allows},
    engine::{Engine, Providers},
    ports::{Clock, Exchange, Keys},
    reference::Reference,
};
pub use tillup_documents::{Message as ReadyMessage, placeholders};
use tillup_keys::SystemKeyring;
use tillup_ledger::SqliteLedger;
pub use tillup_printers::{
    CodePage, Found as FoundPrinter, Outcome as PrintOutcome, address_text, parse_address,
};
use tillup_providers::{exchange::HttpExchange, registry::Registry};
use tokio::sync::broadcast;

use printing::Printing;
use watched::WatchedLedger;

/// The ledger's file in a data folder.
pub fn ledger_file(folder: &Path) -> PathBuf {
    folder.join("ledger.sqlite3")
}

/// An opened shop.
pub struct Shop {
    ledger: Arc<SqliteLedger>,
    watched: Arc<WatchedLedger>,
    engine: Engine,
    keys: Arc<dyn Keys>,
    clock: Arc<dyn Clock>,
    providers: Providers,
    is_demo: bool,
    printing: Printing,
}

/// The parts of the outside world that a shop stands on; tests put their own in.
pub struct Outside {
    /// Where keys are kept; `None`: in the system's keyring.
    pub keys: Option<Arc<dyn Keys>>,
    /// Who sends.
    pub exchange: Arc<dyn Exchange>,
    /// The time.
    pub clock: Arc<dyn Clock>,
}

impl Default for Outside {
    fn default() -> Self {
        Self { keys: None, exchange: Arc::new(HttpExchange::default()), clock: Arc::new(SystemClock) }
    }
}

impl Shop {
    /// Opens the shop in a data folder, which is made if it is not there. The folder may hold no shop yet.
    pub fn open(folder: &Path) -> Result<Self, ShopError> {
        Self::open_with(folder, Outside::default())
    }

    /// Opens the shop in a data folder on the given parts.
    pub fn open_with(folder: &Path, outside: Outside) -> Result<Self, ShopError> {
        folder::make(folder)?;
        let ledger = Arc::new(SqliteLedger::open(ledger_file(folder))?);
        let keys = match outside.keys {
            Some(keys) => keys,
            None => Arc::new(SystemKeyring::new(ledger.id()?)),
        };
        let providers: Providers =
            Registry::builtin().iter().map(|provider| (provider.id(), provider.clone())).collect();
        let watched = Arc::new(WatchedLedger::new(ledger.clone()));
        let engine = Engine::new(
            watched.clone(),
            outside.exchange,
            keys.clone(),
            outside.clock.clone(),
            providers.clone(),
        );
        Ok(Self {
            ledger,
            watched,
            engine,
            keys,
            clock: outside.clock,
            providers,
            is_demo: false,
            printing: Printing::default(),
        })
    }

    /// The engine that sells and settles.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// The ledger, for reports and the like.
    pub fn ledger(&self) -> &SqliteLedger {
        &self.ledger
    }

    /// Tells of every sale that this program changes from now on, by the reference of the sale or of one of its attempts;
    /// the ledger finds the sale by either. A receiver that lags has missed some and reads the open sales anew.
    pub fn subscribe(&self) -> broadcast::Receiver<Reference> {
        self.watched.subscribe()
    }

    /// Whether another program wrote into the ledger since this was last asked; for asking every second. Then the open
    /// sales are to be read anew.
    pub fn changed_elsewhere(&self) -> Result<bool, ShopError> {
        Ok(self.ledger.changed_elsewhere()?)
    }

    /// The time.
    pub fn clock(&self) -> &dyn Clock {
        &*self.clock
    }

    /// The providers this program knows.
    pub fn providers(&self) -> &Providers {
        &self.providers
    }

    /// Whether it is a demo, which is to be shown wherever the shop is.
    pub fn is_demo(&self) -> bool {
        self.is_demo
    }

    /// Refuses what the role does not allow.
    pub fn require(&self, who: &SignedIn, action: Action) -> Result<(), ShopError> {
        if allows(who.role, action) { Ok(()) } else { Err(ShopError::NotAllowed) }
    }
}

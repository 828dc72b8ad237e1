//! The durable record: one SQLite file that keeps what happened (events), what it moved (postings), and what stands
//! now (sales, attempts, totals, wallets) in step, one transaction at a time.
//!
//! Every method is safe to call from several threads and from several programs on the same file. `docs/ledger.md`
//! describes the tables.

mod attempts;
mod audit;
mod backup;
mod backups;
mod bodies;
mod books;
mod chain;
mod codec;
mod config;
mod config_store;
mod connection;
mod customers;
mod debtors;
mod disputes;
mod elsewhere;
mod exports;
mod failure;
mod forecasts;
mod groups;
mod habits;
mod identity;
mod issues;
mod ledger;
mod lists;
mod loads;
mod look;
mod lookups;
mod low_wallets;
mod migrations;
mod print_jobs;
mod printing_settings;
mod quality;
mod reconcile;
mod reports;
mod restore;
mod rows;
mod sales;
mod search;
mod sessions;
mod settings;
mod shifts;
mod sold_alike;
#[doc(hidden)]
pub mod synthetic;
mod users;
mod verify;
mod wallet_history;
mod wallets;

pub use audit::{AuditEntry, AuditFilter, AuditGroup, AuditPlace, Deed};
pub use backup::{CopyError, put_in_place};
pub use backups::{BackupMade, BackupPlan, BackupTry};
pub use connection::SqliteLedger;
pub use customers::RecentCustomer;
pub use forecasts::{WalletForecast, moment_of};
pub use loads::WalletLoad;
pub use look::{Look, entries_lost, head_of_copy, look_at, user_in_copy};
pub use low_wallets::WalletUse;
pub use printing_settings::LookUnreadable;
pub use reconcile::Reconciliation;
pub use restore::{RestoreNote, Restoring, restore_from};
pub use search::SalesFilter;
pub use settings::{NewUser, Settings};
pub use users::{PinGate, User};
pub use verify::{Break, ChainBreak, VerifyReport};
pub use wallet_history::{WalletDay, WalletEvent, WalletHistory, WalletLine, WalletPlace};

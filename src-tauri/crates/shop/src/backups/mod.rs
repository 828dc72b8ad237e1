//! Backups: made by hand or by themselves once a day, sealed with the owner's passphrase, read back before they count, and
//! brought back.

mod daily;
mod error;
mod make;
mod places;
mod plan;
mod restore;
mod work;

pub use error::BackupError;
pub(crate) use error::disk_code;
pub use places::{FoundBackup, drives, found_backups};
pub use plan::{Backups, ListedBackup, NewPlan};
pub use restore::{Restore, Restored, look_at_backup, restore};

/// Characters of the shortest passphrase that is taken.
pub const SHORTEST_PASSPHRASE: usize = 8;

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The ledger is being copied.
    Copying,
    /// The copy is being written out.
    Writing,
    /// What was written is being read back.
    Checking,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub step: Step,
    /// So much of it is done.
    pub done: u64,
    /// Of so much.
    pub of: u64,
}

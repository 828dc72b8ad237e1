//! What a backup is as a file: sealed with the owner's passphrase in the age format, named so that it is known again, and
//! kept for its time. What lies in it is the ledger's.

mod name;
mod rotation;
mod seal;

pub use name::BackupName;
pub use rotation::{Keep, outlived};
pub use seal::{Hashed, SealError, Written, copy, is_sealed, seal, unseal};

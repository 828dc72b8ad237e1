//! Provider keys: in the operating system's keyring, or in memory for the demo shop.
//!
//! Keys are never logged, and neither are the keyring's errors: two of their variants hold the secret.

mod memory;
mod system;

pub use memory::MemoryKeys;
pub use system::SystemKeyring;

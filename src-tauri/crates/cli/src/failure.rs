//! What went wrong, as the outward contract tells it: code, message, exit status.

use tillup_core::{engine::EngineError, ledger::LedgerError};
use tillup_shop::ShopError;

/// Why a command was not done.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The shop.
    #[error(transparent)]
    Shop(#[from] ShopError),
    /// The command line is right in form and wrong in sense.
    #[error("{0}")]
    Usage(String),
    /// A file cannot be read or written.
    #[error("{what}: {error}")]
    File {
        /// Which, and what for.
        what: String,
        /// What the system said.
        error: std::io::Error,
    },
    /// The ledger is not whole; what is wrong was printed.
    #[error("the ledger is not whole")]
    NotWhole,
    /// Standard output is closed.
    #[error("the answer could not be written: {0}")]
    Output(std::io::Error),
}

impl From<EngineError> for Failure {
    fn from(error: EngineError) -> Self {
        Self::Shop(error.into())
    }
}

impl From<LedgerError> for Failure {
    fn from(error: LedgerError) -> Self {
        Self::Shop(error.into())
    }
}

impl Failure {
    /// Stable code and exit status.
    pub fn told(&self) -> (&'static str, u8) {
        match self {
            Self::Shop(error) => {
                let told = error.told();
                (told.code, told.exit)
            }
            Self::Usage(_) => ("usage", 2),
            Self::File { .. } => ("file", 2),
            Self::NotWhole => ("not_whole", 1),
            Self::Output(_) => ("output", 1),
        }
    }
}

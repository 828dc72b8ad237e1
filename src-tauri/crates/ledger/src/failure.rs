//! One error inside the crate, so that `?` works on SQLite, JSON and money alike.

use rusqlite::ErrorCode;
use tillup_core::{ledger::LedgerError, money::MoneyError};

/// What went wrong in the ledger; becomes a [`LedgerError`] at the door.
#[derive(Debug)]
pub(crate) struct Failure(LedgerError);

pub(crate) type Try<T> = Result<T, Failure>;

/// Data in the file that cannot be what this program wrote.
pub(crate) fn damaged(what: impl Into<String>) -> Failure {
    Failure(LedgerError::Damaged(what.into()))
}

impl From<Failure> for LedgerError {
    fn from(failure: Failure) -> Self {
        failure.0
    }
}

impl From<LedgerError> for Failure {
    fn from(error: LedgerError) -> Self {
        Self(error)
    }
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        let harmed =
            matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase));
        Self(if harmed {
            LedgerError::Damaged(error.to_string())
        } else {
            LedgerError::Storage(error.to_string())
        })
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self(LedgerError::Storage(error.to_string()))
    }
}

impl From<MoneyError> for Failure {
    fn from(error: MoneyError) -> Self {
        damaged(error.to_string())
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        damaged(format!("unreadable JSON: {error}"))
    }
}

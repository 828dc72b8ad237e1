//! What the till needs of the outside world.

use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use crate::{
    account::AccountKeys,
    wire::{ExchangeError, NotSent, WireAnswer, WireRequest},
};

/// Sends one request, once. Never retries, never follows a redirect, never pools a connection whose state it does not
/// know, bounds every phase in time and the answer in size.
#[async_trait]
pub trait Exchange: Send + Sync {
    /// Sends the request and reads the whole answer.
    async fn send(&self, request: WireRequest) -> Result<WireAnswer, ExchangeError>;

    /// Whether the host of an address can be reached: its name is resolved and a connection made and closed again, within
    /// 3 seconds. Nothing is sent over it. Gives how long that took.
    async fn reach(&self, base_url: &str) -> Result<Duration, NotSent>;
}

/// The time, and waiting.
#[async_trait]
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> DateTime<Utc>;

    /// Waits.
    async fn sleep(&self, duration: Duration);
}

/// Why keys cannot be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeysError {
    /// The keyring is absent.
    #[error("the system's keyring is not running; start it and try again")]
    Unavailable,
    /// The keyring waits for somebody to unlock it.
    #[error("the system's keyring is locked; unlock it and try again")]
    Locked,
    /// The keyring refused to keep or give a key.
    #[error("the system's keyring refused the key")]
    Refused,
}

impl KeysError {
    /// The stable code of the outward contract.
    pub fn code(self) -> &'static str {
        match self {
            Self::Locked => "keyring_locked",
            Self::Unavailable | Self::Refused => "keyring_unavailable",
        }
    }
}

/// Where provider keys are kept.
pub trait Keys: Send + Sync {
    /// The keys of an account, by the names its provider needs; a name that is not there is left out.
    fn load(&self, account: &str, names: &[&str]) -> Result<AccountKeys, KeysError>;

    /// Keeps keys of an account, replacing those of the same names.
    fn store(&self, account: &str, keys: &AccountKeys) -> Result<(), KeysError>;
}

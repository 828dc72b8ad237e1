//! What a command answers when it could not do its work.

use serde::Serialize;

use crate::counter::stub::ShopError;

/// An error as the window sees it: a stable code to choose words by, and a sentence for whoever has to look into it.
#[derive(Debug, Clone, Serialize, thiserror::Error)]
#[error("{code}: {message}")]
pub struct CommandError {
    code: &'static str,
    message: String,
}

impl CommandError {
    /// A fault of this program rather than of the shop's data.
    pub fn internal(message: impl Into<String>) -> Self {
        Self { code: "internal", message: message.into() }
    }
}

impl From<ShopError> for CommandError {
    fn from(error: ShopError) -> Self {
        Self { code: "internal", message: error.to_string() }
    }
}

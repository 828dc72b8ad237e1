//! What a command answers when it could not do its work.

use serde::Serialize;
use tillup_shop::ShopError;

/// An error as the window sees it: a stable code to choose words by, and a sentence for whoever has to look into it.
#[derive(Debug, Serialize)]
pub struct CommandError {
    code: &'static str,
    message: String,
}

impl CommandError {
    /// A fault of this program rather than of the shop.
    pub fn internal(message: impl Into<String>) -> Self {
        Self { code: "internal", message: message.into() }
    }
}

impl From<ShopError> for CommandError {
    fn from(error: ShopError) -> Self {
        Self { code: error.told().code, message: error.to_string() }
    }
}

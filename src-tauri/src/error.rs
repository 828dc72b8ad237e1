//! What a command answers when it could not do its work.

use serde::Serialize;
use tillup_core::{
    access::Role, debtor::DebtorRefusal, engine::EngineError, ledger::LedgerError, ports::KeysError,
    reference::Reference,
};
use tillup_shop::ShopError;

/// An error as the window sees it: a stable code to choose words by, and a sentence for whoever has to look into it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CommandError {
    pub code: &'static str,
    pub message: String,
    /// Until it may be tried again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u64>,
    /// The sale that it speaks of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// What stands against selling on credit.
    #[serde(flatten)]
    pub owed: Option<Box<Owed>>,
}

/// How far somebody's credit goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Owed {
    /// What is owed.
    pub due: String,
    /// What may be owed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<String>,
}

impl Owed {
    fn of(refusal: &DebtorRefusal) -> Option<Box<Self>> {
        let limit = refusal.limit().map(|limit| limit.to_string());
        refusal.due().map(|due| Box::new(Self { due: due.to_string(), limit }))
    }
}

impl CommandError {
    /// An error that only this program has.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), seconds: None, reference: None, owed: None }
    }

    /// A fault of this program rather than of the shop.
    pub fn internal(message: impl Into<String>) -> Self {
        Self::new("internal", message)
    }

    /// What went wrong once the sale was written down: it is on its way, and nobody may think that it is not.
    pub fn of_recorded(self, sale: &Reference) -> Self {
        let message = format!("sale {sale} is under way, but could not be read: {}", self.message);
        Self { reference: Some(sale.to_string()), ..Self::new("sent_not_written", message) }
    }

    /// What the engine would not do, with the provider's own words as they came: wallets are the owner's.
    pub fn for_owner(error: EngineError) -> Self {
        let message = error.text_for(Role::Owner);
        Self { message, ..error.into() }
    }

    /// Nobody is at the till, or nobody has been for too long.
    pub fn signed_out() -> Self {
        Self::new("signed_out", "nobody is signed in at this till")
    }
}

impl From<ShopError> for CommandError {
    fn from(error: ShopError) -> Self {
        let reference = match &error {
            ShopError::Engine(EngineError::RepeatGuard(reference))
            | ShopError::Engine(EngineError::SentNotWritten { reference, .. }) => Some(reference.to_string()),
            _ => None,
        };
        let owed = error.of_due().and_then(Owed::of);
        Self {
            code: error.told().code,
            message: error.to_string(),
            seconds: error.seconds_to_wait(),
            reference,
            owed,
        }
    }
}

impl From<EngineError> for CommandError {
    fn from(error: EngineError) -> Self {
        ShopError::from(error).into()
    }
}

impl From<LedgerError> for CommandError {
    fn from(error: LedgerError) -> Self {
        ShopError::from(error).into()
    }
}

impl From<KeysError> for CommandError {
    fn from(error: KeysError) -> Self {
        ShopError::from(error).into()
    }
}

impl From<tauri::Error> for CommandError {
    fn from(error: tauri::Error) -> Self {
        Self::internal(error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_wait_is_told_in_whole_seconds_that_are_surely_enough() {
        for (wait, seconds) in [(0, 1), (1, 1), (1000, 1), (1001, 2), (64_000, 64)] {
            let error = CommandError::from(ShopError::TooSoon(Duration::from_millis(wait)));
            assert_eq!((error.code, error.seconds), ("too_soon", Some(seconds)), "{wait} ms");
        }
    }

    #[test]
    fn a_stopped_repeat_names_the_earlier_sale() {
        let earlier = Reference::stored("T1ABCDEF".to_owned());
        let error = CommandError::from(EngineError::RepeatGuard(earlier));
        assert_eq!((error.code, error.reference.as_deref()), ("repeat_guard", Some("T1ABCDEF")));
        let told = serde_json::to_value(CommandError::signed_out()).unwrap();
        assert_eq!(told["code"], "signed_out");
        assert!(told.get("seconds").is_none() && told.get("reference").is_none(), "{told}");
    }
}

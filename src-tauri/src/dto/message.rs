//! What the program tells the window by itself.

use serde::Serialize;

use super::sale::SaleDto;

/// Whether the providers can be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Network {
    pub state: Reach,
    /// How long the quickest answer took.
    pub milliseconds: Option<u64>,
}

/// How well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Reach {
    Online,
    /// It answers, but a sale will take its time.
    Slow,
    Offline,
    /// Not known yet, or there is nobody to reach.
    Unasked,
}

impl Network {
    /// Before anything is known.
    pub const UNASKED: Self = Self { state: Reach::Unasked, milliseconds: None };
}

/// What the program tells by itself.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Message {
    /// A sale is new or not as it was.
    Sale { sale: Box<SaleDto> },
    /// How well the providers are reached.
    Network { network: Network },
    /// Somebody wants to close the window while these sales are open.
    Closing { open: Vec<SaleDto> },
    /// The customer's display was opened or closed.
    CustomerDisplay { open: bool },
    /// Nobody touched the till for too long.
    Locked,
    /// A daily backup was tried.
    Backups,
    /// The print queue moved.
    Printing,
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn messages_have_the_words_of_the_interface() {
        let told = |message| serde_json::to_value::<Message>(message).unwrap();
        assert_eq!(told(Message::Locked), json!({ "kind": "locked" }));
        assert_eq!(
            told(Message::CustomerDisplay { open: true }),
            json!({ "kind": "customerDisplay", "open": true })
        );
        assert_eq!(
            told(Message::Network { network: Network { state: Reach::Slow, milliseconds: Some(1600) } }),
            json!({ "kind": "network", "network": { "state": "slow", "milliseconds": 1600 } })
        );
        assert_eq!(told(Message::Closing { open: Vec::new() }), json!({ "kind": "closing", "open": [] }));
    }
}

//! Packs that providers sell.

use serde::{Deserialize, Serialize};

use crate::{money::Money, operator::OperatorCode};

/// A pack on sale at one account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    /// The id to sell it by, unique within the account, operator and category of list.
    pub id: String,
    /// The account that sells it.
    pub account: String,
    /// The shop's operator code.
    pub operator: OperatorCode,
    /// The provider's title, as it came.
    pub title: String,
    /// What it costs.
    pub price: Money,
    /// How long it lasts, as the provider words it; empty where it does not tell.
    pub validity: String,
    /// `internet`, `minutes`, `combo`, `talktime`, `sms`, `drive`, `regular` … in small letters.
    pub category: String,
    /// What it earns, where the provider tells.
    pub commission: Option<Money>,
    /// What the provider wants back when the pack is bought, by field name (`package`, `ticketId`, `tranId` …).
    pub identifiers: Vec<(String, String)>,
}

/// The pack of a sale: enough to send it, print it and tell it later.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SoldOffer {
    /// The id it was chosen by.
    pub id: String,
    /// Its title when it was chosen.
    pub title: String,
    /// What the provider wants back.
    pub identifiers: Vec<(String, String)>,
    /// Commission the list promised, as a decimal; empty where it promised none.
    #[serde(default)]
    pub promised_commission: String,
}

impl From<&Offer> for SoldOffer {
    fn from(offer: &Offer) -> Self {
        Self {
            id: offer.id.clone(),
            title: offer.title.clone(),
            identifiers: offer.identifiers.clone(),
            promised_commission: offer.commission.map(|money| money.to_string()).unwrap_or_default(),
        }
    }
}

impl SoldOffer {
    /// The identifier of that name.
    pub fn identifier(&self, name: &str) -> Option<&str> {
        self.identifiers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// What a list of packs is asked for.
#[derive(Clone, Debug, Default)]
pub struct OfferQuery {
    /// The shop's operator code.
    pub operator: Option<OperatorCode>,
    /// The customer's number, for providers whose packs depend on it.
    pub number: Option<crate::number::Number>,
    /// The telecom circle, by name or id, for providers whose packs depend on it.
    pub circle: Option<String>,
}

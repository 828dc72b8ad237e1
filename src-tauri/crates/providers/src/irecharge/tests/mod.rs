//! The adapter against the document's examples, kept under `fixtures/irecharge`.

mod answers;
mod lists;
mod requests;

use tillup_core::{account::AccountKeys, offer::SoldOffer, sale::Order};

use crate::testing::{self, Attempted, order};

/// Live keys.
fn keys() -> AccountKeys {
    testing::keys(&[("open_key", "ok_live_1"), ("secret_key", "sk_live_2")])
}

/// The attempt of the document's status check.
fn attempted() -> Attempted {
    Attempted::new("BILL-20260204-0001", order("01712345678", "GP", "10"))
}

/// An order for a pack with these identifiers.
fn pack_order(number: &str, operator: &str, amount: &str, identifiers: &[(&str, &str)]) -> Order {
    let identifiers = identifiers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let offer = SoldOffer {
        id: "1".into(),
        title: "t".into(),
        identifiers: identifiers.collect(),
        promised_commission: String::new(),
    };
    Order { offer: Some(offer), ..order(number, operator, amount) }
}

//! The adapter against the document's examples, kept under `fixtures/tymk`.

mod answers;
mod lists;
mod requests;

use tillup_core::{
    account::{Account, AccountKeys},
    money::{Currency, Money},
    operator::Service,
    sale::Order,
};

use crate::testing::{self, Attempted};

/// The reference of the document's example.
const REFERENCE: &str = "741852";
/// The provider's id of the document's example.
const THEIRS: &str = "1151105204517NQPZD";

fn rupees(text: &str) -> Money {
    Money::parse(text, Currency::Inr).unwrap()
}

fn account() -> Account {
    Account {
        base_url: "https://tymksoftwares.in/api/recharge/v1/".into(),
        currency: Currency::Inr,
        ..testing::account("tymk")
    }
}

fn keys() -> AccountKeys {
    testing::keys(&[("api_key", "k+1/&=")])
}

fn order() -> Order {
    order_for("AIRTEL", Service::Prepaid)
}

fn order_for(operator: &str, service: Service) -> Order {
    Order {
        service,
        amount: rupees("100"),
        charge: rupees("0"),
        ..testing::order("9876543210", operator, "0")
    }
}

fn attempted() -> Attempted {
    Attempted::new(REFERENCE, order())
}

//! What the suite runs on: the five providers, with and without the quirks of their documents' examples.

use simulators::{Endpoint, Kind};
use tillup_core::{
    engine::SellRequest,
    provider::{Capability, Lookup},
};
use tillup_tests::{AccountSpec, TestShop, TestShopBuilder};

/// One provider in one of its two manners.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Case {
    /// The provider.
    pub kind: Kind,
    /// Whether it answers as the examples literally do.
    pub quirks: bool,
}

/// What a provider sells in an ordinary sale.
struct Ordinary {
    country: &'static str,
    operator: &'static str,
    /// All but the last two digits, which choose what happens.
    number: &'static str,
    amount: &'static str,
    /// Whether the first answer to an ordinary sale is the final one.
    at_once: bool,
}

fn ordinary(kind: Kind) -> Ordinary {
    let (country, operator, number, amount, at_once) = match kind {
        Kind::SohojPay => ("BD", "RB", "018123456", "50.50", false),
        Kind::AutoFlexi => ("BD", "GP", "017123456", "50", false),
        Kind::IRecharge => ("BD", "BL", "019123456", "50.25", true),
        Kind::RechargeOpenApi => ("IN", "AIRTEL", "98765432", "99", false),
        Kind::Tymk => ("IN", "BSNL", "94765432", "99", true),
    };
    Ordinary { country, operator, number, amount, at_once }
}

/// Every provider, quirks off and on.
pub fn all() -> Vec<Case> {
    Kind::ALL.into_iter().flat_map(|kind| [false, true].map(|quirks| Case { kind, quirks })).collect()
}

impl Case {
    /// For messages.
    pub fn name(self) -> String {
        format!("{}{}", self.kind.id(), if self.quirks { " with quirks" } else { "" })
    }

    /// The id of the case's account.
    pub fn account(self) -> &'static str {
        self.kind.id()
    }

    /// The account.
    pub fn spec(self) -> AccountSpec {
        AccountSpec::new(self.account(), self.kind).with(|settings| settings.quirks = self.quirks)
    }

    /// A shop in the provider's country with an account to be.
    pub fn builder(self) -> TestShopBuilder {
        TestShop::builder().country(ordinary(self.kind).country)
    }

    /// A shop with the account.
    pub async fn shop(self) -> TestShop {
        self.builder().account(self.spec()).start().await
    }

    /// An ordinary sale to the number that ends so.
    pub fn request(self, ending: &str) -> SellRequest {
        let Ordinary { operator, number, amount, .. } = ordinary(self.kind);
        TestShop::request(self.account(), operator, &format!("{number}{ending}"), amount)
    }

    /// Whether the case's shop stands in India.
    pub fn shop_is_indian(self) -> bool {
        ordinary(self.kind).country == "IN"
    }

    /// The operator of an ordinary sale.
    pub fn operator(self) -> &'static str {
        ordinary(self.kind).operator
    }

    /// Whether the first answer to an ordinary sale is the final one.
    pub fn succeeds_at_once(self) -> bool {
        ordinary(self.kind).at_once
    }

    /// What the provider can do.
    pub fn capability(self, shop: &TestShop) -> Capability {
        shop.shop().providers().get(self.kind.id()).unwrap().capability().clone()
    }

    /// Whether a lost sale can be looked up by our own reference.
    pub fn has_our_reference(self, shop: &TestShop) -> bool {
        self.capability(shop).lookup == Lookup::ByOurs
    }

    /// Whether its answers to a submission name number, amount and reference.
    pub fn first_answer_names_the_sale(self) -> bool {
        matches!(self.kind, Kind::IRecharge | Kind::Tymk)
    }

    /// Whether it answers in one line of text instead of JSON.
    pub fn answers_in_one_line(self) -> bool {
        self.kind == Kind::RechargeOpenApi
    }

    /// Whether its answers to a look-up name number and amount.
    pub fn lookup_names_the_sale(self) -> bool {
        self.kind != Kind::RechargeOpenApi
    }

    /// Whether the provider has that endpoint.
    pub fn has(self, endpoint: Endpoint) -> bool {
        match endpoint {
            Endpoint::Operators => matches!(self.kind, Kind::IRecharge | Kind::Tymk),
            Endpoint::Offers => matches!(self.kind, Kind::SohojPay | Kind::IRecharge | Kind::Tymk),
            Endpoint::Circles | Endpoint::Detect => self.kind == Kind::Tymk,
            _ => true,
        }
    }
}

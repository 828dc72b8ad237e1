//! Which provider is simulated.

use std::fmt;
use std::str::FromStr;

/// One of the five providers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// SohojPay BD.
    SohojPay,
    /// AutoFlexi Software.
    AutoFlexi,
    /// iRecharge Pro.
    IRecharge,
    /// The "Recharge Open API" (ASP.NET, text answers).
    RechargeOpenApi,
    /// Tymk Software.
    Tymk,
}

impl Kind {
    /// All five, in the order of the contract.
    pub const ALL: [Kind; 5] =
        [Kind::SohojPay, Kind::AutoFlexi, Kind::IRecharge, Kind::RechargeOpenApi, Kind::Tymk];

    /// The provider's name in provisioning files.
    pub fn id(self) -> &'static str {
        match self {
            Kind::SohojPay => "sohojpay",
            Kind::AutoFlexi => "autoflexi",
            Kind::IRecharge => "irecharge",
            Kind::RechargeOpenApi => "recharge-open-api",
            Kind::Tymk => "tymk",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

impl FromStr for Kind {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Kind::ALL
            .into_iter()
            .find(|kind| kind.id() == text)
            .ok_or_else(|| format!("no such provider: {text}"))
    }
}

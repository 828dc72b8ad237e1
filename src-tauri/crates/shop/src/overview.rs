//! The shop at one glance.

use tillup_core::{ledger::Ledger, ledger::LedgerError, report::Totals};

use crate::{Shop, ShopError};

/// The shop at one glance: today's sales in its home currency.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Overview {
    /// The shop's name; `None` where none is set up yet.
    pub shop_name: Option<String>,
    /// A demo is marked as one wherever it shows.
    pub demo: bool,
    /// ISO code of the figures' currency.
    pub currency: String,
    /// The business day, `YYYY-MM-DD`.
    pub day: String,
    /// Sales that succeeded today, less those reversed.
    pub sales: i64,
    /// Their face value, as a decimal.
    pub amount: String,
    /// What they earned, as a decimal. Nobody has signed in to see this page, and what a shop earns is its owner's: only
    /// the demo tells.
    pub commission: Option<String>,
}

impl Shop {
    /// Today's sales.
    pub fn overview(&self) -> Result<Overview, ShopError> {
        let config = match self.ledger.config() {
            Ok(config) => config,
            Err(LedgerError::NoShop) => return Ok(Overview::of_no_shop(self.is_demo)),
            Err(error) => return Err(error.into()),
        };
        let today = config.calendar().day_of(self.clock.now());
        let currency = config.home_currency();
        let totals = self
            .ledger
            .report(today, today, None)?
            .into_iter()
            .find(|report| report.currency == currency)
            .map_or(Totals::none(currency), |report| report.totals);
        let commission = totals.commission().map_err(tillup_core::engine::EngineError::from)?.to_string();
        Ok(Overview {
            shop_name: Some(config.name.clone()),
            demo: self.is_demo,
            currency: currency.code().to_owned(),
            day: today.to_string(),
            sales: totals.sales,
            amount: totals.amount.to_string(),
            commission: self.is_demo.then_some(commission),
        })
    }
}

impl Overview {
    fn of_no_shop(demo: bool) -> Self {
        Self {
            shop_name: None,
            demo,
            currency: String::new(),
            day: String::new(),
            sales: 0,
            amount: "0.00".to_owned(),
            commission: None,
        }
    }
}

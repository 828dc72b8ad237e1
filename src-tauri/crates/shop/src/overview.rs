//! The shop at one glance.

use tillup_core::{
    access::{Action, Role, SignedIn},
    engine::EngineError,
    ledger::Ledger,
    report::Totals,
};

use crate::{Shop, ShopError};

/// Today's sales in the shop's home currency: the shop's for the owner, a clerk's own for a clerk.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Overview {
    /// ISO code of the figures' currency.
    pub currency: String,
    /// The business day, `YYYY-MM-DD`.
    pub day: String,
    /// Sales that succeeded today, less those reversed.
    pub sales: i64,
    /// Their face value, as a decimal.
    pub amount: String,
    /// What they earned, as a decimal; what a shop earns is for its owner alone.
    pub commission: Option<String>,
}

impl Shop {
    /// Today's sales.
    pub fn overview(&self, who: &SignedIn) -> Result<Overview, ShopError> {
        self.require(who, Action::Sales)?;
        let config = self.ledger.config()?;
        let today = config.calendar().day_of(self.clock.now());
        let currency = config.home_currency();
        let reports = match who.role {
            Role::Owner => self.ledger.report(today, today, None)?,
            Role::Clerk => self.ledger.report_of_clerk(today, today, None, &who.name)?,
        };
        let totals = reports
            .into_iter()
            .find(|report| report.currency == currency)
            .map_or(Totals::none(currency), |report| report.totals);
        let commission = totals.commission().map_err(EngineError::from)?.to_string();
        Ok(Overview {
            currency: currency.code().to_owned(),
            day: today.to_string(),
            sales: totals.sales,
            amount: totals.amount.to_string(),
            commission: (who.role == Role::Owner).then_some(commission),
        })
    }
}

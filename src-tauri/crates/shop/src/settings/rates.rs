//! The commission table, and what another one would have earned.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use tillup_core::{
    access::SignedIn,
    commission::CommissionRate,
    engine::EngineError,
    number::latin_digits,
    rate_effect::{RateEffect, rate_effect},
    shop::ShopConfig,
};

use crate::{Shop, ShopError, file::RatePart, provision::config, rules::wrong};

/// Business days that a preview looks back at, today included.
const LOOKED_BACK: u64 = 30;

/// A row of the commission table as it is to be. `None` matches all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateRow {
    /// The account.
    pub account: Option<String>,
    /// The operator's code.
    pub operator: Option<String>,
    /// The service's code.
    pub service: Option<String>,
    /// The share of the face value in percent, as a decimal.
    pub percent: String,
    /// First business day on which it holds.
    pub from: NaiveDate,
}

/// What a table would have earned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatePreview {
    /// First business day that was looked at.
    pub from: NaiveDate,
    /// Last one.
    pub to: NaiveDate,
    /// By account.
    pub effects: Vec<RateEffect>,
}

impl Shop {
    /// Sets the commission table and names what that changed. What was sold before keeps what it earned.
    ///
    /// # Errors
    /// [`ShopError::NotAllowed`] but for the owner, [`ShopError::Setting`] for a table that cannot be.
    pub fn save_rates(&self, rows: Vec<RateRow>, who: &SignedIn) -> Result<Vec<String>, ShopError> {
        let mut config = self.to_change(who)?;
        config.rates = table(rows, &config)?;
        self.keep_config(config, who)
    }

    /// What the sales of the last 30 business days would earn by this table, beside what they earn by the one that is
    /// kept. Nothing is kept.
    ///
    /// # Errors
    /// As [`Shop::save_rates`].
    pub fn preview_rates(&self, rows: Vec<RateRow>, who: &SignedIn) -> Result<RatePreview, ShopError> {
        let config = self.to_change(who)?;
        let proposed = table(rows, &config)?;
        let to = config.calendar().day_of(self.clock.now());
        let from = to.checked_sub_days(Days::new(LOOKED_BACK - 1)).unwrap_or(to);
        let sold = self.ledger.sold_alike(from, to)?;
        let effects = rate_effect(&config.rates, &proposed, &sold).map_err(EngineError::from)?;
        Ok(RatePreview { from, to, effects })
    }
}

/// The table, checked. Two rows for the same from the same day would hide each other.
fn table(rows: Vec<RateRow>, config: &ShopConfig) -> Result<Vec<CommissionRate>, ShopError> {
    let any = |name: Option<String>| name.unwrap_or_else(|| "*".to_owned());
    let part = |row: RateRow| RatePart {
        account: any(row.account),
        operator: any(row.operator),
        service: any(row.service),
        percent: latin_digits(row.percent.trim()),
        from: row.from,
    };
    let parts: Vec<RatePart> = rows.into_iter().map(part).collect();
    let table = config::rates(Some(&parts), &config.accounts, Some(config))?;
    let mut seen = BTreeSet::new();
    for row in &table {
        let key = (row.account.as_deref(), row.operator.as_ref(), row.service, row.from);
        if !seen.insert(key) {
            let text = format!("two commission rates are for the same from {}", row.from);
            return Err(wrong("rate_twice", text));
        }
    }
    Ok(table)
}

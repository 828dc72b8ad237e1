//! Totals of sales.

use chrono::{NaiveDate, Weekday};

use crate::money::{Currency, Money, MoneyError};

/// How a report is grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupBy {
    /// By account.
    Account,
    /// By operator.
    Operator,
    /// By service.
    Service,
    /// By clerk.
    Clerk,
    /// By business day.
    Day,
    /// By week, named by its first day, a Sunday, as calendars in both countries have it.
    Week,
    /// By month, named `YYYY-MM`.
    Month,
    /// By hour of the day on the shop's clock, named `00` to `23`.
    Hour,
    /// By pack, named by its operator and its title; what was sold without a pack has no name.
    Pack,
}

impl GroupBy {
    /// The contract's word.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "account" => Some(Self::Account),
            "operator" => Some(Self::Operator),
            "service" => Some(Self::Service),
            "clerk" => Some(Self::Clerk),
            "day" => Some(Self::Day),
            "week" => Some(Self::Week),
            "month" => Some(Self::Month),
            "hour" => Some(Self::Hour),
            "pack" => Some(Self::Pack),
            _ => None,
        }
    }

    /// The group of a business day; `None` where days do not tell it.
    pub fn of_day(self, day: NaiveDate) -> Option<String> {
        match self {
            Self::Day => Some(day.to_string()),
            // The calendar's very first days have no Sunday before them.
            Self::Week => Some(day.week(Weekday::Sun).checked_first_day().unwrap_or(day).to_string()),
            Self::Month => Some(day.format("%Y-%m").to_string()),
            Self::Account | Self::Operator | Self::Service | Self::Clerk | Self::Hour | Self::Pack => None,
        }
    }
}

/// How many, and how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Sales.
    pub sales: i64,
    /// Face value.
    pub amount: Money,
}

impl Tally {
    /// Nothing.
    pub fn none(currency: Currency) -> Self {
        Self { sales: 0, amount: Money::zero(currency) }
    }
}

/// The figures of some days. What succeeded and what was reversed counts on the day on which it happened; what is open
/// or failed on the day on which it was recorded or failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    /// Succeeded less reversed.
    pub sales: i64,
    /// Their face value.
    pub amount: Money,
    /// Taken on top of it.
    pub charge: Money,
    /// Taken by providers.
    pub fee: Money,
    /// Commission as reported by providers.
    pub commission_reported: Money,
    /// Commission by the shop's table.
    pub commission_by_rate: Money,
    /// Reversed.
    pub reversed: Tally,
    /// Pending now.
    pub pending: Tally,
    /// Unknown now.
    pub unknown: Tally,
    /// Failed.
    pub failed: Tally,
}

impl Totals {
    /// Nothing.
    pub fn none(currency: Currency) -> Self {
        let zero = Money::zero(currency);
        Self {
            sales: 0,
            amount: zero,
            charge: zero,
            fee: zero,
            commission_reported: zero,
            commission_by_rate: zero,
            reversed: Tally::none(currency),
            pending: Tally::none(currency),
            unknown: Tally::none(currency),
            failed: Tally::none(currency),
        }
    }

    /// Reported and by rate together.
    pub fn commission(&self) -> Result<Money, MoneyError> {
        self.commission_reported.plus(self.commission_by_rate)
    }
}

/// A report in one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// First business day.
    pub from: NaiveDate,
    /// Last business day.
    pub to: NaiveDate,
    /// The currency of all its figures.
    pub currency: Currency,
    /// All together.
    pub totals: Totals,
    /// By the asked key, in the key's order.
    pub groups: Vec<(String, Totals)>,
}

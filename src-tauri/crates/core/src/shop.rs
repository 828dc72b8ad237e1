//! What the owner has set: the shop, its accounts, rates, prefixes, routing and guards.

use std::{collections::BTreeMap, time::Duration};

use chrono_tz::Tz;

use crate::{
    account::Account,
    calendar::Calendar,
    commission::{ChargeRule, CommissionRate},
    money::{Currency, Money},
    number::{Country, Number},
    operator::OperatorCode,
};

/// The shop as the owner has set it.
#[derive(Clone, Debug, PartialEq)]
pub struct ShopConfig {
    /// Name on the receipt.
    pub name: String,
    /// Address on the receipt.
    pub address: String,
    /// Country: number format and currency.
    pub country: Country,
    /// Time zone of days and receipts.
    pub timezone: Tz,
    /// `bn`, `en` or `hi`.
    pub language: String,
    /// Hour at which the business day begins.
    pub cutoff_hour: u8,
    /// How long a sale of the same number and amount needs a deliberate yes.
    pub repeat_guard: Duration,
    /// How long "not found" proves nothing after a submission.
    pub not_found_grace: Duration,
    /// Whether clerks may take a charge.
    pub charge_rule: ChargeRule,
    /// Prefix of the national number → operator.
    pub prefixes: BTreeMap<String, OperatorCode>,
    /// Face values that an operator takes.
    pub limits: Vec<AmountLimit>,
    /// The accounts, in the order in which they were set.
    pub accounts: Vec<Account>,
    /// The commission table.
    pub rates: Vec<CommissionRate>,
    /// Operator → accounts that may sell it, best first.
    pub routing: BTreeMap<OperatorCode, Vec<String>>,
}

/// The smallest and largest face value that an operator takes for a plain recharge, from a day on. Packs are exempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmountLimit {
    /// The operator.
    pub operator: OperatorCode,
    /// Least.
    pub min: Option<Money>,
    /// Most.
    pub max: Option<Money>,
    /// First business day on which it holds.
    pub from: chrono::NaiveDate,
}

impl ShopConfig {
    /// How the shop cuts time into days.
    pub fn calendar(&self) -> Calendar {
        Calendar { timezone: self.timezone, cutoff_hour: self.cutoff_hour }
    }

    /// The country's own currency.
    pub fn home_currency(&self) -> Currency {
        self.country.currency()
    }

    /// The account of that id.
    pub fn account(&self, id: &str) -> Option<&Account> {
        self.accounts.iter().find(|account| account.id == id)
    }

    /// The operator that the number's longest known prefix suggests.
    pub fn by_prefix(&self, number: &Number) -> Option<(&str, &OperatorCode)> {
        self.prefixes
            .iter()
            .filter(|(prefix, _)| number.as_str().starts_with(prefix.as_str()))
            .max_by_key(|(prefix, _)| prefix.len())
            .map(|(prefix, operator)| (prefix.as_str(), operator))
    }

    /// Whether the face value is within the operator's limits on `day`; gives the limit it breaks.
    pub fn broken_limit(
        &self,
        operator: &OperatorCode,
        amount: Money,
        day: chrono::NaiveDate,
    ) -> Option<&AmountLimit> {
        let limit = self
            .limits
            .iter()
            .filter(|limit| &limit.operator == operator && limit.from <= day)
            .max_by_key(|limit| limit.from)?;
        let too_small = limit.min.is_some_and(|min| amount < min);
        let too_large = limit.max.is_some_and(|max| amount > max);
        (too_small || too_large).then_some(limit)
    }
}

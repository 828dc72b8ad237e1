//! What a commission table would have earned on sales that were made: shown before it is kept.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::{
    commission::{CommissionRate, rate_for},
    money::{Currency, Money, MoneyError, Rate},
    operator::{OperatorCode, Service},
    sale::CommissionSource,
};

/// Sales that are alike in all that their commission depends on, and how many they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoldAlike {
    /// The account that executed them.
    pub account: String,
    /// The operator.
    pub operator: OperatorCode,
    /// The service.
    pub service: Service,
    /// The face value of each.
    pub amount: Money,
    /// The business day on which they succeeded.
    pub day: NaiveDate,
    /// Who says what they earned.
    pub source: CommissionSource,
    /// How many.
    pub sales: i64,
}

/// What two tables earn on the same sales of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateEffect {
    /// The account.
    pub account: String,
    /// Sales whose commission is by rate.
    pub sales: i64,
    /// Their face value.
    pub amount: Money,
    /// What the one table earns on them.
    pub present: Money,
    /// What the other does.
    pub proposed: Money,
    /// Of those sales, how many have no rate in the proposed table.
    pub without_rate: i64,
    /// Sales whose commission the provider reported: no table changes it.
    pub reported: i64,
}

/// What two commission tables earn on these sales, by account. Each sale is rounded by itself, as when it is sold.
///
/// # Errors
/// [`MoneyError::TooLarge`] for a sum beyond what the till keeps.
pub fn rate_effect(
    present: &[CommissionRate],
    proposed: &[CommissionRate],
    sold: &[SoldAlike],
) -> Result<Vec<RateEffect>, MoneyError> {
    let mut effects: BTreeMap<(&str, Currency), RateEffect> = BTreeMap::new();
    for alike in sold {
        let currency = alike.amount.currency();
        let effect = effects.entry((&alike.account, currency)).or_insert_with(|| RateEffect {
            account: alike.account.clone(),
            sales: 0,
            amount: Money::zero(currency),
            present: Money::zero(currency),
            proposed: Money::zero(currency),
            without_rate: 0,
            reported: 0,
        });
        if alike.source == CommissionSource::Reported {
            effect.reported += alike.sales;
            continue;
        }
        let rate = |table| {
            let row: Option<&CommissionRate> =
                rate_for(table, &alike.account, &alike.operator, alike.service, alike.day);
            row.map(|row| row.rate)
        };
        let earned = |rate: Option<Rate>| times(rate.unwrap_or(Rate::ZERO).of(alike.amount), alike.sales);
        let then = rate(proposed);
        effect.sales += alike.sales;
        effect.amount = effect.amount.plus(times(alike.amount, alike.sales)?)?;
        effect.present = effect.present.plus(earned(rate(present))?)?;
        effect.proposed = effect.proposed.plus(earned(then)?)?;
        effect.without_rate += if then.is_none() { alike.sales } else { 0 };
    }
    Ok(effects.into_values().collect())
}

fn times(amount: Money, count: i64) -> Result<Money, MoneyError> {
    let parts = amount.parts().checked_mul(count).ok_or(MoneyError::TooLarge)?;
    Ok(Money::from_parts(parts, amount.currency()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(operator: &str, percent: &str, from: &str) -> CommissionRate {
        CommissionRate {
            account: None,
            operator: (operator != "*").then(|| OperatorCode::parse(operator).unwrap()),
            service: None,
            rate: Rate::parse(percent).unwrap(),
            from: from.parse().unwrap(),
        }
    }

    fn sold(operator: &str, amount: &str, day: &str, source: CommissionSource, sales: i64) -> SoldAlike {
        SoldAlike {
            account: "soho".to_owned(),
            operator: OperatorCode::parse(operator).unwrap(),
            service: Service::Prepaid,
            amount: Money::parse(amount, Currency::Bdt).unwrap(),
            day: day.parse().unwrap(),
            source,
            sales,
        }
    }

    #[test]
    fn each_sale_is_rounded_by_itself_and_each_day_has_its_rate() {
        let present = [row("*", "2.5", "2026-01-01")];
        let proposed = [row("*", "2.5", "2026-01-01"), row("RB", "3.15", "2026-11-10")];
        let sales = [
            // 2.5 % of 19 is 0.475 and of 21 is 0.525: half-even gives 0.48 and 0.52, 100 times each.
            sold("GP", "19", "2026-11-09", CommissionSource::Rate, 100),
            sold("GP", "21", "2026-11-09", CommissionSource::Rate, 100),
            sold("RB", "50", "2026-11-09", CommissionSource::Rate, 1),
            // 3.15 % of 50 is 1.575, half-even 1.58; 2.5 % is 1.25.
            sold("RB", "50", "2026-11-10", CommissionSource::None, 2),
            sold("RB", "1000", "2026-11-10", CommissionSource::Reported, 7),
        ];
        let effects = rate_effect(&present, &proposed, &sales).unwrap();
        let [effect] = effects.as_slice() else { panic!("{effects:?}") };
        assert_eq!((effect.sales, effect.reported, effect.without_rate), (203, 7, 0));
        assert_eq!(effect.amount.to_string(), "4150.00");
        assert_eq!(effect.present.to_string(), "103.75");
        assert_eq!(effect.proposed.to_string(), "104.41");
    }

    #[test]
    fn a_sale_without_a_rate_earns_nothing_and_is_counted() {
        let sales = [sold("GP", "100", "2025-12-31", CommissionSource::Rate, 3)];
        let table = [row("*", "3", "2026-01-01")];
        let effects = rate_effect(&table, &[row("RB", "3", "2025-01-01")], &sales).unwrap();
        assert_eq!(
            (effects[0].without_rate, effects[0].present.is_zero(), effects[0].proposed.is_zero()),
            (3, true, true)
        );
    }

    #[test]
    fn accounts_in_two_currencies_are_kept_apart() {
        let mut rupees = sold("GP", "10", "2026-11-10", CommissionSource::Rate, 1);
        rupees.account = "tymk".to_owned();
        rupees.amount = Money::parse("10", Currency::Inr).unwrap();
        let sales = [rupees, sold("GP", "10", "2026-11-10", CommissionSource::Rate, 1)];
        let table = [row("*", "3", "2026-01-01")];
        let effects = rate_effect(&table, &table, &sales).unwrap();
        let told: Vec<_> =
            effects.iter().map(|one| (one.account.as_str(), format!("{:?}", one.present))).collect();
        assert_eq!(told, [("soho", "0.30 BDT".to_owned()), ("tymk", "0.30 INR".to_owned())]);
    }
}

//! What a sale earns: as the provider reports it, else by the shop's dated table.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    money::{Money, Rate},
    offer::Offer,
    operator::{OperatorCode, Service},
    sale::{Commission, CommissionSource, Evidence, Order},
};

/// One row of the shop's commission table. `None` matches all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommissionRate {
    /// The account.
    pub account: Option<String>,
    /// The operator.
    pub operator: Option<OperatorCode>,
    /// The service.
    pub service: Option<Service>,
    /// The share of the face value.
    pub rate: Rate,
    /// First business day on which it holds.
    pub from: NaiveDate,
}

/// The rate for a sale on `day`: among the rows that match, the most specific wins, then the latest.
/// A named account counts more than a named operator, that more than a named service.
pub fn rate_for<'a>(
    table: &'a [CommissionRate],
    account: &str,
    operator: &OperatorCode,
    service: Service,
    day: NaiveDate,
) -> Option<&'a CommissionRate> {
    let matches = |row: &&CommissionRate| {
        row.from <= day
            && row.account.as_deref().is_none_or(|wanted| wanted == account)
            && row.operator.as_ref().is_none_or(|wanted| wanted == operator)
            && row.service.is_none_or(|wanted| wanted == service)
    };
    let weight = |row: &CommissionRate| {
        (row.account.is_some(), row.operator.is_some(), row.service.is_some(), row.from)
    };
    // Of equal rows the later in the table wins, as the one written last.
    table.iter().filter(matches).max_by_key(|row| weight(row))
}

/// What an order through an account is expected to earn, before it was sold.
pub fn expected(table: &[CommissionRate], account: &str, order: &Order, day: NaiveDate) -> Commission {
    let promised = order
        .offer
        .as_ref()
        .filter(|offer| !offer.promised_commission.is_empty())
        .and_then(|offer| Money::parse(&offer.promised_commission, order.amount.currency()).ok());
    promised_or_rate(promised, order.amount, || rate_for(table, account, &order.operator, order.service, day))
}

/// What a pack is expected to earn if it is sold on `day`.
pub fn expected_of_offer(table: &[CommissionRate], offer: &Offer, day: NaiveDate) -> Commission {
    promised_or_rate(offer.commission, offer.price, || {
        rate_for(table, &offer.account, &offer.operator, offer.operator.usual_service(), day)
    })
}

/// The provider's promise, else the shop's own rate.
fn promised_or_rate<'a>(
    promised: Option<Money>,
    of: Money,
    rate: impl FnOnce() -> Option<&'a CommissionRate>,
) -> Commission {
    if let Some(amount) = promised {
        return Commission { amount, source: CommissionSource::Reported };
    }
    match rate() {
        Some(row) => Commission { amount: row.rate.of(of), source: CommissionSource::Rate },
        None => Commission { amount: Money::zero(of.currency()), source: CommissionSource::None },
    }
}

/// What a finished sale earned: the provider's figure where it gave one, else by the table of the day it was sold.
pub fn earned(
    table: &[CommissionRate],
    account: &str,
    order: &Order,
    evidence: &Evidence,
    day: NaiveDate,
) -> Commission {
    let reported = evidence.commission.filter(|money| money.currency() == order.amount.currency());
    match reported {
        Some(amount) => Commission { amount, source: CommissionSource::Reported },
        None => expected(table, account, order, day),
    }
}

/// The charge rule of the shop: whether a clerk may take something on top of the face value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChargeRule {
    /// Clerks may.
    #[default]
    Allowed,
    /// Nobody may.
    Forbidden,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(account: &str, operator: &str, service: &str, percent: &str, from: &str) -> CommissionRate {
        let some = |text: &str| (text != "*").then(|| text.to_owned());
        CommissionRate {
            account: some(account),
            operator: some(operator).map(|code| OperatorCode::parse(&code).unwrap()),
            service: some(service).map(|service| service.parse().unwrap()),
            rate: Rate::parse(percent).unwrap(),
            from: from.parse().unwrap(),
        }
    }

    #[test]
    fn the_most_specific_then_the_latest_row_wins() {
        let table = [
            row("*", "*", "*", "1", "2026-01-01"),
            row("*", "*", "*", "1.5", "2026-06-01"),
            row("*", "GP", "*", "2", "2026-01-01"),
            row("*", "GP", "postpaid", "2.5", "2026-01-01"),
            row("soho", "*", "*", "3", "2026-01-01"),
            row("soho", "RB", "*", "3.5", "2026-12-01"),
        ];
        let rate = |account, operator: &str, service, day: &str| {
            rate_for(&table, account, &OperatorCode::parse(operator).unwrap(), service, day.parse().unwrap())
                .map(|row| row.rate.to_string())
        };
        assert_eq!(rate("x", "BL", Service::Prepaid, "2025-12-31"), None);
        assert_eq!(rate("x", "BL", Service::Prepaid, "2026-05-31").as_deref(), Some("1.00"));
        assert_eq!(rate("x", "BL", Service::Prepaid, "2026-06-01").as_deref(), Some("1.50"));
        assert_eq!(rate("x", "GP", Service::Prepaid, "2026-06-01").as_deref(), Some("2.00"));
        assert_eq!(rate("x", "GP", Service::Postpaid, "2026-06-01").as_deref(), Some("2.50"));
        assert_eq!(rate("soho", "GP", Service::Postpaid, "2026-06-01").as_deref(), Some("3.00"));
        assert_eq!(rate("soho", "RB", Service::Prepaid, "2026-11-30").as_deref(), Some("3.00"));
        assert_eq!(rate("soho", "RB", Service::Prepaid, "2026-12-01").as_deref(), Some("3.50"));
    }
}

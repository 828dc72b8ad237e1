//! How well providers' accounts do: what became of what was sent to them, how fast, and what they pay for it.

use chrono::NaiveDate;

use crate::money::{Currency, Money};

/// One account over some days. Attempts count on the day on which they were sent, as they stand now; money on the day on
/// which it moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountQuality {
    /// The account.
    pub account: String,
    /// What became of what was sent.
    pub outcomes: Outcomes,
    /// How long it took.
    pub times: SettlingTimes,
    /// Commission that was expected of what succeeded, less what was reversed: by the table of the day or the pack's promise.
    pub expected: Money,
    /// Commission that was booked for the same, by providers' reports and by the table.
    pub earned: Money,
    /// Of that, what the provider reported.
    pub reported: Money,
    /// Commission by loads that arrived as more than was paid.
    pub uplift: Money,
    /// What the provider owes now, of all days.
    pub owed: Money,
}

impl AccountQuality {
    /// Nothing.
    pub fn none(account: String, currency: Currency) -> Self {
        let zero = Money::zero(currency);
        Self {
            account,
            outcomes: Outcomes::default(),
            times: SettlingTimes::default(),
            expected: zero,
            earned: zero,
            reported: zero,
            uplift: zero,
            owed: zero,
        }
    }
}

/// Attempts by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcomes {
    /// Delivered, and still so.
    pub succeeded: i64,
    /// Not delivered, nothing charged.
    pub failed: i64,
    /// Delivered or charged, then taken back.
    pub reversed: i64,
    /// Nobody knows yet.
    pub unknown: i64,
    /// Under way.
    pub pending: i64,
}

impl Outcomes {
    /// All that were sent.
    pub fn attempts(&self) -> i64 {
        self.settled() + self.unknown + self.pending
    }

    /// Those that came to an end.
    pub fn settled(&self) -> i64 {
        self.succeeded + self.failed + self.reversed
    }

    /// Of those that came to an end, how many of 1,000 succeeded; rounded down, so that 1,000 means all of them.
    pub fn success_per_mille(&self) -> Option<i64> {
        (self.succeeded * 1_000).checked_div(self.settled())
    }

    /// The same as percent with one place: `99.7`.
    pub fn success_percent(&self) -> Option<String> {
        self.success_per_mille().map(|of_all| format!("{}.{}", of_all / 10, of_all % 10))
    }
}

/// From sending to the end, in milliseconds, of those that came to an end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SettlingTimes {
    /// Half took so long at most.
    pub median: Option<i64>,
    /// 95 of 100 took so long at most.
    pub most: Option<i64>,
}

impl SettlingTimes {
    /// The shortest times that so many took at most: each is one that was measured.
    pub fn of(mut times: Vec<i64>) -> Self {
        times.sort_unstable();
        let within = |percent: usize| {
            let rank = (times.len() * percent).div_ceil(100);
            rank.checked_sub(1).and_then(|place| times.get(place)).copied()
        };
        Self { median: within(50), most: within(95) }
    }
}

/// All accounts in one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QualityReport {
    /// First business day.
    pub from: NaiveDate,
    /// Last business day.
    pub to: NaiveDate,
    /// The currency of all its figures.
    pub currency: Currency,
    /// By name.
    pub accounts: Vec<AccountQuality>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_such_as_were_measured() {
        let times = |times: &[i64]| {
            let SettlingTimes { median, most } = SettlingTimes::of(times.to_vec());
            (median, most)
        };
        assert_eq!(times(&[]), (None, None));
        assert_eq!(times(&[7]), (Some(7), Some(7)));
        assert_eq!(times(&[9, 1]), (Some(1), Some(9)));
        assert_eq!(times(&[30, 10, 20]), (Some(20), Some(30)));
        let hundred: Vec<i64> = (1..=100).rev().collect();
        assert_eq!(times(&hundred), (Some(50), Some(95)));
        let twenty_one: Vec<i64> = (1..=21).collect();
        assert_eq!(times(&twenty_one), (Some(11), Some(20)));
    }

    #[test]
    fn only_all_is_a_thousand_of_a_thousand() {
        let outcomes =
            |succeeded, failed, reversed| Outcomes { succeeded, failed, reversed, unknown: 5, pending: 5 };
        assert_eq!(outcomes(0, 0, 0).success_per_mille(), None);
        assert_eq!(outcomes(3, 0, 0).success_per_mille(), Some(1_000));
        assert_eq!(outcomes(99_999, 1, 0).success_per_mille(), Some(999));
        assert_eq!(outcomes(1, 1, 1).success_per_mille(), Some(333));
        assert_eq!(outcomes(99_999, 1, 0).success_percent().as_deref(), Some("99.9"));
        assert_eq!(outcomes(1, 1, 1).attempts(), 13);
    }
}

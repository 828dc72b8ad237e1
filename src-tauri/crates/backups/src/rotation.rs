//! Which backups have had their time.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, NaiveDate, Utc};

/// How many are kept of each kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keep {
    /// The last one of each of so many days.
    pub daily: u32,
    /// The last one of each of so many weeks, from Monday to Sunday.
    pub weekly: u32,
    /// The last one of each of so many months.
    pub monthly: u32,
}

/// Those that no day, week or month keeps, by their place in the list. Each comes with its moment and its day in the shop.
/// The newest is always kept. Days, weeks and months without a backup do not count: a shop that was closed for a year still
/// has those of before.
pub fn outlived(backups: &[(DateTime<Utc>, NaiveDate)], keep: Keep) -> Vec<usize> {
    let mut newest_first: Vec<usize> = (0..backups.len()).collect();
    newest_first.sort_by_key(|place| std::cmp::Reverse(backups.get(*place).map(|(at, _)| *at)));
    let mut kept = BTreeSet::new();
    kept.extend(newest_first.first());
    let periods: [(u32, Period); 3] = [(keep.daily, day), (keep.weekly, week), (keep.monthly, month)];
    for (how_many, period) in periods {
        let mut seen = BTreeSet::new();
        for place in &newest_first {
            let Some((_, on)) = backups.get(*place) else { continue };
            if seen.len() >= usize::try_from(how_many).unwrap_or(usize::MAX) {
                break;
            }
            if seen.insert(period(*on)) {
                kept.insert(*place);
            }
        }
    }
    (0..backups.len()).filter(|place| !kept.contains(place)).collect()
}

/// Names the period that a day lies in.
type Period = fn(NaiveDate) -> (i32, u32);

fn day(on: NaiveDate) -> (i32, u32) {
    (on.year(), on.ordinal())
}

fn week(on: NaiveDate) -> (i32, u32) {
    (on.iso_week().year(), on.iso_week().week())
}

fn month(on: NaiveDate) -> (i32, u32) {
    (on.year(), on.month())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const KEEP: Keep = Keep { daily: 7, weekly: 4, monthly: 12 };

    /// One backup a day at noon, from that day on.
    fn daily(from: &str, days: u64) -> Vec<(DateTime<Utc>, NaiveDate)> {
        let from: NaiveDate = from.parse().unwrap();
        (0..days)
            .map(|n| from + chrono::Days::new(n))
            .map(|day| (day.and_hms_opt(12, 0, 0).unwrap().and_utc(), day))
            .collect()
    }

    /// The days that are left after a rotation each day.
    fn left_after(from: &str, days: u64) -> Vec<String> {
        let mut left: Vec<(DateTime<Utc>, NaiveDate)> = Vec::new();
        for made in daily(from, days) {
            left.push(made);
            let gone = outlived(&left, KEEP);
            let kept = left.into_iter().enumerate().filter(|(place, _)| !gone.contains(place));
            left = kept.map(|(_, made)| made).collect();
        }
        left.into_iter().map(|(_, day)| day.to_string()).collect()
    }

    #[test]
    fn after_two_years_there_are_a_week_a_month_and_a_year() {
        let left = left_after("2025-01-01", 365 + 325);
        // 2026-11-21 is a Saturday.
        let days: Vec<_> = (15..=21).map(|day| format!("2026-11-{day}")).collect();
        for day in &days {
            assert!(left.contains(day), "{day} of {left:?}");
        }
        // Sundays are the last days of weeks; months are kept by their last day.
        for day in ["2026-11-08", "2026-11-01", "2026-10-31", "2026-06-30", "2025-12-31"] {
            assert!(left.contains(&day.to_owned()), "{day} of {left:?}");
        }
        assert!(!left.contains(&"2025-11-30".to_owned()), "{left:?}");
        assert_eq!(left.len(), 7 + 2 + 11, "{left:?}");
    }

    #[test]
    fn of_several_a_day_the_last_is_kept() {
        let day: NaiveDate = "2026-11-21".parse().unwrap();
        let at = |hour| (day.and_hms_opt(hour, 0, 0).unwrap().and_utc(), day);
        assert_eq!(outlived(&[at(9), at(20), at(13)], KEEP), [0, 2]);
    }

    #[test]
    fn a_shop_that_was_closed_for_years_keeps_what_it_has() {
        let mut backups = daily("2020-03-02", 3);
        backups.extend(daily("2026-11-21", 1));
        assert!(outlived(&backups, KEEP).is_empty());
        assert!(outlived(&[], KEEP).is_empty());
    }

    proptest! {
        #[test]
        fn the_newest_is_kept_whatever_is_asked_for(
            hours in proptest::collection::vec(0i64..20_000, 1..60), daily in 0u32..9, weekly in 0u32..5, monthly in 0u32..13,
        ) {
            let begin: DateTime<Utc> = "2024-01-01T00:00:00Z".parse().unwrap();
            let backups: Vec<_> = hours.iter().map(|hour| {
                let at = begin + chrono::TimeDelta::hours(*hour);
                (at, at.date_naive())
            }).collect();
            let gone = outlived(&backups, Keep { daily, weekly, monthly });
            let newest = backups.iter().map(|(at, _)| *at).max().unwrap();
            prop_assert!(backups.iter().enumerate().any(|(place, (at, _))| *at == newest && !gone.contains(&place)));
            prop_assert!(backups.len() - gone.len() <= 1 + usize::try_from(daily + weekly + monthly).unwrap());
        }
    }
}

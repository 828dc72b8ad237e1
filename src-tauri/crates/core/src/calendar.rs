//! Business days: by the shop's time zone and cut-off hour.

use chrono::{DateTime, Days, Duration, NaiveDate, TimeZone, Timelike, Utc};
use chrono_tz::Tz;

/// How a shop cuts time into days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The shop's time zone.
    pub timezone: Tz,
    /// Hour at which the business day begins, 0 to 23: at 3, a sale at 02:59 belongs to the day before.
    pub cutoff_hour: u8,
}

impl Calendar {
    /// The business day of a moment.
    pub fn day_of(&self, at: DateTime<Utc>) -> NaiveDate {
        // The clock on the wall decides, so the cut-off is taken off the local time, not off the moment.
        (at.with_timezone(&self.timezone).naive_local() - Duration::hours(i64::from(self.cutoff_hour))).date()
    }

    /// The hour of a moment on the clock on the wall, 0 to 23.
    pub fn hour_of(&self, at: DateTime<Utc>) -> u32 {
        at.with_timezone(&self.timezone).hour()
    }

    /// When a business day begins. In a gap that a clock change leaves, the first moment after it.
    pub fn begins(&self, day: NaiveDate) -> DateTime<Utc> {
        let wall = day.and_time(chrono::NaiveTime::MIN) + Duration::hours(i64::from(self.cutoff_hour));
        (0..=4)
            .find_map(|hours| self.timezone.from_local_datetime(&(wall + Duration::hours(hours))).earliest())
            .map_or_else(|| Utc.from_utc_datetime(&wall), |moment| moment.with_timezone(&Utc))
    }

    /// The moments of the days `from` to `to`, both included: from the first to before the second.
    pub fn span(&self, from: NaiveDate, to: NaiveDate) -> (DateTime<Utc>, DateTime<Utc>) {
        let after = to.checked_add_days(Days::new(1)).unwrap_or(to);
        (self.begins(from), self.begins(after))
    }

    /// A moment in the form of the outward contract: `2026-11-21T10:42:07+06:00`.
    pub fn shown(&self, at: DateTime<Utc>) -> String {
        at.with_timezone(&self.timezone).to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_end_at_the_cut_off_on_the_shops_clock() {
        for (timezone, cutoff_hour, at, day) in [
            (chrono_tz::Asia::Dhaka, 0, "2026-11-20T17:59:59Z", "2026-11-20"),
            (chrono_tz::Asia::Dhaka, 0, "2026-11-20T18:00:00Z", "2026-11-21"),
            (chrono_tz::Asia::Dhaka, 3, "2026-11-20T20:59:59Z", "2026-11-20"),
            (chrono_tz::Asia::Dhaka, 3, "2026-11-20T21:00:00Z", "2026-11-21"),
            (chrono_tz::Asia::Kolkata, 0, "2026-12-31T18:29:59Z", "2026-12-31"),
            (chrono_tz::Asia::Kolkata, 3, "2026-12-31T21:30:00Z", "2027-01-01"),
        ] {
            let calendar = Calendar { timezone, cutoff_hour };
            let at: DateTime<Utc> = at.parse().unwrap();
            let day: NaiveDate = day.parse().unwrap();
            assert_eq!(calendar.day_of(at), day, "{at} {timezone} {cutoff_hour}");
            let (begins, ends) = calendar.span(day, day);
            assert!(begins <= at && at < ends);
        }
    }

    #[test]
    fn hours_are_those_of_the_wall_whatever_the_cut_off() {
        for (timezone, at, hour) in [
            (chrono_tz::Asia::Dhaka, "2026-11-20T20:59:59Z", 2),
            (chrono_tz::Asia::Dhaka, "2026-11-20T21:00:00Z", 3),
            (chrono_tz::Asia::Kolkata, "2026-11-20T21:29:59Z", 2),
            (chrono_tz::Asia::Kolkata, "2026-11-20T21:30:00Z", 3),
        ] {
            assert_eq!(Calendar { timezone, cutoff_hour: 3 }.hour_of(at.parse().unwrap()), hour);
        }
    }

    #[test]
    fn moments_are_shown_on_the_shops_clock() {
        let calendar = Calendar { timezone: chrono_tz::Asia::Dhaka, cutoff_hour: 0 };
        assert_eq!(calendar.shown("2026-11-21T04:42:07.5Z".parse().unwrap()), "2026-11-21T10:42:07+06:00");
    }
}

//! When a wallet runs out: by what left it in the last weeks, hour by hour.
//!
//! Each recorded day is taken as a way in which the coming hours may go: the rest of today as it went after this hour
//! then, tomorrow as the day after it went, and so on. Weekdays differ, so a day is scaled by how its weekday compares
//! with the one that it stands for. What happens on eight of ten of these ways is the range; where there are too few
//! days, nothing is said.

use chrono::{Datelike, Days, NaiveDate};

/// Days that are looked back at: each weekday four times.
pub const LOOKED_BACK: u64 = 28;
/// Fewer days with sales than these tell nothing.
pub const LEAST_DAYS: usize = 14;
/// Days, today included, that are looked ahead: further, the shop will have changed.
pub const LOOKED_AHEAD: u64 = 8;
/// Minutes of an hour and hours of a business day.
const MINUTES: i64 = 60;
const HOURS: usize = 24;
/// A share is told in thousandths.
const WHOLE: i128 = 1_000;
/// So many average days are added to each weekday, so that one odd Friday does not make all Fridays odd.
const STEADYING: i128 = 2;

/// What left a wallet on a business day, in each hour after its beginning; in 1/10,000 of the currency unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayUse {
    /// The business day.
    pub day: NaiveDate,
    /// By hour; negative where more came back.
    pub hours: [i64; HOURS],
}

/// A minute of a business day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Minute {
    /// The business day.
    pub day: NaiveDate,
    /// Minutes since it began.
    pub minute: i64,
}

/// What can be said of a wallet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forecast {
    /// Nothing: sales were recorded on too few days.
    CannotSay {
        /// On how many.
        days: usize,
    },
    /// On nine of ten like days it lasts as far as is looked ahead.
    Lasts,
    /// It runs out.
    RunsOut {
        /// As likely before as after; `None`: later than is looked ahead.
        likely: Option<Minute>,
        /// On one of ten like days even before that.
        earliest: Minute,
        /// On one of ten like days only after that; `None`: later than is looked ahead.
        latest: Option<Minute>,
        /// What has to be loaded so that it lasts to the end of the next business day on nine of ten like days.
        load: i64,
    },
}

/// What can be said of a wallet with that balance at this minute, by the days before.
pub fn forecast(history: &[DayUse], now: Minute, balance: i64) -> Forecast {
    let first = now.day.checked_sub_days(Days::new(LOOKED_BACK)).unwrap_or(now.day);
    let mut days: Vec<DayUse> =
        history.iter().filter(|past| (first..now.day).contains(&past.day)).copied().collect();
    days.sort_unstable_by_key(|past| past.day);
    let sold_on = days.iter().filter(|past| past.total() > 0).count();
    if sold_on < LEAST_DAYS {
        return Forecast::CannotSay { days: sold_on };
    }
    let pattern = Pattern::of(with_days_of_nothing(days, now.day));
    let ways = pattern.days.len();
    let mut ends: Vec<Option<Minute>> = (0..ways).map(|way| pattern.runs_out(way, now, balance)).collect();
    // A way that does not end within sight comes last.
    ends.sort_unstable_by_key(|end| (end.is_none(), *end));
    // Rounded down: what is learnt from few days is a little less sure than it looks.
    let tenth = ((ways + 1) / 10).saturating_sub(1);
    let at = |place: usize| ends.get(place).copied().flatten();
    match at(tenth) {
        None => Forecast::Lasts,
        Some(earliest) => Forecast::RunsOut {
            likely: at(ways / 2),
            earliest,
            latest: at(ways.saturating_sub(tenth + 1)),
            load: pattern.load(now, balance, tenth),
        },
    }
}

/// The days in a row up to yesterday, with those on which nothing was sold.
fn with_days_of_nothing(days: Vec<DayUse>, today: NaiveDate) -> Vec<DayUse> {
    let Some(first) = days.first().map(|past| past.day) else {
        return days;
    };
    let mut known = days.into_iter().peekable();
    let all = first.iter_days().take_while(|day| *day < today);
    all.map(|day| known.next_if(|past| past.day == day).unwrap_or(DayUse { day, hours: [0; HOURS] }))
        .collect()
}

impl DayUse {
    fn total(&self) -> i64 {
        self.hours.iter().sum()
    }
}

/// The recorded days, and what a day of each weekday is against the average one.
struct Pattern {
    days: Vec<DayUse>,
    /// By weekday from Sunday on, in thousandths.
    weekdays: [i128; 7],
}

impl Pattern {
    fn of(days: Vec<DayUse>) -> Self {
        let sum: i128 = days.iter().map(|past| i128::from(past.total())).sum();
        let count = i128::try_from(days.len()).unwrap_or(1).max(1);
        let mut weekdays = [WHOLE; 7];
        for (place, share) in weekdays.iter_mut().enumerate() {
            let alike = days.iter().filter(|past| weekday(past.day) == place);
            let (of_them, how_many) =
                alike.fold((0, 0), |(sum, count), past| (sum + i128::from(past.total()), count + 1));
            // (their sum and so many average days) / (as many average days)
            // A weekday on which the shop is always closed stays one.
            if how_many >= 3 && of_them == 0 {
                *share = 1;
                continue;
            }
            let (part, whole) = (of_them * count + STEADYING * sum, (how_many + STEADYING) * sum);
            *share = (part * WHOLE).checked_div(whole).unwrap_or(WHOLE).max(1);
        }
        Self { days, weekdays }
    }

    fn share(&self, day: NaiveDate) -> i128 {
        self.weekdays.get(weekday(day)).copied().unwrap_or(WHOLE)
    }

    /// What leaves in an hour, where the day `ahead` days from today goes as the recorded day that follows `way`.
    fn hour(&self, way: usize, ahead: usize, day: NaiveDate, hour: usize) -> i64 {
        let Some(past) = self.days.get((way + ahead) % self.days.len()) else {
            return 0;
        };
        let used = i128::from(past.hours.get(hour).copied().unwrap_or(0));
        i64::try_from(used * self.share(day) / self.share(past.day)).unwrap_or(0)
    }

    /// The hours from now on, each with the minute in which its counted part begins and what leaves in that part.
    fn ahead(&self, way: usize, now: Minute, days: u64) -> impl Iterator<Item = (Minute, i64)> {
        let begins = usize::try_from(now.minute / MINUTES).unwrap_or(0).min(HOURS);
        (0..days).flat_map(move |ahead| {
            let day = now.day.checked_add_days(Days::new(ahead)).unwrap_or(now.day);
            let nth = usize::try_from(ahead).unwrap_or(0);
            (if nth == 0 { begins } else { 0 }..HOURS).map(move |hour| {
                let used = self.hour(way, nth, day, hour);
                let minute = i64::try_from(hour).unwrap_or(0) * MINUTES;
                if nth == 0 && hour == begins {
                    let gone = now.minute % MINUTES;
                    return (Minute { day, minute: minute + gone }, used * (MINUTES - gone) / MINUTES);
                }
                (Minute { day, minute }, used)
            })
        })
    }

    /// When nothing is left.
    fn runs_out(&self, way: usize, now: Minute, balance: i64) -> Option<Minute> {
        let mut left = balance;
        if left <= 0 {
            return Some(now);
        }
        for (from, used) in self.ahead(way, now, LOOKED_AHEAD) {
            if used >= left {
                let lasts = MINUTES - from.minute % MINUTES;
                let passed = i128::from(lasts) * i128::from(left) / i128::from(used);
                let minute = from.minute + i64::try_from(passed).unwrap_or(0);
                return Some(Minute { minute, ..from });
            }
            left -= used;
        }
        None
    }

    /// What is missing to the end of tomorrow on all but a tenth of the ways.
    fn load(&self, now: Minute, balance: i64, tenth: usize) -> i64 {
        let mut needs: Vec<i64> = (0..self.days.len())
            .map(|way| {
                let (mut sum, mut most) = (0_i64, 0_i64);
                for (_, used) in self.ahead(way, now, 2) {
                    sum = sum.saturating_add(used);
                    most = most.max(sum);
                }
                most
            })
            .collect();
        needs.sort_unstable();
        let need = needs.len().checked_sub(tenth + 1).and_then(|place| needs.get(place)).copied();
        need.unwrap_or(0).saturating_sub(balance).max(0)
    }
}

fn weekday(day: NaiveDate) -> usize {
    usize::try_from(day.weekday().num_days_from_sunday()).unwrap_or(0)
}

#[cfg(test)]
mod tests;

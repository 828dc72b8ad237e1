//! The forecast against days that have come: what it claims has to be as often true as it claims.

use super::*;

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((self.0 >> 33) % sides).unwrap()
    }
}

/// Of a shop's day, by hour: closed at night, busy at noon and more so in the evening.
const HOURLY: [i64; 24] = [0, 0, 0, 0, 0, 0, 0, 0, 1, 3, 5, 6, 7, 5, 3, 3, 5, 8, 10, 9, 6, 3, 1, 0];
/// Of its week, from Sunday on: Fridays are slow until the evening.
const WEEKLY: [i64; 7] = [10, 9, 9, 10, 13, 6, 11];

/// Days as they may come: every sale is its own, some days are good and some bad.
fn recorded(dice: &mut Dice, days: u64) -> Vec<DayUse> {
    let first: NaiveDate = "2026-03-01".parse().unwrap();
    (0..days)
        .map(|nth| {
            let day = first + Days::new(nth);
            let mood = 70 + dice.roll(61);
            let mut hours = [0; 24];
            for (hour, used) in hours.iter_mut().enumerate() {
                let sales = HOURLY[hour] * WEEKLY[weekday(day)] * mood / 100 / 10;
                *used = (0..sales).map(|_| 200_000 + dice.roll(4_000_000)).sum();
            }
            DayUse { day, hours }
        })
        .collect()
}

/// When a wallet really ran out, by the days that came.
fn came(days: &[DayUse], now: Minute, balance: i64) -> Option<Minute> {
    let ahead: Vec<DayUse> = days.iter().filter(|past| past.day >= now.day).copied().collect();
    let weekdays = [WHOLE; 7];
    Pattern { days: ahead, weekdays }.runs_out(0, now, balance)
}

#[test]
fn eight_of_ten_wallets_run_out_within_the_range() {
    let mut dice = Dice(3);
    let (mut within, mut before, mut after, mut tried) = (0, 0, 0, 0);
    for _ in 0..60 {
        let days = recorded(&mut dice, 28 + 9);
        for _ in 0..20 {
            let now = Minute { day: days[28].day, minute: dice.roll(24 * 60) };
            // From an hour's need to that of some days.
            let balance = 2_000_000 + dice.roll(600_000_000);
            let Some(came) = came(&days, now, balance) else { continue };
            let Forecast::RunsOut { earliest, latest, .. } = forecast(&days[..28], now, balance) else {
                panic!("it ran out at {came:?}")
            };
            tried += 1;
            within += i32::from(earliest <= came && latest.is_none_or(|latest| came <= latest));
            before += i32::from(came < earliest);
            after += i32::from(latest.is_some_and(|latest| came > latest));
        }
    }
    let percent = |part: i32| part * 100 / tried;
    let shares = (percent(before), percent(within), percent(after));
    assert!(tried > 1_000 && (74..=88).contains(&percent(within)), "{shares:?}");
    assert!(percent(before) <= 15 && percent(after) <= 15, "{shares:?}");
}

#[test]
fn what_it_says_to_load_lasts_to_the_end_of_tomorrow_on_nine_of_ten_days() {
    let mut dice = Dice(5);
    let (mut lasted, mut tried) = (0, 0);
    for _ in 0..400 {
        let days = recorded(&mut dice, 28 + 9);
        let now = Minute { day: days[28].day, minute: dice.roll(24 * 60) };
        let balance = 1_000_000 + dice.roll(60_000_000);
        if let Forecast::RunsOut { load, .. } = forecast(&days[..28], now, balance)
            && load > 0
        {
            tried += 1;
            let after_tomorrow = Minute { day: now.day + Days::new(2), minute: 0 };
            lasted += i32::from(came(&days, now, balance + load).is_none_or(|end| end >= after_tomorrow));
        }
    }
    let percent = lasted * 100 / tried;
    assert!(tried > 200 && (84..=97).contains(&percent), "{percent} % of {tried}");
}

#[test]
fn too_few_days_tell_nothing() {
    let mut dice = Dice(7);
    let days = recorded(&mut dice, 40);
    let now = Minute { day: days[13].day, minute: 600 };
    assert_eq!(forecast(&days, now, 1), Forecast::CannotSay { days: 13 });
    assert_eq!(forecast(&[], now, 0), Forecast::CannotSay { days: 0 });
    // Days with nothing sold are not days that tell something, and what is older than four weeks does not count.
    let mut quiet = days.clone();
    for past in &mut quiet[..30] {
        past.hours = [0; 24];
    }
    let later = Minute { day: days[39].day, minute: 600 };
    assert_eq!(forecast(&quiet, later, 1), Forecast::CannotSay { days: 9 });
}

#[test]
fn every_day_alike_is_told_to_the_minute() {
    let first: NaiveDate = "2026-03-01".parse().unwrap();
    let mut hours = [0; 24];
    hours[10..20].fill(600_000);
    let days: Vec<DayUse> = (0..28).map(|nth| DayUse { day: first + Days::new(nth), hours }).collect();
    let today = first + Days::new(28);
    let said = |minute, balance| forecast(&days, Minute { day: today, minute }, balance);
    let at = |ahead, minute| Minute { day: today + Days::new(ahead), minute };
    let runs_out =
        |at: Minute, load| Forecast::RunsOut { likely: Some(at), earliest: at, latest: Some(at), load };
    // 60 an hour from ten to twenty: 90 last from noon to half past one.
    assert_eq!(said(12 * 60, 900_000), runs_out(at(0, 13 * 60 + 30), 8 * 600_000 + 6_000_000 - 900_000));
    // From half past twelve, half of the hour is over.
    assert_eq!(
        said(12 * 60 + 30, 600_000),
        runs_out(at(0, 13 * 60 + 30), 7 * 600_000 + 300_000 + 6_000_000 - 600_000)
    );
    // Enough for today and for an hour of tomorrow.
    assert_eq!(said(12 * 60, 8 * 600_000 + 600_000), runs_out(at(1, 11 * 60), 6_000_000 - 600_000));
    assert_eq!(said(0, 0), runs_out(at(0, 0), 12_000_000));
    assert_eq!(said(0, 8 * 6_000_000 + 1), Forecast::Lasts);
    assert_eq!(said(0, 7 * 6_000_000 + 600_000), runs_out(at(7, 11 * 60), 0));
}

#[test]
fn a_day_on_which_the_shop_is_closed_is_one() {
    let first: NaiveDate = "2026-03-01".parse().unwrap();
    let is_friday = |day: NaiveDate| weekday(day) == 5;
    let mut hours = [0; 24];
    hours[10..20].fill(600_000);
    let days: Vec<DayUse> = (0..28)
        .map(|nth| first + Days::new(nth))
        .filter(|day| !is_friday(*day))
        .map(|day| DayUse { day, hours })
        .collect();
    let thursday = first + Days::new(28 + 4);
    let evening = Minute { day: thursday, minute: 21 * 60 };
    let Forecast::RunsOut { likely: Some(likely), .. } = forecast(&days, evening, 3_000_000) else {
        panic!("a week is more than 300")
    };
    assert_eq!(likely.day, thursday + Days::new(2));
}

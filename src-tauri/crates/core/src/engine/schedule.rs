//! When to look an open attempt up again.

use std::time::Duration;

use chrono::{DateTime, Utc};

/// First wait, growth per check in tenths, and the longest wait. Checks never end by age.
const FIRST_MS: u64 = 700;
const GROWTH_TENTHS: u64 = 18;
const LONGEST_MS: u64 = 3_600_000;

/// The next look-up after `checks` of them: 0.7 s, 1.3 s, 2.3 s … one hour, each 20 % sooner or later by chance, so that
/// the counters of a chain do not ask all at once after an outage.
pub fn next_check(now: DateTime<Utc>, checks: u32) -> DateTime<Utc> {
    let grown = (0..checks.min(64)).fold(FIRST_MS, |wait, _| (wait * GROWTH_TENTHS / 10).min(LONGEST_MS));
    // Without randomness the exact wait is as good.
    let chance = getrandom::u32().map_or(200, |random| u64::from(random % 401));
    now + Duration::from_millis(grown * (800 + chance) / 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_an_hour_and_never_end() {
        let now: DateTime<Utc> = "2026-11-21T04:00:00Z".parse().unwrap();
        for (checks, least, most) in
            [(0, 560, 840), (1, 1_008, 1_512), (30, 2_880_000, 4_320_000), (u32::MAX, 2_880_000, 4_320_000)]
        {
            for _ in 0..50 {
                let wait = (next_check(now, checks) - now).num_milliseconds();
                assert!((least..=most).contains(&wait), "{checks}: {wait}");
            }
        }
    }
}

//! What a provider's headers tell of its request limit.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::DateTime;
use reqwest::header::HeaderMap;
use tillup_core::wire::RateLimit;

/// Below this a figure is seconds from now, above it a moment in seconds since 1970 (this one is in 2001).
const FIRST_MOMENT_S: u64 = 1_000_000_000;
/// Above this a moment is told in milliseconds.
const FIRST_MOMENT_MS: u64 = 1_000_000_000_000;

/// The figures of `X-RateLimit-*`, `RateLimit-*` and `Retry-After`; what cannot be read is not told.
pub(super) fn read(headers: &HeaderMap) -> RateLimit {
    let now_s = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    read_at(headers, now_s)
}

fn read_at(headers: &HeaderMap, now_s: u64) -> RateLimit {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    let of = |what: &str| {
        ["x-ratelimit-", "ratelimit-", "x-rate-limit-"]
            .into_iter()
            .find_map(|prefix| text(&format!("{prefix}{what}")).and_then(|figure| figure.parse::<u64>().ok()))
    };
    let retry_after = text("retry-after").and_then(|told| wait_of(told, now_s));
    RateLimit {
        remaining: of("remaining"),
        wait_s: retry_after.or_else(|| of("reset").map(|figure| seconds_from(figure, now_s))),
    }
}

/// `Retry-After`: seconds, or a date.
fn wait_of(told: &str, now_s: u64) -> Option<u64> {
    if let Ok(seconds) = told.parse::<u64>() {
        return Some(seconds_from(seconds, now_s));
    }
    let moment = DateTime::parse_from_rfc2822(told).ok()?.timestamp();
    Some(u64::try_from(moment).ok()?.saturating_sub(now_s))
}

/// Seconds until a moment that may be told as seconds from now or as a moment since 1970.
fn seconds_from(figure: u64, now_s: u64) -> u64 {
    match figure {
        FIRST_MOMENT_MS.. => (figure / 1000).saturating_sub(now_s),
        FIRST_MOMENT_S.. => figure.saturating_sub(now_s),
        _ => figure,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::HeaderValue;

    #[test]
    fn limits_are_read_in_every_usual_writing() {
        let now_s = 1_800_000_000;
        for (headers, remaining, wait_s) in [
            (&[][..], None, None),
            (&[("x-ratelimit-remaining", "3"), ("x-ratelimit-reset", "20")][..], Some(3), Some(20)),
            (&[("ratelimit-remaining", "0"), ("ratelimit-reset", "1800000030")], Some(0), Some(30)),
            (&[("x-ratelimit-reset", "1800000030500")], None, Some(30)),
            (&[("retry-after", "7"), ("x-ratelimit-reset", "99")], None, Some(7)),
            (&[("retry-after", "Fri, 15 Jan 2027 08:01:00 GMT")], None, Some(60)),
            (&[("retry-after", "soon"), ("ratelimit-remaining", "-1")], None, None),
        ] {
            let map =
                headers.iter().map(|&(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value)));
            let limit = read_at(&map.collect(), now_s);
            assert_eq!((limit.remaining, limit.wait_s), (remaining, wait_s), "{headers:?}");
        }
    }
}

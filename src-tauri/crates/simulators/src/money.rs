//! Exact money: integers of 1/10,000 of the currency unit.

use std::ops::{Add, Sub};

const SCALE: i64 = 10_000;
const PLACES: usize = 4;
/// Integer digits accepted; keeps every product below `i64::MAX`.
const MAX_DIGITS: usize = 9;

/// An amount in 1/10,000 of the currency unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Amount(i64);

impl Amount {
    pub(crate) const ZERO: Amount = Amount(0);

    /// Reads `123` or `123.4567`: no sign, no exponent, no separators.
    pub(crate) fn parse(text: &str) -> Option<Amount> {
        let (whole, fraction) = match text.split_once('.') {
            Some((whole, fraction)) if (1..=PLACES).contains(&fraction.len()) => (whole, fraction),
            Some(_) => return None,
            None => (text, ""),
        };
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || whole.len() > MAX_DIGITS || !digits(whole) || !digits(fraction) {
            return None;
        }
        let whole: i64 = whole.parse().ok()?;
        let fraction: i64 = format!("{fraction:0<PLACES$}").parse().ok()?;
        Some(Amount(whole * SCALE + fraction))
    }

    /// Whole hundredths (paisa) to an amount.
    pub(crate) fn from_hundredths(hundredths: i64) -> Amount {
        Amount(hundredths.saturating_mul(SCALE / 100))
    }

    /// In hundredths, dropping what is smaller (wallets of Tymk hold whole paisa only).
    pub(crate) fn hundredths(self) -> i64 {
        self.0 / (SCALE / 100)
    }

    /// True when the amount has at most two decimal places.
    pub(crate) fn is_whole_hundredths(self) -> bool {
        self.0 % (SCALE / 100) == 0
    }

    /// True for amounts without decimal places.
    pub(crate) fn is_whole(self) -> bool {
        self.0 % SCALE == 0
    }

    /// A share in basis points (1/100 of a percent), rounded half-even to two places.
    pub(crate) fn basis_points(self, points: i64) -> Amount {
        let scaled = self.0.saturating_mul(points);
        let unit = 10_000 * (SCALE / 100);
        let (quotient, rest) = (scaled / unit, scaled % unit);
        let up = match (rest * 2).cmp(&unit) {
            std::cmp::Ordering::Less => 0,
            std::cmp::Ordering::Greater => 1,
            std::cmp::Ordering::Equal => quotient % 2,
        };
        Amount::from_hundredths(quotient + up)
    }

    /// As few places as the value needs: `94.204`, `20`.
    pub(crate) fn plain(self) -> String {
        let text = self.full();
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    /// At least two places: `7000.00`, `94.204`.
    pub(crate) fn money(self) -> String {
        let plain = self.plain();
        match plain.split_once('.') {
            None => format!("{plain}.00"),
            Some((_, fraction)) if fraction.len() == 1 => format!("{plain}0"),
            Some(_) => plain,
        }
    }

    fn full(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let magnitude = self.0.unsigned_abs();
        let scale = SCALE.unsigned_abs();
        format!("{sign}{}.{:0PLACES$}", magnitude / scale, magnitude % scale)
    }
}

impl Add for Amount {
    type Output = Amount;
    fn add(self, other: Amount) -> Amount {
        Amount(self.0.saturating_add(other.0))
    }
}

impl Sub for Amount {
    type Output = Amount;
    fn sub(self, other: Amount) -> Amount {
        Amount(self.0.saturating_sub(other.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimal_text_survives_exactly() {
        for (text, plain, money) in [
            ("114.204", "114.204", "114.204"),
            ("20", "20", "20.00"),
            ("0.5", "0.5", "0.50"),
            ("10.10", "10.1", "10.10"),
            ("0.0001", "0.0001", "0.0001"),
        ] {
            let amount = Amount::parse(text).unwrap();
            assert_eq!((amount.plain().as_str(), amount.money().as_str()), (plain, money));
        }
        for text in ["", ".5", "1.", "-1", "1e2", "1,000", "1.00000", "9999999999", "১০"] {
            assert_eq!(Amount::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_rate_rounds_half_even_to_two_places() {
        let share = |text: &str, points| Amount::parse(text).unwrap().basis_points(points).money();
        assert_eq!(share("68", 50), "0.34");
        assert_eq!(share("68", 150), "1.02");
        assert_eq!(share("1", 50), "0.00");
        assert_eq!(share("3", 50), "0.02");
    }
}

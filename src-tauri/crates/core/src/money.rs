//! Exact money: integers of 1/10,000 of the currency unit, the currency in the value.
//!
//! Amounts are read from text and never pass through a float. The only rounding is [`Rate::of`], half-even.

use std::{cmp::Ordering, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Parts of one currency unit that an amount counts: 1/10,000.
pub const PARTS_PER_UNIT: i64 = 10_000;

/// The largest amount accepted anywhere, in currency units: far above any wallet, far below overflow of a sum.
const MAX_UNITS: i64 = 100_000_000_000;

/// A currency the till sells in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Currency {
    /// Bangladeshi taka.
    Bdt,
    /// Indian rupee.
    Inr,
}

impl Currency {
    /// The ISO 4217 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Bdt => "BDT",
            Self::Inr => "INR",
        }
    }

    /// Where it is paid with.
    pub fn country(self) -> crate::number::Country {
        match self {
            Self::Bdt => crate::number::Country::Bd,
            Self::Inr => crate::number::Country::In,
        }
    }

    /// The sign written before an amount.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Bdt => "৳",
            Self::Inr => "₹",
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Currency {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        match text {
            "BDT" => Ok(Self::Bdt),
            "INR" => Ok(Self::Inr),
            _ => Err(MoneyError::UnknownCurrency),
        }
    }
}

/// Why a text is not an amount, or a sum not a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Anything but an optional minus, digits, and one point with digits after it.
    #[error("not an amount: write digits with at most one decimal point, for example 290 or 290.50")]
    NotANumber,
    /// More decimal places than can be kept.
    #[error("an amount has at most 4 decimal places")]
    TooPrecise,
    /// Beyond what the till keeps.
    #[error("the amount is too large")]
    TooLarge,
    /// Two currencies in one sum.
    #[error("amounts of different currencies cannot be added")]
    MixedCurrencies,
    /// Not a currency of the till.
    #[error("unknown currency")]
    UnknownCurrency,
}

/// An amount of money: 1/10,000 of a unit of `currency`, may be negative.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    parts: i64,
    currency: Currency,
}

impl Money {
    /// Nothing.
    pub const fn zero(currency: Currency) -> Self {
        Self { parts: 0, currency }
    }

    /// From the stored integer (1/10,000 of a unit).
    pub const fn from_parts(parts: i64, currency: Currency) -> Self {
        Self { parts, currency }
    }

    /// From the hundredth part of a unit (paisa), as Tymk counts.
    pub fn from_paisa(paisa: i64, currency: Currency) -> Result<Self, MoneyError> {
        let parts = paisa.checked_mul(PARTS_PER_UNIT / 100).ok_or(MoneyError::TooLarge)?;
        Ok(Self { parts, currency })
    }

    /// Reads a decimal text such as `290`, `290.5` or `-0.0001`; nothing is rounded away.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, MoneyError> {
        Ok(Self { parts: parse_decimal(text, 4)?, currency })
    }

    /// Whole paisa, or `None` where the amount has smaller parts.
    pub fn paisa(self) -> Option<i64> {
        let per_paisa = PARTS_PER_UNIT / 100;
        (self.parts % per_paisa == 0).then_some(self.parts / per_paisa)
    }

    /// Whole currency units, or `None` where the amount has a fraction.
    pub fn whole_units(self) -> Option<i64> {
        (self.parts % PARTS_PER_UNIT == 0).then_some(self.parts / PARTS_PER_UNIT)
    }

    /// The stored integer (1/10,000 of a unit).
    pub const fn parts(self) -> i64 {
        self.parts
    }

    /// The currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Whether it is nothing.
    pub const fn is_zero(self) -> bool {
        self.parts == 0
    }

    /// Whether it is more than nothing.
    pub const fn is_positive(self) -> bool {
        self.parts > 0
    }

    /// Whether it is less than nothing.
    pub const fn is_negative(self) -> bool {
        self.parts < 0
    }

    /// Sum; an error on another currency or overflow.
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        let parts = self.parts.checked_add(other.parts).ok_or(MoneyError::TooLarge)?;
        Ok(Self { parts, currency: self.currency })
    }

    /// Difference; an error on another currency or overflow.
    pub fn minus(self, other: Self) -> Result<Self, MoneyError> {
        self.plus(other.negated())
    }

    /// The same amount the other way.
    pub const fn negated(self) -> Self {
        Self { parts: self.parts.saturating_neg(), currency: self.currency }
    }

    fn same_currency(self, other: Self) -> Result<(), MoneyError> {
        if self.currency == other.currency { Ok(()) } else { Err(MoneyError::MixedCurrencies) }
    }

    /// The shortest exact decimal (`10`, `10.5`), as providers that take "amount" without a unit expect it.
    pub fn shortest(self) -> String {
        let text = self.to_string();
        match text.split_once('.') {
            Some((units, "00")) => units.to_owned(),
            Some((units, fraction)) => format!("{units}.{}", fraction.trim_end_matches('0')),
            None => text,
        }
    }
}

impl PartialOrd for Money {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        (self.currency == other.currency).then(|| self.parts.cmp(&other.parts))
    }
}

/// The decimal text of the outward contract: at least two places, more where the value has them, no grouping.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minus = if self.parts < 0 { "-" } else { "" };
        let parts = self.parts.unsigned_abs();
        let unit = PARTS_PER_UNIT.unsigned_abs();
        let (whole, fraction) = (parts / unit, parts % unit);
        if fraction.is_multiple_of(100) {
            write!(f, "{minus}{whole}.{:02}", fraction / 100)
        } else if fraction.is_multiple_of(10) {
            write!(f, "{minus}{whole}.{:03}", fraction / 10)
        } else {
            write!(f, "{minus}{whole}.{fraction:04}")
        }
    }
}

/// Kept as text, currency included: `"290.00 BDT"`.
impl Serialize for Money {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{self} {}", self.currency))
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let (amount, currency) =
            text.split_once(' ').ok_or_else(|| serde::de::Error::custom("no currency"))?;
        let currency = currency.parse().map_err(serde::de::Error::custom)?;
        Self::parse(amount, currency).map_err(serde::de::Error::custom)
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self} {}", self.currency)
    }
}

/// A percentage to 1/10,000 of a percent, such as a commission of 3.15 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate {
    /// Percent × 10,000.
    parts: i64,
}

impl Rate {
    /// No rate.
    pub const ZERO: Self = Self { parts: 0 };

    /// From the stored integer (percent × 10,000).
    pub const fn from_parts(parts: i64) -> Self {
        Self { parts }
    }

    /// The stored integer (percent × 10,000).
    pub const fn parts(self) -> i64 {
        self.parts
    }

    /// Reads a percentage such as `3.15`; between -100 and 100.
    pub fn parse(text: &str) -> Result<Self, MoneyError> {
        let parts = parse_decimal(text, 4)?;
        if parts.abs() > 100 * PARTS_PER_UNIT { Err(MoneyError::TooLarge) } else { Ok(Self { parts }) }
    }

    /// The rate of an amount, rounded half-even to the hundredth of a unit (paisa): nobody is paid less than that.
    pub fn of(self, amount: Money) -> Money {
        let per_paisa = i128::from(PARTS_PER_UNIT / 100);
        let divisor = 100 * i128::from(PARTS_PER_UNIT) * per_paisa;
        let paisa = divide_half_even(i128::from(amount.parts) * i128::from(self.parts), divisor);
        let parts = i64::try_from(paisa * per_paisa).unwrap_or(i64::MAX);
        Money { parts, currency: amount.currency }
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The currency plays no part in how the digits are written.
        write!(f, "{}", Money::from_parts(self.parts, Currency::Bdt))
    }
}

/// Division rounded to the nearest integer, a half to the even one.
pub fn divide_half_even(numerator: i128, denominator: i128) -> i128 {
    let quotient = numerator.div_euclid(denominator);
    let twice_rest = 2 * numerator.rem_euclid(denominator);
    match twice_rest.cmp(&denominator.abs()) {
        Ordering::Less => quotient,
        Ordering::Greater => quotient + denominator.signum(),
        Ordering::Equal => quotient + (quotient & 1) * denominator.signum(),
    }
}

/// Reads an optional minus, digits, and at most `places` decimals into an integer of `10^-places`.
fn parse_decimal(text: &str, places: u32) -> Result<i64, MoneyError> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (units, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(units) || !all_digits(fraction) {
        return Err(MoneyError::NotANumber);
    }
    let fraction = fraction.trim_end_matches('0');
    let missing = usize::try_from(places)
        .ok()
        .and_then(|places| places.checked_sub(fraction.len()))
        .ok_or(MoneyError::TooPrecise)?;
    let units: i64 = units.parse().map_err(|_| MoneyError::TooLarge)?;
    if units > MAX_UNITS {
        return Err(MoneyError::TooLarge);
    }
    let fraction: i64 =
        format!("0{fraction}{}", "0".repeat(missing)).parse().map_err(|_| MoneyError::TooLarge)?;
    let parts = units * 10_i64.pow(places) + fraction;
    Ok(if negative { -parts } else { parts })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn taka(text: &str) -> Money {
        Money::parse(text, Currency::Bdt).unwrap()
    }

    #[test]
    fn amounts_are_read_exactly_or_refused() {
        for (text, shown) in [
            ("290", "290.00"),
            ("290.5", "290.50"),
            ("114.204", "114.204"),
            ("0.0001", "0.0001"),
            ("-0.5", "-0.50"),
            ("007", "7.00"),
            ("1.50000000", "1.50"),
        ] {
            assert_eq!(taka(text).to_string(), shown, "{text}");
        }
        for text in ["", "-", ".", "1.", ".5", "1,000", "1e3", "+5", " 5", "৫", "0x10", "1.2.3", "NaN", "--1"]
        {
            assert_eq!(Money::parse(text, Currency::Bdt), Err(MoneyError::NotANumber), "{text:?}");
        }
        assert_eq!(Money::parse("0.00001", Currency::Bdt), Err(MoneyError::TooPrecise));
        assert_eq!(Money::parse("99999999999999999999", Currency::Bdt), Err(MoneyError::TooLarge));
    }

    #[test]
    fn currencies_never_mix() {
        let rupee = Money::parse("1", Currency::Inr).unwrap();
        assert_eq!(taka("1").plus(rupee), Err(MoneyError::MixedCurrencies));
        assert_eq!(taka("1").partial_cmp(&rupee), None);
    }

    #[test]
    fn a_rate_rounds_half_even_to_the_paisa() {
        for (rate, amount, share) in [
            ("3", "290", "8.70"),
            ("2.5", "1", "0.02"),
            ("3.5", "1", "0.04"),
            ("2.75", "38", "1.04"),
            ("0.5", "1", "0.00"),
            ("1.5", "1", "0.02"),
            ("-3", "290", "-8.70"),
        ] {
            assert_eq!(
                Rate::parse(rate).unwrap().of(taka(amount)).to_string(),
                format!("{share}"),
                "{rate}% of {amount}"
            );
        }
    }

    #[test]
    fn the_shortest_form_drops_nothing_but_zeros() {
        for (text, short) in
            [("10", "10"), ("10.50", "10.5"), ("10.0001", "10.0001"), ("100", "100"), ("0", "0")]
        {
            assert_eq!(taka(text).shortest(), short);
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back_the_same(parts in -9_000_000_000_000_i64..9_000_000_000_000) {
            let money = Money::from_parts(parts, Currency::Inr);
            prop_assert_eq!(Money::parse(&money.to_string(), Currency::Inr).unwrap(), money);
            prop_assert_eq!(Money::parse(&money.shortest(), Currency::Inr).unwrap(), money);
        }

        #[test]
        fn any_text_is_an_amount_or_an_error_and_never_a_panic(text in ".{0,24}") {
            let _ = Money::parse(&text, Currency::Bdt);
        }

        #[test]
        fn sums_go_both_ways(a in -1_000_000_000_i64..1_000_000_000, b in -1_000_000_000_i64..1_000_000_000) {
            let (a, b) = (Money::from_parts(a, Currency::Bdt), Money::from_parts(b, Currency::Bdt));
            prop_assert_eq!(a.plus(b).unwrap().minus(b).unwrap(), a);
        }

        #[test]
        fn a_rate_is_within_half_a_paisa_of_the_exact_share(parts in 0_i64..10_000_000_000, rate in 0_i64..1_000_000) {
            let share = Rate::from_parts(rate).of(Money::from_parts(parts, Currency::Bdt));
            let exact_times = i128::from(parts) * i128::from(rate);
            let off = (i128::from(share.parts()) * 1_000_000 - exact_times).abs();
            prop_assert!(off <= 50 * 1_000_000);
        }

        #[test]
        fn half_even_division_is_symmetric_and_nearest(n in -1_000_000_i128..1_000_000, d in 1_i128..10_000) {
            let q = divide_half_even(n, d);
            prop_assert!((2 * (q * d - n)).abs() <= d);
            prop_assert_eq!(divide_half_even(-n, d), -q);
        }
    }
}

//! How figures are written for people: the currency's sign, lakh grouping, and the digits of the language.

use crate::money::Money;

/// The digits figures are written with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Digits {
    /// 0123456789
    #[default]
    Latin,
    /// ০১২৩৪৫৬৭৮৯
    Bengali,
    /// ०१२३४५६७८९
    Devanagari,
}

/// An amount with its sign, in lakh grouping: `৳12,34,567.50`.
pub fn money(amount: Money, digits: Digits) -> String {
    let plain = amount.to_string();
    let (minus, plain) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("-", rest));
    let (units, fraction) = plain.split_once('.').unwrap_or((plain, "00"));
    in_digits(&format!("{minus}{}{}.{fraction}", amount.currency().sign(), grouped(units)), digits)
}

/// Whole units in the grouping of both countries: the last three digits, then pairs.
fn grouped(units: &str) -> String {
    let length = units.len();
    let mut text = String::with_capacity(length + length / 2);
    for (place, digit) in units.chars().enumerate() {
        let left = length - place;
        if place > 0 && left >= 3 && left % 2 == 1 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The text with its Latin digits rewritten.
pub fn in_digits(text: &str, digits: Digits) -> String {
    let zero = match digits {
        Digits::Latin => return text.to_owned(),
        Digits::Bengali => '০',
        Digits::Devanagari => '०',
    };
    let rewrite = |digit: u32| char::from_u32(u32::from(zero) + digit);
    text.chars().map(|character| character.to_digit(10).and_then(rewrite).unwrap_or(character)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    #[test]
    fn amounts_are_grouped_by_lakh_and_crore() {
        for (amount, shown) in [
            ("0", "৳0.00"),
            ("999", "৳999.00"),
            ("1000", "৳1,000.00"),
            ("99999.5", "৳99,999.50"),
            ("100000", "৳1,00,000.00"),
            ("1234567.5", "৳12,34,567.50"),
            ("9999999.99", "৳99,99,999.99"),
            ("123456789", "৳12,34,56,789.00"),
            ("-1234.5678", "-৳1,234.5678"),
        ] {
            assert_eq!(money(Money::parse(amount, Currency::Bdt).unwrap(), Digits::Latin), shown);
        }
        let amount = Money::parse("1234567.5", Currency::Bdt).unwrap();
        assert_eq!(money(amount, Digits::Bengali), "৳১২,৩৪,৫৬৭.৫০");
        let amount = Money::parse("1234567.5", Currency::Inr).unwrap();
        assert_eq!(money(amount, Digits::Devanagari), "₹१२,३४,५६७.५०");
    }
}

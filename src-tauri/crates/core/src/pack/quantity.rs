//! Amounts with their units in a text: `1.5 GB`, `৫০০ এমবি`, `28 days`.

use super::words::{self, Unit};
use crate::number::latin_digits;

/// An amount and what it is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Amount {
    Kilobytes(u64),
    Minutes(u64),
    Hours(u64),
}

/// An amount where a text names it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quantity {
    pub amount: Amount,
    /// So much each day.
    pub daily: bool,
    /// In brackets: it explains what stands outside.
    pub nested: bool,
    /// Plus signs before it in the text; amounts with one in between add up.
    pub pluses: usize,
    /// It is part of something that is not understood (`1-2 GB`, `500+500 MB`).
    pub unclear: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'a> {
    /// In thousandths.
    Number(Option<u64>),
    Word(&'a str),
    Open,
    Close,
    Sign(char),
}

/// Longest text that is read: conditions that some titles carry hold nothing more.
const LONGEST: usize = 400;

/// The amounts of a text, in its order.
pub(super) fn quantities(text: &str) -> Vec<Quantity> {
    let joiners = |c: &char| !matches!(c, '\u{200b}'..='\u{200d}' | '\u{feff}');
    let plain: String = text.chars().filter(joiners).take(LONGEST).collect();
    let plain = latin_digits(&plain).to_lowercase();
    let tokens = tokens(&plain);
    let (mut depth, mut pluses) = (0_u32, 0);
    let mut found = Vec::new();
    for (place, token) in tokens.iter().enumerate() {
        match token {
            Token::Open => depth += 1,
            Token::Close => depth = depth.saturating_sub(1),
            Token::Sign('+' | '&') => pluses += 1,
            Token::Number(Some(thousandths)) => {
                let (before, after) = (tokens.get(..place), tokens.get(place + 1..));
                let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
                if let Some((unit, after)) = unit_at(after)
                    && let Some(amount) = amount(*thousandths, unit)
                    && !is_rate(before)
                {
                    let (daily, unclear) = (is_daily(before, after), is_unclear(before));
                    found.push(Quantity { amount, daily, nested: depth > 0, pluses, unclear });
                }
            }
            _ => {}
        }
    }
    found
}

/// The unit that follows a number, perhaps after a dash or with full stops (`জি.বি.`), and what comes after it.
fn unit_at<'a, 'b>(tokens: &'b [Token<'a>]) -> Option<(Unit, &'b [Token<'a>])> {
    let tokens = if let [Token::Sign('-'), rest @ ..] = tokens { rest } else { tokens };
    if let [Token::Word(one), Token::Sign('.'), Token::Word(two), rest @ ..] = tokens
        && let Some(unit) = words::unit(&format!("{one}{two}"))
    {
        return Some((unit, rest));
    }
    let [Token::Word(word), rest @ ..] = tokens else { return None };
    words::unit(word).map(|unit| (unit, rest))
}

fn amount(thousandths: u64, unit: Unit) -> Option<Amount> {
    let whole = || thousandths.is_multiple_of(1000).then_some(thousandths / 1000);
    Some(match unit {
        _ if thousandths == 0 => return None,
        Unit::Kilobytes(size) => Amount::Kilobytes(thousandths.checked_mul(size)? / 1000),
        Unit::Minutes => Amount::Minutes(whole()?),
        Unit::Hours(length) => Amount::Hours(whole()?.checked_mul(length)?),
    })
}

/// `per 1 min`: a price, not an amount.
fn is_rate(before: &[Token<'_>]) -> bool {
    matches!(before, [.., Token::Word(word)] if words::is_per(word))
}

/// A range, a sum or a product of bare numbers.
fn is_unclear(before: &[Token<'_>]) -> bool {
    match before {
        [.., Token::Number(_), Token::Sign('-' | '+' | '*' | '×') | Token::Word("x")] => true,
        // `100 SMS daily 2GB`: which of them is daily?
        [.., Token::Word(_), Token::Word(word)] => words::is_daily(word),
        _ => false,
    }
}

/// `2GB/day`, `2 GB data per day`, `2GB daily`, `daily 2GB`.
fn is_daily(before: &[Token<'_>], after: &[Token<'_>]) -> bool {
    let without_data =
        |tokens: &[Token<'_>]| matches!(tokens.first(), Some(Token::Word(word)) if words::is_data(word));
    let after = if without_data(after) { after.get(1..).unwrap_or_default() } else { after };
    match after {
        [Token::Sign('/'), Token::Word(day), ..] if words::is_day(day) => return true,
        [Token::Word(per), Token::Word(day), ..]
            if (words::is_per(per) || *per == "a") && words::is_day(day) =>
        {
            return true;
        }
        [Token::Word(daily), ..] if words::is_daily(daily) => return true,
        _ => {}
    }
    matches!(before, [.., Token::Word(daily)] if words::is_daily(daily))
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::with_capacity(text.len() / 3);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if first.is_ascii_digit() {
            let (number, length) = number(rest);
            tokens.push(Token::Number(number));
            length
        } else if is_letter(first) {
            let length = rest.find(|c| !is_letter(c)).unwrap_or(rest.len());
            tokens.extend(rest.get(..length).map(Token::Word));
            length
        } else {
            match first {
                '(' | '[' | '{' => tokens.push(Token::Open),
                ')' | ']' | '}' => tokens.push(Token::Close),
                sign if !sign.is_whitespace() => tokens.push(Token::Sign(sign)),
                _ => {}
            }
            first.len_utf8()
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    tokens
}

/// Letters, and the signs that Bengali and Devanagari hang on them without being letters themselves.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{9bc}' | '\u{9cd}' | '\u{983}' | '\u{93c}' | '\u{94d}')
}

/// A decimal number at the beginning of a text, in thousandths, and its length; `None` for what is no such number.
/// Commas group digits.
fn number(text: &str) -> (Option<u64>, usize) {
    let bytes = text.as_bytes();
    let is_digit = |place: usize| bytes.get(place).is_some_and(u8::is_ascii_digit);
    let (mut length, mut points, mut value, mut decimals) = (0, 0_u32, Some(0_u64), 0_u32);
    loop {
        match bytes.get(length) {
            Some(digit @ b'0'..=b'9') => {
                decimals += u32::from(points > 0);
                let digit = u64::from(digit - b'0');
                value = value.and_then(|value| value.checked_mul(10)?.checked_add(digit));
            }
            Some(b'.') if is_digit(length + 1) => points += 1,
            Some(b',') if points == 0 && is_digit(length + 1) && is_digit(length + 2) => {}
            _ => break,
        }
        length += 1;
    }
    let scaled = |value: u64| value.checked_mul(10_u64.pow(3_u32.checked_sub(decimals)?));
    (value.filter(|_| points < 2).and_then(scaled), length)
}

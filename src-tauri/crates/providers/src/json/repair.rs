//! What has to be put right in a body before a parser of JSON reads it.

use std::borrow::Cow;

use super::Unreadable;

/// How deep an answer may nest; the documented ones nest four deep.
const MAX_DEPTH: usize = 64;

/// Puts quotes around unquoted phone numbers that are no JSON numbers (`17999*******`, `01712345678`, `+88017…`), and
/// refuses what nests too deep for the parser's stack. Valid JSON comes out as it went in.
pub(super) fn quote_odd_numbers(text: &str) -> Result<Cow<'_, str>, Unreadable> {
    let mut quoted = String::new();
    let (mut copied, mut depth) = (0, 0_usize);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => string_length(rest),
            '/' => comment_length(rest),
            '0'..='9' | '+' | '*' => bare_word_length(rest),
            '{' | '[' => {
                depth += 1;
                1
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                1
            }
            // Words and other numbers, whole: digits within them begin no number.
            other if other.is_alphanumeric() || matches!(other, '-' | '_') => bare_word_length(rest),
            other => other.len_utf8(),
        };
        if depth > MAX_DEPTH {
            return Err(Unreadable);
        }
        let (token, after) = rest.split_at_checked(length).ok_or(Unreadable)?;
        if is_odd_number(token) {
            let start = text.len() - rest.len();
            quoted.push_str(text.get(copied..start).ok_or(Unreadable)?);
            quoted.push('"');
            quoted.push_str(token);
            quoted.push('"');
            copied = start + token.len();
        }
        rest = after;
    }
    if copied == 0 {
        return Ok(Cow::Borrowed(text));
    }
    quoted.push_str(text.get(copied..).ok_or(Unreadable)?);
    Ok(Cow::Owned(quoted))
}

fn is_odd_number(token: &str) -> bool {
    let digits = token.strip_prefix('+').unwrap_or(token);
    let plus = digits.len() < token.len();
    let led_by_zero = digits.len() > 1 && digits.starts_with('0');
    digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'*')
        && digits.bytes().any(|byte| byte.is_ascii_digit())
        && (plus || led_by_zero || digits.contains('*'))
}

/// The length of a string with its quotes; to the end where it is not closed.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of a comment, or of the lone slash.
fn comment_length(text: &str) -> usize {
    if text.starts_with("//") {
        text.find(['\n', '\r']).unwrap_or(text.len())
    } else if let Some(body) = text.strip_prefix("/*") {
        body.find("*/").map_or(text.len(), |end| end + 4)
    } else {
        1
    }
}

/// The length up to what ends a value outside quotes.
fn bare_word_length(text: &str) -> usize {
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | ':' | '"' | '/' | '{' | '}' | '[' | ']');
    text.find(ends).unwrap_or(text.len())
}

//! Rules that hold for whatever is set, from a file or by the window.

use tillup_core::{
    engine::EngineError,
    money::{Currency, Money},
    number::latin_digits,
    operator::OperatorCode,
};

use crate::ShopError;

/// Longest note or reason kept, in characters.
const LONGEST_NOTE: usize = 200;

/// An amount as typed, in whatever digits.
pub(crate) fn typed(text: &str, currency: Currency) -> Result<Money, ShopError> {
    Ok(Money::parse(&latin_digits(text.trim()), currency).map_err(EngineError::from)?)
}

/// A note on one line, and not longer than anybody reads.
pub(crate) fn kept_note(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().take(LONGEST_NOTE).collect()
}

/// What is wrong with something that is to be set: a stable code to choose words by, and a sentence.
pub(crate) fn wrong(code: &'static str, text: impl Into<String>) -> ShopError {
    ShopError::Setting { code, text: text.into() }
}

/// An account's id: it is part of books' and keys' names.
pub(crate) fn check_account_id(id: &str) -> Result<(), ShopError> {
    let good = (1..=40).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
    if good {
        Ok(())
    } else {
        let text = format!("an account's id has 1 to 40 letters, digits, dots and dashes: “{id}”");
        Err(wrong("invalid_account_id", text))
    }
}

/// A user's name, in any script: people are called what they are called.
pub(crate) fn check_user_name(name: &str) -> Result<(), ShopError> {
    use unicode_normalization::char::is_combining_mark;
    let of_names = |character: char| {
        character.is_alphanumeric()
            || is_combining_mark(character)
            || matches!(character, '-' | '_' | '.' | '\'' | ' ')
    };
    let good = (1..=40).contains(&name.chars().count())
        && name.trim() == name
        && !name.contains("  ")
        && name.chars().all(of_names)
        && name.chars().any(char::is_alphanumeric);
    if good {
        Ok(())
    } else {
        let text = format!("a user's name has 1 to 40 letters, digits, blanks, dots and dashes: “{name}”");
        Err(wrong("invalid_user_name", text))
    }
}

/// A provider's own code of an operator: it goes to the provider as it is.
pub(crate) fn check_operator_code(account: &str, ours: &OperatorCode, theirs: &str) -> Result<(), ShopError> {
    let is_good = (1..=60).contains(&theirs.chars().count())
        && theirs.trim() == theirs
        && !theirs.chars().any(char::is_control);
    if is_good {
        Ok(())
    } else {
        let text = format!("account “{account}”: the provider's code of {ours} has 1 to 60 characters");
        Err(wrong("invalid_operator_code", text))
    }
}

/// An account's address: https, or plain http with the owner's yes.
pub(crate) fn check_url(account: &str, base_url: &str, allow_http: bool) -> Result<(), ShopError> {
    let url = url::Url::parse(base_url)
        .ok()
        .filter(|url| url.host_str().is_some() && url.username().is_empty() && url.password().is_none())
        .ok_or_else(|| wrong("invalid_url", format!("account “{account}”: base_url is not a web address")))?;
    match url.scheme() {
        "https" => Ok(()),
        "http" if allow_http => Ok(()),
        "http" => Err(wrong(
            "plain_http",
            format!(
                "account “{account}” has a plain http address: everyone on the way could read its keys. \
                 Set allow_http = true if the owner accepts that"
            ),
        )),
        _ => Err(wrong("invalid_url", format!("account “{account}”: base_url begins with https://"))),
    }
}

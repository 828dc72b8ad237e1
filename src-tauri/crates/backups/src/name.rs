//! What a backup's file is called: by the shop and the moment, so that it is known again without being opened.

use std::fmt;

use chrono::{DateTime, NaiveDateTime, Utc};

/// Digits of the ledger's id in a name: enough to tell the shops of one owner apart.
const SHOP_DIGITS: usize = 8;
const MOMENT: &str = "%Y%m%dT%H%M%SZ";

/// `tillup-3f2a9c01-20261121T044207Z.backup`, and `.age` behind it where it is sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupName {
    shop: String,
    /// When it was begun, to the second.
    pub at: DateTime<Utc>,
    /// Whether it is sealed.
    pub sealed: bool,
}

impl BackupName {
    /// The name of a backup of the ledger with that id.
    pub fn new(ledger: &str, at: DateTime<Utc>, sealed: bool) -> Self {
        Self { shop: shop_of(ledger), at, sealed }
    }

    /// The name that a file has; `None` where it is not one of ours.
    pub fn parse(file: &str) -> Option<Self> {
        let (rest, sealed) = match file.strip_suffix(".age") {
            Some(rest) => (rest, true),
            None => (file, false),
        };
        let rest = rest.strip_suffix(".backup")?.strip_prefix("tillup-")?;
        let (shop, moment) = rest.split_once('-')?;
        let is_shop = shop.len() == SHOP_DIGITS && shop == shop_of(shop);
        let at = NaiveDateTime::parse_from_str(moment, MOMENT).ok()?.and_utc();
        let name = Self { shop: shop.to_owned(), at, sealed };
        // No two writings are the same name.
        Some(name).filter(|name| is_shop && name.to_string() == file)
    }

    /// Whether it is of the ledger with that id, as far as a name can tell.
    pub fn is_of(&self, ledger: &str) -> bool {
        self.shop == shop_of(ledger)
    }
}

impl fmt::Display for BackupName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { shop, at, sealed } = self;
        let ending = if *sealed { ".age" } else { "" };
        write!(f, "tillup-{shop}-{}.backup{ending}", at.format(MOMENT))
    }
}

fn shop_of(ledger: &str) -> String {
    ledger.chars().filter(char::is_ascii_hexdigit).take(SHOP_DIGITS).collect::<String>().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_it_was_written_and_nothing_else_is_one() {
        let at = "2026-11-21T04:42:07Z".parse().unwrap();
        for sealed in [true, false] {
            let name = BackupName::new("3f2a9c01aa55bb66", at, sealed);
            assert_eq!(BackupName::parse(&name.to_string()), Some(name.clone()));
            assert!(name.is_of("3f2a9c01aa55bb66") && !name.is_of("3f2a9c02aa55bb66"));
        }
        assert_eq!(
            BackupName::new("3f2a9c01aa55bb66", at, true).to_string(),
            "tillup-3f2a9c01-20261121T044207Z.backup.age"
        );
        for other in [
            "",
            "notes.txt",
            "tillup-3f2a9c01-20261121T044207Z.backup.age.part",
            "tillup-3f2a9c01-20261121T044207Z",
            "tillup-3F2A9C01-20261121T044207Z.backup",
            "tillup-3f2a9c-20261121T044207Z.backup",
            "tillup-3f2a9c01-20261321T044207Z.backup",
            "tillup-3f2a9c01-2026112T1044207Z.backup",
            "my-tillup-3f2a9c01-20261121T044207Z.backup",
            "../tillup-3f2a9c01-20261121T044207Z.backup",
        ] {
            assert_eq!(BackupName::parse(other), None, "{other}");
        }
    }
}

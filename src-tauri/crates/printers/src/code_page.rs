//! The letters that a printer has of its own, and what stands for the others.

use encoding_rs::WINDOWS_1252;
use oem_cp::code_table::ENCODING_TABLE_CP_MAP;
use unicode_normalization::UnicodeNormalization;

/// A table of letters, and its number with the printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodePage {
    known: &'static Known,
    table: u8,
}

#[derive(Debug, PartialEq, Eq)]
struct Known {
    name: &'static str,
    /// As Microsoft and IBM number it.
    number: u16,
    /// As printers number it, mostly.
    table: u8,
}

const KNOWN: [Known; 8] = [
    Known { name: "PC437", number: 437, table: 0 },
    Known { name: "PC850", number: 850, table: 2 },
    Known { name: "PC852", number: 852, table: 18 },
    Known { name: "PC858", number: 858, table: 19 },
    Known { name: "PC860", number: 860, table: 3 },
    Known { name: "PC863", number: 863, table: 4 },
    Known { name: "PC865", number: 865, table: 5 },
    Known { name: "WPC1252", number: 1252, table: 16 },
];

impl CodePage {
    /// The code page of that name, e.g. `PC437`. Where a printer numbers its tables in a way of its own, the number follows
    /// after a colon: `PC858:13`.
    pub fn named(name: &str) -> Option<Self> {
        let (name, table) = match name.split_once(':') {
            Some((name, table)) => (name, Some(table.parse().ok()?)),
            None => (name, None),
        };
        let known = KNOWN.iter().find(|known| known.name.eq_ignore_ascii_case(name))?;
        Some(Self { known, table: table.unwrap_or(known.table) })
    }

    /// The names that there are, the one that all printers have first.
    pub fn names() -> impl Iterator<Item = &'static str> {
        KNOWN.iter().map(|known| known.name)
    }

    /// Its number with the printer.
    pub fn table(self) -> u8 {
        self.table
    }

    /// A line in the printer's letters, without an end. What the printer has no letter for becomes what is usual for it, its
    /// letter without the accent, or a question mark; a control character becomes a blank or nothing, so that no text can
    /// command the printer.
    pub fn line(self, text: &str) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(text.len());
        for letter in text.chars() {
            match self.byte(letter) {
                Some(byte) => bytes.push(byte),
                None => self.stand_in(letter, &mut bytes),
            }
        }
        bytes
    }

    /// The byte of a letter that this page has.
    fn byte(self, letter: char) -> Option<u8> {
        if letter.is_control() {
            return None;
        }
        if letter.is_ascii() {
            return u8::try_from(letter).ok();
        }
        if self.known.number == 1252 {
            let mut buffer = [0; 4];
            let (bytes, _, is_strange) = WINDOWS_1252.encode(letter.encode_utf8(&mut buffer));
            return bytes.first().copied().filter(|_| !is_strange);
        }
        ENCODING_TABLE_CP_MAP.get(&self.known.number)?.get(&letter).copied()
    }

    fn stand_in(self, letter: char, bytes: &mut Vec<u8>) {
        let usual = match letter {
            '\t' => " ",
            '৳' => "Tk",
            '₹' => "Rs",
            '€' => "EUR",
            '–' | '—' | '−' | '‑' | '‐' => "-",
            '‘' | '’' | '‚' => "'",
            '“' | '”' | '„' => "\"",
            '…' => "...",
            '•' | '·' => "*",
            '×' => "x",
            '→' => "->",
            '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{2007}' => " ",
            _ => "",
        };
        if !usual.is_empty() {
            bytes.extend_from_slice(usual.as_bytes());
        } else if let Some(digit) = native_digit(letter) {
            bytes.push(digit);
        } else if !letter.is_control() && !is_invisible(letter) {
            let plain = letter.nfkd().next().filter(|plain| plain.is_ascii() && !plain.is_control());
            bytes.push(plain.and_then(|plain| u8::try_from(plain).ok()).unwrap_or(b'?'));
        }
    }
}

/// The ASCII digit of a Bengali or Devanagari one.
fn native_digit(letter: char) -> Option<u8> {
    let from = match letter {
        '০'..='৯' => '০',
        '०'..='९' => '०',
        _ => return None,
    };
    u8::try_from(u32::from(letter) - u32::from(from)).ok().map(|digit| b'0' + digit)
}

/// Marks of direction, joiners and their like, which take no place on paper.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(page: &str, text: &str) -> Vec<u8> {
        CodePage::named(page).unwrap().line(text)
    }

    #[test]
    fn letters_have_their_bytes_in_each_page() {
        assert_eq!(line("PC437", "Café £"), b"Caf\x82 \x9c");
        assert_eq!(line("PC850", "Ø"), b"\x9d");
        assert_eq!(line("PC858", "€"), b"\xd5");
        assert_eq!(line("WPC1252", "€ é"), b"\x80 \xe9");
        assert_eq!(line("PC437", "€"), b"EUR");
    }

    #[test]
    fn money_signs_and_digits_that_no_printer_has_are_spelled() {
        for page in CodePage::names() {
            assert_eq!(line(page, "৳৯৯ ₹१२"), b"Tk99 Rs12", "{page}");
        }
        assert_eq!(line("PC437", "“x” – …"), b"\"x\" - ...");
        assert_eq!(line("WPC1252", "“x” – …"), b"\x93x\x94 \x96 \x85");
    }

    #[test]
    fn what_has_no_letter_is_a_question_mark_and_accents_fall() {
        assert_eq!(line("PC437", "ক ā 😀"), b"? a ?");
        assert_eq!(line("PC437", "a\u{202e}b\u{200d}c"), b"abc");
    }

    #[test]
    fn a_page_may_have_another_number_with_a_printer() {
        assert_eq!(CodePage::named("pc858").map(CodePage::table), Some(19));
        assert_eq!(CodePage::named("PC858:13").map(CodePage::table), Some(13));
        assert_eq!(CodePage::named("PC858:300"), None);
        assert_eq!(CodePage::named("UTF-8"), None);
    }

    proptest! {
        #[test]
        fn no_text_holds_a_command(text in any::<Vec<char>>(), page in 0..KNOWN.len()) {
            let text: String = text.into_iter().collect();
            let bytes = line(KNOWN[page].name, &text);
            prop_assert!(bytes.iter().all(|byte| *byte >= 0x20 && *byte != 0x7f));
        }
    }

    #[test]
    fn every_character_that_commands_is_left_out() {
        for byte in (0..0x20).chain(0x7f..0xa0) {
            for page in CodePage::names() {
                let bytes = line(page, &String::from(char::from_u32(byte).unwrap()));
                assert!(bytes.is_empty() || bytes == b" ", "{byte:02x} in {page}");
            }
        }
    }
}

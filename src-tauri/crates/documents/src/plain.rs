//! Documents in letters alone: for printers that print their own type, and for terminals.

use tillup_core::printing::ReceiptLook;
use unicode_width::UnicodeWidthStr;

use crate::{
    compose,
    document::Document,
    look::Look,
    press::DocumentError,
    sheet::{Block, Column, Row, Tone},
    text,
    words::{Speaker, Words},
};

/// The document in so many columns, in English, "Tk" and "Rs" for the currencies' signs, without pictures. Names stay as they
/// are; what a printer has no letters for is its code page's affair.
///
/// # Errors
/// Figures that cannot be added up.
pub fn plain(document: &Document, look: &ReceiptLook, columns: usize) -> Result<String, DocumentError> {
    let speaker = Speaker::latin(document.shop().timezone);
    let sheet = compose::sheet(document, &Look::read_words(look), &speaker)?;
    let mut page = Page { columns: columns.max(16), text: String::new() };
    for block in &sheet.blocks {
        page.block(block);
    }
    Ok(page.text)
}

/// Signs of good type as the letters that every printer has.
fn in_letters(told: &str) -> String {
    let told = text::for_paper(told, |_| true).replace('\u{200b}', "");
    let mut kept = String::with_capacity(told.len());
    for character in told.chars() {
        match character {
            '·' | '–' | '—' => kept.push('-'),
            '•' => kept.push('*'),
            '…' => kept.push_str("..."),
            '‘' | '’' => kept.push('\''),
            '“' | '”' => kept.push('"'),
            '৳' => kept.push_str("Tk "),
            '₹' => kept.push_str("Rs "),
            other => kept.push(other),
        }
    }
    kept
}

struct Page {
    columns: usize,
    text: String,
}

impl Page {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Logo | Block::Qr { .. } | Block::Gauge => {}
            Block::Name { text } | Block::Middle { text } => self.middle(text),
            Block::Title { words } => self.middle(&first(words).to_uppercase()),
            Block::Band { words } => self.middle(&format!("*** {} ***", first(words))),
            Block::Stamp { tone, words, notes } => self.stamp(*tone, words, notes),
            Block::Rule => self.rule('-'),
            Block::Heading { words } => {
                self.line("");
                self.left(first(words));
            }
            Block::Lead { label, value } | Block::Pair { label, value, .. } => self.pair(first(label), value),
            Block::Total { label, value } => {
                self.rule('=');
                self.pair(&first(label).to_uppercase(), value);
                self.rule('=');
            }
            Block::Text { label, text } => self.left(&format!("{}: {text}", first(label))),
            Block::Note { words } => self.left(first(words)),
            Block::Quote { text } => self.left(text),
            Block::Table { columns, rows, total } => {
                for row in rows {
                    self.row(columns, row);
                }
                if let Some(total) = total {
                    self.rule('-');
                    self.row(columns, total);
                }
            }
            Block::Sign { label } => {
                self.line("");
                self.pair(first(label), &"_".repeat(self.columns / 2));
            }
        }
    }

    fn stamp(&mut self, tone: Tone, words: &Words, notes: &[Words]) {
        if tone == Tone::Calm {
            self.middle(&format!("[ {} ]", first(words)));
        } else {
            let edge = if tone == Tone::Loud { '*' } else { '-' };
            self.rule(edge);
            self.middle(&format!("{edge}{edge} {} {edge}{edge}", first(words)));
            for note in notes {
                self.middle(first(note));
            }
            self.rule(edge);
        }
    }

    fn row(&mut self, columns: &[Column], row: &Row) {
        self.pair(&row.name, row.cells.last().map_or("", String::as_str));
        let rest: Vec<_> = columns
            .iter()
            .zip(&row.cells)
            .take(row.cells.len().saturating_sub(1))
            .filter(|(_, cell)| !cell.is_empty())
            .map(|(column, cell)| format!("{} {cell}", first(&column.heading)))
            .collect();
        if !rest.is_empty() {
            self.left(&format!("  {}", rest.join(", ")));
        }
    }

    /// A label at the left and its value at the right of its last line.
    fn pair(&mut self, label: &str, value: &str) {
        let mut lines = wrapped(label, self.columns);
        let values = wrapped(value, self.columns);
        if let ([value], Some(last)) = (values.as_slice(), lines.last_mut()) {
            let room = self.columns.saturating_sub(last.width() + value.width());
            if room > 0 {
                last.push_str(&" ".repeat(room));
                last.push_str(value);
                lines.iter().for_each(|line| self.line(line));
                return;
            }
        }
        lines.iter().for_each(|line| self.line(line));
        for value in values {
            let room = self.columns.saturating_sub(value.width());
            self.line(&format!("{}{value}", " ".repeat(room)));
        }
    }

    fn middle(&mut self, told: &str) {
        for line in wrapped(told, self.columns) {
            let room = self.columns.saturating_sub(line.width()) / 2;
            self.line(&format!("{}{line}", " ".repeat(room)));
        }
    }

    fn left(&mut self, told: &str) {
        wrapped(told, self.columns).iter().for_each(|line| self.line(line));
    }

    fn rule(&mut self, of: char) {
        self.line(&String::from(of).repeat(self.columns));
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }
}

fn first(words: &Words) -> &str {
    words.first().map_or("", String::as_str)
}

/// Lines of at most so many columns; words that are longer are cut.
fn wrapped(told: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in in_letters(told).lines() {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty() && line.width() + 1 + word.width() > columns {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            for letter in word.chars() {
                if line.width() + unicode_width::UnicodeWidthChar::width(letter).unwrap_or(0) > columns {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(letter);
            }
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_long_words_anywhere() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(wrapped("৳5 · don’t", 16), ["Tk 5 - don't"]);
    }

    #[test]
    fn values_stand_at_the_right_edge() {
        let mut page = Page { columns: 16, text: String::new() };
        page.pair("Total", "Tk 290.00");
        page.pair("Reference", "01KAJ5V2QX");
        assert_eq!(page.text, "Total  Tk 290.00\nReference\n      01KAJ5V2QX\n");
    }
}

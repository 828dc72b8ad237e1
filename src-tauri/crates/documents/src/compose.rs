//! Documents in blocks: what stands on each, in which order and in which words.

mod commission;
mod day;
mod dispute;
mod sale;
mod shift;
mod test_page;

use tillup_core::{
    money::{Money, MoneyError},
    operator::Service,
    printing::ReceiptField,
};

use crate::{
    document::{Document, ShopFacts, Sold},
    look::Look,
    sheet::{Block, Column, Row, Sheet, Tone},
    words::{Arg, Language, Speaker, Words},
};

pub(crate) use dispute::text_to_pass_on;
pub(crate) use sale::shown_number;

/// Who speaks the document's languages: the look's, else the shop's.
pub(crate) fn speaker(document: &Document, look: &Look) -> Speaker {
    let shop = document.shop();
    let mut languages = look.languages.clone();
    if languages.is_empty() {
        languages.extend(Language::from_code(&shop.language));
    }
    Speaker::new(languages, shop.timezone)
}

/// The document in blocks.
pub(crate) fn sheet(document: &Document, look: &Look, speaker: &Speaker) -> Result<Sheet, MoneyError> {
    let mut composer = Composer { speaker, look, title: String::new(), blocks: Vec::new() };
    match document {
        Document::Receipt(receipt) => sale::receipt(&mut composer, receipt)?,
        Document::Refund(refund) => sale::refund(&mut composer, refund)?,
        Document::Dispute(dispute) => dispute::dispute(&mut composer, dispute)?,
        Document::Shift(report) => shift::shift(&mut composer, report)?,
        Document::Day(statement) => day::day(&mut composer, statement)?,
        Document::Commission(statement) => commission::commission(&mut composer, statement)?,
        Document::TestPage(page) => test_page::test_page(&mut composer, page),
    }
    Ok(Sheet { title: composer.title, language: speaker.first().code(), blocks: composer.blocks })
}

/// Puts a document together, block by block.
struct Composer<'a> {
    speaker: &'a Speaker,
    look: &'a Look,
    title: String,
    blocks: Vec<Block>,
}

impl Composer<'_> {
    fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Logo, name, address and what the document is.
    fn head(&mut self, shop: &ShopFacts, title: Words) {
        if self.look.logo.is_some() {
            self.push(Block::Logo);
        }
        self.push(Block::Name { text: shop.name.clone() });
        if self.look.shows(ReceiptField::Address) {
            let joint = if self.look.paper_saving { ", " } else { "\n" };
            let lines: Vec<_> = shop.address.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            self.middle(&lines.join(joint));
        }
        if shop.demo {
            let words = self.speaker.say("demo");
            self.push(Block::Band { words });
        }
        self.title = title.join(" · ");
        self.push(Block::Title { words: title });
    }

    /// That it is a copy, and which.
    fn copy(&mut self, copy: u32) {
        if copy > 0 {
            let words = self.speaker.tell("copy", &[("number", Arg::Figures(&copy.to_string()))]);
            self.push(Block::Band { words });
        }
    }

    /// A line in the middle, where there is something to say.
    fn middle(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.push(Block::Middle { text: text.trim().to_owned() });
        }
    }

    /// A line across; paper is saved without.
    fn rule(&mut self) {
        if !self.look.paper_saving {
            self.push(Block::Rule);
        }
    }

    fn stamp(&mut self, tone: Tone, words: Words, notes: &[&str]) {
        let notes = notes.iter().map(|key| self.speaker.say(key)).collect();
        self.push(Block::Stamp { tone, words, notes });
    }

    fn heading(&mut self, key: &str) {
        let words = self.speaker.say(key);
        self.push(Block::Heading { words });
    }

    fn note(&mut self, key: &str) {
        let words = self.speaker.say(key);
        self.push(Block::Note { words });
    }

    fn pair(&mut self, key: &str, value: impl Into<String>) {
        self.push(Block::Pair { label: self.speaker.say(key), value: value.into(), strong: false });
    }

    fn strong_pair(&mut self, label: Words, value: impl Into<String>) {
        self.push(Block::Pair { label, value: value.into(), strong: true });
    }

    fn money(&mut self, key: &str, amount: Money) {
        let value = self.speaker.money(amount);
        self.pair(key, value);
    }

    /// The same, where it is anything at all.
    fn some_money(&mut self, key: &str, amount: Money) {
        if !amount.is_zero() {
            self.money(key, amount);
        }
    }

    fn total(&mut self, label: Words, amount: Money) {
        let value = self.speaker.money(amount);
        self.push(Block::Total { label, value });
    }

    fn column(&self, key: &str) -> Column {
        Column { heading: self.speaker.say(key) }
    }

    /// A table under its heading, where it has rows.
    fn table(&mut self, heading: &str, columns: Vec<Column>, rows: Vec<Row>, total: Option<Row>) {
        if !rows.is_empty() {
            self.heading(heading);
            self.push(Block::Table { columns, rows, total });
        }
    }

    /// "Robi · Prepaid".
    fn operator(&self, sale: &Sold) -> String {
        if sale.service == Service::Prepaid && !self.look.shows(ReceiptField::Service) {
            return sale.operator.clone();
        }
        format!("{} · {}", sale.operator, self.speaker.say_once(&format!("service-{}", sale.service)))
    }
}

//! Documents as text to be sent: SMS, WhatsApp, mail.

use tillup_core::{printing::ReceiptLook, sale::Status};

use crate::{
    compose,
    document::{Document, ShopFacts, Sold},
    look::Look,
    press::DocumentError,
    sheet::Block,
    words::{Arg, Language, Speaker},
};

/// A text to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The text.
    pub text: String,
    /// How many SMS it is charged as.
    pub segments: u32,
    /// Whether it has letters for which an SMS holds 70 characters and not 160.
    pub unicode: bool,
}

impl Message {
    /// A text, and what it is as SMS.
    pub fn new(text: String) -> Self {
        let (segments, unicode) = sms(&text);
        Self { text, segments, unicode }
    }
}

/// The document as a text in a language; of the look, whether numbers are masked is kept to.
///
/// # Errors
/// Figures that cannot be added up.
pub fn message(
    document: &Document,
    look: &ReceiptLook,
    language: Language,
) -> Result<Message, DocumentError> {
    let look = Look::read_words(look);
    let timezone = document.shop().timezone;
    // The signs of the currencies alone would make an English SMS twice as dear.
    let speaker = match language {
        Language::En => Speaker::latin(timezone),
        Language::Bn | Language::Hi => Speaker::new(vec![language], timezone),
    };
    let text = match document {
        Document::Receipt(receipt) => of_sale(&receipt.shop, &receipt.sale, &look, &speaker)?,
        Document::Refund(refund) => of_sale(&refund.shop, &refund.sale, &look, &speaker)?,
        Document::Dispute(dispute) => compose::text_to_pass_on(dispute, &speaker),
        _ => told(&compose::sheet(document, &look, &speaker)?.blocks),
    };
    let plain = if language == Language::En { in_gsm_letters(&text) } else { text };
    Ok(Message::new(plain))
}

fn of_sale(shop: &ShopFacts, sale: &Sold, look: &Look, speaker: &Speaker) -> Result<String, DocumentError> {
    let number = compose::shown_number(&sale.number, look, speaker);
    let amount = speaker.money(sale.total()?);
    let state = speaker.say_once(&format!("state-{}", sale.status));
    let at = speaker.moment(sale.created_at);
    let receipt = speaker.figures(&sale.receipt_no);
    let mut sentences = Vec::new();
    if shop.demo {
        sentences.push(speaker.say_once("demo"));
    }
    sentences.push(speaker.tell_once(
        "message-sale",
        &[
            ("shop", Arg::Text(&shop.name)),
            ("amount", Arg::Text(&amount)),
            ("number", Arg::Text(&number)),
            ("operator", Arg::Text(&sale.operator)),
            ("state", Arg::Text(&state)),
        ],
    ));
    match sale.status {
        Status::Recorded | Status::Sending | Status::Pending | Status::Unknown => {
            sentences.push(speaker.say_once("message-open"));
        }
        Status::Failed => sentences.push(speaker.say_once("message-failed")),
        Status::Reversed => sentences.push(speaker.say_once("message-reversed")),
        Status::Succeeded => {}
    }
    sentences.push(speaker.tell_once(
        "message-ids",
        &[
            ("receipt", Arg::Text(&receipt)),
            ("reference", Arg::Text(&sale.reference)),
            ("at", Arg::Text(&at)),
        ],
    ));
    if let Some(theirs) = &sale.operator_reference {
        sentences.push(speaker.tell_once("message-operator", &[("reference", Arg::Text(theirs))]));
    }
    Ok(sentences.join(" "))
}

/// Labels and figures, line by line.
fn told(blocks: &[Block]) -> String {
    let mut lines: Vec<String> = Vec::new();
    let first = |words: &[String]| words.first().cloned().unwrap_or_default();
    for block in blocks {
        match block {
            Block::Name { text } => lines.push(text.clone()),
            Block::Title { words }
            | Block::Band { words }
            | Block::Heading { words }
            | Block::Stamp { words, .. } => {
                lines.push(first(words));
            }
            Block::Lead { label, value }
            | Block::Pair { label, value, .. }
            | Block::Total { label, value } => {
                lines.push(format!("{}: {value}", first(label)));
            }
            Block::Text { label, text } => lines.push(format!("{}: {text}", first(label))),
            Block::Quote { text } => lines.push(text.clone()),
            Block::Table { rows, .. } => lines.extend(rows.iter().map(|row| {
                format!("{}: {}", row.name.replace('\n', " "), row.cells.last().cloned().unwrap_or_default())
            })),
            Block::Logo
            | Block::Middle { .. }
            | Block::Note { .. }
            | Block::Rule
            | Block::Sign { .. }
            | Block::Qr { .. }
            | Block::Gauge => {}
        }
    }
    lines.join("\n")
}

/// Signs of good type as letters that an SMS holds 160 of.
fn in_gsm_letters(text: &str) -> String {
    text.replace('’', "'").replace(['–', '·'], "-").replace('•', "*").replace('…', "...")
}

/// The letters that an SMS holds 160 of (GSM 03.38).
const GSM: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// Those of them that take the room of two.
const GSM_DOUBLE: &str = "\u{c}^{}\\[~]|€";

/// How many SMS a text is charged as, and whether it needs Unicode.
fn sms(text: &str) -> (u32, bool) {
    let room = |character: char| {
        if GSM.contains(character) {
            Some(1)
        } else if GSM_DOUBLE.contains(character) {
            Some(2)
        } else {
            None
        }
    };
    let (rooms, one, many) = match text.chars().map(room).collect::<Option<Vec<usize>>>() {
        Some(rooms) => (rooms, 160, 153),
        None => (text.chars().map(char::len_utf16).collect(), 70, 67),
    };
    let segments = if rooms.iter().sum::<usize>() <= one { 1 } else { parts(&rooms, many) };
    (segments, one == 70)
}

/// Parts of so much room; a character is never split between two.
fn parts(rooms: &[usize], each: usize) -> u32 {
    let (mut parts, mut left) = (0, 0);
    for room in rooms {
        if *room > left {
            (parts, left) = (parts + 1, each);
        }
        left -= room;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sms_are_counted_as_networks_charge_them() {
        for (text, segments, unicode) in [
            ("", 1, false),
            (&*"a".repeat(160), 1, false),
            (&*"a".repeat(161), 2, false),
            (&*"a".repeat(306), 2, false),
            (&*"a".repeat(307), 3, false),
            // A bracket takes two places, and is not split: 152 + 2 do not fit into 153.
            (&*"[".repeat(80), 1, false),
            (&*"[".repeat(81), 2, false),
            (&*format!("{}[{}", "a".repeat(152), "a".repeat(152)), 3, false),
            (&*"ক".repeat(70), 1, true),
            (&*"ক".repeat(71), 2, true),
            (&*"ক".repeat(134), 2, true),
            (&*"ক".repeat(135), 3, true),
            // Beyond the first plane a character takes two units of 16 bits.
            (&*"🎉".repeat(35), 1, true),
            (&*"🎉".repeat(36), 2, true),
            (&*"🎉".repeat(67), 3, true),
        ] {
            assert_eq!(sms(text), (segments, unicode), "{} characters", text.chars().count());
        }
    }
}

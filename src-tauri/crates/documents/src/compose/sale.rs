//! What a customer takes along: receipts, and slips of what was given back.

use tillup_core::{money::MoneyError, number::Number, printing::ReceiptField, sale::Status};

use super::Composer;
use crate::{
    document::{Receipt, Refund, ShopFacts, Sold},
    look::{Look, Piece, Place},
    sheet::{Block, Tone},
    text,
    words::{Arg, Speaker},
};

/// Most lines of a pack's conditions.
const CONDITIONS: usize = 4;
/// Most characters of a pack's title, and of its conditions.
const PACK_TITLE: usize = 90;
const PACK_CONDITIONS: usize = 180;

pub(super) fn receipt(composer: &mut Composer<'_>, receipt: &Receipt) -> Result<(), MoneyError> {
    let sale = &receipt.sale;
    let title = composer.speaker.say("receipt");
    composer.head(&receipt.shop, title);
    let header = filled_in(composer, &composer.look.header, &receipt.shop, sale)?;
    composer.middle(&header);
    composer.copy(receipt.copy);
    state(composer, sale);
    what(composer, sale);
    if !sale.charge.is_zero() {
        composer.money("amount", sale.amount);
        composer.money("charge", sale.charge);
    }
    composer.total(composer.speaker.say("total"), sale.total()?);
    debtor(composer, sale);
    which(composer, sale);
    end(composer, &receipt.shop, sale)
}

pub(super) fn refund(composer: &mut Composer<'_>, refund: &Refund) -> Result<(), MoneyError> {
    let sale = &refund.sale;
    let title = composer.speaker.say("refund");
    composer.head(&refund.shop, title);
    composer.copy(refund.copy);
    state(composer, sale);
    what(composer, sale);
    if !sale.charge.is_zero() {
        composer.money("amount", sale.amount);
        composer.money("charge", sale.charge);
    }
    let label = match &sale.debtor {
        None => composer.speaker.say("to-give-back"),
        Some(name) => composer.speaker.tell("off-dues", &[("name", Arg::Text(name))]),
    };
    composer.total(label, sale.total()?);
    if let Some(at) = sale.final_at {
        composer.pair("refunded-at", composer.speaker.moment(at));
    }
    which(composer, sale);
    if sale.debtor.is_none() {
        let label = composer.speaker.say("received");
        composer.push(Block::Sign { label });
    }
    end(composer, &refund.shop, sale)
}

/// Where it stands, in large letters, and what that means for customer and money.
fn state(composer: &mut Composer<'_>, sale: &Sold) {
    let credit = sale.debtor.is_some();
    let (tone, notes): (_, &[&str]) = match sale.status {
        Status::Recorded | Status::Sending | Status::Pending if credit => {
            (Tone::Loud, &["not-final", "not-again"])
        }
        Status::Recorded | Status::Sending | Status::Pending => {
            (Tone::Loud, &["not-final", "not-again", "no-money-back"])
        }
        Status::Unknown if credit => (Tone::Loud, &["not-final", "not-clear", "not-again"]),
        Status::Unknown => (Tone::Loud, &["not-final", "not-clear", "not-again", "no-money-back"]),
        Status::Succeeded => (Tone::Calm, &[]),
        Status::Failed if credit => (Tone::Firm, &["not-on-dues"]),
        Status::Failed => (Tone::Firm, &["not-charged"]),
        Status::Reversed if credit => (Tone::Firm, &["taken-off-dues"]),
        Status::Reversed => (Tone::Firm, &["given-back"]),
    };
    let words = composer.speaker.say(&format!("state-{}", sale.status));
    composer.stamp(tone, words, notes);
}

/// Number, operator, pack.
fn what(composer: &mut Composer<'_>, sale: &Sold) {
    let label = if sale.service.is_for_phones() { "number" } else { "customer-id" };
    let value = shown_number(&sale.number, composer.look, composer.speaker);
    composer.push(Block::Lead { label: composer.speaker.say(label), value });
    composer.pair("operator", composer.operator(sale));
    if let Some(circle) = sale.circle.as_deref().filter(|circle| !circle.is_empty()) {
        composer.pair("circle", circle);
    }
    if let Some(pack) = sale.pack.as_deref().filter(|pack| !pack.trim().is_empty()) {
        let text = pack_lines(pack, composer.look);
        composer.push(Block::Text { label: composer.speaker.say("pack"), text });
    }
}

/// The pack's title, and of its conditions the first.
fn pack_lines(pack: &str, look: &Look) -> String {
    let mut lines = pack.lines().map(str::trim).filter(|line| !line.is_empty());
    let title = text::shortened(lines.next().unwrap_or_default(), PACK_TITLE);
    let conditions: Vec<_> = lines.collect();
    if conditions.is_empty() || !look.shows(ReceiptField::Conditions) {
        return title;
    }
    let most = if look.paper_saving { CONDITIONS / 2 } else { CONDITIONS };
    let conditions = text::first_lines(&conditions.join("\n"), most);
    format!("{title}\n{}", text::shortened(&conditions, PACK_CONDITIONS))
}

/// Whose due it is on.
fn debtor(composer: &mut Composer<'_>, sale: &Sold) {
    let Some(name) = &sale.debtor else { return };
    let key = match sale.status {
        Status::Succeeded => "on-credit",
        Status::Failed | Status::Reversed => return,
        Status::Recorded | Status::Sending | Status::Pending | Status::Unknown => "on-credit-open",
    };
    let words = composer.speaker.tell(key, &[("name", Arg::Text(name))]);
    composer.push(Block::Note { words });
}

/// What tells this sale from all others.
fn which(composer: &mut Composer<'_>, sale: &Sold) {
    composer.pair("receipt-no", composer.speaker.figures(&sale.receipt_no));
    composer.pair("sold", composer.speaker.moment(sale.created_at));
    if composer.look.shows(ReceiptField::Clerk) {
        composer.pair("clerk", sale.clerk.clone());
    }
    composer.pair("reference", sale.reference.clone());
    for (field, key, told) in [
        (ReceiptField::ProviderReference, "provider-reference", &sale.provider_reference),
        (ReceiptField::OperatorReference, "operator-reference", &sale.operator_reference),
    ] {
        if let Some(told) = told.as_ref().filter(|_| composer.look.shows(field)) {
            composer.pair(key, text::shortened(told, 60));
        }
    }
}

/// The code for cameras, and the owner's last words.
fn end(composer: &mut Composer<'_>, shop: &ShopFacts, sale: &Sold) -> Result<(), MoneyError> {
    if composer.look.shows(ReceiptField::Qr) {
        composer.push(Block::Qr { text: sale.reference.clone() });
    }
    let footer = filled_in(composer, &composer.look.footer, shop, sale)?;
    composer.middle(&footer);
    Ok(())
}

/// The number in the country's groups, or masked: its beginning and its end tell the customer that it is theirs.
pub(crate) fn shown_number(number: &Number, look: &Look, speaker: &Speaker) -> String {
    let plain = number.as_str();
    let count = plain.chars().count();
    if !look.mask_number {
        return speaker.figures(&number.grouped());
    }
    let kept = if count >= 9 { 3 } else { count.min(4) / 2 };
    let masked: String = plain
        .chars()
        .enumerate()
        .map(|(place, digit)| if place < kept || place >= count - kept { digit } else { '•' })
        .collect();
    speaker.figures(&masked)
}

/// The owner's text with what it asks for.
fn filled_in(
    composer: &Composer<'_>,
    pieces: &[Piece],
    shop: &ShopFacts,
    sale: &Sold,
) -> Result<String, MoneyError> {
    let speaker = composer.speaker;
    let mut text = String::new();
    for piece in pieces {
        text.push_str(&match piece {
            Piece::Text(text) => text.clone(),
            Piece::Place(Place::Shop) => shop.name.clone(),
            Piece::Place(Place::Address) => shop.address.clone(),
            Piece::Place(Place::Clerk) => sale.clerk.clone(),
            Piece::Place(Place::Receipt) => speaker.figures(&sale.receipt_no),
            Piece::Place(Place::Date) => speaker.day_of(sale.created_at),
            Piece::Place(Place::Time) => speaker.clock(sale.created_at),
            Piece::Place(Place::Amount) => speaker.money(sale.total()?),
        });
    }
    Ok(text)
}

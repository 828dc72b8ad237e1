//! "Step 1. Get Available Offers", and which of them a purchase means.
//!
//! Each operator identifies offers in its own way; the parts that belong to a session differ on every fetch
//! and expire with it.

use std::time::{Duration, Instant};

use super::answers::Problem;
use super::{offer_operator, only};
use crate::desk::Desk;
use crate::json::Object;
use crate::message::Reply;
use crate::money::Amount;
use crate::params::{Given, Params, is_bd_mobile};

/// Identifiers that a purchase may carry, with their documented aliases.
pub(super) const PURCHASE_FIELDS: [&str; 11] = [
    "ticketId",
    "offerId",
    "offer_id",
    "campaignId",
    "campaign_id",
    "sessionContext",
    "session_context",
    "optInKeyword",
    "opt_in_keyword",
    "tranId",
    "tran_id",
];

/// One identifier: its name in the offer, all its names in a purchase, and whether a purchase needs it.
struct Identifier {
    names: &'static [&'static str],
    required: bool,
}

const fn required(names: &'static [&'static str]) -> Identifier {
    Identifier { names, required: true }
}

const TICKET: Identifier = required(&["ticketId"]);
const OFFER: Identifier = required(&["offerId", "offer_id"]);
const CAMPAIGN: Identifier = required(&["campaignId", "campaign_id"]);
const SESSION: Identifier = required(&["sessionContext", "session_context"]);
const OPT_IN: Identifier = Identifier { names: &["optInKeyword", "opt_in_keyword"], required: false };
const TRAN: Identifier = required(&["tranId", "tran_id"]);

/// "Step 2. Purchase Request Body": which operator needs which.
fn identifiers(operator: &str) -> &'static [Identifier] {
    match operator {
        "gp" => &[OFFER, CAMPAIGN, SESSION, OPT_IN],
        "bl" => &[OFFER, TRAN],
        _ => &[TICKET],
    }
}

/// An offer handed out to a caller.
pub(crate) struct IssuedOffer {
    operator: &'static str,
    number: String,
    amount: Amount,
    /// Name in the offer and value.
    identifiers: Vec<(&'static str, String)>,
    issued: Instant,
    expired: bool,
}

impl IssuedOffer {
    /// Ends its session.
    pub(crate) fn expire(&mut self) {
        self.expired = true;
    }

    fn value(&self, name: &str) -> Option<&str> {
        self.identifiers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    fn is_over(&self, session: Duration) -> bool {
        self.expired || self.issued.elapsed() >= session
    }

    fn is_meant_by(&self, operator: &str, number: &str, params: &Params) -> bool {
        let same = |identifier: &Identifier| {
            let Some(name) = identifier.names.first() else {
                return false;
            };
            match params.any(identifier.names).and_then(Given::text) {
                Some(sent) => self.value(name) == Some(sent),
                None => !identifier.required,
            }
        };
        self.operator == operator && self.number == number && identifiers(operator).iter().all(same)
    }
}

/// What is on offer: operator, stable id, amount, commission, title, Bengali title, validity, category, opt-in keyword.
struct Row {
    operator: &'static str,
    id: &'static str,
    amount: &'static str,
    title: &'static str,
    title_bn: &'static str,
    validity: &'static str,
    category: &'static str,
    opt_in: Option<&'static str>,
}

const fn row(
    operator: &'static str,
    id: &'static str,
    amount: &'static str,
    (title, title_bn): (&'static str, &'static str),
    validity: &'static str,
    category: &'static str,
    opt_in: Option<&'static str>,
) -> Row {
    Row { operator, id, amount, title, title_bn, validity, category, opt_in }
}

const ROWS: &[Row] = &[
    row("gp", "GPOF1001", "299", ("15 GB", "১৫ জিবি"), "30 Days", "INTERNET", Some("START15")),
    row("gp", "GPOF1002", "54", ("85 Minutes", "৮৫ মিনিট"), "7 Days", "MINUTES", None),
    row("rb", "243753368", "68", ("110 Minutes", "১১০ মিনিট"), "7 Days", "MINUTES", None),
    row("rb", "243753401", "698", ("60 GB + 800 Min", "৬০ জিবি + ৮০০ মিনিট"), "30 Days", "COMBO", None),
    row("at", "243753369", "68", ("3 GB", "৩ জিবি"), "3 Days", "INTERNET", None),
    row("at", "243753402", "698", ("75 GB", "৭৫ জিবি"), "30 Days", "INTERNET", None),
    row("bl", "OFF32071", "549", ("50 GB + 900 Min", "৫০ জিবি + ৯০০ মিনিট"), "30 Days", "COMBO", None),
    row("bl", "OFF32075", "29", ("Talktime 29 Tk", "টকটাইম ২৯ টাকা"), "10 Days", "TALKTIME", None),
];

/// GET /recharge/offers
pub(super) fn list(params: &Params, desk: &mut Desk<'_>) -> Result<Reply, Problem> {
    let names = ["operator", "operator_code", "operator_short"];
    only(params, &[&["number"][..], &names].concat())?;
    let number = params.text("number").filter(|number| is_bd_mobile(number));
    let number = number.ok_or_else(|| Problem::invalid("The number is invalid."))?;
    let sent = params.any(&names).and_then(Given::text).unwrap_or_default();
    let operator =
        offer_operator(sent).ok_or_else(|| Problem::invalid("No operator found for this filter."))?;
    let quirks = desk.quirks();
    let mut rows = Vec::new();
    for (place, row) in ROWS.iter().filter(|row| row.operator == operator).enumerate() {
        let issued = issue(row, operator, number, desk);
        rows.push(shown(row, &issued, sent, place == 0, quirks));
        desk.world.offers.push(issued);
    }
    let body = Object::new()
        .flag("success", true)
        .text("message", "Offers fetched successfully.")
        .text("operator", sent)
        .text("number", number)
        .array("offers", &rows);
    Ok(Reply::json(200, body.render()))
}

/// Makes identifiers in the manner of the document's examples.
fn issue(row: &Row, operator: &'static str, number: &str, desk: &mut Desk<'_>) -> IssuedOffer {
    let stamp = desk.world.stamp();
    let id = row.id;
    let mut identifiers = match operator {
        "gp" => vec![
            ("offerId", id.to_owned()),
            ("campaignId", format!("CMP-{id}")),
            ("sessionContext", format!("ctx.{stamp}.{number}")),
        ],
        "bl" => vec![("offerId", id.to_owned()), ("tranId", format!("489101{stamp:013}"))],
        _ => vec![("ticketId", format!("{id}.{id}.{id}.{stamp}.507401.67335-1570h_"))],
    };
    if let Some(keyword) = row.opt_in {
        identifiers.push(("optInKeyword", keyword.to_owned()));
    }
    let amount = Amount::parse(row.amount).unwrap_or_default();
    IssuedOffer {
        operator,
        number: number.to_owned(),
        amount,
        identifiers,
        issued: Instant::now(),
        expired: false,
    }
}

/// "Offer Response Fields"; the amount is a number here and a string in the purchase examples (the quirk).
fn shown(row: &Row, issued: &IssuedOffer, operator: &str, highlighted: bool, quirks: bool) -> Object {
    let offer = Object::new().text("id", row.id);
    let offer = if quirks { offer.text("amount", row.amount) } else { offer.raw("amount", row.amount) };
    let offer = offer
        .text("title", row.title)
        .text("titleBn", row.title_bn)
        .text("validity", row.validity)
        .text("category", row.category);
    let offer = if highlighted { offer.flag("highlighted", true) } else { offer };
    let offer = offer
        .number("commission", issued.amount.basis_points(super::orders::COMMISSION_BP))
        .text("operator", operator)
        .text("number", &issued.number);
    issued.identifiers.iter().fold(offer, |offer, (name, value)| offer.text(name, value))
}

/// The offer that a purchase means; the marker that its answer echoes.
pub(super) fn chosen(
    params: &Params,
    operator: &str,
    number: &str,
    amount: Amount,
    desk: &Desk<'_>,
) -> Result<String, Problem> {
    for identifier in identifiers(operator).iter().filter(|identifier| identifier.required) {
        let name = identifier.names.first().copied().unwrap_or_default();
        let given = params.any(identifier.names).and_then(Given::text).filter(|text| !text.is_empty());
        given.ok_or_else(|| Problem::invalid(format!("The {name} is required for this operator.")))?;
    }
    let offers = &desk.world.offers;
    let offer = offers.iter().rev().find(|offer| offer.is_meant_by(operator, number, params));
    let offer = offer.ok_or(Problem::OFFER_UNKNOWN)?;
    if offer.is_over(desk.world.settings.offer_session) {
        return Err(Problem::OFFER_GONE);
    }
    if offer.amount != amount {
        return Err(Problem::invalid("The amount does not match the selected offer."));
    }
    let marker = offer.value("offerId").or_else(|| offer.value("ticketId"));
    Ok(marker.unwrap_or_default().to_owned())
}

//! SohojPay BD, after its document's sections "Recharge Request Process", "Verify Recharge Process",
//! "Drive Pack Offer List Check API" and "Balance Check Process".
//!
//! The document names no HTTP status for errors, so refusals are 200 with `status: false`; only an unknown
//! path (404) and method (405) differ.

mod packs;

use std::collections::BTreeMap;

use super::{BD_OPERATORS, Provider, keys};
use crate::desk::Desk;
use crate::fault::Endpoint;
use crate::json::Object;
use crate::magic::Refusal;
use crate::message::{Reply, Request};
use crate::money::Amount;
use crate::params::{Params, is_bd_mobile};
use crate::world::{Declined, Draft, State, Transaction};

/// The provider.
pub(crate) struct SohojPay;

impl Provider for SohojPay {
    fn base_path(&self) -> &'static str {
        ""
    }

    fn default_keys(&self, _: bool) -> BTreeMap<String, String> {
        keys(&[("api_key", "SIMsohoJL14oLhMBFzlpDchNVwS01L7VutKUcfYmWEk3clB50N")])
    }

    fn endpoint(&self, request: &Request) -> Option<Endpoint> {
        match request.path.as_str() {
            "/recharge/request/create" => Some(Endpoint::Submit),
            "/recharge/request/verify" => Some(Endpoint::Lookup),
            "/recharge/request/package" => Some(Endpoint::Offers),
            "/recharge/request/balance" => Some(Endpoint::Balance),
            _ => None,
        }
    }

    fn answer(&self, request: &Request, desk: &mut Desk<'_>) -> Reply {
        let Some(endpoint) = self.endpoint(request) else {
            return failure(404, "Not found", false);
        };
        let quirks = desk.quirks();
        if !matches!(request.method.as_str(), "GET" | "POST") {
            return failure(405, "Method not allowed", quirks);
        }
        let answered = checked_params(request, desk).and_then(|params| match endpoint {
            Endpoint::Submit => create(&params, desk),
            Endpoint::Lookup => verify(&params, desk),
            Endpoint::Offers => package(&params, quirks),
            _ => balance(&params, desk),
        });
        answered.unwrap_or_else(|why| failure(200, why, quirks))
    }

    fn refusal(&self, status: u16) -> Reply {
        let message = match status {
            401 => "Invalid API key",
            402 => "Insufficient balance",
            403 => "Access denied",
            404 => "Not found",
            422 => "Invalid parameters",
            429 => "Too many requests",
            _ => "Something went wrong",
        };
        failure(status, message, false)
    }
}

/// "Error Response": `status` FALSE and `message`. The quirk writes it as the success example writes TRUE: a digit.
fn failure(status: u16, message: &str, quirks: bool) -> Reply {
    let body = if quirks {
        Object::new().raw("status", "0").text("message", message).render_with_trailing_comma()
    } else {
        Object::new().flag("status", false).text("message", message).render()
    };
    Reply::json(status, body)
}

/// "Request Headers", the same table in all four sections; then the parameters of a GET from its query,
/// of a POST from its JSON body.
fn checked_params(request: &Request, desk: &Desk<'_>) -> Result<Params, &'static str> {
    if !request.is_json() {
        return Err("Content-Type must be application/json");
    }
    match request.header("SOHOJPAY-API-KEY") {
        None => return Err("API key is required"),
        Some(key) if key != desk.world.key("api_key") => return Err("Invalid API key"),
        Some(_) => {}
    }
    let params = if request.method == "GET" {
        Params::from_form(&request.query)
    } else if !request.query.is_empty() {
        None
    } else if request.body.is_empty() {
        Some(Params::default())
    } else {
        Params::from_json(request.body.as_bytes())
    };
    params.ok_or("Invalid request")
}

/// A tested "create" request.
struct Order {
    number: String,
    service: &'static str,
    operator: String,
    tran_id: String,
    amount: Amount,
    pack: String,
}

fn create(params: &Params, desk: &mut Desk<'_>) -> Result<Reply, &'static str> {
    let order = order(params)?;
    if desk.world.by_reference(&order.tran_id).is_some() {
        return Err(refused(Refusal::Duplicate));
    }
    let serial = desk.world.next_serial();
    let draft = Draft {
        reference: Some(order.tran_id),
        provider_reference: format!("SP{:08}", 10_000_000 + serial),
        number: order.number,
        amount: order.amount,
        fee: Amount::ZERO,
        commission: Amount::ZERO,
        operator: order.operator,
        service: order.service.to_owned(),
        detail: order.pack,
        plan: None,
    };
    match desk.book(draft) {
        Ok(booked) => created(&booked, desk.quirks()),
        Err(Declined::Refused(refusal)) => Err(refused(refusal)),
        Err(Declined::Interrupted) => Ok(Reply::nothing()),
    }
}

/// "Request Parameters": every one of them a string.
fn order(params: &Params) -> Result<Order, &'static str> {
    let allowed = ["number", "type", "operator", "tran_id", "amount", "package", "package_id"];
    if params.first_unknown(&allowed).is_some() {
        return Err("Unknown parameter");
    }
    let number =
        params.text("number").filter(|number| is_bd_mobile(number)).ok_or("Invalid mobile number")?;
    let service = match params.text("type") {
        Some("1") => "prepaid",
        Some("2") => "postpaid",
        _ => return Err("Invalid type"),
    };
    let operator = operator(params)?;
    let tran_id = params.text("tran_id").ok_or("The tran_id is required")?;
    let printable = tran_id.bytes().all(|b| b.is_ascii_graphic());
    if !(5..=20).contains(&tran_id.len()) || !printable {
        return Err("The tran_id must be 5 to 20 characters");
    }
    let (amount, pack) = price(params, operator)?;
    Ok(Order {
        number: number.to_owned(),
        service,
        operator: operator.to_owned(),
        tran_id: tran_id.to_owned(),
        amount,
        pack,
    })
}

fn operator(params: &Params) -> Result<&str, &'static str> {
    params.text("operator").filter(|code| BD_OPERATORS.contains(code)).ok_or("Invalid operator")
}

/// `amount` without a pack; with one, the pack's price, and an amount sent along must agree with it.
fn price(params: &Params, operator: &str) -> Result<(Amount, String), &'static str> {
    let amount = match params.get("amount") {
        None => None,
        Some(given) => Some(
            given
                .text()
                .and_then(Amount::parse)
                .filter(|amount| *amount > Amount::ZERO && amount.is_whole_hundredths())
                .ok_or("Invalid amount")?,
        ),
    };
    let package = match params.get("package") {
        None => None,
        Some(given) => Some(given.text().filter(|name| is_package(name)).ok_or("Invalid package")?),
    };
    match (package, params.get("package_id")) {
        (Some(package), Some(id)) => {
            let id = id.text().ok_or("Invalid package_id")?;
            let pack = packs::find(operator, package, id).ok_or("Package not found")?;
            let price = Amount::parse(pack.price).ok_or("Package not found")?;
            match amount {
                Some(amount) if amount != price => Err("The amount does not match the package"),
                _ => Ok((price, id.to_owned())),
            }
        }
        (Some("drive"), None) => Err("The package_id is required"),
        (None, Some(_)) => Err("The package is required with package_id"),
        (_, None) => amount.map(|amount| (amount, String::new())).ok_or("The amount is required"),
    }
}

fn is_package(name: &str) -> bool {
    matches!(name, "drive" | "regular")
}

fn refused(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::InsufficientBalance => "Insufficient balance",
        Refusal::OperatorDown => "Operator is not available now, please try later",
        Refusal::InvalidNumber => "Invalid mobile number",
        Refusal::InvalidAmount => "Invalid amount",
        Refusal::Duplicate => "Duplicate tran_id",
    }
}

/// "Server Response"; the example has a digit for the bool and a comma too many.
fn created(booked: &Transaction, quirks: bool) -> Result<Reply, &'static str> {
    if booked.state == State::Failed {
        return Err("Recharge request is failed.");
    }
    let status = match (booked.unknown_word, quirks) {
        (true, _) => "\"QUEUED\"",
        (false, true) => "1",
        (false, false) => "true",
    };
    let body = Object::new().raw("status", status).text("message", "Recharge request is successful.");
    Ok(Reply::json(200, if quirks { body.render_with_trailing_comma() } else { body.render() }))
}

fn verify(params: &Params, desk: &mut Desk<'_>) -> Result<Reply, &'static str> {
    if params.first_unknown(&["tran_id"]).is_some() {
        return Err("Unknown parameter");
    }
    let tran_id = params.text("tran_id").ok_or("The tran_id is required")?;
    let found = desk.world.by_reference(tran_id).and_then(|index| desk.look_up(index));
    let shown = found.ok_or("Transaction not found")?;
    let quirks = desk.quirks();
    let number = if quirks { masked(&shown.number) } else { shown.number.clone() };
    // The example writes tran_id, the table trans_id.
    let name = if quirks { "trans_id" } else { "tran_id" };
    let body = Object::new()
        .text("status", word(&shown))
        .text(name, shown.reference.as_deref().unwrap_or_default())
        .text("number", &number)
        .text("amount", &shown.amount.plain())
        .text("pre_balance", &shown.opening.plain())
        .text("post_balance", &shown.closing.plain());
    Ok(Reply::json(200, body.render()))
}

/// "Response Details" of verify: INITIATED, PENDING, COMPLETED, ERROR; none for a reversal, so ERROR.
fn word(shown: &Transaction) -> &'static str {
    match shown.state {
        _ if shown.unknown_word => "QUEUED",
        State::Pending if shown.looked <= 1 => "INITIATED",
        State::Pending => "PENDING",
        State::Succeeded => "COMPLETED",
        State::Failed | State::Reversed => "ERROR",
    }
}

/// As the verify example masks it: five digits, six stars.
fn masked(number: &str) -> String {
    let head: String = number.chars().take(5).collect();
    format!("{head}******")
}

fn package(params: &Params, quirks: bool) -> Result<Reply, &'static str> {
    if params.first_unknown(&["operator", "package"]).is_some() {
        return Err("Unknown parameter");
    }
    let operator = operator(params)?;
    let wanted = match params.get("package") {
        None => None,
        Some(given) => Some(given.text().filter(|name| is_package(name)).ok_or("Invalid package")?),
    };
    let mut data = Object::new();
    for kind in ["drive", "regular"] {
        if wanted.is_none_or(|wanted| wanted == kind) {
            data = data.array(kind, &packs::listed(operator, kind));
        }
    }
    // The example writes true, the table calls the status a string.
    let status = if quirks { "\"true\"" } else { "true" };
    let body = Object::new()
        .raw("status", status)
        .text("message", "Package Fetched Successfully")
        .object("data", &data);
    Ok(Reply::json(200, body.render()))
}

fn balance(params: &Params, desk: &Desk<'_>) -> Result<Reply, &'static str> {
    if !params.is_empty() {
        return Err("Unknown parameter");
    }
    let body = Object::new().flag("status", true).text("message", "Balance Fetched Successfully");
    // The table says string, the example shows a number.
    let body = if desk.quirks() {
        body.number("balance", desk.world.wallet)
    } else {
        body.text("balance", &desk.world.wallet.money())
    };
    Ok(Reply::json(200, body.render()))
}

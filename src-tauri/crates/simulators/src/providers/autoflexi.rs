//! AutoFlexi Software, after its document's sections "Recharge Request Process", "Verify Recharge Process"
//! and "Balance Check Process".
//!
//! It takes no reference of the caller's: a lost `trx_id` cannot be looked up. Errors are `status: false` and
//! `error`, under 200, as no HTTP status is documented.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};

use super::{BD_OPERATORS, Provider, keys};
use crate::desk::Desk;
use crate::fault::Endpoint;
use crate::json::Object;
use crate::magic::Refusal;
use crate::message::{Reply, Request};
use crate::money::Amount;
use crate::params::{Given, Params, is_bd_mobile, is_digits};
use crate::world::{Declined, Draft, State, Transaction, World};

/// The provider.
pub(crate) struct AutoFlexi;

/// "Request Parameter": minimum amount 20 tk.
const MINIMUM_TK: i64 = 20;
const DHAKA_OFFSET_S: i32 = 6 * 3600;

impl Provider for AutoFlexi {
    fn base_path(&self) -> &'static str {
        ""
    }

    fn default_keys(&self, _: bool) -> BTreeMap<String, String> {
        keys(&[("api_key", "SIMautoQdUMHpxHUc5KGmMlFloI0ohZXck7J4nQfvHTrzRaXEyvyZNPXOTgH")])
    }

    fn endpoint(&self, request: &Request) -> Option<Endpoint> {
        match request.path.as_str() {
            "/api/recharge/create" => Some(Endpoint::Submit),
            "/api/recharge/verify" => Some(Endpoint::Lookup),
            "/api/recharge/balance" => Some(Endpoint::Balance),
            _ => None,
        }
    }

    fn answer(&self, request: &Request, desk: &mut Desk<'_>) -> Reply {
        let Some(endpoint) = self.endpoint(request) else {
            return failure(404, "Not found");
        };
        let method = if endpoint == Endpoint::Balance { "GET" } else { "POST" };
        if request.method != method {
            return failure(405, "Method not allowed");
        }
        let answered = checked_params(request, desk).and_then(|params| match endpoint {
            Endpoint::Submit => create(&params, desk),
            Endpoint::Lookup => verify(&params, desk),
            _ => Ok(balance(desk)),
        });
        answered.unwrap_or_else(|why| failure(200, why))
    }

    fn refusal(&self, status: u16) -> Reply {
        let error = match status {
            401 => "Invalid API key",
            402 => "Insufficient balance",
            403 => "Access denied",
            404 => "Not found",
            422 => "Invalid parameters",
            429 => "Too many requests",
            _ => "Something went wrong",
        };
        failure(status, error)
    }
}

/// "For Error Response".
fn failure(status: u16, error: &str) -> Reply {
    Reply::json(status, Object::new().flag("status", false).text("error", error).render())
}

/// "Request Headers" and "Balance Checking Headers". One example sends another provider's key header to the
/// balance; the table is followed here.
fn checked_params(request: &Request, desk: &Desk<'_>) -> Result<Params, &'static str> {
    if !request.is_json() {
        return Err("Content-Type must be application/json");
    }
    match request.header("CD-API-KEY") {
        None => return Err("API key is required"),
        Some(key) if key != desk.world.key("api_key") => return Err("Invalid API key"),
        Some(_) => {}
    }
    if !request.query.is_empty() {
        return Err("Unknown parameter");
    }
    if request.method == "GET" {
        let empty = request.body.is_empty();
        return if empty { Ok(Params::default()) } else { Err("Unknown parameter") };
    }
    Params::from_json(request.body.as_bytes()).ok_or("Invalid request")
}

fn create(params: &Params, desk: &mut Desk<'_>) -> Result<Reply, &'static str> {
    let draft = draft(params, desk.world)?;
    match desk.book(draft) {
        Ok(booked) => created(&booked),
        Err(Declined::Refused(refusal)) => Err(refused(refusal)),
        Err(Declined::Interrupted) => Ok(Reply::nothing()),
    }
}

/// "Request Parameter". `amount` and `type` are integers in the table and strings in every example: both pass.
fn draft(params: &Params, world: &mut World) -> Result<Draft, &'static str> {
    if params.first_unknown(&["number", "amount", "operator", "type"]).is_some() {
        return Err("Unknown parameter");
    }
    let number =
        params.text("number").filter(|number| is_bd_mobile(number)).ok_or("Invalid mobile number")?;
    let operator =
        params.text("operator").filter(|code| BD_OPERATORS.contains(code)).ok_or("Invalid operator")?;
    let digits = |name| params.get(name).and_then(Given::text_or_number).filter(|text| is_digits(text));
    let amount = digits("amount").and_then(Amount::parse).ok_or("Invalid amount")?;
    if amount < Amount::from_hundredths(MINIMUM_TK * 100) {
        return Err("The amount must be at least 20");
    }
    let service = match digits("type") {
        Some("1") => "prepaid",
        Some("2") => "postpaid",
        Some("3") if matches!(operator, "GP" | "SK") => "skitto",
        _ => return Err("Invalid type"),
    };
    Ok(Draft {
        reference: None,
        provider_reference: new_trx_id(world),
        number: number.to_owned(),
        amount,
        fee: Amount::ZERO,
        commission: Amount::ZERO,
        operator: operator.to_owned(),
        service: service.to_owned(),
        detail: String::new(),
        plan: None,
    })
}

/// 21 digits as in the examples: account, date and time in Dhaka, tenths of a second.
fn new_trx_id(world: &mut World) -> String {
    let stamp = world.stamp();
    let time = FixedOffset::east_opt(DHAKA_OFFSET_S)
        .and_then(|dhaka| DateTime::from_timestamp_millis(stamp).map(|time| time.with_timezone(&dhaka)));
    let time = time.map(|time| time.format("%Y%m%d%H%M%S").to_string()).unwrap_or_default();
    format!("162670{time}{}", stamp / 100 % 10)
}

fn refused(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::InsufficientBalance => "Insufficient balance",
        Refusal::OperatorDown => "Operator is not available now",
        Refusal::InvalidNumber => "Invalid mobile number",
        Refusal::InvalidAmount => "Invalid amount",
        Refusal::Duplicate => "Duplicate request",
    }
}

/// "Server Response" of create.
fn created(booked: &Transaction) -> Result<Reply, &'static str> {
    if booked.state == State::Failed {
        return Err("Recharge failed");
    }
    let body = Object::new()
        .raw("status", if booked.unknown_word { "\"Queued\"" } else { "true" })
        .text("message", "Flexiload- Request Submit Successfully")
        .text("trx_id", &booked.provider_reference);
    Ok(Reply::json(200, body.render()))
}

/// "Verify Recharge Process": the table names `ref_id`, every example sends `trx_id`; one of them is needed.
fn verify(params: &Params, desk: &mut Desk<'_>) -> Result<Reply, &'static str> {
    if params.first_unknown(&["trx_id", "ref_id"]).is_some() {
        return Err("Unknown parameter");
    }
    let id = match (params.get("trx_id"), params.get("ref_id")) {
        (Some(given), None) | (None, Some(given)) => given.text().ok_or("Invalid ref_id")?,
        (Some(one), Some(other)) if one == other => one.text().ok_or("Invalid ref_id")?,
        _ => return Err("The ref_id is required"),
    };
    let found = desk.world.by_provider_reference(id).and_then(|index| desk.look_up(index));
    let shown = found.ok_or("Transaction not found")?;
    let data = Object::new().text("status", word(&shown)).text("trx_id", &shown.provider_reference);
    // The example shows the number unquoted, without its zero, masked: not JSON at all.
    let data = if desk.quirks() {
        let head: String = shown.number.chars().skip(1).take(5).collect();
        data.raw("number", format!("{head}*******"))
    } else {
        data.text("number", &shown.number)
    };
    let data = data.number("amount", shown.amount);
    Ok(Reply::json(200, Object::new().flag("status", true).object("data", &data).render()))
}

/// Only "Completed" is documented; the other words are this simulator's.
fn word(shown: &Transaction) -> &'static str {
    match shown.state {
        _ if shown.unknown_word => "Queued",
        State::Succeeded => "Completed",
        State::Pending => "Pending",
        State::Failed | State::Reversed => "Failed",
    }
}

fn balance(desk: &Desk<'_>) -> Reply {
    let data = Object::new().number("balance", desk.world.wallet);
    Reply::json(200, Object::new().flag("status", true).object("data", &data).render())
}

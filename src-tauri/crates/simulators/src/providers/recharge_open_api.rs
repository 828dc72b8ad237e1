//! The Recharge Open API, after its document's sections "Recharge Request", "Balance Request",
//! "Transaction Status Request", "Error Codes" and its operator tables.
//!
//! One page, everything in the query, answers in text. Its code list has no "insufficient balance" and no
//! "operator down": such a recharge is accepted and its status is then 2 or 3, failed.

use std::collections::BTreeMap;

use super::{Provider, keys};
use crate::desk::Desk;
use crate::fault::Endpoint;
use crate::magic::Refusal;
use crate::message::{HTML, Reply, Request, TEXT};
use crate::money::Amount;
use crate::params::{Params, is_digits, is_in_mobile};
use crate::world::{Declined, Draft, State, Transaction};

/// The provider.
pub(crate) struct RechargeOpenApi;

const PATH: &str = "/Admin/RechargeAPI.aspx";

/// "Error Codes".
const CODES: [(u16, &str); 11] = [
    (9001, "Invalid Message Format"),
    (9002, "Invalid Mobile Number"),
    (9003, "Invalid SMS Password"),
    (9004, "Invalid Transaction Amount"),
    (9005, "Invalid Member Type"),
    (9006, "Invalid Transaction Format"),
    (9007, "Invalid User ID or Password"),
    (9008, "Invalid Transaction Reference Number"),
    (9009, "Duplicate Transaction Reference Number"),
    (9998, "Internal Error"),
    (9999, "Invalid Access"),
];

/// The three operator tables: code and service.
const OPERATORS: [(&str, &str); 27] = [
    ("A", "prepaid"),
    ("B", "prepaid"),
    ("I", "prepaid"),
    ("V", "prepaid"),
    ("RG", "prepaid"),
    ("RC", "prepaid"),
    ("TI", "prepaid"),
    ("TD", "prepaid"),
    ("AI", "prepaid"),
    ("VI", "prepaid"),
    ("U", "prepaid"),
    ("VG", "prepaid"),
    ("VC", "prepaid"),
    ("MT", "prepaid"),
    ("AB", "postpaid"),
    ("BB", "postpaid"),
    ("IB", "postpaid"),
    ("VB", "postpaid"),
    ("RB", "postpaid"),
    ("TB", "postpaid"),
    ("CB", "postpaid"),
    ("AD", "dth"),
    ("BD", "dth"),
    ("DT", "dth"),
    ("TS", "dth"),
    ("VD", "dth"),
    ("ST", "dth"),
];

/// The sample request's customer number: nine digits, so no real one, but documented.
const SAMPLE_NUMBER: &str = "999999999";
/// The document gives no length; this is what its ASP.NET page is taken to store.
const REFERENCE_MAX: usize = 32;

impl Provider for RechargeOpenApi {
    fn base_path(&self) -> &'static str {
        PATH
    }

    fn default_keys(&self, _: bool) -> BTreeMap<String, String> {
        keys(&[
            ("user_id", "simuser"),
            ("password", "simpass&1"),
            ("mobile_no", "9999999990"),
            ("sms_pin", "1234"),
        ])
    }

    fn endpoint(&self, request: &Request) -> Option<Endpoint> {
        if request.path != PATH {
            return None;
        }
        let message =
            Params::from_form(&request.query).and_then(|params| params.text("Message").map(str::to_owned));
        match message.as_deref().map(|message| message.split('$').next().unwrap_or_default()) {
            Some("BAL") => Some(Endpoint::Balance),
            Some("STATUS") => Some(Endpoint::Lookup),
            _ => Some(Endpoint::Submit),
        }
    }

    fn answer(&self, request: &Request, desk: &mut Desk<'_>) -> Reply {
        let quirks = desk.quirks();
        if request.path != PATH {
            return Reply::new(404, HTML, "<html><body>The resource cannot be found.</body></html>");
        }
        if request.method != "GET" {
            return text(405, line(9999), quirks);
        }
        let answered = checked_message(request, desk).and_then(|message| {
            let parts: Vec<&str> = message.split('$').collect();
            match parts.as_slice() {
                ["BAL", pin] => balance(pin, desk),
                ["STATUS", reference, pin] => status(reference, pin, desk),
                ["BAL" | "STATUS", ..] => Err(9001),
                [operator, number, amount, pin, kind, reference] => {
                    recharge(&Order { operator, number, amount, pin, kind, reference }, desk)
                }
                _ => Err(9001),
            }
        });
        match answered {
            Ok(body) => text(200, body, quirks),
            Err(code) => text(200, line(code), quirks),
        }
    }

    fn refusal(&self, status: u16) -> Reply {
        let code = match status {
            401 => 9007,
            403 => 9999,
            404 => 9008,
            422 => 9001,
            _ => 9998,
        };
        text(status, line(code), false)
    }
}

/// "Status=Status Description".
fn line(code: u16) -> String {
    let description =
        CODES.iter().find(|(known, _)| *known == code).map_or("", |(_, description)| description);
    format!("{code}={description}")
}

/// The quirk is what an ASP.NET page sends: an HTML content type and a line end.
fn text(status: u16, body: String, quirks: bool) -> Reply {
    if quirks { Reply::new(status, HTML, body + "\r\n") } else { Reply::new(status, TEXT, body) }
}

/// "Parameters": the four names, each once, and nothing else.
fn checked_message(request: &Request, desk: &Desk<'_>) -> Result<String, u16> {
    let params = Params::from_form(&request.query).ok_or(9001_u16)?;
    if params.first_unknown(&["UserID", "Password", "MobileNo", "Message"]).is_some()
        || !request.body.is_empty()
    {
        return Err(9999);
    }
    let key = |name| desk.world.key(name);
    if params.text("UserID") != Some(key("user_id")) || params.text("Password") != Some(key("password")) {
        return Err(9007);
    }
    if params.text("MobileNo") != Some(key("mobile_no")) {
        return Err(9002);
    }
    params.text("Message").map(str::to_owned).ok_or(9001)
}

/// The six parts of a recharge message.
struct Order<'a> {
    operator: &'a str,
    number: &'a str,
    amount: &'a str,
    pin: &'a str,
    kind: &'a str,
    reference: &'a str,
}

fn check_pin(pin: &str, desk: &Desk<'_>) -> Result<(), u16> {
    if pin == desk.world.key("sms_pin") { Ok(()) } else { Err(9003) }
}

fn recharge(order: &Order<'_>, desk: &mut Desk<'_>) -> Result<String, u16> {
    check_pin(order.pin, desk)?;
    let (_, service) = OPERATORS.iter().find(|(code, _)| *code == order.operator).ok_or(9006_u16)?;
    if !matches!(order.kind, "S" | "0") {
        return Err(9006);
    }
    if !is_customer(order.number, service) {
        return Err(9002);
    }
    let amount = Amount::parse(order.amount)
        .filter(|amount| *amount > Amount::ZERO && amount.is_whole_hundredths())
        .ok_or(9004_u16)?;
    if !is_reference(order.reference) {
        return Err(9008);
    }
    if desk.world.by_reference(order.reference).is_some() {
        return Err(9009);
    }
    submit(order, service, amount, desk)
}

fn submit(order: &Order<'_>, service: &str, amount: Amount, desk: &mut Desk<'_>) -> Result<String, u16> {
    let draft = Draft {
        reference: Some(order.reference.to_owned()),
        provider_reference: (1000 + desk.world.next_serial()).to_string(),
        number: order.number.to_owned(),
        amount,
        fee: Amount::ZERO,
        commission: Amount::ZERO,
        operator: order.operator.to_owned(),
        service: service.to_owned(),
        detail: order.kind.to_owned(),
        plan: None,
    };
    match desk.book(draft.clone()) {
        Ok(booked) if booked.unknown_word => Ok("Q=Queued".to_owned()),
        Ok(_) => Ok("0=Success".to_owned()),
        Err(Declined::Refused(Refusal::InvalidNumber)) => Err(9002),
        Err(Declined::Refused(Refusal::InvalidAmount)) => Err(9004),
        Err(Declined::Refused(Refusal::Duplicate)) => Err(9009),
        Err(Declined::Refused(Refusal::InsufficientBalance | Refusal::OperatorDown)) => {
            desk.book_failed(draft);
            Ok("0=Success".to_owned())
        }
        Err(Declined::Interrupted) => Ok(String::new()),
    }
}

fn is_customer(number: &str, service: &str) -> bool {
    if service == "dth" {
        is_digits(number) && (8..=14).contains(&number.len())
    } else {
        is_in_mobile(number) || number == SAMPLE_NUMBER
    }
}

fn is_reference(reference: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    !reference.is_empty() && reference.len() <= REFERENCE_MAX && reference.bytes().all(plain)
}

/// "Balance Response".
fn balance(pin: &str, desk: &Desk<'_>) -> Result<String, u16> {
    check_pin(pin, desk)?;
    Ok(format!("0={}", desk.world.wallet.money()))
}

/// "Transaction Status Response".
fn status(reference: &str, pin: &str, desk: &mut Desk<'_>) -> Result<String, u16> {
    check_pin(pin, desk)?;
    let found = desk.world.by_reference(reference).and_then(|index| desk.look_up(index));
    let shown = found.ok_or(9008_u16)?;
    let (status, description) = word(&shown);
    let operator_id =
        if shown.is_final() { format!("GJ{:05}", 12_344 + shown.serial) } else { String::new() };
    Ok(format!("{status}={description}={}={operator_id}", shown.provider_reference))
}

/// 1 success, 4 and 6 hold, 2 and 3 failed, 5 refunded. Both codes of a pair are used.
fn word(shown: &Transaction) -> (&'static str, &'static str) {
    match shown.state {
        _ if shown.unknown_word => ("7", "Queued"),
        State::Succeeded => ("1", "Success"),
        State::Pending if shown.looked <= 1 => ("4", "Hold"),
        State::Pending => ("6", "Hold"),
        State::Failed if shown.other_word => ("3", "Failed"),
        State::Failed => ("2", "Failed"),
        State::Reversed => ("5", "Refunded"),
    }
}

//! "Attempt Recharge" and "Get Recharge Status".

use chrono::NaiveDate;

use super::catalogue::{self, MSEB, SERVICE_INSURANCE, VODAFONE_PREPAID};
use super::{Code, integer, only, service};
use crate::desk::Desk;
use crate::json::Object;
use crate::magic::{Plan, Refusal};
use crate::message::Reply;
use crate::money::Amount;
use crate::params::{Given, Params, is_digits, is_in_mobile};
use crate::world::{Declined, Draft, State, Transaction};

/// In basis points: the example's 10000 paisa earn 100.
const COMMISSION_BP: i64 = 100;
/// The smallest pack of the "Recharge Plans" example costs Rs 3; less, or a part of a rupee, is taken to be an
/// amount in the wrong unit.
const MINIMUM_PAISA: i64 = 300;

/// POST /attempt
pub(super) fn attempt(params: &Params, desk: &mut Desk<'_>) -> Result<Reply, Code> {
    let draft = draft(params, desk)?;
    let known = draft.reference.as_deref().and_then(|order_id| desk.world.by_reference(order_id));
    if known.is_some() || desk.world.recently(&draft.number, draft.amount) {
        return Err(Code(307));
    }
    let vodafone = draft.operator == VODAFONE_PREPAID.to_string();
    match desk.book(draft) {
        Ok(booked) => Ok(answer(&booked, desk.quirks())),
        Err(Declined::Refused(refusal)) => Err(refused(refusal, vodafone)),
        Err(Declined::Interrupted) => Ok(Reply::nothing()),
    }
}

fn refused(refusal: Refusal, vodafone: bool) -> Code {
    match refusal {
        Refusal::InsufficientBalance => Code(103),
        Refusal::OperatorDown if vodafone => Code(304),
        Refusal::OperatorDown => Code(100),
        Refusal::InvalidNumber => Code(305),
        Refusal::InvalidAmount => Code(306),
        Refusal::Duplicate => Code(307),
    }
}

/// "Request Parameters" of the attempt.
fn draft(params: &Params, desk: &mut Desk<'_>) -> Result<Draft, Code> {
    let mandatory = ["key", "service_id", "order_id", "account", "operator_id", "amount"];
    only(params, &[&mandatory[..], &["recharge_status", "unit", "dob"]].concat())?;
    let service_id = service(params)?;
    let service = catalogue::service_name(service_id).ok_or(Code(301))?;
    let plan = plan(params, desk.world.settings.test_environment)?;
    let order_id = params.text("order_id").filter(|id| !id.trim().is_empty()).ok_or(Code(308))?;
    let operator_id = integer(params, "operator_id").ok_or(Code(308))?;
    let operators = catalogue::operators(service_id).ok_or(Code(301))?;
    let operator = catalogue::find(operators, operator_id).ok_or(Code(308))?;
    let account =
        params.text("account").filter(|account| is_account(account, service_id)).ok_or(Code(305))?;
    let amount = amount(params, service_id).ok_or(Code(306))?;
    check_bill_details(params, service_id, operator.id)?;
    Ok(Draft {
        reference: Some(order_id.to_owned()),
        provider_reference: reference_id(desk),
        number: account.to_owned(),
        amount,
        fee: Amount::ZERO,
        commission: amount.basis_points(COMMISSION_BP),
        operator: operator_id.to_owned(),
        service: service.to_owned(),
        detail: service_id.to_string(),
        plan,
    })
}

/// `recharge_status` chooses the outcome, on the test environment only.
fn plan(params: &Params, test_environment: bool) -> Result<Option<Plan>, Code> {
    if params.get("recharge_status").is_none() {
        return Ok(None);
    }
    match integer(params, "recharge_status") {
        _ if !test_environment => Err(Code(308)),
        Some("1") => Ok(Some(Plan::Success)),
        Some("2") => Ok(Some(Plan::PendingThenSuccess)),
        Some("3") => Ok(Some(Plan::Failed)),
        _ => Err(Code(308)),
    }
}

fn is_account(account: &str, service: u16) -> bool {
    match service {
        2 | 3 => is_in_mobile(account),
        4 | 5 => is_digits(account) && (8..=14).contains(&account.len()),
        _ => (4..=20).contains(&account.len()) && account.bytes().all(|b| b.is_ascii_alphanumeric()),
    }
}

/// Integer paisa.
fn amount(params: &Params, service: u16) -> Option<Amount> {
    let paisa: i64 = integer(params, "amount")?.parse().ok().filter(|paisa| *paisa >= MINIMUM_PAISA)?;
    let amount = Amount::from_hundredths(paisa);
    let is_bill = matches!(service, 3 | 6 | 7 | 8);
    (is_bill || amount.is_whole()).then_some(amount)
}

/// `unit` for MSEB has a code of its own; `dob` for insurance has none, so 308.
fn check_bill_details(params: &Params, service: u16, operator: u16) -> Result<(), Code> {
    let unit = params.get("unit").and_then(Given::text_or_number).map(str::trim);
    if operator == MSEB && unit.is_none_or(str::is_empty) {
        return Err(Code(311));
    }
    match params.get("dob") {
        None if service == SERVICE_INSURANCE => Err(Code(308)),
        None => Ok(()),
        Some(given) => match given.text().map(|date| NaiveDate::parse_from_str(date, "%Y-%m-%d")) {
            Some(Ok(_)) => Ok(()),
            _ => Err(Code(308)),
        },
    }
}

/// As in the example: digits of a time, then five letters.
fn reference_id(desk: &mut Desk<'_>) -> String {
    let stamp = desk.world.stamp();
    let letter = |place: i64| {
        let step = stamp / 100 / 26_i64.pow(u32::try_from(place).unwrap_or(0)) % 26;
        u8::try_from(step).map_or('Q', |step| char::from(b'A' + step))
    };
    let letters: String = (0..5).map(letter).collect();
    format!("{stamp}{letters}")
}

/// GET /status: the answer would be the attempt's.
pub(super) fn status(params: &Params, desk: &mut Desk<'_>) -> Result<Reply, Code> {
    only(params, &["key", "reference_id"])?;
    let reference = params.text("reference_id").ok_or(Code(308))?;
    let found = desk.world.by_provider_reference(reference).and_then(|index| desk.look_up(index));
    let shown = found.ok_or(Code(308))?;
    Ok(answer(&shown, desk.quirks()))
}

/// "Recharge Response": one shape for success and pending, one for failure. A reversal has no word of its own.
fn answer(shown: &Transaction, quirks: bool) -> Reply {
    let body = match shown.state {
        State::Failed | State::Reversed if !shown.unknown_word => failed(shown, quirks),
        _ => succeeded(shown, quirks),
    };
    Reply::json(200, body.render())
}

fn succeeded(shown: &Transaction, quirks: bool) -> Object {
    let (word, message, op_txn_id) = match shown.state {
        _ if shown.unknown_word => ("Queued", "Transaction Queued", String::new()),
        State::Pending => ("Pending", "Transaction Pending", String::new()),
        _ => ("Success", "Transaction Successful", format!("wsuid{}", 903 + shown.serial)),
    };
    let body = common(Object::new().flag("status", true).text("response", word), shown, quirks);
    body.text("op_txn_id", &op_txn_id)
        .text("reference_id", &shown.provider_reference)
        .raw("amount", shown.amount.hundredths().to_string())
        .raw("commission", shown.commission.hundredths().to_string())
        .text("account", &shown.number)
        .text("message", message)
        .raw("opening_balance", shown.opening.hundredths().to_string())
        .raw("closing_balance", shown.closing.hundredths().to_string())
}

fn failed(shown: &Transaction, quirks: bool) -> Object {
    let body = common(Object::new().flag("status", false).text("response", "Failed"), shown, quirks);
    let body = body
        .text("reference_id", &shown.provider_reference)
        .raw("amount", shown.amount.hundredths().to_string())
        .text("message", "Transaction Failed");
    Code(308).add_to(body, quirks)
}

/// `order_id` is a string in the table and a number in the examples.
fn common(body: Object, shown: &Transaction, quirks: bool) -> Object {
    let order_id = shown.reference.as_deref().unwrap_or_default();
    let as_number = quirks && is_digits(order_id) && !order_id.starts_with('0');
    let body = body.raw("service_id", shown.detail.as_str());
    if as_number { body.raw("order_id", order_id) } else { body.text("order_id", order_id) }
}

//! "Check Transaction Status": by the caller's reference or by transaction id, GET or POST.

use chrono::{DateTime, Utc};

use super::answers::{Problem, word};
use super::{OPERATORS, offer_operator, only};
use crate::desk::Desk;
use crate::json::Object;
use crate::message::Reply;
use crate::money::Amount;
use crate::params::{Given, Params};
use crate::world::{State, Transaction};

const REFERENCE: [&str; 3] = ["reference", "client_reference", "clientReference"];
const TRANSACTION: [&str; 2] = ["transaction_id", "transactionId"];

/// GET or POST /transactions/status/check
pub(super) fn check(params: &Params, desk: &mut Desk<'_>) -> Result<Reply, Problem> {
    only(params, &[&REFERENCE[..], &TRANSACTION].concat())?;
    let reference = params.any(&REFERENCE).and_then(Given::text);
    let transaction = params.any(&TRANSACTION).and_then(Given::text_or_number);
    let index = match (reference, transaction) {
        (Some(reference), None) => desk.world.by_reference(reference),
        (None, Some(id)) => desk.world.by_provider_reference(id),
        (Some(reference), Some(id)) => desk
            .world
            .by_reference(reference)
            .filter(|index| desk.world.by_provider_reference(id) == Some(*index)),
        (None, None) => return Err(Problem::invalid("The reference or transaction_id is required.")),
    };
    let shown = index.and_then(|index| desk.look_up(index)).ok_or(Problem::NOT_FOUND)?;
    let body = Object::new()
        .flag("success", true)
        .text("message", "Transaction status fetched successfully.")
        .object("data", &data(&shown, desk.quirks()));
    Ok(Reply::json(200, body.render()))
}

fn data(shown: &Transaction, quirks: bool) -> Object {
    let status = word(shown);
    // The status example reports no commission where the recharge example does.
    let commission = if quirks { Amount::ZERO } else { shown.commission };
    let service = Object::new().text("type", "recharge").text("status", status).text("number", &shown.number);
    let approved = (shown.state == State::Succeeded).then(|| instant(shown.updated));
    Object::new()
        .raw("transactionId", shown.serial.to_string())
        .text("reference", shown.reference.as_deref().unwrap_or_default())
        .text("status", status)
        .flag("isFinal", shown.is_final() && !shown.unknown_word)
        .number("amount", shown.amount)
        .number("fee", shown.fee)
        .number("commission", commission)
        .object("service", &service)
        .object("operator", &operator(&shown.operator))
        .object("decision", &Object::new().text("mode", "auto"))
        .text("createdAt", &instant(shown.created))
        .text("updatedAt", &instant(shown.updated))
        .optional_text("approvedAt", approved.as_deref())
}

fn operator(sent: &str) -> Object {
    let code = offer_operator(sent).unwrap_or(sent).to_uppercase();
    let name = OPERATORS.iter().find(|(_, known, ..)| *known == code).map_or("", |(_, _, name, _)| name);
    Object::new().text("code", &code).text("name", name)
}

fn instant(time: DateTime<Utc>) -> String {
    time.format("%Y-%m-%dT%H:%M:%S%.6fZ").to_string()
}

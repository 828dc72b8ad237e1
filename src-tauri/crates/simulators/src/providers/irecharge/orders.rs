//! "Normal Recharge" and "Step 2. Purchase".

use super::answers::{Problem, billing};
use super::{offer_operator, offers, only};
use crate::desk::Desk;
use crate::json::Object;
use crate::magic::Refusal;
use crate::message::Reply;
use crate::money::Amount;
use crate::params::{Given, Params, is_bd_mobile};
use crate::world::{Declined, Draft, State, Transaction};

/// In basis points; the offer example's 68.00 has a fee of 0.34 and a commission of 1.02.
const FEE_BP: i64 = 50;
pub(super) const COMMISSION_BP: i64 = 150;
/// The normal recharge example's 10.00 has a fee of 0.50 and a commission of 1.50: taken as minima.
const MINIMUM_FEE: i64 = 50;
const MINIMUM_COMMISSION: i64 = 150;

const REFERENCE: [&str; 3] = ["reference", "client_reference", "clientReference"];
const WEBHOOK: [&str; 2] = ["webhook_url", "recharge_webhook_url"];

/// POST /service-requests/recharge/normal
pub(super) fn normal(params: &Params, desk: &mut Desk<'_>) -> Result<Reply, Problem> {
    let own = ["operator", "number", "amount", "service_type"];
    only(params, &[&own[..], &REFERENCE, &WEBHOOK].concat())?;
    let reference = reference(params, desk)?;
    let operator = params
        .text("operator")
        .filter(|code| matches!(*code, "gp" | "rb" | "at" | "bl" | "tt" | "sk"))
        .ok_or_else(|| Problem::invalid("The operator is invalid."))?;
    let number = number(params)?;
    let service = match params.get("service_type") {
        None => "prepaid",
        Some(Given::Text(service)) if matches!(service.as_str(), "prepaid" | "postpaid") => service,
        Some(_) => return Err(Problem::invalid("The service_type must be prepaid or postpaid.")),
    };
    // "Request Body": the amount is a number, not a string.
    let amount = match params.get("amount") {
        Some(Given::Number(text)) => price(text)?,
        _ => return Err(Problem::invalid("The amount must be a number.")),
    };
    check_webhook(params)?;
    let draft = Draft {
        reference: Some(reference.to_owned()),
        provider_reference: desk.world.next_serial().to_string(),
        number: number.to_owned(),
        amount,
        fee: amount.basis_points(FEE_BP).max(Amount::from_hundredths(MINIMUM_FEE)),
        commission: amount.basis_points(COMMISSION_BP).max(Amount::from_hundredths(MINIMUM_COMMISSION)),
        operator: operator.to_owned(),
        service: service.to_owned(),
        detail: String::new(),
        plan: None,
    };
    let quirks = desk.quirks();
    submit(draft, desk, |booked| {
        let (success, message) = verdict(booked);
        answer(success, message).object("billing", &billing(booked, "normal", quirks))
    })
}

/// POST /recharge/offers/purchase
pub(super) fn purchase(params: &Params, desk: &mut Desk<'_>) -> Result<Reply, Problem> {
    let allowed =
        [&["operator", "number", "amount"][..], &REFERENCE, &WEBHOOK, &offers::PURCHASE_FIELDS].concat();
    only(params, &allowed)?;
    let reference = reference(params, desk)?;
    let sent = params.text("operator").unwrap_or_default();
    let operator = offer_operator(sent).ok_or_else(|| Problem::invalid("The operator is invalid."))?;
    let number = number(params)?;
    let amount = params
        .get("amount")
        .and_then(Given::text_or_number)
        .ok_or_else(|| Problem::invalid("The amount is required."))
        .and_then(price)?;
    check_webhook(params)?;
    let marker = offers::chosen(params, operator, number, amount, desk)?;
    let draft = Draft {
        reference: Some(reference.to_owned()),
        provider_reference: desk.world.next_serial().to_string(),
        number: number.to_owned(),
        amount,
        fee: amount.basis_points(FEE_BP),
        commission: amount.basis_points(COMMISSION_BP),
        operator: sent.to_owned(),
        service: "prepaid".to_owned(),
        detail: marker,
        plan: None,
    };
    let quirks = desk.quirks();
    submit(draft, desk, |booked| purchased(booked, operator, quirks))
}

fn reference<'a>(params: &'a Params, desk: &Desk<'_>) -> Result<&'a str, Problem> {
    let reference = params.any(&REFERENCE).and_then(Given::text).filter(|text| !text.trim().is_empty());
    let reference = reference.ok_or(Problem::NO_REFERENCE)?;
    if desk.world.by_reference(reference).is_some() {
        return Err(Problem::DUPLICATE);
    }
    Ok(reference)
}

fn number(params: &Params) -> Result<&str, Problem> {
    let number = params.text("number").filter(|number| is_bd_mobile(number));
    number.ok_or_else(|| Problem::refused(Refusal::InvalidNumber))
}

fn price(text: &str) -> Result<Amount, Problem> {
    Amount::parse(text)
        .filter(|amount| *amount > Amount::ZERO && amount.is_whole_hundredths())
        .ok_or_else(|| Problem::refused(Refusal::InvalidAmount))
}

fn check_webhook(params: &Params) -> Result<(), Problem> {
    let is_url = |given: &Given| {
        given.text().is_some_and(|url| url.starts_with("https://") || url.starts_with("http://"))
    };
    match params.any(&WEBHOOK) {
        Some(given) if !is_url(given) => Err(Problem::invalid("The webhook_url is invalid.")),
        _ => Ok(()),
    }
}

fn submit(
    draft: Draft,
    desk: &mut Desk<'_>,
    body: impl Fn(&Transaction) -> Object,
) -> Result<Reply, Problem> {
    match desk.book(draft.clone()) {
        Ok(booked) => Ok(Reply::json(200, body(&booked).render())),
        // No error of the document fits, so it is a recharge that failed.
        Err(Declined::Refused(Refusal::OperatorDown)) => {
            let booked = desk.book_failed(draft).ok_or(Problem::for_status(500))?;
            Ok(Reply::json(200, body(&booked).render()))
        }
        Err(Declined::Refused(refusal)) => Err(Problem::refused(refusal)),
        Err(Declined::Interrupted) => Ok(Reply::nothing()),
    }
}

fn answer(success: bool, message: &str) -> Object {
    Object::new().flag("success", success).text("message", message)
}

fn verdict(booked: &Transaction) -> (bool, &'static str) {
    match booked.state {
        State::Failed => (false, "Recharge failed"),
        State::Pending => (true, "Recharge request accepted"),
        _ => (true, "Recharge processed successfully"),
    }
}

/// "Step 2. Purchase Response": Robi and Airtel have a `provider` object of the operator's own words.
fn purchased(booked: &Transaction, operator: &str, quirks: bool) -> Object {
    let (success, message) = verdict(booked);
    let mut message = message.to_owned();
    if booked.state == State::Succeeded {
        message = format!(
            "Recharge {} Tk to {} is successful. Transaction number is R{}.{:06x}. Your new balance is {} TAKA.",
            booked.amount.plain(),
            booked.number.trim_start_matches('0'),
            booked.created.format("%y%m%d.%H%M"),
            booked.serial,
            booked.closing.money(),
        );
    }
    let mut body = answer(success, &message);
    if matches!(operator, "rb" | "at") {
        let usim =
            Object::new().flag("active", false).flag("isReplaceable", false).flag("usimEligibility", false);
        let provider = answer(success, &message)
            .object("usimActiveStatus", &usim)
            .flag("isSuccessful", success)
            .flag("isResult", success);
        body = body.object("provider", &provider);
    }
    let marker = if quirks { "__EL_RECHARGE_OFFER__" } else { &booked.detail };
    body.object("billing", &billing(booked, "offer", quirks).text("offerId", marker))
}

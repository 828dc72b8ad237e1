//! Tymk Software, after its document's sections "Base Urls" to "Error Codes".
//!
//! Errors come as codes under HTTP 200, as no HTTP status is documented. The document names no encoding for its
//! two POST requests: form, JSON and query are taken, also mixed, but no parameter twice.

mod attempt;
mod catalogue;
mod plans;

use std::collections::BTreeMap;

use super::{Provider, keys};
use crate::desk::Desk;
use crate::fault::Endpoint;
use crate::json::{self, Object};
use crate::magic;
use crate::magic::{Outcome, Refusal};
use crate::message::{Reply, Request};
use crate::params::{Given, Params, is_digits, is_in_mobile};
use catalogue::{CIRCLES, Named, SERVICE_PREPAID};

/// The provider.
pub(crate) struct Tymk;

const BASE: &str = "/api/recharge/v1/";
/// "Get Balance": same origin, outside the base URL.
const BALANCE: &str = "/api/balance";

/// "Error Codes", and whether the answer shows `errors` as an object.
#[derive(Clone, Copy, Debug)]
struct Code(u16);

impl Code {
    fn message(self) -> &'static str {
        match self.0 {
            100 => "Some services are not working properly, contact (support)",
            101 => "Invalid API Authentication Key",
            102 => "Account has been suspended, please contact support",
            103 => "Company / Agency does not have enough balance for this transaction",
            104 => "Too many attempts, please slow down the request.",
            301 => "Invalid Service Identifier or not a Recharge Service Identifier",
            302 => "Company or Client does not have access to this service",
            303 => "No Circle & Operator found for this Mobile Number",
            304 => "Currently we are unable to provide Prepaid Recharge service for Vodafone",
            305 => "Invalid account number",
            306 => "Invalid recharge amount",
            307 => "Duplicate recharge request, Try after 15 Minutes",
            309 => "This Plan not available for this Operator",
            310 => "No any Plans available for this Operator",
            311 => "Electricity Unit / Area Code is Mandatory for MSEB Bill Payment",
            _ => "Unknown error, contact support",
        }
    }

    fn object(self) -> Object {
        Object::new().raw("code", self.0.to_string()).text("message", self.message())
    }

    /// `errors` as an array; as an object for plans, as documented, and everywhere for the quirk.
    fn add_to(self, body: Object, as_object: bool) -> Object {
        if as_object { body.object("errors", &self.object()) } else { body.array("errors", &[self.object()]) }
    }

    /// A refusal. The example of code 101 has no `status` beside `errors`: so do all API-level ones as a quirk.
    fn reply(self, quirks: bool) -> Reply {
        let api_level = self.0 < 300;
        let plans = matches!(self.0, 309 | 310);
        let body = if quirks && api_level && self.0 != 103 {
            Object::new()
        } else {
            Object::new().flag("status", false)
        };
        let body = self.add_to(body, plans || (quirks && !api_level));
        Reply::json(200, body.render())
    }
}

impl Provider for Tymk {
    fn base_path(&self) -> &'static str {
        BASE
    }

    fn default_keys(&self, test_environment: bool) -> BTreeMap<String, String> {
        let key =
            if test_environment { "simtymktest0123456789abcdef" } else { "simtymklive0123456789abcdef" };
        keys(&[("api_key", key)])
    }

    fn endpoint(&self, request: &Request) -> Option<Endpoint> {
        if request.path == BALANCE {
            return Some(Endpoint::Balance);
        }
        match request.path.strip_prefix(BASE)? {
            "attempt" => Some(Endpoint::Submit),
            "status" => Some(Endpoint::Lookup),
            "plans/prepaid" => Some(Endpoint::Offers),
            "operators" => Some(Endpoint::Operators),
            "circles" => Some(Endpoint::Circles),
            "operator-circle" => Some(Endpoint::Detect),
            _ => None,
        }
    }

    fn answer(&self, request: &Request, desk: &mut Desk<'_>) -> Reply {
        let quirks = desk.quirks();
        let Some(endpoint) = self.endpoint(request) else {
            return Reply { status: 404, ..Code(308).reply(quirks) };
        };
        let method = if matches!(endpoint, Endpoint::Submit | Endpoint::Offers) { "POST" } else { "GET" };
        if request.method != method {
            return Reply { status: 405, ..Code(308).reply(quirks) };
        }
        let answered = checked_params(request, desk).and_then(|params| match endpoint {
            Endpoint::Submit => attempt::attempt(&params, desk),
            Endpoint::Lookup => attempt::status(&params, desk),
            Endpoint::Offers => plans::plans(&params),
            Endpoint::Operators => operators(&params, quirks),
            Endpoint::Circles => circles(&params),
            Endpoint::Detect => detect(&params),
            _ => balance(&params, desk),
        });
        answered.unwrap_or_else(|code| code.reply(quirks))
    }

    fn refusal(&self, status: u16) -> Reply {
        let code = match status {
            401 => 101,
            402 => 103,
            403 => 102,
            404 | 422 => 308,
            429 => 104,
            _ => 100,
        };
        Reply { status, ..Code(code).reply(false) }
    }
}

/// Parameters with the key checked: "Too many attempts" goes by IP address, so it comes first.
fn checked_params(request: &Request, desk: &mut Desk<'_>) -> Result<Params, Code> {
    if !desk.world.admit() {
        return Err(Code(104));
    }
    let params = params(request).ok_or(Code(308))?;
    if params.text("key") == Some(desk.world.key("api_key")) { Ok(params) } else { Err(Code(101)) }
}

fn params(request: &Request) -> Option<Params> {
    let query = Params::from_form(&request.query)?;
    if request.body.is_empty() {
        return Some(query);
    }
    let body = match request.media_type() {
        _ if request.method == "GET" => None,
        Some("application/json") => Params::from_json(request.body.as_bytes()),
        Some("application/x-www-form-urlencoded") => Params::from_form(&request.body),
        _ => None,
    };
    query.merged(body?)
}

/// The digits of an integer parameter: a JSON number, or text of a form or query; digits in quotes are no integer.
fn integer<'a>(params: &'a Params, name: &str) -> Option<&'a str> {
    params.get(name).and_then(Given::number).filter(|text| is_digits(text))
}

fn only(params: &Params, allowed: &[&str]) -> Result<(), Code> {
    if params.first_unknown(allowed).is_some() { Err(Code(308)) } else { Ok(()) }
}

fn service(params: &Params) -> Result<u16, Code> {
    integer(params, "service_id").and_then(|id| id.parse().ok()).ok_or(Code(301))
}

/// "Service Provider Operators"; the example has a comma after each name.
fn operators(params: &Params, quirks: bool) -> Result<Reply, Code> {
    only(params, &["key", "service_id"])?;
    let operators = catalogue::operators(service(params)?).ok_or(Code(301))?;
    let rows: Vec<String> = operators
        .iter()
        .map(|operator| {
            let row = named(operator);
            if quirks { row.render_with_trailing_comma() } else { row.render() }
        })
        .collect();
    let body = Object::new().raw("operators", format!("[{}]", rows.join(", ")));
    Ok(Reply::json(200, body.render()))
}

/// "Telecom Circles": only for prepaid.
fn circles(params: &Params) -> Result<Reply, Code> {
    only(params, &["key", "service_id"])?;
    if service(params)? != SERVICE_PREPAID {
        return Err(Code(301));
    }
    let rows: Vec<Object> = CIRCLES.iter().map(named).collect();
    Ok(Reply::json(200, format!("{{\"circles\": {}}}", json::array(&rows))))
}

/// Lists write ids as strings, single answers as numbers.
fn named(row: &Named) -> Object {
    Object::new().text("id", &row.id.to_string()).text("name", row.name)
}

fn named_with_number(row: &Named) -> Object {
    Object::new().raw("id", row.id.to_string()).text("name", row.name)
}

/// "Operators & Circles": of prepaid and postpaid mobiles.
fn detect(params: &Params) -> Result<Reply, Code> {
    only(params, &["key", "mobile", "service_id"])?;
    let service = service(params)?;
    if !matches!(service, 2 | 3) {
        return Err(Code(301));
    }
    let mobile = integer(params, "mobile").filter(|mobile| is_in_mobile(mobile)).ok_or(Code(303))?;
    if matches!(magic::of(mobile), Some(Outcome::Refusal(Refusal::InvalidNumber))) {
        return Err(Code(303));
    }
    let (operator, circle) = catalogue::of_mobile(mobile, service).ok_or(Code(303))?;
    let body = Object::new()
        .flag("status", true)
        .object("operator", &named_with_number(operator))
        .object("circle", &named_with_number(circle));
    Ok(Reply::json(200, body.render()))
}

/// "Get Balance", in paisa; the example ends in a comma and a comment.
fn balance(params: &Params, desk: &Desk<'_>) -> Result<Reply, Code> {
    only(params, &["key"])?;
    let paisa = desk.world.wallet.hundredths();
    let body = if desk.quirks() {
        format!("{{\n    \"status\": true,\n    \"balance\": {paisa}, // In Paisa\n}}")
    } else {
        Object::new().flag("status", true).raw("balance", paisa.to_string()).render()
    };
    Ok(Reply::json(200, body))
}

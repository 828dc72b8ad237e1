//! iRecharge Pro, after its document's sections "Authentication", "Check Balance", "Get Available Operators",
//! "Normal Recharge", "Offer Recharge", "Check Transaction Status", "Error Handling" and "Rate Limits".

mod answers;
mod offers;
mod orders;
mod status;

use std::collections::BTreeMap;

use super::{Provider, keys};
use crate::desk::Desk;
use crate::fault::Endpoint;
use crate::json::{self, Object};
use crate::message::{Reply, Request};
use crate::params::Params;
use crate::world::World;
use answers::Problem;
pub(crate) use offers::IssuedOffer;

/// The provider.
pub(crate) struct IRecharge;

const BASE: &str = "/api/billing";

/// What a path stands for; two paths submit, and the "Authentication" example asks a second one for the balance.
fn route(path: &str) -> Option<(&'static str, Endpoint, &'static [&'static str])> {
    match path.strip_prefix(BASE)? {
        "/wallet/balance" | "/balance" => Some(("balance", Endpoint::Balance, &["GET"])),
        "/operators" => Some(("operators", Endpoint::Operators, &["GET"])),
        "/recharge/offers" => Some(("offers", Endpoint::Offers, &["GET"])),
        "/service-requests/recharge/normal" => Some(("normal", Endpoint::Submit, &["POST"])),
        "/recharge/offers/purchase" => Some(("purchase", Endpoint::Submit, &["POST"])),
        "/transactions/status/check" => Some(("status", Endpoint::Lookup, &["GET", "POST"])),
        _ => None,
    }
}

/// The operator list: id, code, name, logo.
const OPERATORS: [(&str, &str, &str, &str); 6] = [
    ("1", "GP", "Grameenphone", "grameenphone"),
    ("2", "BL", "Banglalink", "banglalink"),
    ("3", "RB", "Robi", "robi"),
    ("4", "AT", "Airtel", "airtel"),
    ("5", "TT", "Teletalk", "teletalk"),
    ("6", "SK", "Skitto", "skitto"),
];

impl Provider for IRecharge {
    fn base_path(&self) -> &'static str {
        BASE
    }

    /// "Sandbox Environment" and "Production Environment": the prefixes tell them apart.
    fn default_keys(&self, test_environment: bool) -> BTreeMap<String, String> {
        if test_environment {
            keys(&[
                ("open_key", "ok_test_SIMULATORSIMULATORSIMU00"),
                ("secret_key", "sk_test_SIMULATORSIMULATORSIMULATORSIMULATORSIMULATOR000"),
            ])
        } else {
            keys(&[
                ("open_key", "ok_live_SIMULATORSIMULATORSIMU00"),
                ("secret_key", "sk_live_SIMULATORSIMULATORSIMULATORSIMULATORSIMULATOR000"),
            ])
        }
    }

    fn endpoint(&self, request: &Request) -> Option<Endpoint> {
        route(&request.path).map(|(_, endpoint, _)| endpoint)
    }

    fn answer(&self, request: &Request, desk: &mut Desk<'_>) -> Reply {
        answer(request, desk).unwrap_or_else(|problem| problem.reply())
    }

    fn refusal(&self, status: u16) -> Reply {
        Problem::for_status(status).reply()
    }

    /// "Rate limit headers are included in each response".
    fn finish(&self, reply: Reply, world: &mut World, replaced: bool) -> Reply {
        if replaced {
            world.admit();
        }
        let (left, reset) = world.rate_left();
        let status = reply.status;
        let reply = reply
            .with_header("X-RateLimit-Limit", world.rate_limit().to_string())
            .with_header("X-RateLimit-Remaining", left.to_string())
            .with_header("X-RateLimit-Reset", reset.to_string());
        if status == 429 { reply.with_header("Retry-After", reset.to_string()) } else { reply }
    }
}

fn answer(request: &Request, desk: &mut Desk<'_>) -> Result<Reply, Problem> {
    if !desk.world.admit() {
        return Err(Problem::for_status(429));
    }
    check_keys(request, desk)?;
    let Some((what, _, methods)) = route(&request.path) else {
        return Err(Problem::NO_ROUTE);
    };
    if !methods.contains(&request.method.as_str()) {
        return Err(Problem::METHOD);
    }
    let params = params(request)?;
    match what {
        "balance" => balance(&params, desk),
        "operators" => operators(&params, desk),
        "offers" => offers::list(&params, desk),
        "normal" => orders::normal(&params, desk),
        "purchase" => orders::purchase(&params, desk),
        _ => status::check(&params, desk),
    }
}

/// "Required Headers"; both must be the account's.
fn check_keys(request: &Request, desk: &Desk<'_>) -> Result<(), Problem> {
    let (Some(open), Some(secret)) = (request.header("X-Open-Key"), request.header("X-Authorization")) else {
        return Err(Problem::MISSING_KEYS);
    };
    if open == desk.world.key("open_key") && secret == desk.world.key("secret_key") {
        Ok(())
    } else {
        Err(Problem::for_status(401))
    }
}

/// The query of a GET, the JSON body of a POST. A secret key in the query would be an unknown parameter.
fn params(request: &Request) -> Result<Params, Problem> {
    let params = if request.method == "GET" {
        request.body.is_empty().then(|| Params::from_form(&request.query)).flatten()
    } else if request.is_json() && request.query.is_empty() {
        Params::from_json(request.body.as_bytes())
    } else {
        None
    };
    params.ok_or(Problem::for_status(400))
}

fn balance(params: &Params, desk: &Desk<'_>) -> Result<Reply, Problem> {
    only(params, &[])?;
    let body = Object::new().text("balance", &desk.world.wallet.money()).text("currency", "BDT");
    Ok(Reply::json(200, body.render()))
}

/// "Get Available Operators" and its three filters.
fn operators(params: &Params, desk: &Desk<'_>) -> Result<Reply, Problem> {
    only(params, &["country", "service", "search", "q"])?;
    let lower = |name| params.text(name).map(str::to_lowercase);
    let country = lower("country").is_none_or(|country| matches!(country.as_str(), "bangladesh" | "bd"));
    let service = lower("service").is_none_or(|service| service == "mobile-recharge");
    let search = lower("search").or_else(|| lower("q")).unwrap_or_default();
    let rows: Vec<Object> = OPERATORS
        .iter()
        .filter(|(_, code, name, _)| {
            let named = [code, name].iter().any(|text| text.to_lowercase().contains(&search));
            country && service && named
        })
        .map(|(id, code, name, logo)| {
            Object::new()
                .raw("id", *id)
                .text("country", "Bangladesh")
                .text("service", "Mobile Recharge")
                .text("operator_code", code)
                .text("operator_name", name)
                .text("logo", &format!("https://pro.irecharge.net/operator_logo/{logo}.png"))
        })
        .collect();
    let list = json::array(&rows);
    // The example ends in a comment.
    let list = match list.strip_suffix(']') {
        Some(open) if desk.quirks() => format!("{open}\n// ... more operators\n]"),
        _ => list,
    };
    Ok(Reply::json(200, list))
}

fn only(params: &Params, allowed: &[&str]) -> Result<(), Problem> {
    match params.first_unknown(allowed) {
        None => Ok(()),
        Some(name) => Err(Problem::invalid(format!("Unknown parameter: {name}"))),
    }
}

/// The canonical code of an operator by any name that the "GET Offer Query Parameters" table gives it.
fn offer_operator(name: &str) -> Option<&'static str> {
    match name {
        "gp" => Some("gp"),
        "robi" | "rb" => Some("rb"),
        "airtel" | "at" => Some("at"),
        "banglalink" | "bl" => Some("bl"),
        _ => None,
    }
}

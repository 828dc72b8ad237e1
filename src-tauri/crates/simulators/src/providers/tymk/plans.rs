//! "Recharge Plans" and their identifiers.

use super::catalogue::{self, CIRCLES, Named, SERVICE_PLANS};
use super::{Code, integer, named_with_number, only, service};
use crate::json::Object;
use crate::message::Reply;
use crate::params::Params;

/// "Recharge Plans Identifiers".
const IDENTIFIERS: [(u16, &str); 13] = [
    (1, "Top up"),
    (2, "2G Data"),
    (3, "3G Data"),
    (4, "Full Talktime"),
    (5, "SMS"),
    (6, "Local"),
    (7, "STD"),
    (8, "ISD"),
    (9, "Roaming"),
    (10, "Other"),
    (11, "Validity"),
    (12, "Plan"),
    (13, "FRC"),
];

/// The one operator for which nothing is on sale (code 310).
const WITHOUT_PLANS: &str = "MTS";

/// A plan: identifier, price in rupees, talk time, validity, long description.
struct Row(u16, &'static str, &'static str, &'static str, &'static str);

/// The first and the fourth are the document's.
const ROWS: [Row; 5] = [
    Row(1, "10", "7.7", "N.A", "Talktime of Rs. 7.7 for Rs. 10 recharge"),
    Row(1, "100", "81.75", "N.A", "Talktime of Rs. 81.75 for Rs. 100 recharge"),
    Row(2, "49", "N.A", "28 days", "1 GB of 2G data"),
    Row(3, "3", "N.A", "1 day", "Data charges @ 9paisa/MB from 02.00AM to 06.00AM"),
    Row(12, "299", "N.A", "28 days", "Unlimited calls, 1.5 GB a day, 100 SMS a day"),
];

/// POST /plans/prepaid
pub(super) fn plans(params: &Params) -> Result<Reply, Code> {
    only(params, &["key", "service_id", "operator_id", "circle_id", "plan_id"])?;
    if service(params)? != SERVICE_PLANS {
        return Err(Code(301));
    }
    let of = |name, list| integer(params, name).and_then(|id| catalogue::find(list, id)).ok_or(Code(308));
    let operator = of("operator_id", catalogue::operators(SERVICE_PLANS).unwrap_or_default())?;
    let circle = of("circle_id", CIRCLES)?;
    if operator.name == WITHOUT_PLANS {
        return Err(Code(310));
    }
    let wanted: Option<u16> = match params.get("plan_id") {
        None => None,
        Some(_) => Some(integer(params, "plan_id").and_then(|id| id.parse().ok()).ok_or(Code(309))?),
    };
    let groups = groups(wanted, operator);
    if groups.is_empty() {
        return Err(Code(309));
    }
    let body = Object::new()
        .flag("status", true)
        .object("operator", &named_with_number(operator))
        .object("circle", &named_with_number(circle))
        .array("plans", &groups);
    Ok(Reply::json(200, body.render()))
}

fn groups(wanted: Option<u16>, operator: &Named) -> Vec<Object> {
    IDENTIFIERS
        .iter()
        .filter(|(id, _)| wanted.is_none_or(|wanted| wanted == *id))
        .filter_map(|(id, name)| {
            let details: Vec<Object> =
                ROWS.iter().filter(|row| row.0 == *id).map(|row| detail(row, operator)).collect();
            (!details.is_empty()).then(|| Object::new().text("name", name).array("details", &details))
        })
        .collect()
}

/// The table calls the amount an integer, the example writes a string of rupees, not paisa.
fn detail(Row(_, amount, talk_time, validity, long): &Row, operator: &Named) -> Object {
    let description = Object::new()
        .text("short", &format!("Recharge of Rs. {amount} by {}", operator.name))
        .text("long", long);
    Object::new()
        .text("amount", amount)
        .text("talk_time", talk_time)
        .text("validity", validity)
        .object("description", &description)
}

//! Building the requests: queries for GET, a form for POST (assumed: the document names the fields, not their writing).

use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use tillup_core::{
    account::Environment,
    money::Money,
    offer::OfferQuery,
    operator::{OperatorCode, Service},
    provider::{CallContext, Submission},
    sale::Order,
    wire::{AnswerSize, Method, NotSent, WireRequest},
};
use url::{Url, form_urlencoded};

use crate::request;

/// The service id of prepaid recharges.
pub(super) const PREPAID: &str = "2";
/// The service id of the lists of plans.
const PLANS: &str = "13";

/// What the test environment is asked to answer to a submission: success.
const TEST_ANSWER: &str = "1";

const FORM: &str = "application/x-www-form-urlencoded";

/// How long a question that is no sale may take.
const ASKING_TIMEOUT: Duration = Duration::from_secs(30);

/// The service's id.
pub(super) fn service_id(service: Service) -> Result<&'static str, NotSent> {
    Ok(match service {
        Service::Prepaid => PREPAID,
        Service::Postpaid => "3",
        Service::Dth => "4",
        Service::Datacard => "5",
        Service::Electricity => "6",
        Service::Gas => "7",
        Service::Insurance => "8",
        Service::Skitto => return Err(NotSent::NotSoldHere),
    })
}

/// The amount in whole paisa.
pub(super) fn paisa(amount: Money) -> Result<i64, NotSent> {
    amount.paisa().filter(|paisa| *paisa > 0).ok_or(NotSent::AmountRefused)
}

/// The fields that the document demands for single services: the unit for MSEB, the date of birth for insurance.
pub(super) fn check_fields(order: &Order) -> Result<(), NotSent> {
    let missing = match order.service {
        Service::Electricity => is_mseb(&order.operator) && unit(order).is_none(),
        Service::Insurance => order.dob.is_none(),
        _ => false,
    };
    if missing { Err(NotSent::FieldMissing) } else { Ok(()) }
}

fn is_mseb(operator: &OperatorCode) -> bool {
    ["MSEB", "MAHARASHTRA"].iter().any(|name| operator.as_str().contains(name))
}

fn unit(order: &Order) -> Option<&str> {
    order.unit.as_deref().map(str::trim).filter(|unit| !unit.is_empty())
}

/// The submission.
pub(super) fn attempt(
    submission: Submission<'_>,
    ctx: CallContext<'_>,
    wait: Duration,
) -> Result<WireRequest, NotSent> {
    let order = submission.order;
    let mut form = Form::new(ctx)?;
    if ctx.account.environment == Environment::Test {
        form.add("recharge_status", TEST_ANSWER)?;
    }
    form.add("service_id", service_id(order.service)?)?;
    form.add("order_id", submission.reference.as_str())?;
    form.add("account", order.number.as_str())?;
    form.add("operator_id", operator_id(ctx, Some(&order.operator))?)?;
    if let Some(unit) = unit(order) {
        form.add("unit", unit)?;
    }
    if let Some(dob) = order.dob {
        form.add("dob", &dob.format("%Y-%m-%d").to_string())?;
    }
    form.add("amount", &paisa(order.amount)?.to_string())?;
    form.post(ctx, "/attempt", AnswerSize::Single, wait)
}

/// The plans of an operator in a circle.
pub(super) fn plans(
    query: &OfferQuery,
    ctx: CallContext<'_>,
    wait: Duration,
) -> Result<WireRequest, NotSent> {
    let circle = ctx.circle_code.ok_or(NotSent::FieldMissing)?;
    let mut form = Form::new(ctx)?;
    form.add("service_id", PLANS)?;
    form.add("operator_id", operator_id(ctx, query.operator.as_ref())?)?;
    form.add("circle_id", circle)?;
    form.post(ctx, "/plans/prepaid", AnswerSize::List, wait)
}

/// The wallet: beside the recharge API, not below it (`/api/balance` for `/api/recharge/v1/`).
pub(super) fn balance(ctx: CallContext<'_>) -> Result<WireRequest, NotSent> {
    let mut url = request::endpoint(ctx.account, "")?;
    let above = url.path().trim_end_matches('/').strip_suffix("/api/recharge/v1").unwrap_or_default();
    let path = format!("{above}/api/balance");
    url.set_path(&path);
    query(ctx, url, &[], AnswerSize::Single)
}

/// A GET of `path` with the key and these fields.
pub(super) fn get(
    ctx: CallContext<'_>,
    path: &str,
    fields: &[(&str, &str)],
    size: AnswerSize,
) -> Result<WireRequest, NotSent> {
    query(ctx, request::endpoint(ctx.account, path)?, fields, size)
}

fn query(
    ctx: CallContext<'_>,
    mut url: Url,
    fields: &[(&str, &str)],
    size: AnswerSize,
) -> Result<WireRequest, NotSent> {
    let mut form = Form::new(ctx)?;
    for (name, value) in fields {
        form.add(name, value)?;
    }
    url.set_query(Some(&form.0.finish()));
    Ok(request::get(&url, Vec::new(), ctx, size, ASKING_TIMEOUT))
}

/// Names and values as a form or a query, the key first.
struct Form(form_urlencoded::Serializer<'static, String>);

impl Form {
    fn new(ctx: CallContext<'_>) -> Result<Self, NotSent> {
        let key = ctx.keys.get("api_key").ok_or(NotSent::KeysMissing)?;
        let mut form = Self(form_urlencoded::Serializer::new(String::new()));
        form.add("key", key.expose_secret())?;
        Ok(form)
    }

    fn add(&mut self, name: &str, value: &str) -> Result<(), NotSent> {
        if value.chars().any(char::is_control) {
            return Err(NotSent::UnwritableValue);
        }
        self.0.append_pair(name, value);
        Ok(())
    }

    fn post(
        mut self,
        ctx: CallContext<'_>,
        path: &str,
        size: AnswerSize,
        wait: Duration,
    ) -> Result<WireRequest, NotSent> {
        let url = request::endpoint(ctx.account, path)?;
        Ok(WireRequest {
            method: Method::Post,
            body: Some((FORM, SecretString::from(self.0.finish()))),
            ..request::get(&url, Vec::new(), ctx, size, wait)
        })
    }
}

/// The provider's id of an operator, from its list or from the owner; the document has no ids of its own.
fn operator_id<'a>(ctx: CallContext<'a>, operator: Option<&OperatorCode>) -> Result<&'a str, NotSent> {
    operator
        .and_then(|operator| request::operator_code(operator.as_str(), ctx.account, ctx.listed_code, None))
        .map(str::trim)
        .filter(|id| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()))
        .ok_or(NotSent::OperatorUnknown)
}

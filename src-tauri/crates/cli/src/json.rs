//! The JSON of the outward contract.

use serde_json::{Value, json};
use tillup_core::{
    access::Role,
    calendar::Calendar,
    engine::{BalanceAnswer, Detection},
    money::{Money, MoneyError},
    offer::Offer,
    report::{Report, Tally, Totals},
    sale::{Attempt, Sale},
    shop::ShopConfig,
};
use tillup_ledger::{Reconciliation, VerifyReport};

use crate::failure::Failure;

/// `{"sale": …}`
pub fn sale(sale: &Sale, shop: &ShopConfig, role: Role) -> Value {
    json!({ "sale": sale_body(sale, shop, role) })
}

/// `{"sales": […]}`
pub fn sales(sales: &[Sale], shop: &ShopConfig, role: Role) -> Value {
    json!({ "sales": sales.iter().map(|sale| sale_body(sale, shop, role)).collect::<Vec<_>>() })
}

/// What a sale earned, what lies in wallets and why an account was chosen are nothing to a clerk.
fn sale_body(sale: &Sale, shop: &ShopConfig, role: Role) -> Value {
    let is_owner = role == Role::Owner;
    let calendar = &shop.calendar();
    let order = &sale.order;
    let last = sale.last_attempt();
    let account = last.and_then(|attempt| shop.account(&attempt.account));
    let evidence = last.map(|attempt| &attempt.evidence);
    json!({
        "reference": sale.reference.as_str(),
        "receipt_no": sale.receipt_no,
        "status": sale.status().code(),
        "reason": sale.reason().map(|reason| reason.code()),
        "message": evidence.and_then(|evidence| evidence.message_for(role)),
        "account": last.map(|attempt| attempt.account.as_str()),
        "provider": account.map(|account| account.provider.as_str()),
        "operator": order.operator.as_str(),
        "service": order.service.code(),
        "circle": order.circle,
        "number": order.number.as_str(),
        "amount": order.amount.to_string(),
        "charge": order.charge.to_string(),
        "fee": sale.fee.to_string(),
        "currency": order.amount.currency().code(),
        "commission": is_owner.then(|| json!({
            "amount": sale.commission.amount.to_string(),
            "source": sale.commission.source.code(),
        })),
        "offer": order.offer.as_ref().map(|offer| json!({ "id": offer.id, "title": offer.title })),
        "provider_reference": evidence.and_then(|evidence| evidence.provider_reference.as_deref()),
        "operator_reference": evidence.and_then(|evidence| evidence.operator_reference.as_deref()),
        "clerk": sale.clerk,
        "debtor": sale.debtor.as_ref().map(|owing| json!({ "id": owing.id, "name": owing.name })),
        "created_at": calendar.shown(sale.created_at),
        "final_at": sale.final_at.map(|at| calendar.shown(at)),
        "resolution": sale.resolution.as_ref().map(|resolution| json!({
            "by": resolution.by, "reason": resolution.why, "at": calendar.shown(resolution.at),
        })),
        "attempts": sale.attempts.iter().map(|attempt| attempt_body(attempt, calendar, role)).collect::<Vec<_>>(),
    })
}

fn attempt_body(attempt: &Attempt, calendar: &Calendar, role: Role) -> Value {
    let is_owner = role == Role::Owner;
    let evidence = &attempt.evidence;
    let text = |money: Option<Money>| money.filter(|_| is_owner).map(|money| money.to_string());
    json!({
        "reference": attempt.reference.as_str(),
        "account": attempt.account,
        "status": attempt.status.code(),
        "reason": attempt.reason.map(|reason| reason.code()),
        "chosen_because": is_owner.then_some(&attempt.chosen_because),
        "sent_at": attempt.sent_at.map(|at| calendar.shown(at)),
        "answered_at": attempt.answered_at.map(|at| calendar.shown(at)),
        "next_check_at": attempt.next_check_at.map(|at| calendar.shown(at)),
        "evidence": {
            "code": evidence.code,
            "message": evidence.message_for(role),
            "provider_reference": evidence.provider_reference,
            "operator_reference": evidence.operator_reference,
            "wallet_before": text(evidence.wallet_before),
            "wallet_after": text(evidence.wallet_after),
            "other_open_sales": evidence.others_open,
        },
    })
}

/// `{"balances": […]}`
pub fn balances(answers: &[BalanceAnswer], calendar: &Calendar) -> Value {
    let body = |answer: &BalanceAnswer| {
        let error = answer.balance.as_ref().err();
        json!({
            "account": answer.account,
            "provider": answer.provider,
            "currency": answer.currency.code(),
            "balance": answer.balance.as_ref().ok().map(|balance| balance.to_string()),
            "asked_at": calendar.shown(answer.asked_at),
            "error": error.map(|error| json!({ "code": error.code().0, "message": error.text_for(Role::Owner) })),
        })
    };
    json!({ "balances": answers.iter().map(body).collect::<Vec<_>>() })
}

/// `{"offers": […]}`
pub fn offers(offers: &[&Offer], errors: &[(String, tillup_core::engine::EngineError)], role: Role) -> Value {
    let body = |offer: &&Offer| {
        let commission = offer.commission.unwrap_or(Money::zero(offer.price.currency()));
        json!({
            "id": offer.id,
            "account": offer.account,
            "operator": offer.operator.as_str(),
            "title": offer.title,
            "price": offer.price.to_string(),
            "validity": offer.validity,
            "category": offer.category,
            "commission": (role == Role::Owner).then(|| commission.to_string()),
        })
    };
    let error = |(account, error): &(String, tillup_core::engine::EngineError)| json!({ "account": account, "code": error.code().0, "message": error.text_for(role) });
    json!({
        "offers": offers.iter().map(body).collect::<Vec<_>>(),
        "errors": errors.iter().map(error).collect::<Vec<_>>(),
    })
}

/// What the shop proposes for a number.
pub fn detection(detection: &Detection) -> Value {
    json!({
        "number": detection.number.as_str(),
        "operator": detection.operator.as_str(),
        "service": detection.service.code(),
        "circle": detection.circle,
        "why": detection.by.code(),
    })
}

/// One report as it is; several as `{"reports": […]}`.
pub fn reports(reports: &[Report], role: Role) -> Result<Value, Failure> {
    let bodies = reports.iter().map(|report| report_body(report, role)).collect::<Result<Vec<_>, _>>();
    let mut bodies = bodies.map_err(money)?;
    match (bodies.len(), bodies.pop()) {
        (1, Some(only)) => Ok(only),
        (_, last) => {
            bodies.extend(last);
            Ok(json!({ "reports": bodies }))
        }
    }
}

/// One report.
pub fn report_body(report: &Report, role: Role) -> Result<Value, MoneyError> {
    let groups = report
        .groups
        .iter()
        .map(|(key, totals)| {
            let mut body = totals_body(totals, role)?;
            if let Some(body) = body.as_object_mut() {
                body.insert("key".to_owned(), json!(key));
            }
            Ok(body)
        })
        .collect::<Result<Vec<_>, MoneyError>>()?;
    Ok(json!({
        "from": report.from.to_string(),
        "to": report.to.to_string(),
        "currency": report.currency.code(),
        "totals": totals_body(&report.totals, role)?,
        "groups": groups,
    }))
}

fn totals_body(totals: &Totals, role: Role) -> Result<Value, MoneyError> {
    let earned = |amount: Money| (role == Role::Owner).then(|| amount.to_string());
    let tally = |tally: &Tally| json!({ "sales": tally.sales, "amount": tally.amount.to_string() });
    Ok(json!({
        "sales": totals.sales,
        "amount": totals.amount.to_string(),
        "charge": totals.charge.to_string(),
        "fee": totals.fee.to_string(),
        "commission": earned(totals.commission()?),
        "commission_reported": earned(totals.commission_reported),
        "commission_by_rate": earned(totals.commission_by_rate),
        "reversed": tally(&totals.reversed),
        "pending": tally(&totals.pending),
        "unknown": tally(&totals.unknown),
        "failed": tally(&totals.failed),
    }))
}

/// `{"accounts": […]}`; what could not be asked has no figures reported.
pub fn reconciliations(rows: &[Reconciliation], asked: &[BalanceAnswer]) -> Value {
    let body = |row: &Reconciliation| {
        let error = asked
            .iter()
            .find(|answer| answer.account == row.account)
            .and_then(|answer| answer.balance.as_ref().err());
        let text = |money: Option<Money>| money.map(|money| money.to_string());
        json!({
            "account": row.account,
            "computed": row.computed.to_string(),
            "reported": text(row.reported),
            "difference": text(row.difference),
            "first_difference": row.first_difference.as_ref().map(|reference| reference.as_str()),
            "open": row.open.to_string(),
            "error": error.map(|error| json!({ "code": error.code().0, "message": error.text_for(Role::Owner) })),
        })
    };
    json!({ "accounts": rows.iter().map(body).collect::<Vec<_>>() })
}

/// `{"ok": …}`
pub fn verified(report: &VerifyReport) -> Value {
    if report.ok {
        json!({ "ok": true, "entries": report.entries, "head": report.head })
    } else {
        json!({ "ok": false, "entries": report.entries, "head": report.head, "problems": report.problems })
    }
}

pub fn money(error: MoneyError) -> Failure {
    tillup_core::engine::EngineError::from(error).into()
}

//! Who buys on credit: what they owe, payments, and what the owner sets.

use serde_json::{Value, json};
use tillup_core::{
    calendar::Calendar,
    debtor::{Debtor, DueLine},
    format::{Digits, money as shown},
    money::Money,
    reference::{Reference, ReferenceForm},
};
use tillup_shop::DebtorForm;

use super::Session;
use crate::{args::DuesCommand, failure::Failure, table};

/// So many changes of a due.
const LINES: u32 = 200;

/// Does what is asked of dues.
pub fn run(session: &Session<'_>, command: &DuesCommand) -> Result<u8, Failure> {
    let (shop, who) = (session.shop, &session.who);
    let find = |name: &str| shop.find_debtor(who, name);
    let debtor = match command {
        DuesCommand::List { search } => return list(session, search.as_deref().unwrap_or_default()),
        DuesCommand::Show { debtor } => return show(session, &find(debtor)?),
        DuesCommand::Add { name, limit, phone } => {
            let form = DebtorForm {
                id: None,
                name: name.clone(),
                phone: phone.clone(),
                limit: limit.clone(),
                enabled: true,
            };
            shop.save_debtor(who, &form)?
        }
        DuesCommand::Set { debtor, name, limit, phone, on, off } => {
            let is = find(debtor)?;
            let form = DebtorForm {
                id: Some(is.id),
                name: name.clone().unwrap_or(is.name),
                phone: phone.clone().or(is.phone),
                limit: limit.clone().unwrap_or_else(|| is.limit.to_string()),
                enabled: *on || (is.enabled && !off),
            };
            shop.save_debtor(who, &form)?
        }
        DuesCommand::Pay { debtor, amount, note, once } => {
            let once = match once {
                Some(once) => once.clone(),
                None => {
                    let made = Reference::new(shop.clock().now(), ReferenceForm::LettersAndDigits);
                    made.map_err(tillup_core::engine::EngineError::from)?.to_string()
                }
            };
            shop.take_payment(who, find(debtor)?.id, amount, note.as_deref(), &once)?
        }
        DuesCommand::Adjust { debtor, amount, reason } => {
            shop.adjust_due(who, find(debtor)?.id, amount, reason)?
        }
    };
    let calendar = session.config.calendar();
    session.output.answer(|| json!({ "debtor": body(&debtor, &calendar) }), || print(&debtor, &calendar))?;
    Ok(0)
}

fn list(session: &Session<'_>, search: &str) -> Result<u8, Failure> {
    let found = session.shop.debtors(&session.who, search, u32::MAX)?;
    let calendar = session.config.calendar();
    session.output.answer(
        || json!({ "debtors": found.iter().map(|one| body(one, &calendar)).collect::<Vec<_>>() }),
        || {
            let rows = found.iter().map(|one| {
                vec![
                    one.id.to_string(),
                    one.name.clone(),
                    one.phone.clone().unwrap_or_default(),
                    text(one.due),
                    text(one.open),
                    text(one.limit),
                    if one.enabled { String::new() } else { "off".to_owned() },
                ]
            });
            let header = ["id", "name", "phone", "due", "under way", "limit", ""];
            if found.is_empty() { "nobody".to_owned() } else { table::plain(&header, &[0, 3, 4, 5], rows) }
        },
    )?;
    Ok(0)
}

fn show(session: &Session<'_>, debtor: &Debtor) -> Result<u8, Failure> {
    let lines = session.shop.due_lines(&session.who, debtor.id, LINES)?;
    let calendar = session.config.calendar();
    session.output.answer(
        || {
            let lines: Vec<Value> = lines.iter().map(|line| line_body(line, &calendar)).collect();
            json!({ "debtor": body(debtor, &calendar), "lines": lines })
        },
        || {
            let rows = lines.iter().map(|line| {
                vec![
                    calendar.shown(line.at),
                    line.kind.code().to_owned(),
                    text(line.amount),
                    text(line.due),
                    line.clerk.clone(),
                    line.reference.clone().or_else(|| line.reason.clone()).unwrap_or_default(),
                ]
            });
            let lines = table::plain(&["time", "what", "amount", "due", "who", ""], &[2, 3], rows);
            format!("{}\n\n{lines}", print(debtor, &calendar))
        },
    )?;
    Ok(0)
}

fn body(debtor: &Debtor, calendar: &Calendar) -> Value {
    json!({
        "id": debtor.id, "name": debtor.name, "phone": debtor.phone, "due": debtor.due.to_string(),
        "open": debtor.open.to_string(), "limit": debtor.limit.to_string(), "enabled": debtor.enabled,
        "currency": debtor.currency().code(),
        "last_paid_at": debtor.last_paid_at.map(|at| calendar.shown(at)),
    })
}

fn line_body(line: &DueLine, calendar: &Calendar) -> Value {
    json!({
        "at": calendar.shown(line.at), "kind": line.kind.code(), "amount": line.amount.to_string(),
        "due": line.due.to_string(), "reference": line.reference, "clerk": line.clerk, "reason": line.reason,
    })
}

fn print(debtor: &Debtor, calendar: &Calendar) -> String {
    let off = if debtor.enabled { "" } else { ", off: cash only" };
    let mut lines = vec![
        format!("{}  {}{off}", debtor.id, debtor.name),
        format!("owes       {}", text(debtor.due)),
        format!("under way  {}", text(debtor.open)),
        format!("limit      {}", text(debtor.limit)),
    ];
    lines.extend(debtor.phone.as_ref().map(|phone| format!("phone      {phone}")));
    lines.extend(debtor.last_paid_at.map(|at| format!("last paid  {}", calendar.shown(at))));
    lines.join("\n")
}

fn text(amount: Money) -> String {
    shown(amount, Digits::Latin)
}

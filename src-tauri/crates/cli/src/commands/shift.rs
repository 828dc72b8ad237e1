//! The drawer: opened, added to, counted, shown.

use serde_json::{Value, json};
use tillup_core::{
    access::Role,
    calendar::Calendar,
    format::{Digits, money as shown},
    money::{Money, MoneyError},
    sale::Sale,
    shift::{Adjustment, Shift, SoldLine, Unresolved, Way},
};

use super::Session;
use crate::{args::ShiftCommand, failure::Failure, json::money, table};

/// Does what is asked of the drawer of who is signed in.
pub fn run(session: &Session<'_>, command: &ShiftCommand) -> Result<u8, Failure> {
    let (shop, who) = (session.shop, &session.who);
    match command {
        ShiftCommand::Open { float } => tell(session, &[shop.open_shift(who, float)?], &[]),
        ShiftCommand::Cash { into, out, reason } => {
            let (way, amount) = match (into, out) {
                (Some(amount), None) => (Way::In, amount),
                (None, Some(amount)) => (Way::Out, amount),
                _ => return Err(Failure::Usage("say either --in or --out".to_owned())),
            };
            tell(session, &[shop.move_cash(who, way, amount, reason)?], &[])
        }
        ShiftCommand::Close { counted } => tell(session, &[shop.close_shift(who, counted)?], &[]),
        ShiftCommand::Show { z: Some(number) } => {
            let shift = shop.z_report(who, *number)?;
            let since = shop.settled_since(&shift)?;
            tell(session, &[shift], &since)
        }
        ShiftCommand::Show { z: None } => tell(session, &shop.open_shifts(who)?, &[]),
    }
}

/// The first shift as `shift`; the owner, who may see all that are open, gets them as `shifts` as well.
fn tell(session: &Session<'_>, shifts: &[Shift], since: &[Sale]) -> Result<u8, Failure> {
    let calendar = session.config.calendar();
    let role = session.who.role;
    let bodies = shifts.iter().map(|shift| body(shift, &calendar, role)).collect::<Result<Vec<_>, _>>();
    let bodies = bodies.map_err(money)?;
    let text = shifts.iter().map(|shift| print(shift, &calendar, role)).collect::<Result<Vec<_>, _>>();
    let mut text = text.map_err(money)?.join("\n\n");
    for sale in since {
        text.push_str(&format!("\nsettled since: {} {}", sale.reference, sale.status()));
    }
    let settled: Vec<Value> = since
        .iter()
        .map(|sale| {
            json!({
                "reference": sale.reference.as_str(), "status": sale.status().code(),
                "final_at": sale.final_at.map(|at| calendar.shown(at)),
            })
        })
        .collect();
    session.output.answer(
        || {
            let mut document = json!({ "shift": bodies.first(), "settled_since": settled });
            if role == Role::Owner
                && let Some(document) = document.as_object_mut()
            {
                document.insert("shifts".to_owned(), json!(bodies));
            }
            document
        },
        || text,
    )?;
    Ok(0)
}

fn body(shift: &Shift, calendar: &Calendar, role: Role) -> Result<Value, MoneyError> {
    let is_owner = role == Role::Owner;
    let told = shift.tells_expected_to(role);
    let line = |line: &SoldLine| {
        json!({
            "account": line.account, "operator": line.operator, "currency": line.amount.currency().code(),
            "sales": line.sales, "amount": line.amount.to_string(), "charge": line.charge.to_string(),
            "commission": is_owner.then(|| line.commission.to_string()),
        })
    };
    let unresolved = |sale: &Unresolved| {
        json!({
            "reference": sale.reference, "status": sale.status.code(), "amount": sale.amount.to_string(),
            "charge": sale.charge.to_string(), "currency": sale.amount.currency().code(), "debtor": sale.debtor,
        })
    };
    let adjustment = |one: &Adjustment| {
        json!({
            "reference": one.reference, "status": one.status.code(), "amount": one.amount.to_string(),
            "currency": one.amount.currency().code(), "at": calendar.shown(one.at),
            "day": calendar.day_of(one.at).to_string(), "settled_after_z": one.z, "debtor": one.debtor,
        })
    };
    let count = shift.count.as_ref();
    Ok(json!({
        "id": shift.id,
        "clerk": shift.clerk,
        "status": if count.is_some() { "closed" } else { "open" },
        "opened_at": calendar.shown(shift.opened_at),
        "closed_at": count.map(|count| calendar.shown(count.at)),
        "z_number": count.map(|count| count.z),
        "currency": shift.float.currency().code(),
        "float": shift.float.to_string(),
        "cash_in": shift.moved(Way::In)?.to_string(),
        "cash_out": shift.moved(Way::Out)?.to_string(),
        "movements": shift.movements.iter().map(|one| json!({
            "way": one.way.code(), "amount": one.amount.to_string(), "reason": one.reason,
            "at": calendar.shown(one.at),
        })).collect::<Vec<_>>(),
        "sales": shift.sales(),
        "amount": shift.amount()?.to_string(),
        "charge": shift.charge()?.to_string(),
        "commission": if is_owner { Some(shift.commission()?.to_string()) } else { None },
        "on_credit": shift.on_credit.to_string(),
        "payments": shift.payments.to_string(),
        "reversed": { "sales": shift.reversed.sales, "amount": shift.reversed.amount.to_string() },
        "sold": shift.lines.iter().map(line).collect::<Vec<_>>(),
        "unresolved": shift.unresolved.iter().map(unresolved).collect::<Vec<_>>(),
        "adjustments": shift.adjustments.iter().map(adjustment).collect::<Vec<_>>(),
        "expected": if told { Some(shift.expected()?.to_string()) } else { None },
        "counted": count.map(|count| count.counted.to_string()),
        "difference": shift.difference()?.map(|difference| difference.to_string()),
        "chain": { "entries": shift.chain.entries, "head": shift.chain.head },
    }))
}

/// The report as it is printed: Z of a closed shift, X of an open one.
fn print(shift: &Shift, calendar: &Calendar, role: Role) -> Result<String, MoneyError> {
    let text = |amount: Money| shown(amount, Digits::Latin);
    let title = shift.count.as_ref().map_or_else(
        || format!("X report, shift {} of {}, open", shift.id, shift.clerk),
        |count| format!("Z report {}, shift {} of {}", count.z, shift.id, shift.clerk),
    );
    let mut lines = vec![title, format!("opened      {}", calendar.shown(shift.opened_at))];
    if let Some(count) = &shift.count {
        lines.push(format!("closed      {}", calendar.shown(count.at)));
    }
    lines.push(format!(
        "sales       {}, {} and charges {}",
        shift.sales(),
        text(shift.amount()?),
        text(shift.charge()?)
    ));
    if !shift.on_credit.is_zero() {
        lines.push(format!("on credit   {}", text(shift.on_credit)));
    }
    if !shift.payments.is_zero() {
        lines.push(format!("dues paid   {}", text(shift.payments)));
    }
    if role == Role::Owner {
        lines.push(format!("commission  {}", text(shift.commission()?)));
    }
    let sold = shift.lines.iter().map(|line| {
        vec![format!("  {}", line.operator), line.account.clone(), line.sales.to_string(), text(line.amount)]
    });
    if !shift.lines.is_empty() {
        lines.push(table::plain(&["  operator", "account", "sales", "amount"], &[2, 3], sold));
    }
    lines.push(format!("reversed    {}, {}", shift.reversed.sales, text(shift.reversed.amount)));
    lines.push(format!("float       {}", text(shift.float)));
    for one in &shift.movements {
        lines.push(format!("cash {:<6} {}  {}", one.way.code(), text(one.amount), one.reason));
    }
    for sale in &shift.unresolved {
        let due = sale.debtor.map_or_else(String::new, |id| format!("  on credit, debtor {id}"));
        lines.push(format!("unresolved  {}  {} {}{due}", sale.reference, text(sale.amount), sale.status));
    }
    for one in &shift.adjustments {
        let z = one.z.map_or_else(String::new, |z| format!(" after Z {z}"));
        let due = one.debtor.map_or_else(String::new, |id| format!("  on the due of debtor {id}, no cash"));
        lines.push(format!(
            "adjustment  {} {}{z}, {}  {}{due}",
            one.reference,
            one.status,
            calendar.day_of(one.at),
            text(one.amount)
        ));
    }
    if shift.tells_expected_to(role) {
        lines.push(format!("expected    {}", text(shift.expected()?)));
    }
    if let (Some(count), Some(difference)) = (&shift.count, shift.difference()?) {
        let word = match (difference.is_zero(), difference.is_negative()) {
            (true, _) => "exact",
            (_, true) => "short",
            (..) => "over",
        };
        lines.push(format!("counted     {}", text(count.counted)));
        lines.push(format!("{word:<11} {}", text(difference)));
    }
    lines.push(format!("chain       {} entries, {}", shift.chain.entries, shift.chain.head));
    Ok(lines.join("\n"))
}

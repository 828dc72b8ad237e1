//! Who did what, and when.

use std::fmt::Write;

use serde_json::{Value, json};
use tillup_ledger::AuditGroup;
use tillup_shop::{AuditLine, AuditQuery};

use super::Session;
use crate::{
    args::{AuditArgs, Group},
    failure::Failure,
    table,
};

/// The lines, the latest first, and where the chain stands.
pub fn run(session: &Session<'_>, args: AuditArgs) -> Result<u8, Failure> {
    if let (Some(from), Some(to)) = (args.from, args.to)
        && to < from
    {
        return Err(Failure::Usage("--to lies before --from".to_owned()));
    }
    let query = AuditQuery {
        from: args.from,
        to: args.to,
        user: args.user_named,
        group: args.kind.map(group),
        after: None,
        limit: args.limit,
    };
    let lines = session.shop.audit(&query, &session.who)?;
    let chain = session.shop.chain(&session.who)?;
    session.output.answer(
        || {
            let entries: Vec<Value> = lines.iter().map(|line| body(line, session)).collect();
            json!({ "entries": entries, "chain": { "entries": chain.entries, "head": chain.head } })
        },
        || format!("{}\n{} entries in the chain, head {}", shown(&lines, session), chain.entries, chain.head),
    )?;
    Ok(0)
}

fn group(group: Group) -> AuditGroup {
    match group {
        Group::People => AuditGroup::People,
        Group::Settings => AuditGroup::Settings,
        Group::Wallets => AuditGroup::Wallets,
        Group::Drawers => AuditGroup::Drawers,
        Group::Dues => AuditGroup::Dues,
        Group::Sales => AuditGroup::Sales,
        Group::Copies => AuditGroup::Copies,
    }
}

fn body(line: &AuditLine, session: &Session<'_>) -> Value {
    let changes: Vec<Value> = line
        .changes
        .iter()
        .map(|change| json!({ "field": change.field, "before": change.before, "after": change.after }))
        .collect();
    json!({
        "entry": line.entry, "at": session.config.calendar().shown(line.at), "kind": line.kind,
        "group": line.group.map(AuditGroup::code), "actor": line.actor, "subject": line.subject,
        "facts": line.facts, "changes": changes,
    })
}

fn shown(lines: &[AuditLine], session: &Session<'_>) -> String {
    if lines.is_empty() {
        return "nothing of that kind".to_owned();
    }
    let calendar = session.config.calendar();
    let rows = lines.iter().map(|line| {
        vec![
            line.entry.to_string(),
            calendar.shown(line.at),
            line.actor.clone().unwrap_or_default(),
            line.kind.replace('_', " "),
            line.subject.clone(),
            details(line),
        ]
    });
    table::plain(&["entry", "time", "who", "what", "about", ""], &[0], rows)
}

/// What was changed, and what else is to be told, in one line.
fn details(line: &AuditLine) -> String {
    let mut text = String::new();
    let mut add = |part: std::fmt::Arguments<'_>| {
        let comma = if text.is_empty() { "" } else { ", " };
        // Writing into a text does not fail.
        let _ = write!(text, "{comma}{part}");
    };
    for change in &line.changes {
        let of = |value: &Option<String>| value.clone().unwrap_or_else(|| "nothing".to_owned());
        let (before, after) = (of(&change.before), of(&change.after));
        match &change.field {
            Some(field) => add(format_args!("{field}: {before} → {after}")),
            None => add(format_args!("{before} → {after}")),
        }
    }
    for (name, value) in &line.facts {
        add(format_args!("{} {value}", name.replace('_', " ")));
    }
    text
}

//! Who did what, and when, as both programs tell it; and whether the ledger is whole.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;
use tillup_core::{
    access::{Action, SignedIn},
    ledger::Ledger,
    shift::ChainMark,
};
use tillup_ledger::{AuditEntry, AuditFilter, AuditGroup, AuditPlace, Deed, VerifyReport};

use crate::{Shop, ShopError};

/// At most so many lines are told at once.
const MOST: u32 = 1_000;

/// Which lines are wanted.
#[derive(Clone, Debug, Default)]
pub struct AuditQuery {
    /// First business day.
    pub from: Option<NaiveDate>,
    /// Last one.
    pub to: Option<NaiveDate>,
    /// What this user did, and what was done about them as a user.
    pub user: Option<String>,
    /// Only such lines.
    pub group: Option<AuditGroup>,
    /// What comes after this place.
    pub after: Option<AuditPlace>,
    /// At most so many.
    pub limit: u32,
}

/// One thing that somebody did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditLine {
    /// The entry's number in the chain.
    pub entry: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// What happened, in snake case.
    pub kind: String,
    /// What it belongs to; `None` for a kind that this program does not know.
    pub group: Option<AuditGroup>,
    /// To what or whom.
    pub subject: String,
    /// Who did it.
    pub actor: Option<String>,
    /// What else is to be told, by name. Amounts are `290.00 BDT`.
    pub facts: BTreeMap<&'static str, String>,
    /// What of a setting was changed.
    pub changes: Vec<AuditChange>,
}

/// A part of a setting, before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditChange {
    /// Which part; `None`: the setting has one only.
    pub field: Option<String>,
    /// What it was; `None`: it was not there.
    pub before: Option<String>,
    /// What it is.
    pub after: Option<String>,
}

/// What is told of an entry's body: by which name, and where it may stand; the first place counts.
const FACTS: &[(&str, &[&str])] = &[
    ("account", &["/account", "/figures/account", "/failed/account"]),
    ("amount", &["/amount", "/figures/amount", "/failed/amount"]),
    ("bytes", &["/bytes"]),
    ("complaint", &["/complaint"]),
    ("copy", &["/copy"]),
    ("counted", &["/counted"]),
    ("decision", &["/decision"]),
    ("document", &["/document/document"]),
    ("enabled", &["/enabled"]),
    ("enabled_before", &["/before/enabled"]),
    ("end", &["/end"]),
    ("entries", &["/entries"]),
    ("expected", &["/expected"]),
    ("file", &["/file"]),
    ("float", &["/float"]),
    ("folder", &["/folder"]),
    ("from", &["/from"]),
    ("how", &["/how"]),
    ("limit", &["/limit"]),
    ("limit_before", &["/before/limit"]),
    ("meant_for", &["/meant_for"]),
    ("name", &["/name"]),
    ("name_before", &["/before/name"]),
    ("note", &["/note"]),
    ("ok", &["/ok"]),
    ("paid", &["/paid"]),
    ("phone", &["/phone"]),
    ("phone_before", &["/before/phone"]),
    ("printer", &["/printer"]),
    ("problem", &["/problem"]),
    ("reason", &["/resolution/why", "/reason"]),
    ("role", &["/role"]),
    ("role_before", &["/before/role"]),
    ("rows", &["/rows"]),
    ("to", &["/to"]),
    ("tries", &["/tries"]),
    ("way", &["/way"]),
    ("z", &["/z"]),
];

impl AuditLine {
    /// The entry, ready to be told.
    pub fn of(entry: AuditEntry) -> Self {
        let is_setting = entry.kind == "config_changed";
        let part = |name: &str| entry.body.get(name).unwrap_or(&Value::Null);
        Self {
            facts: if is_setting { BTreeMap::new() } else { facts(&entry.body) },
            changes: if is_setting { changes(part("before"), part("after")) } else { Vec::new() },
            group: AuditGroup::of(&entry.kind),
            entry: entry.entry,
            at: entry.at,
            kind: entry.kind,
            subject: entry.subject,
            actor: entry.actor,
        }
    }
}

fn facts(body: &Value) -> BTreeMap<&'static str, String> {
    let told = |places: &[&str]| places.iter().find_map(|place| body.pointer(place).and_then(scalar));
    FACTS.iter().filter_map(|(name, places)| Some((*name, told(places)?))).collect()
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// A value in one line.
fn line(value: &Value) -> Option<String> {
    let listed = |lines: Vec<String>| (!lines.is_empty()).then(|| lines.join(", "));
    match value {
        Value::Array(values) => listed(values.iter().filter_map(line).collect()),
        Value::Object(fields) => {
            let pair = |(name, value): (&String, &Value)| Some(format!("{name}={}", line(value)?));
            listed(fields.iter().filter_map(pair).collect())
        }
        other => scalar(other),
    }
}

fn changes(before: &Value, after: &Value) -> Vec<AuditChange> {
    if !before.is_object() && !after.is_object() {
        return vec![AuditChange { field: None, before: line(before), after: line(after) }];
    }
    let names = |value: &Value| -> BTreeSet<String> {
        value.as_object().into_iter().flat_map(|fields| fields.keys().cloned()).collect()
    };
    let all = &names(before) | &names(after);
    let change = |name: String| {
        let of = |value: &Value| value.get(&name).and_then(line);
        let (before, after) = (of(before), of(after));
        (before != after).then_some(AuditChange { field: Some(name), before, after })
    };
    all.into_iter().filter_map(change).collect()
}

impl Shop {
    /// What people did, the latest first.
    ///
    /// # Errors
    /// [`ShopError::NotAllowed`] but for the owner.
    pub fn audit(&self, query: &AuditQuery, who: &SignedIn) -> Result<Vec<AuditLine>, ShopError> {
        self.require(who, Action::Audit)?;
        let calendar = self.ledger.config()?.calendar();
        let begins = |day: NaiveDate| calendar.span(day, day).0;
        let ends = |day: NaiveDate| calendar.span(day, day).1;
        let entries = self.ledger.audit(&AuditFilter {
            from: query.from.map(begins),
            until: query.to.map(ends),
            user: query.user.clone(),
            group: query.group,
            after: query.after,
            limit: query.limit.min(MOST),
        })?;
        Ok(entries.into_iter().map(AuditLine::of).collect())
    }

    /// The chain's count and head, to be noted elsewhere.
    ///
    /// # Errors
    /// [`ShopError::NotAllowed`] but for the owner.
    pub fn chain(&self, who: &SignedIn) -> Result<ChainMark, ShopError> {
        self.require(who, Action::Audit)?;
        Ok(self.ledger.chain()?)
    }

    /// Checks the whole ledger while selling goes on, and remembers that the owner did.
    ///
    /// # Errors
    /// [`ShopError::NotAllowed`] but for the owner; what is wrong with the ledger is in the answer.
    pub fn check_ledger(&self, who: &SignedIn) -> Result<VerifyReport, ShopError> {
        self.require(who, Action::Audit)?;
        let report = self.ledger.verify()?;
        let checked = Deed::Checked {
            ok: report.ok,
            entries: report.entries,
            problem: report.problems.first().map(String::as_str),
        };
        self.ledger.note(&checked, &who.name, self.clock.now())?;
        Ok(report)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(before: Value, after: Value) -> Vec<String> {
        let text = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
        let one = |change: AuditChange| {
            format!("{}: {} > {}", text(change.field), text(change.before), text(change.after))
        };
        changes(&before, &after).into_iter().map(one).collect()
    }

    #[test]
    fn a_change_is_told_by_what_differs_only() {
        assert_eq!(told(json!("Old"), json!("New")), ["-: Old > New"]);
        assert_eq!(told(json!(300000), json!(60000)), ["-: 300000 > 60000"]);
        assert_eq!(told(Value::Null, json!(["a", "b"])), ["-: - > a, b"]);
        assert_eq!(
            told(
                json!({ "enabled": true, "id": "x", "operator_codes": {} }),
                json!({ "enabled": false, "id": "x", "operator_codes": { "RB": "robi", "GP": "1" } })
            ),
            ["enabled: true > false", "operator_codes: - > GP=1, RB=robi"]
        );
        assert_eq!(
            told(json!({ "least": "20.00 BDT", "most": null }), Value::Null),
            ["least: 20.00 BDT > -"]
        );
    }

    #[test]
    fn of_a_body_only_what_is_named_is_told() {
        let body = json!({
            "figures": { "amount": "50.00 BDT", "account": "soho", "commission": "1.00 BDT" },
            "resolution": { "why": "phone", "by": "owner" }, "sold": [1, 2], "reason": "resolved_by_person",
        });
        let told: Vec<String> =
            facts(&body).into_iter().map(|(name, text)| format!("{name} {text}")).collect();
        assert_eq!(told, ["account soho", "amount 50.00 BDT", "reason phone"]);
    }
}

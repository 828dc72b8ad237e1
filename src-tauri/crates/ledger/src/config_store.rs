//! Writing what the owner has set: only what differs, each change an event with what was before.

use std::{collections::BTreeMap, time::Duration};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use serde_json::{Value, json};
use tillup_core::{
    account::Account, commission::CommissionRate, ledger::LedgerError, money::Money, shop::ShopConfig,
};

use crate::{
    bodies::ConfigChanged,
    chain::{Entry, append},
    codec::{day_number, word},
    config,
    connection::SqliteLedger,
    failure::Try,
};

impl SqliteLedger {
    /// Brings the stored configuration to this one and gives the names of what that changed; writes nothing where nothing
    /// differs. Accounts that are not in it stay as they are; rates, limits, prefixes and routes that are not in it go.
    pub fn save_config(
        &self,
        config: &ShopConfig,
        actor: &str,
        at: DateTime<Utc>,
    ) -> Result<Vec<String>, LedgerError> {
        self.write(|tx| save(tx, config, actor, at))
    }
}

/// Brings the stored configuration to this one; each difference is an event.
pub(crate) fn save(tx: &Connection, config: &ShopConfig, actor: &str, at: DateTime<Utc>) -> Try<Vec<String>> {
    let before = config::read(tx)?;
    let changes = differences(before.as_ref(), config)?;
    if changes.is_empty() {
        return Ok(Vec::new());
    }
    for change in &changes {
        let body = ConfigChanged {
            after: change.after.as_ref(),
            before: change.before.as_ref(),
            what: &change.what,
        };
        append(tx, &Entry { at, kind: "config_changed", subject: &change.what, actor: Some(actor) }, &body)?;
    }
    store(tx, before.as_ref(), config)?;
    Ok(changes.into_iter().map(|change| change.what).collect())
}

/// Notes that an account's keys were replaced. The keys themselves are never here.
pub(crate) fn note_keys_replaced(tx: &Connection, account: &str, actor: &str, at: DateTime<Utc>) -> Try<()> {
    let entry = Entry { at, kind: "keys_replaced", subject: account, actor: Some(actor) };
    append(tx, &entry, &json!({})).map(|_| ())
}

/// One thing that differs.
struct Difference {
    what: String,
    before: Option<Value>,
    after: Option<Value>,
}

/// The parts of a configuration by name, as the events tell them.
fn parts(config: &ShopConfig) -> Try<BTreeMap<String, Value>> {
    let amount = |money: Option<Money>| money.map(|money| format!("{money} {}", money.currency()));
    let mut parts = BTreeMap::new();
    for (name, value) in [
        ("name", json!(config.name)),
        ("address", json!(config.address)),
        ("country", json!(config.country)),
        ("timezone", json!(config.timezone.name())),
        ("language", json!(config.language)),
        ("cutoff_hour", json!(config.cutoff_hour)),
        ("repeat_guard_ms", json!(millis(config.repeat_guard))),
        ("not_found_grace_ms", json!(millis(config.not_found_grace))),
        ("charge_rule", json!(config.charge_rule)),
    ] {
        parts.insert(format!("shop {name}"), value);
    }
    for account in &config.accounts {
        parts.insert(format!("account {}", account.id), serde_json::to_value(account)?);
    }
    for rate in &config.rates {
        let [account, operator, service] = rate_key(rate);
        parts.insert(
            format!("commission rate {account} {operator} {service} from {}", rate.from),
            json!(rate.rate.to_string()),
        );
    }
    for (operator, accounts) in &config.routing {
        parts.insert(format!("routing {operator}"), json!(accounts));
    }
    for (prefix, operator) in &config.prefixes {
        parts.insert(format!("prefix {prefix}"), json!(operator));
    }
    for limit in &config.limits {
        parts.insert(
            format!("limit {} from {}", limit.operator, limit.from),
            json!({ "least": amount(limit.min), "most": amount(limit.max) }),
        );
    }
    Ok(parts)
}

fn differences(before: Option<&ShopConfig>, after: &ShopConfig) -> Try<Vec<Difference>> {
    let mut old = before.map(parts).transpose()?.unwrap_or_default();
    let mut found = Vec::new();
    for (what, new) in parts(after)? {
        let old = old.remove(&what);
        if old.as_ref() != Some(&new) {
            found.push(Difference { what, before: old, after: Some(new) });
        }
    }
    let gone = old.into_iter().filter(|(what, _)| !what.starts_with("account "));
    found.extend(gone.map(|(what, old)| Difference { what, before: Some(old), after: None }));
    Ok(found)
}

fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

fn store(tx: &Connection, before: Option<&ShopConfig>, config: &ShopConfig) -> Try<()> {
    tx.execute(
        "INSERT INTO shop (one, version, name, address, country, timezone, language, cutoff_hour, repeat_guard_ms,
                           not_found_grace_ms, charge_rule)
         VALUES (1, 1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         ON CONFLICT DO UPDATE SET version = version + 1, name = ?1, address = ?2, country = ?3, timezone = ?4,
                           language = ?5, cutoff_hour = ?6, repeat_guard_ms = ?7, not_found_grace_ms = ?8,
                           charge_rule = ?9",
        params![
            config.name,
            config.address,
            word(&config.country)?,
            config.timezone.name(),
            config.language,
            config.cutoff_hour,
            millis(config.repeat_guard),
            millis(config.not_found_grace),
            word(&config.charge_rule)?,
        ],
    )?;
    for account in &config.accounts {
        if before.and_then(|before| before.account(&account.id)) != Some(account) {
            store_account(tx, account)?;
        }
    }
    store_tables(tx, config)
}

fn store_account(tx: &Connection, account: &Account) -> Try<()> {
    tx.execute(
        "INSERT INTO accounts (id, provider, base_url, allow_http, environment, currency, enabled, commission_paid)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (id) DO UPDATE SET provider = ?2, base_url = ?3, allow_http = ?4, environment = ?5, currency = ?6,
                           enabled = ?7, commission_paid = ?8",
        params![
            account.id,
            account.provider,
            account.base_url,
            account.allow_http,
            word(&account.environment)?,
            account.currency.code(),
            account.enabled,
            word(&account.commission_paid)?,
        ],
    )?;
    tx.execute("DELETE FROM operator_codes WHERE account = ?", [&account.id])?;
    for (operator, code) in &account.operator_codes {
        tx.execute(
            "INSERT INTO operator_codes (account, operator, code) VALUES (?, ?, ?)",
            params![account.id, operator.as_str(), code],
        )?;
    }
    Ok(())
}

fn rate_key(rate: &CommissionRate) -> [&str; 3] {
    [
        rate.account.as_deref().unwrap_or("*"),
        rate.operator.as_ref().map_or("*", |operator| operator.as_str()),
        rate.service.map_or("*", |service| service.code()),
    ]
}

/// The small tables are written anew; what changed in them is in the events.
fn store_tables(tx: &Connection, config: &ShopConfig) -> Try<()> {
    tx.execute_batch(
        "DELETE FROM commission_rates; DELETE FROM routing; DELETE FROM prefixes; DELETE FROM limits;",
    )?;
    for rate in &config.rates {
        let [account, operator, service] = rate_key(rate);
        // Of equal rows the later counts, as in the commission table.
        tx.execute(
            "INSERT OR REPLACE INTO commission_rates (account, operator, service, from_day, rate) VALUES (?, ?, ?, ?, ?)",
            params![account, operator, service, day_number(rate.from), rate.rate.parts()],
        )?;
    }
    for (operator, accounts) in &config.routing {
        for (place, account) in (1_i64..).zip(accounts) {
            tx.execute(
                "INSERT INTO routing (operator, place, account) VALUES (?, ?, ?)",
                params![operator.as_str(), place, account],
            )?;
        }
    }
    for (prefix, operator) in &config.prefixes {
        tx.execute(
            "INSERT INTO prefixes (prefix, operator) VALUES (?, ?)",
            params![prefix, operator.as_str()],
        )?;
    }
    for limit in &config.limits {
        let currency = limit.min.or(limit.max).map(|money| money.currency().code());
        tx.execute(
            "INSERT OR REPLACE INTO limits (operator, from_day, currency, least, most) VALUES (?, ?, ?, ?, ?)",
            params![
                limit.operator.as_str(),
                day_number(limit.from),
                currency,
                limit.min.map(Money::parts),
                limit.max.map(Money::parts),
            ],
        )?;
    }
    Ok(())
}

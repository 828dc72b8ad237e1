//! Reading what the owner has set.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use rusqlite::{Connection, OptionalExtension};
use tillup_core::{
    account::Account,
    commission::CommissionRate,
    ledger::LedgerError,
    money::Rate,
    operator::OperatorCode,
    shop::{AmountLimit, ShopConfig},
};

use crate::{
    codec::{currency, day, from_word, money, operator, service},
    connection::{SqliteLedger, lock},
    failure::{Try, damaged},
};

impl SqliteLedger {
    /// The configuration as this transaction sees it; read again only after it was changed.
    pub(crate) fn config_in(&self, conn: &Connection) -> Try<Arc<ShopConfig>> {
        let version: Option<i64> =
            conn.prepare_cached("SELECT version FROM shop")?.query_row([], |row| row.get(0)).optional()?;
        let version = version.ok_or(LedgerError::NoShop)?;
        if let Some((cached, config)) = lock(&self.config).as_ref()
            && *cached == version
        {
            return Ok(Arc::clone(config));
        }
        let config = Arc::new(read(conn)?.ok_or(LedgerError::NoShop)?);
        *lock(&self.config) = Some((version, Arc::clone(&config)));
        Ok(config)
    }
}

/// The whole configuration; `None` where no shop is set up.
pub(crate) fn read(conn: &Connection) -> Try<Option<ShopConfig>> {
    let mut statement = conn.prepare(
        "SELECT name, address, country, timezone, language, cutoff_hour, repeat_guard_ms, not_found_grace_ms, charge_rule
         FROM shop",
    )?;
    let mut rows = statement.query([])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let text = |column: usize| -> Try<String> { Ok(row.get(column)?) };
    let timezone = text(3)?;
    Ok(Some(ShopConfig {
        name: text(0)?,
        address: text(1)?,
        country: from_word(&text(2)?)?,
        timezone: timezone.parse().map_err(|_| damaged(format!("no such time zone: {timezone}")))?,
        language: text(4)?,
        cutoff_hour: row.get(5)?,
        repeat_guard: duration(row.get(6)?)?,
        not_found_grace: duration(row.get(7)?)?,
        charge_rule: from_word(&text(8)?)?,
        prefixes: prefixes(conn)?,
        limits: limits(conn)?,
        accounts: accounts(conn)?,
        rates: rates(conn)?,
        routing: routing(conn)?,
    }))
}

fn duration(millis: i64) -> Try<Duration> {
    u64::try_from(millis)
        .map(Duration::from_millis)
        .map_err(|_| damaged(format!("no such duration: {millis} ms")))
}

/// All rows of a small table, each read by `of`.
fn all<T>(conn: &Connection, sql: &str, of: impl Fn(&rusqlite::Row<'_>) -> Try<T>) -> Try<Vec<T>> {
    let mut statement = conn.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(of(row)?);
    }
    Ok(found)
}

fn prefixes(conn: &Connection) -> Try<BTreeMap<String, OperatorCode>> {
    let found = all(conn, "SELECT prefix, operator FROM prefixes", |row| {
        Ok((row.get(0)?, operator(&row.get::<_, String>(1)?)?))
    })?;
    Ok(found.into_iter().collect())
}

fn limits(conn: &Connection) -> Try<Vec<AmountLimit>> {
    all(conn, "SELECT operator, from_day, currency, least, most FROM limits ORDER BY position", |row| {
        let currency = row.get::<_, Option<String>>(2)?.map(|code| currency(&code)).transpose()?;
        let amount = |parts: Option<i64>| parts.zip(currency).map(|(parts, currency)| money(parts, currency));
        Ok(AmountLimit {
            operator: operator(&row.get::<_, String>(0)?)?,
            min: amount(row.get(3)?),
            max: amount(row.get(4)?),
            from: day(row.get(1)?)?,
        })
    })
}

fn accounts(conn: &Connection) -> Try<Vec<Account>> {
    let mut codes: BTreeMap<String, BTreeMap<OperatorCode, String>> = BTreeMap::new();
    for (account, operator, code) in all(conn, "SELECT account, operator, code FROM operator_codes", |row| {
        Ok((row.get::<_, String>(0)?, operator(&row.get::<_, String>(1)?)?, row.get::<_, String>(2)?))
    })? {
        codes.entry(account).or_default().insert(operator, code);
    }
    let mut found = all(
        conn,
        "SELECT id, provider, base_url, allow_http, environment, currency, enabled, commission_paid
         FROM accounts ORDER BY position",
        |row| {
            let text = |column: usize| -> Try<String> { Ok(row.get(column)?) };
            Ok(Account {
                id: text(0)?,
                provider: text(1)?,
                base_url: text(2)?,
                allow_http: row.get(3)?,
                environment: from_word(&text(4)?)?,
                currency: currency(&text(5)?)?,
                enabled: row.get(6)?,
                operator_codes: BTreeMap::new(),
                commission_paid: from_word(&text(7)?)?,
            })
        },
    )?;
    for account in &mut found {
        account.operator_codes = codes.remove(&account.id).unwrap_or_default();
    }
    Ok(found)
}

fn rates(conn: &Connection) -> Try<Vec<CommissionRate>> {
    let some = |text: String| Some(text).filter(|text| text != "*");
    all(
        conn,
        "SELECT account, operator, service, rate, from_day FROM commission_rates ORDER BY position",
        |row| {
            Ok(CommissionRate {
                account: some(row.get(0)?),
                operator: some(row.get(1)?).map(|code| operator(&code)).transpose()?,
                service: some(row.get(2)?).map(|code| service(&code)).transpose()?,
                rate: Rate::from_parts(row.get(3)?),
                from: day(row.get(4)?)?,
            })
        },
    )
}

fn routing(conn: &Connection) -> Try<BTreeMap<OperatorCode, Vec<String>>> {
    let mut found: BTreeMap<OperatorCode, Vec<String>> = BTreeMap::new();
    for (operator, account) in
        all(conn, "SELECT operator, account FROM routing ORDER BY operator, place", |row| {
            Ok((operator(&row.get::<_, String>(0)?)?, row.get::<_, String>(1)?))
        })?
    {
        found.entry(operator).or_default().push(account);
    }
    Ok(found)
}

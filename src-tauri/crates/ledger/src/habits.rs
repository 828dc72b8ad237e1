//! What this shop usually does: amounts and operators it sells most, packs it wants at hand.

use std::collections::BTreeSet;

use rusqlite::params;
use tillup_core::{
    ledger::LedgerError,
    money::Money,
    operator::{OperatorCode, Service},
};

use crate::{
    codec::{currency, money, operator},
    connection::SqliteLedger,
};

/// The last sales. They lie together at the table's end, so that no index has to be kept for this.
const LATELY: &str = "receipt_no > (SELECT max(receipt_no) FROM sales) - 5000";
/// An amount sold less often is chance.
const LEAST_TIMES: u32 = 2;
/// Longest key of a favourite, in bytes.
const LONGEST_KEY: usize = 200;

impl SqliteLedger {
    /// The amounts at which the shop has lately sold most plain top-ups of the operator and service, in rising order.
    pub fn usual_amounts(
        &self,
        of: &OperatorCode,
        service: Service,
        limit: u32,
    ) -> Result<Vec<Money>, LedgerError> {
        self.read_long(|conn| {
            let mut statement = conn.prepare_cached(&format!(
                "SELECT currency, amount FROM sales WHERE {LATELY}
                     AND operator = ? AND service = ? AND status = 'succeeded' AND offer IS NULL
                 GROUP BY currency, amount HAVING count(*) >= {LEAST_TIMES} ORDER BY count(*) DESC, amount LIMIT ?"
            ))?;
            let mut rows = statement.query(params![of.as_str(), service.code(), limit])?;
            let mut amounts = Vec::new();
            while let Some(row) = rows.next()? {
                amounts.push(money(row.get(1)?, currency(&row.get::<_, String>(0)?)?));
            }
            amounts.sort_unstable_by_key(|amount: &Money| amount.parts());
            Ok(amounts)
        })
    }

    /// The operators that the shop has lately sold, most sold first, and how often.
    pub fn operators_by_use(&self) -> Result<Vec<(OperatorCode, u64)>, LedgerError> {
        self.read_long(|conn| {
            let mut statement = conn.prepare_cached(&format!(
                "SELECT operator, count(*) FROM sales WHERE {LATELY} AND status <> 'failed'
                 GROUP BY operator ORDER BY count(*) DESC, operator"
            ))?;
            let mut rows = statement.query([])?;
            let mut used = Vec::new();
            while let Some(row) = rows.next()? {
                used.push((operator(&row.get::<_, String>(0)?)?, u64::from(row.get::<_, u32>(1)?)));
            }
            Ok(used)
        })
    }

    /// The keys of the packs that the shop wants at hand.
    pub fn favourites(&self) -> Result<BTreeSet<String>, LedgerError> {
        self.read(|conn| {
            let mut statement = conn.prepare_cached("SELECT key FROM favourites")?;
            let keys = statement.query_map([], |row| row.get(0))?;
            Ok(keys.collect::<Result<_, _>>()?)
        })
    }

    /// Keeps the key of a pack that the shop wants at hand, or forgets it.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] for what can be no key.
    pub fn set_favourite(&self, key: &str, on: bool) -> Result<(), LedgerError> {
        if key.is_empty() || key.len() > LONGEST_KEY {
            return Err(LedgerError::NotFound);
        }
        self.write(|tx| {
            let sql = if on {
                "INSERT INTO favourites (key) VALUES (?) ON CONFLICT DO NOTHING"
            } else {
                "DELETE FROM favourites WHERE key = ?"
            };
            tx.execute(sql, [key])?;
            Ok(())
        })
    }
}

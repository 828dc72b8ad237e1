//! What was sold in some days, counted by all that its commission depends on.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use rusqlite::params;
use tillup_core::{ledger::LedgerError, rate_effect::SoldAlike};

use crate::{
    codec::{currency, millis, moment, money, operator, service, source},
    connection::SqliteLedger,
};

/// A sale that succeeds was recorded at most so long before.
const OPEN_WITHIN: Days = Days::new(60);

/// Account, operator, service, currency, amount, source of the commission and business day, as they are stored.
type Alike = (String, String, String, String, i64, String, NaiveDate);

impl SqliteLedger {
    /// The sales that succeeded on the business days `from` to `to` and still stand, alike ones together.
    ///
    /// # Errors
    /// [`LedgerError::NoShop`] where no shop tells when its days begin.
    pub fn sold_alike(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<SoldAlike>, LedgerError> {
        self.read_long(|conn| {
            let calendar = self.config_in(conn)?.calendar();
            let (begins, ends) = calendar.span(from, to);
            let recorded = calendar.begins(from.checked_sub_days(OPEN_WITHIN).unwrap_or(from));
            let mut statement = conn.prepare_cached(
                "SELECT account, operator, service, currency, amount, commission_source, final_at
                 FROM sales INDEXED BY sales_by_time
                 JOIN attempts ON attempts.sale = receipt_no AND attempts.status = 'succeeded'
                 WHERE created_at >= ?1 AND created_at < ?3 AND sales.status = 'succeeded'
                       AND final_at >= ?2 AND final_at < ?3",
            )?;
            let mut rows = statement.query(params![millis(recorded), millis(begins), millis(ends)])?;
            let mut counted: HashMap<Alike, i64> = HashMap::new();
            while let Some(row) = rows.next()? {
                let day = calendar.day_of(moment(row.get(6)?)?);
                let alike: Alike =
                    (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?, day);
                *counted.entry(alike).or_default() += 1;
            }
            counted
                .into_iter()
                .map(|((account, of, with, code, amount, by, day), sales)| {
                    Ok(SoldAlike {
                        account,
                        operator: operator(&of)?,
                        service: service(&with)?,
                        amount: money(amount, currency(&code)?),
                        day,
                        source: source(&by)?,
                        sales,
                    })
                })
                .collect()
        })
    }
}

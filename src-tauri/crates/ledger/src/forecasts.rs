//! When the wallets run out, by what left them in the last weeks.

use chrono::{DateTime, Days, TimeDelta, Utc};
use rusqlite::{Connection, params};
use tillup_core::{
    account::{Account, CommissionPaid},
    calendar::Calendar,
    forecast::{DayUse, Forecast, LOOKED_BACK, Minute, forecast},
    ledger::LedgerError,
    money::{Money, PARTS_PER_UNIT},
};

use crate::{
    codec::{day, day_number, moment},
    connection::SqliteLedger,
    failure::Try,
    groups::SLOT,
};

/// What is to be loaded is told in hundreds, rounded up.
const LOAD_STEP: i64 = 100 * PARTS_PER_UNIT;

/// What can be said of an account's wallet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WalletForecast {
    /// The account.
    pub account: String,
    /// What lies in it, as far as is known without asking.
    pub standing: Money,
    /// When it runs out.
    pub forecast: Forecast,
    /// What to load so that it lasts through the next business day, in hundreds; nothing where none is needed.
    pub load: Money,
}

impl SqliteLedger {
    /// The forecasts of the wallets of which anything is known.
    ///
    /// # Errors
    /// The ledger's own.
    pub fn wallet_forecasts(&self, now: DateTime<Utc>) -> Result<Vec<WalletForecast>, LedgerError> {
        let calendar = tillup_core::ledger::Ledger::config(self)?.calendar();
        let today = calendar.day_of(now);
        let minute = Minute { day: today, minute: (now - calendar.begins(today)).num_minutes() };
        let uses = self.wallet_uses(today)?;
        self.read_long(|conn| {
            let shop = self.config_in(conn)?;
            let mut forecasts = Vec::new();
            for wallet in &uses {
                let Some(account) = shop.account(&wallet.account) else { continue };
                let history = history(conn, account, &calendar, minute)?;
                let said = forecast(&history, minute, wallet.standing.parts());
                let missing = if let Forecast::RunsOut { load, .. } = said { load } else { 0 };
                let load = missing.saturating_add(LOAD_STEP - 1) / LOAD_STEP * LOAD_STEP;
                forecasts.push(WalletForecast {
                    account: account.id.clone(),
                    standing: wallet.standing,
                    forecast: said,
                    load: Money::from_parts(load, account.currency),
                });
            }
            Ok(forecasts)
        })
    }
}

/// The moment of a business day's minute.
pub fn moment_of(calendar: &Calendar, at: Minute) -> DateTime<Utc> {
    calendar.begins(at.day) + TimeDelta::minutes(at.minute)
}

/// What left the wallet in each hour of the days before: face value and fee, less the commission that came with them.
fn history(conn: &Connection, account: &Account, calendar: &Calendar, now: Minute) -> Try<Vec<DayUse>> {
    let first = now.day.checked_sub_days(Days::new(LOOKED_BACK)).unwrap_or(now.day);
    let mut statement = conn.prepare_cached(
        "SELECT day, slot, sum(amount + fee - iif(?5, commission_reported + commission_by_rate, 0)) FROM totals_by_hour
         WHERE day >= ?1 AND day < ?2 AND currency = ?3 AND account = ?4 GROUP BY day, slot",
    )?;
    let with_sale = account.commission_paid == CommissionPaid::Sale;
    let wanted =
        params![day_number(first), day_number(now.day), account.currency.code(), account.id, with_sale];
    let mut rows = statement.query(wanted)?;
    let mut days: Vec<DayUse> = Vec::new();
    while let Some(row) = rows.next()? {
        let on = day(row.get(0)?)?;
        let begins = moment(row.get::<_, i64>(1)?.saturating_mul(SLOT))?;
        let hour = (begins - calendar.begins(on)).num_hours();
        if days.last().is_none_or(|last| last.day != on) {
            days.push(DayUse { day: on, hours: [0; 24] });
        }
        let place = usize::try_from(hour).unwrap_or(0).min(23);
        if let Some(used) = days.last_mut().and_then(|last| last.hours.get_mut(place)) {
            *used += row.get::<_, i64>(2)?;
        }
    }
    Ok(days)
}

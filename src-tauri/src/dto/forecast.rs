//! When a wallet runs out.

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use tillup_core::forecast::{Forecast, LEAST_DAYS, Minute};
use tillup_ledger::{WalletForecast, moment_of};

use super::View;

/// Nobody knows the minute.
const STEP: TimeDelta = TimeDelta::minutes(10);

/// What is said of a wallet.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase", tag = "says")]
pub enum ForecastDto {
    /// Sales of too few days are known.
    CannotSay { days: usize, needed: usize },
    /// For as far as is looked ahead.
    Lasts,
    /// It runs out: likely then, and on eight of ten like days between the other two.
    RunsOut { likely: Option<String>, earliest: String, latest: Option<String>, load: Option<String> },
}

impl ForecastDto {
    /// The forecast as the window shows it.
    pub fn of(wallet: &WalletForecast, view: &View<'_>) -> Self {
        let shown = |at: Minute| view.moment(whole(moment_of(&view.config.calendar(), at)));
        match wallet.forecast {
            Forecast::CannotSay { days } => Self::CannotSay { days, needed: LEAST_DAYS },
            Forecast::Lasts => Self::Lasts,
            Forecast::RunsOut { likely, earliest, latest, .. } => Self::RunsOut {
                likely: likely.map(shown),
                earliest: shown(earliest),
                latest: latest.map(shown),
                load: wallet.load.is_positive().then(|| wallet.load.to_string()),
            },
        }
    }
}

/// The last full step.
fn whole(at: DateTime<Utc>) -> DateTime<Utc> {
    at - TimeDelta::milliseconds(at.timestamp_millis().rem_euclid(STEP.num_milliseconds()))
}

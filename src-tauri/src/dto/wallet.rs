//! What the shop holds at its providers.

use serde::Serialize;
use tillup_core::engine::BalanceAnswer;
use tillup_ledger::{Reconciliation, WalletForecast};

use super::{View, forecast::ForecastDto, setup::BalanceCheck};

/// A wallet: what its postings say, against what its provider told last.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WalletDto {
    account: String,
    provider: String,
    currency: &'static str,
    enabled: bool,
    computed: String,
    reported: Option<String>,
    told_at: Option<String>,
    difference: Option<String>,
    first_difference: Option<String>,
    /// Face value of sales that are open and so in neither figure for certain.
    open: String,
    forecast: Option<ForecastDto>,
}

impl WalletDto {
    /// The wallet as the window shows it.
    pub fn of(wallet: &Reconciliation, view: &View<'_>) -> Self {
        Self {
            provider: view.provider(&wallet.account),
            account: wallet.account.clone(),
            currency: wallet.computed.currency().code(),
            enabled: view.config.account(&wallet.account).is_some_and(|account| account.enabled),
            computed: wallet.computed.to_string(),
            reported: wallet.reported.map(|amount| amount.to_string()),
            told_at: wallet.told_at.map(|at| view.moment(at)),
            difference: wallet.difference.map(|amount| amount.to_string()),
            first_difference: wallet.first_difference.as_ref().map(ToString::to_string),
            open: wallet.open.to_string(),
            forecast: None,
        }
    }

    /// With what is said of when it runs out.
    pub fn forecast_by(self, forecasts: &[WalletForecast], view: &View<'_>) -> Self {
        let found = forecasts.iter().find(|forecast| forecast.account == self.account);
        Self { forecast: found.map(|forecast| ForecastDto::of(forecast, view)), ..self }
    }
}

/// What asking one provider for the balance gave.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AskedWallet {
    #[serde(flatten)]
    answer: BalanceCheck,
    asked_at: String,
}

impl AskedWallet {
    /// The answer as the window shows it.
    pub fn of(answer: BalanceAnswer, view: &View<'_>) -> Self {
        Self { asked_at: view.moment(answer.asked_at), answer: answer.into() }
    }
}

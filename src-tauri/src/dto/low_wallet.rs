//! Wallets that run low.

use serde::Serialize;
use tillup_shop::LowWallet;

use super::View;

/// A wallet that runs low, as far as the view's user may know.
#[derive(Debug, Serialize)]
pub struct LowWalletDto {
    account: String,
    provider: String,
    currency: &'static str,
    empty: bool,
    /// The owner's only.
    balance: Option<String>,
}

impl LowWalletDto {
    /// The wallet as it is told.
    pub fn of(wallet: LowWallet, view: &View<'_>) -> Self {
        let account = view.config.account(&wallet.account);
        Self {
            provider: view.provider(&wallet.account),
            currency: account.map_or(view.config.home_currency(), |account| account.currency).code(),
            account: wallet.account,
            empty: wallet.is_empty,
            balance: view.owners(wallet.balance),
        }
    }
}

//! One wallet: money put into it, and how it came to what it holds.

use super::OfTill;
use crate::{
    dto::{
        View,
        wallet_history::{LoadDto, WalletHistoryDto, WalletPlaceDto},
    },
    error::CommandError,
    till::User,
};

/// A page of a wallet's history; with the latest one, what it held on each of the last thirty days.
#[tauri::command]
pub async fn wallet_history(
    user: User,
    till: OfTill<'_>,
    account: String,
    before: Option<WalletPlaceDto>,
) -> Result<WalletHistoryDto, CommandError> {
    till.work(move |shop| {
        let view = View::of(shop, user.0.role)?;
        let month = if before.is_none() { shop.wallet_month(&user.0, &account)? } else { Vec::new() };
        let page = shop.wallet_history(&user.0, &account, before.map(Into::into))?;
        Ok(WalletHistoryDto::of(&page, &month, &view))
    })
    .await
}

/// Books money that was put into a wallet; a load that is sent again with its mark is booked once.
#[tauri::command]
pub async fn load_wallet(user: User, till: OfTill<'_>, load: LoadDto) -> Result<(), CommandError> {
    till.work(move |shop| {
        shop.load_wallet(&user.0, &load.into())?;
        Ok(())
    })
    .await
}

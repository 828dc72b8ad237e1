//! What is on sale.

use std::collections::BTreeSet;

use tillup_core::ledger::Ledger;

use super::OfTill;
use crate::{
    dto::{
        View,
        pack::{OfferListDto, OfferQueryDto},
    },
    error::CommandError,
    till::{User, blocking},
};

/// The telecom circles that the shop's accounts know, by name.
#[tauri::command]
pub async fn circles(_user: User, till: OfTill<'_>) -> Result<Vec<String>, CommandError> {
    let shop = till.shop().await?;
    let config = shop.ledger().config()?;
    let mut names = BTreeSet::new();
    let mut failed = None;
    for account in config.accounts.iter().filter(|account| account.enabled) {
        let provider = shop.providers().get(account.provider.as_str());
        if !provider.is_some_and(|provider| provider.capability().lists_circles) {
            continue;
        }
        match shop.engine().listed_circles(account).await {
            Ok(circles) => names.extend(circles.into_iter().map(|circle| circle.name)),
            Err(error) => failed = Some(error),
        }
    }
    match failed {
        Some(error) if names.is_empty() => Err(error.into()),
        _ => Ok(names.into_iter().collect()),
    }
}

/// The packs on sale, of all accounts.
#[tauri::command]
pub async fn offers(
    user: User,
    till: OfTill<'_>,
    query: OfferQueryDto,
) -> Result<OfferListDto, CommandError> {
    let role = user.0.role;
    let shop = till.shop().await?;
    let wanted = query.for_engine(shop.engine())?;
    let operator = query.operator_code()?;
    let list = if query.kept {
        let here = shop.clone();
        blocking(move || Ok(here.engine().offers_kept(&wanted)?)).await?
    } else {
        shop.engine().offers(&wanted, None).await?
    };
    blocking(move || OfferListDto::of(list, &operator, !query.kept, &View::of(&shop, role)?)).await
}

/// Keeps a pack at hand, or not any more.
#[tauri::command]
pub async fn favourite(_user: User, till: OfTill<'_>, key: String, on: bool) -> Result<(), CommandError> {
    till.work(move |shop| Ok(shop.ledger().set_favourite(&key, on)?)).await
}

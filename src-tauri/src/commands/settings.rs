//! The owner's settings: accounts, commission rates, routing. Each change answers what it changed, by the names of the events.

use std::collections::BTreeMap;

use secrecy::SecretString;
use tillup_core::{engine::EngineError, ledger::Ledger};
use tillup_shop::RoutingTable;

use super::OfTill;
use crate::{
    dto::{
        View,
        settings::{
            AccountChange, AccountDto, ExplainedDto, QuestionDto, RateDto, RatePreviewDto, RatesDto,
            RoutedDto,
        },
        setup::BalanceCheck,
    },
    error::CommandError,
    till::User,
};

/// The shop's accounts, without their keys.
#[tauri::command]
pub async fn accounts(user: User, till: OfTill<'_>) -> Result<Vec<AccountDto>, CommandError> {
    till.work(move |shop| {
        let view = View::of(shop, user.0.role)?;
        let config = shop.ledger().config()?;
        let each = config.accounts.iter().map(|account| {
            let open = shop.ledger().wallet(&account.id)?.open_attempts;
            Ok(AccountDto::of(account, open, &view))
        });
        each.collect()
    })
    .await
}

/// Changes an account.
#[tauri::command]
pub async fn change_account(
    user: User,
    till: OfTill<'_>,
    id: String,
    change: AccountChange,
) -> Result<Vec<String>, CommandError> {
    let changed = till.work(move |shop| Ok(shop.change_account(&id, change.into(), &user.0)?)).await?;
    till.pages.doubt_network();
    Ok(changed)
}

/// Replaces keys of an account in the keyring, and asks for its balance with them.
#[tauri::command]
pub async fn replace_keys(
    user: User,
    till: OfTill<'_>,
    id: String,
    keys: BTreeMap<String, String>,
) -> Result<BalanceCheck, CommandError> {
    let shop = till.shop().await?;
    let keys = keys.into_iter().map(|(name, key)| (name, SecretString::from(key))).collect();
    // In a task of its own: keys are kept whole, whether or not the page still waits for it.
    let kept = tokio::spawn(async move { shop.replace_keys(&id, keys, &user.0).await });
    let answer =
        kept.await.map_err(|_| CommandError::internal("the keys were not kept: the program stopped"))??;
    Ok(answer.into())
}

/// Asks for the balance of one account.
#[tauri::command]
pub async fn test_account(user: User, till: OfTill<'_>, id: String) -> Result<BalanceCheck, CommandError> {
    let shop = till.shop().await?;
    // In a task of its own: what the provider answers is written down.
    let asked = tokio::spawn(async move { shop.test_account(&id, &user.0).await });
    let answer =
        asked.await.map_err(|_| CommandError::internal("the balance was not asked to the end"))??;
    Ok(answer.into())
}

/// The commission table.
#[tauri::command]
pub async fn commission_rates(_user: User, till: OfTill<'_>) -> Result<RatesDto, CommandError> {
    till.work(move |shop| {
        let config = shop.ledger().config()?;
        let today = config.calendar().day_of(shop.clock().now());
        Ok(RatesDto { today, rates: config.rates.iter().map(RateDto::from).collect() })
    })
    .await
}

/// What another commission table would earn on the sales of the last 30 business days.
#[tauri::command]
pub async fn preview_rates(
    user: User,
    till: OfTill<'_>,
    rates: Vec<RateDto>,
) -> Result<RatePreviewDto, CommandError> {
    till.work(move |shop| {
        let preview = shop.preview_rates(rates.into_iter().map(Into::into).collect(), &user.0)?;
        let view = View::of(shop, user.0.role)?;
        Ok(RatePreviewDto::of(&preview, &view).map_err(EngineError::from)?)
    })
    .await
}

/// Sets the commission table.
#[tauri::command]
pub async fn save_rates(
    user: User,
    till: OfTill<'_>,
    rates: Vec<RateDto>,
) -> Result<Vec<String>, CommandError> {
    till.work(move |shop| Ok(shop.save_rates(rates.into_iter().map(Into::into).collect(), &user.0)?)).await
}

/// Who sells which operator.
#[tauri::command]
pub async fn routing(user: User, till: OfTill<'_>) -> Result<Vec<RoutedDto>, CommandError> {
    till.work(move |shop| Ok(shop.routed_operators(&user.0)?.into_iter().map(RoutedDto::from).collect()))
        .await
}

/// Sets who sells which operator.
#[tauri::command]
pub async fn save_routing(
    user: User,
    till: OfTill<'_>,
    routing: RoutingTable,
) -> Result<Vec<String>, CommandError> {
    till.work(move |shop| Ok(shop.save_routing(routing, &user.0)?)).await
}

/// Which account would execute a sale now, and why each other would not.
#[tauri::command]
pub async fn explain_routing(
    user: User,
    till: OfTill<'_>,
    sale: QuestionDto,
) -> Result<Vec<ExplainedDto>, CommandError> {
    till.work(move |shop| {
        let explained = shop.explain_routing(sale.into(), &user.0)?;
        let view = View::of(shop, user.0.role)?;
        Ok(explained.iter().map(|one| ExplainedDto::of(one, &view)).collect())
    })
    .await
}

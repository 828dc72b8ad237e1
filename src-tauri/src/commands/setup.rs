//! A shop's first day, in the window.

use secrecy::SecretString;
use tillup_core::access::Role;

use super::{OfTill, session::begin};
use crate::{
    dto::{
        setup::{BalanceCheck, NewAccountDto, NewShopDto, ProviderOption},
        shop::Start,
    },
    error::CommandError,
    session::Moment,
    till::User,
};

/// The providers that an account can be had with.
#[tauri::command]
pub async fn setup_options(till: OfTill<'_>) -> Result<Vec<ProviderOption>, CommandError> {
    let shop = till.shop().await?;
    Ok(shop.providers().values().map(|provider| ProviderOption::from(&**provider)).collect())
}

/// Sets a shop up, where none is, and signs its owner in.
#[tauri::command]
pub async fn setup_shop(till: OfTill<'_>, shop: NewShopDto) -> Result<Start, CommandError> {
    let owner = till.work(move |here| Ok(here.set_up(shop.into())?)).await?;
    till.session.begin(owner, Moment::now());
    begin(&till).await
}

/// Keeps an account, its keys in the keyring, and asks for its balance.
#[tauri::command]
pub async fn setup_account(
    user: User,
    till: OfTill<'_>,
    account: NewAccountDto,
) -> Result<BalanceCheck, CommandError> {
    let shop = till.shop().await?;
    // In a task of its own: an account is kept whole, whether or not the page still waits for it.
    let kept = tokio::spawn(async move { shop.add_account(account.into(), &user.0).await });
    let answer =
        kept.await.map_err(|_| CommandError::internal("the account was not kept: the program stopped"))??;
    till.pages.doubt_network();
    Ok(answer.into())
}

/// Adds a clerk.
#[tauri::command]
pub async fn setup_clerk(
    user: User,
    till: OfTill<'_>,
    name: String,
    pin: String,
) -> Result<(), CommandError> {
    let pin = SecretString::from(pin);
    till.work(move |shop| Ok(shop.add_user(&name, Role::Clerk, pin, &user.0)?)).await
}

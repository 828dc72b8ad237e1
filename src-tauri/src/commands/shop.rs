//! The shop itself: name, rules, limits, prefixes. Each change answers what is set then.

use tillup_core::access::SignedIn;
use tillup_shop::{Shop, ShopError};

use super::OfTill;
use crate::{
    dto::people::{LimitDto, PrefixDto, ShopFormDto, ShopSettingsDto},
    error::CommandError,
    till::User,
};

/// What is set.
#[tauri::command]
pub async fn shop_settings(user: User, till: OfTill<'_>) -> Result<ShopSettingsDto, CommandError> {
    till.work(move |shop| Ok(told(shop, &user.0)?)).await
}

/// Sets the shop and its rules.
#[tauri::command]
pub async fn save_shop(
    user: User,
    till: OfTill<'_>,
    shop: ShopFormDto,
) -> Result<ShopSettingsDto, CommandError> {
    let form = shop.into();
    till.work(move |shop| {
        shop.save_shop(&form, &user.0)?;
        Ok(told(shop, &user.0)?)
    })
    .await
}

/// Sets the limits of all operators.
#[tauri::command]
pub async fn save_limits(
    user: User,
    till: OfTill<'_>,
    limits: Vec<LimitDto>,
) -> Result<ShopSettingsDto, CommandError> {
    till.work(move |shop| {
        shop.save_limits(limits.into_iter().map(Into::into).collect(), &user.0)?;
        Ok(told(shop, &user.0)?)
    })
    .await
}

/// Sets the prefixes of numbers.
#[tauri::command]
pub async fn save_prefixes(
    user: User,
    till: OfTill<'_>,
    prefixes: Vec<PrefixDto>,
) -> Result<ShopSettingsDto, CommandError> {
    till.work(move |shop| {
        let rows: Vec<_> = prefixes.into_iter().map(Into::into).collect();
        shop.save_prefixes(&rows, &user.0)?;
        Ok(told(shop, &user.0)?)
    })
    .await
}

fn told(shop: &Shop, who: &SignedIn) -> Result<ShopSettingsDto, ShopError> {
    Ok(ShopSettingsDto::of(&*shop.settings(who)?, shop.clock().now()))
}

//! Who works in the shop. Whom a change concerns is signed out, where they are signed in here.

use secrecy::SecretString;
use tillup_core::access::{Role, SignedIn};
use tillup_shop::{Shop, ShopError};

use super::OfTill;
use crate::{dto::people::PersonDto, error::CommandError, till::User};

/// All users.
#[tauri::command]
pub async fn people(user: User, till: OfTill<'_>) -> Result<Vec<PersonDto>, CommandError> {
    till.work(move |shop| Ok(told(shop, &user.0)?)).await
}

/// Adds a user.
#[tauri::command]
pub async fn add_user(
    user: User,
    till: OfTill<'_>,
    name: String,
    role: Role,
    pin: String,
) -> Result<Vec<PersonDto>, CommandError> {
    let pin = SecretString::from(pin);
    changed(till, user, move |shop, who| shop.add_user(&name, role, pin, who)).await
}

/// Gives a user another PIN.
#[tauri::command]
pub async fn set_user_pin(
    user: User,
    till: OfTill<'_>,
    name: String,
    pin: String,
) -> Result<Vec<PersonDto>, CommandError> {
    let pin = SecretString::from(pin);
    changed(till, user, move |shop, who| shop.set_pin(&name, pin, who)).await
}

/// Makes a user an owner or a clerk.
#[tauri::command]
pub async fn set_user_role(
    user: User,
    till: OfTill<'_>,
    name: String,
    role: Role,
) -> Result<Vec<PersonDto>, CommandError> {
    changed(till, user, move |shop, who| shop.set_role(&name, role, who)).await
}

/// Lets a user sign in, or not any more.
#[tauri::command]
pub async fn set_user_enabled(
    user: User,
    till: OfTill<'_>,
    name: String,
    enabled: bool,
) -> Result<Vec<PersonDto>, CommandError> {
    changed(till, user, move |shop, who| shop.set_enabled(&name, enabled, who)).await
}

/// Lets a user try again who gave too many wrong PINs.
#[tauri::command]
pub async fn unlock_user(user: User, till: OfTill<'_>, name: String) -> Result<Vec<PersonDto>, CommandError> {
    changed(till, user, move |shop, who| shop.unlock_user(&name, who)).await
}

/// Makes a change and tells all users as they then are.
async fn changed(
    till: OfTill<'_>,
    user: User,
    change: impl FnOnce(&Shop, &SignedIn) -> Result<(), ShopError> + Send + 'static,
) -> Result<Vec<PersonDto>, CommandError> {
    let people = till
        .work(move |shop| {
            change(shop, &user.0)?;
            Ok(told(shop, &user.0)?)
        })
        .await?;
    // Owners may have changed themselves.
    let shop = till.shop().await?;
    till.check_who_is_here(&shop).await;
    Ok(people)
}

fn told(shop: &Shop, who: &SignedIn) -> Result<Vec<PersonDto>, ShopError> {
    Ok(shop.people(who)?.into_iter().map(PersonDto::from).collect())
}

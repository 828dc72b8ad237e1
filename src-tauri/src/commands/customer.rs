//! Those who buy here.

use tillup_core::number::Number;

use super::OfTill;
use crate::{
    dto::{View, customer::CustomerDto},
    error::CommandError,
    till::User,
};

/// At most so many customers at once.
const MOST: u32 = 20;

/// Recent customers by the end of their number or by name, last sale first.
#[tauri::command]
pub async fn customers(user: User, till: OfTill<'_>, text: String) -> Result<Vec<CustomerDto>, CommandError> {
    till.work(move |shop| {
        let view = View::of(shop, user.0.role)?;
        let found = shop.ledger().recent_customers(&text, MOST)?;
        Ok(found.into_iter().map(|customer| CustomerDto::of(customer, &view)).collect())
    })
    .await
}

/// Keeps a name with a number; an empty one is forgotten.
#[tauri::command]
pub async fn name_customer(
    _user: User,
    till: OfTill<'_>,
    number: String,
    name: String,
) -> Result<(), CommandError> {
    till.work(move |shop| Ok(shop.ledger().name_customer(&Number::stored(number), &name)?)).await
}

//! Who is at the till, and what there is to begin with.

use std::sync::Arc;

use secrecy::SecretString;

use super::OfTill;
use crate::{
    dto::{customer::CustomerView, shop::Start},
    error::CommandError,
    session::{Moment, Seat},
    till::Till,
};

/// What there is to begin with.
#[tauri::command]
pub async fn start(till: OfTill<'_>) -> Result<Start, CommandError> {
    tracing::debug!("the page asks how things stand");
    let start = begin(&till).await;
    tracing::debug!("the page is told how things stand");
    start
}

/// Gives the shop of the demo, where none is set up.
#[tauri::command]
pub async fn open_demo(till: OfTill<'_>) -> Result<Start, CommandError> {
    till.open_demo().await?;
    begin(&till).await
}

/// Signs in.
#[tauri::command]
pub async fn unlock(till: OfTill<'_>, name: String, pin: String) -> Result<Start, CommandError> {
    till.unlock(name, SecretString::from(pin)).await?;
    begin(&till).await
}

/// Signs out.
#[tauri::command]
pub async fn lock(till: OfTill<'_>) -> Result<(), CommandError> {
    till.session.end();
    // What the customer still sees is of the one who left.
    till.pages.show_customer(CustomerView::idle());
    Ok(())
}

/// Somebody is at the till.
#[tauri::command]
pub async fn touch(till: OfTill<'_>) -> Result<(), CommandError> {
    match till.session.touch(Moment::now()) {
        Seat::Taken(_) => Ok(()),
        Seat::Empty | Seat::LeftAlone => Err(CommandError::signed_out()),
    }
}

/// How things stand.
pub(super) async fn begin(till: &Arc<Till>) -> Result<Start, CommandError> {
    // A demo signs its owner in while it is opened, so that is done first.
    till.shop().await?;
    let who = match till.session.seat(Moment::now()) {
        Seat::Taken(who) => Some(who),
        Seat::Empty | Seat::LeftAlone => None,
    };
    till.work(move |shop| Start::of(shop, who)).await
}

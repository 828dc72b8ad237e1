//! The window itself, and what the program tells it.

use tauri::{AppHandle, ipc::Channel};
use tillup_core::ledger::Ledger;

use super::OfTill;
use crate::{
    display,
    dto::{customer::CustomerView, message::Message},
    error::CommandError,
    till::User,
};

/// Opens the customer's display, or closes it.
#[tauri::command]
pub async fn customer_display(
    _user: User,
    till: OfTill<'_>,
    app: AppHandle,
    open: bool,
) -> Result<(), CommandError> {
    if open {
        let title = till.work(|shop| Ok(shop.ledger().config()?.name.clone())).await?;
        display::open(&app, &title)?;
    } else {
        display::close(&app)?;
    }
    till.pages.tell(Message::CustomerDisplay { open: display::is_open(&app) });
    Ok(())
}

/// Shows this to the customer.
#[tauri::command]
pub async fn show_customer(_user: User, till: OfTill<'_>, view: CustomerView) -> Result<(), CommandError> {
    till.pages.show_customer(view);
    Ok(())
}

/// Ends the program although sales are open.
#[tauri::command]
pub async fn close_window(app: AppHandle) -> Result<(), CommandError> {
    app.exit(0);
    Ok(())
}

/// What the program tells by itself, from now on.
#[tauri::command]
pub async fn watch(till: OfTill<'_>, app: AppHandle, channel: Channel<Message>) -> Result<(), CommandError> {
    till.pages.watch(channel, display::is_open(&app));
    Ok(())
}

/// For the customer's display: what to show, from now on.
#[tauri::command]
pub async fn watch_customer(till: OfTill<'_>, channel: Channel<CustomerView>) -> Result<(), CommandError> {
    till.pages.watch_customer(channel);
    Ok(())
}

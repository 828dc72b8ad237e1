//! How the window closes: not without saying which sales are open.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use tauri::{AppHandle, Manager};
use tokio::time::timeout;

use crate::{
    dto::message::Message,
    till::{Till, blocking},
};

/// A ledger that does not tell by then keeps nobody from closing.
const PATIENCE: Duration = Duration::from_secs(2);

/// Closes the window, or says why not yet.
pub async fn close_requested(app: AppHandle) {
    let till = app.state::<Arc<Till>>().inner().clone();
    if timeout(PATIENCE, may_close(&till)).await.unwrap_or(true) {
        app.exit(0);
    }
}

/// Whether nothing is open, or the page that would say so is not there, or it has just said so.
async fn may_close(till: &Arc<Till>) -> bool {
    let Some(shop) = till.shop_at_hand().filter(|_| till.pages.is_watched()) else {
        return true;
    };
    let asked = till.clone();
    let open = blocking(move || asked.open_sales(&shop)).await.unwrap_or_default();
    if open.is_empty() || till.pages.close_is_meant(Instant::now()) {
        return true;
    }
    till.pages.tell(Message::Closing { open });
    false
}

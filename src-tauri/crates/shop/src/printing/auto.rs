//! Receipts that print by themselves, in the states that the owner chose.

use std::sync::Arc;

use chrono::Duration;
use tillup_core::{once::Once, print_queue::DocumentSubject, reference::Reference};
use tokio::sync::broadcast::error::RecvError;

use crate::{Shop, ShopError};

/// What comes to its end later than this has no customer waiting for paper.
const WITHIN: Duration = Duration::hours(1);

impl Shop {
    /// Queues the receipts of sales as they come into a chosen state, each once for a state. Never returns; drop it to end it.
    pub async fn keep_auto_printing(self: Arc<Self>) {
        let mut changes = self.subscribe();
        loop {
            let reference = match changes.recv().await {
                Ok(reference) => reference,
                // What was missed can be printed by one key; to guess would print what nobody asked for.
                Err(RecvError::Lagged(_)) => continue,
                Err(RecvError::Closed) => return,
            };
            let shop = Arc::clone(&self);
            let queued = tokio::task::spawn_blocking(move || shop.auto_print(&reference)).await;
            if let Ok(Err(error)) = queued {
                tracing::warn!(%error, "a receipt could not be queued");
            }
        }
    }

    fn auto_print(&self, reference: &Reference) -> Result<(), ShopError> {
        use tillup_core::ledger::Ledger as _;
        let settings = self.ledger.printing_settings()?;
        if settings.auto_print.is_empty() || settings.first().is_none() {
            return Ok(());
        }
        let Some(sale) = self.ledger.sale(reference)? else { return Ok(()) };
        let status = sale.status();
        let is_late = self.clock.now() - sale.created_at > WITHIN;
        if is_late || !settings.auto_print.contains(&status) {
            return Ok(());
        }
        let subject = DocumentSubject::Receipt { reference: sale.reference.clone() };
        let once = Once::parse(&format!("auto-{}-{status}", sale.reference)).ok();
        self.queue(&subject, None, None, sale.clerk, once).map(|_| ())
    }
}

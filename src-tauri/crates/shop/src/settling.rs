//! Settling all day: for the program that stays open.

use std::time::Duration;

use tillup_core::{engine::EngineError, ledger::LedgerError};

use crate::Shop;

/// How long to wait where nothing can be looked up now.
const AFTER_A_FAULT: Duration = Duration::from_secs(15);

impl Shop {
    /// Looks open sales up as their waits end, those of a program that ended included. Never returns; drop it to end it.
    pub async fn keep_settling(&self) {
        let mut changes = self.subscribe();
        loop {
            // What is told from here on is looked at in the next turn.
            changes = changes.resubscribe();
            let wait = match self.engine.settle_due().await {
                Ok(wait) => wait,
                Err(EngineError::Ledger(LedgerError::NoShop)) => AFTER_A_FAULT,
                Err(error) => {
                    tracing::warn!(%error, "open sales could not be looked up now");
                    AFTER_A_FAULT
                }
            };
            // A sale that begins to wait meanwhile is looked up sooner than this would wake up.
            tokio::select! {
                () = self.clock.sleep(wait) => {}
                _ = changes.recv() => {}
            }
        }
    }
}

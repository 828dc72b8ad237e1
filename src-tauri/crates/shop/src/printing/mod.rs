//! Receipts and printing: gathered from the ledger, set, and brought onto paper or into a file, while the sale goes its way.

mod auto;
mod gather;
mod hand_out;
mod queue;
mod settings;
mod view;
mod workers;

use std::{
    sync::{Arc, OnceLock},
    time::Duration,
};

use tillup_documents::Press;
use tokio::{
    sync::{broadcast, watch},
    time::timeout,
};

use crate::Shop;

pub use hand_out::{FileForm, HandedOut};
pub use settings::LookPreview;
pub use view::{DocumentPage, DocumentView};

/// Changes of the queue kept for whoever watches it; who misses some reads it anew anyway.
const KEPT: usize = 64;

/// What a shop prints with.
pub(crate) struct Printing {
    /// Made when the first document is asked for: its letters take a while to read.
    press: OnceLock<Arc<Press>>,
    /// Told of every change of the queue.
    changed: broadcast::Sender<()>,
    /// How many documents are leaving.
    leaving: watch::Sender<usize>,
}

impl Default for Printing {
    fn default() -> Self {
        Self { press: OnceLock::new(), changed: broadcast::Sender::new(KEPT), leaving: watch::Sender::new(0) }
    }
}

impl Printing {
    fn press(&self) -> Arc<Press> {
        Arc::clone(self.press.get_or_init(|| Arc::new(Press::new())))
    }

    /// A document is leaving until this is dropped.
    fn leaving(&self) -> Leaving {
        self.leaving.send_modify(|count| *count += 1);
        Leaving(self.leaving.clone())
    }

    fn tell(&self) {
        // Nobody may be watching.
        let _ = self.changed.send(());
    }
}

struct Leaving(watch::Sender<usize>);

impl Drop for Leaving {
    fn drop(&mut self) {
        self.0.send_modify(|count| *count = count.saturating_sub(1));
    }
}

impl Shop {
    /// Waits until what is leaving for a printer has left, but not for longer than this: what is still leaving then is asked about
    /// at the next start.
    pub async fn printed_out(&self, patience: Duration) {
        let mut leaving = self.printing.leaving.subscribe();
        let _ = timeout(patience, leaving.wait_for(|count| *count == 0)).await;
    }
}

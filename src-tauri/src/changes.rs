//! What happens to sales, told to the page as it happens: by this program, and by others on the same ledger.

use std::{collections::HashMap, mem, sync::Arc, time::Duration};

use tillup_core::{
    ledger::{Ledger, LedgerError},
    reference::Reference,
    sale::Sale,
};
use tillup_ledger::SalesFilter;
use tillup_shop::Shop;
use tokio::{
    sync::broadcast::{Receiver, error::RecvError},
    time::{MissedTickBehavior, interval},
};

use crate::{
    dto::message::Message,
    error::CommandError,
    till::{Till, blocking},
};

/// How often it is asked whether another program wrote into the ledger.
const LOOK: Duration = Duration::from_secs(1);
/// Newest sales that are compared then: another program's sale may have ended before it was seen open.
const NEWEST: u32 = 50;

/// Tells as long as the shop is open. Never returns; drop it to end it.
pub async fn keep_telling(till: Arc<Till>, shop: Arc<Shop>) {
    let mut changes = shop.subscribe();
    let mut seen = look_anew(&shop, Seen::default()).await.0;
    let mut look = interval(LOOK);
    look.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            changed = changes.recv() => match changed {
                Ok(reference) => {
                    if let Some(sale) = found(&shop, reference).await {
                        till.tell_sale(&shop, &sale).await;
                        seen.sales.insert(sale.reference.clone(), sale);
                    }
                }
                Err(RecvError::Lagged(_)) => seen = tell_differences(&till, &shop, seen).await,
                Err(RecvError::Closed) => return,
            },
            _ = look.tick() => {
                // Where it cannot be told, the next look may.
                if shop.changed_elsewhere().unwrap_or(false) {
                    seen = tell_differences(&till, &shop, seen).await;
                    till.check_who_is_here(&shop).await;
                    till.pages.tell(Message::Printing);
                }
            }
        }
    }
}

/// Tells that the print queue moved. Never returns; drop it to end it.
pub async fn keep_telling_of_prints(till: Arc<Till>, mut moved: Receiver<()>) {
    while !matches!(moved.recv().await, Err(RecvError::Closed)) {
        till.pages.tell(Message::Printing);
    }
}

async fn found(shop: &Arc<Shop>, reference: Reference) -> Option<Sale> {
    let shop = Arc::clone(shop);
    blocking(move || Ok(shop.ledger().sale(&reference)?)).await.ok().flatten()
}

async fn tell_differences(till: &Arc<Till>, shop: &Arc<Shop>, seen: Seen) -> Seen {
    let (seen, changed) = look_anew(shop, seen).await;
    for sale in &changed {
        till.tell_sale(shop, sale).await;
    }
    seen
}

async fn look_anew(shop: &Arc<Shop>, seen: Seen) -> (Seen, Vec<Sale>) {
    let here = Arc::clone(shop);
    let mut seen = seen;
    let looked = blocking(move || {
        let changed = seen.look_anew(here.ledger())?;
        Ok((seen, changed))
    });
    match looked.await {
        Ok(looked) => looked,
        Err(CommandError { code: "no_shop", .. }) => Default::default(),
        Err(error) => {
            tracing::warn!(code = error.code, "changes of sales could not be read");
            Default::default()
        }
    }
}

/// The sales as they were last seen: those that were open, and the newest.
#[derive(Default)]
struct Seen {
    sales: HashMap<Reference, Sale>,
}

impl Seen {
    /// Looks at them again and gives those that are not as they were.
    fn look_anew(&mut self, ledger: &tillup_ledger::SqliteLedger) -> Result<Vec<Sale>, LedgerError> {
        let mut now: HashMap<Reference, Sale> = HashMap::new();
        let newest = ledger.sales(&SalesFilter { limit: NEWEST, ..SalesFilter::default() })?;
        for sale in newest.into_iter().chain(ledger.open_sales()?) {
            now.insert(sale.reference.clone(), sale);
        }
        let before = mem::take(&mut self.sales);
        let mut ended = Vec::new();
        for (reference, sale) in &before {
            if sale.status().is_open() && !now.contains_key(reference) {
                ended.extend(ledger.sale(reference)?);
            }
        }
        let is_changed = |sale: &&Sale| before.get(&sale.reference) != Some(*sale);
        let mut changed: Vec<Sale> = now.values().filter(is_changed).cloned().chain(ended).collect();
        changed.sort_by_key(|sale| sale.created_at);
        self.sales = now;
        Ok(changed)
    }
}

//! The shop behind the window, opened once, while the window is already there.

use std::sync::Arc;

use tillup_shop::{DemoShop, Shop, ShopError, default_folder};
use tokio::{
    sync::Mutex,
    task::{JoinHandle, spawn_blocking},
};

use crate::{args::Args, error::CommandError};

/// Holds the shop from the first command that needs it to the window's end.
pub struct Counter {
    args: Args,
    opened: Mutex<Option<Opened>>,
}

/// A shop and what must live as long as it.
struct Opened {
    shop: Arc<Shop>,
    /// Follows open sales.
    settling: JoinHandle<()>,
    /// The simulated providers and the fresh folder of a demo end when this is dropped.
    _demo: Option<DemoShop>,
}

impl Drop for Opened {
    fn drop(&mut self) {
        self.settling.abort();
    }
}

impl Opened {
    fn new(shop: Arc<Shop>, demo: Option<DemoShop>) -> Self {
        let followed = Arc::clone(&shop);
        let settling = tokio::spawn(async move { followed.keep_settling().await });
        Self { shop, settling, _demo: demo }
    }
}

impl Counter {
    /// Opens nothing yet: the window must be on screen first.
    pub fn new(args: Args) -> Self {
        Self { args, opened: Mutex::new(None) }
    }

    /// Runs `work` on the shop, off the threads that serve the window: a slow disk must not freeze it.
    pub async fn with_shop<T, F>(&self, work: F) -> Result<T, CommandError>
    where
        T: Send + 'static,
        F: FnOnce(&Shop) -> Result<T, ShopError> + Send + 'static,
    {
        let shop = self.shop().await?;
        blocking(move || work(&shop)).await
    }

    /// Lets go of the shop: the program ends without dropping what the window held.
    pub fn close(&self) {
        drop(self.opened.blocking_lock().take());
    }

    async fn shop(&self) -> Result<Arc<Shop>, CommandError> {
        let mut opened = self.opened.lock().await;
        if let Some(opened) = &*opened {
            return Ok(Arc::clone(&opened.shop));
        }
        // A shop that could not be opened is not kept, so that "try again" does.
        let shop = open(&self.args).await?;
        Ok(Arc::clone(&opened.insert(shop).shop))
    }
}

async fn open(args: &Args) -> Result<Opened, CommandError> {
    if args.demo {
        let demo = DemoShop::open(args.data_dir.as_deref()).await?;
        return Ok(Opened::new(Arc::clone(demo.shop()), Some(demo)));
    }
    let named = args.data_dir.clone();
    let shop = blocking(move || Shop::open(&named.map_or_else(default_folder, Ok)?)).await?;
    Ok(Opened::new(Arc::new(shop), None))
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ShopError> + Send + 'static,
) -> Result<T, CommandError> {
    match spawn_blocking(work).await {
        Ok(result) => result.map_err(CommandError::from),
        Err(_) => Err(CommandError::internal("a task of the program stopped before it was done")),
    }
}

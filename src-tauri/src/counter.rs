//! The shop behind the window, opened once, while the window is already there.

use std::sync::Arc;

use tokio::{sync::OnceCell, task::spawn_blocking};

use self::stub::{DataDir, Shop, ShopError};
use crate::{args::Args, error::CommandError};

/// Holds the shop from the first command that needs it to the window's end.
pub struct Counter {
    args: Args,
    shop: OnceCell<Arc<Shop>>,
}

impl Counter {
    /// Opens nothing yet: the window must be on screen first.
    pub fn new(args: Args) -> Self {
        Self { args, shop: OnceCell::new() }
    }

    /// Runs `work` on the shop, off the threads that serve the window: a slow disk must not freeze it.
    pub async fn with_shop<T, F>(&self, work: F) -> Result<T, CommandError>
    where
        T: Send + 'static,
        F: FnOnce(&Shop) -> Result<T, ShopError> + Send + 'static,
    {
        // An attempt to open that failed is not kept, so that "try again" does.
        let shop = Arc::clone(self.shop.get_or_try_init(|| open(self.args.clone())).await?);
        blocking(move || work(&shop)).await
    }
}

async fn open(args: Args) -> Result<Arc<Shop>, CommandError> {
    if args.demo {
        return Ok(Arc::new(Shop::open_demo().await?));
    }
    let shop = blocking(move || Shop::open(&DataDir::new(args.data_dir))).await?;
    Ok(Arc::new(shop))
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ShopError> + Send + 'static,
) -> Result<T, CommandError> {
    match spawn_blocking(work).await {
        Ok(result) => result.map_err(CommandError::from),
        Err(_) => Err(CommandError::internal("a task of the program stopped before it was done")),
    }
}

#[allow(missing_docs)]
pub mod stub {
    use std::path::PathBuf;
    pub struct DataDir(Option<PathBuf>);
    impl DataDir {
        pub fn new(dir: Option<PathBuf>) -> Self { Self(dir) }
    }
    pub struct Shop { demo: bool }
    #[derive(Debug, thiserror::Error)]
    #[error("broken")]
    pub struct ShopError;
    pub struct Overview { pub shop_name: Option<String>, pub demo: bool, pub currency: String, pub day: String, pub sales: u64, pub amount: String, pub commission: String }
    impl Shop {
        pub fn open(dir: &DataDir) -> Result<Self, ShopError> {
            if dir.0.as_ref().is_some_and(|d| d.ends_with("broken")) { return Err(ShopError); }
            Ok(Self { demo: false })
        }
        pub async fn open_demo() -> Result<Self, ShopError> { Ok(Self { demo: true }) }
        pub fn overview(&self) -> Result<Overview, ShopError> {
            Ok(Overview { shop_name: self.demo.then(|| "Corner Telecom".into()), demo: self.demo, currency: "BDT".into(), day: "2026-11-21".into(), sales: 128, amount: "23415.00".into(), commission: "684.20".into() })
        }
    }
}

//! Backups: made by hand and by themselves, kept for their time, and brought back.

mod bringing_back;
mod by_plan;
mod killed;
mod under_way;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use secrecy::SecretString;
use tempfile::TempDir;
use tillup_core::{
    access::{Role, SignedIn},
    ports::Clock,
};
use tillup_ledger::{SqliteLedger, VerifyReport};
use tillup_shop::{Keep, NewPlan, Outside, Restore, Restored, Shop, ShopError, ledger_file, restore};

use crate::hand::{PIN, TestKeys, new_shop, pin};

pub const PASSPHRASE: &str = "monsoon rickshaw 7";

/// A clock that stands still until it is set.
pub struct SetClock(std::sync::Mutex<DateTime<Utc>>);

impl SetClock {
    pub fn pass(&self, time: TimeDelta) {
        let mut now = self.0.lock().unwrap();
        *now += time;
    }
}

#[async_trait]
impl Clock for SetClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }

    async fn sleep(&self, duration: Duration) {
        tokio::time::sleep(duration).await;
    }
}

/// A shop with its owner, and a drive.
pub struct Scene {
    pub shop: Option<Arc<Shop>>,
    pub clock: Arc<SetClock>,
    pub keys: Arc<TestKeys>,
    pub data: TempDir,
    pub drive: TempDir,
}

impl Scene {
    pub fn new() -> Self {
        let (data, drive) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        // Ten in the morning in Dhaka.
        let clock = Arc::new(SetClock("2026-11-21T04:00:00Z".parse::<DateTime<Utc>>().unwrap().into()));
        let mut scene = Self { shop: None, clock, keys: Arc::default(), data, drive };
        scene.open();
        scene.shop().set_up(new_shop()).unwrap();
        scene
    }

    pub fn open(&mut self) {
        let outside = Outside {
            keys: Some(self.keys.clone()),
            clock: Arc::<SetClock>::clone(&self.clock),
            ..Outside::default()
        };
        self.shop = Some(Arc::new(Shop::open_with(self.data.path(), outside).unwrap()));
    }

    pub fn close(&mut self) {
        self.shop = None;
    }

    pub fn shop(&self) -> &Arc<Shop> {
        self.shop.as_ref().unwrap()
    }

    /// Something that is lost if it is not in a backup.
    pub fn change(&self, name: &str) {
        self.shop().add_user(name, Role::Clerk, pin("135790"), &owner()).unwrap();
    }

    pub fn folder(&self) -> PathBuf {
        self.drive.path().join("Tillup")
    }

    pub fn plan(&self, sealed: bool) -> NewPlan {
        NewPlan {
            folder: self.folder().to_str().unwrap().to_owned(),
            hour: None,
            keep: Keep { daily: 3, weekly: 2, monthly: 2 },
            sealed,
            passphrase: sealed.then(|| secret(PASSPHRASE)),
        }
    }

    /// A backup of one's own choice.
    pub fn backup(&self, name: &str, sealed: bool) -> PathBuf {
        let file = self.drive.path().join(name);
        let passphrase = secret(PASSPHRASE);
        self.shop().backup_to(&owner(), &file, sealed.then_some(&passphrase), &mut |_| {}).unwrap();
        file
    }

    pub fn restore(
        &self,
        from: &Path,
        passphrase: Option<&str>,
        overwrite: bool,
    ) -> Result<Restored, ShopError> {
        self.restore_as(from, passphrase, overwrite, ("owner", PIN))
    }

    pub fn restore_as(
        &self,
        from: &Path,
        passphrase: Option<&str>,
        overwrite_newer: bool,
        (user, number): (&str, &str),
    ) -> Result<Restored, ShopError> {
        let (passphrase, number) = (passphrase.map(secret), pin(number));
        let asked = Restore {
            from,
            passphrase: passphrase.as_ref(),
            overwrite_newer,
            user: Some(user),
            pin: Some(&number),
        };
        restore(self.data.path(), &asked, self.clock.now())
    }

    /// Every file in the data folder, but for what opening a ledger to look at it makes and removes.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        files(self.data.path())
    }
}

pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file());
    entries
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .filter(|(name, _)| name != "backup.lock")
        .collect()
}

pub fn owner() -> SignedIn {
    SignedIn { name: "owner".to_owned(), role: Role::Owner }
}

pub fn secret(text: &str) -> SecretString {
    SecretString::from(text)
}

/// A ledger as it stands, which has to be whole.
pub fn whole(data: &Path) -> VerifyReport {
    let report = SqliteLedger::open(ledger_file(data)).unwrap().verify().unwrap();
    assert!(report.ok, "{:?}", report.problems);
    report
}

//! A shop that is set up by hand.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Arc, Mutex},
};

use secrecy::SecretString;
use simulators::{Kind, Settings, Simulator};
use tempfile::TempDir;
use tillup_core::{
    access::{Role, SignedIn},
    account::{AccountKeys, Environment},
    number::Country,
    ports::{Keys, KeysError},
};
use tillup_keys::MemoryKeys;
use tillup_shop::{NewAccount, NewShop, Outside, Shop, ShopError};

pub const PIN: &str = "24681357";

/// Keys in memory, until they are told to fail.
#[derive(Default)]
pub struct TestKeys {
    kept: MemoryKeys,
    fails: Mutex<Option<KeysError>>,
}

impl TestKeys {
    pub fn fail(&self, error: Option<KeysError>) {
        *self.fails.lock().unwrap() = error;
    }
}

impl Keys for TestKeys {
    fn load(&self, account: &str, names: &[&str]) -> Result<AccountKeys, KeysError> {
        self.fails.lock().unwrap().map_or_else(|| self.kept.load(account, names), Err)
    }

    fn store(&self, account: &str, keys: &AccountKeys) -> Result<(), KeysError> {
        self.fails.lock().unwrap().map_or_else(|| self.kept.store(account, keys), Err)
    }
}

pub struct Hand {
    pub shop: Arc<Shop>,
    pub keys: Arc<TestKeys>,
    pub folder: TempDir,
}

impl Hand {
    /// An opened folder without a shop.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let keys = Arc::new(TestKeys::default());
        let outside = Outside { keys: Some(keys.clone()), ..Outside::default() };
        Self { shop: Arc::new(Shop::open_with(folder.path(), outside).unwrap()), keys, folder }
    }

    /// A shop and its owner.
    pub fn set_up() -> (Self, SignedIn) {
        let hand = Self::empty();
        let owner = hand.shop.set_up(new_shop()).unwrap();
        (hand, owner)
    }

    pub fn ledger_file(&self) -> PathBuf {
        tillup_shop::ledger_file(self.folder.path())
    }

    pub fn clerk(&self) -> SignedIn {
        SignedIn { name: "clerk1".to_owned(), role: Role::Clerk }
    }

    pub fn entries(&self) -> u64 {
        let report = self.shop.ledger().verify().unwrap();
        assert!(report.ok, "{:?}", report.problems);
        report.entries
    }
}

pub fn pin(text: &str) -> SecretString {
    SecretString::from(text)
}

pub fn new_shop() -> NewShop {
    NewShop {
        name: " Corner Telecom ".to_owned(),
        address: "Mirpur 10, Dhaka".to_owned(),
        country: Country::Bd,
        timezone: None,
        language: "bn".to_owned(),
        owner: "owner".to_owned(),
        pin: pin(PIN),
    }
}

pub async fn simulator(kind: Kind) -> Simulator {
    Simulator::start(kind, Settings { test_environment: false, ..Settings::default() }).await.unwrap()
}

/// An account with the simulated provider and its right keys.
pub fn new_account(id: &str, simulator: &Simulator) -> NewAccount {
    NewAccount {
        id: id.to_owned(),
        provider: simulator.kind().id().to_owned(),
        base_url: Some(simulator.base_url()),
        allow_http: true,
        environment: Environment::Live,
        keys: simulator.keys().into_iter().map(|(name, key)| (name, SecretString::from(key))).collect(),
    }
}

pub fn keys<const N: usize>(keys: [(&str, &str); N]) -> BTreeMap<String, SecretString> {
    keys.into_iter().map(|(name, key)| (name.to_owned(), SecretString::from(key))).collect()
}

/// The stable code of what must be an error.
pub fn code<T>(result: Result<T, ShopError>) -> &'static str {
    match result {
        Ok(_) => panic!("not refused"),
        Err(error) => error.told().code,
    }
}

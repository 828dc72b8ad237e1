//! This very test program started again as another process: the till that is killed, or the second one on a ledger.

use std::{
    collections::BTreeMap,
    env,
    process::{Command, Stdio},
    sync::Arc,
};

use secrecy::SecretString;
use tillup_core::{account::AccountKeys, ports::Keys};
use tillup_keys::MemoryKeys;
use tillup_tests::TestShop;

/// Where the child finds the data folder, and by which it knows that it is one.
const FOLDER: &str = "TILLUP_CHILD_FOLDER";
/// Where the child finds the keys: account → name → key, as JSON.
const KEYS: &str = "TILLUP_CHILD_KEYS";

/// A command that runs the ignored test of that name in a process of its own, on this shop's folder and keys.
pub fn child(test: &str, shop: &TestShop) -> Command {
    let keys: BTreeMap<&str, BTreeMap<String, String>> =
        shop.accounts().iter().map(|account| (account.spec.id.as_str(), account.simulator.keys())).collect();
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .args([test, "--exact", "--ignored", "--nocapture", "--test-threads=1"])
        .env(FOLDER, shop.folder())
        .env(KEYS, serde_json::to_string(&keys).unwrap())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// What a child was given; `None` where this process is none.
pub fn given() -> Option<(std::path::PathBuf, Arc<dyn Keys>)> {
    let folder = env::var_os(FOLDER)?.into();
    let given: BTreeMap<String, BTreeMap<String, String>> =
        serde_json::from_str(&env::var(KEYS).unwrap()).unwrap();
    let keys = MemoryKeys::default();
    for (account, of_account) in given {
        let of_account = of_account.into_iter().map(|(name, key)| (name, SecretString::from(key)));
        keys.store(&account, &AccountKeys::new(of_account)).unwrap();
    }
    Some((folder, Arc::new(keys)))
}

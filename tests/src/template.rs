//! What shops have in common is made once: a ledger with its owner, whose PIN takes time to hash, and the exchanges,
//! which read the machine's root certificates.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{Arc, Mutex},
};

use tillup_keys::MemoryKeys;
use tillup_providers::exchange::{HttpExchange, Limits};
use tillup_shop::{Outside, Shop, ledger_file};

use crate::shop;

static LEDGERS: Mutex<BTreeMap<&'static str, Arc<Vec<u8>>>> = Mutex::new(BTreeMap::new());
static EXCHANGES: Mutex<Vec<(Limits, Arc<HttpExchange>)>> = Mutex::new(Vec::new());

/// Puts the ledger of a shop that has nothing but its owner into the folder.
pub(crate) fn put_ledger(folder: &Path, country: &'static str) {
    let ledger = LEDGERS.lock().unwrap().entry(country).or_insert_with(|| Arc::new(made(country))).clone();
    std::fs::write(ledger_file(folder), ledger.as_slice()).unwrap();
}

fn made(country: &'static str) -> Vec<u8> {
    let folder = shop::folder();
    let outside = Outside { keys: Some(Arc::new(MemoryKeys::default())), ..Outside::default() };
    let made = Shop::open_with(folder.path(), outside).unwrap();
    let file = shop::provisioning(country, "", &[], "", false);
    made.provision(&file, None).unwrap();
    let copy = folder.path().join("copy");
    made.ledger().backup(&copy).unwrap();
    std::fs::read(copy).unwrap()
}

/// The exchange with these limits.
pub(crate) fn exchange(limits: Limits) -> Arc<HttpExchange> {
    let mut exchanges = EXCHANGES.lock().unwrap();
    if let Some((_, known)) = exchanges.iter().find(|(known, _)| *known == limits) {
        return known.clone();
    }
    let made = Arc::new(HttpExchange::default().with_limits(limits));
    exchanges.push((limits, made.clone()));
    made
}

//! What the owner sets.

use std::sync::Arc;

use tillup_core::{
    access::Role,
    commission::CommissionRate,
    ledger::{Ledger, LedgerError},
    money::Rate,
};
use tillup_ledger::{NewUser, Settings, SqliteLedger};

use crate::shop::*;

#[test]
fn a_configuration_reads_back_and_saving_it_again_changes_nothing() {
    let shop = TestShop::new();
    assert_eq!(*shop.ledger.config().unwrap(), config());
    let events = shop.count("SELECT count(*) FROM events");
    assert!(shop.ledger.save_config(&config(), "owner", noon()).unwrap().is_empty());
    assert_eq!(shop.count("SELECT count(*) FROM events"), events);
    assert!(Arc::ptr_eq(&shop.ledger.config().unwrap(), &shop.ledger.config().unwrap()), "read once");
}

#[test]
fn what_differs_is_written_and_told_thing_by_thing() {
    let shop = TestShop::new();
    let other = SqliteLedger::open(shop.path()).unwrap();
    other.config().unwrap();
    let mut changed = config();
    changed.name = "New Telecom".to_owned();
    changed.accounts.remove(2);
    changed.accounts[0].enabled = false;
    changed.prefixes.remove("018");
    changed.rates.push(CommissionRate {
        account: Some("soho".into()),
        rate: Rate::parse("2.75").unwrap(),
        ..config().rates[0].clone()
    });
    changed.routing.clear();
    changed.limits.clear();
    let mut told = shop.ledger.save_config(&changed, "owner", noon()).unwrap();
    told.sort();
    assert_eq!(
        told,
        [
            "account soho",
            "commission rate soho GP * from 2026-01-01",
            "limit GP from 2026-01-01",
            "prefix 018",
            "routing GP",
            "shop name"
        ]
    );
    let mut expected = changed;
    expected.accounts.push(config().accounts[2].clone());
    assert_eq!(*shop.ledger.config().unwrap(), expected, "an account that is not named stays");
    assert_eq!(*other.config().unwrap(), expected, "the other program sees it");
    let body: String = shop
        .tool()
        .query_row(
            "SELECT body FROM events WHERE subject = 'shop name' ORDER BY seq DESC LIMIT 1",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(body, r#"{"after":"New Telecom","before":"Corner Telecom","what":"shop name"}"#);
    shop.assert_whole();
}

#[test]
fn lists_and_pauses_are_kept() {
    let shop = TestShop::new();
    let list = |json: &str| tillup_core::ledger::KeptList { json: json.to_owned(), fetched_at: noon() };
    assert_eq!(shop.ledger.kept_list("soho", "offers").unwrap(), None);
    for json in ["[1]", "[2]"] {
        shop.ledger.keep_list("soho", "offers", &list(json)).unwrap();
        assert_eq!(shop.ledger.kept_list("soho", "offers").unwrap(), Some(list(json)));
    }
    assert_eq!(shop.ledger.paused_until("soho").unwrap(), None);
    shop.ledger.pause("soho", noon()).unwrap();
    assert_eq!(shop.ledger.paused_until("soho").unwrap(), Some(noon()));
}

#[test]
fn lists_that_nobody_asks_for_any_more_are_forgotten() {
    let shop = TestShop::new();
    let list = |days: i64| tillup_core::ledger::KeptList {
        json: "[1]".to_owned(),
        fetched_at: noon() + chrono::TimeDelta::days(days),
    };
    shop.ledger.keep_list("soho", "offers of 01811223344", &list(0)).unwrap();
    shop.ledger.keep_list("other", "operators", &list(0)).unwrap();
    shop.ledger.keep_list("soho", "offers", &list(29)).unwrap();
    assert!(shop.ledger.kept_list("soho", "offers of 01811223344").unwrap().is_some());
    shop.ledger.keep_list("soho", "operators", &list(31)).unwrap();
    assert_eq!(shop.ledger.kept_list("soho", "offers of 01811223344").unwrap(), None);
    assert!(shop.ledger.kept_list("soho", "offers").unwrap().is_some());
    assert!(shop.ledger.kept_list("other", "operators").unwrap().is_some());
}

#[test]
fn a_shop_and_its_owner_are_kept_together_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = SqliteLedger::open(folder.path().join("ledger.sqlite3")).unwrap();
    let user = |name: &str, pin_hash: Option<&str>| NewUser {
        name: name.to_owned(),
        role: Role::Owner,
        pin_hash: pin_hash.map(str::to_owned),
    };
    let settings = |users| Settings { config: config(), keys_replaced: vec!["soho".to_owned()], users };
    let without_pin = settings(vec![user("owner", Some("$hash")), user("other", None)]);
    assert_eq!(ledger.save_settings(&without_pin, "owner", noon()), Err(LedgerError::NotFound));
    assert_eq!(ledger.config().unwrap_err(), LedgerError::NoShop);
    assert!(ledger.users().unwrap().is_empty());
    assert_eq!(ledger.verify().unwrap().entries, 0);

    let whole = settings(vec![user("owner", Some("$hash"))]);
    assert!(!format!("{whole:?}").contains("$hash"));
    assert!(!ledger.save_settings(&whole, "owner", noon()).unwrap().is_empty());
    assert_eq!(*ledger.config().unwrap(), config());
    assert_eq!(ledger.users().unwrap()[0].pin_hash, "$hash");
    assert!(ledger.verify().unwrap().ok);
}

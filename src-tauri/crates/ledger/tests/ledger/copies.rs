//! Backups and what is made of them.

use std::fs;

use rusqlite::Connection;
use tillup_core::ledger::{Ledger, LedgerError};
use tillup_ledger::{CopyError, SqliteLedger, restore_from};

use crate::shop::*;

#[test]
fn a_backup_made_while_selling_goes_on_is_whole() {
    let shop = TestShop::new();
    let target = shop.folder.path().join("copy.sqlite3");
    std::thread::scope(|scope| {
        let selling = scope.spawn(|| {
            for place in 0..60 {
                shop.sold(&new_sale(&format!("017000000{place:02}"), taka("20"), "soho", noon()), "1");
            }
        });
        while !selling.is_finished() {
            shop.ledger.backup(&target).unwrap();
            let copy = shop.folder.path().join("look/ledger.sqlite3");
            fs::create_dir_all(copy.parent().unwrap()).unwrap();
            fs::copy(&target, &copy).unwrap();
            let report = SqliteLedger::open(&copy).unwrap().verify().unwrap();
            assert!(report.ok, "{:?}", report.problems);
            fs::remove_dir_all(copy.parent().unwrap()).unwrap();
        }
    });
    assert!(!shop.folder.path().join("copy.sqlite3.part").exists());
}

#[test]
fn a_backup_overwrites_nothing_but_a_ledger() {
    let shop = TestShop::new();
    let notes = shop.folder.path().join("notes.txt");
    fs::write(&notes, "mine").unwrap();
    assert!(matches!(shop.ledger.backup(&notes), Err(CopyError::NotOurs(_))));
    assert_eq!(fs::read(&notes).unwrap(), b"mine");
    assert!(matches!(shop.ledger.backup(&shop.path()), Err(CopyError::Itself(_))));
    assert!(matches!(
        shop.ledger.backup(&shop.folder.path().join("no/such/folder")),
        Err(CopyError::Ledger(_) | CopyError::File { .. })
    ));
    shop.assert_whole();
}

#[test]
fn a_restored_ledger_is_the_copy_and_the_replaced_one_is_kept() {
    let shop = TestShop::new();
    let kept = shop.sold(&new_sale("01700000001", taka("20"), "soho", noon()), "1");
    let copy = shop.folder.path().join("copy.sqlite3");
    shop.ledger.backup(&copy).unwrap();
    let lost = shop.sold(&new_sale("01700000002", taka("20"), "soho", noon()), "1");
    let path = shop.path();
    let TestShop { folder, ledger } = shop;
    drop(ledger);
    let refused = restore_from(&copy, &path, false).unwrap_err();
    assert!(
        matches!(refused, CopyError::WouldLose { in_place, common } if in_place == common + 3),
        "{refused}"
    );
    restore_from(&copy, &path, true).unwrap();
    let restored = SqliteLedger::open(&path).unwrap();
    assert!(restored.sale(&kept).unwrap().is_some() && restored.sale(&lost).unwrap().is_none());
    assert!(restored.verify().unwrap().ok);
    let aside: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().contains("replaced-"))
        .collect();
    assert_eq!(aside.len(), 1);
    assert!(SqliteLedger::open(&aside[0]).unwrap().sale(&lost).unwrap().is_some());
}

#[test]
fn a_copy_that_continues_the_ledger_is_taken_without_a_word() {
    let shop = TestShop::new();
    let path = shop.path();
    let older = shop.folder.path().join("older.sqlite3");
    shop.ledger.backup(&older).unwrap();
    shop.sold(&new_sale("01700000001", taka("20"), "soho", noon()), "1");
    let newer = shop.folder.path().join("newer.sqlite3");
    shop.ledger.backup(&newer).unwrap();
    let target = shop.folder.path().join("elsewhere/ledger.sqlite3");
    fs::create_dir_all(target.parent().unwrap()).unwrap();
    restore_from(&older, &target, false).unwrap();
    restore_from(&newer, &target, false).unwrap();
    assert_eq!(
        SqliteLedger::open(&target).unwrap().verify().unwrap(),
        SqliteLedger::open(&path).unwrap().verify().unwrap()
    );
    // Another history of the same length is no continuation.
    let stranger = TestShop::new();
    stranger.sold(&new_sale("01700000009", taka("20"), "soho", noon()), "1");
    let strange = shop.folder.path().join("strange.sqlite3");
    stranger.ledger.backup(&strange).unwrap();
    assert!(matches!(restore_from(&strange, &target, false), Err(CopyError::WouldLose { .. })));
}

#[test]
fn nothing_is_replaced_by_a_damaged_newer_or_foreign_file_nor_under_a_running_program() {
    let shop = TestShop::new();
    shop.sold(&new_sale("01700000001", taka("20"), "soho", noon()), "1");
    let path = shop.path();
    let copy = shop.folder.path().join("copy.sqlite3");
    shop.ledger.backup(&copy).unwrap();
    assert!(matches!(restore_from(&copy, &path, true), Err(CopyError::InUse)));
    assert!(matches!(restore_from(&path, &path, true), Err(CopyError::Itself(_))));
    let elsewhere = tempfile::tempdir().unwrap();
    let target = elsewhere.path().join("ledger.sqlite3");
    assert!(matches!(
        restore_from(&elsewhere.path().join("none"), &target, true),
        Err(CopyError::File { .. })
    ));
    let text = elsewhere.path().join("notes.txt");
    fs::write(
        &text,
        "only a text that is somewhat longer than the header of a database would be, so that it is read",
    )
    .unwrap();
    let refused = restore_from(&text, &target, true).unwrap_err();
    assert!(matches!(refused, CopyError::Damaged { .. }), "{refused:?}");
    assert!(matches!(restore_from(&copy, &text, true), Err(CopyError::NotOurs(_))));
    let mut bytes = fs::read(&copy).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 3000].fill(0x5a);
    let damaged = shop.folder.path().join("damaged.sqlite3");
    fs::write(&damaged, bytes).unwrap();
    assert!(matches!(restore_from(&damaged, &target, true), Err(CopyError::Damaged { .. })));
    Connection::open(&copy)
        .unwrap()
        .execute("INSERT INTO schema_migrations VALUES (99, 'later', 'x', 0)", [])
        .unwrap();
    assert!(matches!(restore_from(&copy, &target, true), Err(CopyError::Ledger(LedgerError::Newer { .. }))));
    assert!(!target.exists());
}

#[test]
fn a_backup_never_takes_the_place_of_another_shops_ledger() {
    let (shop, other) = (TestShop::new(), TestShop::new());
    assert!(matches!(shop.ledger.backup(&other.path()), Err(CopyError::WouldLose { .. })));
    other.assert_whole();
}

#[test]
fn a_program_that_only_has_the_ledger_open_is_in_the_way_of_a_restore_too() {
    let shop = TestShop::new();
    let path = shop.path();
    let copy = shop.folder.path().join("copy.sqlite3");
    shop.ledger.backup(&copy).unwrap();
    shop.ledger.config().unwrap();
    let tried = restore_from(&copy, &path, true);
    assert!(matches!(tried, Err(CopyError::InUse)), "{tried:?}");
    assert!(!shop.folder.path().join("ledger.sqlite3.part").exists());
    shop.assert_whole();
}

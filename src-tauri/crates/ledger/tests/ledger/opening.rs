//! Opening, migrations, and who may.

use rusqlite::Connection;
use tillup_core::ledger::{Ledger, LedgerError};
use tillup_ledger::SqliteLedger;

use crate::shop::*;

#[test]
fn a_new_ledger_has_no_shop_and_can_be_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/er/ledger.sqlite3");
    for _ in 0..2 {
        let ledger = SqliteLedger::open(&path).unwrap();
        assert_eq!(ledger.config().unwrap_err(), LedgerError::NoShop);
        assert_eq!(ledger.sale(&new_reference()).unwrap(), None);
        assert!(ledger.verify().unwrap().ok);
    }
}

#[test]
fn commits_are_durable_and_the_file_is_ours() {
    let shop = TestShop::new();
    let text = |sql: &str| shop.tool().query_row(sql, [], |row| row.get::<_, String>(0)).unwrap();
    assert_eq!(text("PRAGMA journal_mode"), "wal");
    assert_eq!(shop.count("PRAGMA application_id"), 0x5469_6c6c);
}

#[test]
fn a_newer_ledger_is_refused_and_left_as_it_is() {
    let shop = TestShop::new();
    let path = shop.path();
    let TestShop { folder, ledger } = shop;
    drop(ledger);
    Connection::open(&path)
        .unwrap()
        .execute("INSERT INTO schema_migrations VALUES (99, 'later', 'x', 0)", [])
        .unwrap();
    let before = std::fs::read(&path).unwrap();
    assert_eq!(SqliteLedger::open(&path).unwrap_err(), LedgerError::Newer { found: 99, known: 1 });
    assert_eq!(std::fs::read(&path).unwrap(), before);
    drop(folder);
}

#[test]
fn a_newer_ledger_with_an_unwritten_log_is_left_as_it_is() {
    let shop = TestShop::new();
    let copy = tempfile::tempdir().unwrap();
    let tool = shop.tool();
    tool.execute("INSERT INTO schema_migrations VALUES (99, 'later', 'x', 0)", []).unwrap();
    let files = ["ledger.sqlite3", "ledger.sqlite3-wal"];
    for file in files {
        std::fs::copy(shop.folder.path().join(file), copy.path().join(file)).unwrap();
    }
    assert_eq!(
        SqliteLedger::open(copy.path().join(files[0])).unwrap_err(),
        LedgerError::Newer { found: 99, known: 1 }
    );
    for file in files {
        assert_eq!(
            std::fs::read(shop.folder.path().join(file)).unwrap(),
            std::fs::read(copy.path().join(file)).unwrap()
        );
    }
}

#[test]
fn a_changed_migration_is_refused() {
    let shop = TestShop::new();
    shop.tool().execute("UPDATE schema_migrations SET sha256 = replace(sha256, 'a', 'b')", []).unwrap();
    assert_eq!(SqliteLedger::open(shop.path()).unwrap_err(), LedgerError::MigrationChanged(1));
}

#[test]
fn what_is_no_ledger_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("notes.txt");
    std::fs::write(&text, "not a database, only a text of some length that SQLite will not read as one")
        .unwrap();
    assert!(matches!(SqliteLedger::open(&text).unwrap_err(), LedgerError::Damaged(_)));
    let other = folder.path().join("other.sqlite3");
    Connection::open(&other).unwrap().execute("CREATE TABLE t (x)", []).unwrap();
    assert!(matches!(SqliteLedger::open(&other).unwrap_err(), LedgerError::Damaged(_)));
}

#[test]
fn many_may_open_a_new_ledger_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.sqlite3");
    std::thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| SqliteLedger::open(&path).unwrap());
        }
    });
    assert!(SqliteLedger::open(&path).unwrap().verify().unwrap().ok);
}

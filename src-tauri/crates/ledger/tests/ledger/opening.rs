//! Opening, migrations, and who may.

use rusqlite::Connection;
use tillup_core::ledger::{Ledger, LedgerError};
use tillup_ledger::SqliteLedger;

use crate::shop::*;

/// The version this program writes.
const NEWEST: i64 = 12;

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
    assert_eq!(SqliteLedger::open(&path).unwrap_err(), LedgerError::Newer { found: 99, known: NEWEST });
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
        LedgerError::Newer { found: 99, known: NEWEST }
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

/// Makes a ledger what the program wrote before there were dues.
pub fn as_of_version_8(shop: &TestShop) {
    shop.tool()
        .execute_batch(
            "DROP TABLE disputes; DROP TABLE documents_issued; DROP TABLE print_jobs; DROP TABLE printing_settings;
             DROP TABLE wallet_loads; DROP TABLE wallet_lines; DROP TABLE wallet_days;
             DROP INDEX attempts_by_sent; ALTER TABLE attempts DROP COLUMN settled_at; ALTER TABLE totals DROP COLUMN commission_expected;
             DROP INDEX sales_open_on_credit; DROP TABLE due_payments; DROP TABLE due_lines; ALTER TABLE sales DROP COLUMN debtor; DROP TABLE debtors;
             DROP INDEX events_audit; DELETE FROM schema_migrations WHERE version > 8;",
        )
        .unwrap();
    shop.tool().execute_batch(include_str!("../../migrations/0005_audit.sql")).unwrap();
}

/// Makes a ledger what the first version of the program would have written.
pub fn as_of_version_1(shop: &TestShop) {
    as_of_version_8(shop);
    shop.tool()
        .execute_batch(
            "DROP TABLE backups; DROP TABLE backup_try; DROP TABLE backup_plan; DROP INDEX events_audit; DROP TABLE totals_by_pack; DROP TABLE packs; DROP TABLE totals_by_hour;
             DROP TABLE shift_unresolved; DROP TABLE shifts; DROP TABLE customers; DROP TABLE favourites;
             DELETE FROM schema_migrations WHERE version > 1;",
        )
        .unwrap();
}

#[test]
fn an_older_ledger_is_brought_up_to_date_with_all_that_is_in_it() {
    let mut shop = TestShop::new();
    let later = |minutes: i64| noon() + chrono::TimeDelta::minutes(minutes * 10);
    for (minute, to, ends) in [
        (0, "01711000001", "succeeded"),
        (1, "01711000002", "failed"),
        (2, "01711000003", "succeeded"),
        (3, "01711000003", "failed"),
        (4, "01711000001", "pending"),
        (5, "01711000004", "unknown"),
    ] {
        let reference = shop.record(&new_sale(to, taka("20"), "soho", later(minute)));
        let status = tillup_core::sale::Status::from_code(ends).unwrap();
        shop.apply(&reference, change(status, later(minute)));
    }
    let customers = |shop: &TestShop| {
        let tool = shop.tool();
        let mut rows = tool.prepare("SELECT number, last_sale, ending FROM customers").unwrap();
        let rows = rows.query_map([], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Option<i64>>(1)?, row.get::<_, String>(2)?))
        });
        rows.unwrap().map(Result::unwrap).collect::<Vec<_>>()
    };
    let before = customers(&shop);
    let last_sales: Vec<_> = before.iter().map(|(_, last, _)| *last).collect();
    assert_eq!(last_sales, [Some(5), None, Some(3), Some(6)]);
    assert_eq!(before[0].2, "1000001171", "the end, backwards");
    let head = shop.ledger.verify().unwrap().head;
    as_of_version_1(&shop);
    shop.ledger = std::sync::Arc::new(SqliteLedger::open(shop.path()).unwrap());
    assert_eq!(customers(&shop), before);
    assert_eq!(shop.count("SELECT max(version) FROM schema_migrations"), NEWEST);
    assert_eq!(shop.ledger.verify().unwrap().head, head, "the history is as it was");
    crate::customers::assert_customers_fit_the_sales(&shop);
    shop.sold(&new_sale("01711000002", taka("50"), "soho", later(9)), "0");
    assert_eq!(shop.ledger.recent_customers("0002", 8).unwrap().len(), 1);
    shop.assert_whole();
}

#[test]
fn many_may_bring_an_older_ledger_up_to_date_at_once() {
    let shop = TestShop::new();
    shop.sold(&new_sale("01711000001", taka("20"), "soho", noon()), "0");
    as_of_version_1(&shop);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let ledger = SqliteLedger::open(shop.path()).unwrap();
                assert_eq!(ledger.recent_customers("0001", 8).unwrap().len(), 1);
            });
        }
    });
    shop.assert_whole();
}

#[test]
fn a_copy_of_an_older_ledger_is_taken_back_and_brought_up_to_date() {
    let shop = TestShop::new();
    shop.sold(&new_sale("01711000001", taka("20"), "soho", noon()), "0");
    as_of_version_1(&shop);
    let copy = shop.folder.path().join("copy.sqlite3");
    shop.ledger.backup(&copy).unwrap();
    let target = shop.folder.path().join("elsewhere/ledger.sqlite3");
    std::fs::create_dir(target.parent().unwrap()).unwrap();
    tillup_ledger::restore_from(&copy, &target, &tillup_ledger::Restoring::default()).unwrap();
    let restored = SqliteLedger::open(&target).unwrap();
    assert_eq!(restored.recent_customers("0001", 8).unwrap().len(), 1);
    assert!(restored.verify().unwrap().ok);
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

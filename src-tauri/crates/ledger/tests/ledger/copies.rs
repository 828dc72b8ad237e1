//! Backups and what is made of them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Connection;
use tillup_core::{
    ledger::{Change, Ledger, LedgerError, NewAttempt, NewSale},
    sale::Status,
};
use tillup_ledger::{
    BackupMade, BackupPlan, CopyError, RestoreNote, Restoring, SqliteLedger, look_at,
    restore_from as restore, user_in_copy,
};

use crate::shop::*;

fn restore_from(from: &Path, target: &Path, overwrite_newer: bool) -> Result<Option<PathBuf>, CopyError> {
    restore(from, target, &Restoring { overwrite_newer, note: None })
}

fn note(at: DateTime<Utc>) -> Restoring<'static> {
    let note = Some(RestoreNote { from: "copy.sqlite3", actor: Some("owner"), at });
    Restoring { overwrite_newer: false, note }
}

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

#[test]
fn a_restored_ledger_knows_that_it_is_one_and_has_everything_asked_that_was_open() {
    let shop = TestShop::new();
    let recorded = shop.record(&NewSale {
        attempt: NewAttempt { sending: false, ..new_attempt("soho", noon()) },
        ..new_sale("01700000001", taka("20"), "soho", noon())
    });
    let sending = shop.record(&new_sale("01700000002", taka("20"), "soho", noon()));
    let pending = shop.record(&new_sale("01700000003", taka("20"), "soho", noon()));
    let in_a_week = noon() + TimeDelta::days(7);
    shop.apply(&pending, Change { next_check_at: Some(in_a_week), ..change(Status::Pending, noon()) });
    let unknown = shop.record(&new_sale("01700000004", taka("20"), "soho", noon()));
    shop.apply(&unknown, change(Status::Unknown, noon()));
    let done = shop.sold(&new_sale("01700000005", taka("20"), "soho", noon()), "1");
    let copy = shop.folder.path().join("copy.sqlite3");
    shop.ledger.backup(&copy).unwrap();
    let look = look_at(&copy).unwrap();
    assert_eq!((look.open_sales, look.shop.as_deref()), (4, Some("Corner Telecom")));
    assert_eq!((look.last_sale_at, look.id), (Some(noon()), shop.ledger.id().unwrap()));

    let target = shop.folder.path().join("elsewhere/ledger.sqlite3");
    fs::create_dir_all(target.parent().unwrap()).unwrap();
    let now = noon() + TimeDelta::hours(1);
    assert_eq!(restore(&copy, &target, &note(now)).unwrap(), None, "there was nothing to keep");
    assert!(!target.with_file_name("ledger.sqlite3-wal").exists());
    let ledger = SqliteLedger::open(&target).unwrap();
    assert!(ledger.verify().unwrap().ok);
    let status = |reference| ledger.sale(reference).unwrap().unwrap().status();
    // What was not sent then may have been sent a moment later.
    assert_eq!((status(&recorded), status(&sending)), (Status::Sending, Status::Sending));
    assert_eq!(ledger.interrupted().unwrap(), [recorded.clone(), sending.clone()]);
    assert_eq!(ledger.due(now, 10).unwrap().len(), 2);
    assert!(ledger.due(now, 10).unwrap().iter().all(|due| [&pending, &unknown].contains(&due)));
    assert_eq!(status(&done), Status::Succeeded);
    let told: String = Connection::open(&target)
        .unwrap()
        .query_row("SELECT subject || actor || body FROM events WHERE kind = 'ledger_restored'", [], |row| {
            row.get(0)
        })
        .unwrap();
    let head = &look.head;
    assert_eq!(told, format!(r#"copy.sqlite3owner{{"entries":{},"head":"{head}"}}"#, look.entries));
}

#[test]
fn entries_that_move_nothing_are_no_loss() {
    let shop = TestShop::new();
    shop.sold(&new_sale("01700000001", taka("20"), "soho", noon()), "1");
    let copy = shop.folder.path().join("copy.sqlite3");
    shop.ledger.backup(&copy).unwrap();
    let made = BackupMade {
        folder: "/media/usb".to_owned(),
        file: "copy.sqlite3".to_owned(),
        at: noon(),
        bytes: 1,
        sha256: String::new(),
        entries: 1,
        head: String::new(),
        sealed: false,
    };
    shop.ledger.note_backup(&made, true, None, noon()).unwrap();
    assert_eq!(shop.ledger.backups_in("/media/usb").unwrap(), [made]);
    let path = shop.path();
    let TestShop { folder: _folder, ledger } = shop;
    drop(ledger);
    restore(&copy, &path, &note(noon())).unwrap();
    // Nor is that it was restored.
    restore(&copy, &path, &note(noon())).unwrap();
    let plan = BackupPlan {
        daily: 7,
        folder: "/media/usb".to_owned(),
        hour: Some(20),
        monthly: 12,
        sealed: true,
        weekly: 4,
    };
    let ledger = SqliteLedger::open(&path).unwrap();
    ledger.save_backup_plan(Some(&plan), true, "owner", noon()).unwrap();
    assert_eq!(ledger.backup_plan().unwrap(), Some(plan));
    drop(ledger);
    assert!(matches!(restore(&copy, &path, &note(noon())), Err(CopyError::WouldLose { .. })));
}

#[test]
fn a_plan_is_written_down_where_it_differs_and_nowhere_else() {
    let shop = TestShop::new();
    let events = || shop.count("SELECT count(*) FROM events");
    let plan = BackupPlan {
        daily: 7,
        folder: "/media/usb".to_owned(),
        hour: None,
        monthly: 12,
        sealed: false,
        weekly: 4,
    };
    let before = events();
    shop.ledger.save_backup_plan(Some(&plan), false, "owner", noon()).unwrap();
    shop.ledger.save_backup_plan(Some(&plan), false, "owner", noon()).unwrap();
    assert_eq!(events(), before + 1);
    shop.ledger.note_backup_problem("backup_folder_missing", noon()).unwrap();
    assert_eq!(
        shop.ledger.last_backup_try().unwrap().unwrap().problem.as_deref(),
        Some("backup_folder_missing")
    );
    shop.ledger.save_backup_plan(None, false, "owner", noon()).unwrap();
    assert_eq!((shop.ledger.backup_plan().unwrap(), shop.ledger.last_backup_try().unwrap()), (None, None));
    assert_eq!(events(), before + 2, "a try that failed is no event");
    shop.assert_whole();
}

/// Spoils a ledger that nobody has open, and gives what is then in it.
fn spoil(path: &Path, how: &str) -> Vec<u8> {
    let mut bytes = fs::read(path).unwrap();
    match how {
        "the beginning" => bytes[..512].fill(0x5a),
        "the middle" => {
            let middle = bytes.len() / 2;
            bytes[100..middle].fill(0x5a);
        }
        "the end" => bytes.truncate(bytes.len() / 3),
        _ => bytes.truncate(10),
    }
    fs::write(path, &bytes).unwrap();
    bytes
}

#[test]
fn a_damaged_ledger_is_replaced_and_kept_as_it_is() {
    for how in ["the beginning", "the middle", "the end", "nearly all"] {
        let shop = TestShop::new();
        let sold = shop.sold(&new_sale("01700000001", taka("20"), "soho", noon()), "1");
        let copy = shop.folder.path().join("copy.sqlite3");
        shop.ledger.backup(&copy).unwrap();
        assert!(user_in_copy(&copy, "nobody").unwrap().is_none());
        let path = shop.path();
        let TestShop { folder: _folder, ledger } = shop;
        drop(ledger);
        let damaged = spoil(&path, how);
        let kept = restore(&copy, &path, &note(noon())).unwrap().expect(how);
        assert_eq!(fs::read(&kept).unwrap(), damaged, "{how}");
        let ledger = SqliteLedger::open(&path).unwrap();
        assert!(ledger.verify().unwrap().ok && ledger.sale(&sold).unwrap().is_some(), "{how}");
    }
}

#[test]
fn a_log_of_a_damaged_ledger_is_kept_with_it_and_never_read_into_the_new_one() {
    let shop = TestShop::new();
    let copy = shop.folder.path().join("copy.sqlite3");
    shop.ledger.backup(&copy).unwrap();
    shop.sold(&new_sale("01700000001", taka("20"), "soho", noon()), "1");
    // What a power cut leaves: a file, and a log beside it.
    let cut = tempfile::tempdir().unwrap();
    let target = cut.path().join("ledger.sqlite3");
    fs::copy(shop.path(), &target).unwrap();
    let log = cut.path().join("ledger.sqlite3-wal");
    fs::copy(shop.folder.path().join("ledger.sqlite3-wal"), &log).unwrap();
    let mut left = fs::read(&log).unwrap();
    left[..100].fill(0x5a);
    fs::write(&log, &left).unwrap();
    spoil(&target, "the beginning");
    let kept = restore(&copy, &target, &note(noon())).unwrap().unwrap();
    let kept_log = kept.with_file_name(format!("{}-wal", kept.file_name().unwrap().to_str().unwrap()));
    assert_eq!(fs::read(kept_log).unwrap(), left);
    assert!(!log.exists());
    let ledger = SqliteLedger::open(&target).unwrap();
    assert!(ledger.verify().unwrap().ok);
    assert_eq!(ledger.open_sales().unwrap(), []);
    assert!(kept.exists());
}

//! Several programs on one ledger, and programs that end in the middle.

use std::{
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use tillup_core::{
    ledger::{Ledger, NewSale},
    sale::Status,
};
use tillup_ledger::SqliteLedger;

use crate::shop::*;

/// This test program once more, doing `job` on the ledger at `path`.
fn program(job: &str, path: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "programs::child", "--ignored", "--nocapture"])
        .env("LEDGER_JOB", job)
        .env("LEDGER_PATH", path)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
#[ignore = "only as another program's child"]
fn child() {
    let Ok(job) = std::env::var("LEDGER_JOB") else {
        return;
    };
    let path = PathBuf::from(std::env::var("LEDGER_PATH").unwrap());
    let ledger = SqliteLedger::open(&path).unwrap();
    let (kind, first) = job.split_once(':').unwrap();
    let first: u32 = first.parse().unwrap();
    match kind {
        "sell" => sell_200(&ledger, first),
        "sell_until_killed" => (first..first + 100_000).for_each(|place| sell_one(&ledger, place)),
        "record_and_wait" => {
            ledger.record(&sale(first)).unwrap();
            let mut unsent = sale(first + 1);
            unsent.attempt.sending = false;
            ledger.record(&unsent).unwrap();
            std::fs::write(path.with_extension("ready"), "").unwrap();
            std::thread::sleep(Duration::from_secs(60));
        }
        _ => panic!("no such job"),
    }
}

fn sale(place: u32) -> NewSale {
    new_sale(&format!("017{place:08}"), taka("20"), "soho", noon())
}

fn sell_one(ledger: &SqliteLedger, place: u32) {
    let sale = sale(place);
    ledger.record(&sale).unwrap();
    ledger.apply(&sale.attempt.reference, &succeeded(noon(), "0.6")).unwrap();
}

fn sell_200(ledger: &SqliteLedger, first: u32) {
    std::thread::scope(|scope| {
        for thread in 0..4 {
            scope.spawn(move || (0..50).for_each(|place| sell_one(ledger, first + thread * 50 + place)));
        }
    });
}

#[test]
fn two_programs_sell_400_and_all_are_accounted_for() {
    let shop = TestShop::new();
    let mut others = [program("sell:1000", &shop.path()), program("sell:2000", &shop.path())];
    for other in &mut others {
        assert!(other.wait().unwrap().success());
    }
    assert_eq!(shop.count("SELECT count(DISTINCT reference) FROM attempts"), 400);
    assert_eq!(shop.count("SELECT count(DISTINCT number) FROM sales WHERE status = 'succeeded'"), 400);
    assert_eq!(shop.count("SELECT max(receipt_no) FROM sales"), 400);
    let day = noon().date_naive();
    let totals = shop.ledger.report(day, day, None).unwrap()[0].totals;
    assert_eq!((totals.sales, totals.amount, totals.commission_by_rate), (400, taka("8000"), taka("240")));
    shop.assert_whole();
}

#[test]
fn a_program_killed_at_any_moment_leaves_a_whole_ledger() {
    let shop = TestShop::new();
    for round in 0..8_u32 {
        let mut other = program(&format!("sell_until_killed:{}", round * 100_000), &shop.path());
        std::thread::sleep(Duration::from_millis(120 + u64::from(round) * 17));
        other.kill().unwrap();
        other.wait().unwrap();
        shop.assert_whole();
        for reference in shop.ledger.interrupted().unwrap() {
            shop.apply(&reference, change(Status::Unknown, noon()));
        }
        assert_eq!(shop.ledger.interrupted().unwrap(), []);
    }
    assert!(shop.count("SELECT count(*) FROM sales") > 0);
    let unlike = "SELECT count(*) FROM sales WHERE status NOT IN ('succeeded', 'unknown')";
    assert_eq!(shop.count(unlike), 0);
    shop.assert_whole();
}

#[test]
fn attempts_are_interrupted_when_their_program_has_ended_and_not_before() {
    let shop = TestShop::new();
    let own = shop.record(&sale(7));
    let mut other = program("record_and_wait:1", &shop.path());
    let began = Instant::now();
    while !shop.path().with_extension("ready").exists() {
        assert!(began.elapsed() < Duration::from_secs(20));
        std::thread::sleep(Duration::from_millis(10));
    }
    let sessions = || std::fs::read_dir(shop.folder.path().join("sessions")).unwrap().count();
    assert_eq!(shop.ledger.interrupted().unwrap(), [], "both live");
    let third = SqliteLedger::open(shop.path()).unwrap();
    assert_eq!(third.interrupted().unwrap(), [], "seen from a third");
    assert_eq!(sessions(), 2);
    other.kill().unwrap();
    other.wait().unwrap();
    let left = shop.ledger.interrupted().unwrap();
    assert_eq!(left.len(), 2);
    assert!(!left.contains(&own));
    assert_eq!(sessions(), 1, "the dead one's file is gone");
    assert_eq!(third.interrupted().unwrap(), left, "also without its file");
    for reference in &left {
        assert!(shop.ledger.apply(reference, &change(Status::Unknown, noon())).is_ok());
    }
    // What was only recorded cannot become unknown: it was never sent.
    assert_eq!(shop.ledger.interrupted().unwrap().len(), 1);
    let TestShop { folder, ledger } = shop;
    drop(ledger);
    assert_eq!(std::fs::read_dir(folder.path().join("sessions")).unwrap().count(), 0);
    assert!(third.interrupted().unwrap().contains(&own));
}

#[test]
fn a_report_does_not_make_a_sale_wait() {
    let shop = TestShop::new();
    let tool = shop.tool();
    tool.execute_batch("BEGIN; SELECT count(*) FROM sales;").unwrap();
    let began = Instant::now();
    for place in 0..20 {
        sell_one(&shop.ledger, place);
    }
    assert!(began.elapsed() < Duration::from_secs(5));
}

#[test]
fn what_another_program_writes_is_noticed_and_what_this_one_writes_is_not() {
    let shop = TestShop::new();
    let changed = || shop.ledger.changed_elsewhere().unwrap();
    assert!(!changed());
    sell_one(&shop.ledger, 1);
    shop.ledger.verify().unwrap();
    shop.ledger.backup(&shop.folder.path().join("copy.sqlite3")).unwrap();
    assert!(!changed(), "all of that was done here");
    assert!(program("sell:100", shop.path().as_path()).wait().unwrap().success());
    assert!(changed());
    assert!(!changed(), "told once");
    let other = SqliteLedger::open(shop.path()).unwrap();
    sell_one(&other, 2);
    sell_one(&shop.ledger, 3);
    assert!(changed(), "also when this one wrote in between");
    assert!(!changed());
}

//! Verifying, copying, bringing back.

use rusqlite::Connection;
use simulators::Kind;

use crate::ctl::{CLERK, CliShop, OWNER};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn verifying_counts_the_entries_and_finds_a_changed_one() {
    let shop = CliShop::with(&[Kind::SohojPay]).await;
    let (before, _) = shop.entries();
    shop.sell(&["--number", "01812345601", "--amount", "100"]).exits(0);
    let (after, head) = shop.entries();
    assert!(
        after > before && head.len() == 64 && head.bytes().all(|byte| byte.is_ascii_hexdigit()),
        "{head}"
    );
    assert!(shop.run(Some(OWNER), &["verify"]).exits(0).out.contains(&head));
    let ledger = Connection::open(shop.ledger()).unwrap();
    assert!(
        ledger.execute("UPDATE events SET body = '{}' WHERE seq = 2", []).is_err(),
        "entries are append-only"
    );
    assert!(ledger.execute("DELETE FROM postings", []).is_err(), "postings are append-only");
    // Somebody who knows SQLite and takes the guard away is still found out.
    ledger.execute_batch("DROP TRIGGER events_are_not_changed").unwrap();
    ledger
        .execute("UPDATE events SET body = replace(body, '100', '900') WHERE kind = 'sale_succeeded'", [])
        .unwrap();
    drop(ledger);
    let verified = shop.json(Some(OWNER), &["verify"]).exits(1).json();
    assert_eq!(verified["ok"], false);
    assert!(!verified["problems"].as_array().unwrap().is_empty());
    shop.run(Some(OWNER), &["verify"]).exits(1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_is_brought_back_but_not_over_later_sales() {
    let shop = CliShop::with(&[Kind::SohojPay]).await;
    shop.sell(&["--number", "01812345601", "--amount", "100"]).exits(0);
    let copy = shop.beside("copy.tillup");
    let copy = copy.to_str().unwrap();
    assert_eq!(shop.json(Some(CLERK), &["backup", copy]).exits(6).error(), "not_allowed");
    shop.json(Some(OWNER), &["backup", copy]).exits(0);
    let then = shop.entries();
    shop.json(Some(OWNER), &["restore", copy]).exits(0);
    assert_eq!(shop.entries(), then);

    shop.sell(&["--number", "01812345701", "--amount", "200"]).exits(0);
    let later = shop.entries();
    let refused = shop.json(Some(OWNER), &["restore", copy]);
    assert_eq!(refused.exits(2).error(), "copy_refused");
    assert_eq!(shop.entries(), later);
    assert_eq!(
        shop.json(Some(CLERK), &["restore", copy, "--overwrite-newer"]).exits(6).error(),
        "not_allowed"
    );
    shop.json(Some(OWNER), &["restore", copy, "--overwrite-newer"]).exits(0);
    assert_eq!(shop.entries(), then);
    // What was replaced is kept beside it.
    let kept = std::fs::read_dir(shop.data())
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().contains("replaced"))
        .count();
    assert!(kept >= 1);
    // A shop brought to a new machine: nobody is there yet who could be asked for a PIN.
    let elsewhere = shop.beside("elsewhere");
    let restored = crate::ctl::bare(&["--json", "--data-dir", elsewhere.to_str().unwrap(), "restore", copy]);
    restored.exits(0);
    let sales = crate::ctl::Run {
        folder: &elsewhere,
        args: ["--json", "--data-dir", elsewhere.to_str().unwrap(), "--user", "owner", "sales"]
            .map(str::to_owned)
            .to_vec(),
        pin: Some(OWNER.1),
        stdin: None,
        envs: Vec::new(),
    };
    assert_eq!(sales.go().exits(0).json()["sales"].as_array().unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_copy_is_refused_and_nothing_else_is_overwritten() {
    let shop = CliShop::with(&[Kind::SohojPay]).await;
    let then = shop.entries();
    let letter = shop.beside("letter.txt");
    std::fs::write(&letter, "Dear all,").unwrap();
    for args in [
        ["restore", letter.to_str().unwrap()],
        ["restore", "/nonexistent/copy"],
        ["backup", letter.to_str().unwrap()],
    ] {
        shop.json(Some(OWNER), &args).exits(2).error();
    }
    assert_eq!(std::fs::read_to_string(&letter).unwrap(), "Dear all,");
    assert_eq!(shop.entries(), then);
}

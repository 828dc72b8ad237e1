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
    let backed_up = shop.json(Some(OWNER), &["backup", copy]).exits(0).json();
    let held = backed_up["backup"]["entries"].as_u64().unwrap();
    // That it was made, and that it is brought back, are entries of their own, and no loss.
    let restored = shop.json(Some(OWNER), &["restore", copy]).exits(0).json();
    assert_eq!(restored["restored"]["entries"].as_u64().unwrap(), held);
    let then = shop.entries();
    assert!(then.0 > held);

    shop.sell(&["--number", "01812345701", "--amount", "200"]).exits(0);
    let later = shop.entries();
    let refused = shop.json(Some(OWNER), &["restore", copy]);
    assert_eq!(refused.exits(2).error(), "copy_refused");
    assert_eq!(shop.entries(), later);
    assert_eq!(
        shop.json(Some(CLERK), &["restore", copy, "--overwrite-newer"]).exits(6).error(),
        "not_allowed"
    );
    let restored = shop.json(Some(OWNER), &["restore", copy, "--overwrite-newer"]).exits(0).json();
    assert_eq!(restored["restored"]["head"], backed_up["backup"]["head"]);
    assert!(restored["restored"]["kept"].as_str().unwrap().contains("replaced-"));
    assert!(shop.entries().0 < later.0);
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_is_encrypted_with_a_passphrase_that_is_no_argument_and_known_by_itself() {
    const PASSPHRASE: &str = "monsoon rickshaw 7";
    let shop = CliShop::with(&[Kind::SohojPay]).await;
    let copy = shop.beside("copy.age");
    let copy = copy.to_str().unwrap();
    let run = |args: &[&str], passphrase: Option<&str>, stdin: Option<String>| {
        let data = shop.data();
        let mut all = vec!["--json", "--data-dir", data.to_str().unwrap(), "--user", "owner"];
        all.extend(if stdin.is_some() { &["--pin-stdin"][..] } else { &[] });
        all.extend(args);
        let envs = passphrase.map(|given| ("TILLUP_PASSPHRASE".to_owned(), given.to_owned()));
        crate::ctl::Run {
            folder: &data,
            args: all.into_iter().map(str::to_owned).collect(),
            pin: stdin.is_none().then_some(OWNER.1),
            stdin,
            envs: envs.into_iter().collect(),
        }
        .go()
    };
    assert_eq!(run(&["backup", copy, "--encrypt"], None, None).exits(2).error(), "usage");
    assert_eq!(run(&["backup", copy, "--encrypt"], Some("short"), None).exits(2).error(), "short_passphrase");
    let made = run(&["backup", copy, "--encrypt"], None, Some(format!("{}\n{PASSPHRASE}\n", OWNER.1)));
    assert_eq!(made.exits(0).json()["backup"]["encrypted"], true);
    assert!(std::fs::read(copy).unwrap().starts_with(b"age-encryption.org/v1\n"));
    assert_eq!(run(&["restore", copy], None, None).exits(2).error(), "passphrase_needed");
    assert_eq!(run(&["restore", copy], Some("another one"), None).exits(2).error(), "wrong_passphrase");
    run(&["restore", copy], Some(PASSPHRASE), None).exits(0);
    run(&["restore", copy], None, Some(format!("{}\n{PASSPHRASE}\n", OWNER.1))).exits(0);
    // The same file is replaced by the next, and by that of no other passphrase.
    run(&["backup", copy, "--encrypt"], Some(PASSPHRASE), None).exits(0);
    assert_eq!(
        run(&["backup", copy, "--encrypt"], Some("another one"), None).exits(2).error(),
        "not_a_backup"
    );
    assert_eq!(run(&["backup"], None, None).exits(2).error(), "no_backup_plan");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_damaged_ledger_is_restored_with_the_pin_of_the_owner_whom_the_backup_knows() {
    let shop = CliShop::with(&[Kind::SohojPay]).await;
    let copy = shop.beside("copy.backup");
    let copy = copy.to_str().unwrap();
    shop.json(Some(OWNER), &["backup", copy]).exits(0);
    std::fs::write(
        shop.ledger(),
        "not a ledger any more, only a text of some length that is no database at all",
    )
    .unwrap();
    assert_eq!(shop.json(Some(OWNER), &["sales"]).exits(1).error(), "ledger_damaged");
    assert_eq!(shop.json(Some(CLERK), &["restore", copy]).exits(6).error(), "not_allowed");
    assert_eq!(shop.json(Some(("owner", "13579135")), &["restore", copy]).exits(6).error(), "wrong_pin");
    shop.json(Some(OWNER), &["restore", copy]).exits(0);
    shop.entries();
}

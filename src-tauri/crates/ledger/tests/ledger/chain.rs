//! What is written stays written, and `verify` says where it was not.

use sha2::{Digest, Sha256};
use tillup_core::{ledger::Change, sale::Status};
use tillup_ledger::{Break, Settings};

use crate::shop::*;

/// A shop with some of everything.
fn busy() -> TestShop {
    let shop = TestShop::new();
    shop.ledger.load_wallet("soho", taka("1000"), taka("970"), "", "owner", noon()).unwrap();
    for place in 0..6 {
        let reference = shop.record(&new_sale(&format!("0170000000{place}"), taka("100"), "soho", noon()));
        match place {
            0 => shop.apply(&reference, failed(noon())),
            1 => shop.apply(&reference, change(Status::Unknown, noon())),
            2 => shop.apply(&reference, reversed()),
            _ => shop.apply(&reference, succeeded(noon(), "3")),
        };
    }
    shop
}

fn reversed() -> Change {
    Change { status: Status::Reversed, ..succeeded(noon(), "3") }
}

#[test]
fn events_and_postings_refuse_every_change() {
    let shop = busy();
    let tool = shop.tool();
    for sql in [
        "UPDATE events SET body = '{}' WHERE seq = 1",
        "DELETE FROM events WHERE seq = (SELECT max(seq) FROM events)",
        "DELETE FROM events",
        "INSERT OR REPLACE INTO events SELECT * FROM events WHERE seq = 2",
        "REPLACE INTO events SELECT 2, at, kind, subject, actor, '{}', prev_hash, hash FROM events WHERE seq = 3",
        "UPDATE postings SET amount = amount + 1",
        "DELETE FROM postings",
        "INSERT OR REPLACE INTO postings SELECT event, book, amount + 1, day FROM postings",
    ] {
        let error = tool.execute(sql, []).unwrap_err().to_string();
        assert!(error.contains("append-only"), "{sql}: {error}");
    }
    shop.assert_whole();
}

#[test]
fn every_posting_set_sums_to_zero() {
    let shop = busy();
    assert!(shop.count("SELECT count(*) FROM postings") > 10);
    assert_eq!(
        shop.count("SELECT count(*) FROM (SELECT 1 FROM postings JOIN books ON id = book GROUP BY event, currency HAVING sum(amount) <> 0)"),
        0
    );
    assert_eq!(shop.count("SELECT sum(balance) FROM books"), 0);
}

#[test]
fn anyone_can_compute_the_chain() {
    let shop = busy();
    let tool = shop.tool();
    let mut statement =
        tool.prepare("SELECT json_array(seq, at, kind, subject, actor, body, lower(hex(prev_hash))), hash FROM events ORDER BY seq").unwrap();
    let rows =
        statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Vec<u8>>(1)?))).unwrap();
    let mut entries = 0;
    for row in rows {
        let (text, hash) = row.unwrap();
        assert_eq!(Sha256::digest(text).as_slice(), hash);
        entries += 1;
    }
    let report = shop.ledger.verify().unwrap();
    assert_eq!((report.ok, report.entries), (true, entries));
    let head: Vec<u8> =
        tool.query_row("SELECT hash FROM events ORDER BY seq DESC LIMIT 1", [], |row| row.get(0)).unwrap();
    assert_eq!(report.head, head.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
}

const UNLOCK: &str = "PRAGMA foreign_keys = OFF;
    DROP TRIGGER events_are_not_changed; DROP TRIGGER events_are_not_deleted; DROP TRIGGER events_are_not_replaced;
    DROP TRIGGER postings_are_not_changed; DROP TRIGGER postings_are_not_deleted;
    DROP TRIGGER postings_are_not_replaced;";

#[test]
fn verify_names_what_was_tampered_with() {
    let last = busy().count("SELECT max(seq) FROM events");
    for (sql, told) in [
        ("UPDATE events SET body = replace(body, '100.00', '900.00') WHERE seq = 25".to_owned(), "entry 25 was changed"),
        ("UPDATE events SET at = at + 1 WHERE seq = 25".to_owned(), "entry 25 was changed"),
        ("DELETE FROM events WHERE seq = 25".to_owned(), "entry 25 is missing"),
        (
            "UPDATE events SET seq = -25 WHERE seq = 25; UPDATE events SET seq = 25 WHERE seq = 26;
             UPDATE events SET seq = 26 WHERE seq = -25".to_owned(),
            "entry 25 was moved: what stands there was written as entry 26",
        ),
        ("UPDATE events SET prev_hash = zeroblob(32) WHERE seq = 26".to_owned(), "entry 26 was changed"),
        (format!("DELETE FROM events WHERE seq >= {}", last - 1), "is missing"),
        ("UPDATE postings SET amount = amount + 1 WHERE event = (SELECT max(event) FROM postings) AND book = 1".to_owned(), "the postings of entry"),
        ("UPDATE postings SET day = day + 1 WHERE event = (SELECT max(event) FROM postings)".to_owned(), "the postings of entry"),
        ("DELETE FROM postings WHERE event = (SELECT max(event) FROM postings)".to_owned(), "the postings of entry"),
        ("INSERT INTO postings VALUES (1, 1, 5, 20261121), (1, 2, -5, 20261121)".to_owned(), "the postings of entry 1 "),
        ("UPDATE totals SET succeeded = succeeded + 1".to_owned(), "the totals of 20261121"),
        ("DELETE FROM totals".to_owned(), "the totals of 20261121"),
        ("INSERT INTO totals SELECT day + 1, currency, account, operator, service, clerk, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 FROM totals LIMIT 1".to_owned(), "the totals of 20261122"),
        ("UPDATE books SET balance = balance + 1 WHERE name = 'cash'".to_owned(), "the balance of book cash"),
        ("UPDATE sales SET amount = amount * 2 WHERE receipt_no = 3".to_owned(), "is not what entry"),
        ("UPDATE sales SET number = '01799999999' WHERE receipt_no = 3".to_owned(), "is not what entry"),
        ("UPDATE sales SET fee = 7 WHERE receipt_no = 5".to_owned(), "fee or commission of sale"),
        ("UPDATE sales SET status = 'pending' WHERE receipt_no = 5".to_owned(), "does not stand where"),
        ("UPDATE attempts SET status = 'failed' WHERE sale = 5".to_owned(), "stands as failed, its entries say succeeded"),
        ("UPDATE attempts SET status = 'succeeded' WHERE sale = 3".to_owned(), "does not stand as entry"),
        ("UPDATE attempts SET status = 'pending' WHERE sale = 2".to_owned(), "stands as pending, its entries say unknown"),
        ("UPDATE attempts SET settled_at = settled_at + 1 WHERE sale = 5".to_owned(), "did not end when entry"),
        ("UPDATE attempts SET settled_at = NULL WHERE sale = 5".to_owned(), "did not end when entry"),
        ("UPDATE attempts SET settled_at = 1 WHERE sale = 2".to_owned(), "is open, but it has an end"),
        ("UPDATE totals SET commission_expected = commission_expected + 1".to_owned(), "the totals of 20261121"),
        ("DELETE FROM attempts WHERE sale = 6; DELETE FROM sales WHERE receipt_no = 6".to_owned(), "is missing among the sales"),
        ("INSERT INTO sales SELECT 99, 'X', status, number, operator, service, currency, amount, charge, fee, commission, commission_source, clerk, created_at, final_at, failed_day, circle, offer, unit, dob, scheme, resolution, NULL FROM sales LIMIT 1".to_owned(), "sale X is not in the chain"),
    ] {
        let shop = busy();
        shop.tool().execute_batch(&format!("{UNLOCK}{sql}")).unwrap();
        let report = shop.ledger.verify().unwrap();
        assert!(!report.ok, "{sql}");
        assert!(report.problems.iter().any(|problem| problem.contains(told)), "{sql}: {:?}", report.problems);
    }
}

#[test]
fn the_first_break_of_the_chain_is_told_with_what_was_done_and_to_which_entry() {
    let last = busy().count("SELECT max(seq) FROM events");
    let swap = |a: i64, b: i64| {
        format!(
            "UPDATE events SET seq = -1 WHERE seq = {a}; UPDATE events SET seq = {a} WHERE seq = {b};
             UPDATE events SET seq = {b} WHERE seq = -1"
        )
    };
    for (sql, how, entry, other) in [
        ("UPDATE events SET body = '{}' WHERE seq = 25".to_owned(), Break::Changed, 25, None),
        ("UPDATE events SET kind = 'shift_cash' WHERE seq = 25".to_owned(), Break::Changed, 25, None),
        ("UPDATE events SET actor = 'clerk2' WHERE seq = 25".to_owned(), Break::Changed, 25, None),
        ("DELETE FROM events WHERE seq IN (25, 26)".to_owned(), Break::Removed, 25, Some(27)),
        (
            "DELETE FROM events WHERE seq = 25;
             UPDATE events SET seq = -seq WHERE seq > 25; UPDATE events SET seq = -seq - 1 WHERE seq < 0"
                .to_owned(),
            Break::Moved,
            25,
            Some(26),
        ),
        (swap(25, 26), Break::Moved, 25, Some(26)),
        (swap(20, 30), Break::Moved, 20, Some(30)),
        (swap(20, last), Break::Moved, 20, Some(last)),
        (format!("DELETE FROM events WHERE seq = {last}"), Break::CutOff, last, None),
    ] {
        let shop = busy();
        shop.tool().execute_batch(&format!("{UNLOCK}{sql}")).unwrap();
        let report = shop.ledger.verify().unwrap();
        let broken = report.broken.unwrap_or_else(|| panic!("{sql}: {:?}", report.problems));
        assert_eq!((broken.how, broken.entry, broken.other), (how, entry, other), "{sql}");
        assert!(report.problems.contains(&broken.to_string()), "{sql}: {:?}", report.problems);
        let stands = broken.stands.map(|stands| stands.entry);
        assert_eq!(stands.is_some(), matches!(how, Break::Changed | Break::Moved), "{sql}");
    }
    assert_eq!(busy().ledger.verify().unwrap().broken, None);
}

#[test]
fn a_replaced_entry_is_found_although_its_own_hash_is_right() {
    let shop = busy();
    let tool = shop.tool();
    tool.execute_batch(UNLOCK).unwrap();
    tool.execute("UPDATE events SET body = '{\"x\":1}' WHERE seq = 20", []).unwrap();
    let text: String = tool
        .query_row("SELECT json_array(seq, at, kind, subject, actor, body, lower(hex(prev_hash))) FROM events WHERE seq = 20", [], |row| row.get(0))
        .unwrap();
    tool.execute("UPDATE events SET hash = ? WHERE seq = 20", [Sha256::digest(text).as_slice()]).unwrap();
    let report = shop.ledger.verify().unwrap();
    assert!(!report.ok);
    assert!(
        report
            .problems
            .iter()
            .any(|problem| problem.contains("entry 21 does not follow entry 20")
                || problem.contains("entry 20")),
        "{:?}",
        report.problems
    );
}

#[test]
fn a_cut_tail_is_found_although_nothing_else_speaks_of_it() {
    let shop = TestShop::new();
    let replaced = Settings { config: config(), keys_replaced: vec!["soho".to_owned()], users: Vec::new() };
    assert!(shop.ledger.save_settings(&replaced, "owner", noon()).unwrap().is_empty());
    let last = shop.count("SELECT max(seq) FROM events");
    shop.tool().execute_batch(&format!("{UNLOCK} DELETE FROM events WHERE seq = {last}")).unwrap();
    let report = shop.ledger.verify().unwrap();
    assert_eq!(
        (report.ok, report.problems),
        (false, vec![format!("entry {last} is missing: the chain was cut off after entry {}", last - 1)])
    );
}

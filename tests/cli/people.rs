//! Who is at the till, and what is shown to people.

use simulators::Kind;

use crate::ctl::{CLERK, CliShop, OWNER};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_pin_comes_from_standard_input_or_the_environment() {
    let shop = CliShop::with(&[Kind::SohojPay]).await;
    shop.json(Some(CLERK), &["sales"]).exits(0);
    let mut by_stdin = shop.prepared(None, &["--json", "--user", "clerk1", "--pin-stdin", "sales"]);
    for line in [
        format!("{}\n", CLERK.1),
        format!("{}\r\n", CLERK.1),
        CLERK.1.to_owned(),
        format!("{}\nmore\n", CLERK.1),
    ] {
        by_stdin.stdin = Some(line.clone());
        by_stdin.go().exits(0);
    }
    // What is asked for on standard input is not taken from elsewhere.
    by_stdin.stdin = Some(String::new());
    by_stdin.pin = Some(CLERK.1);
    assert_eq!(by_stdin.go().exits(6).error(), "wrong_pin");
    assert_eq!(shop.json(None, &["--user", "clerk1", "sales"]).exits(6).error(), "pin_needed");
    assert_eq!(shop.json(None, &["sales"]).exits(6).error(), "user_needed");
    assert_eq!(shop.json(Some(("clerk1", "1111")), &["sales"]).exits(6).error(), "wrong_pin");
    assert_eq!(shop.json(Some(("nobody", CLERK.1)), &["sales"]).exits(6).error(), "wrong_pin");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wrong_pins_slow_down_and_lock_and_the_owner_opens_again() {
    let shop = CliShop::with(&[Kind::SohojPay]).await;
    let wrong = || shop.json(Some(("clerk1", "000000")), &["sales"]);
    for _ in 0..3 {
        assert_eq!(wrong().exits(6).error(), "wrong_pin");
    }
    assert_eq!(wrong().exits(6).error(), "too_soon");
    // The right one has to wait as well: the wait must not tell which it is.
    assert_eq!(shop.json(Some(CLERK), &["sales"]).exits(6).error(), "too_soon");
    rusqlite::Connection::open(shop.ledger())
        .unwrap()
        .execute("UPDATE users SET wrong_tries = 10 WHERE name = 'clerk1'", [])
        .unwrap();
    assert_eq!(shop.json(Some(CLERK), &["sales"]).exits(6).error(), "locked");
    shop.json(Some(OWNER), &["sales"]).exits(0);
    shop.json(Some(OWNER), &["provision", shop.file.to_str().unwrap()]).exits(0);
    shop.json(Some(CLERK), &["sales"]).exits(0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_read_the_state_the_money_and_what_to_do() {
    let shop = CliShop::with(&[Kind::SohojPay, Kind::Tymk]).await;
    let sell = |args: &[&str]| shop.run(Some(CLERK), &[&["sell", "--wait", "0"], args].concat());
    let sold =
        shop.run(Some(CLERK), &["sell", "--wait", "30", "--number", "01812345601", "--amount", "1234.5"]);
    assert!(
        sold.exits(0).out.contains("৳1,234.50")
            && sold.out.contains("delivered")
            && sold.out.contains("018 1234 5601"),
        "{}",
        sold.out
    );
    let pending = sell(&["--number", "01812345603", "--amount", "50"]);
    assert!(pending.exits(3).out.contains("do not send it again"), "{}", pending.out);
    let failed = shop.run(Some(CLERK), &["sell", "--number", "01812345605", "--amount", "50"]);
    assert!(failed.exits(4).out.contains("nothing was charged"), "{}", failed.out);
    let unknown = sell(&["--number", "01812345621", "--amount", "50"]);
    assert!(unknown.exits(5).out.contains("do not give the money back yet"), "{}", unknown.out);
    sell(&["--number", "9812345601", "--operator", "AIRTEL", "--amount", "5000"]).exits(0);
    let listed = shop.run(Some(CLERK), &["sales"]);
    assert!(listed.exits(0).out.contains("৳1,234.50") && listed.out.contains("₹5,000.00"), "{}", listed.out);
    let refused = sell(&["--number", "018", "--amount", "50"]);
    assert!(refused.exits(2).out.is_empty() && refused.err.contains("11 digits"), "{}", refused.err);
    let shown = shop.run(Some(OWNER), &["load", "sohojpay", "--amount", "1234567.5"]);
    shown.exits(0);
    let listed = shop.run(Some(OWNER), &["reconcile"]);
    assert!(listed.exits(0).out.contains("৳12,4"), "lakh grouping: {}", listed.out);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_owner_reads_who_did_what_and_a_clerk_does_not() {
    let shop = CliShop::with(&[Kind::SohojPay]).await;
    shop.json(Some(("clerk1", "1111")), &["sales"]).exits(6);
    shop.json(Some(OWNER), &["load", "sohojpay", "--amount", "100", "--paid", "97", "--note", "bKash"])
        .exits(0);
    shop.sell(&["--number", "01812345601", "--amount", "100"]).exits(0);
    let told = shop.json(Some(OWNER), &["audit"]).exits(0).json();
    let (entries, head) = shop.entries();
    assert_eq!(
        (told["chain"]["entries"].as_u64(), told["chain"]["head"].as_str()),
        (Some(entries), Some(&*head))
    );
    let lines = told["entries"].as_array().unwrap();
    let kinds: Vec<&str> = lines.iter().map(|line| line["kind"].as_str().unwrap()).collect();
    assert!(!kinds.contains(&"sale_recorded") && !kinds.contains(&"sale_succeeded"), "{kinds:?}");
    let load = lines.iter().find(|line| line["kind"] == "wallet_loaded").unwrap();
    assert_eq!((load["actor"].as_str(), load["subject"].as_str()), (Some("owner"), Some("sohojpay")));
    assert_eq!((&load["facts"]["paid"], &load["facts"]["note"]), (&"97.00 BDT".into(), &"bKash".into()));
    let of = shop.json(Some(OWNER), &["audit", "--of", "clerk1", "--kind", "people"]).exits(0).json();
    let of: Vec<&str> =
        of["entries"].as_array().unwrap().iter().map(|line| line["kind"].as_str().unwrap()).collect();
    assert_eq!(of, ["sign_in_failed", "user_added"]);
    let today = crate::ctl::today();
    let one = ["audit", "--from", &today, "--to", &today, "--limit", "1"];
    assert_eq!(shop.json(Some(OWNER), &one).exits(0).json()["entries"].as_array().unwrap().len(), 1);
    let shown = shop.run(Some(OWNER), &["audit", "--kind", "wallets"]);
    assert!(
        shown.exits(0).out.contains("wallet loaded") && shown.out.contains("note bKash"),
        "{}",
        shown.out
    );
    assert_eq!(
        shop.json(Some(OWNER), &["audit", "--from", "2026-02-01", "--to", "2026-01-01"]).exits(2).error(),
        "usage"
    );
    assert_eq!(shop.json(Some(CLERK), &["audit"]).exits(6).error(), "not_allowed");
    assert!(!shop.run(Some(OWNER), &["audit", "--limit", "1000"]).exits(0).out.contains("argon"));
}

//! Selling, following, settling, resolving.

use serde_json::{Value, json};
use simulators::{Kind, State};

use crate::ctl::{CLERK, CliShop, OWNER, today};

/// The keys of an object.
fn names(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_json_of_a_sale_is_the_contracts() {
    let shop = CliShop::with(&[Kind::SohojPay]).await;
    let sold =
        shop.json(Some(CLERK), &["sell", "--number", "01812345601", "--amount", "290", "--operator", "rb"]);
    let document = sold.exits(0).json();
    assert_eq!(names(&document), ["sale"]);
    let sale = &document["sale"];
    for name in [
        "reference",
        "receipt_no",
        "status",
        "reason",
        "account",
        "provider",
        "operator",
        "service",
        "circle",
        "number",
        "amount",
        "charge",
        "fee",
        "currency",
        "commission",
        "offer",
        "provider_reference",
        "operator_reference",
        "clerk",
        "created_at",
        "final_at",
        "attempts",
    ] {
        assert!(sale.get(name).is_some(), "{name} is missing: {sale}");
    }
    let expected = json!({
        "status": "succeeded", "reason": null, "account": "sohojpay", "provider": "sohojpay", "operator": "RB",
        "service": "prepaid", "circle": null, "number": "01812345601", "amount": "290.00", "charge": "0.00",
        "fee": "0.00", "currency": "BDT", "commission": null, "offer": null,
        "clerk": "clerk1",
    });
    for (name, value) in expected.as_object().unwrap() {
        assert_eq!(&sale[name], value, "{name}");
    }
    let reference = sale["reference"].as_str().unwrap();
    let shown = shop.json(Some(OWNER), &["show", reference]).exits(0).json();
    assert_eq!(shown["sale"]["commission"], json!({"amount": "8.70", "source": "rate"}));
    assert!(
        (5..=20).contains(&reference.len()) && reference.bytes().all(|byte| byte.is_ascii_alphanumeric())
    );
    assert!(sale["receipt_no"].is_string(), "{sale}");
    for at in ["created_at", "final_at"] {
        let at = sale[at].as_str().unwrap();
        assert!(at.len() == "2026-11-21T10:42:07+06:00".len() && at.ends_with("+06:00"), "{at}");
    }
    let attempts = sale["attempts"].as_array().unwrap();
    assert_eq!(attempts.len(), 1);
    for name in ["reference", "account", "status", "reason", "sent_at", "answered_at"] {
        assert!(attempts[0].get(name).is_some(), "{name}");
    }
    assert_eq!(
        (attempts[0]["reference"].as_str(), attempts[0]["account"].as_str()),
        (Some(reference), Some("sohojpay"))
    );
    assert_eq!(shop.simulator("sohojpay").executions()[0].reference.as_deref(), Some(reference));

    let shown = shop.json(Some(CLERK), &["show", reference]).exits(0).json();
    assert_eq!(shown, document);
    let listed = shop.json(Some(CLERK), &["sales"]).exits(0).json();
    assert_eq!(names(&listed), ["sales"]);
    assert_eq!(listed["sales"][0], document["sale"]);
    assert_eq!(shop.json(Some(CLERK), &["show", "NOSUCH"]).exits(2).error(), "not_found");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pending_sale_is_exit_3_and_settling_ends_it() {
    let shop = CliShop::with(&[Kind::SohojPay]).await;
    let sold = shop.submit(&["--number", "01812345602", "--amount", "50"]);
    assert_eq!(sold.exits(3).json()["sale"]["status"], "pending");
    let settled = shop.json(Some(CLERK), &["settle", "--for", "20"]).exits(0).json();
    assert_eq!(names(&settled), ["sales"]);
    assert_eq!(settled["sales"][0]["status"], "succeeded");
    let nothing = shop.json(Some(CLERK), &["settle", "--for", "5"]).exits(0).json();
    assert_eq!(nothing["sales"].as_array().unwrap().len(), 0);
    // A sale followed by itself needs no settling.
    let followed = shop.json(Some(CLERK), &["sell", "--number", "01812345702", "--amount", "50"]);
    assert_eq!(followed.exits(0).json()["sale"]["status"], "succeeded");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pending_for_ever_stays_exit_3() {
    let shop = CliShop::with(&[Kind::SohojPay]).await;
    shop.submit(&["--number", "01812345603", "--amount", "50"]).exits(3);
    let settled = shop.json(Some(CLERK), &["settle", "--for", "0"]);
    assert_eq!(settled.exits(3).json()["sales"][0]["status"], "pending");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_failed_sale_is_exit_4_and_an_answer_not_an_error() {
    let shop = CliShop::with(&[Kind::IRecharge]).await;
    for (number, reason) in [("01712345606", "insufficient_balance"), ("01712345632", "credentials")] {
        let sold = shop.sell(&["--number", number, "--amount", "50"]);
        let sale = &sold.exits(4).json()["sale"];
        assert_eq!(
            (sale["status"].as_str(), sale["reason"].as_str()),
            (Some("failed"), Some(reason)),
            "{sale}"
        );
        let reference = sale["reference"].as_str().unwrap();
        let shown = shop.json(Some(OWNER), &["show", reference]).exits(0).json();
        assert_eq!(shown["sale"]["commission"]["source"], "none");
    }
    assert!(shop.simulator("irecharge").executed().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_unknown_sale_is_exit_5_and_a_person_ends_it() {
    let shop = CliShop::with(&[Kind::AutoFlexi]).await;
    let sold = shop.sell(&["--number", "01712345621", "--amount", "50"]);
    let sale = sold.exits(5).json()["sale"].clone();
    assert_eq!(
        (sale["status"].as_str(), sale["reason"].as_str()),
        (Some("unknown"), Some("connection_lost"))
    );
    let reference = sale["reference"].as_str().unwrap();
    let settled = shop.json(Some(CLERK), &["settle", "--for", "0"]);
    let hidden = settled.exits(5).json()["sales"][0]["attempts"][0]["evidence"].clone();
    assert!(hidden["wallet_before"].is_null() && hidden["wallet_after"].is_null(), "{hidden}");
    let settled = shop.json(Some(OWNER), &["settle", "--for", "0"]);
    let evidence = settled.exits(5).json()["sales"][0]["attempts"][0]["evidence"].clone();
    assert_eq!(
        (evidence["wallet_before"].as_str(), evidence["wallet_after"].as_str()),
        (Some("10000.00"), Some("9950.00")),
        "{evidence}"
    );
    let resolve = |who, reason: &str| {
        shop.json(Some(who), &["resolve", reference, "--as", "succeeded", "--reason", reason])
    };
    assert_eq!(resolve(CLERK, "I saw it").exits(6).error(), "not_allowed");
    assert_eq!(resolve(OWNER, "  ").exits(2).error(), "reason_needed");
    let resolved = resolve(OWNER, "the wallet shows it").exits(0).json()["sale"].clone();
    assert_eq!(resolved["status"], "succeeded");
    assert_eq!(
        (resolved["resolution"]["by"].as_str(), resolved["resolution"]["reason"].as_str()),
        (Some("owner"), Some("the wallet shows it"))
    );
    assert_eq!(resolve(OWNER, "again").exits(2).error(), "not_unknown");
    shop.json(Some(CLERK), &["settle", "--for", "0"]).exits(0);
    let report = shop.json(Some(OWNER), &["report", "--from", &today(), "--to", &today()]).exits(0).json();
    assert_eq!(
        (report["totals"]["sales"].as_u64(), report["totals"]["amount"].as_str()),
        (Some(1), Some("50.00"))
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_repeat_needs_again_also_while_the_first_is_open() {
    let shop = CliShop::with(&[Kind::SohojPay]).await;
    for (number, first) in [("01812345601", 0), ("01812345603", 3)] {
        let wait = if first == 0 { "30" } else { "0" };
        let sell = |args: &[&str]| {
            shop.sell(&[&["--wait", wait, "--number", number, "--amount", "50"], args].concat())
        };
        let before = sell(&[]).exits(first).json()["sale"]["reference"].clone();
        let bookings = shop.simulator("sohojpay").executions().len();
        let stopped = sell(&[]);
        assert_eq!(stopped.exits(4).error(), "repeat_guard");
        assert!(stopped.out.contains(before.as_str().unwrap()), "it names the earlier sale");
        // Another amount is another sale; the same in another writing is not.
        assert_eq!(
            shop.sell(&["--number", &format!("+88 {number}"), "--amount", "৫০.00"]).exits(4).error(),
            "repeat_guard"
        );
        assert_eq!(shop.simulator("sohojpay").executions().len(), bookings);
        sell(&["--again"]).exits(first);
        assert_eq!(shop.simulator("sohojpay").executions().len(), bookings + 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_late_reversal_is_found_by_settling() {
    let shop = CliShop::with(&[Kind::IRecharge]).await;
    let sold = shop.sell(&["--number", "01712345601", "--amount", "100"]).exits(0).json();
    let sold = shop.json(Some(OWNER), &["show", sold["sale"]["reference"].as_str().unwrap()]).exits(0).json();
    assert_eq!(sold["sale"]["commission"]["source"], "reported");
    shop.simulator("irecharge").reverse(&shop.simulator("irecharge").executions()[0].provider_reference);
    assert_eq!(shop.simulator("irecharge").executions()[0].state, State::Reversed);
    let settled = shop.json(Some(CLERK), &["settle", "--for", "0"]).exits(0).json();
    assert_eq!(settled["sales"][0]["status"], "reversed");
    let report = shop.json(Some(OWNER), &["report", "--from", &today(), "--to", &today()]).exits(0).json();
    assert_eq!(report["totals"]["sales"], 0);
    assert_eq!(report["totals"]["amount"], "0.00");
    assert_eq!(report["totals"]["commission"], "0.00");
    assert_eq!(report["totals"]["reversed"], json!({"sales": 1, "amount": "100.00"}));
    let day = today();
    let by_provider = ["report", "--from", &day, "--to", &day, "--by", "provider"];
    let report = shop.json(Some(OWNER), &by_provider).exits(0).json();
    let [group] = report["groups"].as_array().unwrap().as_slice() else { panic!("{report}") };
    assert_eq!((&group["key"], &group["reversed"]["sales"]), (&json!("irecharge"), &json!(1)));
    let quality = &group["quality"];
    assert_eq!(
        (&quality["attempts"], &quality["reversed"], &quality["failed"]),
        (&json!(1), &json!(1), &json!(0))
    );
    assert_eq!((&quality["success_percent"], &quality["commission"]), (&json!("0.0"), &json!("0.00")));
    assert!(quality["median_ms"].is_u64() && quality["median_ms"] == quality["p95_ms"], "{quality}");
    assert_eq!(shop.json(Some(CLERK), &by_provider).exits(6).error(), "not_allowed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pack_is_sold_at_its_price_and_found_by_its_words() {
    let shop = CliShop::with(&[Kind::SohojPay]).await;
    let listed = shop.json(Some(CLERK), &["offers", "--operator", "RB"]).exits(0).json();
    let offers = listed["offers"].as_array().unwrap();
    assert!(!offers.is_empty());
    for name in ["id", "account", "operator", "title", "price", "validity", "category", "commission"] {
        assert!(offers[0].get(name).is_some(), "{name}");
    }
    let (id, price) = (offers[0]["id"].as_str().unwrap(), offers[0]["price"].as_str().unwrap());
    let word = offers[0]["title"].as_str().unwrap().split_whitespace().next().unwrap().to_uppercase();
    let found = shop.json(Some(CLERK), &["offers", "--operator", "rb", "--search", &word]).exits(0).json();
    assert!(found["offers"].as_array().unwrap().iter().any(|offer| offer["id"] == id));
    let none =
        shop.json(Some(CLERK), &["offers", "--operator", "RB", "--search", "no such words"]).exits(0).json();
    assert_eq!(none["offers"].as_array().unwrap().len(), 0);

    let number = ["--number", "01812345601", "--operator", "RB", "--offer"];
    let dearer = shop.sell(&[&number[..], &[id, "--amount", "1"]].concat());
    assert_eq!(dearer.exits(2).error(), "not_the_price");
    let sold = shop.sell(&[&number[..], &[id]].concat()).exits(0).json();
    assert_eq!(
        (&sold["sale"]["amount"], &sold["sale"]["offer"]["id"]),
        (&Value::from(price), &Value::from(id))
    );
    assert_eq!(shop.sell(&[&number[..], &["nosuch"]].concat()).exits(4).error(), "offer_unavailable");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sales_are_found_by_what_is_asked_newest_first() {
    let shop = CliShop::with(&[Kind::SohojPay]).await;
    shop.sell(&["--number", "01812345601", "--amount", "20"]).exits(0);
    shop.sell(&["--number", "01812345605", "--amount", "30"]).exits(4);
    shop.json(Some(OWNER), &["sell", "--number", "01712345601", "--amount", "40"]).exits(0);
    let found = |args: &[&str]| -> Vec<String> {
        let all = [&["sales"], args].concat();
        let document = shop.json(Some(CLERK), &all).exits(0).json();
        document["sales"]
            .as_array()
            .unwrap()
            .iter()
            .map(|sale| sale["amount"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(found(&[]), ["40.00", "30.00", "20.00"]);
    assert_eq!(found(&["--limit", "1"]), ["40.00"]);
    assert_eq!(found(&["--status", "failed"]), ["30.00"]);
    assert_eq!(found(&["--clerk", "owner"]), ["40.00"]);
    assert_eq!(found(&["--number", "+880 1812-345601"]), ["20.00"]);
    assert_eq!(found(&["--from", &today(), "--to", &today()]).len(), 3);
    assert_eq!(found(&["--to", "2020-01-01"]).len(), 0);
    assert_eq!(shop.json(Some(CLERK), &["sales", "--status", "lost"]).exits(2).error(), "usage");
}

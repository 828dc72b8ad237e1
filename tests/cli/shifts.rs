//! The drawer, and what a clerk learns of the shop's money: nothing.

use serde_json::{Value, json};
use simulators::Kind;

use crate::ctl::{CLERK, CliShop, OWNER, today};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shift_from_open_to_close_is_counted_blind() {
    let shop = CliShop::with(&[Kind::SohojPay]).await;
    let clerk = |args: &[&str]| shop.json(Some(CLERK), &[&["shift"], args].concat());
    for args in [&["show"][..], &["close", "--counted", "1"], &["cash", "--in", "1", "--reason", "x"]] {
        assert_eq!(clerk(args).exits(4).error(), "no_shift");
    }
    for float in ["-1", "ten", "1.00001"] {
        assert_eq!(clerk(&["open", "--float", float]).exits(2).error(), "invalid_amount");
    }
    clerk(&["open", "--float", "500"]).exits(0);
    assert_eq!(clerk(&["open", "--float", "500"]).exits(4).error(), "shift_open");
    shop.sell(&["--number", "01812345601", "--amount", "290"]).exits(0);
    let pending = shop.sell(&["--wait", "0", "--number", "01812345603", "--amount", "50"]).exits(3).json();
    assert_eq!(clerk(&["cash", "--out", "0", "--reason", "tea"]).exits(2).error(), "invalid_amount");
    assert_eq!(clerk(&["cash", "--out", "9", "--reason", " "]).exits(2).error(), "reason_needed");
    assert_eq!(clerk(&["cash", "--in", "1", "--out", "9", "--reason", "x"]).exits(2).error(), "usage");
    clerk(&["cash", "--out", "9.50", "--reason", "tea"]).exits(0);
    let open = clerk(&["show"]).exits(0).json()["shift"].clone();
    assert_eq!(
        (&open["status"], &open["expected"], &open["commission"]),
        (&json!("open"), &Value::Null, &Value::Null)
    );
    assert_eq!(
        (&open["sales"], &open["amount"], &open["cash_out"]),
        (&json!(1), &json!("290.00"), &json!("9.50"))
    );
    let owners = shop.json(Some(OWNER), &["shift", "show"]).exits(0).json();
    assert_eq!(owners["shifts"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&owners["shift"]["expected"], &owners["shift"]["commission"]),
        (&json!("780.50"), &json!("8.70"))
    );
    let closed = clerk(&["close", "--counted", "800"]).exits(0).json()["shift"].clone();
    let expected = json!({
        "status": "closed", "z_number": 1, "float": "500.00", "expected": "780.50", "counted": "800.00",
        "difference": "19.50", "commission": null, "currency": "BDT",
    });
    for (name, value) in expected.as_object().unwrap() {
        assert_eq!(&closed[name], value, "{name}");
    }
    assert_eq!(closed["unresolved"][0]["reference"], pending["sale"]["reference"]);
    let verified = shop.json(Some(OWNER), &["verify"]).exits(0).json();
    assert_eq!(
        (&closed["chain"]["entries"], &closed["chain"]["head"]),
        (&verified["entries"], &verified["head"])
    );
    assert_eq!(clerk(&["show", "--z", "1"]).exits(0).json()["shift"], closed);
    assert_eq!(clerk(&["show", "--z", "2"]).exits(2).error(), "not_found");
    shop.json(Some(OWNER), &["shift", "open", "--float", "0"]).exits(0);
    assert_eq!(clerk(&["show"]).exits(4).error(), "no_shift", "the owner's drawer is nothing to a clerk");
    shop.json(Some(OWNER), &["shift", "close", "--counted", "0"]).exits(0);
    assert_eq!(clerk(&["show", "--z", "2"]).exits(2).error(), "not_found");
    let printed = shop.run(Some(OWNER), &["shift", "show", "--z", "1"]);
    assert!(printed.exits(0).out.contains("Z report 1") && printed.out.contains("tea"), "{}", printed.out);
    assert!(printed.out.contains("over        ৳19.50"), "{}", printed.out);
    let exact = shop.run(Some(OWNER), &["shift", "show", "--z", "2"]);
    assert!(exact.exits(0).out.contains("exact       ৳0.00"), "{}", exact.out);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clerk_learns_neither_commission_nor_wallets() {
    let shop = CliShop::with(&[Kind::SohojPay, Kind::AutoFlexi]).await;
    shop.json(Some(CLERK), &["shift", "open", "--float", "0"]).exits(0);
    shop.sell(&["--account", "sohojpay", "--number", "01812345601", "--amount", "290"]).exits(0);
    shop.json(Some(OWNER), &["sell", "--account", "sohojpay", "--number", "01812345611", "--amount", "100"]);
    shop.sell(&["--account", "autoflexi", "--number", "01712345621", "--amount", "50"]).exits(5);
    let day = today();
    let report = ["report", "--from", &day, "--to", &day, "--by", "operator"];
    for command in [
        &["sales"][..],
        &["settle", "--for", "0"],
        &["offers", "--operator", "RB"],
        &["shift", "show"],
        &report,
    ] {
        let ran = shop.json(Some(CLERK), command);
        check(&ran.json(), command);
        let plain = shop.run(Some(CLERK), command);
        for word in ["8.70", "wallet", "margin", "9950", "9,950"] {
            assert!(!plain.out.contains(word) && !plain.err.contains(word), "{command:?}: {}", plain.out);
        }
    }
    let own = shop.json(Some(CLERK), &report).exits(0).json();
    assert_eq!((&own["totals"]["sales"], &own["totals"]["amount"]), (&json!(1), &json!("290.00")));
    let before =
        shop.json(Some(CLERK), &["report", "--from", "2020-01-01", "--to", "2020-01-31"]).exits(0).json();
    assert_eq!(before["totals"]["sales"], 0);
}

/// Every figure of the owner's is there by name and empty.
fn check(value: &Value, command: &[&str]) {
    const OWNERS: [&str; 6] = [
        "commission",
        "commission_reported",
        "commission_by_rate",
        "wallet_before",
        "wallet_after",
        "chosen_because",
    ];
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                assert!(!OWNERS.contains(&name.as_str()) || field.is_null(), "{command:?}: {name} {field}");
                check(field, command);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| check(item, command)),
        _ => {}
    }
}

//! Selling on credit from the terminal: who may owe how much, what is owed, what was paid.

use serde_json::{Value, json};
use simulators::Kind;

use crate::ctl::{CLERK, CliShop, OWNER, today};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sale_on_credit_is_owed_paid_and_in_the_drawers_report() {
    let shop = CliShop::with(&[Kind::SohojPay]).await;
    let clerk = |args: &[&str]| shop.json(Some(CLERK), &[&["dues"], args].concat());
    let owner = |args: &[&str]| shop.json(Some(OWNER), &[&["dues"], args].concat());
    assert_eq!(clerk(&["add", "Karim", "--limit", "500"]).exits(6).error(), "not_allowed");
    for (limit, phone, code) in
        [("-1", "", "invalid_limit"), ("much", "", "invalid_limit"), ("1", "12", "invalid_number")]
    {
        let tried = owner(&["add", "Karim", "--limit", limit, "--phone", phone]);
        assert_eq!(tried.exits(2).error(), code, "{limit} {phone}");
    }
    let added = owner(&["add", "Karim", "--limit", "500", "--phone", "+880 1711-000001"]).exits(0).json();
    assert_eq!(
        added["debtor"],
        json!({
            "id": 1, "name": "Karim", "phone": "01711000001", "due": "0.00", "open": "0.00", "limit": "500.00",
            "enabled": true, "currency": "BDT", "last_paid_at": null,
        })
    );
    assert_eq!(owner(&["add", "ka rim", "--limit", "1"]).exits(2).error(), "name_taken");
    assert_eq!(owner(&["add", "7", "--limit", "1"]).exits(2).error(), "invalid_debtor_name");
    shop.json(Some(CLERK), &["shift", "open", "--float", "100"]).exits(0);

    let sell = |number: &str, amount: &str, debtor: &str| {
        shop.sell(&["--number", number, "--amount", amount, "--debtor", debtor])
    };
    let sold = sell("01812345601", "290", "karim").exits(0).json();
    assert_eq!(sold["sale"]["debtor"], json!({ "id": 1, "name": "Karim" }));
    let reference = sold["sale"]["reference"].as_str().unwrap();
    let shown = shop.json(Some(CLERK), &["show", reference]).exits(0).json();
    assert_eq!(shown["sale"], sold["sale"]);
    let requests = shop.accounts[0].simulator.requests().len();
    assert_eq!(sell("01812345611", "210.01", "1").exits(4).error(), "over_limit");
    assert_eq!(sell("01812345611", "50", "Rahim").exits(2).error(), "no_debtor");
    assert_eq!(sell("01812345611", "50", "2").exits(2).error(), "no_debtor");
    assert_eq!(shop.accounts[0].simulator.requests().len(), requests, "no provider was asked to sell");
    shop.sell(&["--number", "01812345621", "--amount", "40"]).exits(0);

    assert_eq!(clerk(&["pay", "Karim", "--amount", "290.01"]).exits(2).error(), "more_than_due");
    assert_eq!(clerk(&["pay", "Karim", "--amount", "0"]).exits(2).error(), "invalid_amount");
    let pay =
        || clerk(&["pay", "Karim", "--amount", "120", "--note", "by his son", "--once", "payment-0001"]);
    let paid = pay().exits(0).json();
    assert_eq!(paid["debtor"]["due"], "170.00");
    assert_eq!(pay().exits(0).json(), paid, "sent again, it is booked once");
    assert_eq!(
        clerk(&["pay", "Karim", "--amount", "1", "--once", "payment-0001"]).exits(2).error(),
        "once_taken"
    );
    assert_eq!(
        clerk(&["adjust", "Karim", "--amount", "30", "--reason", "notebook"]).exits(6).error(),
        "not_allowed"
    );
    assert_eq!(owner(&["adjust", "1", "--amount", "30", "--reason", " "]).exits(2).error(), "reason_needed");
    assert_eq!(owner(&["adjust", "1", "--amount", "0", "--reason", "x"]).exits(2).error(), "invalid_amount");
    assert_eq!(
        owner(&["adjust", "1", "--amount", "-171", "--reason", "x"]).exits(2).error(),
        "more_than_due"
    );
    let put_right = owner(&["adjust", "1", "--amount", "30", "--reason", "notebook"]).exits(0).json();
    assert_eq!(put_right["debtor"]["due"], "200.00");

    let shown = clerk(&["show", "KARIM"]).exits(0).json();
    let lines: Vec<_> = shown["lines"].as_array().unwrap().iter().map(line).collect();
    assert_eq!(
        lines,
        [
            "adjustment 30.00 200.00 owner notebook",
            "payment -120.00 170.00 clerk1 by his son",
            "sale 290.00 290.00 clerk1 -"
        ]
    );
    assert_eq!(shown["lines"][2]["reference"], reference);
    let off = owner(&["set", "Karim", "--off", "--limit", "600"]).exits(0).json();
    assert_eq!((&off["debtor"]["enabled"], &off["debtor"]["limit"]), (&json!(false), &json!("600.00")));
    assert_eq!(sell("01812345631", "20", "Karim").exits(4).error(), "debtor_off");
    assert_eq!(clerk(&["list"]).exits(0).json()["debtors"], json!([]));
    assert_eq!(owner(&["list"]).exits(0).json()["debtors"][0]["due"], "200.00");

    // 100 + 40 in cash + 120 of dues; what is owed is not there.
    let z = shop.json(Some(CLERK), &["shift", "close", "--counted", "260"]).exits(0).json();
    for (name, value) in [
        ("sales", json!(2)),
        ("amount", json!("330.00")),
        ("on_credit", json!("290.00")),
        ("payments", json!("120.00")),
        ("expected", json!("260.00")),
        ("difference", json!("0.00")),
    ] {
        assert_eq!(z["shift"][name], value, "{name}");
    }
    shop.json(Some(OWNER), &["verify"]).exits(0);
    let audit = shop.json(Some(OWNER), &["audit", "--kind", "dues"]).exits(0).json();
    let kinds: Vec<&str> =
        audit["entries"].as_array().unwrap().iter().map(|entry| entry["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["debtor_changed", "due_adjusted", "due_paid", "debtor_added"]);
    assert_eq!(audit["entries"][0]["facts"]["limit_before"], "500.00 BDT");
    let (file, day) = (shop.beside("sales.csv"), today());
    let export = ["export", "sales", "--from", &day, "--to", &day, "--format", "csv", "--out"];
    shop.json(Some(OWNER), &[&export[..], &[file.to_str().unwrap()]].concat()).exits(0);
    let csv = std::fs::read_to_string(file).unwrap();
    assert_eq!(csv.lines().filter(|line| line.trim_end().ends_with(",Karim")).count(), 1, "{csv}");
}

/// What a change of a due was, in a line.
fn line(line: &Value) -> String {
    let of = |name: &str| line[name].as_str().unwrap_or("-").to_owned();
    [of("kind"), of("amount"), of("due"), of("clerk"), of("reason")].join(" ")
}

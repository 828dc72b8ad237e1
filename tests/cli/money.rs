//! Wallets, loads, reports, differences.

use serde_json::{Value, json};
use simulators::Kind;
use tillup_tests::AccountSpec;

use crate::ctl::{CLERK, CliShop, OWNER, today};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn balances_are_exact_and_an_account_that_cannot_be_asked_says_why() {
    let roomy = AccountSpec::new("soho", Kind::SohojPay)
        .with(|settings| settings.opening_balance = "1234567.204".into());
    let mut deaf = AccountSpec::new("deaf", Kind::AutoFlexi);
    deaf.base_url = Some(format!("http://127.0.0.1:{}", tillup_tests::deaf_port().await));
    let shop = CliShop::of(vec![roomy, deaf], "", "").await;
    let one = shop.json(Some(OWNER), &["balance", "soho"]).exits(0).json();
    let answer = &one["balances"].as_array().unwrap()[0];
    assert_eq!(one["balances"].as_array().unwrap().len(), 1);
    for (name, value) in [
        ("account", json!("soho")),
        ("provider", json!("sohojpay")),
        ("currency", json!("BDT")),
        ("balance", json!("1234567.204")),
        ("error", Value::Null),
    ] {
        assert_eq!(answer[name], value, "{name}");
    }
    assert!(answer["asked_at"].as_str().unwrap().ends_with("+06:00"));
    let both = shop.json(Some(OWNER), &["balance"]).exits(0).json();
    let failed =
        both["balances"].as_array().unwrap().iter().find(|answer| answer["account"] == "deaf").unwrap();
    assert_eq!((&failed["balance"], failed["error"]["code"].as_str()), (&Value::Null, Some("not_sent")));
    // What could be told was told; where nothing could be, the exit status says so.
    assert_eq!(
        shop.json(Some(OWNER), &["balance", "deaf"]).exits(4).json()["balances"][0]["error"]["code"],
        "not_sent"
    );
    let shown = shop.run(Some(OWNER), &["balance", "soho"]);
    assert!(shown.exits(0).out.contains("৳12,34,567.204"), "{}", shown.out);
    assert_eq!(shop.json(Some(OWNER), &["balance", "nosuch"]).exits(2).error(), "no_such_account");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_report_is_grouped_and_its_groups_add_up() {
    let shop = CliShop::with(&[Kind::SohojPay, Kind::IRecharge]).await;
    let sell = |who, account: &str, number: &str, amount: &str, exit: i32| {
        let sold = shop.json(
            Some(who),
            &[
                "sell",
                "--wait",
                if exit == 3 { "0" } else { "30" },
                "--account",
                account,
                "--number",
                number,
                "--amount",
                amount,
                "--charge",
                "5",
            ],
        );
        sold.exits(exit);
    };
    sell(CLERK, "sohojpay", "01812345601", "100", 0);
    sell(OWNER, "sohojpay", "01712345601", "200", 0);
    sell(CLERK, "irecharge", "01712345701", "300", 0);
    sell(CLERK, "irecharge", "01712345705", "400", 4);
    sell(CLERK, "sohojpay", "01812345603", "500", 3);
    let day = today();
    let report = |by: &[&str]| {
        shop.json(Some(OWNER), &[&["report", "--from", &day, "--to", &day], by].concat()).exits(0).json()
    };
    let all = report(&[]);
    assert_eq!(
        (all["from"].as_str(), all["to"].as_str(), all["currency"].as_str()),
        (Some(day.as_str()), Some(day.as_str()), Some("BDT"))
    );
    let totals = &all["totals"];
    assert_eq!(
        (totals["sales"].as_u64(), totals["amount"].as_str(), totals["charge"].as_str()),
        (Some(3), Some("600.00"), Some("15.00"))
    );
    assert_eq!(totals["failed"], json!({"sales": 1, "amount": "400.00"}));
    assert_eq!(totals["pending"], json!({"sales": 1, "amount": "500.00"}));
    assert_eq!(totals["unknown"], json!({"sales": 0, "amount": "0.00"}));
    assert_eq!(totals["reversed"], json!({"sales": 0, "amount": "0.00"}));
    assert_eq!(totals["commission_by_rate"], "9.00");
    assert_ne!(totals["commission_reported"], "0.00");
    for (by, keys) in [
        ("account", vec!["irecharge", "sohojpay"]),
        ("operator", vec!["GP", "RB"]),
        ("clerk", vec!["clerk1", "owner"]),
        ("day", vec![day.as_str()]),
        ("month", vec![&day[..7]]),
        ("service", vec!["prepaid"]),
        // Nothing of it was a pack.
        ("pack", vec![""]),
    ] {
        let document = report(&["--by", by]);
        assert_eq!(&document["totals"], totals, "{by}");
        let groups = document["groups"].as_array().unwrap();
        let found: Vec<_> = groups.iter().map(|group| group["key"].as_str().unwrap()).collect();
        assert_eq!(found, keys, "{by}");
        let sum: u64 = groups.iter().map(|group| group["sales"].as_u64().unwrap()).sum();
        assert_eq!(sum, 3, "{by}");
        let mut names: Vec<_> = groups[0].as_object().unwrap().keys().cloned().collect();
        names.retain(|name| name != "key");
        assert_eq!(names, totals.as_object().unwrap().keys().cloned().collect::<Vec<_>>());
    }
    assert_eq!(
        shop.json(Some(OWNER), &["report", "--from", "2026-02-02", "--to", "2026-02-01"]).exits(2).error(),
        "usage"
    );
    assert_eq!(
        shop.json(Some(CLERK), &["report", "--from", &day, "--to", &day]).exits(4).error(),
        "no_shift"
    );
    let shown = shop.run(Some(OWNER), &["report", "--from", &day, "--to", &day]);
    assert!(shown.exits(0).out.contains("৳600.00"), "{}", shown.out);
    let shown = shop.run(Some(OWNER), &["report", "--from", &day, "--to", &day, "--by", "pack"]);
    assert!(shown.exits(0).out.contains("(no pack)"), "{}", shown.out);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_currencies_are_two_reports() {
    let shop = CliShop::with(&[Kind::SohojPay, Kind::Tymk]).await;
    shop.sell(&["--number", "01812345601", "--amount", "100"]).exits(0);
    shop.sell(&["--number", "9812345601", "--amount", "239", "--operator", "AIRTEL"]).exits(0);
    let report = shop.json(Some(OWNER), &["report", "--from", &today(), "--to", &today()]).exits(0).json();
    let reports = report["reports"].as_array().unwrap();
    assert_eq!(report.as_object().unwrap().len(), 1);
    let figures: Vec<_> = reports
        .iter()
        .map(|one| (one["currency"].as_str().unwrap(), one["totals"]["amount"].as_str().unwrap()))
        .collect();
    assert_eq!(figures, [("BDT", "100.00"), ("INR", "239.00")]);
    let shown = shop.run(Some(OWNER), &["report", "--from", &today(), "--to", &today()]).out;
    assert!(shown.contains("৳100.00") && shown.contains("₹239.00"), "{shown}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_load_with_uplift_earns_commission() {
    let shop = CliShop::with(&[Kind::SohojPay]).await;
    shop.json(Some(OWNER), &["balance"]).exits(0);
    let loaded = shop
        .json(Some(OWNER), &["load", "sohojpay", "--amount", "10000", "--paid", "9700", "--note", "bKash"]);
    let load = &loaded.exits(0).json()["load"];
    assert_eq!(
        (load["amount"].as_str(), load["paid"].as_str(), load["uplift"].as_str()),
        (Some("10000.00"), Some("9700.00"), Some("300.00"))
    );
    shop.simulator("sohojpay").set_wallet("20000.00");
    let rows = shop.json(Some(OWNER), &["reconcile"]).exits(0).json();
    assert_eq!(
        (rows["accounts"][0]["computed"].as_str(), rows["accounts"][0]["difference"].as_str()),
        (Some("20000.00"), Some("0.00"))
    );
    for args in [
        &["load", "sohojpay", "--amount", "0"][..],
        &["load", "sohojpay", "--amount", "-5"],
        &["load", "sohojpay", "--amount", "5", "--paid", "-1"],
        &["load", "sohojpay", "--amount", "x"],
    ] {
        assert_eq!(shop.json(Some(OWNER), args).exits(2).error(), "invalid_amount", "{args:?}");
    }
    assert_eq!(
        shop.json(Some(OWNER), &["load", "nosuch", "--amount", "5"]).exits(2).error(),
        "no_such_account"
    );
    assert_eq!(
        shop.json(Some(CLERK), &["load", "sohojpay", "--amount", "5"]).exits(6).error(),
        "not_allowed"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn reconciling_names_the_first_sale_after_which_the_wallets_differ() {
    let shop = CliShop::with(&[Kind::AutoFlexi]).await;
    let sell = |number: &str| {
        shop.sell(&["--number", number, "--amount", "50"]).exits(0).json()["sale"]["reference"].clone()
    };
    let reconcile =
        || shop.json(Some(OWNER), &["reconcile", "autoflexi"]).exits(0).json()["accounts"][0].clone();
    sell("01712345601");
    let agreed = reconcile();
    assert_eq!(
        (
            agreed["computed"].as_str(),
            agreed["reported"].as_str(),
            agreed["difference"].as_str(),
            &agreed["first_difference"]
        ),
        (Some("9950.00"), Some("9950.00"), Some("0.00"), &Value::Null)
    );
    let guilty = sell("01712345701");
    // The provider takes 7 more than the face value for that one.
    shop.simulator("autoflexi").set_wallet("9893.00");
    assert_eq!(reconcile()["difference"], "-7.00");
    sell("01712345801");
    let differing = reconcile();
    assert_eq!(
        (differing["computed"].as_str(), differing["reported"].as_str(), differing["difference"].as_str()),
        (Some("9850.00"), Some("9843.00"), Some("-7.00"))
    );
    assert_eq!(differing["first_difference"], guilty);
}

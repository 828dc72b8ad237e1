//! iRecharge: the document's examples and what deviates from them.

use std::io;

use serde_json::{Value, json};
use simulators::{Kind, Simulator};

use crate::client::{Answer, post_json, send, start, start_with};

const NORMAL: &str = "/api/billing/service-requests/recharge/normal";
const PURCHASE: &str = "/api/billing/recharge/offers/purchase";
const STATUS: &str = "/api/billing/transactions/status/check";
const EXAMPLE: &str = r#"{"number":"01712345678","amount":10,"operator":"gp","service_type":"prepaid",
    "webhook_url":"https://your-domain.com/webhooks/recharge","reference":"BILL-026401"}"#;

async fn get(simulator: &Simulator, target: &str) -> io::Result<Answer> {
    let keys = simulator.keys();
    let headers =
        [("X-Open-Key", keys["open_key"].as_str()), ("X-Authorization", keys["secret_key"].as_str())];
    send(simulator, "GET", target, &headers, "").await
}

async fn seven_thousand(quirks: bool) -> Simulator {
    start_with(Kind::IRecharge, |settings| {
        settings.opening_balance = "7000.00".to_owned();
        settings.quirks = quirks;
    })
    .await
}

#[tokio::test]
async fn the_normal_recharge_example_is_answered_literally() {
    for quirks in [false, true] {
        let simulator = seven_thousand(quirks).await;
        let balance = get(&simulator, "/api/billing/wallet/balance").await.unwrap();
        assert_eq!(balance.json(), json!({"balance": "7000.00", "currency": "BDT"}));
        let mut answer = post_json(&simulator, NORMAL, EXAMPLE).await.unwrap().json();
        let extra = answer["billing"].as_object_mut().unwrap().remove("transaction_id");
        assert_eq!(extra.is_none(), quirks);
        let expected: Value = serde_json::from_str(
            r#"{"success": true, "message": "Recharge processed successfully", "billing": {
                "reference": "BILL-026401", "status": "success", "rechargeType": "normal", "number": "01712345678",
                "amount": 10, "fee": 0.5, "commission": 1.5, "remainingBalance": 6989.5}}"#,
        )
        .unwrap();
        assert_eq!(answer, expected);
        assert_eq!(simulator.wallet(), "6989.50");
    }
}

#[tokio::test]
async fn status_is_found_by_reference_and_by_transaction_id() {
    let simulator = start(Kind::IRecharge).await;
    post_json(&simulator, NORMAL, EXAMPLE).await.unwrap();
    for name in ["reference", "client_reference", "clientReference"] {
        let by_get = get(&simulator, &format!("{STATUS}?{name}=BILL-026401")).await.unwrap().json();
        assert_eq!(by_get["data"]["transactionId"], json!(1));
    }
    for name in ["transaction_id", "transactionId"] {
        let by_post = post_json(&simulator, STATUS, &format!(r#"{{"{name}":1}}"#)).await.unwrap().json();
        let data = &by_post["data"];
        assert_eq!(data["reference"], "BILL-026401");
        assert_eq!((&data["status"], &data["isFinal"]), (&json!("success"), &json!(true)));
        assert_eq!(data["operator"], json!({"code": "GP", "name": "Grameenphone"}));
        assert_eq!(
            data["service"],
            json!({"type": "recharge", "status": "success", "number": "01712345678"})
        );
        assert_eq!(data["decision"], json!({"mode": "auto"}));
        assert!(data["createdAt"].as_str().unwrap().ends_with('Z'));
    }
    let missing = get(&simulator, &format!("{STATUS}?reference=OTHER")).await.unwrap();
    assert_eq!(missing.status, 404);
    assert_eq!(missing.json()["message"], "Transaction not found for provided identifier.");
    assert_eq!(get(&simulator, STATUS).await.unwrap().status, 422);
}

#[tokio::test]
async fn operators_are_filtered_and_end_in_a_comment_with_quirks() {
    let simulator = start(Kind::IRecharge).await;
    let target = "/api/billing/operators?country=bd&service=mobile-recharge&search=robi";
    let robi = get(&simulator, target).await.unwrap().json();
    assert_eq!((robi.as_array().unwrap().len(), &robi[0]["operator_code"]), (1, &json!("RB")));
    let all = get(&simulator, "/api/billing/operators").await.unwrap().json();
    assert_eq!(all.as_array().unwrap().len(), 6);
    let none = get(&simulator, "/api/billing/operators?service=mobile-banking").await.unwrap().json();
    assert_eq!(none, json!([]));
    let quirky = seven_thousand(true).await;
    assert!(get(&quirky, "/api/billing/operators").await.unwrap().body.contains("// ... more operators"));
}

/// The first offer for the number, as the answer has it.
async fn offer(simulator: &Simulator, number: &str, operator: &str) -> Value {
    let target = format!("/api/billing/recharge/offers?number={number}&operator={operator}");
    let answer = get(simulator, &target).await.unwrap().json();
    assert_eq!((&answer["operator"], &answer["number"]), (&json!(operator), &json!(number)));
    answer["offers"][0].clone()
}

/// A purchase in the manner of the document's JavaScript example.
fn purchase(offer: &Value, fields: &[&str], reference: &str) -> Value {
    let mut body = json!({"reference": reference, "webhook_url": "https://example.com/webhooks/recharge"});
    for field in ["operator", "number", "amount"].iter().chain(fields) {
        if let Some(value) = offer.get(field) {
            body[*field] = value.clone();
        }
    }
    body
}

const BY_OPERATOR: [(&str, &str, &[&str]); 4] = [
    ("gp", "01712345678", &["offerId", "campaignId", "sessionContext", "optInKeyword"]),
    ("robi", "01812345678", &["ticketId"]),
    ("airtel", "01614031175", &["ticketId"]),
    ("banglalink", "01937395849", &["offerId", "tranId"]),
];

#[tokio::test]
async fn each_operators_offer_is_bought_with_its_own_identifiers() {
    for quirks in [false, true] {
        let simulator = seven_thousand(quirks).await;
        for (operator, number, fields) in BY_OPERATOR {
            let offer = offer(&simulator, number, operator).await;
            assert_eq!(offer["amount"].is_string(), quirks);
            for (place, missing) in fields.iter().enumerate() {
                let mut body = purchase(&offer, fields, &format!("MISS-{operator}-{place}"));
                body.as_object_mut().unwrap().remove(*missing);
                let status = if *missing == "optInKeyword" { 200 } else { 422 };
                assert_eq!(
                    post_json(&simulator, PURCHASE, &body.to_string()).await.unwrap().status,
                    status,
                    "{missing}"
                );
            }
            let body = purchase(&offer, fields, &format!("BUY-{operator}"));
            let answer = post_json(&simulator, PURCHASE, &body.to_string()).await.unwrap();
            let billing = &answer.json()["billing"];
            assert_eq!((&billing["rechargeType"], &billing["status"]), (&json!("offer"), &json!("success")));
            let provider = answer.json()["provider"].is_object();
            assert_eq!(provider, matches!(operator, "robi" | "airtel"), "{operator}");
            assert_eq!(billing["offerId"] == json!("__EL_RECHARGE_OFFER__"), quirks);
        }
    }
}

#[tokio::test]
async fn the_offer_example_has_its_fee_and_commission() {
    let simulator =
        start_with(Kind::IRecharge, |settings| settings.opening_balance = "242.75".to_owned()).await;
    let offer = offer(&simulator, "01614031175", "airtel").await;
    let body = purchase(&offer, &["ticketId"], "BILL-20260204-00012");
    let billing = post_json(&simulator, PURCHASE, &body.to_string()).await.unwrap().json()["billing"].clone();
    let exact = |name: &str| billing[name].to_string();
    assert_eq!(
        [exact("amount"), exact("fee"), exact("commission"), exact("remainingBalance")],
        ["68", "0.34", "1.02", "174.41"]
    );
}

#[tokio::test]
async fn offers_expire_and_belong_to_their_number_operator_and_amount() {
    let simulator = start(Kind::IRecharge).await;
    let offer = offer(&simulator, "01812345678", "robi").await;
    let good = purchase(&offer, &["ticketId"], "BUY-1");
    let changed = |field: &str, value: Value| {
        let mut body = good.clone();
        body[field] = value;
        body.to_string()
    };
    for (body, code) in [
        (changed("number", json!("01812345679")), "INVALID_OFFER"),
        (changed("operator", json!("airtel")), "INVALID_OFFER"),
        (changed("ticketId", json!("243753368.1")), "INVALID_OFFER"),
        (changed("amount", json!(69)), "VALIDATION_ERROR"),
        (changed("operator", json!("teletalk")), "VALIDATION_ERROR"),
    ] {
        let answer = post_json(&simulator, PURCHASE, &body).await.unwrap();
        assert_eq!((answer.status, &answer.json()["code"]), (422, &json!(code)), "{body}");
    }
    simulator.expire_offers();
    let late = post_json(&simulator, PURCHASE, &good.to_string()).await.unwrap();
    assert_eq!((late.status, &late.json()["code"]), (422, &json!("OFFER_EXPIRED")));
    assert!(simulator.executions().is_empty());
    let aliased = format!("/api/billing/recharge/offers?number=01812345678&operator_short={}", "rb");
    assert_eq!(get(&simulator, &aliased).await.unwrap().json()["operator"], "rb");
    let none = get(&simulator, "/api/billing/recharge/offers?number=01512345678&operator=tt").await.unwrap();
    assert_eq!((none.status, &none.json()["message"]), (422, &json!("No operator found for this filter.")));
}

#[tokio::test]
async fn deviations_are_refused_with_documented_status_and_message() {
    let simulator = start(Kind::IRecharge).await;
    for (body, status, why) in [
        (EXAMPLE.replace(r#""amount":10"#, r#""amount":"10""#), 422, "amount must be a number"),
        (EXAMPLE.replace(r#""amount":10"#, r#""amount":0"#), 422, "amount is invalid"),
        (EXAMPLE.replace(r#""amount":10"#, r#""amount":10.005"#), 422, "amount is invalid"),
        (EXAMPLE.replace("01712345678", "1712345678"), 422, "number is invalid"),
        (EXAMPLE.replace(r#""gp""#, r#""GP""#), 422, "operator is invalid"),
        (EXAMPLE.replace("prepaid", "skitto"), 422, "service_type"),
        (EXAMPLE.replace("https://your", "ftp://your"), 422, "webhook_url"),
        (EXAMPLE.replace(r#""reference""#, r#""referenz""#), 422, "Unknown parameter"),
        (EXAMPLE.replace("BILL-026401", ""), 422, "requires a unique reference"),
        ("{".to_owned(), 400, "Bad request"),
    ] {
        let answer = post_json(&simulator, NORMAL, &body).await.unwrap();
        let json = answer.json();
        assert_eq!((answer.status, &json["success"]), (status, &json!(false)), "{body}");
        assert!(json["message"].as_str().unwrap().contains(why), "{}", answer.body);
        assert!(json["error"].is_string() && json["code"].is_string());
    }
    assert!(simulator.executions().is_empty());
}

#[tokio::test]
async fn keys_methods_and_paths_are_checked() {
    let simulator = start(Kind::IRecharge).await;
    let keys = simulator.keys();
    let open = ("X-Open-Key", keys["open_key"].as_str());
    let secret = ("X-Authorization", keys["secret_key"].as_str());
    assert!(open.1.starts_with("ok_live_") && secret.1.starts_with("sk_live_"));
    let json_type = ("Content-Type", "application/json");
    for (method, path, headers, status) in [
        ("POST", NORMAL, vec![json_type, open], 401),
        ("POST", NORMAL, vec![json_type, secret], 401),
        ("POST", NORMAL, vec![json_type, open, ("X-Authorization", "sk_test_X")], 401),
        ("POST", NORMAL, vec![open, secret], 400),
        ("PUT", NORMAL, vec![json_type, open, secret], 400),
        ("POST", "/api/billing/recharge", vec![json_type, open, secret], 404),
    ] {
        let answer = send(&simulator, method, path, &headers, EXAMPLE).await.unwrap();
        assert_eq!(answer.status, status, "{path}: {}", answer.body);
        assert_eq!(answer.json()["success"], false);
    }
    let sandbox = start_with(Kind::IRecharge, |settings| settings.test_environment = true).await;
    assert!(sandbox.keys()["open_key"].starts_with("ok_test_"));
}

#[tokio::test]
async fn every_answer_tells_the_rate_and_too_many_are_refused() {
    let simulator = start_with(Kind::IRecharge, |settings| settings.rate_limit_per_minute = 2).await;
    for (status, left) in [(200, "1"), (200, "0"), (429, "0")] {
        let answer = get(&simulator, "/api/billing/wallet/balance").await.unwrap();
        assert_eq!((answer.status, answer.header("x-ratelimit-remaining")), (status, Some(left)));
        assert_eq!(answer.header("x-ratelimit-limit"), Some("2"));
        let reset: u64 = answer.header("x-ratelimit-reset").unwrap().parse().unwrap();
        assert!((1..=60).contains(&reset));
        assert_eq!(answer.header("retry-after").is_some(), status == 429);
    }
}

#[tokio::test]
async fn the_other_words_are_approved_and_rejected() {
    let simulator = start(Kind::IRecharge).await;
    for (ending, word) in [("16", "approved"), ("17", "rejected")] {
        let body = EXAMPLE.replace("678", &format!("6{ending}")).replace("BILL", ending);
        let first = post_json(&simulator, NORMAL, &body).await.unwrap().json();
        assert_eq!(first["billing"]["status"], "pending");
        for expected in ["processing", word] {
            let found = get(&simulator, &format!("{STATUS}?reference={ending}-026401")).await.unwrap().json();
            assert_eq!(found["data"]["status"], expected);
        }
    }
}

//! Tymk: the document's examples and what deviates from them.

use std::io;
use std::time::Duration;

use serde_json::{Value, json};
use simulators::{Kind, Simulator};

use crate::client::{Answer, send, start, start_with};

const ATTEMPT: &str = "/api/recharge/v1/attempt";
const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");
const EXAMPLE: &str = "service_id=2&order_id=741852&account=9876543210&operator_id=1&amount=10000";

async fn get(simulator: &Simulator, path: &str, query: &str) -> io::Result<Answer> {
    let target = format!("{path}?key={}{query}", simulator.keys()["api_key"]);
    send(simulator, "GET", &target, &[], "").await
}

async fn attempt(simulator: &Simulator, form: &str) -> Answer {
    let body = format!("key={}&{form}", simulator.keys()["api_key"]);
    send(simulator, "POST", ATTEMPT, &[FORM], &body).await.unwrap()
}

fn code(answer: &Answer) -> i64 {
    let json = answer.json();
    let errors = &json["errors"];
    let first = if errors.is_array() { &errors[0] } else { errors };
    first["code"].as_i64().unwrap_or_else(|| panic!("{}", answer.body))
}

async fn with_98005_paisa(quirks: bool) -> Simulator {
    start_with(Kind::Tymk, |settings| {
        settings.opening_balance = "980.05".to_owned();
        settings.quirks = quirks;
    })
    .await
}

#[tokio::test]
async fn the_attempt_example_is_answered_and_its_status_is_the_same() {
    for quirks in [false, true] {
        let simulator = with_98005_paisa(quirks).await;
        let answer = attempt(&simulator, EXAMPLE).await;
        let json = answer.json();
        let reference = json["reference_id"].as_str().unwrap().to_owned();
        let order_id = if quirks { json!(741852) } else { json!("741852") };
        let expected = json!({
            "status": true, "response": "Success", "service_id": 2, "order_id": order_id, "op_txn_id": "wsuid904",
            "reference_id": reference, "amount": 10000, "commission": 100, "account": "9876543210",
            "message": "Transaction Successful", "opening_balance": 98005, "closing_balance": 88005
        });
        assert_eq!(json, expected);
        let status =
            get(&simulator, "/api/recharge/v1/status", &format!("&reference_id={reference}")).await.unwrap();
        assert_eq!(status.json(), expected);
        assert_eq!(simulator.wallet(), "880.05");
    }
}

#[tokio::test]
async fn form_json_and_query_are_taken_but_nothing_twice() {
    let simulator = start(Kind::Tymk).await;
    let key = simulator.keys()["api_key"].clone();
    let body = format!(
        r#"{{"key":"{key}","service_id":2,"order_id":"J1","account":"9876543210","operator_id":1,"amount":10000}}"#
    );
    let json_type = ("Content-Type", "application/json");
    assert_eq!(send(&simulator, "POST", ATTEMPT, &[json_type], &body).await.unwrap().json()["status"], true);
    let target = format!("{ATTEMPT}?key={key}&{}", EXAMPLE.replace("10000", "20000"));
    assert_eq!(send(&simulator, "POST", &target, &[], "").await.unwrap().json()["status"], true);
    let mixed = format!("{ATTEMPT}?key={key}");
    let form = EXAMPLE.replace("10000", "30000").replace("741852", "M1");
    assert_eq!(send(&simulator, "POST", &mixed, &[FORM], &form).await.unwrap().json()["status"], true);
    for (target, headers, body) in [
        (mixed.as_str(), vec![FORM], format!("key={key}&{EXAMPLE}")),
        (ATTEMPT, vec![("Content-Type", "multipart/form-data; boundary=x")], body.clone()),
        (ATTEMPT, vec![json_type], body.replace(":10000", r#":"40000""#).replace("J1", "J2")),
        (ATTEMPT, vec![json_type], body.replace(r#""9876543210""#, "9876543210").replace("J1", "J3")),
    ] {
        let answer = send(&simulator, "POST", target, &headers, &body).await.unwrap();
        assert_eq!(answer.json()["status"], false, "{body}");
    }
    assert_eq!(simulator.executed().len(), 3);
}

#[tokio::test]
async fn lists_are_per_service() {
    let simulator = start(Kind::Tymk).await;
    let prepaid = get(&simulator, "/api/recharge/v1/operators", "&service_id=2").await.unwrap().json();
    assert_eq!(prepaid["operators"][0], json!({"id": "1", "name": "Airtel"}));
    assert_eq!(prepaid["operators"][1], json!({"id": "2", "name": "BSNL"}));
    for service in ["3", "4", "5", "6", "7", "8", "13"] {
        let list =
            get(&simulator, "/api/recharge/v1/operators", &format!("&service_id={service}")).await.unwrap();
        assert!(!list.json()["operators"].as_array().unwrap().is_empty());
    }
    let circles = get(&simulator, "/api/recharge/v1/circles", "&service_id=2").await.unwrap().json();
    assert_eq!(circles["circles"][2], json!({"id": "3", "name": "Gujarat"}));
    for (path, query, expected) in [
        ("/api/recharge/v1/operators", "&service_id=1", 301),
        ("/api/recharge/v1/operators", "", 301),
        ("/api/recharge/v1/circles", "&service_id=3", 301),
        ("/api/recharge/v1/operator-circle", "&service_id=2&mobile=98765", 303),
        ("/api/recharge/v1/operator-circle", "&service_id=2&mobile=9876543208", 303),
        ("/api/recharge/v1/operator-circle", "&service_id=4&mobile=9876543210", 301),
        ("/api/recharge/v1/status", "&order_id=741852", 308),
        ("/api/recharge/v1/status", "&reference_id=unknown", 308),
        ("/api/balance", "&x=1", 308),
    ] {
        assert_eq!(code(&get(&simulator, path, query).await.unwrap()), expected, "{path}{query}");
    }
    let found =
        get(&simulator, "/api/recharge/v1/operator-circle", "&service_id=2&mobile=9876543210").await.unwrap();
    assert_eq!(found.json()["operator"], json!({"id": 1, "name": "Airtel"}));
    assert_eq!(found.json()["circle"]["name"], "Rajasthan");
}

#[tokio::test]
async fn the_balance_is_paisa_outside_the_base_url() {
    let simulator = with_98005_paisa(false).await;
    assert!(simulator.base_url().ends_with("/api/recharge/v1/"));
    assert_eq!(
        get(&simulator, "/api/balance", "").await.unwrap().json(),
        json!({"status": true, "balance": 98005})
    );
    let quirky = with_98005_paisa(true).await;
    assert!(get(&quirky, "/api/balance", "").await.unwrap().body.contains("98005, // In Paisa\n}"));
    let list = get(&quirky, "/api/recharge/v1/operators", "&service_id=2").await.unwrap();
    assert!(list.body.contains(r#""name": "Airtel", }"#), "{}", list.body);
}

async fn plans(simulator: &Simulator, form: &str) -> Answer {
    let body = format!("key={}&{form}", simulator.keys()["api_key"]);
    send(simulator, "POST", "/api/recharge/v1/plans/prepaid", &[FORM], &body).await.unwrap()
}

#[tokio::test]
async fn plans_come_by_identifier_and_their_errors_as_an_object() {
    let simulator = start(Kind::Tymk).await;
    let all = plans(&simulator, "service_id=13&operator_id=2&circle_id=3").await.json();
    assert_eq!(all["plans"][0]["name"], "Top up");
    assert_eq!(all["plans"][0]["details"][0]["amount"], "10");
    assert_eq!(all["circle"], json!({"id": 3, "name": "Gujarat"}));
    let one = plans(&simulator, "service_id=13&operator_id=2&circle_id=3&plan_id=3").await.json();
    assert_eq!(one["plans"].as_array().map(Vec::len), Some(1));
    let missing = plans(&simulator, "service_id=13&operator_id=2&circle_id=3&plan_id=9").await;
    assert_eq!(
        missing.json()["errors"],
        json!({"code": 309, "message": "This Plan not available for this Operator"})
    );
    for (form, expected) in [
        ("service_id=13&operator_id=9&circle_id=3", 310),
        ("service_id=2&operator_id=2&circle_id=3", 301),
        ("service_id=13&operator_id=2", 308),
        ("service_id=13&operator_id=99&circle_id=3", 308),
    ] {
        assert_eq!(code(&plans(&simulator, form).await), expected, "{form}");
    }
}

#[tokio::test]
async fn deviations_get_their_codes() {
    let simulator = start(Kind::Tymk).await;
    for (form, expected) in [
        (EXAMPLE.replace("service_id=2", "service_id=13"), 301),
        (EXAMPLE.replace("service_id=2&", ""), 301),
        (EXAMPLE.replace("9876543210", "987654321"), 305),
        (EXAMPLE.replace("9876543210", "09876543210"), 305),
        (EXAMPLE.replace("amount=10000", "amount=100"), 306),
        (EXAMPLE.replace("amount=10000", "amount=299"), 306),
        (EXAMPLE.replace("amount=10000", "amount=10050"), 306),
        (EXAMPLE.replace("amount=10000", "amount=100.00"), 306),
        (EXAMPLE.replace("amount=10000", "amount=-10000"), 306),
        (EXAMPLE.replace("order_id=741852&", ""), 308),
        (EXAMPLE.replace("operator_id=1", "operator_id=21"), 308),
        (EXAMPLE.replace("operator_id=1", "operator_id=A"), 308),
        (format!("{EXAMPLE}&recharge_status=1"), 308),
        (format!("{EXAMPLE}&circle_id=1"), 308),
        ("service_id=6&order_id=E1&account=12345678&operator_id=51&amount=10050".to_owned(), 311),
        ("service_id=8&order_id=I1&account=POL12345&operator_id=71&amount=10050".to_owned(), 308),
        (
            "service_id=8&order_id=I1&account=POL12345&operator_id=71&amount=10050&dob=1.2.1990".to_owned(),
            308,
        ),
    ] {
        let answer = attempt(&simulator, &form).await;
        assert_eq!((answer.status, code(&answer)), (200, expected), "{form}");
        assert!(answer.json()["errors"].is_array());
    }
    assert!(simulator.executions().is_empty());
    for form in [
        "service_id=6&order_id=E1&account=12345678&operator_id=51&amount=10050&unit=4321",
        "service_id=8&order_id=I1&account=POL12345&operator_id=71&amount=10050&dob=1990-02-01",
    ] {
        assert_eq!(attempt(&simulator, form).await.json()["status"], true, "{form}");
    }
}

#[tokio::test]
async fn the_key_the_method_and_the_rate_are_checked() {
    let simulator = start_with(Kind::Tymk, |settings| settings.rate_limit_per_minute = 4).await;
    let wrong = send(&simulator, "GET", "/api/balance?key=wrong", &[], "").await.unwrap();
    assert_eq!(wrong.json()["errors"], json!([{"code": 101, "message": "Invalid API Authentication Key"}]));
    let body = format!("key=wrong&{EXAMPLE}");
    let refused = send(&simulator, "POST", ATTEMPT, &[FORM], &body).await.unwrap();
    assert_eq!(code(&refused), 101);
    assert_eq!(get(&simulator, ATTEMPT, &format!("&{EXAMPLE}")).await.unwrap().status, 405);
    assert_eq!(get(&simulator, "/api/recharge/v1/nothing", "").await.unwrap().status, 404);
    get(&simulator, "/api/balance", "").await.unwrap();
    get(&simulator, "/api/balance", "").await.unwrap();
    assert_eq!(code(&get(&simulator, "/api/balance", "").await.unwrap()), 104);
    assert!(simulator.executions().is_empty());
}

#[tokio::test]
async fn the_same_account_and_amount_is_a_duplicate_for_a_while() {
    let simulator =
        start_with(Kind::Tymk, |settings| settings.duplicate_window = Duration::from_millis(200)).await;
    attempt(&simulator, EXAMPLE).await;
    let again = EXAMPLE.replace("741852", "741853");
    assert_eq!(code(&attempt(&simulator, &again).await), 307);
    let other = again.replace("10000", "11000");
    assert_eq!(attempt(&simulator, &other).await.json()["status"], true);
    tokio::time::sleep(Duration::from_millis(250)).await;
    let later = EXAMPLE.replace("741852", "741854");
    assert_eq!(attempt(&simulator, &later).await.json()["status"], true);
}

#[tokio::test]
async fn the_test_environment_obeys_recharge_status() {
    let simulator = start_with(Kind::Tymk, |settings| settings.test_environment = true).await;
    for (status, word) in [("1", "Success"), ("2", "Pending"), ("3", "Failed")] {
        let form = EXAMPLE.replace("741852", status).replace("10000", &format!("{status}0000"));
        let answer = attempt(&simulator, &format!("{form}&recharge_status={status}")).await;
        assert_eq!(answer.json()["response"], word);
    }
    assert_eq!(code(&attempt(&simulator, &format!("{EXAMPLE}&recharge_status=4")).await), 308);
}

#[tokio::test]
async fn quirks_write_errors_as_an_object() {
    let simulator = with_98005_paisa(true).await;
    let refused: Value = attempt(&simulator, &EXAMPLE.replace("9876543210", "1")).await.json();
    assert_eq!(refused["errors"]["code"], 305);
    let failed: Value = attempt(&simulator, &EXAMPLE.replace("9876543210", "9876543205")).await.json();
    assert!(failed["errors"].is_object() && failed["reference_id"].is_string());
    let wrong = send(&simulator, "GET", "/api/balance?key=wrong", &[], "").await.unwrap();
    assert_eq!(wrong.json().get("status"), None);
}

#[tokio::test]
async fn vodafone_down_has_a_code_of_its_own() {
    let simulator = start(Kind::Tymk).await;
    let down = EXAMPLE.replace("9876543210", "9876543207");
    assert_eq!(code(&attempt(&simulator, &down).await), 100);
    assert_eq!(code(&attempt(&simulator, &down.replace("operator_id=1", "operator_id=4")).await), 304);
}

//! AutoFlexi: the document's examples and what deviates from them.

use serde_json::json;
use simulators::Kind;

use crate::client::{post_json, send, start, start_with};

const CREATE: &str = "/api/recharge/create";
const VERIFY: &str = "/api/recharge/verify";
const EXAMPLE: &str = r#"{"number":"01799900000","amount":"20","type":"1","operator":"GP"} "#;

#[tokio::test]
async fn the_examples_are_answered_in_the_documented_shapes() {
    let simulator = start_with(Kind::AutoFlexi, |settings| settings.opening_balance = "460".to_owned()).await;
    let created = post_json(&simulator, CREATE, EXAMPLE).await.unwrap().json();
    assert_eq!(created["status"], true);
    assert_eq!(created["message"], "Flexiload- Request Submit Successfully");
    let trx_id = created["trx_id"].as_str().unwrap();
    assert!(trx_id.len() == 21 && trx_id.bytes().all(|b| b.is_ascii_digit()), "{trx_id}");
    for name in ["trx_id", "ref_id"] {
        let verified = post_json(&simulator, VERIFY, &format!(r#"{{"{name}":"{trx_id}"}}"#)).await.unwrap();
        let data = json!({"status": "Completed", "trx_id": trx_id, "number": "01799900000", "amount": 20});
        assert_eq!(verified.json(), json!({"status": true, "data": data}));
    }
    let key = simulator.keys()["api_key"].clone();
    let headers = [("Content-Type", "application/json"), ("CD-API-KEY", key.as_str())];
    let balance = send(&simulator, "GET", "/api/recharge/balance", &headers, "").await.unwrap();
    assert_eq!(balance.json(), json!({"status": true, "data": {"balance": 440}}));
}

#[tokio::test]
async fn with_quirks_the_number_is_masked_and_unquoted() {
    let simulator = start_with(Kind::AutoFlexi, |settings| settings.quirks = true).await;
    post_json(&simulator, CREATE, EXAMPLE).await.unwrap();
    let trx_id = simulator.executed()[0].provider_reference.clone();
    let verified = post_json(&simulator, VERIFY, &format!(r#"{{"trx_id":"{trx_id}"}}"#)).await.unwrap();
    assert!(verified.body.contains(r#""number": 17999*******, "#), "{}", verified.body);
}

#[tokio::test]
async fn references_are_unique_and_the_same_recharge_twice_is_two() {
    let simulator = start(Kind::AutoFlexi).await;
    for _ in 0..12 {
        post_json(&simulator, CREATE, EXAMPLE).await.unwrap();
    }
    let mut ids: Vec<String> = simulator.executed().into_iter().map(|one| one.provider_reference).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 12);
}

#[tokio::test]
async fn integers_pass_as_numbers_too_and_skitto_goes_with_gp() {
    let simulator = start(Kind::AutoFlexi).await;
    let body = r#"{"number":"01799900000","amount":25,"type":3,"operator":"GP"}"#;
    assert_eq!(post_json(&simulator, CREATE, body).await.unwrap().json()["status"], true);
    assert_eq!(simulator.executed()[0].service, "skitto");
}

#[tokio::test]
async fn deviations_are_refused_in_the_documented_shape() {
    let simulator = start(Kind::AutoFlexi).await;
    for (body, why) in [
        (EXAMPLE.replace("01799900000", "1799900000"), "Invalid mobile number"),
        (EXAMPLE.replace(r#""20""#, r#""19""#), "at least 20"),
        (EXAMPLE.replace(r#""20""#, r#""20.50""#), "Invalid amount"),
        (EXAMPLE.replace(r#""20""#, "20.0"), "Invalid amount"),
        (EXAMPLE.replace(r#""1""#, r#""4""#), "Invalid type"),
        (EXAMPLE.replace(r#""type":"1","#, ""), "Invalid type"),
        (EXAMPLE.replace(r#""1","operator":"GP""#, r#""3","operator":"RB""#), "Invalid type"),
        (EXAMPLE.replace("GP", "Grameenphone"), "Invalid operator"),
        (EXAMPLE.replace(r#""type""#, r#""ref_id":"X","type""#), "Unknown parameter"),
        (String::new(), "Invalid request"),
    ] {
        let answer = post_json(&simulator, CREATE, &body).await.unwrap();
        let json = answer.json();
        assert_eq!((answer.status, &json["status"]), (200, &json!(false)), "{body}");
        assert!(json["error"].as_str().unwrap().contains(why), "{body}: {}", answer.body);
    }
    let unknown = post_json(&simulator, VERIFY, r#"{"trx_id":"162670202502102229266"}"#).await.unwrap();
    assert_eq!(unknown.json(), json!({"status": false, "error": "Transaction not found"}));
    assert!(simulator.executions().is_empty());
}

#[tokio::test]
async fn headers_methods_and_paths_are_checked() {
    let simulator = start(Kind::AutoFlexi).await;
    let key = simulator.keys()["api_key"].clone();
    let json_type = ("Content-Type", "application/json");
    let right = ("CD-API-KEY", key.as_str());
    for (method, path, headers, status, why) in [
        ("POST", CREATE, vec![json_type], 200, "API key is required"),
        ("POST", CREATE, vec![json_type, ("SOHOJPAY-API-KEY", key.as_str())], 200, "API key is required"),
        ("POST", CREATE, vec![json_type, ("CD-API-KEY", "wrong")], 200, "Invalid API key"),
        ("POST", CREATE, vec![right], 200, "Content-Type"),
        ("GET", CREATE, vec![json_type, right], 405, "Method"),
        ("POST", "/api/recharge/balance", vec![json_type, right], 405, "Method"),
        ("POST", "/recharge/create", vec![json_type, right], 404, "Not found"),
    ] {
        let answer = send(&simulator, method, path, &headers, EXAMPLE).await.unwrap();
        assert_eq!(answer.status, status, "{why}");
        assert!(answer.body.contains(why), "{}", answer.body);
    }
}

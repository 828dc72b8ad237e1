//! SohojPay: the document's examples and what deviates from them.

use serde_json::json;
use simulators::{Kind, Simulator};

use crate::client::{post_json, send, start, start_with};

const CREATE: &str = "/recharge/request/create";
const VERIFY: &str = "/recharge/request/verify";
const PACKAGE: &str = "/recharge/request/package";
const BALANCE: &str = "/recharge/request/balance";
const EXAMPLE: &str =
    r#"{"number":"01521000000","type":"1","operator":"TT","tran_id":"ABC450986","amount":"20"} "#;

async fn quirky() -> Simulator {
    start_with(Kind::SohojPay, |settings| {
        settings.quirks = true;
        settings.opening_balance = "114.204".to_owned();
    })
    .await
}

#[tokio::test]
async fn the_examples_are_answered_in_the_documented_shapes() {
    let simulator =
        start_with(Kind::SohojPay, |settings| settings.opening_balance = "114.204".to_owned()).await;
    let created = post_json(&simulator, CREATE, EXAMPLE).await.unwrap();
    assert_eq!(created.json(), json!({"status": true, "message": "Recharge request is successful."}));
    let verified = post_json(&simulator, VERIFY, r#"{"tran_id":"ABC450986"}"#).await.unwrap();
    let expected = json!({
        "status": "COMPLETED", "tran_id": "ABC450986", "number": "01521000000",
        "amount": "20", "pre_balance": "114.204", "post_balance": "94.204"
    });
    assert_eq!(verified.json(), expected);
    let balance = post_json(&simulator, BALANCE, "").await.unwrap().json();
    assert_eq!(balance["balance"], "94.204");
    let packs = post_json(&simulator, PACKAGE, r#"{"operator":"RB"}"#).await.unwrap().json();
    assert_eq!(packs["data"]["drive"][0]["id"], "2150");
    assert_eq!(packs["data"]["regular"][1]["title"], "34Tk-1p/sec,2Days ");
    assert_eq!(packs["data"]["drive"][0]["com"], "0.00");
}

#[tokio::test]
async fn with_quirks_the_examples_are_answered_literally() {
    let simulator = quirky().await;
    let created = post_json(&simulator, CREATE, EXAMPLE).await.unwrap();
    assert_eq!(created.body, r#"{ "status": 1, "message": "Recharge request is successful.", }"#);
    let verified = post_json(&simulator, VERIFY, r#"{"tran_id":"ABC450986"}"#).await.unwrap().json();
    assert_eq!((&verified["number"], &verified["trans_id"]), (&json!("01521******"), &json!("ABC450986")));
    let balance = post_json(&simulator, BALANCE, "").await.unwrap();
    assert!(balance.body.contains(r#""balance": 94.204}"#), "{}", balance.body);
    let refused = post_json(&simulator, VERIFY, r#"{"tran_id":"UNKNOWN"}"#).await.unwrap();
    assert_eq!(refused.body, r#"{ "status": 0, "message": "Transaction not found", }"#);
}

#[tokio::test]
async fn get_takes_its_parameters_from_the_query() {
    let simulator = start(Kind::SohojPay).await;
    let key = simulator.keys()["api_key"].clone();
    let headers = [("Content-Type", "application/json"), ("SOHOJPAY-API-KEY", key.as_str())];
    let target = format!("{CREATE}?number=01812345678&type=2&operator=RB&tran_id=ABC45&amount=10.50");
    assert_eq!(send(&simulator, "GET", &target, &headers, "").await.unwrap().json()["status"], true);
    let target = format!("{VERIFY}?tran_id=ABC45");
    assert_eq!(send(&simulator, "GET", &target, &headers, "").await.unwrap().json()["amount"], "10.5");
    assert_eq!(simulator.executed()[0].service, "postpaid");
}

#[tokio::test]
async fn a_pack_is_sold_at_its_price() {
    let simulator = start(Kind::SohojPay).await;
    let order = |tran_id: &str, rest: &str| {
        format!(r#"{{"number":"01812345678","type":"1","operator":"RB","tran_id":"{tran_id}",{rest}}}"#)
    };
    for (rest, why) in [
        (r#""package":"drive""#, "The package_id is required"),
        (r#""package":"drive","package_id":"9495""#, "Package not found"),
        (r#""package":"drive","package_id":"2150","amount":"10""#, "The amount does not match"),
        (r#""package_id":"2150""#, "The package is required"),
        (r#""package":"weekly","package_id":"2150""#, "Invalid package"),
        (r#""package":"regular""#, "The amount is required"),
    ] {
        let answer = post_json(&simulator, CREATE, &order("PACK1", rest)).await.unwrap();
        assert!(answer.body.contains(why), "{rest}: {}", answer.body);
    }
    let bought = order("PACK1", r#""package":"drive","package_id":"2150","amount":"290.00""#);
    assert_eq!(post_json(&simulator, CREATE, &bought).await.unwrap().json()["status"], true);
    let regular = order("PACK2", r#""package":"regular","package_id":"9495""#);
    assert_eq!(post_json(&simulator, CREATE, &regular).await.unwrap().json()["status"], true);
    assert_eq!(simulator.wallet(), "9672.00");
}

#[tokio::test]
async fn deviations_are_refused_in_the_documented_shape() {
    let simulator = start(Kind::SohojPay).await;
    for (body, why) in [
        (EXAMPLE.replace("01521000000", "0152100000"), "Invalid mobile number"),
        (EXAMPLE.replace("01521000000", "8801521000000"), "Invalid mobile number"),
        (EXAMPLE.replace("01521000000", "01221000000"), "Invalid mobile number"),
        (EXAMPLE.replace(r#""type":"1""#, r#""type":1"#), "Invalid type"),
        (EXAMPLE.replace(r#""type":"1""#, r#""type":"3""#), "Invalid type"),
        (EXAMPLE.replace("TT", "tt"), "Invalid operator"),
        (EXAMPLE.replace("TT", "XX"), "Invalid operator"),
        (EXAMPLE.replace("ABC450986", "ABC4"), "5 to 20"),
        (EXAMPLE.replace("ABC450986", "ABC450986ABC450986ABC"), "5 to 20"),
        (EXAMPLE.replace(r#""20""#, "20"), "Invalid amount"),
        (EXAMPLE.replace(r#""20""#, r#""0""#), "Invalid amount"),
        (EXAMPLE.replace(r#""20""#, r#""20.001""#), "Invalid amount"),
        (EXAMPLE.replace(r#""20""#, r#""-20""#), "Invalid amount"),
        (EXAMPLE.replace(r#","amount":"20""#, ""), "The amount is required"),
        (EXAMPLE.replace(r#""amount""#, r#""ammount""#), "Unknown parameter"),
        ("[]".to_owned(), "Invalid request"),
        ("{".to_owned(), "Invalid request"),
    ] {
        let answer = post_json(&simulator, CREATE, &body).await.unwrap();
        let json = answer.json();
        assert_eq!((answer.status, &json["status"]), (200, &json!(false)), "{body}");
        assert!(json["message"].as_str().unwrap().contains(why), "{body}: {}", answer.body);
    }
    assert!(simulator.executions().is_empty());
}

#[tokio::test]
async fn headers_methods_and_paths_are_checked() {
    let simulator = start(Kind::SohojPay).await;
    let key = simulator.keys()["api_key"].clone();
    let json_type = ("Content-Type", "application/json");
    for (method, path, headers, status, why) in [
        ("POST", CREATE, vec![json_type], 200, "API key is required"),
        ("POST", CREATE, vec![json_type, ("SOHOJPAY-API-KEY", "wrong")], 200, "Invalid API key"),
        ("POST", CREATE, vec![("SOHOJPAY-API-KEY", key.as_str())], 200, "Content-Type"),
        (
            "POST",
            CREATE,
            vec![("Content-Type", "text/plain"), ("SOHOJPAY-API-KEY", key.as_str())],
            200,
            "Content-Type",
        ),
        ("PUT", CREATE, vec![json_type, ("SOHOJPAY-API-KEY", key.as_str())], 405, "Method"),
        ("POST", "/recharge/create", vec![json_type, ("SOHOJPAY-API-KEY", key.as_str())], 404, "Not found"),
    ] {
        let answer = send(&simulator, method, path, &headers, EXAMPLE).await.unwrap();
        assert_eq!(answer.status, status, "{why}");
        assert!(answer.body.contains(why), "{}", answer.body);
    }
    assert!(simulator.executions().is_empty());
    simulator.set_keys([("api_key".to_owned(), "NEW".to_owned())].into());
    assert_eq!(post_json(&simulator, CREATE, EXAMPLE).await.unwrap().json()["status"], true);
}

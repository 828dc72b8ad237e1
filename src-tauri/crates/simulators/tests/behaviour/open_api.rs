//! The Recharge Open API: the document's examples and what deviates from them.

use simulators::{Kind, Simulator};

use crate::client::{message, send, start, start_with};

async fn with_the_samples_keys() -> Simulator {
    start_with(Kind::RechargeOpenApi, |settings| {
        settings.opening_balance = "1100.00".to_owned();
        let keys =
            [("user_id", "abcd"), ("password", "aaa"), ("mobile_no", "999999999"), ("sms_pin", "1234")];
        settings.keys = keys.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    })
    .await
}

const SAMPLE: &str = "/Admin/RechargeAPI.aspx?UserID=abcd&Password=aaa&MobileNo=999999999&Message=V$999999999$100$1234$0$11111";

#[tokio::test]
async fn the_samples_are_answered_as_documented() {
    let simulator = with_the_samples_keys().await;
    assert!(simulator.base_url().ends_with("/Admin/RechargeAPI.aspx"));
    let accepted = send(&simulator, "GET", SAMPLE, &[], "").await.unwrap();
    assert_eq!((accepted.status, accepted.body.as_str()), (200, "0=Success"));
    assert_eq!(message(&simulator, "BAL$1234").await.unwrap().body, "0=1000.00");
    assert_eq!(message(&simulator, "STATUS$11111$1234").await.unwrap().body, "1=Success=1001=GJ12345");
    assert_eq!(message(&simulator, "V$9876543205$100$1234$0$11112").await.unwrap().body, "0=Success");
    assert_eq!(message(&simulator, "STATUS$11112$1234").await.unwrap().body, "2=Failed=1002=GJ12346");
}

#[tokio::test]
async fn quirks_look_like_an_aspx_page() {
    let simulator = start_with(Kind::RechargeOpenApi, |settings| settings.quirks = true).await;
    let balance = message(&simulator, "BAL$1234").await.unwrap();
    assert_eq!(balance.body, "0=10000.00\r\n");
    assert_eq!(balance.header("content-type"), Some("text/html; charset=utf-8"));
}

#[tokio::test]
async fn operators_and_services_come_from_the_tables() {
    let simulator = start(Kind::RechargeOpenApi).await;
    for (text, service) in [
        ("A%249876543210%2499.50%241234%240%24R1", "prepaid"),
        ("AB$9876543211x$100$1234$0$R2", ""),
        ("AB$9876543278$100$1234$0$R3", "postpaid"),
        ("TS$1234567890$100$1234$0$R4", "dth"),
        ("V$9876543279$100$1234$S$R5", "prepaid"),
    ] {
        let answer = message(&simulator, text).await.unwrap();
        if service.is_empty() {
            assert_eq!(answer.body, "9002=Invalid Mobile Number");
        } else {
            assert_eq!(answer.body, "0=Success", "{text}");
            assert_eq!(simulator.executed().pop().unwrap().service, service);
        }
    }
    assert_eq!(simulator.executed()[0].amount, "99.50");
}

#[tokio::test]
async fn deviations_get_their_codes() {
    let simulator = start(Kind::RechargeOpenApi).await;
    for (text, answer) in [
        ("V$9876543210$100$1234$0", "9001=Invalid Message Format"),
        ("V$9876543210$100$1234$0$R1$", "9001=Invalid Message Format"),
        ("BAL", "9001=Invalid Message Format"),
        ("BAL$1234$1", "9001=Invalid Message Format"),
        ("STATUS$1234", "9001=Invalid Message Format"),
        ("V$987654321$100$1234$0$R1", "9002=Invalid Mobile Number"),
        ("V$5876543210$100$1234$0$R1", "9002=Invalid Mobile Number"),
        ("V$9876543210$100$4321$0$R1", "9003=Invalid SMS Password"),
        ("BAL$4321", "9003=Invalid SMS Password"),
        ("STATUS$R1$4321", "9003=Invalid SMS Password"),
        ("V$9876543210$0$1234$0$R1", "9004=Invalid Transaction Amount"),
        ("V$9876543210$10.001$1234$0$R1", "9004=Invalid Transaction Amount"),
        ("V$9876543210$1e2$1234$0$R1", "9004=Invalid Transaction Amount"),
        ("X$9876543210$100$1234$0$R1", "9006=Invalid Transaction Format"),
        ("V$9876543210$100$1234$1$R1", "9006=Invalid Transaction Format"),
        ("V$9876543210$100$1234$0$", "9008=Invalid Transaction Reference Number"),
        ("V$9876543210$100$1234$0$R.1", "9008=Invalid Transaction Reference Number"),
        ("STATUS$R1$1234", "9008=Invalid Transaction Reference Number"),
    ] {
        assert_eq!(message(&simulator, text).await.unwrap().body, answer, "{text}");
    }
    assert!(simulator.executions().is_empty());
}

#[tokio::test]
async fn credentials_parameters_and_method_are_checked() {
    let simulator = with_the_samples_keys().await;
    for (method, target, status, answer) in [
        ("GET", SAMPLE.replace("abcd", "abce"), 200, "9007=Invalid User ID or Password"),
        ("GET", SAMPLE.replace("aaa&", "&"), 200, "9007=Invalid User ID or Password"),
        (
            "GET",
            SAMPLE.replace("MobileNo=999999999", "MobileNo=888888888"),
            200,
            "9002=Invalid Mobile Number",
        ),
        ("GET", SAMPLE.replace("MobileNo", "Mobile"), 200, "9999=Invalid Access"),
        ("GET", SAMPLE.replace("Message=", "Message=V&Message="), 200, "9001=Invalid Message Format"),
        ("GET", format!("{SAMPLE}&x=1"), 200, "9999=Invalid Access"),
        ("POST", SAMPLE.to_owned(), 405, "9999=Invalid Access"),
    ] {
        let got = send(&simulator, method, &target, &[], "").await.unwrap();
        assert_eq!((got.status, got.body.as_str()), (status, answer), "{target}");
    }
    let lost = send(&simulator, "GET", &SAMPLE.replace("Admin", "admin"), &[], "").await.unwrap();
    assert_eq!(lost.status, 404);
    assert!(simulator.executions().is_empty());
}

#[tokio::test]
async fn hold_failed_and_refunded_have_both_their_codes() {
    let simulator = start_with(Kind::RechargeOpenApi, |settings| settings.settle_after_checks = 2).await;
    message(&simulator, "V$9876543217$100$1234$0$R1").await.unwrap();
    for expected in ["4=Hold=1001=", "6=Hold=1001=", "3=Failed=1001=GJ12345"] {
        assert_eq!(message(&simulator, "STATUS$R1$1234").await.unwrap().body, expected);
    }
}

//! The control port, for other processes.

use std::sync::Arc;

use simulators::{Control, Kind, Simulator};

use crate::client::{exchange, start, submit};

fn port(control: &Control) -> u16 {
    control.url().trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap()
}

async fn both() -> (Arc<Simulator>, Control) {
    let simulator = Arc::new(start(Kind::SohojPay).await);
    let control = Control::start(0, vec![Arc::clone(&simulator)]).await.unwrap();
    (simulator, control)
}

#[tokio::test]
async fn executions_are_shown_as_json() {
    let (simulator, control) = both().await;
    submit(&simulator, "01812345678", "REF10001").await.unwrap();
    let shown = exchange(port(&control), "GET", "/executions", &[], "").await.unwrap().json();
    let first = &shown["sohojpay"]["executions"][0];
    assert_eq!(first["reference"], "REF10001");
    assert_eq!(first["state"], "succeeded");
    assert_eq!(shown["sohojpay"]["wallet"], "9900.00");
}

#[tokio::test]
async fn faults_can_be_injected_and_bad_orders_are_told() {
    let (simulator, control) = both().await;
    let order = r#"{"simulator":"sohojpay","fault":"status-503-after","times":1}"#;
    let done = exchange(port(&control), "POST", "/inject", &[], order).await.unwrap();
    assert_eq!(done.status, 200, "{}", done.body);
    assert_eq!(submit(&simulator, "01812345678", "REF10001").await.unwrap().status, 503);
    for (path, order) in [
        ("/inject", r#"{"fault":"nonsense"}"#),
        ("/inject", r#"{"simulator":"nobody","fault":"drip"}"#),
        ("/settle", r#"{"state":"pending"}"#),
        ("/wallet", r#"{"balance":"much"}"#),
        ("/nothing", "{}"),
        ("/inject", "not json"),
    ] {
        let refused = exchange(port(&control), "POST", path, &[], order).await.unwrap();
        assert_eq!(refused.status, 400, "{path} {order}");
    }
    let page = exchange(port(&control), "GET", "/", &[], "").await.unwrap();
    assert!(page.body.contains("<form"));
}

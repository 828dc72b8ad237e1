//! Sales of which nobody can tell how they ended.

use serde_json::{Value, json};
use simulators::{Kind, Request};
use tillup_tests::{OWNER, PIN};

use crate::{
    hands::Hands,
    session::{Session, named},
    till::{CLERK, Till, until},
    words::word,
};

const UNKNOWN: &str = "[data-testid=\"sale-result\"][data-status=\"unknown\"]";

/// Executed, and answered with 500.
const NUMBER: &str = "01712345625";

/// What a clerk has to be told.
const INSTRUCTION: &[&str] = &["reason-provider-error", "state-unknown.money", "state-unknown.todo"];

async fn speaks(session: &Session, language: &str) {
    session.click(&format!("[data-testid=\"language\"] option[value=\"{language}\"]")).await;
    session.wait(&format!("html[lang=\"{language}\"]")).await;
}

fn asked_for_balance(requests: &[Request]) -> usize {
    requests.iter().filter(|request| request.path.contains("balance")).count()
}

/// Calls a command past the page's buttons; gives the code of its refusal.
async fn refusal(session: &Session, command: &str, args: &Value) -> Value {
    session
        .run_to_end(&format!(
            "window.__TAURI__.core.invoke('{command}', {args}).then(() => done(null), (error) => done(error.code))"
        ))
        .await
}

async fn opened_in_activity(session: &Session, hands: &Hands<'_>) {
    hands.press("F3").await;
    session.screen("activity").await;
    session.wait_focus("[data-testid=\"activity-row\"][data-status=\"unknown\"]").await;
    hands.press("Enter").await;
    session.wait("[data-testid=\"activity-detail\"][data-status=\"unknown\"]").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn an_unknown_sale_says_what_to_do_and_only_the_owner_resolves_it() {
    // A provider that cannot be asked by a reference of ours.
    let till = Till::with(Kind::AutoFlexi).await;
    let session = till.open_as(CLERK).await;
    let hands = Hands::on(&session);
    let reference = hands.sell(NUMBER, "50").await;
    session.wait(UNKNOWN).await;
    hands.press("F8").await;
    for language in ["bn", "hi", "en"] {
        speaks(&session, language).await;
        let strip = session.wait(UNKNOWN).await.text().await.unwrap();
        let short = word(language, "sale", "strip-unknown");
        assert!(strip.contains(&short), "{short:?} is not in {strip:?}");
        let detail = session.find("sale-detail").await.text().await.unwrap();
        for id in INSTRUCTION {
            let words = word(language, "states", id);
            assert!(detail.contains(&words), "{words:?} is not in {detail:?}");
        }
        session.screenshot(&format!("unknown-{language}")).await;
    }

    // Checked now: the wallet is looked at, and nothing is sent a second time.
    let before = asked_for_balance(&till.simulator().requests());
    session.click(&named("sale-check")).await;
    until("the provider is asked", || asked_for_balance(&till.simulator().requests()) > before).await;
    session.wait("[data-testid=\"wallet-evidence\"]").await;
    assert!(session.has(UNKNOWN).await, "evidence is no proof");

    opened_in_activity(&session, &hands).await;
    assert!(!session.has(&named("activity-resolve")).await, "a clerk has no such button");
    let word = json!({ "reference": reference, "succeeded": true, "why": "I say so" });
    assert_eq!(refusal(&session, "resolve", &word).await, "not_allowed");

    hands.press("Ctrl+l").await;
    hands.sign_in(OWNER, PIN).await;
    opened_in_activity(&session, &hands).await;
    session.screenshot("activity-unknown").await;
    session.click(&named("activity-resolve")).await;
    session.find("resolve").await;
    session.click(&named("resolve-succeeded")).await;
    session.click(&named("resolve-confirm")).await;
    session.wait("[data-testid=\"resolve-error\"]:not(:empty)").await;
    session.find("resolve-reason").await.send_keys("The customer has it on the phone").await.unwrap();
    session.screenshot("resolve").await;
    session.click(&named("resolve-confirm")).await;
    session.wait("[data-testid=\"activity-detail\"][data-status=\"succeeded\"]").await;
    session.wait("[data-testid=\"activity-row\"][data-status=\"succeeded\"]").await;
    session.wait("[data-testid=\"sale-result\"][data-status=\"succeeded\"]").await;
    let kept = session.find("activity-resolution").await.text().await.unwrap();
    session.close().await;
    assert!(kept.contains("The customer has it on the phone"), "{kept}");

    assert_eq!(till.only_sale()["status"], "succeeded");
    assert_eq!(till.account().submissions(), 1, "it was never sent again");
    assert_eq!(till.simulator().executed().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn a_lost_answer_is_looked_up_where_the_provider_can_be_asked() {
    let till = Till::with(Kind::SohojPay).await;
    let session = till.open_as(CLERK).await;
    // The connection is reset after the provider has executed it.
    Hands::on(&session).sell("01812345621", "50").await;
    session.wait("[data-testid=\"sale-result\"][data-status=\"succeeded\"]").await;
    session.close().await;
    assert_eq!(till.only_sale()["status"], "succeeded");
    assert_eq!(till.account().submissions(), 1);
    assert_eq!(till.simulator().executed().len(), 1);
}

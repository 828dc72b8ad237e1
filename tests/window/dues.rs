//! Selling on credit and taking what is owed, in the real window.

use simulators::Kind;
use tillup_tests::OWNER;

use crate::{
    hands::Hands,
    pictures::take,
    session::{Session, named},
    till::Till,
};

const NUMBER: &str = "01812345601";
const SUCCEEDED: &str = "[data-testid=\"sale-result\"][data-status=\"succeeded\"]";

/// A review that goes on this person's due, chosen by a key and the name.
async fn on_credit(session: &Session, hands: &Hands<'_>, number: &str, amount: &str) {
    hands.order(number, amount).await;
    hands.press("-").await;
    session.wait_focus(&named("debtor-search")).await;
    hands.write("karim").await;
    session.wait(&named("debtor-option")).await;
    hands.press("Enter").await;
    session.wait_gone(&named("debtor-pick")).await;
    session.wait(&named("debtor-credit")).await;
}

async fn dues(session: &Session, hands: &Hands<'_>) {
    hands.press("Ctrl+b").await;
    session.screen("dues").await;
    session.wait(".dues[aria-busy=\"false\"]").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn a_sale_on_credit_up_to_the_limit_and_its_payment() {
    let till = Till::with(Kind::SohojPay).await;
    let session = till.open_as(OWNER).await;
    let hands = Hands::on(&session);

    dues(&session, &hands).await;
    hands.press("F9").await;
    session.fill("debtor-new-name", "Karim").await;
    session.fill("debtor-new-limit", "100").await;
    hands.press("Enter").await;
    session.wait("[data-testid=\"due-amount\"][data-value=\"0.00\"]").await;

    hands.press("F1").await;
    session.screen("counter").await;
    on_credit(&session, &hands, NUMBER, "60").await;
    assert_eq!(session.value("due-after").await, "60.00");
    take(&session, "dues-review").await;
    hands.read_review().await;
    hands.press("Enter").await;
    session.wait(SUCCEEDED).await;

    // What would be over the limit can be sold in cash, and not otherwise.
    on_credit(&session, &hands, "01812345701", "50").await;
    session.wait(&named("debtor-over")).await;
    hands.press("Enter").await;
    assert_eq!(
        session.find("sale-confirm").await.attr("aria-disabled").await.unwrap().as_deref(),
        Some("true")
    );
    assert_eq!(till.account().submissions(), 1);
    hands.press("-").await;
    session.wait(&named("review-cash")).await;
    hands.read_review().await;
    hands.press("Enter").await;
    session.wait_gone(&named("sale-confirm")).await;

    dues(&session, &hands).await;
    session.wait("[data-testid=\"due-total\"][data-value=\"60.00\"]").await;
    hands.write("kar").await;
    session.wait("[data-testid=\"due-row\"][aria-selected=\"true\"]").await;
    hands.press("Enter").await;
    session.wait_focus(&named("payment-amount")).await;
    hands.write("25.50").await;
    hands.press("Enter").await;
    session.wait("[data-testid=\"payment-done\"][data-amount=\"25.50\"]").await;
    assert_eq!(session.value("due-amount").await, "34.50");
    take(&session, "dues").await;
    session.close().await;
}

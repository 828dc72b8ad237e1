//! The customer's display: a window of its own.

use fantoccini::Locator;
use simulators::{Kind, State};

use crate::{
    hands::Hands,
    session::{Session, named},
    till::{CLERK, Till, until},
};

/// What stands on the display.
async fn seen(session: &Session) -> String {
    session.client.find(Locator::Css("main")).await.unwrap().text().await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn the_customer_sees_the_number_the_amount_and_the_state_and_nothing_else() {
    let till = Till::with(Kind::SohojPay).await;
    let session = till.open_as(CLERK).await;
    let hands = Hands::on(&session);
    let counter = session.client.window().await.unwrap();
    session.click(&named("display")).await;
    session.wait("[data-testid=\"display\"][aria-pressed=\"true\"]").await;
    let mut handles = session.client.windows().await.unwrap();
    handles.retain(|handle| *handle != counter);
    assert_eq!(handles.len(), 1, "a second window");
    let display = handles.remove(0);

    session.client.switch_to_window(display.clone()).await.unwrap();
    session.wait("main[data-state=\"idle\"]").await;
    session.client.switch_to_window(counter.clone()).await.unwrap();
    hands.order("01812345603", "150").await;
    session.client.switch_to_window(display.clone()).await.unwrap();
    session.wait("main[data-state=\"review\"]").await;
    let number = session.find("display-number").await.text().await.unwrap();
    assert_eq!(number, "018 1234 5603");
    assert_eq!(session.value("display-amount").await, "150.00");
    session.screenshot("display-review").await;

    session.client.switch_to_window(counter.clone()).await.unwrap();
    hands.read_review().await;
    hands.press("Enter").await;
    session.client.switch_to_window(display.clone()).await.unwrap();
    session.wait("[data-testid=\"display-state\"][data-status=\"pending\"]").await;
    till.simulator().settle_all(State::Succeeded);
    session.wait("[data-testid=\"display-state\"][data-status=\"succeeded\"]").await;
    session.screenshot("display-delivered").await;
    let words = seen(&session).await;
    assert!(!words.contains("sohojpay") && !words.contains(CLERK), "{words}");

    // It goes when the clerk wants it gone, and nothing of a customer stays on it when the till is locked.
    session.client.switch_to_window(counter.clone()).await.unwrap();
    hands.press("Ctrl+l").await;
    session.screen("lock").await;
    session.client.switch_to_window(display).await.unwrap();
    session.wait("main[data-state=\"idle\"]").await;
    session.client.switch_to_window(counter).await.unwrap();
    hands.sign_in(CLERK, tillup_tests::PIN).await;
    session.click(&named("display")).await;
    session.wait("[data-testid=\"display\"][aria-pressed=\"false\"]").await;
    session.close().await;
    until("everything ends", || crate::processes::process_of(&till.data()).is_none()).await;
}

//! What keeps a number from being charged twice, whatever the hands do.

use std::time::Duration;

use simulators::Kind;

use crate::{
    hands::Hands,
    session::{Session, named},
    till::{CLERK, Till},
};

const SUCCEEDED: &str = "[data-testid=\"sale-result\"][data-status=\"succeeded\"]";

/// What a held key does: it goes down again and again, and only the first time as a press of its own. A keyboard whose
/// repeats do not say that they are some is tried too.
async fn hold_enter(session: &Session, milliseconds: u32, says_so: bool) {
    let script = format!(
        "const press = (repeat) => document.activeElement.dispatchEvent(
           new KeyboardEvent('keydown', {{ key: 'Enter', code: 'Enter', repeat, bubbles: true, cancelable: true }}));
         press(false);
         const turn = setInterval(() => press({says_so}), 15);
         setTimeout(() => {{ clearInterval(turn); done(true); }}, {milliseconds})"
    );
    session.run_to_end(&script).await;
}

async fn let_go(session: &Session) {
    session
        .run("document.activeElement.dispatchEvent(new KeyboardEvent('keyup', { key: 'Enter', code: 'Enter', bubbles: true }))")
        .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn the_same_again_is_stopped_and_needs_a_deliberate_yes() {
    let till = Till::with(Kind::SohojPay).await;
    let session = till.open_as(CLERK).await;
    let hands = Hands::on(&session);
    let first = hands.sell("01812345601", "50").await;
    session.wait(SUCCEEDED).await;

    hands.order("01812345601", "50").await;
    let stopped = session.wait("[data-testid=\"sale-error\"][data-code=\"repeat_guard\"]").await;
    let told = stopped.text().await.unwrap();
    assert!(told.contains(&first), "it names the earlier sale: {told}");
    let confirm = session.find("sale-confirm").await;
    assert_eq!(confirm.attr("aria-disabled").await.unwrap().as_deref(), Some("true"));
    session.screenshot("repeat").await;
    // Long after the review appeared, and it is no yes all the same.
    tokio::time::sleep(Duration::from_millis(300)).await;
    hands.press_each(&["Enter", "Enter", "Enter"]).await;
    assert!(session.has(&named("sale-confirm")).await, "the review is still open");
    assert_eq!(till.account().submissions(), 1);

    // Back, with everything as it was, and once more with the yes.
    hands.press("Escape").await;
    session.wait_focus("#sale-amount").await;
    hands.press("Enter").await;
    session.wait("[data-testid=\"sale-error\"][data-code=\"repeat_guard\"]").await;
    hands.press("F9").await;
    session.wait("[data-testid=\"sale-again\"][aria-pressed=\"true\"]").await;
    hands.read_review().await;
    hands.press("Enter").await;
    session.wait(&format!("{SUCCEEDED}:not([data-reference=\"{first}\"])")).await;
    session.close().await;
    assert_eq!(till.simulator().executed().len(), 2);
    assert_eq!(till.sales().len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn enter_that_is_held_sells_nothing_and_pressed_thrice_once() {
    let till = Till::with(Kind::SohojPay).await;
    let session = till.open_as(CLERK).await;
    let hands = Hands::on(&session);
    for says_so in [true, false] {
        hands.write("01812345601").await;
        session.wait("[data-testid=\"sale-operator\"][aria-pressed=\"true\"]").await;
        hands.press("Enter").await;
        session.wait_focus("#sale-amount").await;
        hands.write("50").await;
        // It opens the review, and goes on being held there for much longer than the guard waits.
        hold_enter(&session, 1200, says_so).await;
        session.find("sale-confirm").await;
        assert_eq!(till.account().submissions(), 0, "a held key is no yes (says so: {says_so})");
        let_go(&session).await;
        hands.press_each(&["Escape"]).await;
        session.wait_focus("#sale-amount").await;
        hands.press_each(&["Escape", "Escape"]).await;
        session.wait_focus("#sale-number").await;
    }

    hands.order("01812345601", "50").await;
    hands.read_review().await;
    hands.press_each(&["Enter", "Enter", "Enter"]).await;
    session.wait(SUCCEEDED).await;
    // The next sale is the barrier: what the presses before had asked for would have been sent before it.
    hands.sell("01812345701", "50").await;
    session.wait("[data-testid=\"strip-count\"]").await;
    session.wait_gone("[data-testid=\"sale-result\"]:not([data-status=\"succeeded\"])").await;
    let shown = session.run("return document.querySelectorAll('[data-testid=sale-result]').length").await;
    session.close().await;
    assert_eq!(shown, 2);
    assert_eq!(till.account().submissions(), 2);
    let to_first = till.simulator().executed().into_iter().filter(|sale| sale.number == "01812345601");
    assert_eq!(to_first.count(), 1, "charged once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn enter_that_is_held_on_the_review_sells_once() {
    let till = Till::with(Kind::SohojPay).await;
    let session = till.open_as(CLERK).await;
    let hands = Hands::on(&session);
    hands.order("01812345601", "50").await;
    hands.read_review().await;
    hold_enter(&session, 1200, false).await;
    let_go(&session).await;
    session.wait(SUCCEEDED).await;
    hands.sell("01812345701", "50").await;
    session.wait_gone("[data-testid=\"sale-result\"]:not([data-status=\"succeeded\"])").await;
    session.close().await;
    assert_eq!(till.account().submissions(), 2);
    assert_eq!(till.sales().len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn a_yes_that_comes_too_early_is_none() {
    let till = Till::with(Kind::SohojPay).await;
    let session = till.open_as(CLERK).await;
    let hands = Hands::on(&session);
    hands.write("01812345601").await;
    session.wait("[data-testid=\"sale-operator\"][aria-pressed=\"true\"]").await;
    hands.press("Enter").await;
    session.wait_focus("#sale-amount").await;
    hands.write("50").await;
    // In the page, so that no slow machine lies between the review and the press.
    let early = "const press = () => {
           for (const kind of ['keydown', 'keyup'])
             document.activeElement.dispatchEvent(new KeyboardEvent(kind, { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true }));
         };
         const opened = new MutationObserver(() => {
           if (document.querySelector('[data-testid=sale-confirm]')) {
             opened.disconnect();
             press();
             press();
             setTimeout(() => done(true), 400);
           }
         });
         opened.observe(document.body, { childList: true, subtree: true });
         press()";
    session.run_to_end(early).await;
    assert!(session.has(&named("sale-confirm")).await, "the review is still open");
    assert_eq!(till.account().submissions(), 0);
    hands.press("Enter").await;
    session.wait(SUCCEEDED).await;
    session.close().await;
    assert_eq!(till.account().submissions(), 1);
}

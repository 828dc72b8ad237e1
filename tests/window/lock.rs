//! Who is at the till: PINs, waiting, taking over, and what each of them sees; and in which language.

use serde_json::json;
use simulators::Kind;
use tillup_tests::{OWNER, PIN};

use crate::{
    hands::Hands,
    session::named,
    till::{CLERK, Till},
    words::word,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn wrong_pins_have_to_wait_and_the_right_one_opens() {
    let till = Till::with(Kind::SohojPay).await;
    let session = till.open().await;
    let hands = Hands::on(&session);
    session.screen("lock").await;
    session.click(&format!("[data-testid=\"lock-user\"][data-user=\"{CLERK}\"]")).await;
    session.wait(&format!("[data-user=\"{CLERK}\"][aria-pressed=\"true\"]")).await;
    hands.write("11111111").await;
    hands.press("Enter").await;
    session.wait("[data-testid=\"lock-error\"][data-code=\"wrong_pin\"]").await;
    session.screenshot("lock-wrong").await;

    // The waiting doubles: on the slowest machine it is longer than the next try takes, long before the user is locked out.
    let mut waiting = None;
    for _ in 0..6 {
        session.wait("[aria-busy=\"false\"] [data-testid=\"lock-pin\"]").await;
        session.fill("lock-pin", "1111").await;
        hands.press("Enter").await;
        session.wait("[aria-busy=\"false\"] [data-testid=\"lock-pin\"]").await;
        session.fill("lock-pin", PIN).await;
        // All at one moment: the time may be over at the next.
        let told = session
            .run(
                "const error = document.querySelector('[data-testid=lock-error][data-code=too_soon]');
                 const enter = document.querySelector('[data-testid=lock-enter]');
                 return [error?.dataset.seconds ?? null, error?.textContent ?? '', enter.disabled]",
            )
            .await;
        if told[0].is_string() {
            waiting = Some(told);
            break;
        }
    }
    let waiting = waiting.expect("nobody has to wait");
    session.screenshot("lock-waiting").await;
    let (seconds, told): (u32, _) =
        (waiting[0].as_str().unwrap().parse().unwrap(), waiting[1].as_str().unwrap());
    assert!((1..=64).contains(&seconds), "{seconds}");
    assert!(
        told.contains(&seconds.to_string()) || told.contains(&(seconds - 1).to_string()),
        "the time left is shown: {told}"
    );
    assert_eq!(waiting[2], true, "not even the right PIN may be tried before");

    // Waiting is for who mistyped, not for the others.
    session.click(&format!("[data-testid=\"lock-user\"][data-user=\"{OWNER}\"]")).await;
    hands.write(PIN).await;
    hands.press("Enter").await;
    session.screen("counter").await;
    hands.press("Ctrl+l").await;
    session.screen("lock").await;
    session.click(&format!("[data-testid=\"lock-user\"][data-user=\"{CLERK}\"]")).await;
    session.wait_gone("[data-testid=\"lock-error\"][data-code=\"too_soon\"]").await;
    hands.write(PIN).await;
    hands.press("Enter").await;
    session.screen("counter").await;
    session.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn taking_over_is_a_key_and_a_pin_and_a_clerk_sees_no_commission() {
    let till = Till::with(Kind::SohojPay).await;
    let session = till.open_as(OWNER).await;
    let hands = Hands::on(&session);
    hands.sell("01812345601", "50").await;
    session.wait("[data-testid=\"sale-result\"][data-status=\"succeeded\"]").await;
    session.wait("[data-testid=\"day-commission\"][data-value=\"1.50\"]").await;
    // Half typed when the other one takes over.
    hands.write("0171").await;

    hands.press("Ctrl+l").await;
    session.screen("lock").await;
    let locked = session.run("return document.documentElement.outerHTML").await;
    let locked = locked.as_str().unwrap();
    for trace in ["0171", "01812345601", "018 1234 5601", "data-value=\"1.50\""] {
        assert!(!locked.contains(trace), "{trace} stays in the page of a locked till");
    }
    // By keys alone: the other name, the PIN.
    session.wait(&format!("[data-user=\"{OWNER}\"][aria-pressed=\"true\"]")).await;
    hands.press("Up").await;
    session.wait(&format!("[data-user=\"{CLERK}\"][aria-pressed=\"true\"]")).await;
    hands.write(PIN).await;
    hands.press("Enter").await;
    session.screen("counter").await;
    session.wait_focus("#sale-number").await;
    assert!(!session.has(&named("day-commission")).await, "a clerk sees no commission");
    assert_eq!(session.run("return document.getElementById('sale-number').value").await, json!(""));
    hands.order("01812345701", "100").await;
    assert!(!session.has(&named("review-commission")).await, "not in the review either");
    hands.press("Escape").await;

    // Not even past the page.
    let told = session
        .run_to_end(
            "const { invoke } = window.__TAURI__.core;
             const query = { from: null, to: null, status: null, clerk: null, text: '', limit: 10 };
             Promise.all([invoke('overview'), invoke('sales', { query })]).then(
               ([overview, sales]) => done([overview.commission, sales.map((sale) => sale.commission)]),
               (error) => done(error))",
        )
        .await;
    session.close().await;
    assert_eq!(told, json!([null, [null]]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn the_language_and_the_digits_change_on_the_spot() {
    let till = Till::with(Kind::SohojPay).await;
    let session = till.open_as(CLERK).await;
    let hands = Hands::on(&session);
    session.wait_focus("#sale-number").await;
    hands.write("01812345601").await;
    for (language, digits) in [("bn", "০১৮ ১২৩৪ ৫৬০১"), ("hi", "018 1234 5601"), ("en", "018 1234 5601")]
    {
        session.click(&format!("[data-testid=\"language\"] option[value=\"{language}\"]")).await;
        session.wait(&format!("html[lang=\"{language}\"]")).await;
        let review = session.find("sale-review").await.text().await.unwrap();
        let words = word(language, "sale", "sale-review");
        assert!(review.starts_with(&words), "{review:?} is not {words:?}");
        let read = session.find("sale-readback").await.text().await.unwrap();
        assert_eq!(read.trim(), digits, "{language}");
        let typed = session.run("return document.getElementById('sale-number').value").await;
        assert_eq!(typed, json!("01812345601"), "what was typed stays");
    }
    // Bengali words with the digits of the keyboard, for who wants that.
    session.click("[data-testid=\"language\"] option[value=\"bn\"]").await;
    session.wait("html[lang=\"bn\"]").await;
    session.click(&named("looks")).await;
    session.click("[data-testid=\"digits\"][data-choice=\"latin\"]").await;
    session.wait("[data-testid=\"digits\"][data-choice=\"latin\"][aria-pressed=\"true\"]").await;
    let read = session.find("sale-readback").await.text().await.unwrap();
    assert_eq!(read.trim(), "018 1234 5601");
    session.close().await;

    // It is kept for the next start.
    let session = till.open().await;
    session.screen("lock").await;
    session.wait("html[lang=\"bn\"]").await;
    session.close().await;
}

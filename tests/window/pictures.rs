//! Pictures of each screen in English and Bengali, for a person to look at.

use simulators::Kind;
use tillup_tests::{OWNER, PIN};

use crate::{
    hands::Hands,
    session::{Look, Session, named},
    till::{CLERK, Till},
};

const LANGUAGES: [&str; 2] = ["en", "bn"];

/// One of what is on the screen, in each language.
pub async fn take(session: &Session, name: &str) {
    for language in LANGUAGES {
        session.click(&format!("[data-testid=\"language\"] option[value=\"{language}\"]")).await;
        session.wait(&format!("html[lang=\"{language}\"]")).await;
        assert!(!session.has(&named("fault")).await, "the window tells of a fault on {name}");
        session.screenshot(&format!("{name}-{language}")).await;
    }
}

/// Nothing is scrolled away, and nothing moves to the side.
async fn fits(session: &Session, name: &str) {
    let overflow = session
        .run(
            "const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
             return [scrollWidth - clientWidth, scrollHeight - clientHeight]",
        )
        .await;
    assert_eq!(overflow, serde_json::json!([0, 0]), "{name} does not fit");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn pictures_of_the_first_day() {
    let folder = tempfile::tempdir().unwrap();
    let session = Session::open(&["--data-dir", folder.path().to_str().unwrap()], Look::Day).await;
    session.screen("setup").await;
    take(&session, "screen-setup").await;
    fits(&session, "setup").await;
    session.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn pictures_of_each_screen_that_all_fit() {
    let till = Till::with(Kind::SohojPay).await;
    let session = till.open().await;
    let hands = Hands::on(&session);
    session.screen("lock").await;
    take(&session, "screen-lock").await;
    fits(&session, "lock").await;
    hands.sign_in(OWNER, PIN).await;
    take(&session, "screen-counter-empty").await;

    for number in ["01812345601", "01812345703", "01812345806", "01812345925"] {
        hands.sell(number, "50").await;
    }
    hands.order("01812345601", "100").await;
    take(&session, "screen-review").await;
    hands.press("Escape").await;
    session.wait("[data-testid=\"offer-item\"]").await;
    session.wait(&named("sale-result")).await;
    take(&session, "screen-counter").await;
    fits(&session, "counter").await;
    session.client.set_window_size(1024, 600).await.unwrap();
    session.wait("main").await;
    take(&session, "screen-counter-small").await;
    fits(&session, "counter at 1024x600").await;
    hands.press("F2").await;
    session.wait_focus("[data-testid=\"offer-search\"]").await;
    take(&session, "screen-packs-small").await;
    session.client.set_window_size(1366, 768).await.unwrap();
    hands.press("F3").await;
    session.screen("activity").await;
    session.wait_focus(&named("activity-row")).await;
    hands.press("Enter").await;
    session.find("activity-detail").await;
    take(&session, "screen-activity").await;
    fits(&session, "activity").await;

    hands.press("Ctrl+l").await;
    hands.sign_in(CLERK, PIN).await;
    hands.press("F8").await;
    session.find("sale-detail").await;
    take(&session, "screen-sale-detail").await;
    fits(&session, "a sale's detail").await;
    session.close().await;
}

//! The owner's settings in the real window: another rate holds for the next sale, and a second account is connected.

use simulators::{Kind, Settings, Simulator};
use tillup_tests::OWNER;

use crate::{
    hands::Hands,
    pictures::take,
    session::{Session, named},
    till::Till,
};

/// Long and odd enough not to turn up by chance.
const KEY: &str = "second-key-5b8e21d7";

/// Opens a section of the settings.
pub async fn open(session: &Session, section: &str) {
    session.click(&named("nav-settings")).await;
    session.screen("settings").await;
    session.click(&format!("[data-testid=\"settings-section\"][data-section=\"{section}\"]")).await;
    session.wait(&format!("#settings-panel[data-section=\"{section}\"] h2")).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn a_rate_is_changed_after_its_effect_was_seen_and_holds_for_the_next_sale() {
    let till = Till::with(Kind::SohojPay).await;
    let session = till.open_as(OWNER).await;
    let hands = Hands::on(&session);
    hands.sell("01812345601", "50").await;
    session.wait("[data-testid=\"sale-result\"][data-status=\"succeeded\"]").await;
    session.wait("[data-testid=\"day-commission\"][data-value=\"1.50\"]").await;
    open(&session, "rates").await;
    session.fill("rate-percent", "4").await;
    session.wait("[data-testid=\"rate-effect\"][data-present=\"1.50\"][data-proposed=\"2.00\"][data-difference=\"0.50\"]").await;
    take(&session, "settings-rates").await;
    hands.press("Ctrl+s").await;
    session.wait("[data-changes=\"0\"]").await;
    session.wait("[data-testid=\"rate-row\"][data-percent=\"4.00\"]").await;
    session.click(&named("nav-counter")).await;
    session.screen("counter").await;
    hands.sell("01812345701", "50").await;
    session.wait("[data-testid=\"day-commission\"][data-value=\"3.50\"]").await;
    session.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn a_second_account_is_connected_and_sells_where_the_owner_puts_it_first() {
    let mut settings = Settings { opening_balance: "777.25".to_owned(), ..Settings::default() };
    settings.keys.insert("api_key".to_owned(), KEY.to_owned());
    let second = Simulator::start(Kind::SohojPay, settings).await.unwrap();
    let till = Till::with(Kind::SohojPay).await;
    let session = till.open_as(OWNER).await;
    let hands = Hands::on(&session);
    open(&session, "accounts").await;
    session.click(&named("account-add")).await;
    session.click("label:has([data-testid=\"setup-provider\"][data-value=\"sohojpay\"])").await;
    session.wait("[data-testid=\"setup-provider\"][data-value=\"sohojpay\"]:checked").await;
    session.fill("setup-base-url", &second.base_url()).await;
    session.fill("setup-account-id", "second").await;
    session.fill("setup-key", KEY).await;
    session.click(&named("setup-allow-http")).await;
    session.click(&named("setup-check")).await;
    session.wait("[data-testid=\"setup-balance\"][data-balance=\"777.25\"]").await;
    session.click(&named("account-done")).await;
    session.wait("[data-testid=\"account-row\"][data-account=\"second\"][data-enabled=\"true\"]").await;
    let held = session.run("return document.documentElement.outerHTML").await;
    assert!(!held.as_str().unwrap().contains(KEY), "a key that was kept stays in the page");
    take(&session, "settings-accounts").await;

    open(&session, "routing").await;
    session.click("[data-testid=\"routing-operator\"][data-code=\"RB\"]").await;
    session.click("[data-testid=\"routing-add\"][data-account=\"second\"]").await;
    session.wait("[data-testid=\"routing-reason\"][data-account=\"second\"][data-taken]").await;
    take(&session, "settings-routing").await;
    hands.press("Ctrl+s").await;
    session.wait("[data-testid=\"routing-operator\"][data-code=\"RB\"][data-list=\"second\"]").await;
    session.wait("[data-changes=\"0\"]").await;
    session.click(&named("nav-counter")).await;
    session.screen("counter").await;
    hands.sell("01812345601", "50").await;
    assert_eq!(till.only_sale()["account"], "second");
    session.close().await;
}

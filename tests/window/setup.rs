//! The first day: from an empty folder to the counter, in the window; and other ways in.

use std::{fs, path::Path, process::Command};

use serde_json::json;
use simulators::{Kind, Settings, Simulator};

use crate::{
    hands::Hands,
    session::{Look, Session, named, program},
};

/// Long and odd enough not to turn up by chance.
const KEY: &str = "right-key-7c1f93e5";
const WRONG_KEY: &str = "wrong-key-20b4d8aa";
const OWNERS_PIN: &str = "86420975";
const CLERKS_PIN: &str = "97531864";

async fn at_step(session: &Session, step: &str) {
    session.wait(&format!("form[data-step=\"{step}\"]")).await;
}

/// Files in this folder in which one of these texts stands.
fn files_with(folder: &Path, secrets: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_with(&path, secrets));
            continue;
        }
        let bytes = fs::read(&path).unwrap_or_default();
        for secret in secrets {
            if bytes.windows(secret.len()).any(|part| part == secret.as_bytes()) {
                found.push(format!("{secret} in {}", path.display()));
            }
        }
    }
    found
}

/// Everything that the page holds as text: its elements, what is in its fields, what it keeps.
async fn held_by_page(session: &Session) -> String {
    let script = "return document.documentElement.outerHTML
        + [...document.querySelectorAll('input, textarea')].map((field) => field.value).join(' ')
        + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)";
    session.run(script).await.as_str().unwrap().to_owned()
}

async fn describe_shop(session: &Session, hands: &Hands<'_>) {
    at_step(session, "language").await;
    session.click("label:has([data-testid=\"setup-language\"][data-value=\"en\"])").await;
    session.wait("html[lang=\"en\"]").await;
    session.screenshot("setup-1-language").await;
    session.click(&named("setup-next")).await;

    at_step(session, "shop").await;
    hands.press("Enter").await;
    session.wait("[data-testid=\"setup-error\"][data-code=\"invalid_shop_name\"]").await;
    session.fill("setup-shop-name", "Rahman Telecom").await;
    session.fill("setup-shop-address", "Mirpur 10, Dhaka").await;
    session.screenshot("setup-2-shop").await;
    hands.press("Enter").await;

    at_step(session, "owner").await;
    session.fill("setup-owner-name", "Rahman").await;
    session.fill("setup-owner-pin", OWNERS_PIN).await;
    session.fill("setup-owner-pin-again", CLERKS_PIN).await;
    hands.press("Enter").await;
    session.wait("[data-testid=\"setup-error\"][data-code=\"pins_differ\"]").await;
    let again = session.find("setup-owner-pin-again").await;
    again.clear().await.unwrap();
    again.send_keys(OWNERS_PIN).await.unwrap();
    session.screenshot("setup-3-owner").await;
    hands.press("Enter").await;
}

async fn connect(session: &Session, hands: &Hands<'_>, provider: &Simulator) {
    at_step(session, "account").await;
    session.click("label:has([data-testid=\"setup-provider\"][data-value=\"sohojpay\"])").await;
    session.wait("[data-testid=\"setup-provider\"][data-value=\"sohojpay\"]:checked").await;
    session.fill("setup-base-url", &provider.base_url()).await;
    session.fill("setup-key", WRONG_KEY).await;
    hands.press("Enter").await;
    session.wait("[data-testid=\"setup-error\"][data-code=\"plain_http\"]").await;
    assert!(provider.requests().is_empty(), "nothing goes out in the clear without the owner's yes");

    session.click(&named("setup-allow-http")).await;
    session.click(&named("setup-check")).await;
    session.wait("[data-testid=\"setup-balance\"][data-code=\"credentials\"]").await;
    session.screenshot("setup-4-wrong-key").await;
    assert!(!held_by_page(session).await.contains(WRONG_KEY), "a key that was sent stays in the page");

    session.fill("setup-key", KEY).await;
    hands.press("Enter").await;
    let balance = session.wait("[data-testid=\"setup-balance\"][data-balance]").await;
    assert_eq!(balance.attr("data-balance").await.unwrap().as_deref(), Some("4321.50"), "the live balance");
    session.screenshot("setup-4-balance").await;
    hands.press("Enter").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn a_shop_is_set_up_from_an_empty_folder_to_the_counter() {
    let mut settings = Settings { opening_balance: "4321.50".to_owned(), ..Settings::default() };
    settings.keys.insert("api_key".to_owned(), KEY.to_owned());
    let provider = Simulator::start(Kind::SohojPay, settings).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let session = Session::open(&["--data-dir", folder.path().to_str().unwrap()], Look::Day).await;
    let hands = Hands::on(&session);
    session.screen("setup").await;
    describe_shop(&session, &hands).await;
    connect(&session, &hands, &provider).await;

    at_step(&session, "clerk").await;
    session.fill("setup-clerk-name", "Karim").await;
    session.fill("setup-clerk-pin", CLERKS_PIN).await;
    session.screenshot("setup-5-clerk").await;
    hands.press("Enter").await;
    at_step(&session, "done").await;
    session.screenshot("setup-6-done").await;
    hands.press("Enter").await;
    session.screen("counter").await;

    let secrets = [KEY, WRONG_KEY, OWNERS_PIN, CLERKS_PIN];
    let page = held_by_page(&session).await;
    assert!(secrets.iter().all(|secret| !page.contains(secret)), "a key or a PIN is in the page");
    // What was set up sells, and the clerk can sign in.
    hands.press("Ctrl+l").await;
    hands.sign_in("Karim", CLERKS_PIN).await;
    hands.sell("01812345601", "50").await;
    session.wait("[data-testid=\"sale-result\"][data-status=\"succeeded\"]").await;
    assert_eq!(provider.executed().len(), 1);
    session.close().await;
    assert_eq!(files_with(folder.path(), &secrets), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn the_demo_can_be_tried_from_the_first_page() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("till");
    let session = Session::open(&["--data-dir", data.to_str().unwrap()], Look::Day).await;
    session.screen("setup").await;
    session.click(&named("setup-demo")).await;
    session.screen("counter").await;
    assert!(session.find("demo-badge").await.is_displayed().await.unwrap(), "a demo is marked as one");
    let hands = Hands::on(&session);
    hands.sell("01812345601", "50").await;
    session.wait("[data-testid=\"sale-result\"][data-status=\"succeeded\"]").await;
    session.close().await;

    // Nothing of it is in the folder that was named: the next start begins anew.
    let session = Session::open(&["--data-dir", data.to_str().unwrap()], Look::Day).await;
    session.screen("setup").await;
    session.close().await;
}

/// A shop without a provider that could be asked.
const SHOP: &str = r#"
[shop]
name = "Rahman Telecom"
country = "BD"
timezone = "Asia/Dhaka"
language = "bn"

[[users]]
name = "owner"
role = "owner"
pin = "24681357"

[[accounts]]
id = "soho-main"
provider = "sohojpay"
base_url = "https://provider.invalid"
[accounts.keys]
api_key = "window-test-key"
"#;

#[tokio::test]
#[ignore = "needs a display: make test-window"]
async fn it_notices_a_shop_that_a_terminal_sets_up() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("till");
    let session = Session::open(&["--data-dir", &data.to_string_lossy()], Look::Day).await;
    session.screen("setup").await;

    let file = folder.path().join("shop.toml");
    fs::write(&file, SHOP).unwrap();
    let provisioned = Command::new(program("tillupctl"))
        .arg("--data-dir")
        .arg(&data)
        .arg("provision")
        .arg(&file)
        .output()
        .unwrap();
    assert!(provisioned.status.success(), "{}", String::from_utf8_lossy(&provisioned.stderr));
    session.screen("lock").await;
    let name = session.find("shop-name").await.text().await.unwrap();
    let is_marked = session.has(&named("demo-badge")).await;
    let language = session.run("return document.documentElement.lang").await;
    session.close().await;
    assert_eq!(name, "Rahman Telecom");
    assert!(!is_marked, "a real shop is no demo");
    assert_eq!(language, json!("bn"), "it speaks the shop's language");
}

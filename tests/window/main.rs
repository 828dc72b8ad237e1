//! The window, end to end: the real program in a real window, driven as a person's hands would.
//!
//! Ignored unless asked for, because they need a display, tauri-driver and WebKitWebDriver: run them with `make test-window`.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of a test fail as tests do")]

mod session;

use std::{net::TcpListener, process::Command};

use fantoccini::Locator;
use serde_json::json;

use session::{Look, Session, program};

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

/// Digits, and at least two places: what every amount in the window's attributes looks like.
fn is_exact_decimal(text: &str) -> bool {
    let Some((whole, places)) = text.split_once('.') else {
        return false;
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole.strip_prefix('-').unwrap_or(whole)) && digits(places) && places.len() >= 2
}

#[tokio::test]
#[ignore = "needs a display: make test-window"]
async fn a_demo_shows_the_shop_and_its_figures() {
    let session = Session::open(&["--demo"], Look::Day).await;
    session.screen("counter").await;

    let name = session.find("shop-name").await.text().await.unwrap();
    assert!(name.starts_with("Corner Telecom"), "shop's name: {name}");
    assert!(session.find("demo-badge").await.is_displayed().await.unwrap(), "a demo is marked as one");
    let sales = session.value("day-sales").await;
    assert!(sales.parse::<u64>().is_ok(), "day-sales: {sales:?}");
    for id in ["day-amount", "day-commission"] {
        let amount = session.value(id).await;
        assert!(is_exact_decimal(&amount), "{id}: {amount:?}");
    }
    session.screenshot("counter").await;
    session.close().await;
}

#[tokio::test]
#[ignore = "needs a display: make test-window"]
async fn it_is_dark_by_night() {
    let session = Session::open(&["--demo"], Look::Night).await;
    session.screen("counter").await;
    let dark = session.run("return matchMedia('(prefers-color-scheme: dark)').matches").await;
    session.screenshot("counter-night").await;
    session.close().await;
    assert_eq!(dark, json!(true));
}

#[tokio::test]
#[ignore = "needs a display: make test-window"]
async fn a_folder_without_a_shop_says_how_to_set_one_up() {
    let folder = tempfile::tempdir().unwrap();
    let session = Session::open(&["--data-dir", &folder.path().to_string_lossy()], Look::Day).await;
    session.screen("setup").await;
    let words = session.client.find(Locator::Css("main")).await.unwrap().text().await.unwrap();
    session.screenshot("setup").await;
    session.close().await;
    assert!(words.contains("tillupctl provision"), "{words}");
}

#[tokio::test]
#[ignore = "needs a display: make test-window"]
async fn it_notices_a_shop_that_a_terminal_sets_up() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("till");
    let session = Session::open(&["--data-dir", &data.to_string_lossy()], Look::Day).await;
    session.screen("setup").await;

    let file = folder.path().join("shop.toml");
    std::fs::write(&file, SHOP).unwrap();
    let provisioned = Command::new(program("tillupctl"))
        .arg("--data-dir")
        .arg(&data)
        .arg("provision")
        .arg(&file)
        .output()
        .unwrap();
    assert!(provisioned.status.success(), "{}", String::from_utf8_lossy(&provisioned.stderr));
    session.screen("counter").await;
    let name = session.find("shop-name").await.text().await.unwrap();
    let is_marked = session.find("demo-badge").await.is_displayed().await.unwrap();
    session.close().await;
    assert_eq!(name, "Rahman Telecom");
    assert!(!is_marked, "a real shop is no demo");
}

#[tokio::test]
#[ignore = "needs a display: make test-window"]
async fn a_shop_that_cannot_be_opened_is_said_and_can_be_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("taken");
    std::fs::write(&data, "a file where the folder should be").unwrap();
    let session = Session::open(&["--data-dir", &data.to_string_lossy()], Look::Day).await;
    session.screen("trouble").await;
    session.screenshot("trouble").await;

    std::fs::remove_file(&data).unwrap();
    session.find("trouble-again").await.click().await.unwrap();
    session.screen("setup").await;
    session.close().await;
}

#[tokio::test]
#[ignore = "needs a display: make test-window"]
async fn nothing_but_the_programs_own_files_runs_in_the_window() {
    let elsewhere = TcpListener::bind("127.0.0.1:0").unwrap();
    elsewhere.set_nonblocking(true).unwrap();
    let address = elsewhere.local_addr().unwrap();
    let session = Session::open(&["--demo"], Look::Day).await;
    session.screen("counter").await;

    let inline = session
        .run(
            "const script = document.createElement('script');
             script.textContent = 'window.inlineRan = true';
             document.body.append(script);
             const link = document.createElement('a');
             link.setAttribute('onclick', 'window.inlineRan = true');
             document.body.append(link);
             link.click();
             return window.inlineRan === true",
        )
        .await;
    let fetched = session
        .run_to_end(&format!(
            "fetch('http://{address}/').then(() => done('answered'), () => done('refused'))"
        ))
        .await;
    let image = session
        .run_to_end(&format!(
            "const image = new Image();
             image.onload = () => done('loaded');
             image.onerror = () => done('refused');
             image.src = 'http://{address}/x.png'"
        ))
        .await;
    session.close().await;

    assert_eq!(inline, json!(false), "an inline script ran");
    assert_eq!(fetched, json!("refused"));
    assert_eq!(image, json!("refused"));
    assert!(elsewhere.accept().is_err(), "the window connected to another host");
}

#[tokio::test]
#[ignore = "needs a display: make test-window"]
async fn a_command_that_is_not_listed_is_refused() {
    let session = Session::open(&["--demo"], Look::Day).await;
    session.screen("counter").await;
    let mut answers = Vec::new();
    for command in
        ["overview", "no_such_command", "plugin:app|version", "plugin:window|close", "plugin:event|listen"]
    {
        let answer = session
            .run_to_end(&format!(
                "window.__TAURI__.core.invoke('{command}', {{ label: 'main', event: 'x', handler: 0 }})
                   .then(() => done('answered'), (error) => done(String(error)))"
            ))
            .await;
        answers.push((command, answer));
    }
    session.close().await;

    let mut answers = answers.into_iter();
    assert_eq!(answers.next(), Some(("overview", json!("answered"))), "a listed command is answered");
    for (command, answer) in answers {
        let text = answer.as_str().unwrap_or_default();
        assert!(text.contains("not allowed") || text.contains("not found"), "{command}: {answer}");
    }
}

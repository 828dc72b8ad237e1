//! The page itself: what it shows when it starts, and what it may not do.

use std::net::TcpListener;

use serde_json::json;
use tillup_shop::DEMO_OWNER;

use crate::session::{Look, Session};

/// Digits, and at least two places: what every amount in the window's attributes looks like.
fn is_exact_decimal(text: &str) -> bool {
    let Some((whole, places)) = text.split_once('.') else {
        return false;
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole.strip_prefix('-').unwrap_or(whole)) && digits(places) && places.len() >= 2
}

/// A demo in a folder of its own: two of them in the usual one would be the same program.
struct Demo {
    folder: tempfile::TempDir,
}

impl Demo {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    async fn open(&self, look: Look) -> Session {
        let data = self.folder.path().join("demo");
        let session = Session::open(&["--demo", "--data-dir", data.to_str().unwrap()], look).await;
        session.screen("counter").await;
        session
    }
}

#[tokio::test]
#[ignore = "needs a display: make test-window"]
async fn a_demo_shows_the_shop_and_its_figures_to_the_owner() {
    let demo = Demo::new();
    let session = demo.open(Look::Day).await;
    let name = session.find("shop-name").await.text().await.unwrap();
    assert!(name.starts_with("Corner Telecom"), "shop's name: {name}");
    assert!(session.find("demo-badge").await.is_displayed().await.unwrap(), "a demo is marked as one");
    let who = session.find("people").await.text().await.unwrap();
    assert_eq!(who, DEMO_OWNER, "the demo opens as its owner");
    let sales = session.value("day-sales").await;
    assert!(sales.parse::<u64>().is_ok(), "day-sales: {sales:?}");
    for id in ["day-amount", "day-commission"] {
        let amount = session.value(id).await;
        assert!(is_exact_decimal(&amount), "{id}: {amount:?}");
    }
    session.screenshot("demo").await;
    session.close().await;
}

#[tokio::test]
#[ignore = "needs a display: make test-window"]
async fn it_is_dark_by_night() {
    let demo = Demo::new();
    let session = demo.open(Look::Night).await;
    let dark = session.run("return matchMedia('(prefers-color-scheme: dark)').matches").await;
    let ground = session.run("return getComputedStyle(document.body).backgroundColor").await;
    session.screenshot("counter-night").await;
    session.close().await;
    assert_eq!(dark, json!(true));
    let channels: Vec<u32> = ground
        .as_str()
        .unwrap()
        .split(|letter: char| !letter.is_ascii_digit())
        .filter_map(|part| part.parse().ok())
        .take(3)
        .collect();
    assert!(channels.len() == 3 && channels.iter().all(|channel| *channel < 90), "the ground is {ground}");
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
    session.click("[data-testid=\"trouble-again\"]").await;
    session.screen("setup").await;
    session.close().await;
}

#[tokio::test]
#[ignore = "needs a display: make test-window"]
async fn nothing_but_the_programs_own_files_runs_in_the_window() {
    let elsewhere = TcpListener::bind("127.0.0.1:0").unwrap();
    elsewhere.set_nonblocking(true).unwrap();
    let address = elsewhere.local_addr().unwrap();
    let demo = Demo::new();
    let session = demo.open(Look::Day).await;

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
    let demo = Demo::new();
    let session = demo.open(Look::Day).await;
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

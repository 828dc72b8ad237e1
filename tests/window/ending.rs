//! Beginnings and ends: killed in the middle of a sale, closed with one open, started twice.

use std::process::{Child, Command, Stdio};

use serde_json::json;
use simulators::{Endpoint, Fault, Kind, When};
use tillup_tests::PIN;

use crate::{
    hands::Hands,
    processes::{is_running, page_process, process_of},
    screen::Screen,
    session::{named, program},
    till::{CLERK, Till, until},
};

fn signal(name: &str, pid: u32) {
    assert!(Command::new("kill").args([name, &pid.to_string()]).status().unwrap().success());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn killed_in_mid_sale_it_is_open_at_the_next_start_and_settled_by_evidence() {
    let till = Till::with(Kind::SohojPay).await;
    let session = till.open_as(CLERK).await;
    // Executed, and never answered.
    let reference = Hands::on(&session).sell("01812345623", "50").await;
    until("the sale reaches the provider", || till.simulator().executed().len() == 1).await;
    session.wait(&format!("[data-reference=\"{reference}\"][data-status=\"sending\"]")).await;
    let pid = process_of(&till.data()).unwrap();
    signal("-KILL", pid);
    until("it is gone", || !is_running(pid)).await;
    session.let_go();

    // The provider cannot be asked at first: the sale stays open, and everybody sees it.
    let fault = Fault::Status { code: 503, when: When::Before };
    till.simulator().inject(fault, Endpoint::Lookup, 10_000);
    let session = till.open_as(CLERK).await;
    session.wait(&format!("[data-reference=\"{reference}\"][data-status=\"unknown\"]")).await;
    session.screenshot("after-a-kill").await;
    till.simulator().clear_injections();
    let hands = Hands::on(&session);
    hands.press("F8").await;
    session.find("sale-detail").await;
    hands.press("F5").await;
    session.wait(&format!("[data-reference=\"{reference}\"][data-status=\"succeeded\"]")).await;
    session.close().await;

    assert_eq!(till.account().submissions(), 1, "it was never sent again");
    assert_eq!(till.simulator().executed().len(), 1);
    let sale = till.only_sale();
    assert_eq!(
        (sale["status"].as_str(), sale["reference"].as_str()),
        (Some("succeeded"), Some(reference.as_str()))
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn closing_says_what_is_open_and_closes_at_once_when_nothing_is() {
    let till = Till::with(Kind::SohojPay).await;
    let screen = Screen::new();
    let session = till.open_as(CLERK).await;
    let reference = Hands::on(&session).sell("01812345603", "50").await;
    session.wait("[data-testid=\"sale-result\"][data-status=\"pending\"]").await;
    let pid = process_of(&till.data()).unwrap();
    let told = format!("[data-testid=\"closing\"] [data-reference=\"{reference}\"]");
    screen.ask_to_close(pid);
    session.wait(&told).await;
    session.screenshot("closing").await;
    // The page may be gone before the driver has seen the end of the click.
    let _ = session.find("closing-close").await.click().await;
    until("it ends", || !is_running(pid)).await;
    session.let_go();
    assert_eq!(till.only_sale()["status"], "pending", "it is not lost");

    // Who stays, stays; who goes on asking means it.
    let session = till.open_as(CLERK).await;
    session.wait(&format!("[data-reference=\"{reference}\"][data-status=\"pending\"]")).await;
    let pid = process_of(&till.data()).unwrap();
    screen.ask_to_close(pid);
    session.wait(&told).await;
    Hands::on(&session).press("Escape").await;
    session.wait_gone(&named("closing")).await;
    assert!(is_running(pid));
    until("it ends", || {
        screen.ask_to_close(pid);
        !is_running(pid)
    })
    .await;
    session.let_go();

    let other = Till::with(Kind::SohojPay).await;
    let session = other.open_as(CLERK).await;
    let pid = process_of(&other.data()).unwrap();
    screen.ask_to_close(pid);
    until("it ends", || !is_running(pid)).await;
    session.let_go();
}

/// A window that nobody drives; it ends with this.
struct Window(Child);

impl Window {
    fn of(till: &Till) -> Self {
        Self::start(&["--data-dir", till.data().to_str().unwrap()])
    }

    fn start(args: &[&str]) -> Self {
        let mut command = Command::new(program("tillup"));
        command.args(args).stdout(Stdio::null()).stderr(Stdio::null());
        Self(command.spawn().unwrap())
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn a_second_start_raises_the_first_and_another_shop_has_its_own_window() {
    let (till, other) = (Till::with(Kind::SohojPay).await, Till::with(Kind::SohojPay).await);
    let screen = Screen::new();
    let session = till.open_as(CLERK).await;
    Hands::on(&session).write("0181").await;
    let first = process_of(&till.data()).unwrap();
    let above = Window::of(&other);
    until("another shop's window opens, above the first", || screen.topmost() == Some(above.0.id())).await;

    let mut second = Window::of(&till);
    until("the second start ends", || second.0.try_wait().unwrap().is_some()).await;
    assert_eq!(second.0.try_wait().unwrap().and_then(|status| status.code()), Some(0));
    until("the first one is raised", || screen.topmost() == Some(first)).await;
    assert!(is_running(first) && screen.shows(above.0.id()));
    let typed = session.run("return document.getElementById('sale-number').value").await;
    assert_eq!(typed, json!("0181"), "the first goes on where it was");
    drop(above);
    session.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn a_reload_loses_no_sale() {
    let till = Till::with(Kind::SohojPay).await;
    let session = till.open_as(CLERK).await;
    let reference = Hands::on(&session).sell("01812345603", "50").await;
    session.wait("[data-testid=\"sale-result\"][data-status=\"pending\"]").await;
    session.client.refresh().await.unwrap();
    session.screen("counter").await;
    session.wait(&format!("[data-reference=\"{reference}\"][data-status=\"pending\"]")).await;
    till.simulator().settle_all(simulators::State::Succeeded);
    session.wait(&format!("[data-reference=\"{reference}\"][data-status=\"succeeded\"]")).await;
    Hands::on(&session).press("Ctrl+l").await;
    Hands::on(&session).sign_in(CLERK, PIN).await;
    session.close().await;
    assert_eq!(till.account().submissions(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn a_page_whose_process_dies_is_loaded_again() {
    let folder = tempfile::tempdir().unwrap();
    let window = Window::start(&["--demo", "--data-dir", folder.path().to_str().unwrap()]);
    // The demo's shop is opened when the page asks for it.
    until("the page is there", || folder.path().join("ledger.sqlite3").is_file()).await;
    let first = page_process(window.0.id()).unwrap();
    signal("-9", first);
    until("another one draws the page", || page_process(window.0.id()).is_some_and(|now| now != first)).await;
    assert!(is_running(window.0.id()));
}

//! Receipts on paper in the real window: a printer is set up and tried, a receipt printed by one key is dot for dot what was shown, and
//! one that met an empty roll comes when there is paper.

use std::time::Duration;

use simulators::Kind;
use tillup_core::{bitmap::Bitmap, printing::PrinterAddress};
use tillup_printers::loopback::{Behaviour, LoopbackPrinter};
use tillup_tests::OWNER;

use crate::{
    hands::Hands,
    pictures::take,
    session::{PATIENCE, Session, named},
    settings,
    till::{CLERK, Till, until},
};

const SUCCEEDED: &str = "[data-testid=\"sale-result\"][data-status=\"succeeded\"]";

/// The dots of the picture that the window shows.
async fn shown(session: &Session, picture: &str) -> Bitmap {
    let script = format!(
        "const canvas = document.querySelector('{picture}');
         const {{ width, height }} = canvas;
         const {{ data }} = canvas.getContext('2d').getImageData(0, 0, width, height);
         const rows = [];
         for (let y = 0; y < height; y += 1) {{
           let row = '';
           for (let x = 0; x < width; x += 1) row += data[4 * (y * width + x)] < 128 ? '1' : '0';
           rows.push(row);
         }}
         return rows"
    );
    let rows = session.run(&script).await;
    let rows: Vec<&str> = rows.as_array().unwrap().iter().map(|row| row.as_str().unwrap()).collect();
    let mut dots = Bitmap::white(rows[0].len(), rows.len());
    for (y, row) in rows.iter().enumerate() {
        row.bytes().enumerate().filter(|(_, dot)| *dot == b'1').for_each(|(x, _)| dots.blacken(x, y));
    }
    dots
}

/// The owner sets the printer up and tries it.
async fn set_up(session: &Session, hands: &Hands<'_>, paper: &LoopbackPrinter) {
    let Some(PrinterAddress::Network { host, port }) = paper.address() else {
        panic!("it is on the network")
    };
    settings::open(session, "printing").await;
    session.wait(&named("printers-none")).await;
    session.click(&named("printer-add")).await;
    session.fill("printer-name", "Counter").await;
    session.fill("printer-host", &host).await;
    session.fill("printer-port", &port.to_string()).await;
    // Below the bar with the Save button the driver does not find it.
    session
        .run("document.querySelector('[data-testid=\"printer-try\"]').scrollIntoView({ block: 'center' })")
        .await;
    session.click(&named("printer-try")).await;
    session.wait("[data-testid=\"printer-trial\"][data-state=\"printed\"]").await;
    take(session, "settings-printing").await;
    hands.press("Ctrl+s").await;
    session.wait("[data-changes=\"0\"]").await;
    assert!(paper.wait_for(1, PATIENCE), "the test page");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn a_receipt_is_printed_by_one_key_as_it_was_shown_and_waits_for_paper() {
    let till = Till::with(Kind::SohojPay).await;
    let paper = LoopbackPrinter::start(Behaviour::default()).unwrap();
    let session = till.open_as(OWNER).await;
    let hands = Hands::on(&session);
    set_up(&session, &hands, &paper).await;
    session.click(&named("nav-lock")).await;
    hands.sign_in(CLERK, tillup_tests::PIN).await;

    hands.sell("01812345601", "50").await;
    session.wait(SUCCEEDED).await;
    hands.press("F3").await;
    session.screen("activity").await;
    session.click(&named("activity-row")).await;
    session.click(&named("activity-receipt")).await;
    session.wait("[data-testid=\"document\"][data-document=\"receipt\"][data-copy=\"0\"]").await;
    session.wait("[data-testid=\"document-picture\"][aria-busy=\"false\"]").await;
    let receipt = shown(&session, &named("document-picture")).await;
    take(&session, "receipt").await;
    hands.press("Escape").await;
    session.wait_gone(&named("document")).await;
    hands.press("Ctrl+p").await;
    until("the receipt comes out", || paper.documents().len() == 2).await;
    assert!(paper.documents()[1].picture == receipt, "the paper shows what the window showed");

    // An empty roll: the sale does not know of it, the strip says what to do, and then it comes: the first, no copy.
    paper.set_paper(false);
    hands.press("F1").await;
    session.screen("counter").await;
    hands.sell("01812345701", "70").await;
    session.wait(&format!("{SUCCEEDED}[data-latest], {SUCCEEDED}")).await;
    hands.press("Ctrl+p").await;
    session.wait("[data-testid=\"print-job\"][data-state=\"waiting\"][data-trouble=\"paper_out\"]").await;
    take(&session, "paper-out").await;
    assert_eq!(paper.documents().len(), 2);
    paper.set_paper(true);
    until("it comes when there is paper", || paper.documents().len() == 3).await;
    session.wait_gone("[data-testid=\"print-job\"][data-state=\"waiting\"]").await;
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    assert_eq!(paper.documents().len(), 3, "once");
    assert_eq!(paper.errors(), Vec::<String>::new());
    session.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn a_complaint_is_opened_by_a_clerk_and_closed_by_the_owner() {
    let till = Till::with(Kind::SohojPay).await;
    let session = till.open_as(CLERK).await;
    let hands = Hands::on(&session);
    let reference = hands.sell("01812345601", "50").await;
    session.wait(&format!("{SUCCEEDED}[data-reference=\"{reference}\"]")).await;
    hands.press("F3").await;
    session.screen("activity").await;
    session.click(&named("activity-row")).await;
    session.click(&named("activity-complain")).await;
    session.click("label:has([data-testid=\"complaint-kind\"][data-value=\"wrong_number\"])").await;
    session.fill("complaint-meant", "01812345610").await;
    session.screenshot("complaint-en").await;
    session.click(&named("complaint-confirm")).await;
    session.wait("[data-testid=\"document\"][data-document=\"dispute\"]").await;
    take(&session, "complaint-slip").await;
    let message = session.find("document-message").await.text().await.unwrap();
    assert!(message.contains(&reference), "{message}");
    hands.press("Escape").await;
    session.wait_gone(&named("document")).await;
    session.wait(&named("complaint-mark")).await;
    session.wait("[data-testid=\"complaint\"][data-complaint=\"wrong_number\"][data-end=\"open\"]").await;
    assert!(!session.has(&named("complaint-close")).await, "that is the owner's");

    session.click(&named("nav-lock")).await;
    hands.sign_in(OWNER, tillup_tests::PIN).await;
    hands.press("F3").await;
    session.screen("activity").await;
    session.wait("[data-testid=\"complaints-open\"][data-count=\"1\"]").await;
    session.click(&named("activity-row")).await;
    session.click(&named("complaint-close")).await;
    session.click("label:has([data-testid=\"complaint-end-kind\"][data-value=\"refused\"])").await;
    session.fill("complaint-end-note", "the operator refuses").await;
    session.click(&named("complaint-confirm")).await;
    session.wait("[data-testid=\"complaint\"][data-end=\"refused\"]").await;
    session.wait_gone(&named("complaint-mark")).await;
    session.close().await;
}

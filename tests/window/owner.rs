//! What the owner does at the end of a day and once in a while, in the real window.

use std::{fs, path::Path};

use simulators::Kind;
use tempfile::TempDir;
use tillup_tests::{OWNER, PIN};

use crate::{
    hands::Hands,
    pictures::take,
    session::{Look, Session, named},
    settings,
    till::{CLERK, Till, until},
};

const NUMBER: &str = "01812345601";
const SUCCEEDED: &str = "[data-testid=\"sale-result\"][data-status=\"succeeded\"]";
const PASSPHRASE: &str = "seven brown boats 41";

async fn sell(session: &Session, hands: &Hands<'_>, number: &str, amount: &str) -> String {
    hands.press("F1").await;
    session.screen("counter").await;
    let reference = hands.sell(number, amount).await;
    session.wait(&format!("{SUCCEEDED}[data-reference=\"{reference}\"]")).await;
    reference
}

/// The day's figures as they stand in the window.
async fn day(session: &Session, hands: &Hands<'_>) -> [String; 3] {
    hands.press("F4").await;
    session.screen("day").await;
    let mut told = [const { String::new() }; 3];
    for (place, name) in ["day-sales", "day-amount", "day-commission"].into_iter().enumerate() {
        told[place] = session.value(name).await;
    }
    told
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn a_drawer_from_open_to_close_and_the_owners_day() {
    let till = Till::with(Kind::SohojPay).await;
    let session = till.open_as(CLERK).await;
    let hands = Hands::on(&session);

    hands.press("Ctrl+d").await;
    session.screen("drawer").await;
    session.wait_focus(&named("shift-float")).await;
    hands.write("500").await;
    hands.press("Enter").await;
    session.wait(&named("shift-counted")).await;
    sell(&session, &hands, NUMBER, "50").await;
    sell(&session, &hands, "01812345701", "70").await;
    hands.press("Ctrl+d").await;
    session.screen("drawer").await;
    take(&session, "owner-drawer").await;

    // Counted ten short of 620, before anybody said 620.
    session.wait(&named("shift-counted")).await;
    hands.press("F7").await;
    session.wait_focus(&named("shift-counted")).await;
    hands.write("610").await;
    hands.press("Enter").await;
    session.wait_focus(&named("shift-close")).await;
    assert!(!session.has(&named("z-expected")).await, "the count is blind");
    hands.press("Enter").await;
    let report = session.wait(&named("z-report")).await;
    assert_eq!(report.attr("data-z").await.unwrap().as_deref(), Some("1"));
    assert_eq!(report.attr("data-difference").await.unwrap().as_deref(), Some("-10.00"));
    assert_eq!(session.value("z-expected").await, "620.00");
    assert_eq!(session.find("z-chain").await.attr("data-head").await.unwrap().unwrap().len(), 64);
    assert!(!session.has(&named("z-commission")).await, "a clerk is not told what the shop earns");
    take(&session, "owner-z-report").await;

    hands.press("Ctrl+l").await;
    hands.sign_in(OWNER, PIN).await;
    assert_eq!(day(&session, &hands).await, ["2", "120.00", "3.60"]);
    take(&session, "owner-day").await;
    sell(&session, &hands, "01812345801", "30").await;
    assert_eq!(day(&session, &hands).await, ["3", "150.00", "4.50"]);
    hands.press("Ctrl+d").await;
    session.screen("drawer").await;
    session.click("[data-testid=\"z-line\"][data-z=\"1\"]").await;
    session.wait(&named("z-commission")).await;
    session.close().await;
}

/// A folder for downloads, named as a desktop names it.
fn downloads(of: &TempDir) -> std::path::PathBuf {
    let folder = of.path().join("Downloads");
    fs::create_dir(&folder).unwrap();
    let line = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", folder.display());
    fs::write(of.path().join("user-dirs.dirs"), line).unwrap();
    folder
}

fn files_in(folder: &Path) -> Vec<String> {
    let named = fs::read_dir(folder).unwrap();
    named.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn sales_are_exported_and_a_backup_is_made_and_brought_back() {
    let till = Till::with(Kind::SohojPay).await;
    let desktop = TempDir::new().unwrap();
    let (saved, copies) = (downloads(&desktop), TempDir::new().unwrap());
    let data = till.data();
    let args = ["--data-dir", data.to_str().unwrap()];
    let session =
        Session::open_with(&args, Look::Day, &[("XDG_CONFIG_HOME", desktop.path().to_str().unwrap())]).await;
    let hands = Hands::on(&session);
    hands.sign_in(OWNER, PIN).await;
    sell(&session, &hands, NUMBER, "50").await;

    hands.press("F10").await;
    session.screen("reports").await;
    take(&session, "owner-reports").await;
    for format in ["csv", "xlsx"] {
        session.click(&named(&format!("export-{format}"))).await;
        session.wait("[data-testid=\"export\"][data-phase=\"done\"] [data-rows=\"1\"]").await;
        until("the file is there", || files_in(&saved).iter().any(|file| file.ends_with(format))).await;
        session.click(&named("export-away")).await;
        session.wait_gone(&named("export")).await;
    }
    assert_eq!(files_in(&saved).len(), 2);

    settings::open(&session, "backup").await;
    session.fill("backup-folder", copies.path().to_str().unwrap()).await;
    session.fill("backup-passphrase", PASSPHRASE).await;
    session.fill("backup-passphrase-again", PASSPHRASE).await;
    session.click(&named("backup-save")).await;
    session.click(&named("backup-now")).await;
    session.wait(&named("backup-made")).await;
    let made = "[data-testid=\"backup-row\"][data-verified=\"true\"][data-sealed=\"true\"]";
    session.wait(made).await;
    take(&session, "owner-backup").await;

    sell(&session, &hands, "01812345701", "70").await;
    assert_eq!(till.sales().len(), 2);
    settings::open(&session, "backup").await;
    session.click(&format!("{made} [data-testid=\"backup-restore\"]")).await;
    session.fill("restore-passphrase", "not the passphrase").await;
    session.click(&named("restore-open")).await;
    session.wait("[data-testid=\"restore\"] [data-code=\"wrong_passphrase\"]").await;
    assert_eq!(till.sales().len(), 2, "nothing was touched");
    session.fill("restore-passphrase", PASSPHRASE).await;
    session.click(&named("restore-open")).await;
    let look = session.wait(&named("restore-look")).await;
    assert_ne!(look.attr("data-lost").await.unwrap().as_deref(), Some("0"), "the sale since then is told of");
    take(&session, "owner-restore").await;
    session.fill("restore-pin", PIN).await;
    session.click(&named("restore-confirm")).await;
    session.wait_gone(&named("restore")).await;
    assert_eq!(till.only_sale()["number"], NUMBER, "the shop is as it was when the copy was made");
    let beside = files_in(&data);
    let kept = beside.iter().any(|file| file.starts_with("ledger.sqlite3.replaced-"));
    assert!(kept, "{beside:?}: what was there is kept");
    session.close().await;
}

//! What a clerk learns of the shop's money by any command of `tillupctl`, in whatever form and however loud: nothing. The
//! shop's figures are like no others, so that each is known where it turns up.

use simulators::Kind;
use tillup_core::{
    ledger::{Change, Ledger},
    money::{Currency, Money},
    reference::Reference,
    sale::{Commission, CommissionSource, Evidence, Reason, Status},
};
use tillup_ledger::SqliteLedger;

use crate::{
    NO, Scene, TABLE,
    ctl::{CLERK, OWNER, Ran, Run},
};

/// What lies in a wallet, what a sale earned, and the float and the count of the owner's drawer.
const FIGURES: [&str; 4] = ["114.204", "7.3131", "8341.17", "8340.06"];

fn taka(text: &str) -> Money {
    Money::parse(text, Currency::Bdt).unwrap()
}

fn found(text: &str) -> Vec<&'static str> {
    FIGURES.into_iter().filter(|figure| text.contains(figure)).collect()
}

/// The figures come into the ledger as providers' answers and the owner's hands bring them.
fn with_figures(scene: &Scene) {
    let ledger = SqliteLedger::open(scene.shop.ledger()).unwrap();
    for (number, ending) in [("01812345603", Status::Succeeded), ("01812345703", Status::Failed)] {
        let args = ["sell", "--wait", "0", "--account", "sohojpay", "--number", number, "--amount", "61.37"];
        let sold = scene.shop.json(Some(CLERK), &args).json();
        let reference = Reference::stored(sold["sale"]["reference"].as_str().unwrap().to_owned());
        let change = Change {
            status: ending,
            reason: (ending == Status::Failed).then_some(Reason::InsufficientBalance),
            evidence: Evidence {
                message: Some("Low fund: 114.204 left, 7.3131 earned".to_owned()),
                wallet_before: Some(taka("114.204")),
                wallet_after: Some(taka("114.204")),
                commission: Some(taka("7.3131")),
                ..Evidence::default()
            },
            commission: Commission { amount: taka("7.3131"), source: CommissionSource::Reported },
            next_check_at: None,
            resolution: None,
            at: chrono::Utc::now(),
        };
        ledger.apply(&reference, &change).unwrap();
    }
    ledger.record_balance("sohojpay", taka("114.204"), chrono::Utc::now()).unwrap();
    for (command, option, amount) in [("open", "--float", "8341.17"), ("close", "--counted", "8340.06")] {
        scene.shop.json(Some(OWNER), &["shift", command, option, amount]).exits(0);
    }
    scene.shop.json(Some(OWNER), &["shift", "open", "--float", "8341.17"]).exits(0);
}

/// As loud as it can be.
fn loud(scene: &Scene, args: &[&str]) -> Ran {
    let envs = vec![("TILLUP_LOG".to_owned(), "trace".to_owned())];
    let prepared = scene.shop.prepared(Some((CLERK.0, "")), args);
    Run { pin: Some(CLERK.1), envs, ..prepared }.go()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_command_tells_a_clerk_what_is_the_owners() {
    let mut scene = Scene::new().await;
    assert!(scene.shop.accounts.iter().any(|account| account.simulator.kind() == Kind::SohojPay));
    with_figures(&scene);
    for row in TABLE.iter().filter(|row| row.nobody == NO) {
        for form in [&["--json"][..], &[]] {
            let args = scene.args(row.command);
            let args: Vec<&str> = form.iter().copied().chain(args.iter().map(String::as_str)).collect();
            let ran = loud(&scene, &args);
            let said = format!("{}{}", ran.out, ran.err);
            assert_eq!(found(&said), [""; 0], "{}: {said}", args.join(" "));
        }
    }
    // They are there to be told: the owner is told every one.
    let mut owners = String::new();
    for command in [&["sales"][..], &["shift", "show"], &["shift", "show", "--z", "1"]] {
        owners.push_str(&scene.shop.json(Some(OWNER), command).exits(0).out);
    }
    let untold: Vec<_> = FIGURES.into_iter().filter(|figure| !owners.contains(figure)).collect();
    assert_eq!(untold, [""; 0], "{owners}");
}

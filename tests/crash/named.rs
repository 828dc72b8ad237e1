//! Killed at each named step of a sale, at each provider.

use std::time::Duration;

use simulators::{Endpoint, Fault, Kind};
use tillup_core::ledger::Ledger;
use tillup_tests::TestShop;

use crate::scene::{self, DEAD, GOOD};

/// What is sold, so that a step is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// Through one account, settled by a later look-up.
    Plain,
    /// Through a second account, after the first could not be reached.
    Routed,
}

use Way::{Plain, Routed};

/// Every named step, in the order in which a sale meets them. The wallet's opening is asked only before the first sale.
const STEPS: &[(&str, Way)] = &[
    ("before-keys", Plain),
    ("after-keys", Plain),
    ("before-question", Plain),
    ("after-question", Plain),
    ("before-list-kept", Plain),
    ("after-list-kept", Plain),
    ("before-balance-kept", Plain),
    ("after-balance-kept", Plain),
    ("before-record", Plain),
    ("after-record", Plain),
    ("before-evidence", Plain),
    ("after-evidence", Plain),
    ("before-mark-sending", Plain),
    ("after-mark-sending", Plain),
    ("before-submission", Plain),
    ("awaiting-submission", Plain),
    ("after-submission", Plain),
    ("before-apply", Plain),
    ("after-apply", Plain),
    ("reading-back", Plain),
    ("before-claim", Plain),
    ("after-claim", Plain),
    ("before-look-up", Plain),
    ("after-look-up", Plain),
    ("before-look-up-apply", Plain),
    ("after-look-up-apply", Plain),
    ("before-next-attempt", Routed),
    ("after-next-attempt", Routed),
    ("second-before-submission", Routed),
    ("second-awaiting-submission", Routed),
    ("second-after-submission", Routed),
    ("second-before-apply", Routed),
    ("second-after-apply", Routed),
];

/// Whether a sale at this provider has the step at all.
fn has(kind: Kind, step: &str) -> bool {
    match step {
        // Where the balance is evidence, it is asked once the sale is written down.
        "before-question" | "after-question" => kind != Kind::AutoFlexi,
        "before-evidence" | "after-evidence" | "before-mark-sending" | "after-mark-sending" => {
            scene::only_a_person_can_end(kind)
        }
        // Only its own list has this provider's codes.
        "before-list-kept" | "after-list-kept" => kind == Kind::Tymk,
        _ => true,
    }
}

async fn killed_at_each_step(kind: Kind) {
    let mut shop = scene::shop(kind).await;
    let mut met = 0;
    for &(step, way) in STEPS.iter().filter(|(step, _)| has(kind, step)) {
        killed_at(&mut shop, kind, step, way).await;
        met += 1;
    }
    assert!(met >= 12, "{kind}: only {met} steps were met");
    println!("{kind}: killed at {met} named steps");
    reconciled(&shop).await;
}

/// Sells with the trap at this step, restarts, and holds all together.
async fn killed_at(shop: &mut TestShop, kind: Kind, step: &str, way: Way) {
    let number = scene::number(kind, "02");
    let account = if way == Plain { GOOD } else { "" };
    if step.ends_with("awaiting-submission") {
        shop.simulator(GOOD).inject(Fault::Slow(Duration::from_secs(5)), Endpoint::Submit, 1);
    }
    let till = scene::till(shop, kind, &number, account, step).spawn().unwrap();
    let output = tokio::task::spawn_blocking(move || till.wait_with_output().unwrap()).await.unwrap();
    shop.simulator(GOOD).clear_injections();
    let said = String::from_utf8_lossy(&output.stdout);
    let context = format!("{kind}, killed at {step}, {number}");
    let met = said.contains(&format!("ended at {step}"));
    assert!(
        met && !output.status.success(),
        "{context}: {said}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );

    scene::restart_and_settle(shop, kind, &context).await;
    let sales: Vec<_> =
        shop.sales().into_iter().filter(|sale| sale.order.number.as_str() == number).collect();
    let books = shop.simulator(GOOD).executions();
    let booked = books.iter().filter(|execution| execution.number == number).count();
    assert!(sales.len() <= 1 && booked <= sales.len(), "{context}: {} sales, {booked} bookings", sales.len());
    assert!(shop.simulator(DEAD).requests().is_empty(), "{context}: the other account has another address");
    if step == "awaiting-submission" || step.contains("after-submission") {
        assert_eq!(booked, 1, "{context}: the provider had the request");
    }
    if step.ends_with("before-submission") || step == "before-record" || step == "after-next-attempt" {
        assert_eq!(booked, 0, "{context}: nothing had been sent");
    }
}

/// At the end the wallet by the postings is the wallet at the provider.
async fn reconciled(shop: &TestShop) {
    shop.engine().balances(Some(GOOD)).await.unwrap();
    let rows = shop.shop().ledger().reconcile(Some(GOOD)).unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].reported, Some(rows[0].computed), "{:?}", rows[0]);
    assert!(shop.shop().ledger().open_sales().unwrap().is_empty());
    assert!(shop.shop().ledger().verify().unwrap().ok);
}

macro_rules! at_each_provider {
    ($($name:ident = $kind:ident;)*) => {$(
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn $name() {
            killed_at_each_step(Kind::$kind).await;
        }
    )*};
}

at_each_provider! {
    a_till_killed_at_each_step_sells_at_most_once_through_sohojpay = SohojPay;
    a_till_killed_at_each_step_sells_at_most_once_through_autoflexi = AutoFlexi;
    a_till_killed_at_each_step_sells_at_most_once_through_irecharge = IRecharge;
    a_till_killed_at_each_step_sells_at_most_once_through_the_open_api = RechargeOpenApi;
    a_till_killed_at_each_step_sells_at_most_once_through_tymk = Tymk;
}

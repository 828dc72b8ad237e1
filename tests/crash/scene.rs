//! A shop whose tills are killed, and what must hold after each.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command},
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use simulators::{Kind, State};
use tillup_core::sale::{Sale, Status};
use tillup_tests::{AccountSpec, TestShop, assert_agreed, assert_sound, deaf_port, is_of};

use crate::{
    child::{ORDER, POINT},
    process,
};

/// The account that sells.
pub const GOOD: &str = "good";
/// An account whose provider cannot be reached; the owner's list has it first.
pub const DEAD: &str = "dead";

static NUMBERS: AtomicU32 = AtomicU32::new(1);

/// A shop with two accounts at one provider.
pub async fn shop(kind: Kind) -> TestShop {
    let roomy =
        |id: &str| AccountSpec::new(id, kind).with(|settings| settings.opening_balance = "1000000".into());
    let mut dead = roomy(DEAD);
    dead.base_url = Some(format!("http://127.0.0.1:{}/", deaf_port().await));
    let country = if is_indian(kind) { "IN" } else { "BD" };
    TestShop::builder()
        .country(country)
        .account(dead)
        .account(roomy(GOOD))
        .tables(&format!("[routing]\n{} = [\"{DEAD}\", \"{GOOD}\"]", operator(kind)))
        .start()
        .await
}

fn is_indian(kind: Kind) -> bool {
    matches!(kind, Kind::RechargeOpenApi | Kind::Tymk)
}

/// Whether the provider cannot be asked by our reference: what it executed may stay unknown.
pub fn only_a_person_can_end(kind: Kind) -> bool {
    matches!(kind, Kind::AutoFlexi | Kind::Tymk)
}

/// An operator that the provider sells.
pub fn operator(kind: Kind) -> &'static str {
    if is_indian(kind) { "AIRTEL" } else { "GP" }
}

/// A number never used before; its last two digits choose the simulator's outcome.
pub fn number(kind: Kind, ending: &str) -> String {
    let serial = NUMBERS.fetch_add(1, Ordering::SeqCst);
    if is_indian(kind) { format!("98{serial:06}{ending}") } else { format!("017{serial:06}{ending}") }
}

/// A till about to sell to this number.
pub fn till(shop: &TestShop, kind: Kind, number: &str, account: &str, point: &str) -> Command {
    let mut command = process::child("child::a_till_that_sells_once", shop);
    command.env(ORDER, format!("{number} {} {account}", operator(kind))).env(POINT, point);
    command
}

/// Reads the child's lines until one begins with `word`; false where it ended without.
pub fn heard(lines: &mut impl Iterator<Item = String>, word: &str) -> bool {
    lines.any(|line| line.starts_with(word))
}

/// The lines a child says.
pub fn lines(child: &mut Child) -> impl Iterator<Item = String> + use<> {
    BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok)
}

/// Opens the shop again as after a power cut, settles all with time passing, and holds ledger and provider together.
/// What only a person can end is ended by one who looks into the provider's books.
pub async fn restart_and_settle(shop: &mut TestShop, kind: Kind, context: &str) {
    shop.reopen();
    shop.clock().advance(Duration::from_secs(3600));
    shop.settle_all().await;
    assert_sound(shop, context);
    for sale in shop.sales().iter().filter(|sale| sale.status() == Status::Unknown) {
        assert!(only_a_person_can_end(kind), "{context}: {} could have been looked up", sale.reference);
        person_decides(shop, sale, context);
    }
    assert_agreed(shop, context);
}

/// The wallet before and after tells a person the truth; the person says it.
fn person_decides(shop: &TestShop, sale: &Sale, context: &str) {
    let attempt = sale.last_attempt().unwrap();
    let books = shop.simulator(GOOD).executions();
    let theirs = books.iter().find(|execution| is_of(execution, attempt, sale));
    let was_done = theirs.is_some_and(|execution| execution.state != State::Failed);
    let evidence = &attempt.evidence;
    if let (Some(before), Some(after), Some(0)) =
        (evidence.wallet_before, evidence.wallet_after, evidence.others_open)
    {
        let moved = before.minus(after).unwrap();
        assert_eq!(
            moved == sale.order.amount,
            was_done,
            "{context}: the wallets {before} and {after} tell otherwise"
        );
    }
    if theirs.is_some_and(|execution| execution.state == State::Pending) {
        shop.simulator(GOOD).settle_all(State::Succeeded);
    }
    let ended = shop
        .engine()
        .resolve(&sale.reference, was_done, "owner", "looked into the provider's books")
        .unwrap();
    assert_eq!(ended.status() == Status::Succeeded, was_done, "{context}");
}

//! Killed at random moments, several tills at a time on one ledger.

use std::{
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use simulators::Kind;
use tillup_core::sale::Status;
use tillup_tests::TestShop;

use crate::{
    child::{DONE, SELLING},
    scene::{self, GOOD},
};

/// Kills at each of the five providers.
const KILLS: u32 = 100;
/// Tills at work on one ledger at a time.
const TILLS: u32 = 3;
/// Every so many tills one is left alone, to see how long a sale takes just now.
const LEFT_ALONE: u32 = 8;
/// The first guess at how long that is.
const GUESS: Duration = Duration::from_millis(60);
/// How many a settling is made for; more would only wait.
const AT_ONCE: u32 = 20;

/// Where in a sale the kills fell, for the log.
#[derive(Default)]
struct Tally {
    killed: u32,
    before_writing: u32,
    open: u32,
    ended: u32,
}

/// Pseudo-random numbers (SplitMix64): enough to spread moments.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

fn seed() -> u64 {
    match std::env::var("CRASH_SEED") {
        Ok(seed) => seed.parse().unwrap(),
        Err(_) => u64::try_from(chrono::Utc::now().timestamp_millis()).unwrap(),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_till_killed_at_any_moment_sells_at_most_once() {
    let seed = seed();
    println!("CRASH_SEED={seed}");
    for (nth, kind) in (0..).zip(Kind::ALL) {
        let mut shop = scene::shop(kind).await;
        let mut tally = Tally::default();
        let mut chance = Chance(seed.wrapping_add(nth));
        while tally.killed < KILLS {
            shop = kill_some(shop, kind, &mut chance, &mut tally).await;
        }
        println!(
            "{kind}: {} killed, {} before anything was written, {} with the sale open, {} after its end",
            tally.killed, tally.before_writing, tally.open, tally.ended
        );
        assert!(tally.open >= KILLS / 10, "{kind}: the kills hardly fell into the sales: {}", tally.open);
    }
}

/// A round of tills, killed at random moments, then the restart.
async fn kill_some(shop: TestShop, kind: Kind, chance: &mut Chance, tally: &mut Tally) -> TestShop {
    let shop = Arc::new(shop);
    let takes = Arc::new(Mutex::new(GUESS));
    let rounds = AT_ONCE / TILLS;
    let workers: Vec<_> = (0..TILLS)
        .map(|_| {
            let (shop, takes, mut chance) = (shop.clone(), takes.clone(), Chance(chance.next()));
            tokio::task::spawn_blocking(move || {
                (0..rounds)
                    .filter_map(|nth| sell_and_kill(&shop, kind, nth, &takes, &mut chance))
                    .collect::<Vec<_>>()
            })
        })
        .collect();
    let mut numbers = Vec::new();
    for worker in workers {
        numbers.extend(worker.await.unwrap());
    }
    let mut shop = Arc::into_inner(shop).unwrap();
    let sales = shop.sales();
    for number in &numbers {
        let sale = sales.iter().find(|sale| sale.order.number.as_str() == number);
        tally.killed += 1;
        match sale.map(|sale| sale.status()) {
            None => tally.before_writing += 1,
            Some(Status::Succeeded | Status::Failed) => tally.ended += 1,
            Some(_) => tally.open += 1,
        }
    }
    scene::restart_and_settle(&mut shop, kind, &format!("{kind}, killed at random moments")).await;
    for number in &numbers {
        let rows = shop.sales().iter().filter(|sale| sale.order.number.as_str() == number).count();
        let books = shop.simulator(GOOD).executions();
        let booked = books.iter().filter(|execution| &execution.number == number).count();
        assert!(rows <= 1 && booked <= rows, "{kind} {number}: {rows} sales, {booked} bookings");
    }
    shop
}

/// One till; gives its number where it was killed before it had done.
fn sell_and_kill(
    shop: &TestShop,
    kind: Kind,
    nth: u32,
    takes: &Mutex<Duration>,
    chance: &mut Chance,
) -> Option<String> {
    let number = scene::number(kind, "02");
    let mut till = scene::till(shop, kind, &number, GOOD, "").spawn().unwrap();
    let mut lines = scene::lines(&mut till);
    assert!(scene::heard(&mut lines, SELLING), "{kind}: the till did not start");
    let began = Instant::now();
    if nth.is_multiple_of(LEFT_ALONE) {
        assert!(scene::heard(&mut lines, DONE), "{kind} {number}: {:?}", till.wait_with_output());
        *takes.lock().unwrap() = began.elapsed();
        assert!(till.wait().unwrap().success());
        return None;
    }
    let longest = u64::try_from(takes.lock().unwrap().as_micros()).unwrap().max(1);
    std::thread::sleep(Duration::from_micros(chance.next() % longest));
    till.kill().unwrap();
    let done = scene::heard(&mut lines, DONE);
    till.wait().unwrap();
    (!done).then_some(number)
}

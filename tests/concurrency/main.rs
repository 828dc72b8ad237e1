//! Two programs sell on one ledger at the same time: all is accounted for, nothing is sold twice.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout
)]

#[path = "../crash/process.rs"]
mod process;

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    process::{Child, Output},
    sync::Arc,
    time::Duration,
};

use simulators::{Kind, State};
use tillup_core::{
    engine::EngineError,
    ledger::Ledger,
    money::{Currency, Money},
    report::GroupBy,
    sale::{Sale, Status},
};
use tillup_providers::exchange::HttpExchange;
use tillup_shop::{Outside, Shop};
use tillup_tests::{AccountSpec, PATIENT, TestClock, TestShop, assert_agreed, assert_sound};
use tokio::{sync::Semaphore, task::JoinSet};

/// Sales of each of the two programs.
const EACH: u32 = 100;
/// Sales in flight at once in each.
const IN_FLIGHT: usize = 8;
/// First number of a child.
const FIRST: &str = "TILLUP_CHILD_FIRST";
/// The accounts, in turn.
const ACCOUNTS: [(&str, Kind); 3] =
    [("soho", Kind::SohojPay), ("irecharge", Kind::IRecharge), ("autoflexi", Kind::AutoFlexi)];

#[test]
#[ignore = "no test: one of the two programs"]
fn a_till_that_sells_a_hundred() {
    let Some((folder, keys)) = process::given() else {
        return;
    };
    let first: u32 = env::var(FIRST).unwrap().parse().unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let (sold, stopped) = runtime.block_on(async {
        let outside = Outside {
            keys: Some(keys),
            exchange: Arc::new(HttpExchange::default().with_limits(PATIENT)),
            clock: Arc::new(TestClock::default()),
        };
        let shop = Shop::open_with(&folder, outside).unwrap();
        let in_flight = Arc::new(Semaphore::new(IN_FLIGHT));
        let mut selling = JoinSet::new();
        for nth in first..first + EACH {
            let (engine, in_flight) = (shop.engine().clone(), in_flight.clone());
            selling.spawn(async move {
                let _turn = in_flight.acquire().await.unwrap();
                let (account, _) = ACCOUNTS[usize::try_from(nth).unwrap() % ACCOUNTS.len()];
                let mut request = TestShop::request(account, "GP", &number(nth), &amount(nth));
                request.again = false;
                engine.sell(&request).await
            });
        }
        let mut counts = (0, 0);
        while let Some(tried) = selling.join_next().await {
            match tried.unwrap() {
                Ok(_) => counts.0 += 1,
                Err(EngineError::RepeatGuard(_)) => counts.1 += 1,
                Err(error) => panic!("{error}"),
            }
        }
        counts
    });
    println!("\nsold {sold}, stopped {stopped}");
}

fn number(nth: u32) -> String {
    format!("017{nth:06}00")
}

fn amount(nth: u32) -> String {
    (20 + nth % 50).to_string()
}

async fn shop() -> TestShop {
    ACCOUNTS
        .iter()
        .fold(TestShop::builder(), |shop, (id, kind)| shop.account(AccountSpec::new(id, *kind)))
        .start()
        .await
}

/// Starts both programs and waits for both to end.
async fn both(shop: &TestShop, first: u32, second: u32) -> [String; 2] {
    let start = |first: u32| -> Child {
        process::child("a_till_that_sells_a_hundred", shop).env(FIRST, first.to_string()).spawn().unwrap()
    };
    let ended = |child: Child| tokio::task::spawn_blocking(move || child.wait_with_output().unwrap());
    let (one, other) = (ended(start(first)), ended(start(second)));
    let said = |output: Output| {
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{text}\n{}", String::from_utf8_lossy(&output.stderr));
        text
    };
    [said(one.await.unwrap()), said(other.await.unwrap())]
}

fn distinct<T: Ord>(items: impl IntoIterator<Item = T>) -> usize {
    items.into_iter().collect::<BTreeSet<_>>().len()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_sales_of_two_programs_are_all_accounted_for() {
    let shop = shop().await;
    for said in both(&shop, 0, EACH).await {
        assert!(said.contains("sold 100, stopped 0"), "{said}");
    }
    assert_sound(&shop, "before settling");
    shop.settle_all().await;
    assert_agreed(&shop, "after settling");

    let sales = shop.sales();
    assert_eq!(sales.len(), 200);
    assert_eq!(distinct(sales.iter().map(|sale| &sale.reference)), 200);
    assert_eq!(distinct(sales.iter().map(|sale| &sale.receipt_no)), 200);
    assert_eq!(distinct(sales.iter().map(|sale| sale.order.number.as_str())), 200);
    assert!(sales.iter().all(|sale| sale.attempts.len() == 1 && sale.status() == Status::Succeeded));
    books_are_the_ledgers(&shop, &sales);
    totals_are_the_sums(&shop, &sales);
    wallets_agree(&shop).await;
    let verified = shop.shop().ledger().verify().unwrap();
    // Recorded, sent and succeeded, each an entry in the one chain.
    assert!(verified.ok && verified.entries >= 3 * 200, "{verified:?}");
}

/// Each booking is a sale and each sale a booking, under the same reference where the provider takes one.
fn books_are_the_ledgers(shop: &TestShop, sales: &[Sale]) {
    let mut booked = 0;
    for (account, kind) in ACCOUNTS {
        for execution in shop.simulator(account).executions() {
            booked += 1;
            assert_eq!(execution.state, State::Succeeded, "{account}: {execution:?}");
            let sale = sales.iter().find(|sale| sale.order.number.as_str() == execution.number).unwrap();
            assert_eq!(sale.attempts[0].account, account);
            let ours = (kind != Kind::AutoFlexi).then(|| sale.reference.as_str());
            assert_eq!(execution.reference.as_deref(), ours);
            assert_eq!(Money::parse(&execution.amount, Currency::Bdt).unwrap(), sale.order.amount);
        }
    }
    assert_eq!(booked, 200);
}

fn totals_are_the_sums(shop: &TestShop, sales: &[Sale]) {
    let zero = Money::zero(Currency::Bdt);
    let sum =
        |figures: &mut dyn Iterator<Item = Money>| figures.fold(zero, |sum, one| sum.plus(one).unwrap());
    let calendar = shop.shop().ledger().config().unwrap().calendar();
    let from = calendar.day_of(sales[0].created_at);
    let to = calendar.day_of(shop.shop().clock().now());
    let reports = shop.shop().ledger().report(from, to, Some(GroupBy::Account)).unwrap();
    assert_eq!(reports.len(), 1);
    let groups: BTreeMap<_, _> = reports[0].groups.iter().cloned().collect();
    for (account, _) in ACCOUNTS {
        let of_account = || sales.iter().filter(|sale| sale.attempts[0].account == account);
        let told = groups[account];
        assert_eq!(told.sales, i64::try_from(of_account().count()).unwrap());
        assert_eq!(told.amount, sum(&mut of_account().map(|sale| sale.order.amount)));
        assert_eq!(told.fee, sum(&mut of_account().map(|sale| sale.fee)));
        assert_eq!(told.commission().unwrap(), sum(&mut of_account().map(|sale| sale.commission.amount)));
    }
    let totals = reports[0].totals;
    let expected =
        (0..200).fold(zero, |sum, nth| sum.plus(Money::parse(&amount(nth), Currency::Bdt).unwrap()).unwrap());
    assert_eq!((totals.sales, totals.amount), (200, expected));
    assert_eq!((totals.failed.sales, totals.pending.sales, totals.unknown.sales), (0, 0, 0));
}

async fn wallets_agree(shop: &TestShop) {
    for answer in shop.engine().balances(None).await.unwrap() {
        answer.balance.unwrap();
    }
    for row in shop.shop().ledger().reconcile(None).unwrap() {
        assert_eq!(row.reported, Some(row.computed), "{row:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_programs_that_sell_the_same_at_the_same_time_sell_it_once() {
    let shop = shop().await;
    let said = both(&shop, 0, 0).await;
    shop.clock().advance(Duration::from_secs(3600));
    shop.settle_all().await;
    assert_agreed(&shop, "after settling");
    assert_eq!(shop.sales().len(), 100, "{said:?}");
    let booked: usize = ACCOUNTS.iter().map(|(account, _)| shop.simulator(account).executions().len()).sum();
    assert_eq!(booked, 100);
    let counted = |word: &str| -> u32 {
        said.iter()
            .map(|text| text.split(&format!("{word} ")).nth(1).unwrap().split([',', '\n']).next().unwrap())
            .map(|n| n.parse::<u32>().unwrap())
            .sum()
    };
    assert_eq!((counted("sold"), counted("stopped")), (100, 100), "{said:?}");
}

//! What can happen before a connection stands: nothing was sent, and trying again is safe.

use std::time::Duration;

use simulators::{Endpoint, Fault, Kind, Simulator, When};
use tillup_core::{
    ledger::Ledger,
    sale::{Reason, Status},
};
use tillup_providers::exchange::Limits;
use tillup_tests::{AccountSpec, TestShop, WHILE, assert_sound, deaf_port};

use crate::{
    cases::{self, Case},
    end::comes_to_agree,
    run::Cases,
};

/// Why no connection comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Barrier {
    /// Nobody listens there.
    Refused,
    /// The name has no address.
    NoName,
    /// The other side does not speak TLS.
    NoTls,
}

const BARRIERS: [Barrier; 3] = [Barrier::Refused, Barrier::NoName, Barrier::NoTls];
/// A name may take its time to be unknown.
const LIMITS: Limits =
    Limits { connect_timeout: Duration::from_secs(5), longest_answer: Duration::from_secs(20) };

impl Barrier {
    /// The account's address behind the barrier.
    async fn in_front_of(self, simulator: &Simulator) -> String {
        let (url, port) = (simulator.base_url(), simulator.port());
        match self {
            Self::Refused => url.replace(&port.to_string(), &deaf_port().await.to_string()),
            Self::NoName => url.replace("127.0.0.1", "no-such-host.invalid"),
            Self::NoTls => url.replace("http://", "https://"),
        }
    }
}

/// The file with another address.
fn moved(shop: &TestShop, to: &str) -> String {
    let account = &shop.accounts()[0];
    shop.provisioning().replace(&account.simulator.base_url(), to)
}

fn provision(shop: &TestShop, file: &str) {
    shop.shop().provision(file, Some(&TestShop::owner())).unwrap();
}

/// An account whose operator codes need no list, so that the submission itself is the first to meet the barrier.
fn spec(case: Case) -> AccountSpec {
    let mut spec = case.spec();
    if case.kind == Kind::Tymk {
        spec.operator_codes.push((case.operator().to_owned(), "2".to_owned()));
    }
    spec
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_sale_that_cannot_reach_its_provider_is_failed_not_sent() {
    let mut runs = Cases::new();
    for case in cases::all() {
        for barrier in BARRIERS {
            for listed in [false, true] {
                // Whose codes are documented has no list to ask for first.
                if listed && case.kind != Kind::Tymk {
                    continue;
                }
                let step = if listed { "list of operators" } else { "submit" };
                let name = format!("{}, {step}, {barrier:?}", case.name());
                runs.add(name.clone(), not_sent(case, barrier, listed, name));
            }
        }
    }
    runs.run().await;
}

async fn not_sent(case: Case, barrier: Barrier, listed: bool, context: String) {
    let spec = if listed { case.spec() } else { spec(case) };
    let shop = case.builder().account(spec).limits(LIMITS).start().await;
    let simulator = shop.only_simulator();
    provision(&shop, &moved(&shop, &barrier.in_front_of(simulator).await));
    let sale =
        shop.engine().sell(&case.request("70")).await.unwrap_or_else(|error| panic!("{context}: {error}"));
    assert_eq!((sale.status(), sale.reason()), (Status::Failed, Some(Reason::NotSent)), "{context}");
    assert!(simulator.requests().is_empty(), "{context}: {:?}", simulator.requests());
    assert_sound(&shop, &context);

    // Safe to try again: the same sale to the same number goes as soon as the way is free.
    provision(&shop, shop.provisioning());
    let again = tillup_core::engine::SellRequest { again: false, ..case.request("70") };
    let sale = shop.engine().sell(&again).await.unwrap_or_else(|error| panic!("{context}: again: {error}"));
    assert!(matches!(sale.status(), Status::Succeeded | Status::Pending), "{context}: {:?}", sale.reason());
    assert_eq!(simulator.executed().len(), 1, "{context}");
    comes_to_agree(case, &shop, &context).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_look_up_that_cannot_reach_its_provider_leaves_the_sale_open() {
    let mut runs = Cases::new();
    for case in cases::all() {
        for barrier in BARRIERS {
            for lost in [false, true] {
                let step = if lost { "look-up of a lost sale" } else { "look-up of a pending sale" };
                let name = format!("{}, {step}, {barrier:?}", case.name());
                runs.add(name.clone(), stays_open(case, barrier, lost, name));
            }
        }
    }
    runs.run().await;
}

async fn stays_open(case: Case, barrier: Barrier, lost: bool, context: String) {
    let shop = case.builder().account(spec(case)).limits(LIMITS).start().await;
    let simulator = shop.only_simulator();
    if lost {
        simulator.inject(Fault::Reset(When::After), Endpoint::Submit, 1);
    }
    let sale = shop.engine().sell(&case.request("02")).await.unwrap();
    let stood = sale.status();
    assert_eq!(stood, if lost { Status::Unknown } else { Status::Pending }, "{context}");
    provision(&shop, &moved(&shop, &barrier.in_front_of(simulator).await));
    for _ in 0..3 {
        shop.engine().settle(Duration::ZERO).await.unwrap();
        shop.clock().advance(WHILE);
        let now = shop.sale(&sale.reference);
        assert_eq!((now.status(), now.reason()), (stood, sale.reason()), "{context}");
    }
    provision(&shop, shop.provisioning());
    comes_to_agree(case, &shop, &context).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn plain_http_without_the_owners_yes_sends_nothing() {
    let mut runs = Cases::new();
    for case in cases::all() {
        runs.add(case.name(), async move {
            // Provisioning refuses such an address; a ledger that has one all the same sends nothing either.
            let shop = case.builder().account(spec(case)).start().await;
            let forbidden = shop.provisioning().replace("allow_http = true", "allow_http = false");
            assert!(shop.shop().provision(&forbidden, Some(&TestShop::owner())).is_err());
            let mut config = shop.shop().ledger().config().unwrap().as_ref().clone();
            for account in &mut config.accounts {
                account.allow_http = false;
            }
            shop.shop().ledger().save_config(&config, "test", shop.shop().clock().now()).unwrap();
            match shop.engine().sell(&case.request("70")).await {
                Ok(sale) => {
                    assert_eq!((sale.status(), sale.reason()), (Status::Failed, Some(Reason::NotSent)))
                }
                Err(error) => assert_eq!(error.code().0, "not_sent"),
            }
            assert!(shop.only_simulator().requests().is_empty());
            assert!(shop.engine().balances(None).await.unwrap()[0].balance.is_err());
            assert!(shop.only_simulator().requests().is_empty());
        });
    }
    runs.run().await;
}

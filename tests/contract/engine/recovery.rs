//! Sales that were under way when their program ended.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use simulators::Kind;
use tillup_core::{
    ledger::Ledger,
    ports::Exchange,
    sale::{Reason, Status},
    wire::{ExchangeError, NotSent, WireAnswer, WireRequest},
};
use tillup_providers::exchange::HttpExchange;
use tillup_tests::{PATIENT, TestShop, assert_sound};

use crate::{
    cases::{self, Case},
    end::comes_to_agree,
    run::Cases,
};

/// Where the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ends {
    /// Before the submission is sent.
    BeforeSending,
    /// After the provider has answered, before the answer is read.
    BeforeReading,
    /// While the wallet is asked, before the sale is marked as sending.
    WhileAskingTheWallet,
}

/// An exchange that never comes back from the request at which the program ends.
struct Ending {
    kind: Kind,
    ends: Ends,
    real: HttpExchange,
    sent: AtomicUsize,
}

impl Ending {
    fn is_the_request(&self, request: &WireRequest) -> bool {
        let target = request.shown_target();
        let is_submission = match self.kind {
            Kind::SohojPay | Kind::AutoFlexi => target.ends_with("/create"),
            Kind::IRecharge => target.ends_with("/recharge/normal"),
            // One path for all: the wallet is opened first.
            Kind::RechargeOpenApi => self.sent.fetch_add(1, Ordering::SeqCst) == 1,
            Kind::Tymk => target.ends_with("/attempt"),
        };
        match self.ends {
            Ends::WhileAskingTheWallet => target.ends_with("/balance"),
            _ => is_submission,
        }
    }
}

#[async_trait]
impl Exchange for Ending {
    async fn send(&self, request: WireRequest) -> Result<WireAnswer, ExchangeError> {
        if !self.is_the_request(&request) {
            return self.real.send(request).await;
        }
        if self.ends == Ends::BeforeReading {
            let _ = self.real.send(request).await;
        }
        std::future::pending().await
    }

    async fn reach(&self, base_url: &str) -> Result<Duration, NotSent> {
        self.real.reach(base_url).await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_sale_under_way_when_its_program_ended_is_recovered() {
    let mut runs = Cases::new();
    for case in cases::all() {
        for ends in [Ends::BeforeSending, Ends::BeforeReading, Ends::WhileAskingTheWallet] {
            // Only where the wallet is evidence is it asked between writing down and sending.
            if ends == Ends::WhileAskingTheWallet && !matches!(case.kind, Kind::AutoFlexi | Kind::Tymk) {
                continue;
            }
            let name = format!("{}, the program ends {ends:?}", case.name());
            runs.add(name.clone(), recovered(case, ends, name));
        }
    }
    runs.run().await;
}

async fn recovered(case: Case, ends: Ends, context: String) {
    let ending = Ending {
        kind: case.kind,
        ends,
        real: HttpExchange::default().with_limits(PATIENT),
        sent: AtomicUsize::new(0),
    };
    let mut shop = case.builder().account(case.spec()).exchange(Arc::new(ending)).start().await;
    let selling = {
        let (program, request) = (shop.shop().clone(), case.request("70"));
        tokio::spawn(async move { program.engine().sell(&request).await.map(|sale| sale.reference) })
    };
    let stands = if ends == Ends::WhileAskingTheWallet { Status::Recorded } else { Status::Sending };
    let executed = usize::from(ends == Ends::BeforeReading);
    wait_until(&shop, stands, executed, &context).await;

    // While that program lives, another leaves its sale alone.
    let other = shop.open_again();
    other.engine().settle(Duration::ZERO).await.unwrap();
    assert_eq!(shop.sales()[0].status(), stands, "{context}: while its program lives");
    drop(other);

    selling.abort();
    assert!(selling.await.is_err(), "{context}: it had not ended");
    shop.set_exchange(Arc::new(HttpExchange::default().with_limits(PATIENT)));
    shop.reopen();
    assert_eq!(shop.sales()[0].status(), stands, "{context}: as it was left");
    assert_eq!(shop.shop().ledger().interrupted().unwrap().len(), 1, "{context}");

    shop.engine().settle(Duration::ZERO).await.unwrap();
    assert_sound(&shop, &context);
    if ends == Ends::WhileAskingTheWallet {
        let sale = shop.sales().remove(0);
        assert_eq!((sale.status(), sale.reason()), (Status::Failed, Some(Reason::NotSent)), "{context}");
    }
    assert_eq!(shop.only_simulator().executed().len(), executed, "{context}: nothing is sent again");
    comes_to_agree(case, &shop, &context).await;
    assert_eq!(shop.only_simulator().executed().len(), executed, "{context}: nothing is sent again");
}

/// Waits until the sale stands so and the provider has done its part.
async fn wait_until(shop: &TestShop, status: Status, executed: usize, context: &str) {
    for _ in 0..2_000 {
        let stands = shop.sales().first().is_some_and(|sale| sale.status() == status);
        if stands && shop.only_simulator().executed().len() == executed {
            // The program is now past the point at which it ends.
            tokio::time::sleep(Duration::from_millis(50)).await;
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{context}: the sale never stood at {status}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sale_that_could_not_be_marked_as_sending_is_not_sent_and_does_not_stay_open() {
    let shop = TestShop::with(Kind::AutoFlexi).await;
    let ledger = rusqlite::Connection::open(shop.ledger_file()).unwrap();
    let broken = "CREATE TRIGGER broken BEFORE UPDATE ON attempts WHEN NEW.status = 'sending'
                  BEGIN SELECT RAISE(ABORT, 'the disk is full'); END";
    ledger.execute_batch(broken).unwrap();
    let sale = shop.sell("autoflexi", "GP", "01712345670", "50").await.unwrap();
    assert_eq!((sale.status(), sale.reason()), (Status::Failed, Some(Reason::NotSent)));
    assert_eq!(shop.accounts()[0].submissions(), 0);
    ledger.execute_batch("DROP TRIGGER broken").unwrap();
    let sale = shop.sell("autoflexi", "GP", "01712345670", "50").await.unwrap();
    assert_eq!(sale.status(), Status::Pending);
    assert_sound(&shop, "after a full disk");
}

//! The till that is killed: it opens the shop, sells once, follows the sale, and ends.

use std::{env, io::Write, sync::Arc, time::Duration};

use tillup_core::{
    engine::{Engine, SellRequest},
    ports::Exchange,
    wire::{AnswerSize, ExchangeError, Method, WireRequest},
};
use tillup_ledger::SqliteLedger;
use tillup_providers::{exchange::HttpExchange, registry::Registry};
use tillup_tests::{PATIENT, TestClock, TestShop};

use crate::{
    points::{Trap, TrappedExchange, TrappedKeys, TrappedLedger},
    process,
};

/// Number, operator and account of the sale; an empty account lets the shop choose.
pub const ORDER: &str = "TILLUP_CHILD_ORDER";
/// The step at which to end.
pub const POINT: &str = "TILLUP_CHILD_POINT";
/// The words of a child about to sell, and of one that has.
pub const SELLING: &str = "selling";
/// The word of a child that has sold and followed.
pub const DONE: &str = "done";

/// Amount of every sale.
pub const AMOUNT: &str = "50";

#[test]
#[ignore = "no test: the process that the others kill"]
fn a_till_that_sells_once() {
    let Some((folder, keys)) = process::given() else {
        return;
    };
    let order = env::var(ORDER).unwrap();
    let [number, operator, account] = order.split(' ').collect::<Vec<_>>().try_into().unwrap();
    let trap = Trap::new(env::var(POINT).unwrap_or_default());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let exchange = HttpExchange::default().with_limits(PATIENT);
    runtime.block_on(warm_up(&exchange));
    let ledger = Arc::new(SqliteLedger::open(tillup_shop::ledger_file(&folder)).unwrap());
    let engine = Engine::new(
        Arc::new(TrappedLedger(ledger, trap.clone())),
        Arc::new(TrappedExchange(Arc::new(exchange), trap.clone())),
        Arc::new(TrappedKeys(keys, trap)),
        Arc::new(TestClock::default()),
        Registry::builtin().iter().map(|provider| (provider.id(), provider.clone())).collect(),
    );
    let request = SellRequest { again: false, ..TestShop::request(account, operator, number, AMOUNT) };
    say(SELLING);
    let sale = runtime.block_on(async {
        let sale = engine.sell(&request).await.unwrap();
        engine.follow(&sale.reference, Duration::from_secs(600)).await.unwrap()
    });
    say(&format!("{DONE} {}", sale.status()));
}

/// Reads the root certificates, which takes longer than a sale and would draw most of the random kills.
async fn warm_up(exchange: &HttpExchange) {
    let to_nobody = WireRequest {
        method: Method::Get,
        url: "http://127.0.0.1:1/".into(),
        headers: Vec::new(),
        body: None,
        allow_http: true,
        size: AnswerSize::Single,
        answer_timeout: Duration::from_secs(1),
    };
    assert!(matches!(exchange.send(to_nobody).await, Err(ExchangeError::NotSent(_))));
}

/// On a line of its own: the test harness leaves its own unfinished.
fn say(line: &str) {
    let mut out = std::io::stdout();
    writeln!(out, "\n{line}").unwrap();
    out.flush().unwrap();
}
